"""Pages with notes in the margin, close to the text, set by three typesetters in layouts of their own."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

NOTE = ["noot", "merk", "rand", "kant", "bijschrift", "weetje", "uitleg", "bron", "terzijde", "achtergrond"]
TEXT = re.findall(
    r"\w+",
    "wij vragen van iedere aanbieder een plan dat past bij de mensen die daar wonen en werken want goede zorg begint "
    "met luisteren naar wat iemand nodig heeft en wie daarbij kan helpen in de buurt of thuis",
)


@dataclass(frozen=True, slots=True)
class Layout:
    """How a page is set: sizes and distances in points."""

    name: str
    side: str  # left, right, or outer: left on even pages, right on odd ones
    gap: float  # between the note's widest place and the text
    size: float  # of the notes; the text is set in 10
    columns: int = 1
    slanted: bool = False
    short: bool = False  # text in lines of three or four words, as beside a drawing or in steps


LAYOUTS = (
    Layout("close", "left", 6, 7.4, slanted=True),
    Layout("right", "right", 5, 8),
    Layout("outer", "outer", 8, 7.4, columns=2, slanted=True),
    Layout("large", "left", 8, 9.2),
    Layout("same-size", "right", 9, 10, slanted=True),
    Layout("short-lines", "left", 7, 8, short=True),
)
WIDTH, HEIGHT = A4
LEFT, TOP, PITCH, NOTE_WIDTH = 110.0, 70.0, 14.0, 76.0
PAGES = 3


def prose(chance: random.Random, words: int) -> str:
    """Sentences without a word of the notes."""
    return " ".join(chance.choice(TEXT) for _ in range(words)).capitalize() + "."


def notes(chance: random.Random) -> str:
    """A note without a word of the text."""
    return " ".join(chance.choice(NOTE) for _ in range(chance.randint(4, 9))).capitalize() + "."


def side_of(layout: Layout, page: int) -> str:
    """On which side the notes of a page stand."""
    return layout.side if layout.side != "outer" else ("right" if page % 2 else "left")


def by_reportlab(layout: Layout, target: Path) -> None:
    """Paragraphs put at their places."""
    chance = random.Random(layout.name)
    canvas = Canvas(str(target), pagesize=A4, invariant=1)
    face = "Helvetica-Oblique" if layout.slanted else "Helvetica"
    small = ParagraphStyle("note", fontName=face, fontSize=layout.size, leading=layout.size * 1.24)
    body = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=PITCH, spaceAfter=7)
    whole = WIDTH - 2 * LEFT
    width = (whole - 18) / 2 if layout.columns == 2 else whole
    for page in range(1, PAGES + 1):
        for column in range(layout.columns):
            x, y = LEFT + column * (width + 18), HEIGHT - TOP
            while y > 160:
                block = Paragraph(prose(chance, 45), body)
                _, height = block.wrap(90 if layout.short and y < 420 else width, HEIGHT)
                block.drawOn(canvas, x, y - height)
                y -= height + 7
        at_left = side_of(layout, page) == "left"
        for y in (HEIGHT - TOP - 31, HEIGHT - TOP - 233, HEIGHT - TOP - 447):
            note = Paragraph(notes(chance), small)
            _, height = note.wrap(NOTE_WIDTH, HEIGHT)
            note.drawOn(canvas, LEFT - NOTE_WIDTH - layout.gap if at_left else LEFT + whole + layout.gap, y - height)
        canvas.showPage()
    canvas.save()


def by_weasyprint(layout: Layout, target: Path) -> None:
    """Boxes at fixed places beside justified text in Liberation Serif."""
    from weasyprint import HTML  # only here, as elsewhere: it needs Pango

    chance = random.Random(layout.name)
    whole = WIDTH - 2 * LEFT
    style = (
        f"@page{{size:A4;margin:{TOP}pt {LEFT}pt}}body{{margin:0;font:10pt/{PITCH}pt 'Liberation Serif'}}"
        f".page{{position:relative;height:640pt;break-after:page}}p{{margin:0 0 7pt;text-align:justify}}"
        f".flow{{columns:{layout.columns};column-gap:18pt;height:640pt;column-fill:auto}}"
        f".short{{width:95pt;text-align:left}}.note{{position:absolute;width:{NOTE_WIDTH}pt;"
        f"font:{'italic' if layout.slanted else 'normal'} {layout.size}pt/{layout.size * 1.24}pt 'Liberation Serif'}}"
    )
    pages = []
    for page in range(1, PAGES + 1):
        place = (
            f"left:{-NOTE_WIDTH - layout.gap}pt" if side_of(layout, page) == "left" else f"left:{whole + layout.gap}pt"
        )
        blocks = "".join(
            f"<p{' class=short' if layout.short and n > 3 else ''}>{prose(chance, 45)}</p>"
            for n in range(6 if layout.short else 10)
        )
        aside = "".join(f'<div class=note style="top:{y}pt;{place}">{notes(chance)}</div>' for y in (19, 205, 391))
        pages.append(f"<div class=page><div class=flow>{blocks}</div>{aside}</div>")
    HTML(string=f"<html lang=nl><style>{style}</style><body>{''.join(pages)}").write_pdf(target)


def by_typst(layout: Layout, target: Path) -> None:
    """Placed boxes beside text in Libertinus, which comes along with Typst."""
    import typst

    chance = random.Random(layout.name)
    whole = WIDTH - 2 * LEFT
    parts = [
        f'#set page(paper: "a4", margin: (x: {LEFT}pt, y: {TOP}pt))',
        '#set text(size: 10pt, lang: "nl")',
        f"#set par(leading: 6pt, spacing: 12pt, justify: {str(not layout.short).lower()})",
    ]
    for page in range(1, PAGES + 1):
        x = -NOTE_WIDTH - layout.gap if side_of(layout, page) == "left" else whole + layout.gap
        look = ', style: "italic"' if layout.slanted else ""
        parts += [
            f"#place(top + left, dx: {x}pt, dy: {y}pt, block(width: {NOTE_WIDTH}pt)["
            f"#set par(leading: 3pt, justify: false)\n#text(size: {layout.size}pt{look})[{notes(chance)}]])"
            for y in (21, 211, 397)
        ]
        blocks = [prose(chance, 45) for _ in range(6 if layout.short else 12)]
        shown = [f"#block(width: 95pt)[{block}]" if layout.short and n > 3 else block for n, block in enumerate(blocks)]
        flow = "\n\n".join(shown)
        parts.append(f"#columns({layout.columns}, gutter: 18pt)[{flow}]" if layout.columns > 1 else flow)
        parts.append("#pagebreak(weak: true)")
    target.write_bytes(typst.compile("\n\n".join(parts).encode(), format="pdf"))


PRODUCERS: dict[str, Callable[[Layout, Path], None]] = {
    "reportlab": by_reportlab,
    "weasyprint": by_weasyprint,
    "typst": by_typst,
}


def woven(lines: Sequence[str]) -> list[str]:
    """Lines that hold words of a note and words of the text."""
    return [line for line in lines if len({word.strip(".").lower() in NOTE for word in line.split()}) == 2]
