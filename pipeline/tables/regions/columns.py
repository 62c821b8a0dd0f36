"""Where columns part: drawn lines, ends of line pieces, and white space that the rows have in common."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.tables.regions.edges import Edges, cluster
from pipeline.tables.regions.region import Region
from pipeline.tables.text import CURRENCY, Chunk, Row, chunks_of, is_figure, is_year

CELL_GAP = 0.55  # em: narrower white space is between words
CONFLICT = 0.2  # share of the rows that may run through a white column
MOST = 60  # white columns of a region: of more only the widest count
WEIGHT = 100  # what a row weighs at most, as a whole number
AFTER = frozenset(("%", ")", "%)"))  # signs that may stand in line behind the figures of a column
HEADER_WEIGHT = 0.25  # of a row without figures, where other rows have them: it may be a head that spans


def drawn_separators(region: Region, em: float) -> list[float]:
    """Inner bounds between columns that vertical lines draw, or that adjoining pieces of horizontal lines betray."""
    inner = [x for x in _vertical(region.edges, em) if region.box.x0 + 0.6 * em < x < region.box.x1 - 0.6 * em]
    told = [*_piece_ends(region.edges, em), *_partial_ends(region.edges, em)]
    ends = [x for x in told if region.box.x0 + 0.6 * em < x < region.box.x1 - 0.6 * em]
    return cluster([*inner, *(x for x in ends if all(abs(x - y) > 0.4 * em for y in inner))], 0.4 * em)


def _vertical(edges: Edges, em: float) -> list[float]:
    """Positions of vertical lines that are at least a row high."""
    height: dict[float, float] = {}
    for edge in edges.down:
        height[edge.at] = height.get(edge.at, 0.0) + edge.length
    return cluster([x for x, total in height.items() if total >= 0.9 * em], 0.4 * em)


def _piece_ends(edges: Edges, em: float) -> list[float]:
    """Positions at which pieces of horizontal lines end where the next piece begins, on at least two heights.

    Many programs draw the border of each cell by itself: the joints stand where the cells meet.
    """
    at: dict[int, set[float]] = {}
    rows: dict[float, list[tuple[float, float]]] = {}
    for piece in edges.pieces:
        rows.setdefault(piece.at, []).append((piece.lo, piece.hi))
    for height, pieces in rows.items():
        starts = {lo for lo, _ in pieces}
        for _, hi in pieces:
            if any(abs(hi - lo) <= 0.15 * em for lo in starts):
                at.setdefault(round(hi), set()).add(height)
    found = cluster([x for x, heights in at.items()], 0.25 * em)
    return [x for x in found if len(set().union(*(h for k, h in at.items() if abs(k - x) <= 0.3 * em))) >= 2]


def _partial_ends(edges: Edges, em: float) -> list[float]:
    """Positions at which lines begin, on at least two heights: beside them a cell of the first column spans rows."""
    at: dict[float, set[float]] = {}
    starts = cluster([e.lo for e in edges.across], 0.25 * em)
    for edge in edges.across:
        near = min(starts, key=lambda x: abs(x - edge.lo))
        at.setdefault(near, set()).add(edge.at)
    return [x for x, heights in at.items() if len(heights) >= 2]


def white_separators(rows: Sequence[Row], gap: float = CELL_GAP, minimum: int = 2) -> list[float]:
    """Middles of the white columns that the rows have in common, from left to right.

    A row counts for a white column when it has words on both sides, and against it when a chunk runs through it.
    Rows without figures count less where other rows have figures, so that a head over two columns does not join them.
    """
    cut = [chunks_of(row, gap) for row in rows]
    weights = _weights(cut)
    spots = sorted({x for chunks in cut for c in chunks for x in (c.rect.x0, c.rect.x1)})
    valleys: list[tuple[float, float]] = []
    for (lo, hi), is_white in zip(pairwise(spots), _white(spots, cut, weights, minimum), strict=True):
        if hi - lo < 0.3 or not is_white:
            continue
        if valleys and lo - valleys[-1][1] < 0.31:
            valleys[-1] = (valleys[-1][0], hi)
        else:
            valleys.append((lo, hi))
    words = [(w.rect.x0, w.rect.x1) for row in rows for w in row.words]
    kept = _without_head_alone(_without_thin(valleys, cut, weights), cut, weights)
    kept = _without_signs_alone(kept, cut)
    sides = [float("-inf"), *((lo + hi) / 2 for lo, hi in kept), float("inf")]
    return [
        _clearest(
            lo,
            hi,
            words,
            [(c, _beside(c, row, sides[i], sides[i + 2])) for row in cut for c in row if _hangs(c, lo, hi)],
        )
        for i, (lo, hi) in enumerate(kept)
    ]


def _hangs(one: Chunk, lo: float, hi: float) -> bool:
    """Whether a chunk stands in a white column: a head that is set to the other side than its figures."""
    return lo - 0.3 <= one.rect.x0 and one.rect.x1 <= hi + 0.3


def _beside(one: Chunk, row: Sequence[Chunk], lo: float, hi: float) -> tuple[bool, bool]:
    """Whether the columns to the left and to the right of a chunk, from `lo` to `hi`, have another one in its row."""
    left = any(lo < c.rect.centre and c.rect.x1 <= one.rect.x0 for c in row)
    return left, any(c.rect.centre < hi and c.rect.x0 >= one.rect.x1 for c in row)


def _without_head_alone(
    valleys: Sequence[tuple[float, float]], cut: Sequence[Sequence[Chunk]], weights: Sequence[float]
) -> list[tuple[float, float]]:
    """White columns without those between a head and its own figures: set to the left and to the right of a column."""
    kept = list(valleys)
    if len(set(weights)) < 2 or min(weights) != HEADER_WEIGHT:
        return kept
    i = 0
    while i < len(kept):
        bounds = [float("-inf"), *((a + b) / 2 for a, b in kept), float("inf")]
        left = _filled(bounds[i], bounds[i + 1], cut, weights)
        right = _filled(bounds[i + 1], bounds[i + 2], cut, weights)
        narrow = kept[i][1] - kept[i][0] <= cut[0][0].rect.height
        if {left, right} == {(True, False), (False, True)} or (i and narrow and left == (True, False) and right[1]):
            kept.pop(i)
        else:
            i += 1
    return kept


def _without_signs_alone(
    valleys: Sequence[tuple[float, float]], cut: Sequence[Sequence[Chunk]]
) -> list[tuple[float, float]]:
    """White columns without those between a figure and its sign: a currency to its left, '%' or ')' to its right; nor
    between a label and the dots that lead from it.
    """
    kept = list(valleys)
    i = 0
    while i < len(kept):
        bounds = [float("-inf"), *((a + b) / 2 for a, b in kept), float("inf")]
        sides = [_texts(lo, hi, cut) for lo, hi in pairwise(bounds[i : i + 3])]
        if sides[0] <= set(CURRENCY) or sides[1] <= AFTER or not "".join(sides[1]).strip(". "):
            kept.pop(i)
        else:
            i += 1
    return kept


def _texts(lo: float, hi: float, cut: Sequence[Sequence[Chunk]]) -> set[str]:
    return {c.text for chunks in cut for c in chunks if lo < c.rect.centre < hi}


def _filled(lo: float, hi: float, cut: Sequence[Sequence[Chunk]], weights: Sequence[float]) -> tuple[bool, bool]:
    """Whether rows that may be heads, and whether rows of figures, have something between two bounds."""
    rows = [w for chunks, w in zip(cut, weights, strict=True) if any(lo < c.rect.centre < hi for c in chunks)]
    return HEADER_WEIGHT in rows, 1.0 in rows


def _clearest(
    lo: float, hi: float, words: Sequence[tuple[float, float]], heads: Sequence[tuple[Chunk, tuple[bool, bool]]]
) -> float:
    """Middle of the part of a white column through which the fewest words run: heads may hang into it.

    Of several, the one that puts the fewest of these `heads` with another head of their row, then the widest.
    """
    inside = sorted({lo, hi, *(x for word in words for x in word if lo < x < hi)})
    parts = []
    for x, y in pairwise(inside):
        at = (x + y) / 2
        double = sum(beside[0] if one.rect.centre < at else beside[1] for one, beside in heads)
        if y - x > 0.2:
            space = heads and y - x <= CELL_GAP * heads[0][0].rect.height  # white between words, not between heads
            parts.append((sum(a < at < b for a, b in words), bool(space), double, x - y, at))
    return min(parts)[4] if parts else (lo + hi) / 2


def _weights(cut: Sequence[Sequence[Chunk]]) -> list[float]:
    figures = [any(is_figure(c.text) and not _heads(c.text) for c in chunks[1:]) for chunks in cut]
    if sum(figures) < 2:
        return [1.0 if len(chunks) > 1 else 0.3 for chunks in cut]
    return [1.0 if has else HEADER_WEIGHT for has in figures]


def _heads(text: str) -> bool:
    """Whether a figure may be of a head: a year, or the first line of a broken word ('80-')."""
    return is_year(text) or (text[:-1].isdigit() and text.endswith("-"))


def _white(
    spots: Sequence[float], cut: Sequence[Sequence[Chunk]], weights: Sequence[float], minimum: int
) -> list[bool]:
    """For the strip from each spot to the next, whether it is white: in one sweep, however many words there are.

    Every side of every chunk is one of the `spots`, so that within a strip nothing changes.
    """
    place = {x: n for n, x in enumerate(spots)}
    before = _blank_firsts(cut)
    steps = [[0, 0, 0] for _ in spots]  # change of support, of what speaks against, and of the rows on both sides

    def count(lo: float, hi: float, *more: int) -> None:
        for n, one in enumerate(more):
            steps[place[lo]][n] += one
            steps[place[hi]][n] -= one

    for chunks, weight in zip(cut, weights, strict=True):
        whole = round(WEIGHT * weight)  # in whole numbers, so that no sum depends on the order
        first, last = chunks[0].rect.x1, chunks[-1].rect.x0
        end: float | None = None
        for lo, hi in sorted((c.rect.x0, c.rect.x1) for c in chunks):
            if end is not None and lo > end and min(lo, last) > max(end, first):
                count(max(end, first), min(lo, last), whole, 0, 1)
            if hi > (lo if end is None else max(lo, end)):
                count(lo if end is None else max(lo, end), hi, 0, whole, 0)
            end = hi if end is None else max(end, hi)
        white = before.get(round(chunks[0].rect.x0))
        if white is not None and white < chunks[0].rect.x0:
            count(white, chunks[0].rect.x0, whole, 0, 1)
    found: list[bool] = []
    support = against = both = 0
    for more, less, rows in steps[:-1]:
        support, against, both = support + more, against + less, both + rows
        found.append(both >= minimum and against <= CONFLICT * support)
    return found


def _blank_firsts(cut: Sequence[Sequence[Chunk]]) -> dict[int, float]:
    """Where a second column begins, in whole points, and where its first ends: two rows have both to tell it by.

    A row that begins there has a blank first cell: the label of its group stands further up.
    """
    ends: dict[int, list[float]] = {}
    for chunks in cut:
        if len(chunks) > 1:
            ends.setdefault(round(chunks[1].rect.x0), []).append(chunks[0].rect.x1)
    return {x: max(found) for x, found in ends.items() if len(found) >= 2}


def _without_thin(
    valleys: Sequence[tuple[float, float]], cut: Sequence[Sequence[Chunk]], weights: Sequence[float]
) -> list[tuple[float, float]]:
    """White columns without those that would leave a column which hardly any row fills."""
    kept = sorted(sorted(valleys, key=lambda v: v[0] - v[1])[:MOST])
    everything = sum(weights)
    changed = True
    while changed and kept:
        changed = False
        bounds = [float("-inf"), *((a + b) / 2 for a, b in kept), float("inf")]
        for i, (lo, hi) in enumerate(pairwise(bounds)):
            filled = sum(
                w for chunks, w in zip(cut, weights, strict=True) if any(lo < c.rect.centre < hi for c in chunks)
            )
            if filled < 0.12 * everything:
                kept.pop(_narrower(kept, i))
                changed = True
                break
    return kept


def _narrower(valleys: Sequence[tuple[float, float]], column: int) -> int:
    """Index of the narrower white space beside a column."""
    sides = [i for i in (column - 1, column) if 0 <= i < len(valleys)]
    return min(sides, key=lambda i: valleys[i][1] - valleys[i][0])


def all_separators(region: Region, rows: Sequence[Row], em: float) -> list[float]:
    """Inner bounds between the columns of a region: what is drawn, and white space where nothing is drawn."""
    drawn = drawn_separators(region, em)
    if not drawn:
        return white_separators(rows) or separators_of_one_row(rows)
    strict = len(drawn) > 1  # lines that part several columns are likely to part them all
    gap, bounds = (1.0 if strict else CELL_GAP), [region.box.x0, *drawn, region.box.x1]
    extra: list[float] = []
    for lo, hi in pairwise(bounds):
        part = [r for r in (_clip(row, lo, hi) for row in rows) if r is not None]
        if len(part) >= 3 or not strict:
            minimum = max(3, int(0.5 * len(part))) if strict else 2
            extra += [x for x in white_separators(part, gap, minimum) if lo < x < hi]
    return sorted([*drawn, *extra])


def separators_of_one_row(rows: Sequence[Row]) -> list[float]:
    """Separators of a single row, its label perhaps on several lines: the rest of a table from the page before."""
    several = [row for row in rows if len(chunks_of(row, 1.0)) > 1]
    if len(several) != 1:
        return []
    chunks = chunks_of(several[0], 1.0)
    first = max(c.rect.x1 for row in rows for c in chunks_of(row, 1.0)[:1])
    if first >= chunks[1].rect.x0 or not all(is_figure(c.text) for c in chunks[1:]):
        return []
    values = chunks[1:]
    return [(first + values[0].rect.x0) / 2, *((a.rect.x1 + b.rect.x0) / 2 for a, b in pairwise(values))]


def _clip(row: Row, lo: float, hi: float) -> Row | None:
    words = tuple(w for w in row.words if lo <= w.rect.centre <= hi)
    return Row(words, row.top, row.bottom) if words else None
