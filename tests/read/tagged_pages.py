"""Tagged PDFs of one text by four producers, and wrong trees made of good ones.

`python -m tests.read.tagged_pages` makes the files of Chromium and LibreOffice anew; the others are made by each test.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf

from tests.styles.documents.office import print_to_pdf

FOLDER = Path(__file__).parent / "tagged"
PROSE = (
    "Wij vragen van iedere aanbieder een plan dat past bij de mensen die daar wonen en werken. Goede zorg begint met "
    "luisteren naar wat iemand nodig heeft, en wie daarbij kan helpen in de buurt of thuis. "
)
CHAPTERS = ("Zorg dichtbij", "Geld en afspraken", "Techniek in huis")
PARTS = ("Wat wij willen zien", "Hoe wij dat volgen", "Waar het op rust")
"""Titles of parts are set as the text is: only a tree can tell them."""
STRUCTURE = ("/Document", "/Div", "/NonStruct", "/Span", "/Sect", "/Body")
PARAGRAPHS = ("/P", "/Body")  # the second is LibreOffice's name for paragraphs in a style of that name
HEADINGS = [(level, text) for chapter in CHAPTERS for level, text in ((1, chapter), *((2, part) for part in PARTS))]


def by_typst(target: Path) -> None:
    """A header that is another one on each page, which only the tree tells from the text."""
    import typst

    heads = "(" + ", ".join(f'"{chapter} van dichtbij bekeken"' for chapter in CHAPTERS) + ")"
    body = "\n\n#pagebreak()\n\n".join(
        f"= {chapter}\n\n" + "\n\n".join(f"== {part}\n\n{PROSE * 3}" for part in PARTS) for chapter in CHAPTERS
    )
    text = (
        f'#set page(paper: "a4", header: context {{ {heads}.at(counter(page).get().first() - 1) }})\n'
        f'#set text(size: 10pt, lang: "nl")\n#show heading.where(level: 1): set text(size: 16pt)\n'
        f'#show heading.where(level: 2): set text(size: 10pt, weight: "regular")\n{body}'
    )
    target.write_bytes(typst.compile(text.encode(), format="pdf"))


def html() -> str:
    """The text as a web page."""
    chapters = "".join(
        f"<h1>{chapter}</h1>" + "".join(f"<h2>{part}</h2><p>{PROSE * 3}</p>" for part in PARTS) for chapter in CHAPTERS
    )
    style = (
        "@page{size:A4;margin:70pt}body{margin:0;font:10pt/14pt 'Liberation Sans'}h1{font-size:16pt;break-before:page}"
        "h2{font:inherit;margin:8pt 0}h1:first-child{break-before:auto}"
    )
    return f'<!DOCTYPE html><html lang="nl"><title>Plan</title><style>{style}</style><body>{chapters}'


def fodt() -> str:
    """The text as a document of Writer; the titles of its parts are set as its text is."""
    body = "".join(
        f'<text:h text:style-name="Chapter" text:outline-level="1">{chapter}</text:h>'
        + "".join(
            f'<text:h text:style-name="Part" text:outline-level="2">{part}</text:h>'
            f'<text:p text:style-name="Body">{PROSE * 3}</text:p>'
            for part in PARTS
        )
        for chapter in CHAPTERS
    )
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
        for name, space in (("office", "office"), ("text", "text"), ("style", "style"), ("fo", "xsl-fo-compatible"))
    )
    looks = "".join(
        f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties '
        f'fo:margin-bottom="7pt"{extra}/><style:text-properties fo:font-size="{size}pt" '
        'fo:font-family="Liberation Sans"/></style:style>'
        for name, size, extra in (("Chapter", 16, ' fo:break-before="page"'), ("Part", 10, ""), ("Body", 10, ""))
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {spaces} office:version="1.3" '
        'office:mimetype="application/vnd.oasis.opendocument.text">'
        f"<office:styles>{looks}</office:styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document>"
    )


LEFT, RIGHT = (" ".join(f"{side}{n:03}" for n in range(150)) for side in ("links", "rechts"))


def beside_by_typst(target: Path) -> None:
    """Two columns of justified text with a gutter no wider than a stretched space."""
    import typst

    columns = f"#grid(columns: (1fr, 1fr), gutter: 5pt)[{LEFT}\n\n{LEFT}][{RIGHT}\n\n{RIGHT}]"
    setting = '#set page(paper: "a4", margin: 60pt)\n#set text(size: 10pt, lang: "nl")\n#set par(justify: true)'
    target.write_bytes(typst.compile(f"{setting}\n= Zorg\n\n{PROSE}\n\n{columns}".encode(), format="pdf"))


def beside_by_weasyprint(target: Path) -> None:
    """The same from a web page."""
    from weasyprint import HTML

    style = (
        "@page{size:A4;margin:60pt}body{font:10pt/13pt 'Liberation Sans';text-align:justify}"
        "div{columns:2;column-gap:5pt}.next{break-before:column}"
    )
    columns = f"<div><p>{LEFT}</p><p>{LEFT}</p><p class=next>{RIGHT}</p><p>{RIGHT}</p></div>"
    page = f"<html lang=nl><title>Plan</title><style>{style}</style><h1>Zorg</h1><p>{PROSE}</p>{columns}"
    HTML(string=page).write_pdf(target, pdf_variant="pdf/ua-1")


def by_weasyprint(target: Path) -> None:
    """PDF/UA."""
    from weasyprint import HTML

    HTML(string=html()).write_pdf(target, pdf_variant="pdf/ua-1")


def tables_by_typst(target: Path, heads: int) -> None:
    """A table of words in one type, with as many rows of its head."""
    import typst

    rows = [("Onderwerp", "Wat wij vragen", "Wanneer"), ("van het plan", "van aanbieders", "het ingaat")]
    rows += [("voor de regio", "in de wijk", "en hoe lang"), ("Wonen", "een plan", "dit jaar")]
    rows += [("Eten", "een gesprek", "elk jaar"), ("Slapen", "rust in huis", "altijd"), ("Vervoer", "een taxi", "soms")]
    head = ", ".join(f"[{cell}]" for row in rows[:heads] for cell in row)
    body = ", ".join(f"[{cell}]" for row in rows[heads:] for cell in row)
    setting = '#set page(paper: "a4", margin: 60pt)\n#set text(size: 10pt, lang: "nl")'
    table = f"#table(columns: (1fr, 1fr, 1fr), table.header({head}), {body})"
    target.write_bytes(typst.compile(f"{setting}\n= Zorg\n\n{PROSE * 3}\n\n{table}".encode(), format="pdf"))


def stored(producer: str) -> Callable[[Path], None]:
    """What a program that tests cannot count on has made."""

    def copy(target: Path) -> None:
        target.write_bytes((FOLDER / f"{producer}.pdf").read_bytes())

    return copy


PRODUCERS: dict[str, Callable[[Path], None]] = {
    "typst": by_typst,
    "weasyprint": by_weasyprint,
    "chromium": stored("chromium"),
    "libreoffice": stored("libreoffice"),
}


def all_headings(pdf: pikepdf.Pdf) -> None:
    """Every paragraph is called a heading."""
    for element in elements(pdf):
        if str(element.get("/S")) in PARAGRAPHS:
            element.S = pikepdf.Name.H1


def no_headings(pdf: pikepdf.Pdf) -> None:
    """Every heading is called a paragraph."""
    for element in elements(pdf):
        if str(element.get("/S")) not in STRUCTURE:
            element.S = pikepdf.Name.P


def empty(pdf: pikepdf.Pdf) -> None:
    """A tree without anything in it."""
    pdf.Root.StructTreeRoot = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))


def swapped(pdf: pikepdf.Pdf) -> None:
    """Headings and paragraphs have changed names."""
    for element in elements(pdf):
        kind = str(element.get("/S"))
        if kind in PARAGRAPHS:
            element.S = pikepdf.Name.H2
        elif kind not in STRUCTURE:
            element.S = pikepdf.Name.P


def circular(pdf: pikepdf.Pdf) -> None:
    """An element that is a child of its own child."""
    top = pdf.Root.StructTreeRoot
    first = next(elements(pdf))
    top.K = pikepdf.Array([first, first])
    first.P = first


WRONG: dict[str, Callable[[pikepdf.Pdf], None]] = {
    "all-headings": all_headings,
    "no-headings": no_headings,
    "empty": empty,
    "swapped": swapped,
    "circular": circular,
}


def first_part(pdf: pikepdf.Pdf) -> None:
    """A tree that stops after the first page: what follows is on the page and not in it."""
    first = pdf.pages[0].objgen
    for element in elements(pdf):
        page = element.get("/Pg")
        if page is not None and page.objgen != first:
            element.K = pikepdf.Array()


def renamed(names: dict[str, str]) -> Callable[[pikepdf.Pdf], None]:
    """A tree in which elements are called otherwise."""

    def change(pdf: pikepdf.Pdf) -> None:
        for element in elements(pdf):
            element.S = pikepdf.Name(names.get(str(element.get("/S")), str(element.get("/S"))))

    return change


WRONG_TABLES: dict[str, Callable[[pikepdf.Pdf], None]] = {
    "every-cell-a-head": renamed({"/TD": "/TH"}),
    "no-head": renamed({"/TH": "/TD"}),
    "changed-about": renamed({"/TH": "/TD", "/TD": "/TH"}),
    "cells-are-paragraphs": renamed({"/TH": "/P", "/TD": "/P"}),
    "rows-are-cells": renamed({"/TR": "/TD", "/TH": "/P", "/TD": "/P"}),
    "empty": empty,
    "circular": circular,
}


def elements(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """Every element of the tree."""
    for found in pdf.objects:
        if isinstance(found, pikepdf.Dictionary) and "/S" in found and "/P" in found and "/K" in found:
            yield found


def changed(source: Path, target: Path, change: Callable[[pikepdf.Pdf], None]) -> None:
    """A copy with another tree."""
    with pikepdf.open(source) as pdf:
        change(pdf)
        pdf.save(target)


def untagged(pdf: pikepdf.Pdf) -> None:
    """No tree at all."""
    for key in ("/StructTreeRoot", "/MarkInfo"):
        if key in pdf.Root:
            del pdf.Root[key]


def main() -> None:
    """The files of the programs that tests cannot count on."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as spare:
        page = Path(spare) / "page.html"
        page.write_text(html(), encoding="utf-8")
        chromium = ["chromium", "--headless", "--no-sandbox", "--no-pdf-header-footer"]
        run([*chromium, f"--print-to-pdf={FOLDER / 'chromium.pdf'}", str(page)])
        text = Path(spare) / "text.fodt"
        text.write_text(fodt(), encoding="utf-8")
        tagged = 'writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
        print_to_pdf(text, FOLDER / "libreoffice.pdf", tagged)


def run(command: list[str]) -> None:
    """A program, which must succeed."""
    subprocess.run(command, check=True, capture_output=True, timeout=120)


if __name__ == "__main__":
    main()
