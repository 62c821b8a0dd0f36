"""An official document: contents page, numbered paragraphs, lettered lists, annexes, made as a Word document."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Cm, Pt

from tests.styles.documents.letter import add_table, page_number
from tests.styles.documents.office import print_word, set_heading, set_up
from tests.styles.documents.source import Block, Source, printed
from tests.styles.documents.truth import Pages

if TYPE_CHECKING:
    from docx.document import Document

FONT = "Liberation Sans"
WRITTEN = datetime(2026, 5, 29)  # in the properties, instead of today
TEXT = Cm(15.4)  # how wide it is


def make(source: Source, target: Path) -> None:
    """Print the document."""
    print_with_contents(_document, source, target)


def print_with_contents(write: Callable[[Source, dict[str, int]], Document], source: Source, target: Path) -> None:
    """Print it twice: the contents page needs the pages that the headings come on."""
    titles = [printed(block.lines[0]) for block in source.blocks if block.kind == "heading"]
    print_word(write(source, dict.fromkeys(titles, 0)), target)
    pages = Pages.read(target)
    print_word(write(source, {title: pages.next_with(title) for title in titles}), target)


def _document(source: Source, contents: dict[str, int]) -> Document:
    document = docx.Document()
    _page(document, source)
    _front(document, source, contents)
    section, number = "", 0  # of the heading that was last, and the paragraphs below it
    for block in source.blocks:
        if block.kind == "heading":
            section, number = _number_of(block), 0
            heading = document.add_heading(printed(block.lines[0]), block.level)
            heading.paragraph_format.page_break_before = block.level == 1 and section in ("", "1")
        elif block.kind == "table":
            add_table(document, block)
        elif block.kind == "bullets":
            for count, line in enumerate(block.lines):
                _hanging(document, f"{chr(ord('a') + count)}.", line, Cm(1.4), Cm(0.7))
        else:
            number += 1
            _hanging(document, f"{section}.{number}" if section else "", block.lines[0], Cm(0), Cm(1.4))
    return document


def _number_of(block: Block) -> str:
    """That of a section, which its paragraphs carry on; an annex has none."""
    match = re.match(r"[\d.]+", block.lines[0])
    return match[0] if match else ""


def _hanging(document: Document, mark: str, line: str, left: Cm, indent: Cm) -> None:
    """Justified text, its mark before it in the margin."""
    paragraph = document.add_paragraph(f"{mark}\t{printed(line)}" if mark else printed(line))
    form = paragraph.paragraph_format
    form.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    if mark:
        form.left_indent, form.first_line_indent = left + indent, -indent
        form.tab_stops.add_tab_stop(left + indent)


def _page(document: Document, source: Source) -> None:
    """Margins, typeface, properties, the lines at the head and the foot of each page."""
    set_up(document, source, WRITTEN)
    section = document.sections[0]
    section.left_margin, section.right_margin = Cm(2.9), Cm(2.7)
    section.top_margin, section.bottom_margin = Cm(2.8), Cm(2.4)
    body = document.styles["Normal"]
    body.font.name, body.font.size = FONT, Pt(10)
    body.paragraph_format.line_spacing, body.paragraph_format.space_after = 1.3, Pt(7)
    for level, size in ((1, 13), (2, 10.5)):
        set_heading(document, level, FONT, size)
        form = document.styles[f"Heading {level}"].paragraph_format
        form.space_before, form.space_after = Pt(16), Pt(6)
    head = section.header.paragraphs[0]
    head.paragraph_format.tab_stops.add_tab_stop(TEXT, WD_TAB_ALIGNMENT.RIGHT)
    head.add_run(f"{source.settings['publisher']}\t\t{source.settings['title']}").italic = True
    foot = section.footer.paragraphs[0]
    foot.add_run(f"{source.notice}\t").font.size = Pt(7.5)
    foot.paragraph_format.tab_stops.add_tab_stop(TEXT, WD_TAB_ALIGNMENT.RIGHT)
    page_number(foot)


def _front(document: Document, source: Source, contents: dict[str, int]) -> None:
    """The title page and the contents page."""
    settings = source.settings
    title = document.add_paragraph()
    title.paragraph_format.space_before = Cm(6)
    title.add_run(settings["title"]).font.size = Pt(22)
    document.add_paragraph(settings["subtitle"])
    document.add_paragraph(f"{settings['publisher']}, {settings['date']}")
    head = document.add_paragraph()
    head.paragraph_format.page_break_before = True
    head.add_run("Inhoudsopgave").bold = True
    for name, number in contents.items():
        entry = document.add_paragraph(f"{name}\t{number}")
        entry.paragraph_format.space_after = Pt(2)
        entry.paragraph_format.left_indent = Cm(0.8) if re.match(r"\d+\.\d", name) else Cm(0)
        entry.paragraph_format.tab_stops.add_tab_stop(TEXT, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
