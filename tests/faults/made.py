"""Small PDFs by four typesetters, so that one fault is looked for in what several programs write."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import typst
from fpdf import FPDF
from fpdf.fonts import FontFace

from pipeline.config import ReadSettings
from pipeline.read import read_document
from tests.tables.made import PROSE, by_reportlab, by_weasyprint, table_of, tables_in

Rows = Sequence[Sequence[str]]


def by_typst(path: Path, source: str) -> Path:
    """A file of this Typst source."""
    path.write_bytes(typst.compile(f"#set text(size: 10pt)\n{source}".encode()))
    return path


def by_fpdf2(path: Path, draw: Callable[[FPDF], None], size: str | tuple[float, float] = "A4") -> Path:
    """A file that `draw` fills, in points; its first page is there already."""
    pdf = FPDF(unit="pt", format=size)
    pdf.add_page()
    pdf.set_font("helvetica", size=10)
    draw(pdf)
    pdf.output(str(path))
    return path


def typst_table(rows: Rows, columns: str, more: str = "") -> str:
    """A table in Typst; `more` are further options."""
    cells = ", ".join(f"[{cell}]" for row in rows for cell in row)
    return f"#table(columns: {columns}, {more}{', ' if more else ''}{cells})"


def fpdf2_table(pdf: FPDF, rows: Rows, widths: Sequence[int], layout: str = "ALL", fill: bool = False) -> None:
    """A table in fpdf2, its head bold; `layout` says which lines are drawn."""
    style = FontFace(emphasis="BOLD", fill_color=(220, 230, 240) if fill else None)
    with pdf.table(col_widths=tuple(widths), borders_layout=layout, headings_style=style, text_align="LEFT") as table:
        for cells in rows:
            row = table.row()
            for cell in cells:
                row.cell(cell)


def lines_in(path: Path) -> list[str]:
    """The lines of a file as they are read, page after page."""
    return [line.text for page in read_document(path, ReadSettings()).pages for line in page.lines]


__all__ = [
    "PROSE",
    "by_fpdf2",
    "by_reportlab",
    "by_typst",
    "by_weasyprint",
    "fpdf2_table",
    "lines_in",
    "table_of",
    "tables_in",
    "typst_table",
]
