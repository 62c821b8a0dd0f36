"""Rectangles: what the tables and columns measure by."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from pipeline.model import Box, Rect, union

PLACES = st.integers(0, 400)


@st.composite
def rects(draw: st.DrawFn) -> Rect:
    """Any rectangle on whole points."""
    x0, top = draw(PLACES), draw(PLACES)
    return Rect(x0, top, x0 + draw(PLACES), top + draw(PLACES))


@given(rects(), rects())
def test_a_union_holds_both_and_nothing_smaller_does(a: Rect, b: Rect) -> None:
    """Each side of it is a side of one of them."""
    both = a.union(b)
    assert both.encloses(a)
    assert both.encloses(b)
    assert both == b.union(a) == Rect.around([a, b])
    for side in ("x0", "top", "x1", "bottom"):
        assert getattr(both, side) in (getattr(a, side), getattr(b, side))


@given(rects(), rects(), PLACES, PLACES)
def test_what_two_share_does_not_change_when_both_move(a: Rect, b: Rect, right: int, down: int) -> None:
    """Overlap is the same seen from either."""
    moved, other = a.shifted(right, down), b.shifted(right, down)
    assert a.across(b) == b.across(a) == moved.across(other)
    assert a.down(b) == b.down(a) == moved.down(other)
    assert moved.width == a.width
    assert moved.height == a.height


@pytest.mark.parametrize(
    ("other", "across", "down"),
    [
        pytest.param(Rect(15, 5, 30, 15), 5, 5, id="a corner in common"),
        pytest.param(Rect(26, 10, 30, 20), -6, 10, id="beside, with a gap of 6"),
        pytest.param(Rect(12, 33, 18, 40), 6, -13, id="below, with a gap of 13"),
    ],
)
def test_overlap_and_gap_are_one_number(other: Rect, across: float, down: float) -> None:
    """Less than 0 is white between them."""
    assert (Rect(10, 10, 20, 20).across(other), Rect(10, 10, 20, 20).down(other)) == (across, down)


def test_the_middle_decides_what_lies_in_an_area() -> None:
    """Not its corners; with slack it may lie a little outside."""
    area, word = Rect(0, 0, 100, 10), Rect(90, 6, 130, 12)
    assert (word.centre, word.middle) == (110, 9)
    assert not word.middle_in(area)
    assert not word.middle_in(area, 9)
    assert word.middle_in(area, 10)


def test_an_area_encloses_what_has_no_side_outside() -> None:
    """Give or take the slack."""
    area = Rect(10, 10, 50, 50).grown(2)
    assert area == Rect(8, 8, 52, 52)
    assert area.encloses(Rect(8, 20, 52, 30))
    assert not area.encloses(Rect(7, 20, 52, 30))
    assert area.encloses(Rect(7, 20, 53, 30), slack=1)


def test_a_box_is_a_rectangle_on_a_page() -> None:
    """It survives JSON and a process pool, and compares with its page."""
    box = Rect(1, 2, 3, 4).on(7)
    assert (box.page, box.x0, box.bottom) == (7, 1, 4)
    adapter = TypeAdapter(Box)
    assert adapter.validate_json(adapter.dump_json(box)) == box == pickle.loads(pickle.dumps(box))
    assert box != Box(8, 1, 2, 3, 4)
    assert box.holds(Box(7, 1, 2, 3, 4))
    assert not box.holds(Box(8, 1, 2, 3, 4))


def test_a_box_cannot_be_inside_out() -> None:
    """What a font says of its letters may be; on a page it has no size then."""
    assert Rect(5, 0, 3, 1).on(1) == Box(1, 5, 0, 5, 1)
    with pytest.raises(ValueError, match="inside out"):
        Box(1, 5, 0, 3, 1)
    with pytest.raises(ValueError, match="inside out"):
        Box(0, 0, 0, 1, 1)


def test_a_union_of_boxes_is_on_their_page() -> None:
    """Boxes of different pages have none."""
    assert union([Box(2, 0, 0, 1, 1), Box(2, 5, 5, 6, 6)]) == Box(2, 0, 0, 6, 6)
    with pytest.raises(ValueError, match="one page"):
        union([Box(1, 0, 0, 1, 1), Box(2, 0, 0, 1, 1)])
