"""Reads workbooks back, for tests: the rows of the only table of a sheet, and where a link leads."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
from openpyxl.cell import Cell, MergedCell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.config import Config
from pipeline.model import Comparison
from pipeline.publish import write_workbook
from tests.publish.material import CONFIG, RUN

_PLACE = re.compile(r"'([^']+)'!([A-Z]+[0-9]+)")


def written(comparison: Comparison, folder: Path, config: Config = CONFIG) -> Workbook:
    """The workbook of a comparison, read back by openpyxl."""
    write_workbook(folder / "thema-tabel.xlsx", comparison, config, RUN)
    return openpyxl.load_workbook(folder / "thema-tabel.xlsx")


def rows_of(sheet: Worksheet) -> list[dict[str, object]]:
    """The rows of the sheet's only table, by header."""
    (table,) = sheet.tables.values()
    header, *rows = [[cell.value for cell in row] for row in sheet[table.ref]]
    assert header == table.column_names
    return [dict(zip(map(str, header), row, strict=True)) for row in rows]


def link_of(cell: Cell | MergedCell) -> tuple[str, str]:
    """File and place of the link of a cell, '' where it names none."""
    assert cell.hyperlink is not None
    return cell.hyperlink.target or "", cell.hyperlink.location or ""


def follow(book: Workbook, cell: Cell | MergedCell) -> object:
    """What stands in the cell that a link within the workbook leads to."""
    found = _PLACE.fullmatch(link_of(cell)[1])
    assert found is not None, link_of(cell)
    reached = book[found[1]][found[2]]
    assert isinstance(reached, Cell)
    return reached.value
