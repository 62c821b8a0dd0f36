"""Rows of a table that stand outside its lines: heads above the first one, a last row below the last one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from pipeline.model import Rect, Word
from pipeline.tables.regions.edges import Edge, Edges, within
from pipeline.tables.regions.region import Region
from pipeline.tables.text import (
    CURRENCY,
    LINES,
    NOTE,
    WIDE_GAP,
    Chunk,
    Row,
    chunk,
    chunks_of,
    em_of,
    is_figure,
    is_sign,
    is_value,
    rows_of,
    text_line,
)

FAR = 2.5  # em of white between rows of one table
WHOLE = 0.9  # of the width of a table: a line as long is drawn under all columns


def with_spanning_heads(region: Region, words: Sequence[Word], edges: Edges, em: float) -> Region:
    """The region with the heads above a first line that is drawn under them only, and those that stand beside it."""
    box = region.box
    lines = [e for e in region.edges.across if abs(e.at - box.top) <= 0.3 * em]
    if not lines or sum(e.length for e in lines) >= WHOLE * box.width:
        return region
    taken = {id(w) for w in region.words}
    near = replace(box, top=box.top - 2.2 * em, bottom=box.top + em)
    rows = rows_of(w for w in words if id(w) not in taken and w.rect.middle_in(near))
    heads: list[Chunk] = []
    over = False
    for row in reversed(rows):
        chunks = chunks_of(row, WIDE_GAP)
        on_line = [_over(c, lines, em) for c in chunks]
        if not all(a or _beside(c, lines, em) for a, c in zip(on_line, chunks, strict=True)) or (
            over and not any(on_line)
        ):
            break
        heads += chunks
        over = over or any(on_line)
    if not over or _part_of_a_text(heads, words, em):
        return region
    top = min(c.rect.top for c in heads) - 0.2 * em
    more = tuple(w for c in heads for w in c.words)
    grown = replace(box, top=top)
    return replace(region, box=grown, words=(*more, *region.words), edges=within(edges, grown, 0.3 * em))


def _part_of_a_text(heads: Sequence[Chunk], words: Sequence[Word], em: float) -> bool:
    """Whether a line of text stands so close above heads that these are its next line: a caption of several lines."""
    top, own = min(c.rect.top for c in heads), {id(w) for c in heads for w in c.words}
    x0, x1 = min(c.rect.x0 for c in heads), max(c.rect.x1 for c in heads)
    over = [w for w in words if id(w) not in own and w.rect.x1 > x0 and w.rect.x0 < x1 and w.rect.middle < top]
    return any(top - w.rect.bottom < 0.4 * em for w in over)


def _over(c: Chunk, lines: Sequence[Edge], em: float) -> bool:
    """Whether a chunk stands over one of these lines with its whole width."""
    return any(e.lo - 0.3 * em <= c.rect.x0 and c.rect.x1 <= e.hi + 0.3 * em for e in lines)


def _beside(c: Chunk, lines: Sequence[Edge], em: float) -> bool:
    """Whether a chunk stands over none of them with any part."""
    return all(c.rect.x1 <= e.lo + 0.3 * em or c.rect.x0 >= e.hi - 0.3 * em for e in lines)


def _spans(row: Row, chunks: Sequence[Chunk], top: float, edges: Edges, box: Rect, em: float) -> bool:
    """Whether a row is of heads over lines that are drawn under some columns, or of heads level with these.

    `top` is where the heads below it begin.
    """
    near = [e for e in edges.across if row.top < e.at <= top + 2 * em and box.x0 - em <= e.lo and e.hi <= box.x1 + em]
    lines = [e for e in near if e.length < WHOLE * box.width and e.at < box.top - 0.3 * em]
    if not lines or top - row.bottom > 1.8 * em:
        return False
    on_line = [_over(c, lines, em) and any(abs(e.at - row.bottom) <= em for e in lines) for c in chunks]
    level = row.bottom > min(e.at for e in lines) - 0.3 * em or any(on_line)
    return level and all(a or _beside(c, lines, em) for a, c in zip(on_line, chunks, strict=True))


def with_head(region: Region, words: Sequence[Word], edges: Edges, em: float) -> Region:
    """The region with the heads that stand above its first line, when that has figures, or a head in line above it."""
    rows = rows_of(region.words)
    if not rows:
        return region
    first = _first_cells(region, rows, em)
    if all(len(chunks) < 2 for chunks in first) and len(rows) > len(first):
        first = _below_title(region, rows, first)
    figures = any(is_value(c.text) for chunks in first for c in chunks[1:])
    white = max(em, _white_above_lines(region, rows) + 0.2 * em)
    in_line = _head_in_line(region, rows[0], first, words, white)
    if not figures and not in_line:
        return region
    taken = {id(w) for w in region.words}
    beside = [
        w for w in words if id(w) not in taken and w.rect.x1 > region.box.x0 - em and w.rect.x0 < region.box.x1 + em
    ]
    label = max(chunks[0].rect.x1 for chunks in first)
    heads: list[Row] = []
    top = region.box.top
    for row in reversed(_levelled(rows_of(w for w in beside if w.rect.bottom <= region.box.top + 2))):
        chunks = chunks_of(row, WIDE_GAP)
        near = top - row.bottom <= (0.7 * em if heads else white)
        over = all(c.rect.x0 > label - em for c in chunks)
        inside = region.box.x0 - em <= chunks[0].rect.x0 and chunks[-1].rect.x1 <= region.box.x1 + em
        spans = inside and _spans(row, chunks, top, edges, region.box, em)
        if not (spans or (near and inside and (over or len(chunks) > 2 or (in_line and not heads)))):
            break
        heads.append(row)
        top = row.top
    if not any(len(chunks_of(row, WIDE_GAP)) > 1 for row in heads):
        return region
    more = tuple(w for row in heads for w in row.words)
    inner = within(edges, replace(region.box, top=top), 0.3 * em)
    return replace(region, box=replace(region.box, top=top - 0.2 * em), words=(*more, *region.words), edges=inner)


def _white_above_lines(region: Region, rows: Sequence[Row]) -> float:
    """How much white most rows have between them and the line below them, in points."""
    lines = [e.at for e in region.edges.across if e.at > rows[0].bottom - 1]
    whites = [at - max(row.bottom for row in rows if row.bottom <= at + 1) for at in lines]
    return median(whites) if whites else 0.0


def _first_cells(region: Region, rows: Sequence[Row], em: float) -> list[list[Chunk]]:
    """The chunks of the first text row, and of those under it that stand above the next line.

    A label of two lines may have its figures in the middle beside it.
    """
    inner = [e.at for e in region.edges.across if e.at > region.box.top + em]
    end = min(inner, default=rows[0].bottom)
    return [chunks_of(row, WIDE_GAP) for i, row in enumerate(rows) if i == 0 or row.bottom <= end + 0.2 * em]


def _below_title(region: Region, rows: Sequence[Row], title: Sequence[list[Chunk]]) -> list[list[Chunk]]:
    """The cells of the row below the title of a group, when the title stands in a row of its own between lines."""
    under, bottom = rows[len(title)], rows[len(title) - 1].bottom
    parted = any(bottom - 2 <= e.at <= under.top + 2 for e in region.edges.across)
    return [*title, chunks_of(under, WIDE_GAP)] if parted else list(title)


def _head_in_line(
    region: Region, first: Row, lines: Sequence[Sequence[Chunk]], words: Sequence[Word], white: float
) -> bool:
    """Whether a row in bold stands right above, its chunks in line with those of a first row that is not bold.

    Heads of three columns or more that are in line need not be bold. `lines` are the text lines of the first row: its
    cells may have several, and a label stands in the middle beside them. `white` is how far above it may stand, points.
    """
    em = em_of(region.words)
    above = [
        w
        for w in words
        if w.rect.bottom <= region.box.top + 2 and w.rect.x1 > region.box.x0 and w.rect.x0 < region.box.x1
    ]
    rows = _levelled(rows_of(above))
    if not rows or region.box.top - rows[-1].bottom > white:
        return False
    bold = all(w.bold for w in rows[-1].words) and not all(w.bold for w in first.words)
    heads = chunks_of(rows[-1], WIDE_GAP)
    if _stand_over(heads, first, lines, bold, em):
        return True
    return bold and _stand_over(_stacked(_bold_lines(rows, em)), first, lines, bold, em)


def _bold_lines(rows: Sequence[Row], em: float) -> list[list[Chunk]]:
    """The last rows in bold that stand as close to each other as lines of a head do."""
    found = [rows[-1]]
    for row in reversed(rows[:-1]):
        if found[0].top - row.bottom > LINES * em or not all(w.bold for w in row.words):
            break
        found.insert(0, row)
    return [chunks_of(row, WIDE_GAP) for row in found]


def _stand_over(heads: Sequence[Chunk], first: Row, lines: Sequence[Sequence[Chunk]], bold: bool, em: float) -> bool:
    """Whether heads are in line with the cells of the first row, or where some of these are blank, with the others."""
    cells = chunks_of(first, WIDE_GAP)
    if bold and len(heads) > len(cells):
        cells = _stacked(lines)
    if len(cells) == len(heads) + 1 and is_sign(cells[0].text):
        cells = cells[1:]  # a column of icons has no head
    if len(heads) != len(cells):  # some cells of the first row are blank
        return bold and len(heads) > len(cells) > 1 and all(any(_same_side(a, b, em) for a in heads) for b in cells)
    in_line = all(_same_side(a, b, em) for a, b in zip(heads, cells, strict=True))
    return in_line and (len(heads) > 2 or (len(heads) > 1 and bold))


def _levelled(rows: Sequence[Row]) -> list[Row]:
    """Text rows, those as one that reach into each other's height without standing above each other: heads of one and
    of two lines, each in the middle of its cell.
    """
    out: list[Row] = []
    last: Row | None = None
    for row in rows:
        beside = last is not None and not any(a.rect.across(b.rect) > 0 for a in last.words for b in row.words)
        if last is not None and beside and row.top < last.bottom:
            words = sorted((*out[-1].words, *row.words), key=lambda w: (w.rect.x0, w.rect.top))
            out[-1] = Row(tuple(words), out[-1].top, max(out[-1].bottom, row.bottom))
        else:
            out.append(row)
        last = row
    return out


def _stacked(lines: Sequence[Sequence[Chunk]]) -> list[Chunk]:
    """The cells of a row of several text lines: chunks that stand above each other are one."""
    cells: list[Chunk] = []
    for new in sorted((c for line in lines for c in line), key=lambda c: c.rect.x0):
        if cells and cells[-1].rect.across(new.rect) > 0:
            cells[-1] = chunk((*cells[-1].words, *new.words))
        else:
            cells.append(new)
    return cells


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
    for row in _levelled(rows_of(below)):
        near = row.top - last <= max(steps) + 0.3 * em and row.top - last <= FAR * em
        wraps = bool(tail) and _wraps(row, tail[0], tail[-1].bottom, steps, em)
        if not near or NOTE.match(text_line(row.words)) or not (wraps or _keeps_to(row, body, em)):
            break
        tail.append(row)
        last = row.bottom
    if not tail:
        return region
    more = tuple(w for row in tail for w in row.words)
    box = replace(region.box, bottom=last + 0.3 * em)
    inner = within(edges, box, 0.3 * em)
    return replace(region, box=box, words=(*region.words, *more), edges=inner)


def _wraps(row: Row, first: Row, bottom: float, steps: Sequence[float], em: float) -> bool:
    """Whether a row is one more line of cells of the first one: as close as lines of a cell are here, or closer than
    rows, and each of its chunks begins with one of these cells and ends before the next.
    """
    gap, cells = row.top - bottom, chunks_of(first, WIDE_GAP)
    close = gap <= 0.5 * median(steps) or gap <= min(*steps, LINES * em) + 0.1 * em
    starts = [c.rect.x0 for c in cells] + [float("inf")]
    return close and all(
        any(abs(c.rect.x0 - x) <= 0.2 * em and c.rect.x1 <= end for x, end in pairwise(starts))
        for c in chunks_of(row, WIDE_GAP)
    )


def _keeps_to(row: Row, body: Sequence[Chunk], em: float) -> bool:
    """Whether each chunk of a row stands in line with chunks of the body, in type as large."""
    chunks = [c for c in chunks_of(row, WIDE_GAP) if c.text not in CURRENCY]
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
