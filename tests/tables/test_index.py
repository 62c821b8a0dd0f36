"""What is found at a place without looking at everything is the same as what looking at everything finds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Rect, Word
from pipeline.tables.regions.edges import Edge, Edges
from pipeline.tables.regions.index import Index, Nest, WordIndex
from pipeline.tables.regions.systems import Stack, System, systems_of

PLACES = st.integers(0, 60).map(lambda tenths: tenths / 2)
SIDES = st.tuples(PLACES, st.integers(0, 40).map(float))
RECTS = st.builds(lambda x, y: Rect(x[0], y[0], x[0] + x[1], y[0] + y[1]), SIDES, SIDES)
EDGES = st.lists(st.builds(lambda at, along: Edge(at, along[0], along[0] + along[1]), PLACES, SIDES), max_size=12)


@given(st.lists(PLACES, max_size=20), PLACES, PLACES)
def test_things_are_found_by_their_place_in_the_order_given(places: list[float], one: float, other: float) -> None:
    """What stands from one place to another, both included; nothing when they are the wrong way round."""
    first, last = min(one, other), max(one, other)
    things = list(enumerate(places))
    index = Index(things, lambda thing: thing[1])
    assert index.between(first, last) == [thing for thing in things if first <= thing[1] <= last]
    assert index.between(last + 1, first) == []


@given(st.lists(RECTS, max_size=20), RECTS, st.sampled_from([0.0, 1.0]))
def test_words_in_an_area_are_those_with_their_middle_in_it(rects: list[Rect], area: Rect, slack: float) -> None:
    """The same as asking each of them."""
    words = [Word(str(number), rect) for number, rect in enumerate(rects)]
    assert WordIndex(words).inside(area, slack) == [one for one in words if one.rect.middle_in(area, slack)]


@given(st.lists(RECTS, max_size=15), RECTS, st.sampled_from([0.0, 0.3]))
def test_a_nest_knows_whether_one_of_its_rectangles_encloses_another(
    rects: list[Rect], rect: Rect, slack: float
) -> None:
    """Large and small, long and thin: the same as asking each of them."""
    nest = Nest()
    for one in rects:
        nest.add(one)
    assert nest.encloses(rect, slack) == any(one.encloses(rect, slack) for one in rects)


@given(EDGES, EDGES, st.sampled_from([0.0, 1.5]))
def test_lines_hang_together_when_a_chain_of_them_meets(across: list[Edge], down: list[Edge], slack: float) -> None:
    """Each line is in one system, and two that meet are in the same one; no system falls apart in two."""
    systems = systems_of(Edges(tuple(across), tuple(down)), slack)
    assert sorted(_spans(systems, 0)) == sorted(map(_span, across))
    assert sorted(_spans(systems, 1)) == sorted(map(_span, down))
    for system in systems:
        assert not any(_meet(h, v, slack) for o in systems if o is not system for h in o.across for v in system.down)
        assert _reached(system, slack) == len(system.across) + len(system.down)


@given(st.lists(RECTS, min_size=1, max_size=6))
def test_a_stack_knows_what_its_systems_come_to(rects: list[Rect]) -> None:
    """Where it stands and at which heights its lines are, as systems are added one by one."""
    systems = [System(rect, (Edge(rect.top, rect.x0, rect.x1),), ()) for rect in rects]
    stack = Stack(systems[0])
    for system in systems[1:]:
        stack.add(system)
    assert stack.around == Rect.around(rects)
    assert stack.heights == {rect.top for rect in rects}
    assert not stack.lattice


def _span(edge: Edge) -> tuple[float, float, float]:
    return edge.at, edge.lo, edge.hi


def _spans(systems: list[System], direction: int) -> list[tuple[float, float, float]]:
    return [_span(edge) for system in systems for edge in (system.across, system.down)[direction]]


def _meet(across: Edge, down: Edge, slack: float) -> bool:
    within = across.lo - slack <= down.at <= across.hi + slack
    return within and down.lo - slack <= across.at <= down.hi + slack


def _reached(system: System, slack: float) -> int:
    """How many of its lines can be reached from the first one, from one to another that it meets."""
    lines = [(edge, True) for edge in system.across] + [(edge, False) for edge in system.down]
    seen, todo = {0}, [0]
    while todo:
        edge, level = lines[todo.pop()]
        for number, (other, other_level) in enumerate(lines):
            pair = (edge, other) if level else (other, edge)
            if number not in seen and level != other_level and _meet(*pair, slack):
                seen.add(number)
                todo.append(number)
    return len(seen)
