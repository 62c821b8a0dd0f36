"""Tables of statistical bulletins: every page gives the grids that it shows, and no other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tables.bulletin import PAGES, Grid, Sheet
from tests.tables.made import tables_in


@pytest.mark.parametrize("font", ["Times", "Helvetica"])
@pytest.mark.parametrize("draw", PAGES, ids=lambda draw: draw.__name__)
def test_a_page_of_a_bulletin_gives_its_tables(tmp_path: Path, draw: Callable[[Sheet], list[Grid]], font: str) -> None:
    """Below running text; dots that lead from a label to its figures may stay with the label."""
    sheet = Sheet(tmp_path / "page.pdf", font)
    if draw.__name__ != "said_to_go_on":
        sheet.prose()
    expected = draw(sheet)
    sheet.top += 6
    sheet.done()
    found = [[[cell.rstrip(" .") for cell in row] for row in table.grid] for table in tables_in(tmp_path / "page.pdf")]
    assert found == expected
