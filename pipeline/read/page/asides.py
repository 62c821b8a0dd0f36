"""Boxed text: a frame or shading around prose that stands beside the running text.

A sentence may run on past a box (under it, or in the next column), so boxed lines are kept apart from the flow.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

import numpy as np

from pipeline.model import Fill, Line, Page, Rect, Rule, Word
from pipeline.read.page.rows import base_lines, split_at_gaps
from pipeline.read.page.style import Style

WIDEST = 0.4  # of the page: a larger fill is a background
THROUGH = 0.8  # of the box: a shorter rule in it may underline words
MOST = 600  # areas of one page that are compared with one another: a page with more is a drawing or a chart
CELL_GAP = 2.0  # of the type size: white space that makes a row look like a table's


def mark_asides(lines: Sequence[Line], page: Page, style: Style, apart: Set[Word] = frozenset()) -> list[Line]:
    """Lines with the role `aside` where they stand in a box of prose, with none of the words that were set `apart`."""
    boxes = [
        area
        for area in _areas(page)
        if not any(word.rect.middle_in(area) for word in apart) and _holds_prose(area, page, style)
    ]
    if not boxes:
        return list(lines)
    return [
        replace(line, role="aside")
        if line.role in ("body", "bullet") and any(_inside(line, area) for area in boxes)
        else line
        for line in lines
    ]


def _areas(page: Page) -> list[Rect]:
    """Shaded or framed rectangles that are neither the page's background nor a line's own shading."""
    found = list(dict.fromkeys([f.rect for f in page.fills if _shows(f)] + _frames(page.rules)))
    if len(found) > MOST:
        return []
    limit = WIDEST * page.width * page.height
    adjoining = _adjoining(found)
    return [
        area for area, beside in zip(found, adjoining, strict=True) if area.width * area.height < limit and not beside
    ]


def _adjoining(areas: Sequence[Rect]) -> list[bool]:
    """For each area whether it shares a side with another one, as the cells of a table do."""
    x0, top, x1, bottom = np.array([(r.x0, r.top, r.x1, r.bottom) for r in areas]).reshape(-1, 4).T
    width, height = x1 - x0, bottom - top
    found: list[bool] = []
    for at in range(len(areas)):
        across = np.minimum(x1, x1[at]) - np.maximum(x0, x0[at])
        down = np.minimum(bottom, bottom[at]) - np.maximum(top, top[at])
        beside = (np.abs(across) < 2) & (down > 0.8 * np.minimum(height, height[at]))
        stacked = (np.abs(down) < 2) & (across > 0.8 * np.minimum(width, width[at]))
        touches = beside | stacked
        touches[at] = False
        found.append(bool(touches.any()))
    return found


def _shows(fill: Fill) -> bool:
    return fill.stroked or fill.shades


def _frames(rules: Sequence[Rule]) -> list[Rect]:
    """Rectangles between two neighbouring rules across of the same extent; sides are often left undrawn."""
    across = sorted((r.rect for r in rules if r.horizontal), key=lambda r: r.top)
    if len(across) > 2 * MOST:
        return []
    frames: list[Rect] = []
    for index, top in enumerate(across):
        for bottom in across[index + 1 :]:
            if abs(bottom.x0 - top.x0) > 2 or abs(bottom.x1 - top.x1) > 2 or bottom.top - top.top < 10:
                continue
            frames.append(Rect(top.x0, top.top, top.x1, bottom.bottom))
            break
    return frames


def _holds_prose(area: Rect, page: Page, style: Style) -> bool:
    """Whether rows of words stand in the area as in a paragraph: no cells, no rules through it, not large type."""
    words = [w for w in page.words if w.upright and _begins_in(w.rect, area)]
    rows = base_lines(words)
    if len(rows) < 2 or area.width < 8 * style.size or len(words) < 2.5 * len(rows):
        return False
    if any(max(w.size for w in row) > 1.25 * style.size for row in rows):
        return False  # a chapter between two rules
    if len(rows) > 2 and _stands_out(rows[-1], style) and not all(_stands_out(row, style) for row in rows):
        return False  # a section between its own underlined title and that of the next
    through = [
        r
        for r in page.rules
        if r.horizontal and area.top + 4 < r.rect.top < area.bottom - 4 and r.rect.width > THROUGH * area.width
    ]
    wide = sum(len(split_at_gaps(row, CELL_GAP * style.size)) > 1 for row in rows)
    return not through and wide <= 0.25 * len(rows)


def _stands_out(row: Sequence[Word], style: Style) -> bool:
    return all(word.bold and not style.bold for word in row) or min(word.size for word in row) > 1.07 * style.size


def _begins_in(rect: Rect, area: Rect) -> bool:
    return area.x0 - 1 <= rect.x0 and rect.x1 <= area.x1 + 1 and area.top - 1 <= rect.top < area.bottom


def _inside(line: Line, area: Rect) -> bool:
    level = area.top - 1 <= line.box.middle <= area.bottom + 1
    return level and area.x0 - 2 <= line.box.x0 and line.box.x1 <= area.x1 + 2
