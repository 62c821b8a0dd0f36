"""Sheet Bronpassages: every clause with its place, its reasons and room for a reviewer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import Any

from pipeline.model import Clause, LaidDecision
from pipeline.publish.addresses import passage_address
from pipeline.publish.figures import with_unit
from pipeline.publish.sheets import bronpassages_review as review
from pipeline.publish.sheets.excel import Book, Cell, Link, SheetColumn, header_row, write_table
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
# By importance for who reviews: what is judged, then the verdict, within one screen; then what it rests on.
_COLUMNS = (
    SheetColumn(review.ID, 24, "text", "plain", raises=False),
    SheetColumn("Zorgkantoor", 17),
    SheetColumn("Thema", 24),
    SheetColumn(review.PASSAGE, 112),
    SheetColumn(review.PAGE, 8, "whole"),
    SheetColumn("PDF", 16, "link"),
    SheetColumn(review.VERDICT, 12, "text", "input", "input_header"),
    SheetColumn(review.THEME, 20, "text", "input", "input_header"),
    SheetColumn(review.TEXT, 40, "text", "input", "input_header"),
    SheetColumn(review.REMARK, 28, "text", "input", "input_header"),
    SheetColumn("In tabel", 9),
    SheetColumn("Tekst in de tabel", 60, raises=False),
    SheetColumn("Soort uitspraak", 13),
    SheetColumn("Bereik", 11),
    SheetColumn("Vorige tabel", 11),
    SheetColumn(review.SECTION, 32, "text", "aside", raises=False),
    SheetColumn("Webpagina", 18, "link"),
    SheetColumn("Cijfers", 28, "text", "aside", raises=False),
    SheetColumn("Waarom", 80, "text", "aside", raises=False),
    SheetColumn("Score (0-1)", 9, "number"),
    SheetColumn(review.EARLIER, 40),
    SheetColumn("Jaar", 7),
    SheetColumn(review.DOCUMENT, 17),
    SheetColumn(review.ANCHOR, 12, "text", "plain", raises=False),
)
_PRINTED = [column.header for column in _COLUMNS].index(review.REMARK) + 1  # columns that go on paper


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
    sheet = write_table(book, NAME, "Bronpassages", _NOTES, _COLUMNS, rows, freeze_columns=2, printed=_PRINTED)
    anchor = [column.header for column in _COLUMNS].index(review.ANCHOR)
    sheet.set_column(anchor, anchor, _COLUMNS[anchor].width, None, {"hidden": True})
    _validate(sheet, view, len(rows))


def _row(clause: Clause, view: View, laid: LaidDecision | None, shown: Set[str]) -> list[Cell]:
    facts = "; ".join(
        one_line(f"{fact.kind}: {with_unit(fact.value, fact.unit)} {fact.subject}") for fact in clause.facts
    )
    return _in_order(
        {
            review.ID: one_line(clause.id),
            "Zorgkantoor": view.zorgkantoor(clause.zorgkantoor),
            "Thema": view.theme(clause.theme),
            review.PASSAGE: clause.text,
            review.PAGE: clause.page or "",
            "PDF": Link(view.link_of(clause), open_words(clause.page)),
            "In tabel": "ja" if clause.id in shown else "nee",
            "Tekst in de tabel": clause.short,
            "Soort uitspraak": STANCES.get(clause.stance, clause.stance),
            "Bereik": clause.scope,
            "Vorige tabel": clause.succession,
            review.SECTION: review.section_text(clause.section),
            "Webpagina": Link(passage_address(clause), "Open op webpagina") if clause.id in shown else "",
            "Cijfers": facts,
            "Waarom": " · ".join(one_line(reason) for reason in why(clause, view.says)),
            "Score (0-1)": round(clause.score, 2),
            "Jaar": clause.year,
            review.DOCUMENT: clause.document,
        },
        review.cells(clause, laid, view),
    )


def _orphan(laid: LaidDecision, view: View) -> list[Cell]:
    """A row for a decision whose passage is no longer found, so that it is not forgotten."""
    anchor, document = laid.standing.anchor, view.documents.get(laid.document)
    name = laid.document or anchor.document
    return _in_order(
        {
            review.ID: one_line(anchor.clause),
            "Zorgkantoor": view.zorgkantoor(document.zorgkantoor) if document else "",
            "Thema": view.theme(laid.standing.shown.theme),
            review.PASSAGE: anchor.text,
            review.PAGE: anchor.page or "",
            "PDF": Link(view.link(name, anchor.page or None), open_words(anchor.page)) if document else "",
            "In tabel": "nee",
            review.SECTION: review.section_text(anchor.section),
            "Waarom": review.NOT_FOUND,
            "Jaar": document.year if document else "",
            review.DOCUMENT: one_line(name),
        },
        review.orphan_cells(laid, view),
    )


def _in_order(told: Mapping[str, Cell], judged: Sequence[str]) -> list[Cell]:
    """A row in the order of the columns: what is told of a passage, and the reviewer's cells."""
    cells = {**told, **dict(zip(review.REVIEWED, judged, strict=True))}
    return [cells.get(column.header, "") for column in _COLUMNS]


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
