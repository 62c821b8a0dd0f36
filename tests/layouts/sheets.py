"""The tables of a source as a workbook, which Calc prints: borders cell by cell, fills as paths, no prose."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from tests.layouts.sources import Source, text_of

THIN, HAIR, THICK = Side(style="thin", color="444444"), Side(style="hair", color="999999"), Side(style="medium")
FILLS = {"band": "1F5A8C", "stripe": "E3F1E8", "a": "BBD5EE", "b": "BFE3CC", "d": "F6D3BD", "e": "F0F0F0"}
WIDE, NARROW = 30, 13  # characters in the first column and the others


def workbook(source: Source) -> bytes:
    """One sheet: each table below its caption."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    row = 1
    for table, element in zip(source.tables, source.body.iter("table"), strict=True):
        if table["caption"]:
            sheet.cell(row, 1, str(table["caption"])).font = Font(name="Carlito", bold=True)
            row += 2
        row = _table(sheet, element, row, _look(source, element)) + 3
    sheet.column_dimensions["A"].width = WIDE
    for letter in "BCDEF":
        sheet.column_dimensions[letter].width = NARROW
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _look(source: Source, table: ET.Element) -> str:
    name = source.name
    looks = ("band", "zebra", "shaded", "rules", "aligned", "tariffs")
    return "grid" if table.get("class") == "grid" else next((look for look in looks if look in name), "rules")


def _table(sheet: Worksheet, table: ET.Element, top: int, look: str) -> int:
    """Write a table from row `top`; its last row."""
    taken: set[tuple[int, int]] = set()
    heads = [all(cell.tag == "th" for cell in row) for row in table.iter("tr")]
    full = max(len(row) for row in table.iter("tr"))
    for i, row in enumerate(table.iter("tr")):
        column = 1
        # Calc does not heighten the rows of a workbook that it did not make.
        sheet.row_dimensions[top + i].height = 15 * _lines(row, len(row) == full)
        for element in row:
            while (top + i, column) in taken:
                column += 1
            high, wide = int(element.get("rowspan", "1")), int(element.get("colspan", "1"))
            places = {(top + i + r, column + c) for r in range(high) for c in range(wide)}
            _fill(sheet, top + i, column, element, look)
            for place in places:
                _paint(sheet.cell(*place), place[0] - top, heads, look, element)
            if high * wide > 1:
                sheet.merge_cells(None, top + i, column, top + i + high - 1, column + wide - 1)
            taken |= places
    return top + len(heads) - 1


def _lines(row: ET.Element, complete: bool) -> int:
    """Lines that the texts of a row take in the widths of their columns, about."""
    widths = [WIDE if complete and i == 0 else NARROW for i in range(len(row))]
    lines = [1 + (len(text_of(cell)) + 2) // w for cell, w in zip(row, widths, strict=True) if not cell.get("colspan")]
    return max(lines, default=1)


def _fill(sheet: Worksheet, row: int, column: int, element: ET.Element, look: str) -> None:
    cell = sheet.cell(row, column, text_of(element) or None)
    white = look in ("band", "tariffs") and element.tag == "th"
    cell.font = Font(name="Carlito", bold=element.tag == "th", color="FFFFFF" if white else "000000")
    classes = element.get("class", "").split()
    side = "right" if "r" in classes else "center" if "c" in classes else "left"
    cell.alignment = Alignment(horizontal=side, vertical="top", wrap_text=True)
    cell.number_format = "@"


def _paint(cell: Cell | MergedCell, row: int, heads: list[bool], look: str, element: ET.Element) -> None:
    """Lines and ground of a place as its look wants them."""
    last, head_end = row == len(heads) - 1, heads[row] and not heads[min(row + 1, len(heads) - 1)]
    colour = ""
    if look in ("grid", "tariffs"):
        cell.border = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
    elif look in ("rules", "zebra"):
        bottom = THICK if last and look == "rules" else THIN if head_end else HAIR if look == "rules" else None
        cell.border = Border(top=THICK if row == 0 and look == "rules" else None, bottom=bottom)
    if look in ("band", "tariffs") and element.tag == "th":
        colour = "band"
    if look == "zebra" and row % 2 == 1:
        colour = "stripe"
    if look == "shaded":
        colour = next((c for c in element.get("class", "").split() if re.fullmatch("[abde]", c)), "")
    if colour:
        cell.fill = PatternFill("solid", fgColor=FILLS[colour])
