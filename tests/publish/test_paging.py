"""Statements dealt over rows and pages."""

from __future__ import annotations

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.publish.sheets.measure import INDENT, column_points, line_height, lines_of
from pipeline.publish.sheets.paging import ROW_LIMIT, Pages
from pipeline.publish.sheets.statements import Paragraph
from tests.support import DemoRun

SIZE, POINTS = 8.0, 150.0
_COLUMNS = st.lists(st.lists(st.integers(0, 900), max_size=8), min_size=1, max_size=4)


def _paragraph(words: int) -> Paragraph:
    return Paragraph((("bullet", "• "), ("own", " ".join(["woord"] * words)), ("page", " (p.\xa07)")))


@settings(max_examples=40)
@given(_COLUMNS, st.floats(0, 700))
def test_nothing_is_cut_lost_or_moved(counts: list[list[int]], used: float) -> None:
    """No row is higher than Excel shows, and read from the top each column still says the same."""
    columns = [[_paragraph(count) for count in column] for column in counts]
    rows = Pages(760.0, used).rows(columns, POINTS, SIZE, 6.0, 13.0)
    assert all(row.height <= ROW_LIMIT for row in rows)
    for index, column in enumerate(columns):
        dealt = "".join(p.text for row in rows for p in row.columns[index])
        assert dealt == "".join(p.text for p in column)


def test_a_theme_that_fits_on_the_page_is_one_row() -> None:
    """Rows are parted only where a page or Excel makes it necessary, and pages rather between themes."""
    columns = [[_paragraph(20)] * 3, [_paragraph(5)]]
    assert len(Pages(760.0, 0.0).rows(columns, POINTS, SIZE, 6.0, 13.0)) == 1
    assert len(Pages(760.0, 700.0).rows(columns, POINTS, SIZE, 6.0, 13.0)) == 1, "too little room to begin: next page"
    pages = Pages(760.0, 600.0)
    assert len(pages.rows([[_paragraph(20)] * 6], POINTS, SIZE, 6.0, 13.0)) == 1, "it begins the next page"
    assert pages.left < 760.0 - 200.0
    assert len(Pages(760.0, 300.0).rows([[_paragraph(20)] * 12], POINTS, SIZE, 6.0, 13.0)) == 2, "fill the page first"
    assert len(Pages(760.0, 600.0).rows([[_paragraph(20)] * 24], POINTS, SIZE, 6.0, 13.0)) > 3, "too much for one row"


def test_lines_are_counted_as_they_break() -> None:
    """Narrow letters take less room than wide ones, and a word that does not fit is broken."""
    assert lines_of("", POINTS, SIZE) == 1
    assert lines_of("een\ntwee", POINTS, SIZE) == 2
    assert lines_of("i" * 60, POINTS, SIZE) == 1
    assert lines_of("W" * 60, POINTS, SIZE) == 4
    assert lines_of("WWWWWWWWWW " * 4, POINTS, SIZE) > lines_of("iiiiiiiiii " * 4, POINTS, SIZE)


@pytest.mark.parametrize(("size", "points"), [(8, 11.25), (9, 12.0), (10, 12.75)])
def test_a_line_is_as_high_as_excel_makes_it(size: float, points: float) -> None:
    """The heights of rows of one line in Arial: rows of n lines are n times as high."""
    assert line_height(size) == points


def test_rows_of_the_real_table_are_high_enough(demo_run: DemoRun) -> None:
    """Every cell of Thema-tabel has room for its lines, counted letter by letter, in the height of its row."""
    sheet = openpyxl.load_workbook(demo_run.out / "thema-tabel.xlsx", rich_text=True)["Thema-tabel"]
    room = column_points(sheet.column_dimensions["B"].width) - INDENT
    tight = []
    for row in sheet.iter_rows(min_row=4, min_col=2):
        for cell in row:
            statements = [part for part in str(cell.value or "").split("\n\n") if len(part) > 60]
            needed = sum(lines_of(part, room, 10) * 12.75 for part in statements)
            if needed > (sheet.row_dimensions[cell.row or 0].height or 0):
                tight.append((cell.coordinate, needed))
    assert tight == []
