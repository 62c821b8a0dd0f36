"""Pages of words made by hand, for tests of reading."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Page, Rect, Word

SIZE = 10.0
WIDE = 5.0  # points that a character takes


def words_at(text: str, x0: float, top: float, size: float = SIZE, *, bold: bool = False) -> list[Word]:
    """A line of words from `x0` on, in a font whose characters are half as wide as high."""
    words, x = [], x0
    for token in text.split():
        width = len(token) * WIDE * size / SIZE
        words.append(Word(token, Rect(x, top, x + width, top + size), "Serif", size, bold=bold, colour="#000000"))
        x += width + 3 * size / SIZE
    return words


def paragraph(text: str, x0: float, top: float, width: float, pitch: float = 13.0) -> list[Word]:
    """Text set ragged right in a column `width` points wide."""
    words: list[Word] = []
    line: list[str] = []
    for token in [*text.split(), None]:
        used = sum(len(t) * WIDE + 3 for t in line)
        if token is None or used + len(token) * WIDE > width:
            words += words_at(" ".join(line), x0, top)
            top += pitch
            line = []
        if token is not None:
            line.append(token)
    return words


def page_of(words: Sequence[Word], number: int = 1) -> Page:
    """An A4 page with these words."""
    return Page(number, 595.0, 842.0, words=tuple(words))
