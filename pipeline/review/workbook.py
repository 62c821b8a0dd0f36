"""Reads a reviewed workbook back. Rows may be sorted, filtered or gone, columns hidden, moved or gone; text is hostile.

A row is known by its unseen cell; where that is gone, by what can be seen of it.
"""

from __future__ import annotations

import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from pipeline.model import Anchor, ThematabelError
from pipeline.model.files import unpacked_size
from pipeline.publish import (
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
    Stamp,
    clean,
    encodable,
    one_line,
    read_stamp,
)
from pipeline.review.matching import words_of

INPUTS = (VERDICT, THEME, TEXT, REMARK)
_WANTED = (*INPUTS, ANCHOR, ID, PASSAGE, DOCUMENT, SECTION, PAGE)
_HEADER_WITHIN = 50  # rows from the top
_UNREADABLE = (  # what reading a file that may hold anything can end in
    OSError, ValueError, LookupError, TypeError, AttributeError, SyntaxError, RuntimeError, ArithmeticError, EOFError,
    zipfile.BadZipFile, zlib.error,
)  # fmt: skip
_LOOK_AT = 1_000_000  # bytes, to tell what else a file may be
_LARGEST = 1_000_000_000  # bytes unpacked: a workbook of 100,000 passages is a tenth of it
_RETURN = re.compile(r"_x000[Dd]_(?=\n)")
_GIVE = "Give a thema-tabel.xlsx with its sheet Bronpassages."
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")  # how old and encrypted workbooks begin
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


class UnreadableWorkbook(ThematabelError):  # noqa: N818 - says what the matter is
    """A file from which no review can be read."""

    def __init__(self, path: str, cause: str, advice: str = _GIVE) -> None:
        super().__init__(path, cause, advice)
        self.path, self.cause, self.advice = path, cause, advice

    def __str__(self) -> str:
        return f"{self.path}: {self.cause}. Nothing was imported. {self.advice}"


@dataclass(frozen=True, slots=True)
class ReviewedRow:
    """A row as the reviewer left it. A cell is None when its column is gone: then it says nothing, not 'empty'."""

    sheet: str
    number: int  # as the spreadsheet program shows it, from 1
    stamp: Stamp
    stamped: bool  # whether the unseen cell was there
    cells: Mapping[str, str | None]  # by header, those of INPUTS
    formulas: tuple[str, ...]  # headers of cells that hold a formula
    seen: Anchor | None = None  # the passage by what can be seen
    apart: bool = False  # the unseen cell was that of another row: columns were sorted without it


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
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what openpyxl could not write back; nothing is written here
        return _read(path)


def _read(path: Path) -> ReviewedBook:
    from openpyxl import load_workbook  # noqa: PLC0415 - heavy, and only an import needs it
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    try:
        if unpacked_size(path) > _LARGEST:
            raise UnreadableWorkbook(path.name, "it unpacks to more than a gigabyte")
        book = load_workbook(path, read_only=True)
    except PermissionError as error:
        raise UnreadableWorkbook(
            path.name, "it may not be read", "Close it where it is open, and try again."
        ) from error
    except (*_UNREADABLE, InvalidFileException) as error:
        cause = f"it is no workbook that can be read ({error})"
        raise UnreadableWorkbook(path.name, cause, _advice(path)) from error
    try:
        sheets = [(sheet.title, list(_sheet(sheet))) for sheet in book.worksheets if _header(sheet)]
        if not sheets:
            raise UnreadableWorkbook(path.name, f"no sheet has the columns {VERDICT}, {PASSAGE} and {DOCUMENT}")
        saved, by = _saved(book)
    except _UNREADABLE as error:
        raise UnreadableWorkbook(path.name, f"it is damaged ({error})") from error
    finally:
        book.close()
    rows = [row for _, some in sheets for row in some]
    if any(row.formulas for row in rows):
        rows = _with_values(path, rows)
    return ReviewedBook(tuple(_realigned(rows)), saved, by)


def open_elsewhere(path: Path) -> bool:
    """Whether a spreadsheet program seems to have the workbook open: it leaves a file beside it that says so."""
    return any(path.with_name(name).exists() for name in (f"~${path.name}", f".~lock.{path.name}#"))


def _advice(path: Path) -> str:
    """What may help with a file that is no workbook of today."""
    if path.name.startswith(("~$", ".~lock.")):
        return "It is what a spreadsheet program leaves beside a workbook that is open. Give the workbook itself."
    try:
        begin = path.read_bytes()[:_LOOK_AT]
    except OSError:
        return _GIVE
    if begin.startswith(_OLE):
        if _ENCRYPTED in begin:
            return "It is protected with a password to open it. Save it without, and try again."
        return "It is a workbook of an old kind, or protected with a password. Save it as .xlsx, without a password."
    if begin.startswith(b"PK") and b"application/vnd.oasis.opendocument" in begin[:200]:
        return "It is an OpenDocument file. Save it as .xlsx and try again."
    return _GIVE


def _realigned(rows: list[ReviewedRow]) -> list[ReviewedRow]:
    """Rows, where columns were sorted apart from the unseen one, with the unseen cell of the passage that they show."""
    stamps = {_shows(row.stamp.anchor): row.stamp for row in rows if row.stamped}
    result: list[ReviewedRow] = []
    for row in rows:
        shows = _shows(row.seen) if row.seen else ("", "")
        if row.stamped and all(shows) and shows != _shows(row.stamp.anchor) and shows in stamps:
            row = replace(row, stamp=stamps[shows], apart=True)  # noqa: PLW2901 - the row as it was meant
        result.append(row)
    return result


def _shows(anchor: Anchor) -> tuple[str, str]:
    """Number and words: who changes one of them in a row does not make it another row."""
    return one_line(anchor.clause), words_of(anchor.text)


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
        ours = ANCHOR in columns or (PASSAGE in columns and DOCUMENT in columns)
        if ours and any(name in columns for name in INPUTS):
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
            yield ReviewedRow(sheet.title, number, stamp or Stamp(seen), stamp is not None, inputs, formulas, seen)


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
