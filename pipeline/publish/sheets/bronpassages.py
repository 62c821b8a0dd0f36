"""Sheet Bronpassages: every clause with its place, its reasons and room for a reviewer."""

from __future__ import annotations

from collections.abc import Set
from typing import Any

from pipeline.model import Clause, LaidDecision
from pipeline.publish.addresses import passage_address
from pipeline.publish.figures import with_unit
from pipeline.publish.sheets import bronpassages_review as review
from pipeline.publish.sheets.excel import Book, Cell, Column, Link, header_row, write_table
from pipeline.publish.view import STANCES, View
from pipeline.publish.words.places import open_words
from pipeline.publish.words.reasons import why
from pipeline.publish.words.text import one_line, utf16_length

NAME = "Bronpassages"
_NOTES = (
    "Elke uitspraak die in het beleid is gevonden, ook wat niet in de tabel staat. De kolommen Oordeel tot en met "
    "Opmerking zijn voor de beoordelaar: leeg is nog geen oordeel.",
    "Sorteren, filteren en verbergen mag; de verborgen kolom Anker hoort erbij. Na sorteren leiden links van andere "
    "bladen naar een andere rij: zoek dan op het Id dat in de link staat.",
    "Vorige tabel: 'opvolger' heeft een voorganger in de tabel van de vorige periode, 'nieuw' is gekozen zonder "
    "voorganger, leeg is geen van beide. Leeg bij Webpagina: staat niet in de tabel. Leeg bij Cijfers: geen cijfer.",
)
_HEADER = header_row("Bronpassages", _NOTES)
_COLUMNS = (
    Column(review.ID, 24, "text", "plain"),
    Column("Zorgkantoor", 15),
    Column("Jaar", 7),
    Column(review.DOCUMENT, 17),
    Column("Thema", 18),
    Column("Soort uitspraak", 13),
    Column("Bereik", 11),
    Column("In tabel", 9),
    Column("Vorige tabel", 11),
    Column(review.PASSAGE, 70),
    Column("Tekst in de tabel", 45),
    Column(review.SECTION, 32),
    Column(review.PAGE, 9, "whole"),
    Column("PDF", 16, "link"),
    Column("Webpagina", 18, "link"),
    Column("Cijfers", 28),
    Column("Waarom", 80, "text", "aside"),
    Column("Score (0-1)", 9, "number"),
    Column(review.VERDICT, 13, "text", "input", "input_header"),
    Column(review.THEME, 20, "text", "input", "input_header"),
    Column(review.TEXT, 45, "text", "input", "input_header"),
    Column(review.REMARK, 32, "text", "input", "input_header"),
    Column("Eerdere beoordeling", 40),
    Column(review.ANCHOR, 12, "text", "plain"),
)


def anchors(view: View) -> dict[tuple[str, str], int]:
    """The row, from 1, at which the passages of a document and theme begin."""
    first: dict[tuple[str, str], int] = {}
    for row, clause in enumerate(view.clauses, start=_HEADER + 2):
        first.setdefault((clause.document, clause.theme), row)
    return first


def passage_rows(view: View) -> dict[tuple[str, str], int]:
    """The row, from 1, of each clause, by document and id."""
    return {(clause.document, clause.id): row for row, clause in enumerate(view.clauses, start=_HEADER + 2)}


def write_bronpassages(book: Book, view: View) -> None:
    """Write the sheet: every clause, and below them what was decided about passages that are no longer found."""
    laid = {(one.document, one.clause): one for one in view.comparison.decisions if one.clause}
    rows = [_row(clause, view, laid.get((clause.document, clause.id)), view.shown) for clause in view.clauses]
    rows += [_orphan(one, view) for one in view.comparison.decisions if one.match == "orphan"]
    sheet = write_table(book, NAME, "Bronpassages", _NOTES, _COLUMNS, rows, freeze_columns=2, pages_wide=2)
    anchor = [column.header for column in _COLUMNS].index(review.ANCHOR)
    sheet.set_column(anchor, anchor, _COLUMNS[anchor].width, None, {"hidden": True})
    _validate(sheet, view, len(rows))


def _row(clause: Clause, view: View, laid: LaidDecision | None, shown: Set[str]) -> list[Cell]:
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
        "ja" if clause.id in shown else "nee",
        clause.succession,
        clause.text,
        clause.short,
        review.section_text(clause.section),
        clause.page or "",
        Link(view.link_of(clause), open_words(clause)),
        Link(passage_address(clause), "Open op webpagina") if clause.id in shown else "",
        facts,
        " · ".join(one_line(reason) for reason in why(clause, view.says)),
        round(clause.score, 2),
        *review.cells(clause, laid, view),
    ]  # fmt: skip


def _orphan(laid: LaidDecision, view: View) -> list[Cell]:
    """A row for a decision whose passage is no longer found, so that it is not forgotten."""
    anchor, document = laid.standing.anchor, view.documents.get(laid.document)
    name = laid.document or anchor.document
    return [
        one_line(anchor.clause),
        view.zorgkantoor(document.zorgkantoor) if document else "",
        document.year if document else "",
        one_line(name),
        view.theme(laid.standing.shown.theme),
        "", "",
        "nee",
        "",
        anchor.text,
        "",
        review.section_text(anchor.section),
        anchor.page or "",
        Link(view.link(name, anchor.page or None), f"Open pagina {anchor.page}") if document else "",
        "", "",
        review.NOT_FOUND,
        "",
        *review.orphan_cells(laid, view),
    ]  # fmt: skip


def _validate(sheet: Any, view: View, rows: int) -> None:
    """Lists to choose from in the reviewer's columns; free text elsewhere."""
    first, last = _HEADER + 1, _HEADER + max(1, rows)
    names = [column.header for column in _COLUMNS]
    verdict, theme = names.index(review.VERDICT), names.index(review.THEME)
    sheet.data_validation(
        first, verdict, last, verdict,
        {
            "validate": "list", "source": list(review.VERDICTS), "input_title": "Oordeel",
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
