"""The cells of a table with their place in its grid, as spans give it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.register.flow.blocks import WIDEST, Cell


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell in a grid; row and column count from 0."""

    row: int
    column: int
    rows: int
    columns: int
    text: str
    header: bool


def spots_of(rows: Sequence[Sequence[Cell]]) -> list[Spot]:
    """Each cell where it comes to stand: the first free place of its row; what spans beyond the table is cut off.

    No place is covered twice: a cell that spans several columns stops before a place that is taken.
    """
    taken: set[tuple[int, int]] = set()
    spots: list[Spot] = []
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            while (number, column) in taken:
                column += 1
            if column >= WIDEST:
                break
            wide = 1
            while wide < cell.columns and column + wide < WIDEST and (number, column + wide) not in taken:
                wide += 1
            high = max(1, min(cell.rows, len(rows) - number))
            taken |= {(number + down, column + right) for down in range(high) for right in range(wide)}
            spots.append(Spot(number, column, high, wide, cell.text, cell.header))
            column += wide
    return spots
