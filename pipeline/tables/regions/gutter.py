"""The white between two columns of text on a page, near its middle or, where lines are not level, further aside."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.model import Page
from pipeline.tables.text import Row


def gutter_of(rows: Sequence[Row], page: Page) -> float | None:
    """The white between two columns of text, when most rows of words leave it open.

    It stands near the middle of the page; further aside only where the lines to its left and right are not level.
    """
    if len(rows) < 8:
        return None
    spans = _Spans(rows)
    near = [page.width * (0.5 + 0.006 * step) for step in range(-10, 11)]
    aside = [page.width * 0.015 * step for step in (*range(18, 29), *range(38, 49))]
    found = [*_clear(rows, spans, near, level=True), *_clear(rows, spans, aside, level=False)]
    return min(found)[1] if found else None


def _clear(rows: Sequence[Row], spans: _Spans, places: Sequence[float], *, level: bool) -> list[tuple[int, float]]:
    """The places with words to the left and right, each with rows that cross it less those that do not.

    Where `level` is off, many of these must not be level with what stands at the other side.
    """
    found: list[tuple[int, float]] = []
    for x in places:
        crossing, open_, rest = spans.at(x)
        apart = sum(_beside(rows[i], rows[max(0, i - 1) : i + 2], x) for i in rest)
        both = open_ + apart
        if both >= 8 and (crossing <= 0.45 * both if level else apart >= 0.4 * both and crossing <= 0.1 * both):
            found.append((crossing - both, x))
    return found


class _Spans:
    """Where the words of rows stand from left to right, as columns: asked for some forty places of a page."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._left = np.array([w.rect.x0 for row in rows for w in row.words])
        self._right = np.array([w.rect.x1 for row in rows for w in row.words])
        counts = np.array([len(row.words) for row in rows])
        self._first = np.cumsum(counts) - counts  # of each row, its first word
        self._last = self._first + counts - 1

    def at(self, x: float) -> tuple[int, int, list[int]]:
        """How many rows a place crosses (nearly, too), how many it leaves open between words, and which are left."""
        crossed = np.logical_or.reduceat((self._left - 2 < x) & (x < self._right + 2), self._first)
        opened = ~crossed & (self._right[self._first] < x) & (x < self._left[self._last])
        return int(crossed.sum()), int(opened.sum()), np.flatnonzero(~(crossed | opened)).tolist()


def _beside(row: Row, near: Sequence[Row], x: float) -> bool:
    """Whether a row on one side of a gutter overlaps in height with one on the other: their lines are not level."""
    left = row.words[-1].rect.x1 < x
    return any(
        (other.words[0].rect.x0 > x if left else other.words[-1].rect.x1 < x)
        and min(row.bottom, other.bottom) > max(row.top, other.top)
        for other in near
    )
