"""Text rows of a region laid over its columns: which chunk stands in which column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.model import Word
from pipeline.tables.columns import CELL_GAP
from pipeline.tables.text import Chunk, Row, chunk, chunks_of, is_figure, is_year


@dataclass(frozen=True, slots=True)
class Placed:
    """A chunk and the columns that it stands in, first and last."""

    chunk: Chunk
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Line:
    """A text row with its chunks placed, from left to right."""

    top: float
    bottom: float
    placed: tuple[Placed, ...]
    columns: frozenset[int] = field(default_factory=frozenset)

    def at(self, column: int) -> Chunk | None:
        """The first chunk that touches a column."""
        return next((p.chunk for p in self.placed if p.first <= column <= p.last), None)

    @property
    def figures(self) -> frozenset[int]:
        """Columns, the first left out, that hold a figure and nothing else."""
        return frozenset(p.first for p in self.placed if p.first > 0 and is_figure(p.chunk.text))

    @property
    def head_like(self) -> bool:
        """Whether its figures can all be years, and so the heads of columns."""
        return all(is_year(p.chunk.text) for p in self.placed if p.first > 0 and is_figure(p.chunk.text))


def lines_of(rows: Sequence[Row], xs: Sequence[float], em: float) -> list[Line]:
    """Rows over columns with bounds `xs` (points, outer ones included)."""
    return [_line(row, xs, em) for row in rows]


def _line(row: Row, xs: Sequence[float], em: float) -> Line:
    placed: list[Placed] = []
    for one in chunks_of(row, CELL_GAP):
        for part in _parts(one, xs, em):
            first, last = _span(part, xs, em)
            if placed and placed[-1].last >= first:  # two chunks in one column are one cell
                whole = chunk((*placed[-1].chunk.words, *part.words))
                placed[-1] = Placed(whole, placed[-1].first, max(last, placed[-1].last))
            else:
                placed.append(Placed(part, first, last))
    columns = frozenset(c for p in placed for c in range(p.first, p.last + 1))
    return Line(row.top, row.bottom, tuple(placed), columns)


def _parts(one: Chunk, xs: Sequence[float], em: float) -> list[Chunk]:
    """A chunk cut at bounds of columns where a figure begins: narrow white space, but clearly two cells."""
    cuts: list[list[Word]] = [[]]
    for before, word in zip((None, *one.words), one.words, strict=False):
        between = before is not None and any(before.x1 - 0.1 * em <= x <= word.x0 + 0.1 * em for x in xs[1:-1])
        if between and before is not None and (_figure_from(word, one) or is_figure(before.text)):
            cuts.append([])
        cuts[-1].append(word)
    return [chunk(words) for words in cuts if words]


def _figure_from(word: Word, one: Chunk) -> bool:
    rest = one.words[one.words.index(word) :]
    return is_figure(word.text) or is_figure(" ".join(w.text for w in rest))


def _span(part: Chunk, xs: Sequence[float], em: float) -> tuple[int, int]:
    """First and last column of which a chunk covers more than a sliver."""
    touched = [
        i
        for i, (lo, hi) in enumerate(zip(xs, xs[1:], strict=False))
        if min(hi, part.x1) - max(lo, part.x0) > min(0.35 * em, 0.5 * (part.x1 - part.x0))
    ]
    if not touched:
        middle = part.centre
        inside = [i for i, (lo, hi) in enumerate(zip(xs, xs[1:], strict=False)) if lo <= middle <= hi]
        near = inside or [0 if middle < xs[0] else len(xs) - 2]
        return near[0], near[0]
    return touched[0], touched[-1]
