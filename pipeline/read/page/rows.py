"""Words to rows: what stands on one base line, from left to right."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Sequence

from pipeline.model import Box, Rect, Word
from pipeline.read.page.style import main_size
from pipeline.read.text.characters import LIGATURES

SAME_ROW = 0.5  # share of the smaller word's height that must lie within the row
CELL = 12.0  # points: height of a cell of the grid that finds rows
RAISED = 0.15  # of the size: a small word this much above the base line is a note mark
SMALL = 0.8  # of the size of the row: so small is a note mark
GLUED = 0.1  # of the size: words nearer than this are one word in two fonts
BULLETS = "•●▪■◦○‣⁃∙·➢➤►▶✓✔❖◆❑"


def base_lines(words: Sequence[Word]) -> list[list[Word]]:
    """Words grouped by base line, top to bottom, each row from left to right. Every word is in one row."""
    rows: list[list[Word]] = []
    cells: dict[int, list[int]] = {}  # a grid of heights, so that only rows nearby are looked at
    begun: dict[tuple[float, float], int] = {}  # the row that a word of exactly this height and place began
    for word in sorted(words, key=_tall_first):  # marks join tall ones
        rect = word.rect
        place = (rect.top, rect.bottom)
        known = begun.get(place)
        if known is not None:
            rows[known].append(word)
            continue
        reach = range(int(rect.top / CELL), int(rect.bottom / CELL) + 1)
        best, most = -1, 0.0
        for index in {index for cell in reach for index in cells.get(cell, ())}:
            share = _shared(rows[index][0].rect, rect)
            if share > most:
                best, most = index, share
        if best >= 0 and most >= SAME_ROW:
            rows[best].append(word)
            continue
        begun[place] = len(rows)
        for cell in reach:
            cells.setdefault(cell, []).append(len(rows))
        rows.append([word])
    for row in rows:
        row.sort(key=_from_left)
    return sorted(rows, key=lambda row: (_base(row), row[0].rect.x0))


def _tall_first(word: Word) -> tuple[float, float]:
    rect = word.rect
    return rect.top - rect.bottom, rect.top


def _from_left(word: Word) -> float:
    return word.rect.x0


def _shared(anchor: Rect, rect: Rect) -> float:
    return anchor.down(rect) / max(0.1, min(anchor.height, rect.height))


def _base(row: Sequence[Word]) -> float:
    size = main_size(row)
    return max([w.rect.bottom for w in row if w.size == size])


def split_at_gaps(row: Sequence[Word], gap: float) -> list[list[Word]]:
    """A row cut where white space is wider than `gap` points."""
    parts = [[row[0]]]
    for before, word in itertools.pairwise(row):
        if word.rect.x0 - before.rect.x1 > gap:
            parts.append([])
        parts[-1].append(word)
    return parts


def note_marks(words: Sequence[Word]) -> set[int]:
    """Indexes of words that are raised note marks: small, above the base line, digits or signs."""
    size, base = main_size(words), _base(words)
    letters = [w.rect.bottom for w in words if w.size == size]
    base = sorted(letters)[len(letters) // 2] if letters else base
    return {
        index
        for index, word in enumerate(words)
        if index > 0
        and word.size <= SMALL * size
        and word.rect.bottom <= base - RAISED * size
        and re.fullmatch(r"[\d*†‡,)(a-e]{1,4}", word.text)
        and not re.fullmatch(r"(c|d|k)?m", words[index - 1].text)
    }


def text_of(words: Sequence[Word]) -> str:
    """The words as one string: note marks dropped, parts of one word joined, characters cleaned."""
    marks = note_marks(words)
    text = ""
    last: Word | None = None
    for index, word in enumerate(words):
        if index in marks:
            continue
        glued = last is not None and word.rect.x0 - last.rect.x1 < GLUED * min(word.size, last.size) and index > 0
        text += ("" if last is None or glued else " ") + word.text
        last = word
    return clean(text)


_STRANGE = LIGATURES | {0xA0: " ", 0x202F: " ", 0x2009: " ", 0x200B: "", 0xFEFF: "", 0x2010: "-", 0x2011: "-"}


def clean(text: str) -> str:
    """NFC, ligatures spelt out, odd white space made plain; a soft hyphen stays only at the end, as a hyphen."""
    text = unicodedata.normalize("NFC", text.translate(_STRANGE))
    if text.endswith("\u00ad"):
        text = text[:-1] + "-"
    text = text.replace("\u00ad", "")
    if text and (text[0] in BULLETS or 0xE000 <= ord(text[0]) <= 0xF8FF):
        text = "• " + text[1:].lstrip()
    return re.sub(r"\s+", " ", text).strip()


def box_of(words: Sequence[Word], page: int) -> Box:
    """The box around words of one page.

    Raises:
        ValueError: when there are none.
    """
    around = Rect.around(word.rect for word in words)
    # A letter that is inside out reaches as far as the side that it begins at.
    right, foot = max(word.rect.x0 for word in words), max(word.rect.top for word in words)
    return Box(page, around.x0, around.top, max(around.x1, right), max(around.bottom, foot))
