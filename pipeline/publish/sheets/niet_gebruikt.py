"""Sheet Niet gebruikt: the sections of the policies from which nothing was taken."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Clause, UntouchedSection
from pipeline.publish.sheets.excel import Book, Cell, Link, SheetColumn, write_table
from pipeline.publish.sheets.nearest import Rows
from pipeline.publish.view import View
from pipeline.publish.words.places import open_words
from pipeline.publish.words.text import one_line

NAME = "Niet gebruikt"
_NOTES = (
    "De paragrafen van het beleid waaruit niets in de Thema-tabel staat: kijk hier of er iets is overgeslagen. Bij 0 "
    "gevonden uitspraken is er geen eigen standpunt herkend, zoals in een inhoudsopgave.",
)
_COLUMNS = (
    SheetColumn("Zorgkantoor", 16),
    SheetColumn("Document", 25),
    SheetColumn("Paragraaf", 70, "text", "strong"),
    SheetColumn("Pagina", 9, "whole"),
    SheetColumn("PDF", 18, "link"),
    SheetColumn("Gevonden uitspraken, niet gekozen (aantal)", 16, "whole"),
    SheetColumn("Eerste uitspraak in Bronpassages", 30, "link"),
)
_NO_CLAUSE = "geen uitspraak gevonden"


def write_niet_gebruikt(book: Book, view: View, passages: Rows) -> None:
    """Write the sheet; `passages` are the rows of Bronpassages."""
    found: dict[tuple[str, str], list[Clause]] = {}
    for clause in view.comparison.clauses:
        for heading in dict.fromkeys(clause.section):
            found.setdefault((clause.document, heading), []).append(clause)
    untouched = sorted(view.comparison.untouched, key=lambda one: view.place(_owner(one, view)))
    rows = [_cells(one, found.get((one.document, one.heading), ()), view, passages) for one in untouched]
    if not rows:
        rows = [["(geen: uit elke paragraaf staat iets in de tabel)", *[""] * (len(_COLUMNS) - 1)]]
    write_table(book, NAME, "Paragrafen waaruit niets is gebruikt", _NOTES, _COLUMNS, rows, freeze_columns=2)


def _owner(section: UntouchedSection, view: View) -> str:
    document = view.documents.get(section.document)
    return document.zorgkantoor if document else ""


def _cells(section: UntouchedSection, clauses: Sequence[Clause], view: View, passages: Rows) -> list[Cell]:
    first = clauses[0].id if clauses else ""
    row = passages.get((section.document, first))
    return [
        view.zorgkantoor(_owner(section, view)),
        section.document,
        one_line(section.heading),
        section.page or "",
        Link(view.link(section.document, section.page), open_words(section.page)),
        len(clauses),
        Link(f"internal:'Bronpassages'!A{row}", f"Naar {one_line(first)}") if row else _NO_CLAUSE,
    ]
