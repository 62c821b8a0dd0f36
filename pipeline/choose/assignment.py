"""Who goes with whom, such that all together it is worth most: each row and each column once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from typing import Any

import numpy as np

_SMALL = 9  # possible pairs of a piece of which all ways to pair are tried
_CLOSE = 1e-9  # totals that are told apart by rounding only


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
            found = _clearly_best(part) if part.size <= _SMALL else None
            pairs += [(rows[r], columns[c]) for r, c in (assigned(part) if found is None else found) if part[r, c] > 0]
    return sorted(pairs)


def _clearly_best(gains: Any) -> list[tuple[int, int]] | None:
    """The pairs with the largest total gain, found by trying all; None where others come as far.

    What a run compares mostly has a few small pieces: loading the library takes longer than all the rest of comparing.
    """
    if gains.shape[0] > gains.shape[1]:
        turned = _clearly_best(gains.T)
        return None if turned is None else [(row, column) for column, row in turned]
    worth = gains.tolist()
    tried = [
        (sum(worth[row][column] for row, column in enumerate(columns)), columns)
        for columns in permutations(range(gains.shape[1]), gains.shape[0])
    ]
    most = max(total for total, _ in tried)
    best = {
        tuple((row, column) for row, column in enumerate(columns) if worth[row][column] > 0)
        for total, columns in tried
        if total >= most - _CLOSE
    }
    return list(best.pop()) if len(best) == 1 else None


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
