"""Regions told by alignment alone: rows of short chunks that keep to common columns, without any line drawn.

After the idea of text-edge finders (Nurminen 2013; camelot's "network"): what stands in line over several rows is a
column. Running text is taken out first, so that a table beside a column of prose is seen by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from pipeline.model import Page, Rect, Word
from pipeline.tables.captions.caption import Caption
from pipeline.tables.regions.beside import parted, stacked
from pipeline.tables.regions.columns import separators_of_one_row, white_separators
from pipeline.tables.regions.edges import Edges, within
from pipeline.tables.regions.gutter import gutter_of
from pipeline.tables.regions.region import Region
from pipeline.tables.regions.running import COLUMN_GAP, ROW_GAP, Prose, without_running_text
from pipeline.tables.regions.trust import trust_of
from pipeline.tables.text import NOTE, Chunk, Row, chunks_of, is_figure, is_value, rows_of

LEVEL = 0.2  # em by which the middles of a row differ over the page
HEAD_GAP = 1.2  # em between a head that stands alone in its row and the row below it
HEAD_WORDS = 4
TIGHT = 0.6  # em of white between the lines of a head
FEWEST = 3  # rows that go on beside the middle of a page
SHORT = 4  # words of a cell, on average
NEAR = 3.0  # em between a table and its caption


def aligned_regions(
    page: Page,
    words: Sequence[Word],
    text_rows: Sequence[Row],
    edges: Edges,
    captions: Sequence[Caption],
    prose: Prose,
    em: float,
) -> list[Region]:
    """Regions of a page in which words stand in columns.

    `words` are those not in a ruled table or a caption, `text_rows` the same as rows.
    """
    middle = gutter_of(text_rows, page)
    all_rows = [chunks_of(row, COLUMN_GAP) for row in text_rows]
    rows = without_running_text(all_rows, prose, middle, em)
    halves, whole = _zones(rows, middle)
    found: list[Region] = []
    taken: set[int] = set()
    # A half of a page first gives what its caption vouches for: then a table over both halves is not cut in two.
    tries = (*((half, _vouched) for half in halves), *((half, _labelled) for half in halves), (whole, _any))
    for zone, fits in tries:
        rest = [[c for c in row if id(c.words[0]) not in taken] for row in zone]
        near = [k for k in captions if zone is whole or _in_zone(k, zone)]
        for block in _blocks([r for r in rest if r], captions, em, lone=zone is whole):
            for region in _regions(page, block, edges, near, em):
                cut = zone is not whole and (
                    _crossed(region, words, middle) or _goes_on_beside(region, words, middle, captions, em)
                )
                if fits(region) and not cut:
                    found.append(region)
                    taken |= {id(w) for w in region.words}
    return sorted(found, key=lambda r: r.box.top)


def _crossed(region: Region, words: Sequence[Word], middle: float | None) -> bool:
    """Whether rows at the height of a half-page region cross the middle of the page: it is cut from a wider one."""
    beside = rows_of(w for w in words if region.box.top - 1 <= w.rect.top and w.rect.bottom <= region.box.bottom + 1)
    chunks = [c for row in beside for c in chunks_of(row, COLUMN_GAP)]
    return middle is not None and any(c.rect.x0 < middle - 2 and c.rect.x1 > middle + 2 for c in chunks)


def _goes_on_beside(
    region: Region, words: Sequence[Word], middle: float | None, captions: Sequence[Caption], em: float
) -> bool:
    """Whether the rows of a half go on at the other side: a table over the whole page, not in one of two columns.

    They go on with figures, or row by row with short cells that no caption claims for a table of their own.
    """
    left = middle is not None and region.box.x1 <= middle
    if middle is None or not (left or region.box.x0 >= middle):
        return False
    rows = rows_of(region.words)
    high = [w for w in words if region.box.top - 1 <= w.rect.middle <= region.box.bottom + 1]
    inside = [w for w in high if (w.rect.x0 > middle if left else w.rect.x1 < middle)]
    beside = [chunks_of(row, COLUMN_GAP) for row in rows_of(inside)]
    level = [c for row in rows if (c := next((c for c in beside if _level(c[0], row, em)), None))]
    figures = sum(is_figure(chunks[0].text) for chunks in level)
    if left and len(level) >= 0.8 * max(len(rows), len(beside)) and figures >= 0.7 * len(level):
        return True
    claimed = region.anchored and any(
        (k.box.x0 > middle if left else k.box.x1 < middle) and _near(k, region.box, em) for k in captions
    )
    short = sum(len(c.words) for chunks in beside for c in chunks) <= SHORT * sum(map(len, beside))
    both = len(level) >= 0.85 * min(len(rows), len(beside)) and len(level) >= 0.5 * max(len(rows), len(beside))
    return short and both and not claimed and len(level) >= FEWEST


def _level(one: Chunk, row: Row, em: float) -> bool:
    return abs(one.rect.middle - row.middle) <= LEVEL * em


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


def _blocks(
    rows: Sequence[Sequence[Chunk]], captions: Sequence[Caption], em: float, *, lone: bool = False
) -> list[Rows]:
    """Runs of rows with several chunks; a row of one chunk may stand between two of them.

    With `lone`, the first run may be a single row: the last one of a table from the page before.
    """
    blocks: list[Rows] = []
    for row in rows:
        if blocks and _joins(blocks[-1][-1], row, captions, em):
            blocks[-1].append(list(row))
        else:
            blocks.append([list(row)])
    runs = [_trimmed(block, em) for block in blocks]
    return [run for i, run in enumerate(runs) if len(run) >= (1 if lone and i == 0 else 2)]


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
    left = min(c.rect.x0 for row in block[first : last + 1] for c in row)
    gaps = [min(c.rect.top for c in b) - max(c.rect.bottom for c in a) for a, b in pairwise(block[first : last + 1])]
    white = max(HEAD_GAP * em, 1.1 * median(gaps)) if gaps else HEAD_GAP * em
    while first and (
        _heads(block[max(0, first - 2) : first], block[first : last + 1], left, em, white)
        or _labels(block[first - 1], block[first], em)
    ):
        first -= 1
    while last + 1 < len(block) and _goes_with(block[last], block[last + 1], em):
        last += 1
    return [list(row) for row in block[first : last + 1]]


def _heads(
    above: Sequence[Sequence[Chunk]], below: Sequence[Sequence[Chunk]], left: float, em: float, white: float
) -> bool:
    """Whether the last row above, of one short chunk, heads columns other than the first: '2025', the first line of a
    head, or one head in bold over the middle of several.

    `white` is how far above the rows `below` it may stand, in points.
    """
    upper = above[-1]
    one, top = upper[0], min(c.rect.top for c in below[0])
    short = len(one.words) <= (HEAD_WORDS if not one.bold else 2 * HEAD_WORDS)
    if (
        len(upper) > 1
        or not short
        or _unit_of_all(above, below, left, em)
        or top - one.rect.bottom > white
        or one.rect.x0 <= left + 2 * em
    ):
        return False
    under = [c.rect for c in below[0] if c.rect.across(one.rect) > 0]
    a, b = one.rect, under[0] if under else one.rect
    if len(under) == 1 and min(abs(a.x0 - b.x0), abs(a.x1 - b.x1), abs(a.centre - b.centre)) <= 0.5 * em:
        return True
    heads = next((row for row in below if len(row) > 1), ())
    count = len(heads)
    runs = [(heads[i], heads[k]) for i in range(count) for k in range(i + 1, count) if k - i + 1 < count]
    middles = [(first.rect.x0 + last.rect.x1) / 2 for first, last in runs]
    over = any(abs(a.centre - x) <= 0.5 * em for x in middles) or (len(under) > 1 and abs(a.x0 - b.x0) <= 0.5 * em)
    if _over_the_rest(one, below, left, em) and top - one.rect.bottom <= TIGHT * em:
        return True
    return one.bold and all(c.bold for c in heads) and over


def _unit_of_all(above: Sequence[Sequence[Chunk]], below: Sequence[Sequence[Chunk]], left: float, em: float) -> bool:
    """Whether a chunk in brackets stands in the middle of the whole table, or of the line above it that is wider:
    '(in millions)', the end of its title.
    """
    one, over = above[-1][0], above[0] if len(above) > 1 else ()
    middles = [(left + max(c.rect.x1 for row in below for c in row)) / 2]
    middles += [over[0].rect.centre] if len(over) == 1 and over[0].rect.width > one.rect.width else []
    bracketed = one.text[:1] in "([" and one.text[-1:] in ")]"
    return bracketed and any(abs(one.rect.centre - x) <= 0.5 * em for x in middles)


def _over_the_rest(one: Chunk, below: Sequence[Sequence[Chunk]], left: float, em: float) -> bool:
    """Whether a chunk stands in the middle of all columns but that of the labels, and not of the whole table."""
    chunks = [c.rect for row in below for c in row]
    rest = [rect for rect in chunks if rect.x0 > left + 2 * em]
    heads = below[0]
    if len(heads) < 2 or heads[0].rect.x0 <= left + 2 * em or any(is_value(c.text) for c in heads):
        return False
    x1 = max(rect.x1 for rect in chunks)
    whole, own = (left + x1) / 2, (min(rect.x0 for rect in rest) + x1) / 2
    middle = (heads[0].rect.x0 + heads[-1].rect.x1) / 2
    return min(abs(one.rect.centre - own), abs(one.rect.centre - middle)) <= em < abs(one.rect.centre - whole) / 2


def _labels(upper: Sequence[Chunk], lower: Sequence[Chunk], em: float) -> bool:
    """Whether a row of one chunk is a line of the label below it: close to it, as far left, in mid-sentence."""
    one, label = upper[0], lower[0]
    clear = len(lower) == 1 or one.rect.x1 + 0.5 * em <= lower[1].rect.x0
    alike = one.bold == label.bold and abs(one.rect.x0 - label.rect.x0) <= 0.3 * em
    on = label.text[:1].islower() or one.text.endswith("-")
    return len(upper) == 1 and clear and alike and on and min(c.rect.top for c in lower) - one.rect.bottom <= 0.4 * em


def _goes_with(upper: Sequence[Chunk], lower: Sequence[Chunk], em: float) -> bool:
    if len(lower) != 1 or NOTE.match(lower[0].text):
        return False
    tight = lower[0].rect.top - max(c.rect.bottom for c in upper) <= 0.4 * em
    return tight and any(abs(c.rect.x0 - lower[0].rect.x0) <= 0.3 * em for c in upper)


def _regions(page: Page, block: Rows, edges: Edges, captions: Sequence[Caption], em: float) -> list[Region]:
    """The tables in a run of rows: the whole run, or what is left when it is parted at its widest white."""
    beside = parted(block, em) or stacked(block, em)
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
        return Region(box, words, ruled=False, weak=True) if separators_of_one_row(rows) else None
    trust = trust_of(rows, separators, anchored)
    if trust == 0:
        return None
    inside = within(edges, box.grown(0.5 * em), 0.3 * em)
    return Region(box, words, inside, ruled=False, anchored=anchored, weak=trust == 1)


def _anchors(k: Caption, box: Rect, em: float) -> bool:
    return _near(k, box, em) and box.across(k.box) > 0


def _near(k: Caption, box: Rect, em: float) -> bool:
    """Whether a caption stands just above or below the height of a box."""
    return -em <= box.top - k.box.bottom <= NEAR * em or -em <= k.box.top - box.bottom <= NEAR * em
