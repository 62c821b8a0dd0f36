"""A policy as a volume of chapters: coloured band on the cover, ruled chapter heads, a running head, made with Word."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import docx
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt, RGBColor

from tests.styles.documents.handbook import contents_page, shade, shaded_table, text
from tests.styles.documents.letter import page_number
from tests.styles.documents.office import set_heading, set_up
from tests.styles.documents.official import print_with_contents
from tests.styles.documents.source import Source

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document
    from docx.text.paragraph import Paragraph

FONT, GREEN, WHITE = "Carlito", RGBColor(0x1F, 0x5C, 0x4D), RGBColor(0xFF, 0xFF, 0xFF)
WRITTEN = datetime(2027, 6, 1)  # in the properties, instead of today
TEXT = Cm(15.6)  # how wide it is


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
            if block.level == 1:
                _rule(heading)
                heading.paragraph_format.page_break_before = not block.lines[0].startswith(("6", "7", "Bijlage"))
        elif block.kind == "table":
            shaded_table(document, block, str(GREEN))
            for cell in document.tables[-1].rows[0].cells:
                cell.paragraphs[0].runs[0].font.color.rgb = WHITE
        else:
            text(document, block, Pt(9))
    return document


def _rule(paragraph: Paragraph) -> None:
    """A green line below it."""
    line = f'<w:bottom w:val="single" w:sz="8" w:space="3" w:color="{GREEN}"/>'
    paragraph._p.get_or_add_pPr().append(parse_xml(f"<w:pBdr {nsdecls('w')}>{line}</w:pBdr>"))


def _page(document: Document, source: Source) -> None:
    """Margins, typeface, properties; the running head and the foot, the cover has the foot only."""
    set_up(document, source, WRITTEN)
    section = document.sections[0]
    section.left_margin, section.right_margin = Cm(2.8), Cm(2.6)
    section.top_margin, section.bottom_margin = Cm(2.6), Cm(2.1)
    for style, after in (("Normal", 9), ("List Bullet", 3), ("Header", 0), ("Footer", 0)):
        body = document.styles[style]
        body.font.name, body.font.size = FONT, Pt(11 if after else 8.5)
        body.paragraph_format.line_spacing, body.paragraph_format.space_after = 1.2, Pt(after)
    for level, size, before in ((1, 20, 26), (2, 13, 14)):
        set_heading(document, level, FONT, size, GREEN)
        form = document.styles[f"Heading {level}"].paragraph_format
        form.space_before, form.space_after = Pt(before), Pt(12 if level == 1 else 4)
    for style in ("Header", "Footer"):
        document.styles[style].paragraph_format.tab_stops.clear_all()
    section.different_first_page_header_footer = True
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    for line, words in ((head, f"{source.settings['publisher']}\t{source.settings['title']}"), (foot, source.notice)):
        line.paragraph_format.tab_stops.add_tab_stop(TEXT, WD_TAB_ALIGNMENT.RIGHT)
        line.add_run(words)
    _rule(head)
    foot.add_run("\t")
    page_number(foot)
    section.first_page_footer.paragraphs[0].add_run(source.notice)


def _front(document: Document, source: Source, contents: dict[str, int]) -> None:
    """The cover, its titles white on a green band, and the contents page."""
    settings = source.settings
    document.add_paragraph(settings["publisher"]).paragraph_format.space_after = Cm(5)
    band = document.add_table(1, 1).rows[0].cells[0]
    shade(band, str(GREEN))
    for name, size in (("title", 30), ("subtitle", 16)):
        line = band.paragraphs[0] if name == "title" else band.add_paragraph()
        line.paragraph_format.space_before = Cm(0.8)
        run = line.add_run(settings[name])
        run.font.size, run.font.color.rgb, run.bold = Pt(size), WHITE, name == "title"
    document.add_paragraph(settings["date"]).paragraph_format.space_before = Cm(1)
    contents_page(document, contents, "Inhoudsopgave", GREEN, TEXT)
