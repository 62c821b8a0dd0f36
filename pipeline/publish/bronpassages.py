"""Sheet Bronpassages: every clause with its place, its reasons and room for a reviewer."""

from __future__ import annotations

from typing import Any

from pipeline.model import Clause
from pipeline.publish.excel import Book, Cell, Column, Link, write_table
from pipeline.publish.figures import with_unit
from pipeline.publish.text import one_line, utf16_length
from pipeline.publish.view import STANCES, View

NAME = "Bronpassages"
VERDICTS = ("akkoord", "aanpassen", "vervalt")
_NOTES = (
    "Elke uitspraak die in het beleid is gevonden, ook wat niet in de tabel staat. De laatste vier kolommen zijn voor "
    "de beoordelaar; 'Id' en 'Document' laten staan, dan is een beoordeling terug te lezen.",
)
_HEADER = 3  # index of the header row: title, one note, link back
_COLUMNS = (
    Column("Id", 24, "text", "plain"),
    Column("Zorgkantoor", 15),
    Column("Jaar", 7),
    Column("Document", 17),
    Column("Thema", 18),
    Column("Soort uitspraak", 13),
    Column("Bereik", 11),
    Column("In tabel", 9),
    Column("Passage", 70),
    Column("Tekst in de tabel", 45),
    Column("Paragraaf", 32),
    Column("Pagina", 9, "whole"),
    Column("PDF", 16, "link"),
    Column("Cijfers", 28),
    Column("Waarom", 80, "text", "aside"),
    Column("Score (0-1)", 9, "number"),
    Column("Oordeel", 13, "text", "input", "input_header"),
    Column("Thema volgens beoordelaar", 20, "text", "input", "input_header"),
    Column("Tekst volgens beoordelaar", 45, "text", "input", "input_header"),
    Column("Opmerking", 32, "text", "input", "input_header"),
)


def anchors(view: View) -> dict[tuple[str, str], int]:
    """The row, from 1, at which the passages of a document and theme begin."""
    rows: dict[tuple[str, str], int] = {}
    for row, clause in enumerate(view.clauses, start=_HEADER + 2):
        rows.setdefault((clause.document, clause.theme), row)
    return rows


def write_bronpassages(book: Book, view: View) -> None:
    """Write the sheet."""
    rows = [_row(clause, view) for clause in view.clauses]
    sheet = write_table(book, NAME, "Bronpassages", _NOTES, _COLUMNS, rows, freeze_columns=2, pages_wide=2)
    _validate(sheet, view, len(rows))


def _row(clause: Clause, view: View) -> list[Cell]:
    facts = "; ".join(
        one_line(f"{fact.kind}: {with_unit(fact.value, fact.unit)} {fact.subject}") for fact in clause.facts
    )
    return [
        one_line(clause.id),
        view.zorgkantoor(clause.zorgkantoor),
        clause.year,
        clause.document,
        view.theme(clause.theme),
        STANCES.get(clause.stance, clause.stance),
        clause.scope,
        "ja" if clause.in_table else "nee",
        clause.text,
        clause.short,
        " › ".join(one_line(heading) for heading in clause.section),
        clause.page,
        Link(view.link(clause.document, clause.page), f"Open pagina {clause.page}"),
        facts,
        " · ".join(one_line(reason) for reason in clause.why),
        round(clause.score, 2),
        "", "", "", "",
    ]  # fmt: skip


def _validate(sheet: Any, view: View, rows: int) -> None:
    """Lists to choose from in the reviewer's columns; free text elsewhere."""
    first, last = _HEADER + 1, _HEADER + max(1, rows)
    names = [column.header for column in _COLUMNS]
    verdict, theme = names.index("Oordeel"), names.index("Thema volgens beoordelaar")
    sheet.data_validation(
        first, verdict, last, verdict,
        {
            "validate": "list", "source": list(VERDICTS), "input_title": "Oordeel",
            "input_message": "akkoord, aanpassen of vervalt", "error_title": "Onbekend oordeel",
            "error_message": "Kies akkoord, aanpassen of vervalt, of laat de cel leeg.",
        },
    )  # fmt: skip
    titles = _choices([view.theme(one.id) for one in view.config.themes], [one.id for one in view.config.themes])
    if titles:
        sheet.data_validation(
            first, theme, last, theme,
            {
                "validate": "list", "source": titles, "error_title": "Onbekend thema",
                "error_message": "Kies een thema uit de lijst, of laat de cel leeg.",
            },
        )  # fmt: skip


def _choices(titles: list[str], ids: list[str]) -> list[str]:
    """Titles, or else ids, that Excel can keep in one list: no commas, at most 255 characters together."""
    for choices in (titles, ids):
        if utf16_length(",".join(choices)) <= 255 and not any("," in choice for choice in choices):
            return choices
    return []
