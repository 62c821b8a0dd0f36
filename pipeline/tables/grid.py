"""From a region to a grid of cells: columns, rows, spans."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Word
from pipeline.tables.bands import Layout, layout_of
from pipeline.tables.columns import all_separators
from pipeline.tables.lines import Placed
from pipeline.tables.merge import Places, merged
from pipeline.tables.region import Draft, Region, Slot
from pipeline.tables.spans import shared_out
from pipeline.tables.text import em_of, rows_of


def draft_of(region: Region) -> Draft | None:
    """The grid of a region, or None when there is nothing in it or it has no columns."""
    if not region.words:
        return None
    em = em_of(region.words)
    xs = [region.x0, *all_separators(region, rows_of(region.words), em), region.x1]
    xs = [min(xs[0], *(w.x0 for w in region.words)), *xs[1:-1], max(xs[-1], *(w.x1 for w in region.words))]
    if len(xs) < 3:
        return None
    layout = layout_of(region, xs, em)
    rows = _spanned(layout, em)
    slots = merged(region, xs, layout, _places(rows, len(xs) - 1), em)
    draft = Draft(
        region.page,
        tuple(bound.y for bound in layout.bounds),
        tuple(xs),
        tuple(slots),
        layout.head,
        region.ruled,
        region.anchored,
        tuple(bool(bound.drawn) for bound in layout.bounds),
    )
    return without_blank_columns(draft)


def _spanned(layout: Layout, em: float) -> list[list[Placed]]:
    """Chunks of each row; those of the head's upper levels stretched over the columns that they stand over."""
    rows = [[p for line in lines for p in line.placed] for lines in layout.rows]
    for level in range(min(layout.head, len(rows)) - 1):
        if len(layout.rows[level]) and not layout.bounds[level + 1].drawn:
            rows[level] = shared_out(rows[level], rows[level + 1], em)
        elif layout.bounds[level + 1].drawn:
            rows[level] = shared_out(rows[level], rows[level + 1], em)
    return rows


def _places(rows: Sequence[Sequence[Placed]], n_cols: int) -> Places:
    """Words of each place, and the spans over columns that text shows."""
    words: dict[tuple[int, int], list[Word]] = {}
    spans: list[tuple[int, int, int]] = []
    for r, placed in enumerate(rows):
        for p in placed:
            words.setdefault((r, p.first), []).extend(p.chunk.words)
        for p in placed:
            others = {q.first for q in placed if q.first != p.first}
            last = p.last
            while last > p.first and any(p.first < o <= last for o in others):
                last -= 1
            if last > p.first:
                spans.append((r, p.first, min(last, n_cols - 1)))
    return Places(words, tuple(spans))


def without_blank_columns(draft: Draft) -> Draft | None:
    """The grid without columns in which no cell has words; None when fewer than two are left."""
    filled = {c for s in draft.slots if s.words for c in range(s.col, s.col + s.col_span)}
    keep = sorted(filled)
    if len(keep) < 2:
        return None
    if len(keep) == draft.n_cols:
        return draft
    slots = []
    for slot in draft.slots:
        inside = [c for c in range(slot.col, slot.col + slot.col_span) if c in filled]
        if inside:
            slots.append(Slot(slot.row, keep.index(inside[0]), slot.row_span, len(inside), slot.words))
    xs = (*(draft.xs[c] for c in keep[:1]), *(draft.xs[c + 1] for c in keep))
    return Draft(
        draft.page, draft.ys, xs, tuple(slots), draft.header_rows, draft.ruled, draft.anchored, draft.bands
    )
