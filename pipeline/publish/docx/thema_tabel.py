"""thema-tabel.docx: per theme a heading, which the navigation shows, and a table with a column per zorgkantoor."""

from __future__ import annotations

from pathlib import Path

from docx.document import Document

from pipeline.config import Config
from pipeline.model import Comparison
from pipeline.publish.docx.differences import add_differences
from pipeline.publish.docx.grid import add_table
from pipeline.publish.docx.paper import LANDSCAPE, new_document, save
from pipeline.publish.docx.runs import add_line
from pipeline.publish.docx.statements import Statements
from pipeline.publish.run_info import RunInfo
from pipeline.publish.view import View

SOURCES = "Bronnen"
_SOURCES_TOLD = (
    "De eindnoten hierna noemen van elke uitspraak het document, de paragraaf en de pagina, en de hele passage waar "
    "die meer zegt dan hierboven staat."
)
_LEGEND = (
    ("", "• eigen keuze van het zorgkantoor; ◦ onder 'Landelijk': staat ook in het beleid van andere zorgkantoren of "
     "is een gezamenlijke afspraak; "),
    ("strong", "vet"),
    ("", " cijfer; p. 7 opent de pagina; het nummer erachter is de noot met de bron, achteraan; "),
    ("mark", "gewijzigd, nieuw"),
    ("", " ten opzichte van de vorige editie. De woorden zijn die van de documenten, ingekort."),
)  # fmt: skip


def write_docx(path: Path, comparison: Comparison, config: Config, run_info: RunInfo) -> None:
    """Write thema-tabel.docx; `path` is the old file or the whole new one, never half of it."""
    view = View(comparison, config, run_info)
    paper = LANDSCAPE[config.publish.paper]
    document = new_document(view, config.publish.title, paper)
    told = (
        f"{config.publish.subject}. {len(view.shown)} uitspraken; stand van {run_info.made:%d-%m-%Y}; "
        f"gemaakt met thematabel {run_info.version}.{f' {view.reviewed}.' if view.reviewed else ''}"
    )
    add_line(document, "Toelichting", ("", told))
    add_line(document, "Toelichting", *_LEGEND)
    statements = Statements(document, view)
    zorgkantoren = view.zorgkantoren
    heads = [[("strong", view.zorgkantoor(one)), ("", f", {view.header(one)}")] for one in zorgkantoren]
    width = (paper.width - 2 * paper.margin) / max(1, len(zorgkantoren))
    for theme in config.themes:
        title = view.theme(theme.id)
        add_line(document, "Heading 1", ("", title))
        cells = [statements.cell(theme.id, zorgkantoor) for zorgkantoor in zorgkantoren]
        add_table(document, f"{title}: uitspraken per zorgkantoor", heads, [cells], [width] * len(zorgkantoren))
    add_differences(document, view, statements.links, paper)
    tell_sources(document)
    save(document, path, view)


def tell_sources(document: Document) -> None:
    """The heading of the notes, which a word processor sets behind all else: right below, or on a page of their own."""
    add_line(document, "Heading 1", ("", SOURCES))
    add_line(document, "Toelichting", ("", _SOURCES_TOLD))
