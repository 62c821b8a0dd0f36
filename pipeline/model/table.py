"""A table (or chart) as a reader sees it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.model.geometry import Box

Grid = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; row and col count from 0, spans from 1."""

    row: int
    col: int
    row_span: int
    col_span: int
    box: Box | None


@dataclass(frozen=True, slots=True)
class Table:
    """One table, over as many pages as it runs.

    The grid is rectangular; a merged cell's text stands in every cell that it covers; empty is ''.

    Raises:
        ValueError: when the grid is ragged or empty.
    """

    id: str
    label: str  # 'Tabel 12', or ''
    caption: str
    n: str  # 'n=99', '2023: n=99, 2024: n=101', or ''
    page: int
    page_end: int
    boxes: tuple[Box, ...]  # one per page
    section: tuple[str, ...]  # heading texts, outermost first
    header_rows: int
    grid: Grid
    cells: tuple[Cell, ...] = ()
    kind: Literal["table", "chart"] = "table"
    head_by_tags: bool = False  # whether the rows of its head are those of a tagged PDF's tree
    caution: str = ""  # what the report says of too few answers, in its own words

    def __post_init__(self) -> None:
        if not self.grid or len({len(row) for row in self.grid}) != 1:
            raise ValueError(f"ragged or empty grid in table {self.id!r} on page {self.page}")
