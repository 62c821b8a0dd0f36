"""Rows of a table that stand outside its lines: heads above the first one, a last row below the last one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.model import Word
from pipeline.tables.regions.edges import Edges, within
from pipeline.tables.regions.region import Region
from pipeline.tables.text import Chunk, Row, chunks_of, em_of, is_figure, is_year, rows_of

FAR = 2.5  # em of white between rows of one table
WIDE_GAP = 0.8  # em: white space that makes a text row look like cells


def with_head(region: Region, words: Sequence[Word], edges: Edges, em: float) -> Region:
    """The region with the heads that stand above its first line, when that has figures, or a head in line above it."""
    rows = rows_of(region.words)
    if not rows:
        return region
    first = _first_cells(region, rows, em)
    figures = any(is_figure(c.text) and not is_year(c.text) for chunks in first for c in chunks[1:])
    in_line = _head_in_line(region, rows[0], words, em)
    if not figures and not in_line:
        return region
    taken = {id(w) for w in region.words}
    beside = [
        w for w in words if id(w) not in taken and w.rect.x1 > region.box.x0 - em and w.rect.x0 < region.box.x1 + em
    ]
    label = max(chunks[0].rect.x1 for chunks in first)
    heads: list[Row] = []
    top = region.box.top
    for row in reversed(rows_of(w for w in beside if w.rect.bottom <= region.box.top + 2)):
        chunks = chunks_of(row, WIDE_GAP)
        near = top - row.bottom <= (0.7 if heads else 1.0) * em
        over = all(c.rect.x0 > label - em for c in chunks)
        inside = region.box.x0 - em <= chunks[0].rect.x0 and chunks[-1].rect.x1 <= region.box.x1 + em
        if not (near and inside and (over or len(chunks) > 2 or (in_line and not heads))):
            break
        heads.append(row)
        top = row.top
    if not any(len(chunks_of(row, WIDE_GAP)) > 1 for row in heads):
        return region
    more = tuple(w for row in heads for w in row.words)
    inner = within(edges, replace(region.box, top=top), 0.3 * em)
    return replace(region, box=replace(region.box, top=top - 0.2 * em), words=(*more, *region.words), edges=inner)


def _first_cells(region: Region, rows: Sequence[Row], em: float) -> list[list[Chunk]]:
    """The chunks of the first text row, and of those under it that stand above the next line.

    A label of two lines may have its figures in the middle beside it.
    """
    inner = [e.at for e in region.edges.across if e.at > region.box.top + em]
    end = min(inner, default=rows[0].bottom)
    return [chunks_of(row, WIDE_GAP) for i, row in enumerate(rows) if i == 0 or row.bottom <= end + 0.2 * em]


def _head_in_line(region: Region, first: Row, words: Sequence[Word], em: float) -> bool:
    """Whether a row in bold stands right above, its chunks in line with those of a first row that is not bold.

    Heads of three columns or more that are in line need not be bold.
    """
    above = [
        w
        for w in words
        if w.rect.bottom <= region.box.top + 2 and w.rect.x1 > region.box.x0 and w.rect.x0 < region.box.x1
    ]
    rows = rows_of(above)
    if not rows or region.box.top - rows[-1].bottom > em:
        return False
    heads, cells = chunks_of(rows[-1], WIDE_GAP), chunks_of(first, WIDE_GAP)
    in_line = len(heads) == len(cells) and all(_same_side(a, b, em) for a, b in zip(heads, cells, strict=True))
    bold = all(w.bold for w in rows[-1].words) and not all(w.bold for w in first.words)
    return in_line and (len(heads) > 2 or (len(heads) > 1 and bold))


def with_tail(region: Region, words: Sequence[Word], edges: Edges) -> Region:
    """The region with rows right below its last line that keep to its columns: the last stripe of a zebra is white."""
    rows = rows_of(region.words)
    if len(rows) < 3:
        return region
    em = em_of(region.words)
    body = [c for row in rows[1:] for c in chunks_of(row, WIDE_GAP)]
    steps = [b.top - a.bottom for a, b in pairwise(rows)]
    taken = {id(w) for w in region.words}
    below = [
        w
        for w in words
        if id(w) not in taken
        and w.rect.top >= region.box.bottom - 2
        and w.rect.x1 > region.box.x0
        and w.rect.x0 < region.box.x1
    ]
    tail: list[Row] = []
    last = rows[-1].bottom
    for row in rows_of(below):
        near = row.top - last <= max(steps) + 0.3 * em and row.top - last <= FAR * em
        if not near or not _keeps_to(row, body, em):
            break
        tail.append(row)
        last = row.bottom
    if not tail:
        return region
    more = tuple(w for row in tail for w in row.words)
    box = replace(region.box, bottom=last + 0.3 * em)
    inner = within(edges, box, 0.3 * em)
    return replace(region, box=box, words=(*region.words, *more), edges=inner)


def _keeps_to(row: Row, body: Sequence[Chunk], em: float) -> bool:
    """Whether each chunk of a row stands in line with chunks of the body, in type as large."""
    chunks = chunks_of(row, WIDE_GAP)
    if len(chunks) < 2 or abs(em_of(row.words) - em) > 0.05 * em:
        return False
    values = [c for c in chunks[1:] if not is_figure(c.text)]
    if len(values) > 0.5 * (len(chunks) - 1):
        return all(sum(abs(c.rect.x0 - other.rect.x0) <= 0.2 * em for other in body) >= 3 for c in chunks)
    return all(_in_line(c, body, em) for c in chunks)


def _in_line(one: Chunk, body: Sequence[Chunk], em: float) -> bool:
    near = sum(_same_side(c, one, em) for c in body if c.rect.x0 < one.rect.x1 and one.rect.x0 < c.rect.x1)
    return near >= 2


def _same_side(a: Chunk, b: Chunk, em: float) -> bool:
    """Whether two chunks agree on the left side, the right, or the middle."""
    return min(abs(a.rect.x0 - b.rect.x0), abs(a.rect.x1 - b.rect.x1), abs(a.rect.centre - b.rect.centre)) <= 0.3 * em
