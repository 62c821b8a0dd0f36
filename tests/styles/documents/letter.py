"""A long letter from a director: running prose, heads that are bold lines or run in, made as a Word document."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from tests.styles.documents.office import print_word, set_heading, set_up
from tests.styles.documents.source import Block, Source, unmarked

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

FONT = "Carlito"
WRITTEN = datetime(2027, 6, 1)  # in the properties, instead of today


def make(source: Source, target: Path) -> None:
    """Write the letter as a Word document and let LibreOffice print it."""
    print_word(_letter(source), target)


def _letter(source: Source) -> Document:
    letter = docx.Document()
    _page(letter, source)
    _head(letter, source)
    for block in source.blocks:
        _add(letter, block)
    return letter


def _page(letter: Document, source: Source) -> None:
    """Margins, typefaces, what the document says of itself, and the line at the foot of each page."""
    set_up(letter, source, WRITTEN)
    section = letter.sections[0]
    section.left_margin, section.right_margin = Cm(3.4), Cm(3.2)
    section.top_margin, section.bottom_margin = Cm(3), Cm(2.8)
    body = letter.styles["Normal"]
    body.font.name, body.font.size = FONT, Pt(12)
    body.paragraph_format.line_spacing, body.paragraph_format.space_after = 1.45, Pt(9)
    for level, size in ((1, 13), (2, 12)):
        set_heading(letter, level, FONT, size)
        form = letter.styles[f"Heading {level}"].paragraph_format
        form.space_before, form.space_after = Pt(14), Pt(3)
    foot = section.footer.paragraphs[0]
    foot.add_run(f"{source.notice}    ").font.size = Pt(8)
    page_number(foot)


def page_number(paragraph: Paragraph) -> None:
    """A field that Word fills in."""
    run = paragraph.add_run()
    run.font.size = Pt(8)
    for kind in ("begin", "end"):
        mark = OxmlElement("w:fldChar")
        mark.set(qn("w:fldCharType"), kind)
        run._r.append(mark)
    field = OxmlElement("w:instrText")
    field.text = "PAGE"
    run._r.insert(2, field)


def _head(letter: Document, source: Source) -> None:
    """Who writes, when, and about what; the title is no heading, as in any letter."""
    settings = source.settings
    who = letter.add_paragraph()
    who.add_run(settings["publisher"]).bold = True
    letter.add_paragraph("Aan de bestuurders van zorgaanbieders in Zuid-Holland Noord en Amstelland en de Meerlanden")
    letter.add_paragraph(f"Datum: {settings['date']}")
    about = letter.add_paragraph()
    about.add_run(f"Onderwerp: {settings['title']}. {settings['subtitle']}").bold = True


def _add(letter: Document, block: Block) -> None:
    if block.kind == "heading":
        letter.add_heading(block.lines[0], block.level)
    elif block.kind == "table":
        add_table(letter, block)
    else:
        prose(letter.add_paragraph(), block.lines[0])


def prose(paragraph: Paragraph, marked: str) -> None:
    """A paragraph, its bold words in bold."""
    for number, part in enumerate(re.split(r"\*\*", unmarked(marked))):
        if part:
            paragraph.add_run(part).bold = number % 2 == 1


def add_table(letter: Document, block: Block) -> None:
    """A grid with a bold first row, its caption above."""
    caption = letter.add_paragraph(block.caption)
    caption.paragraph_format.keep_with_next = True
    caption.runs[0].italic = True
    rows = block.rows()
    table = letter.add_table(len(rows), len(rows[0]), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    for number, (row, cells) in enumerate(zip(table.rows, rows, strict=True)):
        for cell, text in zip(row.cells, cells, strict=True):
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after, paragraph.paragraph_format.line_spacing = Pt(2), 1.0
            run = paragraph.add_run(text)
            run.font.size, run.bold = Pt(10), number == 0
    letter.add_paragraph()
