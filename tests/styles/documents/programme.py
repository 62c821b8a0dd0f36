"""A programme of numbered requirements and wishes as a Word document: codes that hang, points at the right edge."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from tests.styles.documents.letter import WRITTEN, page_number
from tests.styles.documents.office import print_word, set_heading, set_up
from tests.styles.documents.source import Block, Source, printed, unmarked

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Row

FONT, BLUE = "Liberation Sans", RGBColor(0x1B, 0x3A, 0x6B)
WIDTH, HANG = 16.0, 1.6  # centimetres: of the text, and of the codes before it


def make(source: Source, target: Path) -> None:
    """Write the programme as a Word document and let LibreOffice print it."""
    print_word(_programme(source), target)


def _programme(source: Source) -> Document:
    programme = docx.Document()
    _page(programme, source)
    _cover(programme, source)
    for block in source.blocks:
        _add(programme, block)
    return programme


def _page(programme: Document, source: Source) -> None:
    """Margins, typefaces, what the document says of itself, and the lines at the head and foot of each page."""
    settings = source.settings
    set_up(programme, source, WRITTEN)
    section = programme.sections[0]
    section.left_margin = section.right_margin = Cm((21 - WIDTH) / 2)
    body = programme.styles["Normal"]
    body.font.name, body.font.size = FONT, Pt(11)
    body.paragraph_format.line_spacing, body.paragraph_format.space_after = 1.25, Pt(8)
    for level, size in ((1, 17), (2, 12)):
        set_heading(programme, level, FONT, size, BLUE)
        form = programme.styles[f"Heading {level}"].paragraph_format
        form.space_before, form.space_after, form.page_break_before = Pt(16), Pt(8), level == 1
    section.header.paragraphs[0].add_run(f"{settings['publisher']} | {settings['title']} | GHZ").font.size = Pt(8)
    foot = section.footer.paragraphs[0]
    foot.add_run(f"{source.notice}    Pagina ").font.size = Pt(8)
    page_number(foot)


def _cover(programme: Document, source: Source) -> None:
    """Title, what it is about, who issues it and when, each a line."""
    for name, size, before in (("title", 28, 160), ("subtitle", 14, 6), ("publisher", 12, 40), ("date", 12, 0)):
        line = programme.add_paragraph()
        line.paragraph_format.space_before = Pt(before)
        run = line.add_run(source.settings[name])
        run.font.size, run.font.color.rgb, run.bold = Pt(size), BLUE, name == "title"


def _add(programme: Document, block: Block) -> None:
    if block.kind == "heading":
        programme.add_heading(printed(block.lines[0]), block.level)
    elif block.kind == "table":
        _table(programme, block)
    elif block.kind == "numbers":
        for line in block.lines:
            _requirement(programme, *unmarked(line).split(" :: "))
    elif block.kind == "bullets":
        for line in block.lines:
            programme.add_paragraph(unmarked(line), style="List Bullet")
    elif block.kind == "box":
        _explanation(programme, block.lines)
    else:
        programme.add_paragraph(unmarked(block.lines[0]))


def _requirement(programme: Document, code: str, text: str, points: str = "") -> None:
    """A code that hangs before its text; the points of a wish at the right edge."""
    paragraph = programme.add_paragraph()
    form = paragraph.paragraph_format
    form.left_indent, form.first_line_indent, form.right_indent = Cm(HANG), Cm(-HANG), Cm(2.3)
    form.tab_stops.add_tab_stop(Cm(HANG))
    paragraph.add_run(code).bold = True
    paragraph.add_run(f"\t{text}")
    if points:
        form.tab_stops.add_tab_stop(Cm(WIDTH), WD_TAB_ALIGNMENT.RIGHT)
        paragraph.add_run(f"\t{points}").font.color.rgb = BLUE


def _explanation(programme: Document, lines: tuple[str, ...]) -> None:
    """Small and in italics, its first line underlined; level with the text of the requirements."""
    for number, line in enumerate(lines):
        paragraph = programme.add_paragraph()
        paragraph.paragraph_format.left_indent = Cm(HANG)
        paragraph.paragraph_format.keep_with_next = number == 0
        paragraph.paragraph_format.space_after = Pt(0 if number == 0 else 9)
        run = paragraph.add_run(unmarked(line))
        run.italic, run.underline, run.font.size = True, number == 0, Pt(9)


def _table(programme: Document, block: Block) -> None:
    """A grid with a shaded first row that comes again on the next page; its caption above."""
    caption = programme.add_paragraph()
    caption.paragraph_format.keep_with_next = True
    caption.add_run(block.caption).bold = True
    rows = block.rows()
    widths = (1.5, 9.7, 4.8) if len(rows[0]) == 3 and rows[0][0] == "Nr." else (WIDTH / len(rows[0]),) * len(rows[0])
    table = programme.add_table(len(rows), len(widths), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.LEFT, False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for number, (row, cells) in enumerate(zip(table.rows, rows, strict=True)):
        _mark(row, head=number == 0)
        for cell, text, width in zip(row.cells, cells, widths, strict=True):
            cell.width = Cm(width)
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after, paragraph.paragraph_format.line_spacing = Pt(3), 1.1
            run = paragraph.add_run(text)
            run.font.size, run.bold = Pt(9.5), number == 0
            if number == 0:
                shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="D6E0F0"/>')
                cell._tc.get_or_add_tcPr().append(shade)
    programme.add_paragraph()


def _mark(row: _Row, *, head: bool) -> None:
    """A row stays on one page; the first comes again on the next."""
    properties = row._tr.get_or_add_trPr()
    for name in ("w:cantSplit", *(("w:tblHeader",) if head else ())):
        mark = OxmlElement(name)
        mark.set(qn("w:val"), "true")
        properties.append(mark)
