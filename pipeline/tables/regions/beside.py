"""Tables side by side or one below the other that alignment alone shows: each with labels and a title or head."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from pipeline.tables.regions.columns import white_separators
from pipeline.tables.text import Chunk, chunk, is_figure, is_value, rows_of

FEWEST = 4  # rows
LABELS = 0.7  # share of the rows that begin with a label of their own
APART = 1.5  # em of white between two tables

Rows = list[list[Chunk]]


def parted(block: Sequence[Sequence[Chunk]], em: float) -> tuple[Rows, Rows] | None:
    """The rows of two tables, left and right, or None when they are of one.

    Both have labels and figures, and each has a title over its columns.
    """
    if len(block) < FEWEST:
        return None
    xs = white_separators(rows_of(w for row in block for c in row for w in c.words))
    if len(xs) < 3:
        return None
    for x in xs[1:-1]:
        if _white(block, x) >= APART * em:
            left, right = _side(block, float("-inf"), x), _side(block, x, float("inf"))
            if all(map(_labelled, (left, right))) and _titled(left, right) and not _crossed(block[0], x):
                return left, right
    return None


def stacked(block: Sequence[Sequence[Chunk]], em: float) -> tuple[Rows, Rows] | None:
    """The rows of two tables, one below the other, or None: the head comes back, below a title of its own."""
    first = next((i for i, row in enumerate(block) if len(row) > 2), None)
    if first is None or any(is_value(c.text) for c in block[first]):
        return None
    for i in range(first + 3, len(block)):
        titled = len(block[i - 1]) == 1 and not is_figure(block[i - 1][0].text)
        if titled and _same_heads(block[first], block[i], em):
            return [list(row) for row in block[: i - 1]], [list(row) for row in block[i:]]
    return None


def _same_heads(a: Sequence[Chunk], b: Sequence[Chunk], em: float) -> bool:
    return [c.text for c in a] == [c.text for c in b] and all(
        abs(x.rect.x0 - y.rect.x0) <= 0.3 * em for x, y in zip(a, b, strict=True)
    )


def _crossed(row: Sequence[Chunk], x: float) -> bool:
    return any(c.rect.x0 < x < c.rect.x1 for c in row)


def _white(block: Sequence[Sequence[Chunk]], x: float) -> float:
    """The usual white around a bound between columns, in points."""
    found = [b.rect.x0 - a.rect.x1 for row in block for a, b in pairwise(row) if a.rect.x1 <= x <= b.rect.x0]
    return median(found) if found else 0.0


def _side(block: Sequence[Sequence[Chunk]], lo: float, hi: float) -> Rows:
    words = [[w for c in row for w in c.words if lo < w.rect.centre <= hi] for row in block]
    kept = zip(block, words, strict=True)
    return [[c for c in (_part(c, lo, hi) for c in row) if c is not None] for row, inside in kept if inside]


def _part(one: Chunk, lo: float, hi: float) -> Chunk | None:
    words = [w for w in one.words if lo < w.rect.centre <= hi]
    return chunk(words) if words else None


def _labelled(rows: Rows) -> bool:
    """Whether rows begin with labels, most of them different, and go on with figures."""
    cells = [row for row in rows if len(row) > 1]
    labels = [row[0].text for row in cells if not is_figure(row[0].text)]
    figures = sum(is_figure(row[-1].text) for row in cells)
    return len(cells) >= FEWEST and len(set(labels)) >= LABELS * len(cells) and figures >= LABELS * len(cells)


def _titled(left: Rows, right: Rows) -> bool:
    """Whether the first rows are a title each: one chunk that reaches over more than the labels."""
    for rows in (left, right):
        labels = [row[0].rect.x1 for row in rows[1:] if len(row) > 1]
        if len(rows[0]) != 1 or not labels or rows[0][0].rect.x1 <= median(labels):
            return False
    return abs(left[0][0].rect.middle - right[0][0].rect.middle) <= 1.0
