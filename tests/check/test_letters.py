"""Letters that are no words: a case on either side of each threshold."""

from __future__ import annotations

import pytest

from pipeline.check.letters import drawn_letters, letter_soup
from pipeline.model import Box, Curve, Line, Page, Reading, Rect, Role, Word

SOUP = "qzxvk wjpqz xkvbn zzqwp vbxkj"  # five words that no list has
DUTCH = "aanbieders leveren iedere maand cijfers"


def page(number: int, *texts: str, role: Role = "body") -> Page:
    """A page with these lines."""
    lines = tuple(Line(text, Box(number, 0, 10 * n, 400, 10 * n + 9), (), role) for n, text in enumerate(texts))
    return Page(number, 600, 800, lines=lines)


def soups(*pages: Page) -> list[tuple[int, tuple[str, ...]]]:
    """The pages that are told of, with the share of words that are none."""
    return [(one.page, one.facts) for one in letter_soup(Reading(pages))]


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        pytest.param([SOUP] * 6, [(1, ("100",))], id="thirty words"),
        pytest.param([*[SOUP] * 5, "qzxvk wjpqz xkvbn zzqwp"], [], id="one word too few to judge by"),
        pytest.param([*[SOUP] * 4, *[DUTCH] * 2], [(1, ("67",))], id="a third is known"),
        pytest.param([*[SOUP] * 3, *[DUTCH] * 3], [], id="half is known"),
        pytest.param(
            [SOUP.title()] * 40, [(1, ("100",))], id="names are left out, and the first word of a line is none"
        ),
        pytest.param([SOUP.title()] * 29, [], id="then too few are left"),
        pytest.param(["providers deliver figures every month"] * 6, [], id="another language"),
    ],
)
def test_a_page_of_letters_that_are_no_words_is_told(texts: list[str], told: list[tuple[int, tuple[str, ...]]]) -> None:
    """Running text only."""
    assert soups(page(1, *texts)) == told
    assert soups(page(1, *texts, role="furniture")) == []


def test_a_page_that_cannot_be_judged_does_not_hide_the_next() -> None:
    """Nor does a good one."""
    pages = (page(1, "kort"), page(2, *[DUTCH] * 6), page(3, *[SOUP] * 6))
    assert soups(*pages) == [(3, ("100",))]


def test_what_stands_on_three_pages_is_a_word_of_the_documents_own() -> None:
    """On two it is soup still."""
    full = [SOUP] * 6
    assert soups(*(page(number, *full) for number in (1, 2, 3))) == []
    assert [number for number, _ in soups(*(page(number, *full) for number in (1, 2)))] == [1, 2]


def shape(x: float, bottom: float, *, height: float = 8, width: float = 5, colour: str = "#000000") -> Curve:
    """A filled outline, like a letter."""
    return Curve(((x, bottom - height), (x + width, bottom), (x, bottom)), colour)


def rows(count: int, each: int, **how: float | str) -> tuple[Curve, ...]:
    """So many rows of so many outlines."""
    return tuple(shape(10 + 7 * i, 100 + 20 * n, **how) for n in range(count) for i in range(each))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("curves", "told"),
    [
        pytest.param(rows(6, 10), True, id="sixty in rows"),
        pytest.param(rows(6, 10)[:-1], False, id="one fewer"),
        pytest.param(rows(8, 8), True, id="eight on a line"),
        pytest.param(rows(9, 7), False, id="seven on a line"),
        pytest.param(rows(6, 10, height=3), True, id="as low as letters are"),
        pytest.param(rows(6, 10, height=2.9), False, id="lower"),
        pytest.param(rows(6, 10, height=24), True, id="as high as letters are"),
        pytest.param(rows(6, 10, height=24.5), False, id="higher"),
        pytest.param(rows(6, 10, width=36), True, id="as wide as letters are"),
        pytest.param(rows(6, 10, width=37), False, id="wider"),
        pytest.param(rows(6, 10, colour=""), False, id="only stroked"),
    ],
)
def test_rows_of_outlines_are_letters(curves: tuple[Curve, ...], told: bool) -> None:
    """The finding is as large as they are together."""
    found = list(drawn_letters(Reading((Page(1, 600, 800), Page(2, 600, 800, curves=curves)))))
    assert [one.page for one in found] == ([2] if told else [])
    for one in found:
        assert one.box is not None
        assert (one.box.x0, one.box.bottom) == (10, max(y for curve in curves for _, y in curve.points))


def test_outlines_under_words_are_no_letters() -> None:
    """A fill behind text."""
    words = tuple(Word("woord", Rect(0, 90 + 20 * n, 600, 102 + 20 * n), "Arial", 10.0, False, False) for n in range(6))
    assert list(drawn_letters(Reading((Page(1, 600, 800, words=words, curves=rows(6, 10)),)))) == []
    assert list(drawn_letters(Reading((Page(1, 600, 800, words=words[:-1], curves=rows(7, 10)),)))) == []
    assert list(drawn_letters(Reading((Page(1, 600, 800, words=words[:1], curves=rows(7, 10)),)))) != []
