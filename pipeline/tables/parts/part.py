"""A draft with its texts: a table, or a piece of one that runs over pages."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from pipeline.model import Box, Cell, Word
from pipeline.read import join_lines
from pipeline.tables.grid.header import header_rows
from pipeline.tables.regions.region import Draft, Region, Slot, covered
from pipeline.tables.text import em_of, rows_of, text_line

Texts = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The texts and cells of a grid, on one page or stitched over several."""

    boxes: tuple[Box, ...]
    grid: Texts
    cells: tuple[Cell, ...]
    header_rows: int
    xs: tuple[float, ...]
    ruled: bool
    anchored: bool
    size: float  # font size of most words, points
    region: Region | None = None  # where it was found, to lay another grid over it
    weak: bool = False  # only a table when it goes on with one
    caption: str = ""
    head_by_tags: bool = False  # whether its head is that of a tagged PDF's tree

    @property
    def first(self) -> Box:
        """Where it begins."""
        return self.boxes[0]

    @property
    def last(self) -> Box:
        """Where it ends."""
        return self.boxes[-1]


def part_of(draft: Draft, region: Region, known: Set[str]) -> Part:
    """A draft's cells as texts."""
    grid = [["" for _ in range(draft.n_cols)] for _ in range(draft.n_rows)]
    cells = []
    for slot in draft.slots:
        text = text_of(slot.words, known)
        for row, col in covered(slot):
            grid[row][col] = text
        cells.append(Cell(slot.row, slot.col, slot.row_span, slot.col_span, _cell_box(draft, slot)))
    texts = tuple(tuple(row) for row in grid)
    return Part(
        (draft.box,),
        texts,
        tuple(cells),
        header_rows(draft, texts),
        draft.xs,
        draft.ruled,
        draft.anchored,
        em_of(region.words),
        region,
    )


def text_of(words: Sequence[Word], known: Set[str]) -> str:
    """The words of a cell as one string, line by line."""
    return join_lines([text_line(row.words) for row in rows_of(words)], known)


def _cell_box(draft: Draft, slot: Slot) -> Box:
    return draft.box_of(slot)
