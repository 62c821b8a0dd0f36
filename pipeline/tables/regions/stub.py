"""Labels that stand beside a ruled table: accounts draw their lines under the figures only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model import Word
from pipeline.tables.regions.edges import Edges, within
from pipeline.tables.regions.region import Region
from pipeline.tables.text import CURRENCY, WIDE_GAP, Chunk, Row, chunks_of, em_of, is_figure, rows_of

FIGURES = 0.7  # share of the rows of a table that begin with a figure when its labels stand outside
LABELLED = 0.7  # share of them that have a label beside them
SET_IN = 4.0  # em by which labels may be set in
FEWEST = 3


def with_labels(region: Region, words: Sequence[Word], edges: Edges) -> Region:
    """The region with the labels of its rows, when all of its columns are of figures and text stands to the left."""
    rows = rows_of(region.words)
    if len(rows) < FEWEST or sum(_begins_with_figure(row) for row in rows) < FIGURES * len(rows):
        return region
    em, own = em_of(region.words), {id(w) for w in region.words}
    beside = [w for w in words if id(w) not in own and w.rect.x1 <= region.box.x0 + 0.3 * em]
    labels = [label for row in rows if (label := _label(row, beside, em)) is not None]
    if len(labels) < LABELLED * len(rows):
        return region
    left = min(label.rect.x0 for label in labels)
    if max(label.rect.x0 for label in labels) - left > SET_IN * em or all(is_figure(c.text) for c in labels):
        return region
    inside = replace(region.box, x0=left)
    more = tuple(w for w in beside if w.rect.middle_in(inside, 1) and w.rect.x0 >= left - 1)
    return replace(region, box=inside, words=(*more, *region.words), edges=within(edges, inside, 0.3 * em))


def _begins_with_figure(row: Row) -> bool:
    return row.words[0].text in CURRENCY or is_figure(chunks_of(row, WIDE_GAP)[0].text)


def _label(row: Row, beside: Sequence[Word], em: float) -> Chunk | None:
    """What stands level with a row, next to it on the left: one chunk, no row of cells."""
    level = [w for w in beside if row.top - 0.2 * em <= w.rect.middle <= row.bottom + 0.2 * em]
    chunks = [c for found in rows_of(level) for c in chunks_of(found, WIDE_GAP)]
    return chunks[0] if len(chunks) == 1 else None
