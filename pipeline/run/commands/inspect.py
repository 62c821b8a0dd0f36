"""A page as thematabel sees it: lines in reading order, headings, tables, cells and clauses, drawn and labelled."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from pipeline.charts import tables_and_charts
from pipeline.check import check_document
from pipeline.config import Config
from pipeline.model import Box, Clause, Finding, Line, Page, RegisterRow, Table, ThematabelError
from pipeline.model.files import atomic_path
from pipeline.read import read_document
from pipeline.register import glance, identify, sha256_of
from pipeline.themes import clauses_and_findings

SCALE = 1.8  # pixels per point
COLOURS = {
    "body": "#7f8c8d",
    "bullet": "#16a085",
    "heading": "#8e44ad",
    "caption": "#d35400",
    "aside": "#1abc9c",
    "footnote": "#b7950b",
    "furniture": "#c0c0c0",
    "contents": "#5d6d7e",
    "margin": "#a04000",
}
TABLE, CELL, CLAUSE, CHOSEN, NOTICED = "#c0392b", "#e67e22", "#2980b9", "#27ae60", "#c2185b"


class NoSuchPage(ThematabelError):  # noqa: N818 - says what the matter is
    """The document has fewer pages."""

    def __init__(self, source: str, page: int, pages: int) -> None:
        super().__init__(source, page, pages)
        self.source, self.page, self.pages = source, page, pages

    def __str__(self) -> str:
        return f"{self.source} has {self.pages} pages; there is no page {self.page}. Give --page 1 to {self.pages}."


def draw_page(path: Path, number: int, target: Path, config: Config) -> None:
    """Write a PNG of page `number` (from 1) with what was found drawn on it.

    Raises:
        UnreadablePdf: when the document cannot be opened.
        NoSuchPage: when it has fewer pages.
    """
    look = glance(path, path.name)
    if number > look.page_count:
        raise NoSuchPage(path.name, number, look.page_count)
    who = identify(look, config.register_, config.zorgkantoren)
    row = RegisterRow(
        path.name, sha256_of(path), "x", who.kind, who.publisher, who.zorgkantoor, who.year, who.sector, who.title
    )
    reading = read_document(path, config.read)
    tables, of_tables = tables_and_charts(reading, config.tables)
    clauses, of_clauses = clauses_and_findings(row, reading, tables, config.themes, config.clauses)
    checked = check_document(row, reading, tables, clauses, config.themes, config.clauses)
    page = reading.pages[number - 1]
    findings = (*reading.findings, *of_tables, *of_clauses, *checked)
    with atomic_path(target) as temporary:
        picture = _draw(_render(path, page), page, tables, clauses)
        _mark(picture, page, findings).save(temporary, format="PNG")


def _render(path: Path, page: Page) -> Image.Image:
    pdf = pypdfium2.PdfDocument(path)
    try:
        picture: Image.Image = (
            pdf[page.number - 1].render(scale=SCALE, rotation=90 * page.turned).to_pil().convert("RGB")
        )
    finally:
        pdf.close()
    return picture.resize((round(page.width * SCALE), round(page.height * SCALE)))


def _draw(picture: Image.Image, page: Page, tables: Sequence[Table], clauses: Sequence[Clause]) -> Image.Image:
    layer = Image.new("RGBA", picture.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(layer)
    font = ImageFont.load_default(size=11)
    for index, line in enumerate(page.lines):
        _line(pen, font, index, line)
    for table in tables:
        _table(pen, font, table, page.number)
    for clause in clauses:
        colour = CHOSEN if clause.in_table else CLAUSE
        for nth, box in enumerate(b for b in clause.boxes if b.page == page.number):
            x0, top, x1, bottom = _scaled(box)
            pen.rectangle((x0, top, x1, bottom), fill=colour + "30")
            if nth == 0:
                pen.text((x0, top - 9), f"{clause.theme}: {clause.stance} {clause.score:.2f}", fill=colour, font=font)
    return Image.alpha_composite(picture.convert("RGBA"), layer).convert("RGB")


def _mark(picture: Image.Image, page: Page, findings: Sequence[Finding]) -> Image.Image:
    """The picture with what was noticed on the page: in a box where it has a place, else along the top."""
    pen, font = ImageDraw.Draw(picture), ImageFont.load_default(size=11)
    here = [finding for finding in findings if finding.page == page.number]
    for nth, finding in enumerate(here):
        if finding.box is None:
            pen.text((4, 4 + 12 * nth), finding.kind, fill=NOTICED, font=font)
            continue
        x0, top, x1, bottom = _scaled(finding.box)
        pen.rectangle((x0 - 1, top - 1, x1 + 1, bottom + 1), outline=NOTICED, width=2)
        pen.text((max(0, x0), max(0, top - 12)), finding.kind, fill=NOTICED, font=font)
    return picture


def _line(pen: ImageDraw.ImageDraw, font: ImageFont.FreeTypeFont | ImageFont.ImageFont, index: int, line: Line) -> None:
    colour = COLOURS[line.role]
    x0, top, x1, bottom = _scaled(line.box)
    pen.rectangle((x0, top, x1, bottom), outline=colour)
    label = f"{index}" + (f" h{line.level}" if line.role == "heading" else "") + f" b{line.block}"
    pen.text((max(0, x0 - 44), top), label, fill=colour, font=font)


def _table(
    pen: ImageDraw.ImageDraw, font: ImageFont.FreeTypeFont | ImageFont.ImageFont, table: Table, page: int
) -> None:
    for cell in table.cells:
        if cell.box is not None and cell.box.page == page:
            pen.rectangle(_scaled(cell.box), outline=CELL)
    for box in table.boxes:
        if box.page == page:
            x0, top, x1, bottom = _scaled(box)
            pen.rectangle((x0 - 2, top - 2, x1 + 2, bottom + 2), outline=TABLE, width=2)
            size = f"{len(table.grid)}x{len(table.grid[0])}"
            pen.text((x1 - 90, top - 12), f"{table.id} {size}", fill=TABLE, font=font)


def _scaled(box: Box) -> tuple[float, float, float, float]:
    return box.x0 * SCALE, box.top * SCALE, box.x1 * SCALE, box.bottom * SCALE
