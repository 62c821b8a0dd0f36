"""Judgements of tables by themselves: each threshold with a case on either side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Box, Curve, Fill, Line, Page, Rect, Rule, Word
from pipeline.model.page import PAPER
from pipeline.tables.grid.lines import Placed, PlacedRow
from pipeline.tables.grid.rows import groups_of_lines, row_white
from pipeline.tables.parts.ticks import sign_of
from pipeline.tables.regions.frame import banners, contents_of, margin_notes, without_pictured
from pipeline.tables.regions.gutter import gutter_of
from pipeline.tables.text import chunk, rows_of
from tests.tables.page_kit import SIZE, across, page, prose, text, word

XS = (60.0, 200.0, 300.0, 400.0)  # bounds of three columns


def line(top: float, *cells: str, height: float = SIZE) -> PlacedRow:
    """A text row, a cell for each column; '' leaves it empty."""
    placed = [
        Placed(chunk(text(cell, XS[column] + 2, top)), column, column) for column, cell in enumerate(cells) if cell
    ]
    return PlacedRow(top, top + height, tuple(placed), frozenset(one.first for one in placed))


def grouped(*lines: PlacedRow, labelled: bool = False) -> list[str]:
    """The rows that lines make, as their labels."""
    groups = groups_of_lines(lines, XS, SIZE, labelled)
    assert sorted(one.top for group in groups for one in group) == sorted(one.top for one in lines)  # each once
    return [" ".join(p.chunk.text for one in group for p in one.placed if p.first == 0) for group in groups]


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        pytest.param([line(0, "Wonen", "12"), line(14, "Zorg", "8")], ["Wonen", "Zorg"], id="a figure each"),
        pytest.param(
            [line(0, "Wonen", "12"), line(18, "Zorg thuis", "8"), line(30, "en elders"), line(48, "Rest", "4")],
            ["Wonen", "Zorg thuis en elders", "Rest"],
            id="a label goes on below its figure",
        ),
        pytest.param(
            [line(0, "Wonen", "12"), line(20, "Zorg thuis"), line(32, "en elders", "8"), line(52, "Rest", "4")],
            ["Wonen", "Zorg thuis en elders", "Rest"],
            id="a label begins above its figure",
        ),
        pytest.param(
            [line(0, "Wonen", "12"), line(20, "Groep"), line(40, "Zorg", "8"), line(60, "Rest", "4")],
            ["Wonen", "Groep", "Zorg", "Rest"],
            id="as far from both: a row by itself",
        ),
        pytest.param(
            [line(0, "Wonen in een"), line(5, "", "12"), line(10, "wijk"), line(30, "Zorg", "8")],
            ["Wonen in een wijk", "Zorg"],
            id="a figure in the middle of a label of two lines",
        ),
        pytest.param(
            [line(0, "Wonen", "12"), line(8.4, "Zorg", "8"), line(17, "Rest", "4")],
            ["Wonen", "Zorg", "Rest"],
            id="figures of one column are never of one row, however near",
        ),
        pytest.param([line(0, "Wonen")], ["Wonen"], id="one line"),
    ],
)
def test_lines_are_rows_by_their_figures(lines: list[PlacedRow], rows: list[str]) -> None:
    """Each line with a figure is a row; what has none belongs to the nearer one."""
    assert grouped(*lines) == rows


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        pytest.param(
            [line(0, "wie", "wat"), line(12, "waar"), line(28, "hoe", "dan")], ["wie waar", "hoe"], id="wider white"
        ),
        pytest.param(
            [line(0, "Wie", "wat"), line(13, "Waar", "dat"), line(27.4, "Hoe", "dan")],
            ["Wie", "Waar", "Hoe"],
            id="the white hardly differs: each label begins a row",
        ),
        pytest.param(
            [line(0, "Wie", "wat er"), line(12, "", "is gezegd"), line(24, "Hoe", "dan")],
            ["Wie", "Hoe"],
            id="a line without a label goes on",
        ),
    ],
)
def test_lines_of_words_are_rows_by_their_white(lines: list[PlacedRow], rows: list[str]) -> None:
    """And where it tells nothing, by their labels."""
    assert grouped(*lines) == rows


@given(
    st.lists(
        st.tuples(st.sampled_from(["", "Wonen", "en zorg"]), st.sampled_from(["", "12", "wat"]), st.floats(0, 20)),
        min_size=1,
        max_size=12,
    ),
    st.booleans(),
)
def test_no_line_of_a_table_is_lost_or_doubled(lines: list[tuple[str, str, float]], labelled: bool) -> None:
    """Whatever stands in it, and wherever; rows come from top to bottom."""
    top, placed = 0.0, []
    for label, cell, white in lines:
        placed.append(line(top, label, cell))
        top += white + 1
    grouped(*placed, labelled=labelled)
    tops = [min(one.top for one in group) for group in groups_of_lines(placed, XS, SIZE, labelled)]
    assert tops == sorted(tops)


@pytest.mark.parametrize(("step", "white"), [(15.5, 0.9 * 5.5), (15, float("inf")), (12, float("inf"))])
def test_white_between_rows_is_wider_than_that_between_lines(step: float, white: float) -> None:
    """More than half an em, else it tells nothing."""
    lines = [line(step * n, "Wonen", str(n)) for n in range(4)]
    assert row_white(lines, SIZE) == pytest.approx(white)


RISING = Curve(((0, 10), (10, 0)))


@pytest.mark.parametrize(
    ("other", "sign"),
    [
        pytest.param(Curve(((1, 1), (11, 11))), "✗", id="two off the middle"),
        pytest.param(Curve(((1.5, 1.5), (11.5, 11.5))), "", id="three off"),
        pytest.param(Curve(((0, 1), (10, 9))), "✗", id="lower by two"),
        pytest.param(Curve(((0, 1.5), (10, 8.5))), "", id="lower by three"),
        pytest.param(Curve(((1, 0), (9, 10))), "✗", id="narrower by two"),
        pytest.param(Curve(((1.5, 0), (8.5, 10))), "", id="narrower by three"),
        pytest.param(Curve(((0, 10), (10, 0))), "", id="both rise"),
        pytest.param(Curve(((5, 0), (5, 10))), "", id="upright"),
    ],
)
def test_strokes_of_a_cross_share_their_middle_and_size(other: Curve, sign: str) -> None:
    """Within a quarter of its size."""
    assert sign_of([RISING, other]) == sign_of([other, RISING]) == sign


@pytest.mark.parametrize(
    ("points", "sign"),
    [
        (((0, 3), (2, 6), (6, 0)), "✓"),
        (((0, 0), (2, 6), (6, 0)), ""),
        (((0, 3), (2, 3), (6, 0)), ""),
        (((0, 3), (0, 6), (6, 0)), ""),
        (((0, 3), (6, 6), (6, 0)), ""),
    ],
    ids=["tick", "ends as high as it began", "does not go down", "straight down", "straight up"],
)
def test_a_tick_goes_down_and_higher_up(points: tuple[tuple[float, float], ...], sign: str) -> None:
    """Always to the right."""
    assert sign_of([Curve(points)]) == sign


def headed(pages: int, head: str = "Inkoopbeleid {}", top: float = 40, below: float = 150) -> list[Page]:
    """Pages with a line at their head and prose below it."""
    return [page([*text(head.format(n), 60, top), *prose(below, 8)], number=n) for n in range(1, pages + 1)]


def kept(pages: Sequence[Page]) -> bool:
    """Whether the first words of the first page are of the page."""
    words, rows = contents_of(pages, SIZE)[0]
    assert sum(len(row.words) for row in rows) == len(words)
    return pages[0].words[0] in words


@pytest.mark.parametrize(
    ("pages", "stays"),
    [
        pytest.param(headed(3), False, id="on three pages, with another figure"),
        pytest.param(headed(2), True, id="on two"),
        pytest.param([*headed(3), *headed(9, "Hoofdstuk")], False, id="on a quarter of the pages"),
        pytest.param([*headed(3), *headed(10, "Hoofdstuk")], True, id="on less than that"),
        pytest.param(headed(3, top=82), False, id="it ends within the margin"),
        pytest.param(headed(3, top=83), True, id="below it"),
        pytest.param(headed(3, below=59.1), False, id="white below it"),
        pytest.param(headed(3, below=58.9), True, id="text close below it"),
        pytest.param([replace(one, rules=(across(57, 60, 500),)) for one in headed(3, below=58.9)], False, id="a line"),
        pytest.param(headed(3, "Wat"), False, id="a word"),
    ],
)
def test_what_comes_back_at_the_head_of_pages_is_not_of_them(pages: list[Page], stays: bool) -> None:
    """On three pages, and on a quarter of all, by itself."""
    assert kept(pages) == stays


@pytest.mark.parametrize(("cells", "stays"), [(3, False), (4, True)])
def test_the_head_of_a_table_is_no_running_head(cells: int, stays: bool) -> None:
    """It has four cells."""
    heads = [w for n in range(cells) for w in text("kop", 60 + 100 * n, 40)]
    assert kept([page([*heads, *prose(150, 8)], number=n) for n in (1, 2, 3)]) == stays


@pytest.mark.parametrize(("size", "stays"), [(12, False), (12.5, True)])
def test_numbers_of_large_type_are_titles(size: float, stays: bool) -> None:
    """'Stap 1' and 'Stap 2' are not one line that comes back."""
    pages = [page([*text(f"Stap {n}", 60, 40, size=size), *prose(150, 8)], number=n) for n in (1, 2, 3)]
    assert kept(pages) == stays


@pytest.mark.parametrize(("printed", "count"), [(15, 15), (14, 34)])
def test_words_of_a_picture_count_where_hardly_any_are_printed(printed: int, count: int) -> None:
    """On a page with fifteen printed words they are the labels of a picture."""
    words = [word("druk", 60, 20 * n) for n in range(printed)]
    read = [replace(word("beeld", 300, 20 * n), font="OCR") for n in range(count - printed if printed < 15 else 20)]
    assert len(without_pictured([*words, *read])) == count


def band(top: float, bottom: float, x0: float = 0, x1: float = 595, colour: str = "#003366") -> Fill:
    """A coloured band on a page of 595 by 842."""
    return Fill(Rect(x0, top, x1, bottom), colour)


@pytest.mark.parametrize(
    ("fill", "found"),
    [
        pytest.param(band(0, 60), True, id="at the top"),
        pytest.param(band(1, 60, 1, 594), True, id="a point from the edges"),
        pytest.param(band(0, 60, 1.5), False, id="not to the left edge"),
        pytest.param(band(0, 60, 0, 593.5), False, id="not to the right edge"),
        pytest.param(band(0, 294), True, id="a third of the page"),
        pytest.param(band(0, 296), False, id="a ground"),
        pytest.param(band(0, 60, colour=PAPER), False, id="white"),
        pytest.param(band(780, 842), True, id="at the foot"),
        pytest.param(band(400, 460), False, id="in the middle"),
        pytest.param(band(30, 90), False, id="below other words"),
        pytest.param(band(10, 70), True, id="above all words, not from the edge"),
        pytest.param(band(760, 820), False, id="above the last words"),
    ],
)
def test_a_band_over_the_whole_width(fill: Fill, found: bool) -> None:
    """Is the head or the foot of a site where it runs off the page, or where nothing stands beyond it."""
    one = page([*text("eerste", 60, 15), *prose(300), *text("laatste", 60, 828)], fills=[fill])
    assert banners(one) == ([fill.rect] if found else [])


def test_margin_notes_are_those_that_reading_told_apart() -> None:
    """Beside the columns; a note that stands in one is text."""
    beside, within, body = (word(name, 20, 100) for name in ("kant", "kolom", "tekst"))
    box = Box(1, 20, 100, 60, 110)
    lines = (
        Line("kant", box, (beside,), "margin", column=-1),
        Line("kolom", box, (within,), "margin", column=0),
        Line("tekst", box, (body,), "body", column=-1),
    )
    assert margin_notes(replace(page([beside, within, body]), lines=lines)) == {beside}


def columns(rows: int, crossing: int = 0, left: float = 280, right: float = 315) -> list[Word]:
    """Rows of two columns, and lines over the whole width below them."""
    words = [w for n in range(rows) for x0, x1 in ((60, left), (right, 535)) for w in prose(60 + 14 * n, 1, x0, x1)]
    return [*words, *(w for n in range(crossing) for w in prose(60 + 14 * (rows + n), 1, 60, 535))]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param(columns(8), True, id="eight rows"),
        pytest.param(columns(7), False, id="seven"),
        pytest.param(columns(7, 1), False, id="seven and one over the whole width"),
        pytest.param(columns(20, 9), True, id="45 in a hundred cross it"),
        pytest.param(columns(20, 10), False, id="half as many cross it"),
    ],
)
def test_a_gutter_is_open_in_most_rows(words: list[Word], found: bool) -> None:
    """Of eight at least."""
    one = page(words)
    place = gutter_of(rows_of(words), one)
    assert (place is not None) == found
    if place is not None:
        beside = [w for w in words if w.rect.top < 60 + 14 * 8]
        assert not [w for w in beside if w.rect.x0 < place < w.rect.x1]
        assert {w.rect.x0 < place for w in beside} == {True, False}


def test_rules_of_a_page_are_not_its_words() -> None:
    """A page without words has no gutter."""
    one = page([], rules=[Rule(Rect(297, 60, 297, 700), 0.5)])
    assert gutter_of([], one) is None
