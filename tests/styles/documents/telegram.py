"""Policy in a nutshell, made as a Word document: key words with their values, short paragraphs whose head runs in."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt, RGBColor

from tests.styles.documents.letter import add_table, page_number
from tests.styles.documents.office import print_word, set_heading, set_up
from tests.styles.documents.source import Block, Source, printed, unmarked

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

FONT, PLUM, SAND = "Open Sans", RGBColor(0x6E, 0x1F, 0x4B), "F4ECE2"
WRITTEN = datetime(2026, 5, 29)  # in the properties, instead of today
LINE = f'<w:pBdr {nsdecls("w")}><w:top w:val="single" w:sz="18" w:space="8" w:color="{PLUM}"/></w:pBdr>'
SHADE = f'<w:shd {nsdecls("w")} w:val="clear" w:fill="{SAND}"/>'


def make(source: Source, target: Path) -> None:
    """Write it as a Word document and let LibreOffice print it."""
    document = docx.Document()
    _page(document, source)
    for name, size, before in (("publisher", 13, 120), ("title", 36, 30), ("subtitle", 15, 18), ("date", 11, 60)):
        line = _line(document, f"**{source.settings[name]}**", "Normal", 8)
        line.paragraph_format.space_before, line.runs[1].font.size = Pt(before), Pt(size)
    for block in source.blocks:
        if block.kind == "heading":
            heading = document.add_heading(printed(block.lines[0]), block.level)
            heading.paragraph_format.page_break_before = block is source.blocks[0]
        elif block.kind == "table":
            add_table(document, block)
            document.tables[-1].style = document.styles["Light List Accent 4"]
        else:
            _lines(document, block)
    print_word(document, target)


def _page(document: Document, source: Source) -> None:
    """Margins, typeface, heads in the margin with a line above, the lines at the head and the foot of each page."""
    set_up(document, source, WRITTEN)
    section = document.sections[0]
    section.left_margin, section.right_margin = Cm(4.6), Cm(3)
    body = document.styles["Normal"]
    body.font.name, body.font.size = FONT, Pt(10.5)
    body.paragraph_format.line_spacing, body.paragraph_format.space_after = 1.3, Pt(8)
    set_heading(document, 1, FONT, 19, PLUM)
    style = document.styles["Heading 1"]
    form = style.paragraph_format
    form.left_indent, form.space_before, form.space_after = Cm(-2.4), Pt(30), Pt(10)
    style.element.get_or_add_pPr().insert_element_before(parse_xml(LINE), "w:spacing", "w:ind", "w:outlineLvl")
    section.header.paragraphs[0].add_run("Salland in het kort  |  Wlz ggz  |  2027").font.size = Pt(8)
    foot = section.footer.paragraphs[0]
    foot.add_run(f"{source.notice}    ").font.size = Pt(7.5)
    page_number(foot)


def _lines(document: Document, block: Block) -> None:
    """Bullets that hang together at their start, a box on a coloured ground, or a paragraph."""
    style = "List Bullet" if block.kind == "bullets" else "Normal"
    for number, line in enumerate(block.lines, start=1):
        text = f"**{line}**" if block.kind == "box" and number == 1 else unmarked(line)
        paragraph = _line(document, text, style, 8 if number == len(block.lines) else 2)
        paragraph.paragraph_format.keep_with_next = number < min(3, len(block.lines))
        if block.kind == "box":
            paragraph._p.get_or_add_pPr().insert_element_before(parse_xml(SHADE), "w:spacing", "w:ind", "w:jc")


def _line(document: Document, text: str, style: str, after: float) -> Paragraph:
    """A paragraph, its bold words in bold and in colour."""
    paragraph = document.add_paragraph(style=style)
    paragraph.paragraph_format.space_after = Pt(after)
    for number, part in enumerate(text.split("**")):
        run = paragraph.add_run(part)
        if number % 2:
            run.bold, run.font.color.rgb = True, PLUM
    return paragraph
