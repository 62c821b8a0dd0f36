"""Tables of paragraphs without a line drawn: narrow columns of text side by side, few labels to the left of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.model import Page, Rect
from pipeline.tables.regions.edges import Edges, within
from pipeline.tables.regions.region import Region
from pipeline.tables.text import Chunk, Row, chunks_of

GAP = 0.8  # em of white between columns
IN_LINE = 1.5  # points by which lines of a column may begin beside each other
COLUMNS = 4  # a text is seldom set in so many columns
LINES = 4  # that begin in line make a column
SPARSE = 0.6  # lines of labels for each line of the fullest column
HEAD_WORDS = 6
BEFORE = 0.3  # em before its lines at which a column begins
INDENT = 2.5  # em by which lines of a list are set in

Lines = list[list[Chunk]]


def paragraph_regions(
    page: Page, text_rows: Sequence[Row], edges: Edges, em: float, before: Region | None = None
) -> list[Region]:
    """Regions in which every line keeps to one of four columns or more; weak when no head says what they are.

    `before` is such a region on the page before: what keeps to its columns from the head of this page goes on with it.
    """
    rows = [chunks_of(row, GAP) for row in text_rows]
    if before is not None and (run := _going_on(rows, before, em)):
        xs = _starts(before, em)
        return [replace(_region(page, run, xs, range(len(xs)), edges, em), weak=False)]
    xs = _columns(rows)
    if len(xs) < COLUMNS:
        return []
    found: list[Region] = []
    for run in _runs(rows, xs, em):
        used = _used(run, xs)
        lines = [used[i] for i in sorted(used)]
        few_labels = lines[0] <= SPARSE * max(lines[1:], default=0)
        if few_labels and sum(n >= LINES for n in lines[1:]) >= COLUMNS - 1:
            found.append(_region(page, run, xs, sorted(used), edges, em))
    return found


def _going_on(rows: Sequence[list[Chunk]], before: Region, em: float) -> Lines | None:
    """The rows from the head of a page on that keep to the columns of the page before, if they use most of them."""
    xs = _starts(before, em)
    runs = _runs(rows, xs, em)
    if not runs or runs[0][0] is not rows[0] or len(_used(runs[0], xs)) < max(COLUMNS - 1, 0.7 * len(xs)):
        return None
    return runs[0]


def _starts(region: Region, em: float) -> list[float]:
    return [region.box.x0, *(x + BEFORE * em for x in region.inner)]


def _region(page: Page, run: Lines, xs: Sequence[float], used: Sequence[int], edges: Edges, em: float) -> Region:
    inside = tuple(w for row in run for c in row for w in c.words)
    box = replace(Rect.around(w.rect for w in inside), x0=xs[used[0]]).on(page.number)
    near = within(edges, box.grown(0.5 * em), 0.3 * em)
    inner = tuple(xs[i] - BEFORE * em for i in used[1:])
    return Region(box, inside, near, ruled=False, weak=not _headed(run, xs), inner=inner)


def _columns(rows: Sequence[Sequence[Chunk]]) -> list[float]:
    """Where lines begin below each other, from left to right."""
    starts = sorted(c.rect.x0 for row in rows for c in row)
    groups: list[list[float]] = []
    for x in starts:
        if groups and x - groups[-1][0] <= IN_LINE:
            groups[-1].append(x)
        else:
            groups.append([x])
    found = [(sum(group) / len(group), len(group)) for group in groups if len(group) > 1]
    chunks = [c.rect for row in rows for c in row]
    return [x for x, n in found if sum(c.x0 < x - IN_LINE and c.x1 > x + IN_LINE for c in chunks) < n]


def _runs(rows: Sequence[list[Chunk]], xs: Sequence[float], em: float) -> list[Lines]:
    """Rows that follow each other, all of whose chunks keep to the columns."""
    runs: list[Lines] = [[]]
    for row in rows:
        if all(_fits(c, xs, em) for c in row):
            runs[-1].append(row)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if len(run) >= LINES]


def _fits(one: Chunk, xs: Sequence[float], em: float) -> bool:
    """Whether a chunk begins in line with a column, or set in a little, and ends before the next one."""
    after = [x for x in xs if x > one.rect.x0 + IN_LINE]
    before = [x for x in xs if x <= one.rect.x0 + IN_LINE]
    begins = bool(before) and one.rect.x0 - before[-1] <= INDENT * em
    return begins and (not after or one.rect.x1 <= after[0] - 0.3 * em)


def _used(run: Lines, xs: Sequence[float]) -> Counter[int]:
    """How many lines of a run begin in each column."""
    return Counter(max(i for i, x in enumerate(xs) if x <= c.rect.x0 + IN_LINE) for row in run for c in row)


def _headed(run: Lines, xs: Sequence[float]) -> bool:
    """Whether the first row is a head: short texts over nearly all columns, in bold where what follows is not."""
    head = run[0]
    short = all(len(c.words) <= HEAD_WORDS for c in head)
    plain = any(not w.bold for row in run[1:] for c in row for w in c.words)
    return len(head) >= len(xs) - 1 and short and all(c.bold for c in head) and plain and _several_rows(run)


def _several_rows(run: Lines) -> bool:
    """Whether labels stand on several heights, with white or other lines between them."""
    left = min(c.rect.x0 for row in run for c in row)
    labels = [row[0].rect for row in run[1:] if row[0].rect.x0 <= left + IN_LINE]
    return sum(b.top - a.bottom > 0.5 * a.height for a, b in pairwise(labels)) >= 1
