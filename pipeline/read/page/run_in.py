"""Heads that run in: words in another type at the start of a paragraph, closed by a full stop, with the text behind.

Such a head is parted from its paragraph: a line of its own with the role `heading`, and the rest of its row. It counts
only where a document does so again and again; words in bold elsewhere are emphasis.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.model import Line, Page, Word
from pipeline.read.page.rows import box_of, text_of
from pipeline.read.page.style import Style, main_size

SUPPORT = 3  # paragraphs of a document that begin so before it is a habit
LONGEST = 14  # words of such a head
LARGER = 1.07  # of the type size of the text


@dataclass(frozen=True, slots=True)
class _RunIn:
    """Where a head runs in: on which page, from which line, and its lines with the number of words in the last."""

    page: int
    first: int
    last: int
    words: int  # of the line `last` that belong to the head


def part_run_in_heads(pages: Sequence[Page], style: Style) -> list[Page]:
    """The pages with each head that runs in on lines of its own; unchanged where too few paragraphs begin so."""
    found = [head for page in pages for head in _heads(page, style)]
    if len(found) < SUPPORT:
        return list(pages)
    return [_parted(page, [head for head in found if head.page == page.number]) for page in pages]


def _heads(page: Page, style: Style) -> Iterator[_RunIn]:
    for index, line in enumerate(page.lines):
        begins = line.role == "body" and (index == 0 or page.lines[index - 1].block != line.block)
        if begins and not page.contents and (head := _head(page, index, style)):
            yield head


def _head(page: Page, first: int, style: Style) -> _RunIn | None:
    """The head that begins with line `first`, when its words stand out, end in a full stop, and text goes on."""
    marked = _mark(page.lines[first].words[0], style)
    if not marked:
        return None
    before: list[Word] = []
    for last in range(first, min(first + 2, len(page.lines))):
        line = page.lines[last]
        if line.block != page.lines[first].block or line.role != "body":
            return None
        own = next((n for n, word in enumerate(line.words) if _mark(word, style) != marked), len(line.words))
        before += line.words[:own]
        if own < len(line.words):
            if own and _reads_as_head(before):
                return _RunIn(page.number, first, last, own)
            return None
    return None


def _mark(word: Word, style: Style) -> str:
    """What sets a word apart from the text: weight, slope, size; '' when nothing does."""
    signs = {"bold": word.bold and not style.bold, "italic": word.italic, "large": word.size >= LARGER * style.size}
    return " ".join(sign for sign, shows in signs.items() if shows)


def _reads_as_head(words: Sequence[Word]) -> bool:
    text = text_of(list(words))
    return len(words) <= LONGEST and bool(re.search(r"[^\W\d_]{2}.*[.?!]$", text)) and not text.endswith("..")


def _parted(page: Page, heads: Sequence[_RunIn]) -> Page:
    lines: list[Line] = []
    block = 1 + max((line.block for line in page.lines), default=-1)
    starts = {head.first: head for head in heads}
    skip = -1
    for index, line in enumerate(page.lines):
        if index <= skip:
            continue
        head = starts.get(index)
        if head is None:
            lines.append(line)
            continue
        skip = head.last
        own = [*page.lines[index : head.last], page.lines[head.last]]
        lines += [replace(one, role="heading", block=block) for one in own[:-1]]
        lines.append(_share(own[-1], own[-1].words[: head.words], page.number, heading=True, block=block))
        lines.append(_share(own[-1], own[-1].words[head.words :], page.number, heading=False, block=line.block))
        block += 1
    return replace(page, lines=tuple(lines))


def _share(line: Line, words: Sequence[Word], page: int, *, heading: bool, block: int) -> Line:
    """A part of a line as a line: the head, or the text behind it."""
    return replace(
        line,
        text=text_of(list(words)),
        box=box_of(list(words), page),
        words=tuple(words),
        role="heading" if heading else "body",
        size=main_size(list(words)),
        bold=all(word.bold for word in words),
        block=block,
    )
