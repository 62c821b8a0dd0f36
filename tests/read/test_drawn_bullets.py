"""Bullets that are drawn rather than printed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model import Rect
from pipeline.read.pdf.drawn_bullets import MARK, with_drawn_bullets
from pipeline.read.pdf.marks import Shape
from tests.read.pages import words_at

ITEMS = ("een plan per wijk;", "een vast aanspreekpunt;", "een rooster voor de nacht.")
WORDS = [word for n, text in enumerate(ITEMS) for word in words_at(text, 100, 200 + 14 * n)]


def dot(n: int, x0: float = 88.0, side: float = 3.0, colour: str = "#000000") -> Shape:
    """The mark of the n-th item."""
    top = 203.5 + 14 * n
    return Shape("curve", Rect(x0, top, x0 + side, top + side), 0, filled=True, stroked=False, colour=colour)


def marks(*shapes: Shape) -> list[tuple[float, float]]:
    """Where bullets were found."""
    words, rest = with_drawn_bullets(WORDS, shapes)
    found = [word for word in words if word.text == MARK]
    assert len(words) == len(WORDS) + len(found)
    assert len(rest) == len(shapes) - len(found)
    return [(word.rect.x0, word.rect.top) for word in found]


def test_dots_before_lines_are_bullets() -> None:
    """Each becomes a word of its line, and is no shape any more."""
    assert marks(dot(0), dot(1), dot(2)) == [(88, 200), (88, 214), (88, 228)]


def test_a_single_dot_must_be_in_the_colour_of_its_line() -> None:
    """Else it may be the key of a legend."""
    assert marks(dot(1)) == [(88, 214)]
    assert marks(dot(1, colour="#cc0000")) == []


def test_marks_of_a_list_may_have_a_colour_of_their_own() -> None:
    """One colour for all of them; the keys of a legend have a colour each."""
    assert len(marks(*(dot(n, colour="#cc0000") for n in range(3)))) == 3
    assert marks(*(dot(n, colour=colour) for n, colour in enumerate(("#cc0000", "#00cc00", "#0000cc")))) == []


@pytest.mark.parametrize(
    "shape",
    [
        pytest.param(dot(1, side=9), id="as high as the line: a box to tick, a key"),
        pytest.param(dot(1, x0=50), id="far from the line"),
        pytest.param(dot(1, x0=150), id="within the line"),
        pytest.param(dot(1)._replace(kind="line"), id="a stroke"),
        pytest.param(dot(1)._replace(rect=replace(dot(1).rect, bottom=dot(1).rect.bottom + 30)), id="long"),
        pytest.param(
            dot(1)._replace(rect=replace(dot(1).rect, top=199.0, bottom=202.0)), id="above the middle of the line"
        ),
        pytest.param(dot(9), id="beside no line"),
    ],
)
def test_what_is_no_bullet(shape: Shape) -> None:
    """Size, place and form are those of a mark."""
    assert marks(shape) == []


def test_a_word_before_the_dot_makes_it_no_bullet() -> None:
    """A dot between words is a sign or a part of a drawing."""
    words = [*WORDS, replace(WORDS[0], text="zie", rect=replace(WORDS[0].rect, x0=70, x1=84))]
    assert len(with_drawn_bullets(words, [dot(0)])[1]) == 1


def test_the_points_of_a_chart_are_left_alone() -> None:
    """Hundreds of dots are no list."""
    many = [dot(n % 3) for n in range(500)]
    assert with_drawn_bullets(WORDS, many) == (tuple(WORDS), many)
