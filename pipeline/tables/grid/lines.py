"""Text rows of a region laid over its columns: which chunk stands in which column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from statistics import median

from pipeline.model import Word
from pipeline.tables.regions.columns import CELL_GAP
from pipeline.tables.text import WIDE_GAP, Chunk, Row, chunk, chunks_of, is_figure, is_year

WORD_SPACE = 0.35  # of the height of a line: white between words of one sentence


@dataclass(frozen=True, slots=True)
class Placed:
    """A chunk and the columns that it stands in, first and last."""

    chunk: Chunk
    first: int
    last: int


@dataclass(frozen=True)  # with room for what is told once
class PlacedRow:
    """A text row with its chunks placed, from left to right."""

    top: float
    bottom: float
    placed: tuple[Placed, ...]
    columns: frozenset[int] = field(default_factory=frozenset)

    def at(self, column: int) -> Chunk | None:
        """The first chunk that touches a column."""
        return next((p.chunk for p in self.placed if p.first <= column <= p.last), None)

    @cached_property  # asked again and again
    def figures(self) -> frozenset[int]:
        """Columns, the first left out, that hold a figure and nothing else."""
        return frozenset(p.first for p in self.placed if p.first > 0 and is_figure(p.chunk.text))

    @property
    def head_like(self) -> bool:
        """Whether its figures can all be heads of columns: years, or answers such as 'n.v.t.'."""
        texts = [p.chunk.text for p in self.placed if p.first in self.figures]
        return all(is_year(text) or not any(c.isdigit() for c in text) for text in texts)


def lines_of(rows: Sequence[Row], xs: Sequence[float], em: float) -> list[PlacedRow]:
    """Rows over columns with bounds `xs` (points, outer ones included)."""
    whole = [_line(row, xs, em, None) for row in rows]
    return [_line(row, xs, em, contents_of(whole, xs)) for row in rows]


def contents_of(lines: Sequence[PlacedRow], xs: Sequence[float]) -> list[tuple[float, float] | None]:
    """Left and right side of what stands in each column, by the middle of its chunks; None where nothing does."""
    out: list[tuple[float, float] | None] = []
    for column in range(len(xs) - 1):
        own = [p.chunk for line in lines for p in line.placed if p.first == p.last == column]
        out.append((median(c.rect.x0 for c in own), median(c.rect.x1 for c in own)) if own else None)
    return out


def _line(row: Row, xs: Sequence[float], em: float, contents: Sequence[tuple[float, float] | None] | None) -> PlacedRow:
    placed: list[Placed] = []
    chunks = chunks_of(row, CELL_GAP)
    parts = [part for one in chunks for part in _parts(one, xs, em, contents)]
    if len(chunks) == 1 and not _has_gap(chunks[0]) and not _stand_apart(parts):
        parts = _parts(chunks[0], xs, em, None)
    for part in parts:
        first, last = _span(part, xs, em)
        if placed and first <= placed[-1].last < last and _apart(placed[-1].chunk, part, em):
            first = placed[-1].last + 1  # a head that reaches into the column before, which has a head of its own
        if placed and placed[-1].last >= first:  # two chunks in one column are one cell
            whole = chunk((*placed[-1].chunk.words, *part.words))
            placed[-1] = Placed(whole, placed[-1].first, max(last, placed[-1].last))
        else:
            placed.append(Placed(part, first, last))
    columns = frozenset(c for p in placed for c in range(p.first, p.last + 1))
    return PlacedRow(row.top, row.bottom, tuple(placed), columns)


def _apart(a: Chunk, b: Chunk, em: float) -> bool:
    return b.rect.x0 - a.rect.x1 >= WIDE_GAP * em


def _stand_apart(parts: Sequence[Chunk]) -> bool:
    """Whether words without a gap between them are cells all the same: many of them, or some that say the same."""
    return len(parts) > 2 or len({one.text for one in parts}) < len(parts)


def _has_gap(one: Chunk) -> bool:
    """Whether white between two words of a chunk is wider than a word space."""
    return any(b.rect.x0 - a.rect.x1 > WORD_SPACE * one.rect.height for a, b in pairwise(one.words))


def _parts(
    one: Chunk, xs: Sequence[float], em: float, contents: Sequence[tuple[float, float] | None] | None
) -> list[Chunk]:
    """A chunk cut at bounds of columns that fall between its words: narrow white space, but clearly two cells.

    It is clear when a figure begins there, or when what follows stands in line with the rest of its column.
    """
    cuts: list[list[Word]] = [[]]
    for k, word in enumerate(one.words):
        if k and _cut_here(one, k, xs, em, contents):
            cuts.append([])
        cuts[-1].append(word)
    return [chunk(words) for words in cuts if words]


def _cut_here(
    one: Chunk, k: int, xs: Sequence[float], em: float, contents: Sequence[tuple[float, float] | None] | None
) -> bool:
    before, word = one.words[k - 1], one.words[k]
    at = [i for i, x in enumerate(xs[1:-1], 1) if before.rect.x1 - 0.1 * em <= x <= word.rect.x0 + 0.1 * em]
    if not at:
        return False
    rest = [w for w in one.words[k:] if w.rect.x0 < xs[at[0] + 1]]
    phrase = (
        len(rest) > 1 and word.rect.x0 - before.rect.x1 <= WORD_SPACE * word.rect.height
    )  # '18' of 'Ages 18 and up'
    if (is_figure(word.text) and not phrase) or is_figure(before.text) or is_figure(" ".join(w.text for w in rest)):
        return True
    if contents is None:
        return False
    if _stands_off(one, k, em):
        return True
    column = contents[at[0]]
    x0, x1 = rest[0].rect.x0, rest[-1].rect.x1
    if column is None or x1 > xs[at[0] + 1] + 0.1 * em:
        return False
    middle = abs((x0 + x1) / 2 - (column[0] + column[1]) / 2)
    return min(abs(x0 - column[0]), abs(x1 - column[1]), middle) <= 0.35 * em


def _stands_off(one: Chunk, k: int, em: float) -> bool:
    """Whether the white before a word is wider than between the other words of the chunk."""
    gaps = [b.rect.x0 - a.rect.x1 for a, b in zip(one.words, one.words[1:], strict=False)]
    here = gaps.pop(k - 1)
    return here >= (0.35 if gaps else 0.45) * em and all(here > 1.3 * gap for gap in gaps)


def _span(part: Chunk, xs: Sequence[float], em: float) -> tuple[int, int]:
    """First and last column of which a chunk covers more than a sliver."""
    touched = [
        i
        for i, (lo, hi) in enumerate(pairwise(xs))
        if min(hi, part.rect.x1) - max(lo, part.rect.x0) > min(0.35 * em, 0.5 * part.rect.width)
    ]
    if not touched:
        middle = part.rect.centre
        inside = [i for i, (lo, hi) in enumerate(pairwise(xs)) if lo <= middle <= hi]
        near = inside or [0 if middle < xs[0] else len(xs) - 2]
        return near[0], near[0]
    return touched[0], touched[-1]
