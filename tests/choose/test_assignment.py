"""Who goes with whom: the best of all together, not one after another."""

from __future__ import annotations

from itertools import permutations
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.choose import assignment
from pipeline.choose.assignment import assigned, best_pairs

WORTH = st.integers(0, 6).map(float)


@st.composite
def gains(draw: st.DrawFn) -> np.ndarray:
    """Small tables in which many pairs are worth nothing."""
    rows, columns = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    return np.array([[draw(WORTH) for _ in range(columns)] for _ in range(rows)])


def total_of_the_best(table: np.ndarray) -> float:
    """By trying them all."""
    wide = table if table.shape[0] <= table.shape[1] else table.T
    rows = range(wide.shape[0])
    ways = permutations(range(wide.shape[1]), len(rows))
    return max(float(sum(wide[list(rows), list(columns)])) for columns in ways)


@given(gains())
def test_pairs_are_worth_most_together(table: np.ndarray) -> None:
    """Each row and each column once, with the total of the best of all ways, and no pair that is worth nothing."""
    pairs = best_pairs(table)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert all(table[pair] > 0 for pair in pairs)
    assert sum(table[pair] for pair in pairs) == total_of_the_best(table)


@given(gains())
def test_small_pieces_are_paired_as_the_library_does(table: np.ndarray) -> None:
    """Where several ways are worth the same, too."""
    with patch.object(assignment, "_SMALL", 0):
        by_the_library = best_pairs(table)
    assert best_pairs(table) == by_the_library


@given(gains())
def test_the_smaller_side_is_paired_whole(table: np.ndarray) -> None:
    """Also where some of its pairs are worth nothing, with the same total."""
    pairs = assigned(table)
    assert len(pairs) == min(table.shape)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert sum(table[pair] for pair in pairs) == total_of_the_best(table)


@pytest.mark.parametrize(
    ("table", "pairs"),
    [
        pytest.param([[0.9, 0.8], [0.8, 0.1]], [(0, 1), (1, 0)], id="the first gives way to the second"),
        pytest.param([[0.9, 0.0], [0.0, 0.3]], [(0, 0), (1, 1)], id="apart"),
        pytest.param([[0.0, 0.0]], [], id="nothing fits"),
        pytest.param([[0.5], [0.7]], [(1, 0)], id="one for two"),
    ],
)
def test_a_statement_cannot_take_the_partner_that_another_fits_better(
    table: list[list[float]], pairs: list[tuple[int, int]]
) -> None:
    """The total decides."""
    assert best_pairs(np.array(table)) == pairs
