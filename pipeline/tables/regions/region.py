"""A part of a page that may be a table, and the grid that is drawn in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.model import Box, Word
from pipeline.tables.regions.edges import Edges


@dataclass(frozen=True, slots=True)
class Region:
    """Where a table may stand: its sides in points, the words and edges inside, and how it was told."""

    box: Box
    words: tuple[Word, ...] = ()
    edges: Edges = field(default_factory=Edges)
    ruled: bool = True  # told by drawn lines; otherwise by alignment
    anchored: bool = False  # a caption stands at it
    weak: bool = False  # too little to be a table by itself
    inner: tuple[float, ...] = ()  # bounds between its columns, points, where these were told already


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell of a draft: place, spans and words."""

    row: int
    col: int
    row_span: int
    col_span: int
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A grid on one page, before it has a caption: bounds of rows and columns in points, and its cells.

    Raises:
        ValueError: when the cells do not cover each place of the grid exactly once.
    """

    page: int
    ys: tuple[float, ...]
    xs: tuple[float, ...]
    slots: tuple[Slot, ...]
    header_rows: int = 0
    ruled: bool = True
    anchored: bool = False
    bands: tuple[bool, ...] = ()  # per bound in `ys`: whether it is drawn
    sides: tuple[bool, ...] = ()  # per inner bound in `xs`: whether it is drawn

    def __post_init__(self) -> None:
        seen = [place for slot in self.slots for place in covered(slot)]
        want = {(r, c) for r in range(self.n_rows) for c in range(self.n_cols)}
        if len(seen) != len(want) or set(seen) != want:
            raise ValueError(f"cells do not tile the grid of {self.n_rows} x {self.n_cols} on page {self.page}")

    @property
    def n_rows(self) -> int:
        """Number of rows."""
        return len(self.ys) - 1

    @property
    def n_cols(self) -> int:
        """Number of columns."""
        return len(self.xs) - 1

    @property
    def box(self) -> Box:
        """The sides of the grid."""
        return Box(self.page, self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def box_of(self, slot: Slot) -> Box:
        """The sides of a cell."""
        return Box(
            self.page,
            self.xs[slot.col],
            self.ys[slot.row],
            self.xs[slot.col + slot.col_span],
            self.ys[slot.row + slot.row_span],
        )


def covered(slot: Slot) -> list[tuple[int, int]]:
    """The places of the grid that a cell covers."""
    return [
        (row, col)
        for row in range(slot.row, slot.row + slot.row_span)
        for col in range(slot.col, slot.col + slot.col_span)
    ]
