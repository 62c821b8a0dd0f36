"""Landscape slides made in LibreOffice Impress: a heading is a slide, its chapter a small label at the top."""

from __future__ import annotations

import math
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from tests.styles.documents.office import print_to_pdf
from tests.styles.documents.source import Block, Source, printed, unmarked

WIDTH, HEIGHT = 33.87, 19.05  # centimetres, 16:9
LEFT, RIGHT, TOP = 1.6, 32.2, 3.3
SKELETON = Path(__file__).with_suffix(".fodp")


@dataclass(frozen=True, slots=True)
class Look:
    """A template, and what its body type takes: height of a line, and letters in a centimetre of it."""

    skeleton: Path = SKELETON
    cover: str = "Plain"  # the template's page for the title
    line: float = 0.72
    letters: float = 4.6


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Area:
    """Where a frame stands, in centimetres from the top left of the slide."""

    left: float
    top: float
    width: float
    look: Look = PLAIN

    def height_of(self, lines: Sequence[str]) -> float:
        """The room that lines of text take, by their number of letters."""
        letters = self.width * self.look.letters
        return self.look.line * sum(1 + math.floor(len(line) / letters) for line in lines) + 0.5


def make(source: Source, target: Path, look: Look = PLAIN) -> None:
    """Write a flat presentation and let LibreOffice make the PDF."""
    with tempfile.TemporaryDirectory() as work:
        flat = Path(work) / f"{source.id}.fodp"
        flat.write_text(compose(source, look), encoding="utf-8")
        print_to_pdf(flat, target, "impress_pdf_Export")


def number_and_legend(line: str) -> tuple[str, str]:
    """A big number and its legend, without the marks of the statement that they make together."""
    number, _, legend = unmarked(line).partition(" :: ")
    return number.strip(), legend.strip()


def compose(source: Source, look: Look = PLAIN) -> str:
    """The presentation as flat XML."""
    pages = [_page("title", _title(source), source.notice, look.cover)]
    for n, parts in enumerate(slides_of(source), start=1):
        pages.append(_page(f"slide{n}", _slide(*parts, look), source.notice))
    return look.skeleton.read_text(encoding="utf-8").replace("<!--pages-->", "".join(pages))


def slides_of(source: Source) -> Iterator[tuple[str, str, list[Block]]]:
    """Chapter, title and blocks of each slide."""
    chapter, title = "", ""
    blocks: list[Block] = []
    for block in (*source.blocks, Block("heading", ("",), 1)):
        if block.kind != "heading":
            blocks.append(block)
            continue
        if blocks:
            yield chapter, title, blocks
            blocks = []
        chapter, title = (block.lines[0], "") if block.level == 1 else (chapter, block.lines[0])


def _title(source: Source) -> str:
    settings = source.settings
    return (
        frame(Area(LEFT, 4, 28), paragraph(settings["title"], "cover"))
        + frame(Area(LEFT, 8, 24), paragraph(settings["subtitle"], "body"))
        + frame(Area(LEFT, 13, 24), paragraph(settings["publisher"], "strong") + paragraph(settings["date"], "body"))
    )


def _slide(chapter: str, title: str, blocks: list[Block], look: Look) -> str:
    frames = [
        frame(Area(LEFT, 0.7, 28), paragraph(chapter, "chapter")),
        frame(Area(LEFT, 1.4, 30), paragraph(printed(title), "title")),
    ]
    aside = [block for block in blocks if block.kind == "box"]
    width = (RIGHT - LEFT) * (0.62 if aside else 1)
    top = TOP
    for block in blocks:
        if block.kind != "box":
            area = Area(LEFT, top, width, look)
            frames.append(_numbers(block, area) if block.kind == "numbers" else _main(block, area))
            top += height_of(block, area) + 0.4
    top = TOP
    for block in aside:
        area = Area(LEFT + width + 0.8, top, RIGHT - LEFT - width - 0.8, look)
        label, *lines = map(printed, block.lines)
        text = paragraph(label, "strong") + "".join(paragraph(line, "body") for line in lines)
        frames.append(frame(area, text, "panel"))
        top += area.height_of([label, *lines]) + 1
    return "".join(frames)


def height_of(block: Block, area: Area) -> float:
    """The room that a block takes in the width of an area."""
    if block.kind == "numbers":
        return 5 * area.look.line
    if block.kind == "table":
        rows = block.rows()
        cell = Area(0, 0, area.width / len(rows[0]) - 0.5, area.look)
        return sum(max(cell.height_of([text]) for text in row) for row in rows)
    return area.height_of([printed(line) for line in block.lines])


def _main(block: Block, area: Area) -> str:
    if block.kind == "table":
        return table_of(block, area)
    return frame(area, bullets([printed(line) for line in block.lines]))


def bullets(lines: Sequence[str]) -> str:
    """Lines as a list."""
    items = "".join(f"<text:list-item>{paragraph(line, 'body')}</text:list-item>" for line in lines)
    return f'<text:list text:style-name="dots">{items}</text:list>'


def _numbers(block: Block, area: Area) -> str:
    """Big numbers side by side, each with its legend below."""
    width = area.width / len(block.lines)
    tiles = []
    for n, line in enumerate(block.lines):
        number, legend = number_and_legend(line)
        text = paragraph(number, "number") + paragraph(legend, "body")
        tiles.append(frame(Area(area.left + n * width, area.top, width - 0.6), text, "panel"))
    return "".join(tiles)


def table_of(block: Block, area: Area) -> str:
    """A table as wide as its area, in columns of one width."""
    head, *rows = block.rows()
    columns = '<table:table-column table:style-name="column"/>' * len(head)
    lines = [_row(head, "strong")] + [_row(row, "body") for row in rows]
    return (
        f'<draw:frame draw:layer="layout" {place(area)} svg:height="2cm">'
        f'<table:table table:use-first-row-styles="true" table:use-banding-rows-styles="true">{columns}{"".join(lines)}'
        "</table:table></draw:frame>"
    )


def _row(cells: Sequence[str], style: str) -> str:
    cell = f'<table:table-cell table:style-name="{"head" if style == "strong" else "cell"}">'
    filled = (f"{cell}{paragraph(text, style)}</table:table-cell>" for text in cells)
    return f"<table:table-row>{''.join(filled)}</table:table-row>"


def _page(name: str, frames: str, notice: str, master: str = "Plain") -> str:
    foot = frame(Area(LEFT, HEIGHT - 1.1, 24), paragraph(notice, "notice"))
    opened = f'<draw:page draw:name="{name}" draw:style-name="dp" draw:master-page-name="{master}">'
    return f"{opened}{frames}{foot}</draw:page>"


def frame(area: Area, text: str, style: str = "plain", height: float = 1) -> str:
    """A box of text that grows with it from the height that is given."""
    box = f"<draw:text-box>{text}</draw:text-box>"
    return (
        f'<draw:frame draw:style-name="{style}" draw:layer="layout" {place(area)} svg:height="{height:.4g}cm">{box}'
        "</draw:frame>"
    )


def place(area: Area) -> str:
    """Its place and width as attributes."""
    return f'svg:x="{area.left:.2f}cm" svg:y="{area.top:.2f}cm" svg:width="{area.width:.2f}cm"'


def paragraph(text: str, style: str) -> str:
    """A line of text in a style of the template."""
    return f'<text:p text:style-name="{style}">{escape(text, quote=False)}</text:p>'
