"""Whether every word of a clause stands in the boxes that it names."""

from __future__ import annotations

import re

from pipeline.model import Box, Clause, Page, Reading

LETTERS = re.compile(r"\w+")
SLACK = 1.0  # points outside the box that the middle of a word may lie


def ungrounded_words(clause: Clause, reading: Reading) -> list[str]:
    """The words of a clause that do not stand in its boxes, in their order; empty when it is grounded.

    Compared are letters and digits, the boxes' text run together: a word that a line end cuts in two is one again.
    Each word is looked for behind the one before it; a missing one may therefore take later words with it.
    """
    pages = {page.number: page for page in reading.pages}
    drawn = [_text_in(box, pages[box.page]) if box.page in pages else "" for box in clause.boxes]
    have = "".join(LETTERS.findall("".join(drawn).lower()))
    missing, place = [], 0
    for word in LETTERS.findall(clause.text):
        at = have.find(word.lower(), place)
        if at < 0:
            missing.append(word)
        else:
            place = at + len(word)
    return missing


def _text_in(box: Box, page: Page) -> str:
    """The text of the line that has this box, else the words that lie in it (a table's cell)."""
    lines = [line.text for line in page.lines if line.box == box]
    if lines:
        return "".join(lines)
    head, foot = box.top - SLACK, box.bottom + SLACK  # most words of a page stand too high or too low
    near = (word for word in page.words if word.rect.top <= foot and max(word.rect.top, word.rect.bottom) >= head)
    return "".join(word.text for word in near if box.holds(word.on(page.number), SLACK))
