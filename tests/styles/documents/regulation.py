"""Articles with numbered paragraphs and an explanatory note behind them, in a bookish look, made as a Word document."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Cm, Pt, RGBColor

from tests.styles.documents.letter import add_table, page_number
from tests.styles.documents.office import set_heading, set_up
from tests.styles.documents.official import print_with_contents
from tests.styles.documents.source import Block, Source, printed

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

FONT, BLUE, GREY = "Liberation Serif", RGBColor(0x1F, 0x3A, 0x68), RGBColor(0x55, 0x55, 0x55)
WRITTEN = datetime(2028, 5, 31)  # in the properties, instead of today
TEXT = Cm(15)  # how wide it is
WIDTHS = {3: (3.2, 6.6, 5.2), 4: (6, 3, 3, 3)}  # of columns


def make(source: Source, target: Path) -> None:
    """Print the regulation."""
    print_with_contents(_document, source, target)


def _document(source: Source, contents: dict[str, int]) -> Document:
    document = docx.Document()
    _page(document, source)
    _front(document, source, contents)
    article, number = False, 0  # only paragraphs of an article are numbered
    for block in source.blocks:
        if block.kind == "heading":
            heading = document.add_heading(printed(block.lines[0]), block.level)
            heading.paragraph_format.page_break_before = block is source.blocks[0]
            article, number = block.level == 2, 0
        number += article and block.kind == "text"
        _add(document, block, f"{number}." if article else "")
    return document


def _add(document: Document, block: Block, mark: str) -> None:
    if block.kind == "table":
        _table(document, block)
    elif block.kind == "bullets":
        for count, line in enumerate(block.lines):
            _hanging(document.add_paragraph(), f"{chr(ord('a') + count)}.", line, Cm(1.5), Cm(0.7))
    elif block.kind == "box":
        _note(document, block)
    elif block.kind == "text":
        indent = Cm(0.8 if mark else 0)
        _hanging(document.add_paragraph(), mark, block.lines[0], indent, indent)


def _table(document: Document, block: Block) -> None:
    """Lines above and below only; words get the wide column, figures come on one page."""
    add_table(document, block)
    table = document.tables[-1]
    table.style = "Light Shading"
    for column, width in zip(table.columns, WIDTHS[len(table.columns)], strict=True):
        column.width = Cm(width)
    for number, row in enumerate(table.rows, start=1):
        for column, cell in zip(table.columns, row.cells, strict=True):
            cell.width = column.width
            cell.paragraphs[0].paragraph_format.keep_with_next = number < len(table.rows)


def _hanging(paragraph: Paragraph, mark: str, line: str, left: Cm, indent: Cm) -> None:
    paragraph.add_run(f"{mark}\t{printed(line)}" if mark else printed(line))
    form = paragraph.paragraph_format
    form.left_indent, form.first_line_indent, form.alignment = left, -indent, WD_ALIGN_PARAGRAPH.JUSTIFY
    form.tab_stops.add_tab_stop(left)


def _note(document: Document, block: Block) -> None:
    """What explains an article: smaller, set in from both sides."""
    for count, line in enumerate(block.lines):
        paragraph = document.add_paragraph()
        run = paragraph.add_run(printed(line))
        run.font.size, run.font.color.rgb, run.bold, run.italic = Pt(9.5), GREY, count == 0, count == 0
        form = paragraph.paragraph_format
        form.left_indent, form.right_indent, form.keep_with_next = Cm(1.5), Cm(0.8), count == 0
        form.space_before, form.space_after = Pt(6 if count == 0 else 0), Pt(2 if count == 0 else 8)


def _page(document: Document, source: Source) -> None:
    """Margins, typeface, properties, the lines at the head and the foot of each page."""
    set_up(document, source, WRITTEN)
    section = document.sections[0]
    section.left_margin = section.right_margin = Cm(3)
    section.top_margin, section.bottom_margin = Cm(2.6), Cm(2.4)
    section.different_first_page_header_footer = True
    body = document.styles["Normal"]
    body.font.name, body.font.size = FONT, Pt(11)
    body.paragraph_format.line_spacing, body.paragraph_format.space_after = 1.2, Pt(6)
    for level, size, colour in ((1, 15, BLUE), (2, 11.5, None)):
        set_heading(document, level, FONT, size, colour)
        form = document.styles[f"Heading {level}"].paragraph_format
        form.space_before, form.space_after = Pt(26 if level == 1 else 14), Pt(6)
    head = section.header.paragraphs[0]
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    head.add_run(source.settings["publisher"]).font.small_caps = True
    for foot in (section.footer.paragraphs[0], section.first_page_footer.paragraphs[0]):
        foot.add_run(f"{source.notice}\t").font.size = Pt(8)
        foot.paragraph_format.tab_stops.add_tab_stop(TEXT, WD_TAB_ALIGNMENT.RIGHT)
    page_number(section.footer.paragraphs[0])


def _front(document: Document, source: Source, contents: dict[str, int]) -> None:
    """The title page and the contents page."""
    settings = source.settings
    lines = (("publisher", 13, 4), ("title", 26, 2.2), ("subtitle", 13, 0.4), ("date", 11, 1.2))
    for name, size, before in lines:
        paragraph = document.add_paragraph()
        paragraph.alignment, paragraph.paragraph_format.space_before = WD_ALIGN_PARAGRAPH.CENTER, Cm(before)
        run = paragraph.add_run(settings[name])
        run.font.size, run.bold, run.font.color.rgb = Pt(size), name == "title", BLUE
    head = document.add_paragraph()
    head.paragraph_format.page_break_before = True
    head.add_run("Inhoudsopgave").bold = True
    levels = {printed(block.lines[0]): block.level for block in source.blocks if block.kind == "heading"}
    for title, number in contents.items():
        form = (entry := document.add_paragraph()).paragraph_format
        entry.add_run(f"{title}\t{number}").font.size = Pt(9)
        form.space_after, form.line_spacing, form.left_indent = Pt(0), 1.05, Cm(0.8 * (levels[title] - 1))
        form.tab_stops.add_tab_stop(TEXT, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
