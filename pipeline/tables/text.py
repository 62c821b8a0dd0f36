"""Words of a page as text rows and chunks: what the eye takes together before it sees columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from pipeline.model import Rect, Word

SAME_ROW = 0.55  # share of the smaller height that two words of one row have in common
PLACEHOLDER = re.compile(r"(?:[-–—−*x✓✔.]|n\.?\s?v\.?\s?t\.?|n\.?[ab]\.?|nvt|pm|p\.m\.|onbekend|\.{2,})", re.IGNORECASE)
DIGITS = re.compile(r"\d")
LETTERS = re.compile(r"[^\W\d_]")
YEAR = re.compile(r"(?:19|20)\d\d(?:\s*[-/]\s*(?:19|20)?\d\d)?\*?")
WIDE_GAP = 0.8  # em: white space that makes a text row look like cells
LINES = 0.6  # em of white between the lines of one cell, at most
ADJOINING = 0.02  # em of white, or of overlap, within one word
CODE = re.compile(r"^(?:EUR|USD|GBP)(?=\s?[-+]?\d)|(?<=\d)\s?(?:EUR|USD|GBP)$")  # a currency by its letters
CURRENCY = ("$", "€", "£", "¥")  # signs that accounts set in a column of their own
NOTE = re.compile(
    r"(?:sources?|bron(?:nen)?|notes?|no(?:ot|ten)|toelichting|opmerking|leeswijzer)\b\s?[:.]|\*|†|‡|¹|\d{1,2}[/)]\s",
    re.I,
)
SIGNS = 24  # characters that a figure with its sign, unit and share may have


@dataclass(frozen=True, slots=True)
class Row:
    """Words on one text line over the whole width that was looked at, from left to right, in points."""

    words: tuple[Word, ...]
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        """Height of the row's middle, points from the top of the page."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words of one row with no more than a word space between them."""

    words: tuple[Word, ...]
    rect: Rect

    @property
    def text(self) -> str:
        """The words with single spaces."""
        return text_line(self.words)

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(word.bold for word in self.words)


def text_line(words: Sequence[Word]) -> str:
    """Words of one line with single spaces; a sign from another font that adjoins a word belongs to it."""
    out: list[str] = []
    for i, word in enumerate(words):
        out += [word.text] if i == 0 or _adjoins(words[i - 1], word) else [" ", word.text]
    return "".join(out)


def _adjoins(a: Word, b: Word) -> bool:
    """Whether a word was parted only because its type changes: no white, and letters of one size."""
    same_size = abs(size_of(a) - size_of(b)) <= 0.05 * size_of(a)
    return (
        (a.font, a.colour) != (b.font, b.colour) and same_size and abs(b.rect.x0 - a.rect.x1) <= ADJOINING * size_of(a)
    )


def rows_of(words: Iterable[Word]) -> list[Row]:
    """Words as text rows, from top to bottom: words share a row when they overlap in height for the better part.

    Raised marks join the row that they stand in; a value set between two lines of its label stays by itself.
    """
    found: list[tuple[Rect, list[Word]]] = []  # where the first word of a row stands, and its words
    homes: dict[tuple[float, float], list[Word]] = {}  # most words stand exactly where another one does
    for word in sorted(words, key=_tall_first):
        rect = word.rect
        top, bottom = at = rect.top, rect.bottom
        home = homes.get(at) or next(
            (row for seed, row in found if seed.top < bottom and top < seed.bottom and _shares(seed, word.rect)), None
        )
        if home is None:
            home = []
            found.append((word.rect, home))
        home.append(word)
        homes[at] = home
    rows = [_row(row) for _, row in found]
    return sorted(rows, key=lambda row: (row.middle, row.words[0].rect.x0))


def _tall_first(word: Word) -> tuple[float, float, float]:
    rect = word.rect
    return -round(rect.bottom - rect.top, 1), rect.top, rect.x0


def _from_left(word: Word) -> tuple[float, float]:
    rect = word.rect
    return rect.x0, rect.x1


def _shares(seed: Rect, word: Rect) -> bool:
    return seed.down(word) >= SAME_ROW * max(0.1, min(seed.height, word.height))


def _row(words: Sequence[Word]) -> Row:
    if len(words) == 1:
        return Row((words[0],), words[0].rect.top, words[0].rect.bottom)
    inside, rects = sorted(words, key=_from_left), [word.rect for word in words]
    return Row(tuple(inside), min([rect.top for rect in rects]), max([rect.bottom for rect in rects]))


def chunks_of(row: Row, gap: float) -> list[Chunk]:
    """The row cut where the white space is wider than `gap` times the font size."""
    cut: list[list[Word]] = []
    right = before = 0.0
    for word in row.words:
        rect, size = word.rect, word.size or size_of(word)
        if cut and rect.x0 - right <= gap * (before + size) / 2:
            cut[-1].append(word)
            right = max(right, rect.x1)
        else:
            cut.append([word])
            right = rect.x1
        before = size
    return [chunk(words) for words in cut]


def chunk(words: Sequence[Word]) -> Chunk:
    """Words as one chunk."""
    return Chunk(tuple(words), words[0].rect if len(words) == 1 else Rect.around([w.rect for w in words]))


def size_of(word: Word) -> float:
    """Font size in points; the height stands in where the size is unknown."""
    return word.size or max(1.0, word.rect.height)


def em_of(words: Sequence[Word], default: float = 10.0) -> float:
    """The font size of most of the words, in points: what every distance in a table is measured by."""
    return median(size_of(word) for word in words) if words else default


def is_figure(text: str) -> bool:
    """Whether a cell holds a figure (with sign, unit, share in brackets) or a stand-in for one, not words."""
    text = CODE.sub("", text.strip()).strip()
    if PLACEHOLDER.fullmatch(text):
        return True
    letters = len(LETTERS.findall(text))
    return bool(DIGITS.search(text)) and len(text) <= SIGNS and letters <= 0.3 * len(text.replace(" ", ""))


def is_sign(text: str) -> bool:
    """Whether a text is a sign or two without a letter or a digit: an icon, a tick, a bullet."""
    return 0 < len(text.strip()) <= 2 and not any(c.isalnum() for c in text)


def is_value(text: str) -> bool:
    """Whether a cell holds a figure that cannot be the head of a column."""
    return is_figure(text) and not is_year(text)


def is_year(text: str) -> bool:
    """Whether a figure may as well be the head of a column: a year or a span of years."""
    return bool(YEAR.fullmatch(text.strip()))
