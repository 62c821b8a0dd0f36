"""Tables of Word that a screen reader can read: a header row that comes back on each page, and a description."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from pipeline.publish.docx.runs import Element, Run, add_runs
from pipeline.publish.words.text import one_line

_HEADER, _HEADER_TEXT, _RULE = "1F4E79", "FFFFFF", "B8C4D0"
_PADDING = 80  # twentieths of a point, at the sides of a cell


def add_table(
    document: Document,
    described: str,
    heads: Sequence[Sequence[Run]],
    rows: Sequence[Sequence[Sequence[Element]]],
    widths: Sequence[float],
) -> None:
    """Append a table: `heads` as runs, `rows` of cells of paragraphs, `widths` of the columns in points."""
    table = document.add_table(rows=1 + len(rows), cols=len(heads), style="Table Grid")
    table.autofit = False
    _properties(table._tbl.tblPr, described)
    grid = table._tbl.tblGrid
    for column, width in zip(grid.findall(qn("w:gridCol")), widths, strict=True):
        column.set(qn("w:w"), str(round(width * 20)))
    first, *others = table.rows
    _repeat(first._tr)
    for cell, head, width in zip(first._tr.tc_lst, heads, widths, strict=True):
        _set_width(cell, width)
        _shade(cell)
        add_runs(cell.p_lst[0], head)
        _whiten(cell.p_lst[0])
    for row, cells in zip(others, rows, strict=True):
        for cell, paragraphs, width in zip(row._tr.tc_lst, cells, widths, strict=True):
            _set_width(cell, width)
            for old in list(cell.p_lst):
                cell.remove(old)
            for one in paragraphs:
                cell.append(one)


def _properties(properties: Element, described: str) -> None:
    """Rules in grey, room at the sides, and a title for who cannot see it; in the order that Word wants."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        rule = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", _RULE)):
            rule.set(qn(f"w:{name}"), value)
        borders.append(rule)
    room = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        one = OxmlElement(f"w:{side}")
        one.set(qn("w:w"), str(_PADDING))
        one.set(qn("w:type"), "dxa")
        room.append(one)
    look = properties.find(qn("w:tblLook"))
    layout = properties.find(qn("w:tblLayout"))
    layout.addprevious(borders)
    look.addprevious(room)
    title = OxmlElement("w:tblCaption")
    title.set(qn("w:val"), one_line(described)[:250])
    properties.append(title)


def _repeat(row: Element) -> None:
    """A header row: read as such, repeated on each page, and never cut by one."""
    properties = row.get_or_add_trPr()
    for tag in ("w:cantSplit", "w:tblHeader"):
        properties.append(OxmlElement(tag))


def _set_width(cell: Element, width: float) -> None:
    cell.width = Pt(width)


def _shade(cell: Element) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", _HEADER)):
        shade.set(qn(f"w:{name}"), value)
    cell.get_or_add_tcPr().append(shade)


def _whiten(line: Element) -> None:
    """White type on the dark head, whatever the look of its runs."""
    for run in line.r_lst:
        properties = run.get_or_add_rPr()
        colour = properties.get_or_add_color()
        colour.set(qn("w:val"), _HEADER_TEXT)
