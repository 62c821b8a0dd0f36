"""Painted paths become rules and fills."""

from __future__ import annotations

from pipeline.model import Curve, Fill, Rect
from pipeline.read.pdf.marks import Shape
from pipeline.read.pdf.shapes import curves_of, rules_and_fills


def rect(x0: float, top: float, x1: float, bottom: float, colour: str = "#eeeeee") -> Shape:
    """A filled rectangle."""
    return Shape("rect", Rect(x0, top, x1, bottom), 0.0, filled=True, stroked=False, colour=colour)


def test_a_thin_rectangle_is_a_rule() -> None:
    """Many producers draw lines so."""
    rules, fills = rules_and_fills([rect(50, 100, 400, 100.5), rect(50, 100, 50.5, 300)])
    assert [rule.horizontal for rule in rules] == [True, False]
    assert fills == ()


def test_shading_is_a_fill_with_its_colour() -> None:
    """And a frame that is only stroked has none."""
    frame = Shape("rect", Rect(50, 200, 400, 220), 1.0, filled=False, stroked=True)
    _, fills = rules_and_fills([rect(50, 100, 400, 120), frame])
    assert fills == (Fill(Rect(50, 100, 400, 120), "#eeeeee"), Fill(Rect(50, 200, 400, 220), "", stroked=True))


def test_a_frame_drawn_as_two_rectangles_is_four_rules() -> None:
    """The inner one is cut out of the outer one: its inside is not shaded."""
    rules, fills = rules_and_fills([rect(50, 100, 400, 300, "#000000"), rect(51, 101, 399, 299, "#000000")])
    assert {r.rect for r in rules} == {
        Rect(50, 100, 51, 300),
        Rect(50, 100, 400, 101),
        Rect(50, 299, 400, 300),
        Rect(399, 100, 400, 300),
    }
    assert fills == ()


def test_paths_that_are_not_painted_do_not_count() -> None:
    """A path may only clip what follows."""
    clip = Shape("rect", Rect(0, 0, 600, 800), 1.0, filled=False, stroked=False)
    assert rules_and_fills([clip]) == ((), ())


def test_curves_are_no_fills_but_straight_ones_are_rules() -> None:
    """A rounded box says nothing of cells; a line drawn as a curve is a line."""
    box = Shape("curve", Rect(50, 100, 400, 300), 1.0, filled=True, stroked=False, colour="#eeeeee")
    line = Shape("curve", Rect(50, 100, 400, 100), 1.0, filled=False, stroked=True)
    rules, fills = rules_and_fills([box, line])
    assert (len(rules), fills) == (1, ())


def test_short_curves_are_kept_point_by_point() -> None:
    """Sectors, dots and slanting lines of charts; half a pie is as wide as its control points say."""
    half = ((200.0, 100.0), (200.0, 75.0), (233.0, 75.0), (233.0, 125.0), (200.0, 125.0), (200.0, 100.0))
    leader = ((10.0, 10.0), (40.0, 30.0))
    level = ((10.0, 10.0), (40.0, 10.0))
    shapes = [
        Shape("curve", Rect(200, 75, 200, 125), 0.0, filled=True, stroked=False, colour="#00788a", points=half),
        Shape("line", Rect(10, 10, 40, 30), 1.0, filled=False, stroked=True, points=leader),
        Shape("line", Rect(10, 10, 40, 10), 1.0, filled=False, stroked=True, points=level),
        rect(50, 100, 400, 120),
    ]
    assert curves_of(shapes) == (Curve(half, "#00788a"), Curve(leader))
