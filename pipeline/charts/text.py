"""The text of charts: figures that stand by themselves, and labels of one or more rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from pipeline.model import Rect, Word
from pipeline.read import join_lines
from pipeline.tables.text import Chunk, Row, chunk, chunks_of, rows_of, size_of

FIGURE = re.compile(
    r"(?:€\s?)?[+\-−–]?(?:\d{1,3}(?:\.\d{3}){1,4}(?:,\d{1,9})?|\d{1,15}(?:[.,]\d{1,9})?)\s?%?", re.ASCII
)
WORD_SPACE = 0.7  # em of white within a label; labels beside each other stand further apart
ROW_SPACE = 0.55  # em of white between the rows of one label
MANY_ROWS = 5  # rows that a label may have; more are prose


@dataclass(frozen=True, slots=True)
class Label:
    """Words of a label over one or more rows, in points."""

    chunks: tuple[Chunk, ...]
    rect: Rect

    @property
    def words(self) -> tuple[Word, ...]:
        """Its words, row by row."""
        return tuple(w for c in self.chunks for w in c.words)

    @property
    def colour(self) -> str:
        """The colour of its first word."""
        return self.chunks[0].words[0].colour


@dataclass(frozen=True, slots=True)
class ChartFigure:
    """A figure with its sign and unit, with nothing else beside it."""

    text: str
    value: float
    label: Label  # where it stands

    @property
    def size(self) -> float:
        """Font size, points."""
        return size_of(self.label.words[0])


@dataclass(frozen=True, slots=True)
class ChartText:
    """The words of a page as a chart has them."""

    figures: tuple[ChartFigure, ...]
    chunks: tuple[Chunk, ...]  # one row each, figures left out
    labels: tuple[Label, ...]  # the same, row under row
    words: tuple[Word, ...]


def chart_text(words: Sequence[Word], rows: Iterable[Row]) -> ChartText:
    """Upright words of a page, and the same as text rows, as figures and labels."""
    figures: list[ChartFigure] = []
    chunks: list[Chunk] = []
    for row in rows:
        for piece in chunks_of(row, WORD_SPACE):
            found = _figures(piece.words)
            if found:
                figures += found
            else:
                chunks.append(piece)
    return ChartText(tuple(figures), tuple(chunks), tuple(_stacked(chunks)), tuple(words))


def joined(words: Iterable[Word], known: Set[str]) -> str:
    """Words of a label as one string, hyphens at line ends undone."""
    return join_lines([" ".join(w.text for w in row.words) for row in rows_of(words)], known)


def label_of_chunks(chunks: Sequence[Chunk]) -> Label:
    """Rows of text as one label."""
    return Label(
        tuple(chunks),
        Rect.around(c.rect for c in chunks),
    )


def _figures(words: Sequence[Word]) -> list[ChartFigure]:
    """The figures of a run of words that holds nothing else; sign and unit may be words of their own."""
    found: list[ChartFigure] = []
    i = 0
    while i < len(words):
        for length in (3, 2, 1):
            some = words[i : i + length]
            text = " ".join(w.text for w in some)
            if len(some) == length and FIGURE.fullmatch(text) and sum(any(map(str.isdigit, w.text)) for w in some) == 1:
                found.append(ChartFigure(text, _value(text), label_of_chunks([chunk(some)])))
                i += length
                break
        else:
            return []
    return found


def _value(text: str) -> float:
    number = re.sub(r"[€%+\s]", "", text).replace("−", "-").replace("–", "-")
    if "," in number:
        number = number.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"-?\d{1,3}(?:\.\d{3})+", number):
        number = number.replace(".", "")
    return float(number)


def _stacked(chunks: Iterable[Chunk]) -> list[Label]:
    """Rows of one style below each other as one label."""
    found: list[list[Chunk]] = []
    for c in sorted(chunks, key=lambda c: (c.rect.top, c.rect.x0)):
        above = [rows for rows in found if _goes_on(rows, c)]
        if above:
            min(above, key=lambda rows: abs(rows[-1].rect.centre - c.rect.centre)).append(c)
        else:
            found.append([c])
    return [label_of_chunks(rows) for rows in found]


def _goes_on(rows: Sequence[Chunk], new: Chunk) -> bool:
    last = rows[-1]
    one, two = last.words[0], new.words[0]
    size = size_of(one)
    alike = abs(size - size_of(two)) <= 0.4 and one.colour == two.colour and last.bold == new.bold
    common = last.rect.across(new.rect)
    under = new.rect.top > last.rect.top + 0.4 * size and new.rect.top - last.rect.bottom <= ROW_SPACE * size
    return alike and under and common >= 0.4 * min(last.rect.width, new.rect.width)


def figure_of(label: Label) -> ChartFigure | None:
    """The percentage at the beginning or end of a label, in or out of brackets; None when it has none, or two."""
    words = label.words
    marked = [w for w in words if "%" in w.text]
    if len(marked) != 1 or len(words) < 2 or marked[0] not in (words[0], words[-1]):
        return None
    text = marked[0].text.strip("():;,")
    if not FIGURE.fullmatch(text):
        return None
    return ChartFigure(text, _value(text), label_of_chunks([chunk(marked)]))
