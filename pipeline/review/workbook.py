"""Reads a reviewed workbook back. Rows may be sorted, filtered or gone, columns hidden, moved or gone; text is hostile.

A row is known by its unseen cell; where that is gone, by what can be seen of it.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from pipeline.model import Anchor, ThematabelError
from pipeline.publish.bronpassages_anchor import Stamp, read_stamp
from pipeline.publish.bronpassages_review import (
    ANCHOR,
    DOCUMENT,
    ID,
    PAGE,
    PASSAGE,
    REMARK,
    SECTION,
    SECTION_MARK,
    TEXT,
    THEME,
    VERDICT,
)
from pipeline.publish.text import clean, encodable, one_line

INPUTS = (VERDICT, THEME, TEXT, REMARK)
_KNOWN_BY = (ANCHOR, ID, PASSAGE)  # at least one of these tells what a row is about
_WANTED = (*INPUTS, *_KNOWN_BY, DOCUMENT, SECTION, PAGE)
_HEADER_WITHIN = 50  # rows from the top
_LARGEST = 1_000_000_000  # bytes unpacked: a workbook of 100,000 passages is a tenth of it
_RETURN = re.compile(r"_x000[Dd]_(?=\n)")


class UnreadableWorkbook(ThematabelError):  # noqa: N818 - says what the matter is
    """A file from which no review can be read."""

    def __init__(self, path: str, cause: str) -> None:
        super().__init__(path, cause)
        self.path, self.cause = path, cause

    def __str__(self) -> str:
        return f"{self.path}: {self.cause}. Nothing was imported. Give a thema-tabel.xlsx with its sheet Bronpassages."


@dataclass(frozen=True, slots=True)
class ReviewedRow:
    """A row as the reviewer left it. A cell is None when its column is gone: then it says nothing, not 'empty'."""

    sheet: str
    number: int  # as the spreadsheet program shows it, from 1
    stamp: Stamp
    stamped: bool  # whether the unseen cell was there
    cells: Mapping[str, str | None]  # by header, those of INPUTS
    formulas: tuple[str, ...]  # headers of cells that hold a formula


@dataclass(frozen=True, slots=True)
class ReviewedBook:
    """What a workbook says."""

    rows: tuple[ReviewedRow, ...]
    saved: str  # ISO, as the workbook says; '' when it does not
    saved_by: str  # '' when it does not say, or when nobody but this program saved it


def read_workbook(path: Path) -> ReviewedBook:
    """Every row of every sheet that has the reviewer's columns.

    Raises:
        UnreadableWorkbook: when it is no workbook, or has no such sheet.
    """
    from openpyxl import load_workbook  # noqa: PLC0415 - heavy, and only an import needs it

    try:
        with zipfile.ZipFile(path) as packed:
            unpacked = sum(member.file_size for member in packed.infolist())
        if unpacked > _LARGEST:
            raise UnreadableWorkbook(path.name, "it unpacks to more than a gigabyte")
        book = load_workbook(path, read_only=True)
    except (OSError, ValueError, KeyError, TypeError, SyntaxError, zipfile.BadZipFile) as error:
        raise UnreadableWorkbook(path.name, f"it is no workbook that can be read ({error})") from error
    try:
        sheets = [(sheet.title, list(_sheet(sheet))) for sheet in book.worksheets if _header(sheet)]
        if not sheets:
            raise UnreadableWorkbook(path.name, f"no sheet has the columns {VERDICT} and {ID}")
        saved, by = _saved(book)
    except (ValueError, KeyError, TypeError, SyntaxError, zipfile.BadZipFile) as error:
        raise UnreadableWorkbook(path.name, f"it is damaged ({error})") from error
    finally:
        book.close()
    rows = [row for _, some in sheets for row in some]
    if any(row.formulas for row in rows):
        rows = _with_values(path, rows)
    return ReviewedBook(tuple(rows), saved, by)


def _header(sheet: Any) -> tuple[int, dict[str, int]] | None:
    """Number of the header row, from 1, and the column of each header that matters; None when there is none."""
    sheet.reset_dimensions()  # programs write wrong ones
    for number, cells in enumerate(islice(sheet.iter_rows(values_only=True), _HEADER_WITHIN), start=1):
        columns: dict[str, int] = {}
        wanted = {name.casefold(): name for name in _WANTED}
        for column, value in enumerate(cells):
            name = wanted.get(one_line(str(value)).casefold()) if value is not None else None
            if name is not None:
                columns.setdefault(name, column)
        if any(name in columns for name in INPUTS) and any(name in columns for name in _KNOWN_BY):
            return number, columns
    return None


def _sheet(sheet: Any) -> Iterator[ReviewedRow]:
    header = _header(sheet)
    if header is None:
        return
    first, columns = header
    for number, cells in enumerate(sheet.iter_rows(min_row=first + 1), start=first + 1):
        found = {name: cells[place] for name, place in columns.items() if place < len(cells)}
        texts = {name: _text(found[name].value) if name in found else "" for name in columns}
        if any(texts.values()):
            inputs = {name: texts.get(name) for name in INPUTS}
            formulas = tuple(name for name in INPUTS if name in found and found[name].data_type == "f")
            stamp = read_stamp(texts.get(ANCHOR, ""))
            seen = _visible(texts)
            if stamp is not None and not stamp.anchor.text:
                stamp = replace(stamp, anchor=replace(stamp.anchor, text=seen.text))
            yield ReviewedRow(sheet.title, number, stamp or Stamp(seen), stamp is not None, inputs, formulas)


def _visible(texts: Mapping[str, str]) -> Anchor:
    """A row's passage by what can be seen of it."""
    page = texts.get(PAGE, "")
    section = tuple(part for part in texts.get(SECTION, "").split(SECTION_MARK) if part)
    return Anchor(
        document=one_line(texts.get(DOCUMENT, "")),
        clause=one_line(texts.get(ID, "")),
        text=texts.get(PASSAGE, ""),
        section=section,
        page=int(page) if page.isascii() and page.isdigit() and len(page) < 6 else 0,
    )


def _with_values(path: Path, rows: list[ReviewedRow]) -> list[ReviewedRow]:
    """Rows with, for each formula, what the reviewer saw in its cell; the formula itself when that was not kept."""
    from openpyxl import load_workbook  # noqa: PLC0415 - as above

    book = load_workbook(path, read_only=True, data_only=True)
    try:
        values = {(row.sheet, row.number): row for sheet in book.worksheets for row in _sheet(sheet)}
    finally:
        book.close()
    result: list[ReviewedRow] = []
    for row in rows:
        calculated = values.get((row.sheet, row.number))
        seen = {name: calculated.cells[name] for name in row.formulas} if calculated else {}
        result.append(replace(row, cells={**row.cells, **{name: value for name, value in seen.items() if value}}))
    return result


def _text(value: object) -> str:
    """What a cell holds, as text that a file can hold."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "waar" if value else "onwaar"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date):
        return value.isoformat()
    return encodable(clean(_RETURN.sub("", str(value)))).strip()


def _saved(book: Any) -> tuple[str, str]:
    """When and by whom the workbook was saved last, as it says itself."""
    properties = book.properties
    by = one_line(str(properties.lastModifiedBy or ""))
    ours = by.casefold().startswith("thematabel") or by.casefold() == "openpyxl"
    return properties.modified.isoformat() if properties.modified else "", "" if ours else by
