"""A policy in running prose: coloured title page, numbered heads, bullets, shaded tables, made as a Word document."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

import docx
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from tests.styles.documents.letter import add_table, page_number, prose
from tests.styles.documents.office import set_heading, set_up
from tests.styles.documents.official import print_with_contents
from tests.styles.documents.source import Block, Source

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document
    from docx.table import _Cell

FONT = "Open Sans"
BLUE, PALE = RGBColor(0x1B, 0x3F, 0x7A), "DCE6F4"
WRITTEN = datetime(2027, 6, 1)  # in the properties, instead of today
TEXT = Cm(16)  # how wide it is


def make(source: Source, target: Path) -> None:
    """Print the policy."""
    print_with_contents(_document, source, target)


def _document(source: Source, contents: dict[str, int]) -> Document:
    document = docx.Document()
    _page(document, source)
    _front(document, source, contents)
    for block in source.blocks:
        if block.kind == "heading":
            heading = document.add_heading(block.lines[0], block.level)
            heading.paragraph_format.page_break_before = block is source.blocks[0]
        elif block.kind == "table":
            shaded_table(document, block)
        else:
            text(document, block, Pt(8))
    return document


def text(document: Document, block: Block, after: Pt) -> None:
    """Paragraphs or bullets, with white after the last one."""
    style = "List Bullet" if block.kind == "bullets" else "Normal"
    for line in block.lines:
        prose(document.add_paragraph(style=style), line)
    document.paragraphs[-1].paragraph_format.space_after = after


def shaded_table(document: Document, block: Block, fill: str = PALE) -> None:
    """A grid, its first row on a ground and no row apart from the next."""
    add_table(document, block)
    table = document.tables[-1]
    for cell in table.rows[0].cells:
        shade(cell, fill)
    for row in table.rows[:-1]:
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def shade(cell: _Cell, fill: str) -> None:
    """A ground of one colour, as six hexadecimal digits."""
    ground = OxmlElement("w:shd")
    ground.set(qn("w:val"), "clear")
    ground.set(qn("w:fill"), fill)
    cell._tc.get_or_add_tcPr().append(ground)


def _page(document: Document, source: Source) -> None:
    """Margins, typeface, properties, the lines at the head and the foot of each page but the first."""
    set_up(document, source, WRITTEN)
    section = document.sections[0]
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(2.6), Cm(2.3)
    for style, after in (("Normal", 8), ("List Bullet", 3)):
        body = document.styles[style]
        body.font.name, body.font.size = FONT, Pt(10)
        body.paragraph_format.line_spacing, body.paragraph_format.space_after = 1.17, Pt(after)
    for level, size, before in ((1, 19, 30), (2, 12, 13)):
        set_heading(document, level, FONT, size, BLUE)
        form = document.styles[f"Heading {level}"].paragraph_format
        form.space_before, form.space_after = Pt(before), Pt(10 if level == 1 else 5)
    document.styles["Footer"].font.size = Pt(8)
    foot = section.footer.paragraphs[0]
    foot.paragraph_format.tab_stops.add_tab_stop(TEXT, WD_TAB_ALIGNMENT.RIGHT)
    foot.add_run(f"{source.notice}\t").font.size = Pt(7.5)
    page_number(foot)


def _front(document: Document, source: Source, contents: dict[str, int]) -> None:
    """The title page and the contents page."""
    settings = source.settings
    for name, size, before in (("publisher", 13, 4.5), ("title", 32, 1), ("subtitle", 18, 0), ("date", 12, 1)):
        line = document.add_paragraph()
        line.paragraph_format.space_before = Cm(before)
        run = line.add_run(settings[name])
        run.font.size, run.font.color.rgb, run.bold = Pt(size), BLUE, name == "title"
    contents_page(document, contents, "Inhoud", BLUE, TEXT)


def contents_page(document: Document, contents: dict[str, int], title: str, colour: RGBColor, width: Cm) -> None:
    """The headings with their pages, chapters in bold; `width` is that of the text."""
    head = document.add_paragraph()
    head.paragraph_format.page_break_before = True
    run = head.add_run(title)
    run.font.size, run.font.color.rgb, run.bold = Pt(20), colour, True
    for name, number in contents.items():
        below = re.match(r"\d+\.\d", name) is not None
        entry = document.add_paragraph()
        entry.add_run(f"{name}\t{number}").bold = not below
        form = entry.paragraph_format
        form.left_indent, form.space_before = Cm(0.8 if below else 0), Pt(0 if below else 5)
        form.space_after, form.line_spacing = Pt(0), 1.0
        form.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
