"""Pairing: each mark of a chart with the nearest text, no text twice, all distances together the least."""

from __future__ import annotations

from collections.abc import Sequence

NEVER = 1e6  # cost of a pair that must not be


def matched(costs: Sequence[Sequence[float]]) -> list[int] | None:
    """For each row the column that it gets, no column twice, so that the sum of costs is least.

    None when there are fewer columns than rows, or when some row is left with none that it may have.
    The Hungarian method, with potentials: charts are small, and loading a library for it takes longer than this.
    """
    rows, columns = len(costs), len(costs[0]) if costs else 0
    if rows == 0 or columns < rows:
        return None
    row_price, column_price = [0.0] * (rows + 1), [0.0] * (columns + 1)
    owner = [0] * (columns + 1)  # row (from 1) that has each column (from 1); 0 is none
    for row in range(1, rows + 1):
        _give_place(row, costs, row_price, column_price, owner)
    found = [0] * rows
    for column in range(1, columns + 1):
        if owner[column]:
            found[owner[column] - 1] = column - 1
    return found if all(costs[i][k] < NEVER for i, k in enumerate(found)) else None


def _give_place(
    row: int, costs: Sequence[Sequence[float]], row_price: list[float], column_price: list[float], owner: list[int]
) -> None:
    """Give a row its column, moving the rows before it to others where that costs less."""
    columns = len(owner) - 1
    least, came_from, seen = [float("inf")] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
    owner[0], at = row, 0
    while owner[at]:
        seen[at] = True
        here, step, nearest = owner[at], float("inf"), 0
        for column in range(1, columns + 1):
            if seen[column]:
                continue
            rest = costs[here - 1][column - 1] - row_price[here] - column_price[column]
            if rest < least[column]:
                least[column], came_from[column] = rest, at
            if least[column] < step:
                step, nearest = least[column], column
        for column in range(columns + 1):
            if seen[column]:
                row_price[owner[column]] += step
                column_price[column] -= step
            else:
                least[column] -= step
        at = nearest
    while at:
        owner[at] = owner[came_from[at]]
        at = came_from[at]
