"""What pairing refuses, and the room of a bar that its label may stand in."""

from __future__ import annotations

from itertools import pairwise

import pytest

from pipeline.charts.labels import Slot, slots_of
from pipeline.charts.match import NEVER, matched


@pytest.mark.parametrize(
    "costs",
    [
        pytest.param([], id="nothing"),
        pytest.param([[1.0], [2.0]], id="fewer columns than rows"),
        pytest.param([[1.0, 2.0], [NEVER, NEVER]], id="a row that may have none"),
        pytest.param([[1.0, NEVER], [1.0, NEVER]], id="two rows that may have the same only"),
    ],
)
def test_what_cannot_be_paired_is_not(costs: list[list[float]]) -> None:
    """Rather none than half."""
    assert matched(costs) is None


def test_a_row_gives_way_to_one_that_has_no_other() -> None:
    """The nearest is not always the best in all."""
    assert matched([[1.0, 2.0], [0.0, NEVER]]) == [1, 0]


def test_the_room_of_a_bar_ends_half_way_to_its_neighbours() -> None:
    """At the ends it is as wide on both sides of the middle; rooms lie side by side."""
    slots = slots_of([(10, 20), (30, 40), (60, 80)])
    assert slots == [Slot(5, 25, 15), Slot(25, 50, 35), Slot(50, 90, 70)]
    assert all(one.hi == other.lo for one, other in pairwise(slots))
