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

    `gains` is an array of rows x columns.
    """
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415 - takes a while; not every run compares

    rows, columns = linear_sum_assignment(gains, maximize=True)
    return list(zip(rows.tolist(), columns.tolist(), strict=True))
