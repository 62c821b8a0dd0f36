"""Where a statement stands among the own positions of its section and document."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.themes.place import HALF, places_of

FIRM, HARDLY = 40.0, -40.0  # points: surely an own position, surely none


def test_what_stands_before_counts_by_how_sure_it_is() -> None:
    """In its own section only; a passage on the edge counts for half."""
    sections = [("1",), ("1",), ("2",), ("1",), ("1",)]
    places = places_of(sections, [FIRM, HARDLY, FIRM, HALF, FIRM])
    assert [place.earlier for place in places] == pytest.approx([0, 1, 0, 1, 1.5])
    assert [place.section for place in places] == pytest.approx([2.5, 2.5, 1, 2.5, 2.5])
    assert [place.share for place in places] == pytest.approx([2.5 / 4, 2.5 / 4, 1, 2.5 / 4, 2.5 / 4])
    assert [place.document for place in places] == pytest.approx([3.5] * 5)
    assert places[3].before == pytest.approx(-1)
    assert places[3].after == pytest.approx(1)
    assert places[2].before == places[2].after == 0


def test_within_a_paragraph_what_stands_before_counts_as_well() -> None:
    """From its first passage on; where nothing tells where paragraphs begin each is one."""
    points, sections = [FIRM, HALF, FIRM, FIRM], [("1",)] * 4
    inside = [place.inside for place in places_of(sections, points, [True, False, False, True])]
    assert inside == pytest.approx([0, 1, 1.5, 0])
    assert [place.inside for place in places_of(sections, points)] == [0, 0, 0, 0]


@given(st.lists(st.tuples(st.sampled_from(["a", "b", "c"]), st.floats(-50, 50)), max_size=30))
def test_sections_add_up_to_the_document(found: list[tuple[str, float]]) -> None:
    """Each passage counts once, whatever the order of sections; shares are shares."""
    sections = [(name,) for name, _ in found]
    places = places_of(sections, [points for _, points in found])
    totals = {section: place.section for section, place in zip(sections, places, strict=True)}
    assert all(place.document == pytest.approx(math.fsum(totals.values())) for place in places)
    assert all(0 <= place.share <= 1 and place.earlier <= place.section for place in places)
