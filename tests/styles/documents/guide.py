"""A practical guide in two columns: numbered steps, ticks, boxes, facts in the outer margins (ReportLab)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color, HexColor, white
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    KeepTogether,
    ListFlowable,
    ListItem,
    NextPageTemplate,
    PageBreak,
    PageBreakIfNotEmpty,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)
from reportlab.platypus.tableofcontents import TableOfContents

from tests.styles.documents.slides import number_and_legend
from tests.styles.documents.source import Block, Source, printed, unmarked

WIDTH, HEIGHT = A4
MARGIN, GAP, FOOT = 92.0, 18.0, 60.0  # points: of the outer margins with their facts, between columns, below the text
COLUMN = (WIDTH - 2 * MARGIN - GAP) / 2
GREEN, GREY = HexColor("#2f6f4f"), HexColor("#e9ecea")

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=14, spaceAfter=7)
CELL = ParagraphStyle("cell", parent=BODY, fontSize=8.7, leading=11.6, spaceAfter=0)
HEAD = ParagraphStyle("head", parent=CELL, fontName="Helvetica-Bold", textColor=white)
NOTE = ParagraphStyle("note", parent=BODY, fontName="Helvetica-Oblique", fontSize=7.4, leading=9.2, textColor=GREEN)
HEADINGS = {
    1: ParagraphStyle("h1", fontName="Helvetica-Bold", fontSize=16, leading=19, textColor=GREEN, spaceAfter=8),
    2: ParagraphStyle("h2", fontName="Helvetica-Bold", fontSize=11, leading=14, spaceBefore=8, spaceAfter=4),
}


class Note(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """A fact in the outer margin beside the place where it is put; it takes no room in the column."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.paragraph = Paragraph(text, NOTE)

    def wrap(self, *_: float) -> tuple[float, float]:
        """No room at all."""
        return 0, 0

    def draw(self) -> None:
        """Left of the left column, right of the right one."""
        x = self.canv.absolutePosition(0, 0)[0]
        _, height = self.paragraph.wrap(MARGIN - 32, HEIGHT)
        self.paragraph.drawOn(self.canv, 24 - MARGIN if x < WIDTH / 2 else COLUMN + 8, -height)


class Guide(BaseDocTemplate):  # type: ignore[misc]
    """Tells the contents page where each heading has come."""

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802  # ReportLab's name
        """A heading goes to the contents page."""
        name = getattr(getattr(flowable, "style", None), "name", "")
        if name in ("h1", "h2"):
            self.notify("TOCEntry", (int(name[1]) - 1, flowable.getPlainText(), self.page))


def make(source: Source, target: Path) -> None:
    """Typeset the guide; the same source gives the same bytes with the same version."""
    settings = source.settings
    guide = Guide(str(target), pagesize=A4, title=settings["title"], author=settings["publisher"], invariant=1)
    columns = [
        Frame(x, FOOT, COLUMN, HEIGHT - FOOT - 56, leftPadding=0, rightPadding=0)
        for x in (MARGIN, MARGIN + COLUMN + GAP)
    ]
    one = [Frame(MARGIN, FOOT, WIDTH - 2 * MARGIN, HEIGHT - FOOT - 56, leftPadding=0, rightPadding=0)]

    def cover(canvas: Canvas, _: BaseDocTemplate) -> None:
        canvas.setFillColor(GREEN)
        canvas.rect(0, HEIGHT / 2, WIDTH, HEIGHT / 2, stroke=0, fill=1)
        _footer(canvas, source.notice, "")

    def page(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont("Helvetica", 7.5)
        canvas.drawString(MARGIN, HEIGHT - 38, f"{settings['publisher']} | {settings['title']}")
        _footer(canvas, source.notice, str(document.page))

    guide.addPageTemplates(
        [
            PageTemplate("cover", one, onPage=cover),
            PageTemplate("contents", one, onPage=lambda canvas, _: _footer(canvas, source.notice, "2")),
            PageTemplate("columns", columns, onPage=page),
        ]
    )
    guide.multiBuild([*_front(source), *(part for block in source.blocks for part in _block(block))])


def _footer(canvas: Canvas, notice: str, number: str) -> None:
    canvas.setFillColor(HexColor("#000000"))
    canvas.setFont("Helvetica", 7.5)
    canvas.drawString(MARGIN, 34, notice)
    canvas.drawRightString(WIDTH - 40, 34, number)


def _front(source: Source) -> Iterator[Flowable]:
    """Cover and contents page."""
    settings = source.settings
    big = ParagraphStyle("title", fontName="Helvetica-Bold", fontSize=30, leading=36, textColor=white, spaceAfter=14)
    small = ParagraphStyle("subtitle", parent=big, fontName="Helvetica", fontSize=13, leading=18)
    yield Spacer(1, 110)
    yield Paragraph(escape(settings["title"]), big)
    yield Paragraph(escape(settings["subtitle"]), small)
    yield Paragraph(f"{escape(settings['publisher'])}, {escape(settings['date'])}", small)
    yield from (NextPageTemplate("contents"), PageBreak(), Paragraph("Inhoud", _plain(HEADINGS[1])))
    contents = TableOfContents(dotsMinLevel=0)
    contents.levelStyles = [
        ParagraphStyle("toc1", parent=BODY, fontName="Helvetica-Bold", leading=12.5, spaceAfter=0),
        ParagraphStyle("toc2", parent=BODY, leftIndent=12, leading=12.5, spaceAfter=0),
    ]
    yield from (contents, NextPageTemplate("columns"), PageBreak())


def _plain(style: ParagraphStyle) -> ParagraphStyle:
    """The same look under a name that does not go to the contents page."""
    return ParagraphStyle("plain", parent=style)


def _block(block: Block) -> Iterator[Flowable]:
    lines = block.lines
    if block.kind == "heading":
        yield PageBreakIfNotEmpty() if block.level == 1 else CondPageBreak(90)
        yield Paragraph(escape(printed(lines[0])), HEADINGS[block.level])
    elif block.kind == "table":
        yield from _table(block)
    elif block.kind == "box":
        yield from _box(block)
    elif block.kind == "margin":
        yield Note(_markup(lines[0]))
    elif block.kind == "bullets":
        yield from _ticks(lines)
    elif block.kind == "numbers":
        yield from _steps(lines)
    else:
        yield Paragraph(_markup(lines[0]), BODY)


def _markup(marked: str) -> str:
    return re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", escape(unmarked(marked)))


def _ticks(lines: tuple[str, ...]) -> Iterator[Flowable]:
    """Bullets with a tick of a symbol font before them."""
    items = [ListItem(Paragraph(_markup(line), BODY), spaceAfter=2) for line in lines]
    yield ListFlowable(
        items,
        bulletType="bullet",
        start="\u2713",
        bulletFontName="ZapfDingbats",
        bulletFontSize=8,
        bulletColor=GREEN,
        leftIndent=13,
    )


def _steps(lines: tuple[str, ...]) -> Iterator[Flowable]:
    """A number in a filled square, its step beside it."""
    for line in lines:
        number, text = number_and_legend(line)
        row = [[Paragraph(number, HEAD), Paragraph(escape(text), _plain(BODY))]]
        step = Table(row, colWidths=[17, COLUMN - 17], hAlign="LEFT")
        step.setStyle(
            TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("BACKGROUND", (0, 0), (0, 0), GREEN), *_padding(4)])
        )
        yield from (step, Spacer(1, 3))
    yield Spacer(1, 4)


def _box(block: Block) -> Iterator[Flowable]:
    """A grey panel, its first line a title."""
    title, *rest = block.lines
    inside = [Paragraph(f"<b>{escape(printed(title))}</b>", CELL), *(Paragraph(_markup(line), CELL) for line in rest)]
    yield from (_panel([[inside]], [COLUMN], GREY), Spacer(1, 8))


def _panel(rows: list[list[list[Flowable]]], widths: list[float], fill: Color) -> Table:
    panel = Table(rows, colWidths=widths, hAlign="LEFT")
    panel.setStyle(TableStyle([("BACKGROUND", (0, 0), (-1, -1), fill), *_padding(7)]))
    return panel


def _table(block: Block) -> Iterator[Flowable]:
    """A table with a coloured head and rules between its rows, as wide as the column; its caption above."""
    head, *rows = block.rows()
    cells = [[Paragraph(escape(text), HEAD) for text in head]]
    cells += [[Paragraph(escape(text), CELL) for text in row] for row in rows]
    first = 0.44 if len(head) == 2 else 0.36
    shares = [first, *[(1 - first) / (len(head) - 1)] * (len(head) - 1)]
    table = Table(cells, colWidths=[share * COLUMN for share in shares], repeatRows=1, hAlign="LEFT")
    rules = [("BACKGROUND", (0, 0), (-1, 0), GREEN), ("LINEBELOW", (0, 1), (-1, -1), 0.5, GREEN)]
    table.setStyle(TableStyle([*rules, ("VALIGN", (0, 0), (-1, -1), "TOP"), *_padding(3)]))
    caption = Paragraph(f"<b>{escape(block.caption)}</b>", BODY)
    yield from (KeepTogether([caption, table]), Spacer(1, 9))


def _padding(points: float) -> list[tuple[str, tuple[int, int], tuple[int, int], float]]:
    sides = ("LEFTPADDING", "RIGHTPADDING", "TOPPADDING", "BOTTOMPADDING")
    return [(side, (0, 0), (-1, -1), points) for side in sides]
