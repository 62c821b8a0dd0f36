"""Rows that the end of a page cuts: no line is drawn below their first part, none above the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.model import Word
from pipeline.tables.regions.columns import all_separators
from pipeline.tables.regions.edges import Edges, within
from pipeline.tables.regions.region import Region
from pipeline.tables.text import Row, em_of, rows_of, size_of

FIRST = 1.6  # em of white between the last line and the row that is cut
STEP = 2.0  # em of white between the lines of a row


def with_row_that_goes_on(region: Region, words: Sequence[Word], edges: Edges) -> Region:
    """The region with what stands below its last line, down to the foot of the page, if it keeps to the columns."""
    own = {id(w) for w in region.words}
    return _grown(
        region, [w for w in words if id(w) not in own and w.rect.middle > region.box.bottom], edges, down=True
    )


def with_row_begun_before(region: Region, words: Sequence[Word], edges: Edges) -> Region:
    """The region with what stands above its first line, up to the head of the page, if it keeps to the columns."""
    own = {id(w) for w in region.words}
    more = [w for w in words if id(w) not in own and w.rect.middle < region.box.top]
    return _grown(region, more, edges, down=False)


def _grown(region: Region, more: Sequence[Word], edges: Edges, *, down: bool) -> Region:
    if not more or not region.words:
        return region
    em, rows = em_of(region.words), rows_of(more)
    bounds = all_separators(region, rows_of(region.words), em)
    if len(bounds) < 2 or not _keeps_to_columns(rows, [region.box.x0, *bounds, region.box.x1], region, em):
        return region
    white = rows[0].top - region.box.bottom if down else region.box.top - rows[-1].bottom
    if white > FIRST * em or any(b.top - a.bottom > STEP * em for a, b in pairwise(rows)):
        return region
    if down:
        box = replace(region.box, bottom=max(row.bottom for row in rows) + 0.3 * em)
    else:
        box = replace(region.box, top=min(row.top for row in rows) - 0.3 * em)
    return replace(region, box=box, words=(*region.words, *more), edges=within(edges, box, 0.3 * em))


def _keeps_to_columns(rows: Sequence[Row], xs: Sequence[float], region: Region, em: float) -> bool:
    """Whether words stand in at least two columns and no line of text runs through a bound between them."""
    used: set[int] = set()
    for row in rows:
        if (
            abs(em_of(row.words) - em) > 0.1 * em
            or row.words[0].rect.x0 < xs[0] - 1
            or row.words[-1].rect.x1 > xs[-1] + 1
        ):
            return False
        columns = [next((i for i, (lo, hi) in enumerate(pairwise(xs)) if _in(w, lo, hi)), None) for w in row.words]
        for (a, i), (b, k) in pairwise(zip(row.words, columns, strict=True)):
            if i != k and b.rect.x0 - a.rect.x1 < 0.5 * size_of(a):
                return False
        if None in columns:
            return False
        used |= {i for i in columns if i is not None}
    return len(used) >= 2 and _begins_in_line(rows, xs, region, em)


def _in(word: Word, lo: float, hi: float) -> bool:
    return lo - 1 <= word.rect.x0 and word.rect.x1 <= hi + 1


def _begins_in_line(rows: Sequence[Row], xs: Sequence[float], region: Region, em: float) -> bool:
    """Whether the lines in each column begin where those of the table do."""
    own = [w.rect.x0 for w in region.words]
    starts = [min((x for x in own if lo - 1 <= x <= hi), default=None) for lo, hi in pairwise(xs)]
    lines = in_line = 0
    for row in rows:
        for start, (lo, hi) in zip(starts, pairwise(xs), strict=True):
            here = [w.rect.x0 for w in row.words if _in(w, lo, hi)]
            if here and start is not None:
                lines += 1
                in_line += abs(min(here) - start) <= 0.3 * em
    return in_line >= 0.9 * lines
