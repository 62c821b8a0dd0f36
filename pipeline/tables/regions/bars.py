"""Bars of charts: filled rectangles on a common base line that end at different heights."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.model import Fill
from pipeline.tables.regions.index import Index, WordIndex

APART = 0.12  # white between bars as a share of their thickness; the cells of a table stand closer
DIFFERENT = 0.4  # em by which the ends of bars differ
LEVEL = 0.15  # em by which what stands on one base line may differ
NEAR = 1.01  # times as far is looked at, so that rounding leaves nothing out

Bar = tuple[float, float, float, float]  # base, end, and the two sides: the same for standing and lying bars


def without_bars(fills: Sequence[Fill], words: WordIndex, em: float) -> list[Fill]:
    """Fills without the bars of charts, standing or lying, stacked ones included; `words` are those of the page."""
    bars = set()
    worded = {i for i, fill in enumerate(fills) if _has_letters(fill, words)}
    for base in ("bottom", "left"):
        shapes = [_shape(fill, base) for fill in fills]
        on = _Bases(shapes, em)
        cells = worded | {i for i in range(len(fills)) if _in_a_run(i, on, fills)}
        on_base = _on_base(shapes, on, cells, em)
        bars |= on_base | _stacked(on, on_base)
    return [fill for i, fill in enumerate(fills) if i not in bars]


def _shape(fill: Fill, base: str) -> Bar:
    if base == "bottom":
        return (fill.rect.bottom, fill.rect.top, fill.rect.x0, fill.rect.x1)
    return (fill.rect.x0, fill.rect.x1, fill.rect.top, fill.rect.bottom)


def _has_letters(fill: Fill, words: WordIndex) -> bool:
    """Whether words stand in a fill: a bar holds its figure at most."""
    return any(any(c.isalpha() for c in w.text) for w in words.inside(fill.rect))


class _Bases:
    """Which shapes stand on one base line."""

    def __init__(self, shapes: Sequence[Bar], em: float) -> None:
        self._shapes, self._slack = shapes, LEVEL * em
        self._index = Index(range(len(shapes)), lambda number: shapes[number][0])

    def at(self, line: float) -> list[int]:
        """The numbers of those that stand at a height (or distance from the left), lowest number first."""
        near = self._index.numbers(line - NEAR * self._slack, line + NEAR * self._slack)
        return [number for number in near if abs(self._shapes[number][0] - line) <= self._slack]

    def behind(self, number: int) -> list[int]:
        """The numbers of those that begin where one ends, between the same sides."""
        _, end, lo, hi = self._shapes[number]
        near = ((k, self._shapes[k]) for k in self.at(end))
        return [k for k, other in near if abs(other[2] - lo) + abs(other[3] - hi) <= 2 * self._slack]


def _in_a_run(i: int, on: _Bases, fills: Sequence[Fill]) -> bool:
    """Whether a fill of the same colour goes on where this one ends: shaded cells of one row or column."""
    return any(k != i and fills[k].colour == fills[i].colour for k in on.behind(i))


def _on_base(shapes: Sequence[Bar], on: _Bases, cells: set[int], em: float) -> set[int]:
    """Indexes of the fills that stand on one base line, apart from each other and of different length."""
    found: set[int] = set()
    for i, shape in enumerate(shapes):
        if i in found or i in cells:
            continue
        row = [k for k in on.at(shape[0]) if k not in cells]
        row.sort(key=lambda k: shapes[k][2])
        thick = [shapes[k][3] - shapes[k][2] for k in row]
        gaps = [shapes[b][2] - shapes[a][3] for a, b in pairwise(row)]
        ends = [shapes[k][1] for k in row]
        alike = max(thick) <= 1.15 * min(thick)
        if len(row) >= 2 and alike and min(gaps) >= APART * max(thick) and max(ends) - min(ends) >= DIFFERENT * em:
            found |= set(row)
    return found


def _stacked(on: _Bases, bars: set[int]) -> set[int]:
    """Fills that go on where a bar ends, between the same sides."""
    found: set[int] = set()
    todo = list(bars)
    while todo:
        for k in on.behind(todo.pop()):
            if k not in bars and k not in found:
                found.add(k)
                todo.append(k)
    return found
