"""Sheet Thema-tabel: the table to read and to print; a column per zorgkantoor, a row per theme."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from xlsxwriter.utility import xl_range_abs

from pipeline.model.wording import SEE_SPOTS, TO_SPOTS, to_passages
from pipeline.publish.figures import unbroken
from pipeline.publish.sheets.excel import ACCENT, INK, MUTED, PALE, RULE, Book, Link
from pipeline.publish.sheets.measure import INDENT, column_points, line_height, lines_of
from pipeline.publish.sheets.paging import Pages
from pipeline.publish.sheets.statements import GAP, SMALLER, Paragraph, paragraphs
from pipeline.publish.sheets.witte_vlekken import NAME as SPOTS
from pipeline.publish.sheets.witte_vlekken import spot_rows
from pipeline.publish.view import View

NAME = "Thema-tabel"
HEADER = 2  # index of the header row
_PAPER = {"A3": (8, 1190.6, 841.9), "A4": (9, 841.9, 595.3)}  # Excel's number, width and height in points
_SIDES, _TOP, _BOTTOM = 0.4, 0.5, 0.6  # margins in inches
_FIRST_ROWS = (22.0, 16.0)  # points: title, legend
_HEAD, _EDITION = 11.0, 9.0  # points: type of a name and of its edition in the header
_HEAD_SLACK = 5.0  # points above and below the words of the header together
_LINK_ROW = 13.0  # points
_READABLE = 6.0  # points: printed type that is smaller cannot be read
_SURE = 0.99  # share of a page that is counted on: programs differ a little in the width of columns
_THEME_WIDTH = 16.0
_SLACK = 3.0  # points below the last line
_FONTS: dict[str, dict[str, Any]] = {
    "own": {"font_color": INK},
    "bullet": {"font_color": ACCENT, "bold": True},
    "own_figure": {"font_color": INK, "bold": True},
    "joint": {"font_color": MUTED},
    "joint_figure": {"font_color": MUTED, "bold": True},
    "joint_head": {"font_color": MUTED, "bold": True, "italic": True},
    "page": {"font_color": MUTED},
    "mark": {"font_color": "#A8480B", "bold": True, "italic": True},
}
_LEGEND = (
    ("own", "• eigen keuze van het zorgkantoor     ◦ onder 'Landelijk': staat ook in het beleid van andere "),
    ("own", "zorgkantoren of is een gezamenlijke afspraak     "),
    ("own_figure", "vet"),
    ("own", " cijfer     "),
    ("page", "(p. 7)"),
    ("own", " pagina in het document     "),
    ("mark", "gewijzigd, nieuw"),
    ("own", " ten opzichte van de vorige editie"),
)  # fmt: skip

Anchors = Mapping[tuple[str, str], int]  # (document, theme) -> first row (from 1) of its passages in Bronpassages


def write_thema_tabel(book: Book, view: View, anchors: Anchors) -> None:
    """Write the sheet; `anchors` are the rows that the cells lead to."""
    _Painter(book, view, anchors).paint()


class _Painter:
    """Writes the sheet from the top; knows the fonts, the room in a column and the row it is at."""

    def __init__(self, book: Book, view: View, anchors: Anchors) -> None:
        self.book, self.view, self.anchors = book, view, anchors
        self.sheet = book.workbook.get_worksheet_by_name(NAME)
        self.settings = view.config.publish
        self.size = self.settings.font_size
        self.points = column_points(self.settings.column_width, self.settings.font) - INDENT
        self.zorgkantoren = view.zorgkantoren
        self.spots = spot_rows(view)
        self.row = HEADER + 1
        self.head = self._head_height()
        self.pages = Pages(self._page_height(), sum(_FIRST_ROWS))

    def paint(self) -> None:
        """Head, themes, page set-up."""
        self.sheet.set_column(0, 0, _THEME_WIDTH)
        self.sheet.set_column(1, len(self.zorgkantoren), self.settings.column_width)
        self._head()
        for theme in self.view.config.themes:
            self._theme(theme.id)
        self._page()

    def _head(self) -> None:
        book, sheet = self.book, self.sheet
        book.text(sheet, 0, 0, self.settings.title, book.format("title"))
        reviewed = self.view.reviewed
        legend = (*_LEGEND, ("own", f"     {reviewed}")) if reviewed else _LEGEND
        book.rich(sheet, 1, 0, [(self._font(style, 8), text) for style, text in legend], book.format("plain"))
        for row, height in enumerate((*_FIRST_ROWS, self.head)):
            sheet.set_row(row, height)
        header = book.format("header", font_size=_HEAD, border=1, border_color=ACCENT)
        small = book.format("header", font_size=_EDITION, bold=False)
        book.text(sheet, HEADER, 0, "Thema", header)
        for column, zorgkantoor in enumerate(self.zorgkantoren, start=1):
            edition = self.view.header(zorgkantoor)
            name = self.view.zorgkantoor(zorgkantoor)
            book.rich(sheet, HEADER, column, [(header, name), (small, f"\n{edition}")], header)

    def _theme(self, theme: str) -> None:
        """The rows of one theme: more than one when a cell holds more than a row can show."""
        contents, first = [self._contents(theme, zorgkantoor) for zorgkantoor in self.zorgkantoren], self.row
        rows = self.pages.rows(contents, self.points, self.size, _SLACK, _LINK_ROW)
        for number, row in enumerate(rows):
            edges = _edges(first=number == 0)
            height = self._title(self.view.theme(theme), edges, first=number == 0)
            for column, (zorgkantoor, statements) in enumerate(
                zip(self.zorgkantoren, row.columns, strict=True), start=1
            ):
                clauses = self.view.cells.get((theme, zorgkantoor), ())
                if statements:
                    self._statements(column, statements, edges)
                elif clauses or number:
                    self._nothing(column, "", edges)
                else:
                    self._empty(column, theme, zorgkantoor, edges)
            self.sheet.set_row(self.row, max(height, row.height) + _SLACK)
            self.row += 1
        self._links(theme)
        cells = xl_range_abs(first, 0, self.row - 1, len(self.zorgkantoren))
        self.book.workbook.define_name(range_name(theme), f"='{NAME}'!{cells}")

    def _contents(self, theme: str, zorgkantoor: str) -> list[Paragraph]:
        """The statements of a cell; where there are few, a line that says so."""
        statements = paragraphs(self.view.cells.get((theme, zorgkantoor), ()), self.view)
        if statements and (theme, zorgkantoor) in self.spots:
            statements.append(Paragraph((("page", f"{self.view.why_few(theme, zorgkantoor)}{SEE_SPOTS}"),)))
        return statements

    def _links(self, theme: str) -> None:
        """A low row below the theme that leads to its passages, or to what was looked for where there are none.

        Not the statements themselves are the link: a spreadsheet program may then drop their bold and their lines.
        """
        edges = _edges(last=True)
        self.book.text(self.sheet, self.row, 0, "", self.book.format("text", bg_color=PALE, **edges))
        style = self.book.format("link", font_size=7, align="right", **edges)
        for column, zorgkantoor in enumerate(self.zorgkantoren, start=1):
            clauses = self.view.cells.get((theme, zorgkantoor), ())
            anchor = self.anchors.get((clauses[0].document, theme)) if clauses else None
            more = self.view.more.get((theme, zorgkantoor), ())
            spot = self.spots.get((theme, zorgkantoor))
            if anchor:
                link = Link(f"internal:'Bronpassages'!A{anchor}", to_passages(len(more)))
                self.book.link(self.sheet, self.row, column, link, style)
            elif spot and not clauses:
                self.book.link(self.sheet, self.row, column, Link(f"internal:'{SPOTS}'!A{spot}", TO_SPOTS), style)
            else:
                self.book.text(self.sheet, self.row, column, "", style)
        self.sheet.set_row(self.row, _LINK_ROW)
        self.row += 1

    def _title(self, title: str, edges: dict[str, Any], *, first: bool) -> float:
        """The theme in the first column; returns the height in points that it takes."""
        text, font = (title, {"bold": True, "font_color": ACCENT, "font_size": 9}) if first else (
            f"{title} (vervolg)", {"font_color": MUTED, "font_size": 7}
        )  # fmt: skip
        style = self.book.format("text", bg_color=PALE, **font, **edges)
        self.book.text(self.sheet, self.row, 0, text, style)
        return lines_of(text, column_points(_THEME_WIDTH, self.settings.font) - INDENT, 9) * line_height(9)

    def _statements(self, column: int, statements: Sequence[Paragraph], edges: dict[str, Any]) -> None:
        style = self.book.format("text", font_size=self.size, **edges)
        white = self._font("own", max(2.0, round(self.size * GAP, 1)))
        runs: list[tuple[Any, str]] = []
        for number, statement in enumerate(statements):
            if number:
                runs.append((white, "\n\n"))  # the second line end stands on a line of its own, in small type
            runs += [(self._font(name, self.size), unbroken(text)) for name, text in statement.runs]
        self.book.rich(self.sheet, self.row, column, runs, style)

    def _nothing(self, column: int, text: str, edges: dict[str, Any]) -> None:
        style = self.book.format("text", font_size=self.size, italic=True, font_color=MUTED, **edges)
        self.book.text(self.sheet, self.row, column, text, style)

    def _empty(self, column: int, theme: str, zorgkantoor: str, edges: dict[str, Any]) -> None:
        """An empty cell is a finding: it says so; the link below it leads to what was looked for.

        Not a link itself: LibreOffice shows a long link on one line, cut off.
        """
        more = SEE_SPOTS if (theme, zorgkantoor) in self.spots else ""
        self._nothing(column, f"{self.view.why_empty(theme, zorgkantoor)}{more}", edges)

    def _font(self, name: str, size: float) -> Any:
        return self.book.format("run", font_size=max(2.0, size - (name in SMALLER)), **_FONTS[name])

    def _scale(self, across: int) -> float:
        """The scale at which the columns fit on so many pages beside each other, the themes repeated on each."""
        _, width, _ = _PAPER[self.settings.paper]
        on_page = math.ceil(len(self.zorgkantoren) / across)
        columns = column_points(_THEME_WIDTH) + on_page * column_points(self.settings.column_width)
        return min(1.0, (width - 2 * 72 * _SIDES) / (columns + 4.0 * (on_page + 1)))

    def _pages_across(self) -> int:
        """One page where its type can be read, else two: on A4 seven columns beside each other cannot be read."""
        return 1 if self._scale(1) * self.size >= _READABLE else 2

    def _page_height(self) -> float:
        """Points of rows that one printed page holds below the repeated header, at the scale that fits its width."""
        _, _, height = _PAPER[self.settings.paper]
        return (height - 72 * (_TOP + _BOTTOM)) / self._scale(self._pages_across()) * _SURE - self.head

    def _head_height(self) -> float:
        """Points of the header: a name and what its column rests on, which may take several lines."""
        heights = [
            lines_of(self.view.zorgkantoor(one), self.points, _HEAD, bold=True) * line_height(_HEAD)
            + lines_of(self.view.header(one), self.points, _EDITION) * line_height(_EDITION)
            for one in self.zorgkantoren
        ]
        return max(heights, default=line_height(_HEAD)) + _HEAD_SLACK

    def _page(self) -> None:
        sheet = self.sheet
        sheet.freeze_panes(HEADER + 1, 1)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(_PAPER[self.settings.paper][0])
        sheet.set_margins(left=_SIDES, right=_SIDES, top=_TOP, bottom=_BOTTOM)
        sheet.fit_to_pages(self._pages_across(), 0)
        sheet.repeat_rows(HEADER)
        sheet.repeat_columns(0)
        sheet.print_area(0, 0, self.row - 1, len(self.zorgkantoren))
        title = self.settings.title.replace("&", "&&")[:150]
        sheet.set_footer(f"&L&8{title}, {self.view.run_info.made:%d-%m-%Y}&R&8Pagina &P van &N")


def range_name(theme: str) -> str:
    """The name of the rows of a theme, to jump to and to refer to; its id holds nothing that a name cannot but '-'."""
    return f"Thema_{theme.replace('-', '_')}"


def _edges(*, first: bool = False, last: bool = False) -> dict[str, Any]:
    """A line above the first row of a theme and below the last: the rows of one theme look like one."""
    edges: dict[str, Any] = {"left": 1, "right": 1, "left_color": RULE, "right_color": RULE, "bottom": 0}
    if first:
        edges |= {"top": 1, "top_color": ACCENT}
    if last:
        edges |= {"bottom": 1, "bottom_color": ACCENT}
    return edges
