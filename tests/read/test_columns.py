"""The order in which a person reads a page."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.config import ReadSettings
from pipeline.model import Page, Rect, Rule
from pipeline.read import read_pages
from pipeline.read.page.bands import columns_of, strong_gutters
from pipeline.read.page.rows import base_lines
from tests.read.pages import page_of, paragraph, words_at

LEFT = "linkse kolom " + " ".join(f"links{n:02}" for n in range(60))
RIGHT = "rechtse kolom " + " ".join(f"rechts{n:02}" for n in range(60))


def text_of(page: Page) -> str:
    """The page's running text."""
    reading = read_pages([page], ReadSettings())
    return " ".join(line.text for line in reading.pages[0].lines if line.role in ("body", "heading"))


def test_the_left_column_is_read_before_the_right_one() -> None:
    """Also where their base lines do not meet."""
    for offset in (0.0, 6.0):
        words = paragraph(LEFT, 60, 100, 220) + paragraph(RIGHT, 310, 100 + offset, 220)
        text = text_of(page_of(words))
        assert text.split() == (LEFT + " " + RIGHT).split()


def test_text_across_is_read_as_one_column() -> None:
    """No gutter where lines run across."""
    words = paragraph(LEFT + " " + RIGHT, 60, 100, 470)
    assert strong_gutters(base_lines(words), 10) == []
    assert text_of(page_of(words)).split() == (LEFT + " " + RIGHT).split()


def test_a_space_between_words_of_a_large_title_is_no_gutter() -> None:
    """It may be as wide as the gutter below it and stand right above: the title is read across all the same."""
    below = paragraph(LEFT, 60, 160, 230) + paragraph(RIGHT, 300, 160, 230)
    first = words_at("Meedoen", 60, 60, 40)
    first = [replace(word, rect=replace(word.rect, x1=289.0)) for word in first]
    title = [*first, *words_at("en hoe", 300, 60, 40), *words_at("lang", 60, 104, 40)]
    assert text_of(page_of([*title, *below])).split()[:4] == ["Meedoen", "en", "hoe", "lang"]
    small = [replace(word, size=12.0) for word in title]  # heads of the two columns
    assert text_of(page_of([*small, *below])).split()[:4] != ["Meedoen", "en", "hoe", "lang"]


def test_columns_begin_anew_under_a_title_across() -> None:
    """First both columns above the title, then the title, then both below."""
    above = paragraph(LEFT, 60, 60, 220) + paragraph(RIGHT, 310, 60, 220)
    title = words_at("Een hoofdstuk dat over allebei de kolommen heen loopt zoals titels doen", 60, 330)
    below = paragraph(LEFT.replace("links", "onder"), 60, 360, 220) + paragraph(RIGHT, 310, 360, 220)
    words = text_of(page_of(above + title + below)).split()
    assert words.index("links59") < words.index("rechts00") < words.index("hoofdstuk") < words.index("onder00")


def test_a_short_chapter_title_at_the_left_stands_for_both_columns() -> None:
    """Large type with nothing beside it is no line of the left column."""
    above = paragraph(LEFT, 60, 60, 220) + paragraph(RIGHT, 310, 60, 220)
    title = words_at("2 Regio", 60, 335, 18, bold=True)
    below = paragraph(LEFT.replace("links", "onder"), 60, 370, 220) + paragraph(RIGHT, 310, 370, 220)
    words = text_of(page_of(above + title + below)).split()
    assert words.index("rechts59") < words.index("Regio") < words.index("onder00")


def test_a_table_in_a_column_is_read_row_by_row() -> None:
    """Its cells fill their columns, but hold no prose."""
    cells = [
        w
        for row in range(8)
        for x, cell in ((60, f"Prestatie nummer {row}"), (170, "95,5%"), (220, "93,5%"))
        for w in words_at(cell, x, 300 + 14 * row)
    ]
    page = page_of(paragraph(LEFT, 60, 60, 220) + cells + paragraph(RIGHT + " " + RIGHT, 310, 60 + 4, 220))
    lines = [line.text for line in read_pages([page], ReadSettings()).pages[0].lines]
    assert "Prestatie nummer 3 95,5% 93,5%" in lines


def test_a_table_across_both_columns_is_read_row_by_row() -> None:
    """Its rules show it, also where no cell crosses the gutter."""
    above = paragraph(LEFT, 60, 60, 220) + paragraph(RIGHT, 310, 60, 220)
    cells = [
        w
        for row in range(4)
        for x, cell in ((60, f"Opslag {row}"), (320, "voor deelname aan de tafel"))
        for w in words_at(cell, x, 342 + 20 * row)
    ]
    rules = tuple(Rule(Rect(60, 338 + 20 * row, 530, 338 + 20 * row)) for row in range(5))
    page = replace(page_of(above + cells), rules=rules)
    lines = [line.text for line in read_pages([page], ReadSettings()).pages[0].lines]
    assert "Opslag 2 voor deelname aan de tafel" in lines


def test_the_cells_of_a_table_are_no_columns() -> None:
    """Short cells do not fill a column as prose does."""
    words = [w for row in range(10) for w in words_at("Ja", 60, 100 + 14 * row) + words_at("35%", 400, 100 + 14 * row)]
    assert strong_gutters(base_lines(words), 10) == []


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 60), st.integers(1, 12)), max_size=60))
def test_every_word_is_in_one_column(places: list[tuple[int, int, int]]) -> None:
    """Whatever the layout: no word lost, none twice."""
    words = [w for x, row, length in places for w in words_at("a" * length, 40 + x, 40 + 12 * row)]
    found = [w for column in columns_of(base_lines(words), 10, [300.0]) for w in column.words]
    assert sorted(map(id, found)) == sorted(map(id, words))
