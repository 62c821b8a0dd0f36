"""Every table of every sheet comes back as it was written: by openpyxl, by pandas, and after LibreOffice saved it."""

from __future__ import annotations

import json
import posixpath
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import openpyxl
import pandas as pd
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.publish import write_workbook
from pipeline.publish.sheets import excel
from pipeline.publish.sheets.excel import Book, Cell, Link, SheetColumn, header_row, unique
from pipeline.publish.words.text import EXCEL_CELL_LIMIT, cell_text, clean, cut, one_line
from tests.publish.material import CONFIG, HOSTILE, RUN, comparison, with_gaps
from tests.publish.reading import link_of, rows_of
from tests.support import DemoRun, Office

Grid = list[list[object]]


@dataclass
class Written:
    """A workbook and what the sheets gave to be written: tables by sheet, and every cell of Thema-tabel."""

    path: Path
    tables: dict[str, Grid] = field(default_factory=dict)  # header row and all others, as they should be read
    tops: dict[str, int] = field(default_factory=dict)  # index of the header row, from 0
    cells: dict[tuple[int, int], str] = field(default_factory=dict)  # (row, column) from 1, without empty ones


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Written:
    """A workbook of hostile text, and what was handed to its sheets on the way."""
    result = Written(tmp_path_factory.mktemp("back") / "thema-tabel.xlsx")
    with pytest.MonkeyPatch.context() as patch:
        for module in _sheets():
            patch.setattr(module, "write_table", _recording(module.write_table, result))
        for name in ("text", "rich", "link"):
            patch.setattr(Book, name, _seen(getattr(Book, name), result))
        write_workbook(result.path, with_gaps(comparison(HOSTILE), HOSTILE[0]), CONFIG, RUN)
    return result


def _sheets() -> list[ModuleType]:
    """The modules that write a strict sheet, each with a name of its own for `write_table`."""
    loaded = [module for name, module in sys.modules.items() if name.startswith("pipeline.publish.")]
    return [module for module in loaded if module is not excel and hasattr(module, "write_table")]


def _recording(write: Any, result: Written) -> Any:
    """`write_table` that keeps what it is given."""

    def record(
        book: Book, name: str, title: str, notes: Sequence[str], columns: Sequence[SheetColumn],
        rows: Sequence[Sequence[Cell]], *more: Any, **named: Any,
    ) -> Any:  # fmt: skip
        header: list[object] = [*unique([one_line(column.header) for column in columns])]
        result.tables[name] = [header, *([_as_read(cell) for cell in row] for row in rows)]
        result.tops[name] = header_row(name, notes)
        return write(book, name, title, notes, columns, rows, *more, **named)

    return record


def _seen(write: Any, result: Written) -> Any:
    """`Book.text`, `rich` or `link` that keeps what goes to Thema-tabel."""

    def record(book: Book, sheet: Any, row: int, column: int, content: Any, style: Any) -> None:
        if sheet.name == "Thema-tabel":
            text = _as_read(content if isinstance(content, str | Link) else [("", part) for _, part in content])
            if text is not None:
                result.cells[row + 1, column + 1] = str(text)
        write(book, sheet, row, column, content, style)

    return record


def _as_read(cell: Cell) -> object:
    """What a cell should hold: text as a person should see it, numbers as they are, nothing when there is nothing."""
    if isinstance(cell, Link):
        return (cut(one_line(cell.text), 255) or "openen") if cell.address else cell_text(cell.text) or None
    if isinstance(cell, str):
        return cell_text(cell) or None
    if cell is None or isinstance(cell, int | float):
        return cell
    return cut(clean("".join(text for _, text in cell)), EXCEL_CELL_LIMIT) or None


def _grid(sheet: Worksheet) -> Grid:
    (table,) = sheet.tables.values()
    return [[cell.value for cell in row] for row in sheet[table.ref]]


def _other(expected: Grid, found: Grid) -> list[tuple[object, object]]:
    """The cells that differ; all rows when their number does."""
    if [len(row) for row in expected] != [len(row) for row in found]:
        return [(len(expected), len(found))]
    return [(e, f) for old, new in zip(expected, found, strict=True) for e, f in zip(old, new, strict=True) if e != f]


def test_every_sheet_was_looked_at(written: Written) -> None:
    """Each strict sheet has its table here, and Thema-tabel its cells."""
    book = openpyxl.load_workbook(written.path)
    assert {*written.tables, "Thema-tabel"} == set(book.sheetnames)
    assert all(len(table) > 1 for table in written.tables.values())
    assert len(written.cells) > 20


def test_openpyxl_reads_every_table_back(written: Written) -> None:
    """Cell by cell: text, numbers and empty cells."""
    book = openpyxl.load_workbook(written.path)
    assert {name: _other(table, _grid(book[name])) for name, table in written.tables.items()} == {
        name: [] for name in written.tables
    }


def test_pandas_reads_every_table_back(written: Written) -> None:
    """As an analyst does: the header row, then the rows; no row too many, no column renamed."""
    for name, (header, *rows) in written.tables.items():
        frame = pd.read_excel(
            written.path, sheet_name=name, header=written.tops[name], dtype=object, keep_default_na=False
        )
        assert list(frame.columns) == header, name
        found = [[None if value == "" else value for value in row] for row in frame.values.tolist()]
        assert _other(rows, found) == [], name


def test_the_reading_sheet_comes_back_too(written: Written) -> None:
    """Every cell of Thema-tabel as it was given, runs joined; and no cell that was not given."""
    sheet = openpyxl.load_workbook(written.path)["Thema-tabel"]
    found = {(cell.row, cell.column): cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert found == written.cells


def test_libreoffice_saves_every_table_as_it_was(written: Written, libreoffice: Office, tmp_path: Path) -> None:
    """Opened and saved anew: the same cells in the same tables."""
    book = _saved_by(libreoffice, written.path, tmp_path)
    for name, table in written.tables.items():
        assert _other(table, _grid(book[name])) == [], name
    sheet = book["Thema-tabel"]
    found = {(c.row, c.column): c.value for row in sheet.iter_rows() for c in row if c.value not in (None, "")}
    assert found == written.cells


def test_libreoffice_saves_the_workbook_of_the_demonstration_documents_as_it_was(
    demo_run: DemoRun, libreoffice: Office, tmp_path: Path
) -> None:
    """The real workbook, table by table, and links that still lead where they did."""
    before = openpyxl.load_workbook(demo_run.out / "thema-tabel.xlsx")
    after = _saved_by(libreoffice, demo_run.out / "thema-tabel.xlsx", tmp_path)
    assert after.sheetnames == before.sheetnames
    for sheet in before:
        if sheet.tables:
            assert _other(_grid(sheet), _grid(after[sheet.title])) == [], sheet.title
        assert _links(sheet, "voor") == _links(after[sheet.title], "na"), sheet.title


def test_the_passages_of_the_demonstration_documents_are_those_of_clauses_jsonl(demo_run: DemoRun) -> None:
    """Every statement with its text, its page, its theme and whether it is in this very table, none more."""
    shown = json.loads((demo_run.out / "run.json").read_text("utf-8"))["shown"]
    clauses = [
        json.loads(line)
        for path in demo_run.out.glob("*/clauses.jsonl")
        for line in path.read_text("utf-8").splitlines()
    ]
    rows = rows_of(openpyxl.load_workbook(demo_run.out / "thema-tabel.xlsx")["Bronpassages"])
    found = {(row["Id"], row["Passage"], row["Tekst in de tabel"], row["Pagina"], row["In tabel"]) for row in rows}
    assert found == {
        (c["id"], c["text"], c["short"], c["page"], "ja" if c["in_table"] and c["document"] in shown else "nee")
        for c in clauses
    }
    assert len(rows) == len(clauses)


def _saved_by(libreoffice: Office, path: Path, folder: Path) -> Workbook:
    """The workbook as LibreOffice saves it, in a folder beside, so that relative links stay what they are."""
    (folder / "voor").mkdir()
    shutil.copyfile(path, folder / "voor" / path.name)
    saved = libreoffice.saved(folder / "voor" / path.name, "xlsx:Calc MS Excel 2007 XML", folder / "na")
    return openpyxl.load_workbook(saved)


def _links(sheet: Worksheet, folder: str) -> dict[str, tuple[str, str]]:
    """Where each link leads, by cell: file and place. A relative file as seen from beside `folder`, where it stands."""
    links = {}
    for row in sheet.iter_rows():
        for cell in row:
            if cell.hyperlink:
                target, location = link_of(cell)
                file, _, place = target.partition("#")
                place = place or location
                # Programs differ in writing the quotes that the name of a sheet does not need.
                links[cell.coordinate] = (
                    posixpath.normpath(f"{folder}/{file}") if file else "",
                    place.replace("'", ""),
                )
    return links
