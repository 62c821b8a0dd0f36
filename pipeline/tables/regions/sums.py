"""Lines that mark a sum: drawn over or under single figures, they bound no table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model import Rect
from pipeline.tables.regions.edges import Edges
from pipeline.tables.regions.index import WordIndex
from pipeline.tables.regions.systems import System
from pipeline.tables.text import CURRENCY, Chunk, chunks_of, is_figure, is_value, rows_of

WIDEST = 12.0  # em of a line over one figure
NEAR = 1.7  # em from the line to the figure over or under it
CELLS = 0.8  # em of white between a figure and its neighbour


def without_sum_lines(
    edges: Edges, systems: Sequence[System], words: WordIndex, em: float
) -> tuple[Edges, list[System]]:
    """The edges of a page without lines over or under one figure of a row that has its label outside them.

    `systems` are the same edges as they hang together; they come back without those lines, too.
    """
    sums = [_marks_sum(system, words, em) for system in systems]
    left = [system for system, marks in zip(systems, sums, strict=True) if not marks]
    gone = {edge for system, marks in zip(systems, sums, strict=True) if marks for edge in system.across}
    if not gone:
        return edges, left
    pieces = [p for p in edges.pieces if not any(p.at == e.at and e.lo <= p.lo and p.hi <= e.hi for e in gone)]
    return Edges(tuple(e for e in edges.across if e not in gone), edges.down, tuple(pieces)), left


def _marks_sum(system: System, words: WordIndex, em: float) -> bool:
    rect = system.rect
    if system.down or rect.width > WIDEST * em or rect.height > 0.5 * em:
        return False
    over = _figure(replace(rect, top=rect.top - NEAR * em, bottom=rect.top), words, last=True)
    under = _figure(replace(rect, top=rect.bottom, bottom=rect.bottom + NEAR * em), words, last=False)
    return over is not None and under is not None and any(_labelled(one, words, em) for one in (over, under))


def _figure(area: Rect, words: WordIndex, *, last: bool) -> Chunk | None:
    """The one figure within the sides of a line and next to it."""
    rows = rows_of(words.inside(area, 1))
    if not rows:
        return None
    row = rows[-1 if last else 0]
    kept = replace(row, words=tuple(w for w in row.words if w.text not in CURRENCY)) if len(row.words) > 1 else row
    chunks = chunks_of(kept, CELLS) if kept.words else []
    one = chunks[0] if len(chunks) == 1 else None
    return one if one and is_value(one.text) else None


def _labelled(figure: Chunk, words: WordIndex, em: float) -> bool:
    """Whether text that is no figure stands in the row of a figure, to the left of it."""
    level = replace(figure.rect, x0=0.0, x1=figure.rect.x0 - em)
    rows = rows_of(words.inside(level, 0.2 * em))
    return any(not is_figure(c.text) for row in rows for c in chunks_of(row, CELLS))
