"""Sources of the gallery: HTML with prose and rows to fill in, and the tables that a reader sees in it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

HERE = Path(__file__).parent
PRODUCERS = re.compile(r"<!-- producers: ([a-z ]+) -->")
BREAKS = ("p", "li", "br", "div")  # what parts the texts of a cell

PROSE = (
    "Het zorgkantoor koopt langdurige zorg in voor mensen die blijvend op zorg zijn aangewezen. Daarbij kijken wij "
    "naar wat er in de regio nodig is en naar wat aanbieders met elkaar kunnen bereiken.",
    "In de gesprekken van afgelopen voorjaar noemden aanbieders vooral de krapte op de arbeidsmarkt. Ook de bouw van "
    "nieuwe locaties verloopt moeizaam, omdat grond en vergunningen op zich laten wachten.",
    "Wij vragen elke aanbieder om een plan waarin staat hoe de zorg toegankelijk blijft. Het plan mag kort zijn, maar "
    "moet laten zien welke keuzes de organisatie maakt en welke samenwerking daarvoor nodig is.",
    "Cliënten willen zo lang mogelijk in hun eigen omgeving wonen. Zorg thuis krijgt daarom voorrang boven nieuwe "
    "plaatsen met verblijf, zolang dat verantwoord is en de naasten het volhouden.",
    "De afspraken gelden voor een jaar. Tussentijds kan het zorgkantoor ze bijstellen wanneer het beschikbare budget "
    "verandert of wanneer de uitvoering in de praktijk anders loopt dan gedacht.",
    "Over de uitkomsten van de inkoop schrijven wij elk jaar een verslag, dat voor iedereen te lezen is. Daarin staat "
    "ook wat wij met de reacties op het vorige verslag hebben gedaan.",
)
FIRST = ("Zorggroep", "Stichting", "Huize", "Hof van", "Woonzorg")
LAST = (
    "Avondster",
    "Berkel",
    "Dommel",
    "Eemland",
    "Geuldal",
    "Hunze",
    "Kromme Rijn",
    "Lauwers",
    "Maasoever",
    "Vecht",
    "Zaan",
)


@dataclass(frozen=True, slots=True)
class Source:
    """One page layout: its HTML, who prints it, and the tables in it as a test expects them."""

    name: str
    producers: tuple[str, ...]
    body: ET.Element

    @property
    def html(self) -> str:
        """The whole document."""
        inner = ET.tostring(self.body, encoding="unicode", method="html")
        style = (HERE / "gallery.css").read_text("utf-8")
        head = f'<meta charset="utf-8"><title>{self.name}</title><style>{style}</style>'
        return f'<!DOCTYPE html><html lang="nl"><head>{head}</head>{inner}</html>'

    @property
    def tables(self) -> list[dict[str, object]]:
        """Page, last page, caption and grid of each table."""
        ids = {e.get("id"): e for e in self.body.iter() if e.get("id")}
        out: list[dict[str, object]] = []
        for table in self.body.iter("table"):
            caption = ids.get(table.get("data-caption"))
            page = int(table.get("data-page", "1"))
            out.append(
                {
                    "page": page,
                    "page_end": int(table.get("data-end", str(page))),
                    "caption": "" if caption is None else text_of(caption),
                    "grid": grid_of(table),
                }
            )
        return out


def read_source(path: Path) -> Source:
    """One file of `sources`, with prose and rows filled in."""
    text = path.read_text("utf-8")
    producers = PRODUCERS.match(text)
    if producers is None:
        raise ValueError(f"{path.name}: the first line names no producers")
    body = ET.fromstring(f"<body>{text}</body>")
    _fill_in(body, cycle(PROSE))
    return Source(path.stem, tuple(producers[1].split()), body)


def _fill_in(parent: ET.Element, prose: Iterator[str]) -> None:
    """Put paragraphs for <proza n="2"/> and rows of figures for <rijen n="9" kolommen="3"/>."""
    children: list[ET.Element] = []
    for child in parent:
        if child.tag == "proza":
            children += [_element("p", text) for text in islice(prose, int(child.get("n", "1")))]
        elif child.tag == "rijen":
            children += _rows(int(child.get("n", "1")), int(child.get("kolommen", "1")))
        else:
            _fill_in(child, prose)
            children.append(child)
    parent[:] = children


def _rows(count: int, columns: int) -> list[ET.Element]:
    """Rows with a name and figures, the same each time."""
    out = []
    for i in range(count):
        row = ET.Element("tr")
        row.append(_element("td", f"{FIRST[i % len(FIRST)]} {LAST[i % len(LAST)]}"))
        for k in range(columns):
            cell = _element("td", f"{(i * 37 + k * 53) % 880 + 13}")
            cell.set("class", "r")
            row.append(cell)
        out.append(row)
    return out


def _element(tag: str, text: str) -> ET.Element:
    element = ET.Element(tag)
    element.text = text
    return element


def grid_of(table: ET.Element) -> list[list[str]]:
    """The rows of a table, the text of a merged cell in every place that it covers."""
    places: dict[tuple[int, int], str] = {}
    rows = list(table.iter("tr"))
    for r, row in enumerate(rows):
        c = 0
        for cell in row:
            while (r, c) in places:
                c += 1
            high, wide = int(cell.get("rowspan", "1")), int(cell.get("colspan", "1"))
            places |= {(r + i, c + k): text_of(cell) for i in range(high) for k in range(wide)}
    width = max(c for _, c in places) + 1
    return [[places.get((r, c), "") for c in range(width)] for r in range(len(rows))]


def text_of(element: ET.Element) -> str:
    """The text of an element as it is printed: bullets before the items of a list, single spaces."""
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: ET.Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag in BREAKS:
            yield " "
        if child.tag == "li":
            yield "• "
        if child.tag == "sup":  # a raised mark is a word by itself
            yield " "
        yield from _pieces(child)
        if child.tag in BREAKS:
            yield " "
        yield child.tail or ""
