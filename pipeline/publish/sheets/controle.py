"""Sheet Controle: what is probably not right, worst first, before the table is sent to anybody."""

from __future__ import annotations

from pipeline.model import Concern
from pipeline.publish.sheets.excel import Book, Cell, Link, SheetColumn, write_table
from pipeline.publish.sheets.nearest import Rows
from pipeline.publish.sheets.witte_vlekken import spot_rows
from pipeline.publish.view import View
from pipeline.publish.words.concerns import ADVICE, concern_words, grade_words
from pipeline.publish.words.places import open_words

NAME = "Controle"
_NOTES = (
    "Wat er in deze tabel waarschijnlijk niet klopt of ontbreekt, het ergste eerst. Kijk dit na voordat u de tabel "
    "verstuurt. Wat is opgelost, verdwijnt hier bij de volgende keer.",
    "Een lege cel: het gaat over meer dan één zorgkantoor, over geen enkel thema, of over geen bepaalde pagina.",
)
_COLUMNS = (
    SheetColumn("Ernst", 14, "text", "strong"),
    SheetColumn("Zorgkantoor", 16),
    SheetColumn("Thema", 20),
    SheetColumn("Wat er niet lijkt te kloppen", 70),
    SheetColumn("Wat u kunt doen", 44),
    SheetColumn("Document", 18),
    SheetColumn("PDF", 16, "link"),
    SheetColumn("Verder kijken", 24, "link"),
)
_ALL_WELL = "(niets gevonden dat niet lijkt te kloppen)"
_SHEETS = {
    "niet-gelezen": "Documenten", "niet-geplaatst": "Documenten", "gok": "Documenten", "edities": "Documenten",
    "aanvulling-zonder-basis": "Documenten", "bevinding": "Documenten", "vervalt-niet-gevonden": "Wijzigingen",
    "verbetering-niet-gevonden": "Wijzigingen", "cijfers-tegenspraak": "Tarieven", "cel-leeg": "Witte vlekken",
    "cel-karig": "Witte vlekken", "vorige-verdwenen": "Niet meer gevonden",
}  # fmt: skip
_ELSE = "Bronpassages"


def write_controle(book: Book, view: View, passages: Rows) -> None:
    """Write the sheet; `passages` are the rows of Bronpassages. Where all is well one row says so."""
    rows = [_row(concern, view, passages) for concern in view.comparison.concerns]
    if not rows:
        rows = [[_ALL_WELL, *[""] * (len(_COLUMNS) - 1)]]
    write_table(book, NAME, "Controle voor het versturen", _NOTES, _COLUMNS, rows, freeze_columns=1)


def _row(concern: Concern, view: View, passages: Rows) -> list[Cell]:
    document = concern.document
    words = open_words(concern.page) if concern.page else "Open document"
    return [
        grade_words(concern),
        view.zorgkantoor(concern.zorgkantoor),
        view.theme(concern.theme),
        concern_words(concern, view.names),
        ADVICE[concern.kind],
        document,
        Link(view.link(document, concern.page), words) if document else "",
        _further(concern, view, passages),
    ]


def _further(concern: Concern, view: View, passages: Rows) -> Link:
    """Where in this workbook more stands: the row of the cell or of the passage, else the sheet."""
    sheet, row = _SHEETS.get(concern.kind, _ELSE), 1
    if sheet == "Witte vlekken":
        row = spot_rows(view).get((concern.theme, concern.zorgkantoor), 1)
    elif sheet == _ELSE:
        row = passages.get((concern.document, concern.clause), 1)
    return Link(f"internal:'{sheet}'!A{row}", f"Naar {sheet}")
