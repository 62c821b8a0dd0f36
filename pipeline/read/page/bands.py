"""Columns: where the white gutters run, and in which order a page is read.

A page is cut into horizontal bands: in some the text runs across, in others it stands in columns. A gutter is a strip
that no word of the band crosses while prose stands on both sides of it; a table has such strips, too, but its cells do
not fill them as prose fills a column. What a page alone cannot show (two lines left over above a chapter) follows the
gutters that the document has elsewhere. In the manner of recursive X-Y cuts (Nagy and Seth, 1984).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import ceil, floor

from pipeline.model import Page, Rect, Word
from pipeline.read.page.rows import base_lines

GUTTER = 0.9  # of the type size: a gutter is at least so wide
SPACE = 0.5  # of its own type size: words of one title stand closer together
PROSE_ROWS = 4  # rows that a band needs to show columns by itself
FULL = 0.72  # of the column's width: a row so long is full
SHARE_FULL = 0.35  # of a column's rows that must be full to be prose
SIDE = 0.2  # of the region's width: a column is at least so wide

TITLE = 1.2  # of the type size: a title so large may stand for both columns

ZONE_RULES = 3  # rules of one extent that make a table
ZONE_STEP = 6.0  # of the type size: rules of one table follow one another at most so far apart
WORDS = 2.5  # words that a row of a column has on average

Row = list[Word]


@dataclass(frozen=True, slots=True)
class TextColumn:
    """Words that are read from top to bottom; `number` is -1 for text across, else from 0 at the left."""

    words: tuple[Word, ...]
    number: int
    x0: float
    x1: float
    is_card: bool = False  # a box among boxes that stand side by side, see `cards`


def strong_gutters(rows: Sequence[Row], size: float, zones: Sequence[Rect] = ()) -> list[float]:
    """Middles of gutters that the rows of words themselves show clearly; `zones` are tables, see `ruled_zones`."""
    if not rows:
        return []
    gutters = []
    for middle, _ in _candidates(rows, size):
        bands = _runs(rows, middle, size, zones)
        if any(crossing is False and _is_prose(run, middle) for crossing, run in bands):
            gutters.append(middle)
    return gutters


def columns_of(
    rows: Sequence[Row], size: float, known: Sequence[float], zones: Sequence[Rect] = ()
) -> list[TextColumn]:
    """The rows of words of a page or column in reading order, cut along the gutters that are `known` for the document.

    A table that `zones` shows to lie across a gutter is read row by row.
    """
    if not rows:
        return []
    words = [word for row in rows for word in row]
    gutter = _best_gutter(rows, size, known, zones)
    x0, x1 = min(w.rect.x0 for w in words), max(w.rect.x1 for w in words)
    if gutter is None:
        return [TextColumn(tuple(words), -1, x0, x1)]
    out: list[TextColumn] = []
    for crossing, run in _settled(_runs(rows, gutter, size, zones), gutter, size):
        if crossing:
            out.append(TextColumn(tuple(w for row in run for w in row), -1, x0, x1))
            continue
        first = 0
        for side, edges in zip(_sides(run, gutter), ((x0, gutter), (gutter, x1)), strict=True):
            within = columns_of(base_lines(side), size, [g for g in known if abs(g - gutter) > 4 * size], zones)
            single = len(within) == 1
            out += [TextColumn(c.words, first + max(0, c.number), *(edges if single else (c.x0, c.x1))) for c in within]
            first += 1 + max((max(0, c.number) for c in within), default=0)
    return out


def ruled_zones(page: Page, size: float) -> list[Rect]:
    """Where at least three horizontal rules or edges of shading, of one extent, follow one another closely.

    The rule under a title, which has large type above it, is not of the table before it.
    """
    titles = sorted(word.rect.top for word in page.words if word.size >= TITLE * size)
    edges = sorted(_edges_across(page), key=lambda edge: edge[2])
    zones: list[Rect] = []
    counts: list[int] = []
    near: list[int] = []  # the zones that an edge so far down may still go on with, in the order of their beginning
    for x0, x1, y in edges:
        near = [index for index in near if y - zones[index].bottom < ZONE_STEP * size]
        for index in near:
            zone = zones[index]
            alike = abs(zone.x0 - x0) < 3 and abs(zone.x1 - x1) < 3
            if alike and bisect_left(titles, y) <= bisect_right(titles, zone.bottom):  # no title between
                counts[index] += y - zone.bottom > 0.7 * size  # both sides of one line count once
                zones[index] = Rect(zone.x0, zone.top, zone.x1, max(zone.bottom, y))
                break
        else:
            near.append(len(zones))
            zones.append(Rect(x0, y, x1, y))
            counts.append(1)
    return [zone for zone, count in zip(zones, counts, strict=True) if count >= ZONE_RULES]


def _edges_across(page: Page) -> list[tuple[float, float, float]]:
    """Horizontal rules and edges of shading as (x0, x1, height); pieces that lie end to end are one."""
    drawn = [(rule.rect.x0, rule.rect.x1, rule.rect.top) for rule in page.rules if rule.horizontal]
    drawn += [(fill.rect.x0, fill.rect.x1, y) for fill in page.fills for y in (fill.rect.top, fill.rect.bottom)]
    edges: list[tuple[float, float, float]] = []
    for x0, x1, y in sorted(drawn, key=lambda edge: (round(edge[2]), edge[0])):
        if edges and abs(edges[-1][2] - y) < 1.5 and x0 - edges[-1][1] < 3:
            edges[-1] = (edges[-1][0], max(edges[-1][1], x1), edges[-1][2])
        else:
            edges.append((x0, x1, y))
    return edges


def _candidates(rows: Sequence[Row], size: float) -> list[tuple[float, int]]:
    """Middles of white strips and how many rows stand at either side, most first; strips near the edges do not count.

    The rows of two columns need not meet: a row that stands at one side only speaks for the strip as well.
    """
    x0 = min(row[0].rect.x0 for row in rows)
    x1 = max(max(w.rect.x1 for w in row) for row in rows)
    step = max(1.0, size / 4)
    places = [x0 + n * step for n in range(int((x1 - x0) / step) + 1)]
    left, right = _counts(rows, x0, step, len(places), size)
    counts = [
        min(before, after) if SIDE < (x - x0) / max(1.0, x1 - x0) < 1 - SIDE else 0
        for x, before, after in zip(places, left, right, strict=True)
    ]
    found: list[tuple[float, int]] = []
    best = max(counts, default=0)
    if best < 2:
        return []
    index = 0
    while index < len(places):
        if counts[index] >= max(2, 0.5 * best):
            last = index
            while last + 1 < len(places) and counts[last + 1] >= max(2, 0.5 * best):
                last += 1
            top = max(counts[index : last + 1])
            plateau = [places[n] for n in range(index, last + 1) if counts[n] == top]
            found.append((plateau[len(plateau) // 2], top))
            index = last
        index += 1
    return sorted(found, key=lambda item: -item[1])


def _counts(rows: Sequence[Row], x0: float, step: float, places: int, size: float) -> tuple[list[int], list[int]]:
    """For each place, how many rows that are open there have words to its left, and how many to its right."""
    left, right = [0] * (places + 1), [0] * (places + 1)
    for row in rows:
        end = float("-inf")
        for before, word in pairwise([None, *row, None]):
            start = word.rect.x0 if word is not None else float("inf")
            end = max(end, before.rect.x1) if before is not None else end
            if start - end < GUTTER * size:
                continue
            first = max(0, ceil((end - x0) / step)) if before is not None else 0
            last = min(places - 1, floor((start - x0) / step)) if word is not None else places - 1
            if first > last:
                continue
            for counts, there in ((left, before is not None), (right, word is not None)):
                counts[first] += there
                counts[last + 1] -= there
    return list(accumulate(left[:-1])), list(accumulate(right[:-1]))


def _is_open(row: Row, x: float, size: float) -> bool:
    """Whether the row leaves a gutter's width free around `x`: more than the space between words of its own type."""
    left = max((w for w in row if w.rect.x0 < x), key=lambda w: w.rect.x1, default=None)
    right = min((w for w in row if w.rect.x0 >= x), key=lambda w: w.rect.x0, default=None)
    if left is None or right is None:
        return left is None or left.rect.x1 <= x
    least = max(GUTTER * size, SPACE * min(left.size, right.size))
    return left.rect.x1 <= x and right.rect.x0 - left.rect.x1 >= least


def _runs(rows: Sequence[Row], gutter: float, size: float, zones: Sequence[Rect]) -> list[tuple[bool, list[Row]]]:
    """Neighbouring rows that cross the gutter (with the table that they are part of), or do not: (crosses, rows)."""
    across = [zone for zone in zones if zone.x0 + 2 * size < gutter < zone.x1 - 2 * size]
    runs: list[tuple[bool, list[Row]]] = []
    right = [(min(w.rect.top for w in r), max(w.rect.bottom for w in r)) for r in rows if r[-1].rect.x1 > gutter]
    for row in rows:
        in_table = any(zone.top <= row[0].rect.top and row[0].rect.bottom <= zone.bottom for zone in across)
        crossing = in_table or not _is_open(row, gutter, size) or _is_chapter_title(row, gutter, size, right)
        if runs and runs[-1][0] == crossing:
            runs[-1][1].append(row)
        else:
            runs.append((crossing, [row]))
    return runs


def _is_chapter_title(row: Row, gutter: float, size: float, right: Sequence[tuple[float, float]]) -> bool:
    """Whether a short row stands for both columns: large type at the left, nothing beside it, both columns below."""
    if row[-1].rect.x1 > gutter or row[0].size < TITLE * size:
        return False
    top, bottom = min(w.rect.top for w in row) - 0.5 * size, max(w.rect.bottom for w in row) + 0.5 * size
    beside = any(other_top < bottom and other_bottom > top for other_top, other_bottom in right)
    return not beside and any(other_top >= bottom for other_top, _ in right)


def _is_prose(run: Sequence[Row], gutter: float) -> bool:
    """Whether text on both sides fills its column, as prose does and the cells of a table do not."""
    left, right = _rows_by_side(run, gutter)
    if min(len(left), len(right)) < PROSE_ROWS:
        return False
    width = max(row[-1].rect.x1 for row in run) - min(row[0].rect.x0 for row in run)
    return all(_fills(side, SIDE * width) for side in (left, right))


def _fills(side: Sequence[Row], least: float) -> bool:
    x0 = min(row[0].rect.x0 for row in side)
    x1 = max(row[-1].rect.x1 for row in side)
    if x1 - x0 < least:
        return False
    if sum(len(row) for row in side) < WORDS * len(side):
        return False
    full = sum(_ink(row) >= FULL * (x1 - x0) for row in side)
    return full >= SHARE_FULL * len(side)


def _ink(row: Row) -> float:
    """How far words reach, wide gaps left out."""
    return sum(w.rect.width for w in row) * 1.25


def _rows_by_side(run: Sequence[Row], gutter: float) -> tuple[list[Row], list[Row]]:
    left = [part for row in run if (part := [w for w in row if w.rect.x0 < gutter])]
    right = [part for row in run if (part := [w for w in row if w.rect.x0 >= gutter])]
    return left, right


def _sides(run: Sequence[Row], gutter: float) -> tuple[list[Word], list[Word]]:
    left, right = _rows_by_side(run, gutter)
    return [w for row in left for w in row], [w for row in right for w in row]


def _best_gutter(rows: Sequence[Row], size: float, known: Sequence[float], zones: Sequence[Rect]) -> float | None:
    """The gutter to cut along: shown here, or known from elsewhere and not spoilt here."""
    for middle, _ in _candidates(rows, size):
        if any(not crossing and _is_prose(run, middle) for crossing, run in _runs(rows, middle, size, zones)):
            return middle
    for middle in known:
        runs = [run for crossing, run in _runs(rows, middle, size, zones) if not crossing]
        if any(_two_sided(run, middle) for run in runs):
            return middle
    return None


def _two_sided(run: Sequence[Row], gutter: float) -> bool:
    left, right = _rows_by_side(run, gutter)
    return bool(left) and bool(right) and min(len(left), len(right)) >= 1 and _loose_prose(left) and _loose_prose(right)


def _loose_prose(side: Sequence[Row]) -> bool:
    """Rows of words in letters: what little text is left over in a column, not figures in a table."""
    words = [w.text for row in side for w in row]
    return sum(any(c.isalpha() for c in w) for w in words) >= 0.6 * len(words) and len(words) >= 2


def _settled(runs: list[tuple[bool, list[Row]]], gutter: float, size: float) -> list[tuple[bool, list[Row]]]:
    """Runs in which rows on one side only join the text across that they belong to.

    The last short line of a paragraph across does not cross the gutter, but is no column.
    """
    out: list[tuple[bool, list[Row]]] = []
    for crossing, run in runs:
        rest = list(run)
        if not crossing and out and out[-1][0]:
            while rest and rest[0][-1].rect.x1 < gutter and _follows(out[-1][1][-1], rest[0], size):
                out[-1][1].append(rest.pop(0))
        if not rest:
            continue
        left, right = _rows_by_side(rest, gutter)
        one_sided = not crossing and not (left and right)
        across = crossing or (one_sided and bool(left) and bool(out) and out[-1][0] and len(left) == 1)
        if out and out[-1][0] == across:
            out[-1][1].extend(rest)
        else:
            out.append((across, rest))
    return out


def _follows(before: Row, row: Row, size: float) -> bool:
    """Whether `row` is the next line of the same paragraph: near, and beginning where it begins."""
    near = row[0].rect.top - max(w.rect.bottom for w in before) < 0.6 * size
    return near and abs(row[0].rect.x0 - before[0].rect.x0) < 0.6 * size
