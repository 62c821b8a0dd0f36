"""Headings in a margin column: set in a type of their own, level with the first line of the paragraph they head.

They are moved to where a person reads them: before that paragraph. It is one habit of a whole document: where what
stands in the margin is as often not level with a paragraph, it is a note.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.model import Line, Page
from pipeline.read.page.heading_looks import colour_of
from pipeline.read.page.style import Style

SUPPORT = 3  # headings in the margin before it is a habit
LEVEL = 0.7  # of the type size: so far apart may the tops of a heading and its paragraph be
HABIT = 0.75  # share of what stands in the margin that must be level with a paragraph
LONGEST = 20  # words
LONG = 5  # words of a line that shows where the text begins
TEXT = ("body", "bullet", "heading")


@dataclass(frozen=True, slots=True)
class _Beside:
    """What stands in the margin in one piece, as indexes of lines, and before which line it belongs."""

    page: int
    lines: tuple[int, ...]
    before: int  # index of the line that it heads; -1 when it is level with none


def place_margin_heads(pages: Sequence[Page], style: Style) -> list[Page]:
    """The pages with headings of the margin marked `heading` and put before their paragraph."""
    edge = _text_edge(pages, style)
    found = [one for page in pages if not page.contents for one in _beside(page, edge, style)]
    heads = [one for one in found if one.before >= 0]
    if len(heads) < SUPPORT or len(heads) < HABIT * len(found):
        return list(pages)
    return [_placed(page, [one for one in heads if one.page == page.number]) for page in pages]


def _text_edge(pages: Sequence[Page], style: Style) -> float:
    """Where most long lines of the text begin, in points."""
    edges: Counter[int] = Counter()
    for page in pages:
        for line in page.lines:
            if line.role in TEXT and len(line.words) >= LONG and abs(line.size - style.size) < 0.3:
                edges[round(line.box.x0)] += 1
    return float(edges.most_common(1)[0][0]) if edges else 0.0


def _beside(page: Page, edge: float, style: Style) -> list[_Beside]:
    """What stands wholly left of the text in a type of its own, in pieces."""
    pieces: list[list[int]] = []
    for index, line in enumerate(page.lines):
        if line.role not in (*TEXT, "margin") or line.box.x1 > edge - 0.4 * style.size or not _own_type(line, style):
            continue
        above = page.lines[pieces[-1][-1]] if pieces else None
        if above is not None and 0 < line.box.top - above.box.top < 1.8 * line.size and _alike(above, line):
            pieces[-1].append(index)
        else:
            pieces.append([index])
    return [
        _Beside(page.number, tuple(piece), _headed(page, piece[0], edge, style))
        for piece in pieces
        if _reads_as_head(" ".join(page.lines[index].text for index in piece))
    ]


def _own_type(line: Line, style: Style) -> bool:
    odd = line.bold or all(word.italic for word in line.words) or colour_of(line) != style.colour
    return odd or abs(line.size - style.size) > 0.02 * style.size


def _alike(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) < 0.3 and one.bold == other.bold and colour_of(one) == colour_of(other)


def _reads_as_head(text: str) -> bool:
    return len(text.split()) <= LONGEST and bool(re.search(r"[^\W\d_]{3}", text)) and not text.endswith((".", ";", ","))


def _headed(page: Page, index: int, edge: float, style: Style) -> int:
    """The index of the first line of the paragraph whose top is that of line `index`, -1 when there is none."""
    top = page.lines[index].box.top
    for place, line in enumerate(page.lines):
        level = abs(line.box.top - top) <= LEVEL * style.size
        begins = place == 0 or page.lines[place - 1].block != line.block
        if level and begins and line.role in TEXT and line.box.x0 > edge - style.size:
            return place
    return -1


def _placed(page: Page, heads: Sequence[_Beside]) -> Page:
    moved = {index for head in heads for index in head.lines}
    block = 1 + max((line.block for line in page.lines), default=-1)
    before: dict[int, list[Line]] = {}
    for number, head in enumerate(heads):
        own = [replace(page.lines[index], role="heading", block=block + number) for index in head.lines]
        before.setdefault(head.before, []).extend(own)
    lines: list[Line] = []
    for index, line in enumerate(page.lines):
        lines += before.get(index, [])
        if index not in moved:
            lines.append(line)
    return replace(page, lines=tuple(lines))
