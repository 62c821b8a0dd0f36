"""Boxes that are no tables: around a text, on the ground of a heading, a menu bar, around other drawings."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Rect
from pipeline.tables.regions.between import LARGE
from pipeline.tables.regions.index import Index, WordIndex
from pipeline.tables.regions.systems import System
from pipeline.tables.text import WIDE_GAP, chunks_of, em_of, rows_of

CENTRED = 0.15  # em by which the middles of the cells of one row differ
OUT_OF_STEP = 0.3  # em by which a line stands between the lines of its neighbour


def without_boxes(systems: Sequence[System], words: WordIndex, em: float) -> list[System]:
    """The systems of lines that may be those of a table; `words` may be in one."""
    left = [s for s in systems if not _text_box(s, words)]
    by_top = Index(left, lambda system: system.rect.top)
    return [s for s in left if not (_panel(s, by_top, em) or _heading_band(s, words, em) or _one_row(s, words, em))]


def _text_box(system: System, words: WordIndex) -> bool:
    """Whether a frame is the box around a text: several lines without the gaps of cells."""
    if not system.frame_only:
        return False
    rows = rows_of(words.inside(system.rect, 1))
    return len(rows) >= 2 and sum(len(chunks_of(row, WIDE_GAP)) > 1 for row in rows) <= 0.34 * len(rows)


def _heading_band(system: System, words: WordIndex, em: float) -> bool:
    """Whether a frame is the coloured ground of a heading: one row in large type."""
    if not system.frame_only:
        return False
    inside = words.inside(system.rect, 1)
    return bool(inside) and len(rows_of(inside)) == 1 and em_of(inside) >= LARGE * em


def _panel(system: System, by_top: Index[System], em: float) -> bool:
    """Whether a frame only surrounds other drawings, with white all round: the ground of a chart or of a whole text."""
    if not system.frame_only or system.rect.height <= 4 * em:
        return False
    return any(
        s is not system
        and s.rect.x0 > system.rect.x0 + 0.3 * em
        and s.rect.x1 < system.rect.x1 - 0.3 * em
        and system.rect.top < s.rect.top
        and s.rect.bottom < system.rect.bottom
        for s in by_top.between(system.rect.top, system.rect.bottom)
    )


def _one_row(system: System, words: WordIndex, em: float) -> bool:
    """Whether a frame holds one row: its texts, of one line and of more, all stand in the middle of its height.

    A menu bar does: a name on two lines, links on one line beside it.
    """
    if not system.frame_only:
        return False
    blocks: list[list[Rect]] = []
    for one in (c.rect for row in rows_of(words.inside(system.rect, 1)) for c in chunks_of(row, WIDE_GAP)):
        under = [block for block in blocks if any(one.across(other) > 0 for other in block)]
        blocks = [block for block in blocks if block not in under]
        blocks.append([one, *(other for block in under for other in block)])
    if len(blocks) < 2:
        return False
    middles = [Rect.around(block).middle for block in blocks]
    lines = [other.middle for block in blocks if len(block) > 1 for other in block]
    single = [block[0].middle for block in blocks if len(block) == 1]
    between = any(min(abs(y - other) for other in lines) > OUT_OF_STEP * em for y in single if lines)
    return between and max(middles) - min(middles) <= CENTRED * em
