"""Wide slides made in LibreOffice Impress: title over a thin line, boxes with a coloured label, remarks at the foot."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.styles.documents.office import print_to_pdf
from tests.styles.documents.slides import (
    Area,
    Look,
    bullets,
    frame,
    height_of,
    number_and_legend,
    paragraph,
    place,
    slides_of,
    table_of,
)
from tests.styles.documents.source import Block, Source, printed

LOOK = Look(Path(__file__).with_suffix(".fodp"), "Cover", 0.58, 4.7)
SMALL = Look(line=0.42, letters=6.1)
LEFT, WIDTH, TOP, FOOT = 1.2, 23.0, 3.1, 13.3  # centimetres on a slide of 25.4 by 14.29
ICONS = {  # a style and an arrow, a plus, a triangle or lines of text in a square of 24 by 24
    "Wat vragen wij": ("ask", "M4 10h9v-5l8 7-8 7v-5h-9z"),
    "Wat bieden wij": ("offer", "M9 3h6v6h6v6h-6v6h-6v-6h-6v-6h6z"),
    "Wat verandert er": ("change", "M12 3l10 18h-20z"),
    "": ("other", "M3 4h18v4h-18zM3 10h18v4h-18zM3 16h11v4h-11z"),
}


def make(source: Source, target: Path) -> None:
    """Write a flat presentation and let LibreOffice make the PDF."""
    known = source.settings
    lines = (("title", "cover", 2.4), ("subtitle", "lead", 6.3), ("publisher", "strong", 9.6), ("date", "body", 10.5))
    cover = "".join(frame(Area(LEFT, top, 16.5), paragraph(known[name], style)) for name, style, top in lines)
    pages = [_page(0, cover, source.notice, LOOK.cover)]
    for number, (chapter, title, blocks) in enumerate(slides_of(source), start=1):
        head = frame(Area(LEFT, 0.6, 21), paragraph(printed(title), "title"), "low", 2)
        foot = frame(Area(LEFT, FOOT, 8), paragraph(chapter, "chapter"))
        pages.append(_page(number, head + _body(blocks) + foot, source.notice, "Plain"))
    with tempfile.TemporaryDirectory() as work:
        flat = Path(work) / f"{source.id}.fodp"
        flat.write_text(LOOK.skeleton.read_text(encoding="utf-8").replace("<!--pages-->", "".join(pages)), "utf-8")
        print_to_pdf(flat, target, "impress_pdf_Export")


def _body(blocks: list[Block]) -> str:
    boxes = [block for block in blocks if block.kind == "box"]
    width = WIDTH * 0.34 if len(boxes) == 1 else (WIDTH + 0.5) / max(1, len(boxes)) - 0.5
    main = Area(LEFT, TOP, WIDTH - width - 0.8 if len(boxes) == 1 else WIDTH, LOOK)
    frames = []
    for block in blocks:
        if block.kind not in {"box", "margin"}:
            made, height = _block(block, main)
            frames.append(made)
            main = Area(LEFT, main.top + height, main.width, LOOK)
    tallest = max(
        (Area(0, 0, width - 1.1, LOOK).height_of(box.lines[1:]) + 0.05 * len(box.lines) for box in boxes), default=0
    )
    for n, box in enumerate(boxes):
        at = (LEFT + main.width + 0.8, TOP + 0.1) if len(boxes) == 1 else (LEFT + n * (width + 0.5), main.top + 0.2)
        frames.append(_box(box, Area(*at, width, LOOK), tallest))
    notes = [printed(line) for block in blocks if block.kind == "margin" for line in block.lines]
    rise = sum(Area(0, 0, WIDTH, SMALL).height_of([note]) - 0.4 for note in notes) + 0.3
    return "".join(frames) + frame(Area(LEFT, FOOT - rise, WIDTH), "".join(paragraph(note, "remark") for note in notes))


def _block(block: Block, area: Area) -> tuple[str, float]:
    """A block as it stands on the slide, and the height that it takes."""
    if block.kind == "table":
        caption = frame(area, paragraph(block.caption, "strong"))
        return caption + table_of(block, Area(area.left, area.top + 0.8, area.width, LOOK)), 0.9 + height_of(
            block, area
        )
    if block.kind in {"numbers", "cards"}:
        pairs, step = [number_and_legend(line) for line in block.lines], (area.width + 0.5) / len(block.lines)
        tallest = max(Area(0, 0, step - 1.8, LOOK).height_of([legend]) for _, legend in pairs) + 1
        texts = (paragraph(first, block.kind) + paragraph(legend, "body") for first, legend in pairs)
        tiles = (Area(area.left + n * step, area.top + 0.1, step - 0.5) for n in range(len(pairs)))
        return "".join(
            frame(tile, text, "tile", tallest) for tile, text in zip(tiles, texts, strict=True)
        ), tallest + 0.6
    lines = [printed(line) for line in block.lines]
    height = height_of(block, area) + 0.1 * len(lines)
    return frame(area, bullets(lines) if block.kind == "bullets" else paragraph(lines[0], block.kind)), height


def _box(box: Block, area: Area, height: float) -> str:
    """A coloured label with its icon, and the lines below it."""
    label, *lines = map(printed, box.lines)
    style, path = ICONS.get(label, ICONS[""])
    shape = f'svg:height="0.5cm" svg:viewBox="0 0 24 24" svg:d="{path}"'
    icon = f'<draw:path draw:style-name="icon" {place(Area(area.left + 0.25, area.top + 0.15, 0.5))} {shape}/>'
    text = frame(Area(area.left, area.top + 0.8, area.width), bullets(lines), f"box-{style}", height)
    return frame(area, paragraph(label, "label"), f"band-{style}", 0.8) + icon + text


def _page(number: int, frames: str, notice: str, master: str) -> str:
    opened = f'<draw:page draw:name="p{number}" draw:style-name="dp" draw:master-page-name="{master}">'
    return f"{opened}{frames}{frame(Area(LEFT + 8.2, FOOT, 12), paragraph(notice, 'notice'))}</draw:page>"
