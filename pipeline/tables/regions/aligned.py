"""Regions told by alignment alone: rows of short chunks that keep to common columns, without any line drawn.

After the idea of text-edge finders (Nurminen 2013; camelot's "network"): what stands in line over several rows is a
column. Running text is taken out first, so that a table beside a column of prose is seen by itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.model import Page, Rect, Word
from pipeline.tables.captions.caption import Caption
from pipeline.tables.regions.beside import parted
from pipeline.tables.regions.columns import white_separators
from pipeline.tables.regions.edges import Edges, within
from pipeline.tables.regions.region import Region
from pipeline.tables.regions.typed import leads
from pipeline.tables.text import NOTE, Chunk, Row, chunks_of, is_figure, rows_of

COLUMN_GAP = 1.0  # em of white between chunks that may be cells
PROSE_WORDS = 5
PROSE_SHARE = 0.75  # of the usual width of running text
MIN_ROWS = 3  # of a table that no caption vouches for; with fewer it only goes on from the page before
ROW_GAP = 2.3  # em of white below which rows stay together
MANY_ROWS = 6  # of figures with their unit beside short labels, in a table of two columns
MEASURE = re.compile(r"[€<>±+\-−–]?\s?\d[\d.,]*\s?(?:%|[^\W\d_]{1,15}(?:\s[^\W\d_]{1,15}){0,2})")  # '12 plaatsen'
LEVEL = 0.2  # em by which the middles of a row differ over the page
LEADING = 0.6  # share of the rows in which dots lead to the figures
NEAR = 3.0  # em between a table and its caption


@dataclass(frozen=True, slots=True)
class Prose:
    """How running text is set in the document: usual width of its lines, points."""

    width: float


def prose_of(pages: Sequence[Sequence[Word]]) -> Prose:
    """The usual width of text lines over all pages."""
    widths = sorted(
        c.rect.width
        for words in pages
        for row in rows_of(words)
        for c in chunks_of(row, COLUMN_GAP)
        if len(c.words) >= PROSE_WORDS
    )
    return Prose(widths[int(0.6 * len(widths))] if widths else 0.0)


def aligned_regions(
    page: Page, words: Sequence[Word], edges: Edges, captions: Sequence[Caption], prose: Prose, em: float
) -> list[Region]:
    """Regions of a page in which words stand in columns; `words` are those not in a ruled table or a caption."""
    middle = _gutter(words, page)
    all_rows = [chunks_of(row, COLUMN_GAP) for row in rows_of(words)]
    starts = sorted(c.rect.x0 for row in all_rows for c in row[1:] if not _long(c, prose))
    rows = [_without_prose(row, prose, middle, starts, em) for row in all_rows]
    rows = [all_rows[i] if _titles_group(i, rows, all_rows, em) else row for i, row in enumerate(rows)]
    halves, whole = _zones(rows, middle)
    found: list[Region] = []
    taken: set[int] = set()
    # A half of a page first gives what its caption vouches for: then a table over both halves is not cut in two.
    tries = (*((half, _vouched) for half in halves), *((half, _labelled) for half in halves), (whole, _any))
    for zone, fits in tries:
        rest = [[c for c in row if id(c.words[0]) not in taken] for row in zone]
        near = [k for k in captions if zone is whole or _in_zone(k, zone)]
        for block in _blocks([r for r in rest if r], captions, em):
            for region in _regions(page, block, edges, near, em):
                cut = zone is not whole and (
                    _crossed(region, words, middle) or _goes_on_beside(region, words, middle, em)
                )
                if fits(region) and not cut:
                    found.append(region)
                    taken |= {id(w) for w in region.words}
    return sorted(found, key=lambda r: r.box.top)


def _long(c: Chunk, prose: Prose) -> bool:
    return len(c.words) >= PROSE_WORDS and c.rect.width >= PROSE_SHARE * prose.width


def _without_prose(
    chunks: Sequence[Chunk], prose: Prose, gutter: float | None, starts: Sequence[float], em: float
) -> list[Chunk]:
    """The chunks of a row without running text: a long label with cells to its right, and a long cell beside a label
    that begins where short cells (`starts`) begin, are none.
    """
    kept: list[Chunk] = []
    for i, c in enumerate(chunks):
        label = i == 0 and len(chunks) > 1 and (gutter is None or c.rect.x0 < gutter < c.rect.x1)
        apart = gutter is None or not (i and chunks[i - 1].rect.x1 < gutter < c.rect.x0)  # not the other column of text
        beside_label = bool(kept) and len(kept[0].words) < PROSE_WORDS
        cell = i > 0 and beside_label and apart and sum(abs(c.rect.x0 - x) <= 0.2 * em for x in starts) >= 2
        if not _long(c, prose) or label or cell:
            kept.append(c)
    return kept


def _titles_group(i: int, rows: Sequence[Sequence[Chunk]], whole: Sequence[Sequence[Chunk]], em: float) -> bool:
    """Whether a long line is no running text but the title of a group: in step with rows of cells above and below."""
    if rows[i] or len(whole[i]) != 1 or not 0 < i < len(rows) - 1:
        return False
    above, one, below = rows[i - 1], whole[i][0].rect, rows[i + 1]
    if len(above) < 2 or len(below) < 2 or len(whole[i - 1]) > len(above) or len(whole[i + 1]) > len(below):
        return False
    in_line = all(abs(row[0].rect.x0 - one.x0) <= 0.3 * em for row in (above, below))
    up, down = one.middle - above[0].rect.middle, below[0].rect.middle - one.middle
    return in_line and abs(up - down) <= 0.25 * em and max(up, down) <= ROW_GAP * em


def _crossed(region: Region, words: Sequence[Word], middle: float | None) -> bool:
    """Whether rows at the height of a half-page region cross the middle of the page: it is cut from a wider one."""
    beside = rows_of(w for w in words if region.box.top - 1 <= w.rect.top and w.rect.bottom <= region.box.bottom + 1)
    chunks = [c for row in beside for c in chunks_of(row, COLUMN_GAP)]
    return middle is not None and any(c.rect.x0 < middle - 2 and c.rect.x1 > middle + 2 for c in chunks)


def _goes_on_beside(region: Region, words: Sequence[Word], middle: float | None, em: float) -> bool:
    """Whether the rows of a left half go on with figures on the right: a table over the whole page, not two columns."""
    if middle is None or region.box.x1 > middle:
        return False
    rows = rows_of(region.words)
    inside = [w for w in words if region.box.top - 1 <= w.rect.middle <= region.box.bottom + 1 and w.rect.x0 > middle]
    beside = [chunks_of(row, COLUMN_GAP) for row in rows_of(inside)]
    level = [
        chunks
        for row in rows
        if (chunks := next((c for c in beside if abs(c[0].rect.middle - row.middle) <= LEVEL * em), None))
    ]
    figures = sum(is_figure(chunks[0].text) for chunks in level)
    return len(level) >= 0.8 * max(len(rows), len(beside)) and figures >= 0.7 * len(level)


def _vouched(region: Region) -> bool:
    return region.anchored


def _labelled(region: Region) -> bool:
    """Whether a region begins with labels, as no right half of a table over both columns of text does."""
    firsts = [chunks_of(row, COLUMN_GAP)[0].text for row in rows_of(region.words)]
    return sum(is_figure(text) for text in firsts) < 0.3 * len(firsts)


def _any(region: Region) -> bool:  # noqa: ARG001 - the page as a whole takes what is left
    return True


def _in_zone(caption: Caption, zone: Rows) -> bool:
    """Whether a caption keeps to the half of the page that the rows stand in."""
    x0, x1 = min((row[0].rect.x0 for row in zone), default=0.0), max((row[-1].rect.x1 for row in zone), default=0.0)
    return x0 - 3 <= caption.box.x0 and caption.box.x1 <= x1 + 3


Rows = list[list[Chunk]]


def _zones(rows: Sequence[Sequence[Chunk]], middle: float | None) -> tuple[list[Rows], Rows]:
    """The halves of a page with two columns of text (none on another page), and the page as a whole."""
    whole = [list(row) for row in rows if row]
    if middle is None:
        return [], whole
    left = [[c for c in row if c.rect.x1 <= middle] for row in whole]
    right = [[c for c in row if c.rect.x0 >= middle] for row in whole]
    return [[r for r in left if r], [r for r in right if r]], whole


def _gutter(words: Sequence[Word], page: Page) -> float | None:
    """The white between two columns of text, when most rows of words leave it open."""
    rows = rows_of(words)
    if len(rows) < 8:
        return None
    best: tuple[float, float] | None = None
    for step in range(-10, 11):
        x = page.width * (0.5 + 0.006 * step)
        both = crossing = 0
        for i, row in enumerate(rows):
            if any(w.rect.x0 - 2 < x < w.rect.x1 + 2 for w in row.words):
                crossing += 1
            elif row.words[0].rect.x1 < x < row.words[-1].rect.x0 or _beside(row, rows[max(0, i - 1) : i + 2], x):
                both += 1
        if both >= 8 and crossing <= 0.45 * both and (best is None or crossing - both < best[0]):
            best = (crossing - both, x)
    return best[1] if best else None


def _beside(row: Row, near: Sequence[Row], x: float) -> bool:
    """Whether a row on one side of a gutter overlaps in height with one on the other: their lines are not level."""
    left = row.words[-1].rect.x1 < x
    return any(
        (other.words[0].rect.x0 > x if left else other.words[-1].rect.x1 < x)
        and min(row.bottom, other.bottom) > max(row.top, other.top)
        for other in near
    )


def _blocks(rows: Sequence[Sequence[Chunk]], captions: Sequence[Caption], em: float) -> list[Rows]:
    """Runs of rows with several chunks; a row of one chunk may stand between two of them."""
    blocks: list[Rows] = []
    for row in rows:
        if blocks and _joins(blocks[-1][-1], row, captions, em):
            blocks[-1].append(list(row))
        else:
            blocks.append([list(row)])
    return [trimmed for block in blocks if len(trimmed := _trimmed(block, em)) >= 2]


def _joins(upper: Sequence[Chunk], lower: Sequence[Chunk], captions: Sequence[Caption], em: float) -> bool:
    bottom, top = max(c.rect.bottom for c in upper), min(c.rect.top for c in lower)
    x0, x1 = min(c.rect.x0 for c in upper), max(c.rect.x1 for c in upper)
    between = any(bottom - 1 <= k.box.middle <= top + 1 and k.box.x0 < x1 and x0 < k.box.x1 for k in captions)
    return top - bottom <= ROW_GAP * em and not between


def _trimmed(block: Sequence[list[Chunk]], em: float) -> list[list[Chunk]]:
    """A block without rows of one chunk at its start and end; a last line that belongs to the row above stays."""
    several = [i for i, row in enumerate(block) if len(row) > 1]
    if not several:
        return []
    first, last = several[0], several[-1]
    while last + 1 < len(block) and _goes_with(block[last], block[last + 1], em):
        last += 1
    return [list(row) for row in block[first : last + 1]]


def _goes_with(upper: Sequence[Chunk], lower: Sequence[Chunk], em: float) -> bool:
    if len(lower) != 1 or NOTE.match(lower[0].text):
        return False
    tight = lower[0].rect.top - max(c.rect.bottom for c in upper) <= 0.4 * em
    return tight and any(abs(c.rect.x0 - lower[0].rect.x0) <= 0.3 * em for c in upper)


def _regions(page: Page, block: Rows, edges: Edges, captions: Sequence[Caption], em: float) -> list[Region]:
    """The tables in a run of rows: the whole run, or what is left when it is parted at its widest white."""
    beside = parted(block, em)
    if beside is not None:
        trimmed = [_trimmed(part, em) for part in beside]
        return [r for part in trimmed if len(part) >= 2 for r in _regions(page, part, edges, captions, em)]
    region = _region(page, block, edges, captions, em)
    if region is not None or len(block) < 4:
        return [] if region is None else [region]
    gaps = [min(c.rect.top for c in lower) - max(c.rect.bottom for c in upper) for upper, lower in pairwise(block)]
    widest = max(range(len(gaps)), key=lambda i: gaps[i])
    if gaps[widest] < min(gaps) + 0.3 * em:
        return []
    parts = (_trimmed(block[: widest + 1], em), _trimmed(block[widest + 1 :], em))
    return [r for part in parts if len(part) >= 2 for r in _regions(page, part, edges, captions, em)]


def _region(
    page: Page, block: Sequence[Sequence[Chunk]], edges: Edges, captions: Sequence[Caption], em: float
) -> Region | None:
    words = tuple(w for row in block for c in row for w in c.words)
    box = Rect.around(w.rect for w in words).on(page.number)
    anchored = any(_anchors(k, box, em) for k in captions)
    rows = rows_of(words)
    separators = white_separators(rows)
    if not separators:
        return None
    trust = _trust(rows, separators, anchored)
    if trust == 0:
        return None
    inside = within(edges, box.grown(0.5 * em), 0.3 * em)
    return Region(box, words, inside, ruled=False, anchored=anchored, weak=trust == 1)


def _anchors(k: Caption, box: Rect, em: float) -> bool:
    near = -em <= box.top - k.box.bottom <= NEAR * em or -em <= k.box.top - box.bottom <= NEAR * em
    return near and box.across(k.box) > 0


def _trust(rows: Sequence[Row], separators: Sequence[float], anchored: bool) -> int:
    """2 when the rows look like a table, 1 when they can only go on with one from the page before, else 0.

    With a caption two rows will do; without one it takes figures, or a head in bold over all columns. Two columns
    do when one of them holds figures with a unit, row after row.
    """
    filled = [[_cell(row, lo, hi) for lo, hi in _intervals(separators)] for row in rows]
    full = [cells for cells in filled if sum(bool(c) for c in cells) >= 2]
    if anchored:
        return 2 if len(full) >= 2 else 0
    values = [c for cells in full for c in cells[1:] if c]
    figures = sum(is_figure(c) for c in values)
    bold = all(w.bold for w in rows[0].words) and not all(w.bold for w in rows[-1].words) and all(filled[0])
    if len(full) >= MIN_ROWS and (bold or (len(separators) >= 2 and figures >= 0.6 * len(values))):
        return 2
    if len(full) >= MIN_ROWS and sum(any(map(leads, row.words)) for row in rows) >= LEADING * len(rows):
        return 2
    measured = [c for c in values if MEASURE.fullmatch(c)]
    if len(full) >= MANY_ROWS and len(full) >= 0.9 * len(rows) and len(measured) >= 0.8 * len(values):
        return 2
    return 1 if bold and len(full) >= 2 else 0


def _intervals(separators: Sequence[float]) -> list[tuple[float, float]]:
    bounds = [float("-inf"), *separators, float("inf")]
    return list(pairwise(bounds))


def _cell(row: Row, lo: float, hi: float) -> str:
    return " ".join(w.text for w in row.words if lo < w.rect.centre <= hi)
