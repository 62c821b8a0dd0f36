"""Tables and headings of a document held against its pages: each threshold with a case on either side."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.check.headings import missing_chapters, missing_headings
from pipeline.check.letters import letter_soup
from pipeline.check.tables import drawn_in_cells, shifted_columns, words_in_no_cell
from pipeline.model import Box, Curve, Finding, Heading, Line, Page, Reading, Rect, Table, Word
from tests.themes.paper import table


def rows(text: str, heads: int = 1) -> Table:
    """A table of rows, a cell a word and a point for an empty one, with so many rows of heads above them."""
    body = [tuple("" if cell == "." else cell for cell in row.split()) for row in text.split(" / ")]
    width = len(body[0])
    head = [tuple(f"kop {line} {n}" for n in range(width)) for line in range(heads)]
    return replace(table("Tabel 1", *head, *body), header_rows=heads)


@pytest.mark.parametrize(
    ("text", "heads", "row"),
    [
        pytest.param("a 1 2 . . / b 3 4 . . / c . . 5 6 / d . . 7 8", 1, 4, id="two rows of each"),
        pytest.param("a 1 2 . . / c . . 5 6 / d . . 7 8", 1, None, id="one row before"),
        pytest.param("a 1 2 . . / b 3 4 . . / c . . 5 6", 1, None, id="one row after"),
        pytest.param("a 1 2 . . / b 3 4 . . / c . . 5 6 / d . . 7 8", 3, 6, id="three rows of heads"),
        pytest.param("a 1 2 . . / c . . 5 6 / d . . 7 8", 3, None, id="three rows of heads, one row before"),
        pytest.param("a 1 2 . . / b 3 4 . . / c . . 5 6 / d . . 7 8", 0, 3, id="no heads"),
        pytest.param("a 1 . . / b 3 . . / c . 5 6 / d . 7 8", 1, 4, id="four columns"),
        pytest.param("a 1 . / b 3 . / c . 5 / d . 7", 1, None, id="three columns"),
        pytest.param("a 1 2 3 . . / b 1 2 3 . . / c . . 5 6 7 / d . . 5 6 7", 1, 4, id="a third in common"),
        pytest.param("a 1 2 . . . / b 1 2 . . . / c . 5 6 . . / d . 5 6 . .", 1, None, id="half in common"),
        pytest.param("a . . . . / b . . . . / c . . 5 6 / d . . 7 8", 1, None, id="nothing above"),
        pytest.param("a 1 2 . . / b 3 4 . . / c . . . . / d . . . .", 1, None, id="nothing below"),
    ],
)
def test_columns_change_from_a_row_on(text: str, heads: int, row: int | None) -> None:
    """Told once, of the first row that stands in other columns, counted from 1 with the heads."""
    one = rows(text, heads)
    told = [] if row is None else [Finding("kolommen-verspringen", one.page, one.boxes[0], (one.label, str(row)), 0.6)]
    assert list(shifted_columns([one])) == told
    assert list(shifted_columns([replace(one, kind="chart")])) == []


def test_columns_that_change_twice_are_told_once_each_table() -> None:
    """At the place where the table begins, also when it goes on to another page."""
    one = rows("a 1 . . . / b 1 . . . / c . 2 . . / d . 2 . . / e . . 3 . / f . . 3 .")
    (box,) = one.boxes
    two = replace(one, boxes=(box, replace(box, page=box.page + 1)))
    assert [found.box for found in shifted_columns([two, one])] == [box, box]


GRID = table("Tabel 1", ("Prestatie", "2024", "2025"), ("Vpt", "95%", ""), ("Mpt", "", "91%"))
EMPTY = [cell.box for cell in GRID.cells if cell.box is not None and not GRID.grid[cell.row][cell.col]]


def drawn(*curves: Curve, images: tuple[Rect, ...] = ()) -> list[Finding]:
    """What is told of drawings on the page of the table."""
    page = Page(GRID.page, 595, 842, curves=curves, images=tuple(one.on(GRID.page) for one in images))
    return list(drawn_in_cells(Reading((page,)), [GRID]))


def outline(place: Rect) -> Curve:
    """A drawing as large as that."""
    return Curve(((place.x0, place.top), (place.x1, place.top), (place.x1, place.bottom), (place.x0, place.bottom)))


def within(cell: Rect, width: float, height: float) -> Rect:
    """So large, in the middle of a cell."""
    x, y = cell.centre, cell.middle
    return Rect(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


@pytest.mark.parametrize(
    ("width", "height", "told"),
    [(2.6, 1, True), (1, 2.6, True), (2.4, 2.4, False), (29, 1, True), (1, 29, True), (31, 1, False), (1, 31, False)],
)
def test_as_large_as_a_tick(width: float, height: float, told: bool) -> None:
    """By its longer side, lying or standing; a picture as well as a drawing."""
    place = within(EMPTY[0], width, height)
    finding = Finding("getekend", GRID.page, EMPTY[0], ("1",), 0.9)
    for found in (drawn(outline(place)), drawn(images=(place,))):
        assert found == ([finding] if told else [])


def test_marks_of_two_cells_are_one_finding() -> None:
    """Around both."""
    (found,) = drawn(*(outline(within(cell, 6, 6)) for cell in EMPTY))
    assert (found.facts, found.box) == (("2",), Rect.around(EMPTY).on(GRID.page))


@pytest.mark.parametrize(
    ("x", "text", "told"),
    [
        pytest.param(2, "kwijt", True, id="inside"),
        pytest.param(0.5, "kwijt", False, id="on its edge"),
        pytest.param(-5, "kwijt", False, id="beside it"),
        pytest.param(2, "vpt", False, id="said in a cell"),
        pytest.param(2, "***", False, id="no letters"),
    ],
)
def test_a_word_in_no_cell(x: float, text: str, told: bool) -> None:
    """Its middle stands so many points within the left edge of the table."""
    box = GRID.boxes[0]
    word = Word(text, Rect(box.x0 + x - 3, box.middle - 3, box.x0 + x + 3, box.middle + 3))
    found = list(words_in_no_cell(Reading((Page(GRID.page, 595, 842, words=(word,)),)), [GRID]))
    assert found == ([Finding("buiten-cel", GRID.page, box, ("1", text), 0.8)] if told else [])


def heading(number: int, level: int = 1) -> Heading:
    """A chapter on the page of its number."""
    return Heading(level, f"{number} Onderwerp", number, Box(number, 60, 100, 300, 112))


def test_a_gap_is_told_where_the_first_chapter_behind_it_begins() -> None:
    """And nowhere else."""
    chapters = tuple(heading(number) for number in (1, 2, 5, 6, 8))
    assert list(missing_chapters(Reading((), chapters))) == [
        Finding("hoofdstuk-ontbreekt", 5, heading(5).box, ("3", "4", "7"), 0.7)
    ]


@pytest.mark.parametrize(
    ("numbers", "told"),
    [((1, 2, 4), True), ((1, 3), False), ((1, 2, 6), False), ((1, 2, 5), True), ((1, 1, 3, 3), False)],
)
def test_more_chapters_are_there_than_are_missing(numbers: tuple[int, ...], told: bool) -> None:
    """Three at least; otherwise the numbers are of something else."""
    assert bool(list(missing_chapters(Reading((), tuple(map(heading, numbers)))))) == told


@pytest.mark.parametrize(
    ("title", "page", "told"),
    [
        pytest.param("Duurzaamheid", 2, True, id="on the page of the contents itself"),
        pytest.param("Duurzaamheid", 1, False, id="on a page before it"),
        pytest.param("Duurzaamheid", 3, True, id="on the last page"),
        pytest.param("Duurzaamheid", 4, False, id="behind the last page"),
        pytest.param("Zorgen", 3, True, id="six characters"),
        pytest.param("Regio", 3, False, id="five"),
        pytest.param("d" * 120, 3, True, id="a long title"),
        pytest.param("d" * 121, 3, False, id="longer than a title"),
    ],
)
def test_a_title_of_the_contents(title: str, page: int, told: bool) -> None:
    """Is looked for when it names a page of this document, from the contents on, and is as long as titles are."""
    line = Line(f"{title} .... {page}", Box(2, 60, 60, 300, 70), (), "contents")
    pages = (Page(1, 595, 842), Page(2, 595, 842, lines=(line,)), Page(3, 595, 842))
    found = list(missing_headings(Reading(pages, (heading(1),))))
    assert found == ([Finding("kop-ontbreekt", facts=("1", title), sure=0.6)] if told else [])


@pytest.mark.parametrize(("known", "told"), [(36, False), (35, True)])
def test_the_first_eighty_words_judge_a_page(known: int, told: bool) -> None:
    """What stands behind them does not count: 36 of 80 known words are enough, 36 of 81 would not be."""
    words = ["maand"] * known + ["qzxvk"] * (80 - known) + ["wjpqz"] * 20
    line = Line(" ".join(words), Box(1, 0, 0, 400, 9), ())
    assert bool(list(letter_soup(Reading((Page(1, 600, 800, lines=(line,)),))))) == told
