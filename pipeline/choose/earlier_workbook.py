"""A workbook of ours as last period's table: its sheet Thema-tabel, with what an adviser changed in it."""

from __future__ import annotations

import zipfile
from pathlib import Path

from pipeline.choose.earlier import YEAR, EarlierTable
from pipeline.model.files import unpacked_size
from pipeline.model.wording import is_own

SHEET = "Thema-tabel"
LARGEST = 200  # megabytes that a workbook may be once it is unpacked: those of ours are a few


def earlier_workbook(path: Path, source: str) -> EarlierTable | None:
    """The table in a workbook; None when it is no workbook, has no such sheet, or would fill the memory."""
    from openpyxl import load_workbook  # noqa: PLC0415 - few corpora hold a workbook
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    try:
        if unpacked_size(path) > LARGEST * 1024 * 1024:
            return None
        book = load_workbook(path, read_only=True, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, OSError):
        return None
    try:
        if SHEET not in book.sheetnames:
            return None
        rows = [
            tuple("" if cell is None else _said(str(cell)) for cell in row)
            for row in book[SHEET].iter_rows(values_only=True)
        ]
    finally:
        book.close()
    width = max((len(row) for row in rows), default=0)
    grid = tuple((*row, *[""] * (width - len(row))) for row in rows)
    years = [year for row in grid[:4] for cell in row[1:] for year in YEAR.findall(cell)]
    return EarlierTable(source, max(years, default=""), grid)


def _said(cell: str) -> str:
    """A cell without what the program wrote of itself: where to look, that there is nothing, and hyphens that keep."""
    return "\n".join(line for line in cell.split("\n") if not is_own(line)).replace("\u2011", "-")
