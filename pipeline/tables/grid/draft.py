"""From a region to a grid of cells: columns, rows, spans."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import pairwise
from statistics import median

from pipeline.model import Word
from pipeline.tables.grid.bands import Layout, covers, layout_of
from pipeline.tables.grid.lines import Placed, PlacedRow
from pipeline.tables.grid.merge import ChunkPlaces, merged
from pipeline.tables.grid.spans import shared_out
from pipeline.tables.regions.columns import all_separators
from pipeline.tables.regions.edges import Edge
from pipeline.tables.regions.region import Draft, Region, Slot
from pipeline.tables.text import chunk, em_of, is_figure, rows_of

FEW = 3  # cells of a column


def draft_of(region: Region, inner: Sequence[float] | None = None) -> Draft | None:
    """The grid of a region, or None when there is nothing in it or it has no columns.

    `inner` are bounds between columns that are known already, of the part on the page before.
    """
    if not region.words:
        return None
    em = em_of(region.words)
    separators = all_separators(region, rows_of(region.words), em) if inner is None else inner
    xs = [region.box.x0, *separators, region.box.x1]
    xs = [min(xs[0], *(w.rect.x0 for w in region.words)), *xs[1:-1], max(xs[-1], *(w.rect.x1 for w in region.words))]
    if len(xs) < 3:
        return None
    layout = layout_of(region, xs, em)
    rows = _spanned(region, layout, xs, em)
    slots = merged(region, xs, layout, _places(rows, len(xs) - 1), em)
    draft = Draft(
        region.box.page,
        tuple(bound.y for bound in layout.bounds),
        tuple(xs),
        tuple(slots),
        layout.head,
        region.ruled,
        region.anchored,
        tuple(bool(bound.drawn) for bound in layout.bounds),
        tuple(any(abs(x - at) <= 0.4 * em for at in _tall_lines(region)) for x in xs[1:-1]),
    )
    if inner is not None:
        return draft
    return without_blank_columns(draft, _drawn_columns(region, xs, em))


def _drawn_columns(region: Region, xs: Sequence[float], em: float) -> frozenset[int]:
    """Columns wide enough for words with a vertical line on a side: they stay even when they are blank."""
    lines = _tall_lines(region)
    sides = [any(abs(x - at) <= 0.4 * em for at in lines) for x in xs]
    return frozenset(i for i, (lo, hi) in enumerate(pairwise(xs)) if hi - lo >= 2 * em and (sides[i] and sides[i + 1]))


def _tall_lines(region: Region) -> list[float]:
    return [edge.at for edge in region.edges.down if edge.length >= 0.5 * region.box.height]


def _spanned(region: Region, layout: Layout, xs: Sequence[float], em: float) -> list[list[Placed]]:
    """Chunks of each row; those of the head's upper levels stretched over the columns that they stand over."""
    rows = [_by_column(lines) for lines in layout.rows]
    for level in reversed(range(min(layout.head, len(rows)) - 1)):  # an upper one stands over those below it
        below = {p.first for p in rows[level + 1]}
        walled = _walled(region, layout, level, rows[level], xs, em)
        if walled is not None:
            rows[level] = walled
            continue
        runs = _underlined(region, layout.bounds[level + 1].y, xs, rows[level + 1], em)
        runs = [(a, b) for a, b in runs if sum(a <= c <= b for c in below) > 1]
        grouped = [_over_run(p, rows[level], runs) for p in rows[level]]
        rows[level] = grouped if grouped != rows[level] else shared_out(rows[level], rows[level + 1], xs, em)
    if len(rows) > 2 and len(rows[0]) == 1:
        rows[0] = [_title(rows[0][0], xs, em)]
    if not region.edges.down and len(xs) > 3:
        rows = [rows[0], *([_in_the_middle(row[0], rows, xs, em)] if len(row) == 1 else row for row in rows[1:])]
    return rows


def _walled(
    region: Region, layout: Layout, level: int, row: Sequence[Placed], xs: Sequence[float], em: float
) -> list[Placed] | None:
    """Heads of a level stretched to the upright lines at both sides of each; None where they are not all drawn.

    Lines at the sides of the whole row alone, as shading has them, tell nothing.
    """
    top, bottom = layout.bounds[level].y, layout.bounds[level + 1].y
    walls = [
        i
        for i, x in enumerate(xs)
        if covers([Edge(x, e.lo, e.hi) for e in region.edges.down if abs(e.at - x) <= 0.4 * em], (top, bottom), 0.8)
    ]
    if len(walls) == len(xs) or not any(0 < i < len(xs) - 1 for i in walls):
        return None
    out: list[Placed] = []
    for one in row:
        left = max((i for i in walls if i <= one.first), default=None)
        right = min((i for i in walls if i > one.last), default=None)
        if left is None or right is None or (out and out[-1].last >= left):
            return None
        out.append(Placed(one.chunk, left, right - 1))
    return out if any(p.last > p.first for p in out) else None


def _in_the_middle(only: Placed, rows: Sequence[Sequence[Placed]], xs: Sequence[float], em: float) -> Placed:
    """What stands alone in a row, in the middle of all columns or of all but the first, as the head of these.

    It is no cell of the column in the middle: there it is out of line with what stands above and below it.
    """
    own = [p.chunk.rect for row in rows if len(row) > 1 for p in row if p.first == p.last == only.first]
    x0, x1, centre = only.chunk.rect.x0, only.chunk.rect.x1, only.chunk.rect.centre
    if only.first == 0 or is_figure(only.chunk.text):
        return only
    few = 1 if len(own) <= FEW or only.last == only.first else 2  # one of many cells is in line by chance
    wider = all(x0 < o.x0 - 0.5 * em and o.x1 + 0.5 * em < x1 for o in own)  # than all cells of a column in the middle
    places = list(zip(*((o.x0, o.x1, o.centre) for o in own), strict=True))
    told = [len(own) <= FEW or _in_line(at) for at in places]  # a side on which a column is ragged is met by chance
    told = told if any(told) else [True] * len(told)
    far = float("inf")
    sides = [
        (
            abs(o.x0 - x0) if told[0] else far,
            abs(o.x1 - x1) if told[1] else far,
            abs(o.centre - centre) if told[2] and not wider else far,
        )
        for o in own
    ]
    if sum(min(off) <= 0.2 * em for off in sides) >= few:
        return only
    ends = max(p.chunk.rect.x1 for row in rows for p in row)
    starts = [min([p.chunk.rect.x0 for row in rows for p in row if p.first == k], default=xs[k]) for k in (0, 1)]
    off = {k: min(abs(centre - (xs[k] + xs[-1]) / 2), abs(centre - (starts[k] + ends) / 2)) for k in (0, 1)}
    first = min(off, key=lambda k: off[k])
    return Placed(only.chunk, first, len(xs) - 2) if off[first] <= em and only.first >= first else only


def _in_line(places: Sequence[float]) -> bool:
    """Whether most of these places are one, to a point."""
    middle = median(places)
    return sum(abs(x - middle) <= 1.0 for x in places) >= 0.7 * len(places)


def _title(only: Placed, xs: Sequence[float], em: float) -> Placed:
    """What stands alone in the first row over the first columns or in the middle of all, as the title of them all.

    A head over some of the columns, the first not among them, is the head of these.
    """
    if only.first == 0 and only.last > 0:
        return Placed(only.chunk, 0, len(xs) - 2)
    centre = only.chunk.rect.centre
    off, off_own = (abs(centre - (lo + hi) / 2) for lo, hi in ((xs[0], xs[-1]), (xs[only.first], xs[only.last + 1])))
    own = only.last > only.first and off_own <= off
    return Placed(only.chunk, 0, len(xs) - 2) if off <= em and not own else only


def _by_column(lines: Sequence[PlacedRow]) -> list[Placed]:
    """The chunks of a row, those of several lines in one column taken together."""
    found: dict[int, Placed] = {}
    for p in (p for line in lines for p in line.placed):
        have = found.get(p.first)
        words = (*have.chunk.words, *p.chunk.words) if have else p.chunk.words
        found[p.first] = Placed(chunk(words), p.first, max(p.last, have.last if have else 0))
    return [found[first] for first in sorted(found)]


def _underlined(
    region: Region, y: float, xs: Sequence[float], below: Sequence[Placed], em: float
) -> list[tuple[int, int]]:
    """Runs of several columns, but not all, under which a line is drawn at a height: over what stands `below` it."""
    runs = []
    sides = {p.first: (p.chunk.rect.x0, p.chunk.rect.x1) for p in below if p.first == p.last}
    for edge in region.edges.across:
        if abs(edge.at - y) <= 0.3 * em:
            places = (sides.get(i, cell) for i, cell in enumerate(pairwise(xs)))
            own = [covers([edge], cell, 0.55) for cell in pairwise(xs)]
            under = [i for i, place in enumerate(places) if own[i] or covers([edge], place, 0.7)]
            if 1 < len(under) < len(xs) - 1:
                runs.append((under[0], under[-1]))
    return runs


def _over_run(one: Placed, row: Sequence[Placed], runs: Sequence[tuple[int, int]]) -> Placed:
    """A chunk stretched over the columns that a line groups, when it is the only one there."""
    for first, last in runs:
        inside = [p for p in row if p.last >= first and p.first <= last]
        if inside == [one] and first <= one.first:
            return Placed(one.chunk, first, last)
    return one


def _places(rows: Sequence[Sequence[Placed]], n_cols: int) -> ChunkPlaces:
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
    return ChunkPlaces(words, tuple(spans))


def without_blank_columns(draft: Draft, kept: Set[int] = frozenset()) -> Draft | None:
    """The grid without columns in which no cell has words, save for those `kept`; None when fewer than two have."""
    filled = {c for s in draft.slots if s.words for c in range(s.col, s.col + s.col_span)}
    if len(filled) < 2:
        return None
    filled |= kept
    keep = sorted(filled)
    if len(keep) == draft.n_cols:
        return draft
    slots = []
    for slot in draft.slots:
        inside = [c for c in range(slot.col, slot.col + slot.col_span) if c in filled]
        if inside:
            slots.append(Slot(slot.row, keep.index(inside[0]), slot.row_span, len(inside), slot.words))
    xs = (*(draft.xs[c] for c in keep[:1]), *(draft.xs[c + 1] for c in keep))
    return Draft(
        draft.page, draft.ys, xs, tuple(slots), draft.header_rows, draft.ruled, draft.anchored, draft.bands, draft.sides
    )
