"""The workbook as the sheets write it: formats by name, text that stays text, links and named tables."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from xlsxwriter import Workbook
from xlsxwriter.url import Url

from pipeline.publish.sheets.measure import INDENT, Type, column_points, line_height, lines_of_runs
from pipeline.publish.words.text import EXCEL_CELL_LIMIT, cell_text, clean, clean_runs, cut, one_line, utf16_length

Run = tuple[str, str]  # name of a style, text
Value = str | int | float | None
Kind = Literal["text", "number", "whole", "link", "rich"]

INK, MUTED, ACCENT, RULE, PALE = "#1F2933", "#5F6B7A", "#1F4E79", "#B8C4D0", "#EEF3F8"
_WRAPPED: dict[str, Any] = {"text_wrap": True, "align": "left", "indent": 1}
_ROW: dict[str, Any] = {"bottom": 1, "bottom_color": "#DDE4EA"}
STYLES: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 16, "font_color": ACCENT},
    "note": {"font_color": MUTED},
    "header": {"bold": True, "font_color": "#FFFFFF", "bg_color": ACCENT, "valign": "vcenter", **_WRAPPED},
    "input_header": {"bold": True, "bg_color": "#FCE9C8", "valign": "vcenter", **_WRAPPED},
    "text": {"valign": "top", **_WRAPPED, **_ROW},
    "plain": {"valign": "top", **_ROW},
    "aside": {"valign": "top", "font_color": MUTED, **_WRAPPED, **_ROW},
    "strong": {"valign": "top", "bold": True, **_WRAPPED, **_ROW},
    "input": {"valign": "top", "bg_color": "#FFF9EC", **_WRAPPED, **_ROW},
    "number": {"valign": "top", "num_format": "#,##0.0#", "align": "center", **_ROW},
    "whole": {"valign": "top", "num_format": "#,##0", "align": "center", **_ROW},
    "link": {"valign": "top", "font_color": "#0B5CAD", "underline": 1, **_WRAPPED, **_ROW},
    "added": {"bold": True, "underline": 1, "font_color": "#0B6B3A"},
    "removed": {"font_strikeout": True, "font_color": "#A61B1B"},
    "figure": {"bold": True},
    "run": {},
}
# Widths of columns are counted in digits of this. Of all sizes this one has digits as wide on a screen, where they are
# 7 whole pixels, as on paper: so lines break alike in Excel and in programs that lay out for paper.
_NORMAL = {"font_name": "Arial", "font_size": 9.5}
FONT_SIZE = 9.0  # points, on every sheet but Thema-tabel
_SURE = 0.97  # share of the width of a column that is counted on: programs differ a little
HIGHEST_ROW = 409.0  # points, Excel's limit
_MEASURED = 8_000  # characters: more would not fit the highest row anyway
_ESCAPE = re.compile(r"(?<=_)(?=x[0-9A-Fa-f]{4}_)")
_URL_LIMIT = 2_079  # characters of an address that Excel can follow
LINKS_PER_SHEET = 65_000
_LEAST_SCALE = 0.65  # smaller than this type of 9 points is hard to read
_HARDLY = 0.3  # of a page
_HEAD, _ROW_HEIGHT = 32.0, 15.0  # points: the head of a table, and a row above it


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column of a table: its header with the unit, its width in digits, and what stands in it."""

    header: str
    width: float
    kind: Kind = "text"
    style: str = ""
    header_style: str = "header"
    raises: bool = True  # whether its text makes a row higher; else what does not fit shows to whoever opens the cell


@dataclass(frozen=True, slots=True)
class Link:
    """A worded link: one per cell."""

    address: str  # relative, with forward slashes, percent-encoded; or "internal:'Blad'!A1"
    text: str


Cell = Value | Link | Sequence[Run]


@dataclass(frozen=True, slots=True)
class _Paper:
    """Paper on its side: Excel's number, and the points between its margins."""

    number: int
    width: float
    height: float


_A4, _A3 = _Paper(9, 784.0, 516.0), _Paper(8, 1133.0, 762.0)


class Book:
    """One workbook; every string goes through `text` or `rich`, which never make a formula of it."""

    def __init__(self, path: Path, font: str, made: datetime, properties: Mapping[str, str]) -> None:
        options = {"strings_to_formulas": False, "strings_to_urls": False, "default_format_properties": _NORMAL}
        options["in_memory"] = True  # its parts as text, not as some eighty files that are made and taken away
        self.workbook = Workbook(str(path), options)
        self.font, self.made = font, made
        self.workbook.set_properties({**properties, "created": made.replace(tzinfo=None)})
        self._formats: dict[str, Any] = {}
        self._links: dict[str, int] = {}

    def format(self, name: str, **more: Any) -> Any:
        """The format of a style of `STYLES`, with `more` on top; made once."""
        key = f"{name}{sorted(more.items())}" if more else name  # asked for each cell, mostly without more
        if key not in self._formats:
            wanted = {"font_name": self.font, "font_size": FONT_SIZE, "font_color": INK, **STYLES[name], **more}
            self._formats[key] = self.workbook.add_format(wanted)
        return self._formats[key]

    def text(self, sheet: Any, row: int, column: int, text: str, style: Any) -> None:
        """Write text as text, shortened when a cell cannot hold it."""
        text = cell_text(text)
        parts = _harmless(text)
        if not text:
            sheet.write_blank(row, column, None, style)
        elif len(parts) > 1:
            sheet.write_rich_string(row, column, *(piece for part in parts for piece in (style, part)), style)
        else:
            sheet.write_string(row, column, text, style)

    def rich(self, sheet: Any, row: int, column: int, runs: Sequence[tuple[Any, str]], style: Any) -> None:
        """Write runs of (format, text) in one cell; shortened when a cell cannot hold them."""
        pieces: list[Any] = []
        room = EXCEL_CELL_LIMIT
        texts = clean_runs(text for _, text in runs)
        for (font, _), text in zip(runs, texts, strict=True):
            fitting = cut(text, room)
            room -= utf16_length(fitting)
            pieces += [piece for part in _harmless(fitting) for piece in (font, part)]
        if len(pieces) > 2:
            sheet.write_rich_string(row, column, *pieces, style)
        else:
            self.text(sheet, row, column, pieces[1] if pieces else "", style)

    def link(self, sheet: Any, row: int, column: int, link: Link, style: Any) -> None:
        """Write a worded link; only its words where the address cannot be followed."""
        count = self._links.get(sheet.name, 0)
        if not link.address or len(link.address) > _URL_LIMIT or count >= LINKS_PER_SHEET:
            self.text(sheet, row, column, link.text, self.format("plain"))
            return
        self._links[sheet.name] = count + 1
        sheet.write_url(row, column, _url(link), style)

    def close(self) -> None:
        """Write the file."""
        self.workbook.get_worksheet_by_name("Leeswijzer").activate()
        self.workbook.close()


def write_table(
    book: Book,
    name: str,
    title: str,
    notes: Sequence[str],
    columns: Sequence[SheetColumn],
    rows: Sequence[Sequence[Cell]],
    freeze_columns: int = 0,
    printed: int | None = None,
) -> Any:
    """A strict sheet: title in A1, notes below it, a link back, then one named table with filters from column A.

    Of the columns the first `printed` go on paper, all of them when it is not given.
    """
    sheet = book.workbook.get_worksheet_by_name(name) or book.workbook.add_worksheet(name)
    book.text(sheet, 0, 0, title, book.format("title"))
    for number, note in enumerate(notes, start=1):
        book.text(sheet, number, 0, note, book.format("note"))
    top = header_row(name, notes)
    if name != "Leeswijzer":
        back = book.format("link", text_wrap=False, indent=0, bottom=0)
        book.link(sheet, top - 1, 0, Link("internal:'Leeswijzer'!A1", "Terug naar de Leeswijzer"), back)
    headers = unique([one_line(column.header) for column in columns])
    options = [
        {"header": header, "header_format": book.format(column.header_style)}
        for header, column in zip(headers, columns, strict=True)
    ]
    sheet.add_table(
        top, 0, top + max(1, len(rows)), len(columns) - 1,
        {"name": table_name(name), "columns": options, "style": "Table Style Light 1", "banded_rows": False},
    )  # fmt: skip
    for number, column in enumerate(columns):
        sheet.set_column(number, number, column.width)
    heights = [_row_height(book, row, columns) for row in rows]
    for number, (row, height) in enumerate(zip(rows, heights, strict=True), start=top + 1):
        for index, (cell, column) in enumerate(zip(row, columns, strict=True)):
            _write(book, sheet, number, index, cell, column)
        sheet.set_row(number, height)
    sheet.set_row(top, _HEAD)
    sheet.freeze_panes(top + 1, freeze_columns)
    sheet.hide_gridlines(2)
    _for_paper(sheet, top, columns[:printed], heights)
    return sheet


def header_row(name: str, notes: Sequence[str]) -> int:
    """The row, from 0, of the header of the table on a strict sheet: below title, notes and the link back."""
    return 1 + len(notes) + (name != "Leeswijzer")


def table_name(sheet: str) -> str:
    """The name of the table on a sheet."""
    return f"tbl{''.join(character for character in sheet if character.isalnum())}"


def unique(headers: Sequence[str]) -> list[str]:
    """Headers that differ even when capitals do not count, none empty: Excel repairs a table that has two alike.

    What it would read as an escape ('_x000D_') is parted by a blank: a header is one piece, it cannot be cut in runs.
    """
    result: list[str] = []
    for header in headers:
        wanted, count = cut(_ESCAPE.sub(" ", header), 240).strip() or "kolom", 2
        name = wanted
        while name.casefold() in {other.casefold() for other in result}:
            name, count = f"{wanted} {count}", count + 1
        result.append(name)
    return result


def _write(book: Book, sheet: Any, row: int, index: int, cell: Cell, column: SheetColumn) -> None:
    """One cell of a table, by what is in it."""
    if isinstance(cell, Link):
        book.link(sheet, row, index, cell, book.format("link"))
    elif isinstance(cell, bool) or cell is None:
        sheet.write_blank(row, index, None, book.format(column.style or "text"))
    elif isinstance(cell, int | float) and math.isfinite(cell):
        style = column.style or ("whole" if cell == int(cell) else "number")
        sheet.write_number(row, index, cell, book.format(style))
    elif isinstance(cell, str | int | float):
        book.text(sheet, row, index, str(cell), book.format(column.style or "text"))
    else:
        runs = [(book.format(style), text) for style, text in cell]
        book.rich(sheet, row, index, runs, book.format(column.style or "text"))


def _row_height(book: Book, row: Sequence[Cell], columns: Sequence[SheetColumn]) -> float:
    """Points that the row needs; told, since not every program finds it out for itself."""
    lines = 1
    for cell, column in zip(row, columns, strict=True):
        if not column.raises or not isinstance(cell, str | list | Link):
            continue
        if isinstance(cell, str) and len(cell) <= column.width / 2 and cell.isprintable():
            continue  # as below, for most cells of figures and names
        runs = _runs(cell, column.style)
        if sum(len(text) for text, _, _ in runs) > column.width / 2 or any("\n" in text for text, _, _ in runs):
            lines = max(lines, lines_of_runs(runs, column_points(column.width, book.font) * _SURE - INDENT))
    return min(HIGHEST_ROW, max(15.0, lines * line_height(FONT_SIZE) + 3))


def _runs(cell: str | list[Run] | Link, style: str) -> list[Type]:
    """What a cell says, in its type."""
    runs = [(style, cell.text)] if isinstance(cell, Link) else [(style, cell)] if isinstance(cell, str) else cell
    return [(clean(text[:_MEASURED]), FONT_SIZE, bool(STYLES.get(name, {}).get("bold"))) for name, text in runs]


def _for_paper(sheet: Any, top: int, columns: Sequence[SheetColumn], heights: Sequence[float]) -> None:
    """Landscape, all columns on one page; `heights` are those of the rows, in points."""
    width = sum(column_points(column.width) for column in columns)
    paper = _A4 if width * _LEAST_SCALE <= _A4.width else _A3
    scale = min(1.0, paper.width / width)
    sheet.set_landscape()
    sheet.set_paper(paper.number)
    sheet.fit_to_pages(1, _pages((top * _ROW_HEIGHT + sum(heights)) * scale / (paper.height - _HEAD * scale), scale))
    sheet.repeat_rows(top)
    sheet.print_area(0, 0, top + max(1, len(heights)), len(columns) - 1)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer(f"&L&8{sheet.name}&R&8Pagina &P van &N")


def _pages(needed: float, scale: float) -> int:
    """The pages that a sheet is made to fit on; 0 for as many as it needs.

    A last page with hardly anything on it is spared, where that leaves the type large enough to read.
    """
    whole = math.floor(needed)
    little = 0 < needed - whole <= _HARDLY
    return whole if whole and little and scale * whole / needed >= _LEAST_SCALE else 0


def _harmless(text: str) -> list[str]:
    """`text` in parts of which none looks like markup: a spreadsheet shows '_x000D_' in one piece as a line end.

    The writer itself takes a text that begins with '<r>' and ends with '</r>' for runs of its own.
    """
    if "_x" not in text and not text.startswith("<r>"):  # as nearly every text
        return [text] if text else []
    parts = [part for part in _ESCAPE.split(text) if part]
    if len(parts) == 1 and text.startswith("<r>") and text.endswith("</r>"):
        return [text[:1], text[1:]]
    return parts


def _url(link: Link) -> Any:
    """An address as the writer wants it, with the forward slashes that every spreadsheet program follows."""
    url = Url(link.address if link.address.startswith("internal:") else f"external:{link.address}")
    url.text = cut(one_line(link.text), 255) or "openen"
    if not link.address.startswith("internal:"):
        url._relationship_link = url._relationship_link.replace("\\", "/")
    return url
