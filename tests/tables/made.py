"""Small PDFs by two typesetters that draw tables each in their own way: ReportLab and WeasyPrint."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle
from weasyprint import HTML

from pipeline.charts import tables_and_charts
from pipeline.config import ReadSettings, TableSettings
from pipeline.read import read_document

PROSE = (
    "De gemeente koopt de hulp in bij aanbieders die in de wijk bekend zijn. De aanbieder bespreekt elk kwartaal "
    "met de wijkcoach hoe het gaat, en meldt wat er verandert aan het team dat het gezin begeleidt. "
)
GRID = ("GRID", (0, 0), (-1, -1), 0.5, colors.black)
ROW_LINES = ("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.black)


def tables_in(path: Path) -> list[Any]:
    """The tables that are read from a file, as values of the model."""
    found, _ = tables_and_charts(read_document(path, ReadSettings()), TableSettings())
    return [table for table in found if table.kind == "table"]


def by_reportlab(path: Path, *parts: Any, size: tuple[float, float] = A4, on_page: Any = None) -> Path:
    """A file of these flowables, text as paragraphs."""
    style = getSampleStyleSheet()["BodyText"]
    story = [Paragraph(part, style) if isinstance(part, str) else part for part in parts]
    draw = {"onFirstPage": on_page, "onLaterPages": on_page} if on_page else {}
    SimpleDocTemplate(str(path), pagesize=size).build(story, **draw)
    return path


def table_of(rows: Sequence[Sequence[Any]], *styles: Any, widths: Sequence[float] | None = None, **more: Any) -> Table:
    """A ReportLab table with these style commands."""
    return Table(rows, colWidths=widths, style=TableStyle([("FONTSIZE", (0, 0), (-1, -1), 9), *styles]), **more)


def by_weasyprint(path: Path, body: str, css: str = "") -> Path:
    """A file of this HTML."""
    base = "body{font:10pt 'DejaVu Sans'} table{border-collapse:collapse} td,th{padding:3pt 5pt;text-align:left}"
    HTML(string=f"<style>@page{{size:A4;margin:2cm}} {base} {css}</style>{body}").write_pdf(path)
    return path


__all__ = [
    "GRID",
    "PROSE",
    "ROW_LINES",
    "Canvas",
    "Spacer",
    "by_reportlab",
    "by_weasyprint",
    "colors",
    "table_of",
    "tables_in",
]
