"""Regions told by drawn lines: edges that touch, and stacks of equally wide lines with table rows between them."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
from itertools import takewhile

from pipeline.model import Page, Rect, Word
from pipeline.tables.captions.caption import Caption
from pipeline.tables.regions.between import PROSE_WORDS, tabular
from pipeline.tables.regions.boxes import without_boxes
from pipeline.tables.regions.edges import Edges, within
from pipeline.tables.regions.extend import with_head, with_spanning_heads, with_tail
from pipeline.tables.regions.index import WordIndex
from pipeline.tables.regions.region import Region
from pipeline.tables.regions.stub import with_labels
from pipeline.tables.regions.systems import Stack, System
from pipeline.tables.text import (
    NOTE,
    WIDE_GAP,
    Row,
    chunks_of,
    em_of,
    is_value,
    rows_of,
    size_of,
    text_line,
)

MANY_HEADS = 4  # in line with some of so many is no chance
BAND = 2.5  # em of height of a shaded row, at most
HEAD = 2.5  # em above or below a first line within which its head stands
LEAST = 3  # rows of cells in a frame that has a title and notes beside


def ruled_regions(
    page: Page,
    words: Sequence[Word],
    edges: Edges,
    drawn: Sequence[System],
    captions: Sequence[Caption],
    em: float,
) -> list[Region]:
    """Regions of a page that drawn lines mark out, from top to bottom.

    `words` are those that may be in a table; `drawn` are the edges that hang together; `captions` part
    tables that stand one below the other.
    """
    placed = WordIndex(words)
    stacks = _stacks(without_boxes(drawn, placed, em), placed, captions, em)
    regions = [_inside_frame(_region(page, s, placed, edges, em), s) for s in stacks if _promising(s)]
    regions = [with_labels(region, words, edges) for region in regions]
    headed = [with_head(with_spanning_heads(region, words, edges, em), words, edges, em) for region in regions]
    titles = {word for line in page.lines if line.role == "heading" for word in line.words}
    shades = [fill.rect for fill in page.fills if fill.shades and fill.rect.height < BAND * em]
    return [_below_heading(with_tail(region, words, edges), titles, shades, em) for region in headed]


def _stacks(systems: Sequence[System], words: WordIndex, captions: Sequence[Caption], em: float) -> list[Stack]:
    """Systems one below the other that belong to one table; those inside another one's extent go with it."""
    stacks: list[Stack] = []
    for system in systems:
        if system.rect.width < 2 * em:
            continue
        near = _since_the_last_as_wide(stacks, system, em)
        stack = next((s for s in reversed(near) if _goes_on(s, system, words, captions, em)), None)
        if stack is None:
            stacks.append(Stack(system))
        else:
            stack.add(system)
    return stacks


def _since_the_last_as_wide(stacks: Sequence[Stack], system: System, em: float) -> Sequence[Stack]:
    """The stacks that a system can go on with: none above one of its own width, which stands in between."""
    for i in range(len(stacks) - 1, -1, -1):
        around = stacks[i].around
        if abs(around.x0 - system.rect.x0) <= 0.7 * em and abs(around.x1 - system.rect.x1) <= 0.7 * em:
            return stacks[i:]
    return stacks


def _goes_on(stack: Stack, system: System, words: WordIndex, captions: Sequence[Caption], em: float) -> bool:
    around, own = stack.around, system.rect
    contained = own.x0 >= around.x0 - 0.7 * em and own.x1 <= around.x1 + 0.7 * em
    if contained and own.bottom <= around.bottom + 0.3 * em:
        return True
    equal = abs(own.x0 - around.x0) <= 0.7 * em and abs(own.x1 - around.x1) <= 0.7 * em
    begun = len(stack.heights) > 1
    right = abs(own.x1 - around.x1) <= 0.7 * em or not system.down
    partial = begun and contained and right and own.width > 3 * em
    between = Rect(around.x0, around.bottom, around.x1, own.top)
    if not (equal or partial) or any(_parts(caption, between) for caption in captions):
        return False
    if between.height <= 0.6 * em:
        return True
    if _begins_anew(stack, system, words) or _headed_anew(between, system, words, em):
        return False
    if _same_head_anew(stack, between, system, words, em):
        return False
    clear = Rect(between.x0, between.top + 1, between.x1, between.bottom - 1)
    rows = rows_of(words.inside(clear, 1))
    band = system.frame_only and own.height <= BAND * em and all(len(chunks_of(row, WIDE_GAP)) > 1 for row in rows)
    if stack.lattice and (system.lattice or system.frame_only) and not (rows and band):
        return False  # two closed grids with white between them are two tables
    if _text_runs_across(between, words, em):
        return False
    if rows and begun and _keeps_to_head(stack, rows, words, em):
        return True
    if not begun and system.lattice and all(len(chunks_of(row, WIDE_GAP)) == 1 for row in rows):
        return False  # a closed grid needs no line over its title: it is that of a heading
    return tabular(rows, between, em, partial and not equal)


def _text_runs_across(between: Rect, words: WordIndex, em: float) -> bool:
    """Whether a line of text between two lines begins before them and ends behind them: it is none of their table."""
    level = words.inside(replace(between, x0=0.0, x1=float("inf")))
    chunks = (c for row in rows_of(level) for c in chunks_of(row, WIDE_GAP))
    return any(c.rect.x0 < between.x0 - em and c.rect.x1 > between.x1 + em for c in chunks)


def _begins_anew(stack: Stack, system: System, words: WordIndex) -> bool:
    """Whether a line with nothing above it but white has a head below it, in bold as the first row of the stack is."""
    around, top = stack.around, system.rect.top
    under = replace(around, top=top, bottom=float("inf"))
    below = [w for w in words.inside(under, 1) if w.rect.middle <= top + 4 * size_of(w) + 1]
    between = replace(around, top=around.bottom, bottom=top)
    if not below or words.inside(between, 1):
        return False
    above = rows_of(words.inside(around, 1))
    if not above:
        return False
    head = rows_of(below)[0]
    cells = chunks_of(head, WIDE_GAP)
    bold = [all(w.bold for w in row.words) for row in (above[0], above[-1], head)]
    figures = any(is_value(c.text) for c in cells[1:])
    return bold == [True, False, True] and len(cells) > 1 and not figures


def _headed_anew(between: Rect, system: System, words: WordIndex, em: float) -> bool:
    """Whether a heading stands between two lines: alone, in bold, white above it, close to a row of heads below it."""
    over = rows_of(words.inside(between))
    inner = [e.at for e in system.across if e.at > system.rect.top + em]
    foot = min(inner, default=system.rect.top + 4 * em)
    if len(over) != 1:
        return False
    first = replace(between, top=system.rect.top, bottom=foot)
    under = rows_of(words.inside(first))
    if not under:
        return False
    title, heads = chunks_of(over[0], WIDE_GAP), chunks_of(under[0], WIDE_GAP)
    above, below = over[0].top - between.top, between.bottom - over[0].bottom
    alone = len(title) == 1 and title[0].bold and title[0].rect.x1 < between.x1
    plain = len(heads) > 1 and not any(is_value(c.text) for c in heads)
    return alone and plain and above >= 1.2 * em and above >= 2 * below


def _same_head_anew(stack: Stack, between: Rect, system: System, words: WordIndex, em: float) -> bool:
    """Whether the head of the stack comes again below a title that stands alone between two lines.

    A head stands below its first line, or above it where lines are drawn between rows only.
    """
    around, over = stack.around, rows_of(words.inside(between))
    if not over:
        return False
    below = rows_of(words.inside(replace(between, top=system.rect.top, bottom=system.rect.top + HEAD * em)))
    own = rows_of(words.inside(replace(around, bottom=around.top + HEAD * em)))
    above = rows_of(words.inside(replace(around, top=around.top - HEAD * em, bottom=around.top)))
    inside = len(over) == 1 and _same_heads(own[:1], below[:1]) and len(chunks_of(over[0], WIDE_GAP)) == 1
    outside = len(over) > 1 and _same_heads(above[-1:], over[-1:]) and len(chunks_of(over[-2], WIDE_GAP)) == 1
    return inside or outside


def _same_heads(first: Sequence[Row], second: Sequence[Row]) -> bool:
    """Whether two rows are the same heads of several columns, at the same places."""
    one, other = (
        [(c.text, round(c.rect.x0)) for row in rows for c in chunks_of(row, WIDE_GAP)] for rows in (first, second)
    )
    return len(one) > 1 and one == other and not any(is_value(text) for text, _ in one)


def _keeps_to_head(stack: Stack, rows: Sequence[Row], words: WordIndex, em: float) -> bool:
    """Whether rows keep to the columns of the head, the short cells between the first two lines of the stack.

    Then cells of many lines are no running text.
    """
    heights = sorted(stack.heights)
    first = replace(stack.around, top=heights[0], bottom=heights[1])
    head = rows_of(words.inside(first, 1))
    if len(head) != 1:
        return False
    heads = chunks_of(head[0], WIDE_GAP)
    if len(heads) < 2 or any(len(c.words) >= PROSE_WORDS for c in heads):
        return False
    chunks = [c for row in rows for c in chunks_of(row, WIDE_GAP)]
    in_line = [{i for i, h in enumerate(heads) if abs(c.rect.x0 - h.rect.x0) <= 0.3 * em} for c in chunks]
    filled = set().union(*in_line)
    enough = len(heads) if len(heads) < MANY_HEADS else max(2, 0.25 * len(heads))  # the rest of a row cut by the page
    return len(filled) >= enough and sum(map(bool, in_line)) >= 0.9 * len(chunks)


def _parts(caption: Caption, between: Rect) -> bool:
    return between.top - 1 <= caption.box.top <= between.bottom and between.across(caption.box) > 0


def _promising(stack: Stack) -> bool:
    return len({round(at, 1) for at in stack.heights}) >= 2


def _inside_frame(region: Region, stack: Stack) -> Region:
    """A region that is but a frame, without the title at its head and the notes at its foot.

    Shading of several rows, none higher than a row, is no frame: it marks titles of groups.
    """
    bands = len(stack.systems) > 1 and all(system.rect.height <= BAND * em_of(region.words) for system in stack.systems)
    if bands or not all(system.frame_only for system in stack.systems):
        return region
    rows = rows_of(region.words)
    cells = [len(chunks_of(row, WIDE_GAP)) > 1 for row in rows]
    if sum(cells) < LEAST:
        return region
    first, last = cells.index(True), len(cells) - cells[::-1].index(True)
    while last < len(rows) and not NOTE.match(text_line(rows[last].words)):
        last += 1
    kept = rows[first:last]
    box = replace(region.box, top=kept[0].top - 1, bottom=kept[-1].bottom + 1) if len(kept) < len(rows) else region.box
    return replace(region, box=box, words=tuple(w for row in kept for w in row.words))


def _below_heading(region: Region, titles: Set[Word], shades: Sequence[Rect], em: float) -> Region:
    """A region without the heading of the text, and what follows on it, above its head and below a line of the page."""
    rows = rows_of(region.words)
    above = list(takewhile(lambda row: len(chunks_of(row, WIDE_GAP)) == 1, rows))
    rest = rows[len(above) :]
    if not above or not set(above[0].words) <= titles or len(rest) < LEAST:
        return region
    first, last = above[0], above[-1]
    parted = any(first.bottom - 1 < edge.at < last.bottom - 1 for edge in region.edges.across)
    ruled = any(last.bottom - 1 < edge.at < rest[0].top + 1 for edge in region.edges.across)
    grounded = any(rest[0].words[0].rect.middle_in(shade) for shade in shades)
    own_row = parted or (ruled and not grounded)  # the head may have a ground of its own, which begins there
    if own_row or first.words[0].rect.x0 > min(row.words[0].rect.x0 for row in rest) + em:
        return region  # a row of the table, or the first line of a head
    box = replace(region.box, top=rest[0].top - 1)
    edges = within(region.edges, box, 0.3 * em)
    return replace(region, box=box, words=tuple(w for row in rest for w in row.words), edges=edges)


def _region(page: Page, stack: Stack, words: WordIndex, edges: Edges, em: float) -> Region:
    box = stack.around.on(page.number)
    return Region(box, tuple(words.inside(box, 1)), within(edges, box, 0.3 * em))
