"""Sheet Documenten: what was read, what came out of it, and what went wrong."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePosixPath

from pipeline.model import Cause
from pipeline.publish.sheets.excel import Book, Cell, Link, SheetColumn, write_table
from pipeline.publish.view import View
from pipeline.publish.words.causes import caused
from pipeline.publish.words.dates import in_words
from pipeline.publish.words.findings import finding_lines
from pipeline.publish.words.text import one_line

NAME = "Documenten"
_NOTES = (
    "Alle documenten in het corpus. Klopt een soort, zorgkantoor of jaar niet: verbeter het in corpus/documents.csv, "
    "zet 'confirmed' op 'yes' en draai opnieuw. Een lege cel: niet van toepassing.",
)
_COLUMNS = (
    SheetColumn("Id", 22),
    SheetColumn("Titel", 50),
    SheetColumn("Soort", 14),
    SheetColumn("Uitgever", 26),
    SheetColumn("Zorgkantoor", 16),
    SheetColumn("Jaar", 8),
    SheetColumn("Sector", 8),
    SheetColumn("Gepubliceerd", 13),
    SheetColumn("Aanvulling op", 17),
    SheetColumn("In Thema-tabel", 11),
    SheetColumn("Pagina's (aantal)", 10, "whole"),
    SheetColumn("Tabellen (aantal)", 10, "whole"),
    SheetColumn("Uitspraken (aantal)", 11, "whole"),
    SheetColumn("Uitspraken in tabel (aantal)", 12, "whole"),
    SheetColumn("Waarschuwingen", 60),
    SheetColumn("PDF", 32, "link"),
    SheetColumn("SHA-256", 22, "text", "plain", raises=False),
)


def write_documenten(book: Book, view: View) -> None:
    """Write the sheet: documents as read, then those that were set aside."""
    tables = Counter(document for document, _ in view.comparison.tables)
    clauses = Counter(clause.document for clause in view.comparison.clauses)
    shown = Counter(clause.document for cell in view.comparison.matrix for clause in cell.clauses)
    rows: list[list[Cell]] = [
        [
            document.id,
            document.title,
            document.kind or "onbekend",
            document.publisher,
            view.zorgkantoor(document.zorgkantoor),
            document.year or "onbekend",
            document.sector,
            in_words(document.published) if document.published else "niet vermeld",
            view.added_to(document),
            "ja" if document.id in view.comparison.current else "nee",
            document.pages,
            tables[document.id],
            clauses[document.id],
            shown[document.id],
            "\n".join(one_line(line) for line in finding_lines(document.findings)),
            Link(view.link(document.id), PurePosixPath(document.source).name),
            document.sha256,
        ]
        for document in view.comparison.documents
    ]
    rows += [_aside(source, cause) for source, cause in view.run_info.set_aside]
    write_table(book, NAME, "Documenten", _NOTES, _COLUMNS, rows, freeze_columns=1)


def _aside(source: str, cause: Cause) -> list[Cell]:
    row: list[Cell] = [""] * len(_COLUMNS)
    row[0], row[1], row[2], row[9], row[14] = "(niet gelezen)", source, "onbekend", "nee", caused(cause)
    return row
