"""Tables that run over pages: which parts go on, and how they become one."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.model import Box, Cell, union
from pipeline.read import join_lines
from pipeline.tables.captions.caption import label_of
from pipeline.tables.grid.draft import draft_of
from pipeline.tables.parts.part import Part, part_of
from pipeline.tables.text import is_figure, is_year

FIRST_ROWS = 2  # of a part: where these would have fitted on the page before, it is a table of its own
OPEN = 0.25  # share of the height of the text that must be left white for that


@dataclass(frozen=True, slots=True)
class Setting:
    """What a part has around it on its page."""

    part: Part
    opens: bool  # nothing but running heads stands above it
    closes: bool  # nothing but notes and running feet stands below it
    caption_above: bool
    caption_below: bool
    room: float = 0.0  # points between its last words and the foot of the text on any page
    foot: float = 0.0  # where that is, points from the top
    goes_on: bool = False  # its caption says that the table goes on
    titled: bool = False  # a line stands right above it that is no wider than it


def stitched(settings: Sequence[Setting], known: Set[str]) -> list[Setting]:
    """Parts of tables joined over pages; `settings` in reading order."""
    tables: list[Setting] = []
    for found in settings:
        beside = next((i for i, t in enumerate(tables) if _next_column(t, found)), None)
        if beside is not None:
            tables[beside] = _extended(tables[beside], found, known)
            continue
        just_before = [i for i, t in enumerate(tables) if t.part.last.page == found.part.first.page - 1]
        for i in reversed(just_before):
            before, after = _in_the_same_columns(tables[i], found, known)
            if continues(before, after) and (not before.part.weak or _head_repeats(before.part, after.part)):
                tables[i] = _extended(before, after, known)
                break
        else:
            if not found.part.weak or found.closes:
                tables.append(found)
    return [table for table in tables if not table.part.weak]


def continues(table: Setting, part: Setting) -> bool:
    """Whether a part at the top of a page goes on with the table at the foot of the page before."""
    a, b = table.part, part.part
    if not _may_follow(table, part) or len(a.grid[0]) != len(b.grid[0]) or not _same_columns(a, b):
        return False
    return _head_repeats(a, b) > 0 or not (_would_fit(table, b) or _headed_anew(a, b))


def _headed_anew(table: Part, part: Part) -> bool:
    """Whether a part has a head of its own: other texts, no figure, in a type or colour of its own."""
    tops = [cell.box for cell in part.cells if cell.row == 0 and cell.box is not None]
    words = part.region.words if part.region else ()
    first = {w for w in words if any(w.rect.middle_in(box) for box in tops)}
    texts = [text for text in part.grid[0] if text]
    named = 2 * len(texts) > len(part.grid[0]) and all(is_year(text) or not is_figure(text) for text in texts)
    looks, others = {(w.bold, w.colour) for w in first}, {(w.bold, w.colour) for w in words if w not in first}
    new = sum(a != b for a, b in zip(_plain(table.grid[0]), _plain(part.grid[0]), strict=True))
    return named and not looks & others and 2 * new > len(part.grid[0])


def _would_fit(table: Setting, part: Part) -> bool:
    """Whether much white is left below a table, in which the first rows of the part would have fitted.

    Then the page did not cut it: tables on slides that follow each other are alike in their columns.
    """
    heights: dict[int, float] = {}
    for cell in part.cells:
        if cell.box and cell.row < FIRST_ROWS and cell.row_span == 1:
            heights[cell.row] = max(cell.box.height, heights.get(cell.row, 0.0))
    return len(part.grid) >= FIRST_ROWS and table.room > max(sum(heights.values()), OPEN * table.foot)


def _next_column(table: Setting, part: Setting) -> bool:
    """Whether a part stands in the next column of text on the same page under the same head, without a caption."""
    a, b = table.part, part.part
    if a.last.page != b.first.page or part.caption_above or part.caption_below or table.caption_below:
        return False
    if part.titled:
        return False
    beside = a.last.x1 <= b.first.x0 and len(a.grid[0]) == len(b.grid[0])
    alike = abs((a.xs[-1] - a.xs[0]) - (b.xs[-1] - b.xs[0])) <= 3 * a.size
    head = a.grid[0]
    return beside and alike and sum(map(bool, head)) >= 2 and not is_figure(head[-1]) and _head_repeats(a, b) > 0


def _may_follow(table: Setting, part: Setting) -> bool:
    """Whether nothing stands between two parts but the end of a page."""
    if part.part.first.page != table.part.last.page + 1 or not (table.closes and part.opens):
        return False
    return not table.caption_below and (not part.caption_above or _named_again(table, part))


def _named_again(table: Setting, part: Setting) -> bool:
    """Whether a caption is that of the table before: its number again, said to go on or with the same head below it."""
    label = label_of(part.part.caption)
    same = label != "" and label == label_of(table.part.caption)
    return same and (part.goes_on or _head_repeats(table.part, part.part) > 0)


def _in_the_same_columns(table: Setting, part: Setting, known: Set[str]) -> tuple[Setting, Setting]:
    """A table and what may go on with it; the one with too few rows to show its columns in those of the other."""
    if not _may_follow(table, part) or len(table.part.grid[0]) == len(part.part.grid[0]):
        return table, part
    if table.part.weak and not part.part.weak:
        return _in_columns_of(part.part, table, known), part
    return table, _in_columns_of(table.part, part, known)


def _in_columns_of(a: Part, few: Setting, known: Set[str]) -> Setting:
    b = few.part
    if b.region is None or abs(a.xs[0] - b.xs[0]) > 2 * a.size or abs(a.xs[-1] - b.xs[-1]) > 6 * a.size:
        return few
    draft = draft_of(b.region, a.xs[1:-1])
    if draft is None:
        return few
    return replace(few, part=replace(part_of(draft, b.region, known), caption=b.caption, weak=b.weak))


def _same_columns(a: Part, b: Part) -> bool:
    slack = (2.0 if a.ruled and b.ruled else 6.0) * a.size
    sides = abs(a.xs[0] - b.xs[0]) <= slack and abs(a.xs[-1] - b.xs[-1]) <= slack
    inner = all(abs(x - y) <= slack for x, y in zip(a.xs, b.xs, strict=True))
    return (sides and (inner or (b.weak and _within(a, b)))) or _head_repeats(a, b) > 0


def _within(a: Part, b: Part) -> bool:
    """Whether each column of a single row lies in one of a table: one row does not show where they part."""
    middles = [(lo + hi) / 2 for lo, hi in pairwise(b.xs)]
    return all(lo <= x <= hi for x, (lo, hi) in zip(middles[1:], list(pairwise(a.xs))[1:], strict=True))


def _head_repeats(a: Part, b: Part) -> int:
    """How many of the second part's first rows repeat the first part's head."""
    count = 0
    for one, two in zip(a.grid, b.grid, strict=False):
        if count >= max(1, a.header_rows) or not any(two) or _plain(one) != _plain(two):
            break
        count += 1
    return count


def _plain(row: Sequence[str]) -> list[str]:
    return ["".join(text.split()).lower() for text in row]


def _extended(table: Setting, more: Setting, known: Set[str]) -> Setting:
    a, b = table.part, more.part
    skip = _head_repeats(a, b)
    rest = b.grid[skip:]
    cut = bool(rest) and _row_goes_on(a, rest[0])
    grid = list(a.grid)
    if cut:
        grid[-1] = tuple(_together(x, y, known) for x, y in zip(grid[-1], rest[0], strict=True))
        rest = rest[1:]
    offset = len(grid) - skip - cut
    cells = (*a.cells, *_moved(b.cells, skip + cut, offset))
    part = replace(
        a,
        boxes=(*a.boxes, *b.boxes),
        grid=(*grid, *rest),
        cells=cells,
        caption=a.caption or b.caption,
        anchored=a.anchored or b.anchored,
        weak=a.weak and b.weak,
    )
    return replace(table, part=part, closes=more.closes, caption_below=more.caption_below, room=more.room)


def _moved(cells: Sequence[Cell], skip: int, offset: int) -> list[Cell]:
    """Cells of the later part below the earlier ones; each keeps its own place on its own page."""
    return [replace(cell, row=cell.row + offset) for cell in cells if cell.row >= skip]


def _together(upper: str, lower: str, known: Set[str]) -> str:
    return upper if not lower or upper == lower else join_lines([upper, lower], known)


def _row_goes_on(a: Part, row: Sequence[str]) -> bool:
    """Whether the first row of a page is the rest of the last row of the page before."""
    body = a.grid[a.header_rows :] or a.grid
    last = a.grid[-1]
    labelled = sum(bool(r[0]) for r in body) >= 0.8 * len(body)
    if labelled and not row[0] and any(row):
        return True
    values = [bool(text) for text in row[1:]]
    if not any(values) or not any(last[1:]):  # a label cut in two; the figures stand at one end of it
        full = sum(all(r[1:]) for r in body) >= 0.6 * len(body)
        return full and bool(row[0]) and (row[0][:1].islower() or not any(last[1:]))
    return False


def box_list(boxes: Sequence[Box]) -> tuple[Box, ...]:
    """One box per page, in order of pages."""
    out: dict[int, Box] = {}
    for box in boxes:
        have = out.get(box.page)
        out[box.page] = box if have is None else union((have, box))
    return tuple(out[page] for page in sorted(out))
