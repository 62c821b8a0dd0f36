"""Columns: where the white gutters run, and in which order a page is read.

A page is cut into horizontal bands: in some the text runs across, in others it stands in columns. A gutter is a strip
that no word of the band crosses while prose stands on both sides of it; a table has such strips, too, but its cells do
not fill them as prose fills a column. What a page alone cannot show (two lines left over above a chapter) follows the
gutters that the document has elsewhere. In the manner of recursive X-Y cuts (Nagy and Seth, 1984).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import ceil, floor

from pipeline.model import Word
from pipeline.read.rows import rows_of

GUTTER = 0.9  # of the type size: a gutter is at least so wide
PROSE_ROWS = 4  # rows that a band needs to show columns by itself
FULL = 0.72  # of the column's width: a row so long is full
SHARE_FULL = 0.35  # of a column's rows that must be full to be prose
SIDE = 0.2  # of the region's width: a column is at least so wide

TITLE = 1.2  # of the type size: a title so large may stand for both columns

Row = list[Word]


@dataclass(frozen=True, slots=True)
class Column:
    """Words that are read from top to bottom; `number` is -1 for text across, else from 0 at the left."""

    words: tuple[Word, ...]
    number: int
    x0: float
    x1: float


def strong_gutters(words: Sequence[Word], size: float) -> list[float]:
    """Middles of gutters that the words themselves show clearly."""
    if not words:
        return []
    rows = rows_of(words)
    gutters = []
    for middle, _ in _candidates(rows, size):
        bands = _runs(rows, middle, size)
        if any(crossing is False and _is_prose(run, middle) for crossing, run in bands):
            gutters.append(middle)
    return gutters


def columns_of(words: Sequence[Word], size: float, known: Sequence[float]) -> list[Column]:
    """The words of a page or column in reading order, cut along the gutters that are `known` for the document."""
    if not words:
        return []
    rows = rows_of(words)
    gutter = _best_gutter(rows, size, known)
    x0, x1 = min(w.x0 for w in words), max(w.x1 for w in words)
    if gutter is None:
        return [Column(tuple(w for row in rows for w in row), -1, x0, x1)]
    out: list[Column] = []
    for crossing, run in _settled(_runs(rows, gutter, size), gutter, size):
        if crossing:
            out.append(Column(tuple(w for row in run for w in row), -1, x0, x1))
            continue
        first = 0
        for side, edges in zip(_sides(run, gutter), ((x0, gutter), (gutter, x1)), strict=True):
            within = columns_of(side, size, [g for g in known if abs(g - gutter) > 4 * size])
            single = len(within) == 1
            out += [Column(c.words, first + max(0, c.number), *(edges if single else (c.x0, c.x1))) for c in within]
            first += 1 + max((max(0, c.number) for c in within), default=0)
    return out


def _candidates(rows: Sequence[Row], size: float) -> list[tuple[float, int]]:
    """Middles of white strips and in how many rows they stand, most first; strips near the edges do not count."""
    x0 = min(row[0].x0 for row in rows)
    x1 = max(max(w.x1 for w in row) for row in rows)
    step = max(1.0, size / 4)
    places = [x0 + n * step for n in range(int((x1 - x0) / step) + 1)]
    both, open_rows = _counts(rows, x0, step, len(places), size)
    counts = [
        count if SIDE < (x - x0) / max(1.0, x1 - x0) < 1 - SIDE else 0 for x, count in zip(places, both, strict=True)
    ]
    found: list[tuple[float, int]] = []
    best = max(counts, default=0)
    if best < 2:
        return _staggered(places, open_rows, rows, x0, x1)
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
    """For each place, how many rows are open there with words on both sides, and how many are open at all."""
    both, open_rows = [0] * (places + 1), [0] * (places + 1)
    for row in rows:
        end = float("-inf")
        for before, word in pairwise([None, *row, None]):
            start = word.x0 if word is not None else float("inf")
            end = max(end, before.x1) if before is not None else end
            if start - end < GUTTER * size:
                continue
            first = max(0, ceil((end - x0) / step)) if before is not None else 0
            last = min(places - 1, floor((start - x0) / step)) if word is not None else places - 1
            if first <= last:
                for counts in (open_rows, both) if before is not None and word is not None else (open_rows,):
                    counts[first] += 1
                    counts[last + 1] -= 1
    return list(accumulate(both[:-1])), list(accumulate(open_rows[:-1]))


def _staggered(
    places: Sequence[float], open_rows: Sequence[int], rows: Sequence[Row], x0: float, x1: float
) -> list[tuple[float, int]]:
    """Gutters of columns whose base lines never meet: a strip that (nearly) no row crosses."""
    inner = [
        (x, count)
        for x, count in zip(places, open_rows, strict=True)
        if SIDE < (x - x0) / max(1.0, x1 - x0) < 1 - SIDE and count >= 0.9 * len(rows)
    ]
    sides = [x for x, _ in inner if sum(r[-1].x1 < x for r in rows) >= 3 and sum(r[0].x0 > x for r in rows) >= 3]
    return [(sides[len(sides) // 2], len(rows))] if sides else []


def _is_open(row: Row, x: float, size: float) -> bool:
    """Whether the row leaves a gutter's width free around `x`."""
    left = max((w.x1 for w in row if w.x0 < x), default=float("-inf"))
    right = min((w.x0 for w in row if w.x0 >= x), default=float("inf"))
    return left <= x and right - left >= GUTTER * size


def _runs(rows: Sequence[Row], gutter: float, size: float) -> list[tuple[bool, list[Row]]]:
    """Neighbouring rows that cross the gutter, or do not: (crosses, rows)."""
    runs: list[tuple[bool, list[Row]]] = []
    right = [(min(w.top for w in r), max(w.bottom for w in r)) for r in rows if r[-1].x1 > gutter]
    for row in rows:
        crossing = not _is_open(row, gutter, size) or _is_chapter_title(row, gutter, size, right)
        if runs and runs[-1][0] == crossing:
            runs[-1][1].append(row)
        else:
            runs.append((crossing, [row]))
    return runs


def _is_chapter_title(row: Row, gutter: float, size: float, right: Sequence[tuple[float, float]]) -> bool:
    """Whether a short row stands for both columns: large type at the left, nothing beside it, both columns below."""
    if row[-1].x1 > gutter or row[0].size < TITLE * size:
        return False
    top, bottom = min(w.top for w in row) - 0.5 * size, max(w.bottom for w in row) + 0.5 * size
    beside = any(other_top < bottom and other_bottom > top for other_top, other_bottom in right)
    return not beside and any(other_top >= bottom for other_top, _ in right)


def _is_prose(run: Sequence[Row], gutter: float) -> bool:
    """Whether text on both sides fills its column, as prose does and the cells of a table do not."""
    left, right = _rows_by_side(run, gutter)
    if min(len(left), len(right)) < PROSE_ROWS:
        return False
    width = max(row[-1].x1 for row in run) - min(row[0].x0 for row in run)
    return all(_fills(side, SIDE * width) for side in (left, right))


def _fills(side: Sequence[Row], least: float) -> bool:
    x0 = min(row[0].x0 for row in side)
    x1 = max(row[-1].x1 for row in side)
    if x1 - x0 < least:
        return False
    full = sum(_ink(row) >= FULL * (x1 - x0) for row in side)
    return full >= SHARE_FULL * len(side)


def _ink(row: Row) -> float:
    """How far words reach, wide gaps left out."""
    return sum(w.x1 - w.x0 for w in row) * 1.25


def _rows_by_side(run: Sequence[Row], gutter: float) -> tuple[list[Row], list[Row]]:
    left = [part for row in run if (part := [w for w in row if w.x0 < gutter])]
    right = [part for row in run if (part := [w for w in row if w.x0 >= gutter])]
    return left, right


def _sides(run: Sequence[Row], gutter: float) -> tuple[list[Word], list[Word]]:
    left, right = _rows_by_side(run, gutter)
    return [w for row in left for w in row], [w for row in right for w in row]


def _best_gutter(rows: Sequence[Row], size: float, known: Sequence[float]) -> float | None:
    """The gutter to cut along: shown here, or known from elsewhere and not spoilt here."""
    for middle, _ in _candidates(rows, size):
        if any(not crossing and _is_prose(run, middle) for crossing, run in _runs(rows, middle, size)):
            return middle
    for middle in known:
        runs = [run for crossing, run in _runs(rows, middle, size) if not crossing]
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
            while rest and rest[0][-1].x1 < gutter and _follows(out[-1][1][-1], rest[0], size):
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
    near = row[0].top - max(w.bottom for w in before) < 0.6 * size
    return near and abs(row[0].x0 - before[0].x0) < 0.6 * size
