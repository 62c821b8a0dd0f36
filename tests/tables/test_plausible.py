"""What lines and white space suggest, and what is a table: each judgement with a case on either side."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.model import Box
from pipeline.tables.parts.part import Part
from pipeline.tables.parts.plausible import is_table, may_go_on
from pipeline.tables.regions.region import Draft, Slot
from tests.tables.page_kit import SIZE, text

WIDTH, HEIGHT = 100.0, 20.0  # points, of a cell


def table(rows: Sequence[Sequence[str]], *, ruled: bool = False, drawn: bool = False, aside: float = 0) -> bool:
    """Whether these cells are a table; `drawn` with a line between all, `aside` points further right in each row."""
    n_rows, n_cols = len(rows), len(rows[0])
    slots = [
        Slot(r, c, 1, 1, tuple(text(cell, WIDTH * c + aside * r * c, HEIGHT * r)))
        for r, row in enumerate(rows)
        for c, cell in enumerate(row)
    ]
    ys, xs = (tuple(size * n for n in range(count + 1)) for size, count in ((HEIGHT, n_rows), (WIDTH, n_cols)))
    draft = Draft(1, ys, xs, tuple(slots), bands=(drawn,) * (n_rows + 1), sides=(drawn,) * (n_cols - 1))
    grid = tuple(tuple(row) for row in rows)
    return is_table(Part((Box(1, 0, 0, xs[-1], ys[-1]),), grid, (), 1, xs, ruled, False, SIZE), draft)


def cells(said: str) -> list[list[str]]:
    """Rows parted by a stroke, cells by a comma; a point is an empty cell."""
    return [[cell.strip().replace(".", "", cell.strip() == ".") for cell in row.split(",")] for row in said.split("/")]


@pytest.mark.parametrize(
    ("said", "ruled", "found"),
    [
        pytest.param("soort, prijs / wonen, 12 / zorg, 8", False, True, id="words and figures"),
        pytest.param("soort, prijs", False, False, id="one row"),
        pytest.param("soort, prijs / ., .", False, False, id="one row with words"),
        pytest.param("soort / wonen / zorg", False, False, id="one column"),
        pytest.param("soort, . / wonen, . / zorg, .", False, False, id="one column with words"),
        pytest.param("•, wonen / •, zorg / •, rust", True, False, id="bullets"),
        pytest.param("•, wonen / soort, zorg / prijs, rust", True, True, id="one bullet in three"),
        pytest.param("•, wonen / •, zorg / naam, rust / soort, plek", True, True, id="half are bullets"),
        pytest.param("., nu, later / •, wonen, 8 / •, zorg, 9", True, True, id="icons below heads of other columns"),
        pytest.param("1., wonen / 2., zorg / 3., rust", False, False, id="a numbered list"),
        pytest.param("1., wonen / 2., zorg / 3., rust", True, True, id="numbers between lines"),
        pytest.param("1., wonen / 2., zorg / naam, rust", False, True, id="two numbers of three"),
        pytest.param("1., wonen, 5 / 2., zorg, 6 / 3., rust, 7", False, True, id="numbers before three columns"),
        pytest.param("wonen, 3 / zorg, 5 / rust, 8 / plek, 9", False, False, id="page numbers that go up"),
        pytest.param("wonen, 3 / zorg, 5 / rust, 8 / plek, 7", False, True, id="figures that go down once"),
        pytest.param("wonen, 3 / zorg, 5 / rust, 8", False, True, id="three are not enough to tell"),
        pytest.param("wonen, 3 / zorg, 5 / rust, 8 / plek, 9", True, True, id="between lines they are figures"),
        pytest.param("wonen ......, 3 / zorg ......, 5 / rust ......, 8", True, False, id="dots lead to pages"),
        pytest.param("wonen ......, 3 / zorg ......, 5 / rust ......, 4", True, True, id="dots lead to figures"),
        pytest.param("wonen ......, iv / zorg ......, 5 / rust ......, 8", True, False, id="a page before the first"),
        pytest.param("3511 AB Utrecht, 1011 CD Amsterdam / oost, west", True, False, id="postcodes side by side"),
        pytest.param("3511 AB Utrecht, oost / 1011 CD Amsterdam, west", True, True, id="a column of postcodes"),
        pytest.param("a = b, (1) / c = d, (2)", True, False, id="equations"),
        pytest.param("a en b, (1) / c en d, (2)", True, True, id="numbers behind words"),
    ],
)
def test_what_is_a_table(said: str, ruled: bool, found: bool) -> None:
    """Two rows and two columns with words or figures, that are no list, contents, addresses or equations."""
    assert table(cells(said), ruled=ruled) == found


PROSE = "wij kopen de zorg in bij"
WHOLE = "Wij kopen de zorg in."


@pytest.mark.parametrize(
    ("rows", "drawn", "found"),
    [
        pytest.param([[PROSE, PROSE]] * 3, False, False, id="cells end in the middle of a sentence"),
        pytest.param([[WHOLE, WHOLE]] * 3, False, True, id="cells are sentences"),
        pytest.param([[PROSE, PROSE]] * 3, True, True, id="a grid is drawn around them"),
        pytest.param([[PROSE, PROSE]] * 2, True, False, id="a grid of two rows is a frame"),
        pytest.param([[PROSE, "12"], [PROSE, PROSE], [PROSE, PROSE]], False, True, id="a figure among them"),
        pytest.param([[PROSE] * 4] * 3, False, True, id="four columns"),
        pytest.param([["wij kopen de zorg", "bij wie dat kan"]] * 3, False, True, id="four words are not long"),
        pytest.param([[PROSE, WHOLE]] * 3, False, True, id="half of them go on"),
    ],
)
def test_columns_of_prose_are_no_table(rows: list[list[str]], drawn: bool, found: bool) -> None:
    """Unless lines part all of them."""
    assert table(rows, ruled=True, drawn=drawn) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        pytest.param("., nu, dan, later / wonen, ., ., . / zorg, ., 9, . / rust, ., ., .", True, id="head and labels"),
        pytest.param("., nu, ., . / wonen, ., ., . / zorg, ., 9, . / rust, ., ., .", False, id="labels only"),
        pytest.param("., nu, dan, later / ., 4, ., . / ., ., 9, . / ., ., ., .", False, id="a head only"),
        pytest.param("., nu, ., . / wonen, 1, ., . / zorg, 9, 8, . / rust, ., ., .", True, id="enough is filled"),
    ],
)
def test_few_cells_are_filled(said: str, found: bool) -> None:
    """Two in five, or head and labels say what the others are for; else it is a diagram."""
    assert table(cells(said), ruled=True) == found


@pytest.mark.parametrize(("aside", "found"), [(0, True), (3, True), (12, False)])
def test_cells_stand_in_line_with_their_column(aside: float, found: bool) -> None:
    """By a side or by the middle, within less than an em."""
    rows = [["aa", "bb", "cc"]] * 5
    assert table(rows, ruled=True, aside=aside) == found


@pytest.mark.parametrize(
    ("said", "may"),
    [("wonen, 12", True), ("wonen, .", False), ("wonen", False), ("wonen, 12 / zorg, 8", False), ("., a, 12", True)],
)
def test_a_last_row_may_go_on(said: str, may: bool) -> None:
    """One row of two cells with words or more."""
    grid = tuple(map(tuple, cells(said)))
    assert may_go_on(Part((Box(1, 0, 0, 9, 9),), grid, (), 0, (0.0,), True, False, SIZE)) == may
