"""Who goes with whom, such that all together it is worth most: each row and each column once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np


def best_pairs(gains: Any) -> list[tuple[int, int]]:
    """The pairs (row, column) with the largest total gain, by row; what is worth nothing (0) is no pair.

    `gains` is an array of rows x columns without negative numbers. Rows and columns that have nothing to do with each
    other are paired apart: of statements few can be the same, so nearly all of it falls into small pieces.
    """
    pairs: list[tuple[int, int]] = []
    for rows, columns in _pieces(gains):
        if len(rows) == 1:
            pairs.append((rows[0], columns[int(gains[rows[0], columns].argmax())]))
        elif len(columns) == 1:
            pairs.append((rows[int(gains[rows, columns[0]].argmax())], columns[0]))
        else:
            part = gains[np.ix_(rows, columns)]
            pairs += [(rows[r], columns[c]) for r, c in assigned(part) if part[r, c] > 0]
    return sorted(pairs)


def _pieces(gains: Any) -> Iterator[tuple[list[int], list[int]]]:
    """Rows and columns that a chain of possible pairs links."""
    of_row: dict[int, list[int]] = {}
    of_column: dict[int, list[int]] = {}
    for row, column in zip(*(places.tolist() for places in np.nonzero(gains)), strict=True):
        of_row.setdefault(row, []).append(column)
        of_column.setdefault(column, []).append(row)
    left = dict.fromkeys(of_row)
    while left:
        rows, columns = set[int](), set[int]()
        todo = [next(iter(left))]
        while todo:
            row = todo.pop()
            if row not in rows:
                rows.add(row)
                fresh = [column for column in of_row[row] if column not in columns]
                columns.update(fresh)
                todo += [other for column in fresh for other in of_column[column]]
        for row in rows:
            del left[row]
        yield sorted(rows), sorted(columns)


def assigned(gains: Any) -> list[tuple[int, int]]:
    """The pairs (row, column) with the largest total gain, by row, of the smaller side all.

    Kuhn's method with a price for each side; `gains` is an array of rows x columns.

    Each row in turn takes the column that costs least; when another row has that, the cheapest chain of changes is
    sought that frees a column for all of them.
    """
    if gains.shape[0] > gains.shape[1]:
        return [(row, column) for column, row in assigned(gains.T)]
    costs = gains.max() - gains
    n_rows, n_columns = costs.shape
    row_price, column_price = np.zeros(n_rows), np.zeros(n_columns)
    holder = np.full(n_columns, -1)  # the row that has each column
    for row in range(n_rows):
        least = np.full(n_columns, np.inf)  # of a chain from this row to each column
        before = np.full(n_columns, -1)  # the column that the chain comes by; -1: from the row itself
        done = np.zeros(n_columns, dtype=bool)
        at, spent, column = row, 0.0, -1
        while True:
            by_here = spent + costs[at] - row_price[at] - column_price
            nearer = ~done & (by_here < least)
            least[nearer], before[nearer] = by_here[nearer], column
            column = int(np.where(done, np.inf, least).argmin())
            spent, done[column] = float(least[column]), True
            if holder[column] < 0:
                break
            at = int(holder[column])
        _reprice(row, spent, least, done, holder, row_price, column_price)
        while column >= 0:  # along the chain each column goes to the row before
            earlier = int(before[column])
            holder[column] = row if earlier < 0 else holder[earlier]
            column = earlier
    return sorted((int(row), column) for column, row in enumerate(holder) if row >= 0)


def _reprice(row: int, spent: float, least: Any, done: Any, holder: Any, row_price: Any, column_price: Any) -> None:
    """New prices after a chain was found: no pair costs less than nothing, and those that are made cost nothing."""
    row_price[row] += spent
    reached = np.flatnonzero(done & (least < spent))
    row_price[holder[reached]] += spent - least[reached]
    column_price[reached] -= spent - least[reached]
