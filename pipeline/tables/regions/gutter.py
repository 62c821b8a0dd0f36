"""The white between two columns of text on a page, near its middle or, where lines are not level, further aside."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Page
from pipeline.tables.text import Row


def gutter_of(rows: Sequence[Row], page: Page) -> float | None:
    """The white between two columns of text, when most rows of words leave it open.

    It stands near the middle of the page; further aside only where the lines to its left and right are not level.
    """
    if len(rows) < 8:
        return None
    spans = [[(w.rect.x0 - 2, w.rect.x1 + 2) for w in row.words] for row in rows]
    near = [page.width * (0.5 + 0.006 * step) for step in range(-10, 11)]
    aside = [page.width * 0.015 * step for step in (*range(18, 29), *range(38, 49))]
    found = [*_clear(rows, spans, near, level=True), *_clear(rows, spans, aside, level=False)]
    return min(found)[1] if found else None


def _clear(
    rows: Sequence[Row], spans: Sequence[Sequence[tuple[float, float]]], places: Sequence[float], *, level: bool
) -> list[tuple[int, float]]:
    """The places with words to the left and right, each with rows that cross it less those that do not.

    Where `level` is off, many of these must not be level with what stands at the other side.
    """
    found: list[tuple[int, float]] = []
    for x in places:
        both = crossing = apart = 0
        for i, row in enumerate(rows):
            if any(x0 < x < x1 for x0, x1 in spans[i]):
                crossing += 1
            elif row.words[0].rect.x1 < x < row.words[-1].rect.x0:
                both += 1
            elif _beside(row, rows[max(0, i - 1) : i + 2], x):
                both += 1
                apart += 1
        if both >= 8 and (crossing <= 0.45 * both if level else apart >= 0.4 * both and crossing <= 0.1 * both):
            found.append((crossing - both, x))
    return found


def _beside(row: Row, near: Sequence[Row], x: float) -> bool:
    """Whether a row on one side of a gutter overlaps in height with one on the other: their lines are not level."""
    left = row.words[-1].rect.x1 < x
    return any(
        (other.words[0].rect.x0 > x if left else other.words[-1].rect.x1 < x)
        and min(row.bottom, other.bottom) > max(row.top, other.top)
        for other in near
    )
