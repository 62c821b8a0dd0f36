"""Sheet Tarieven: the figures that cost or earn money, a row per subject and kind, a column per zorgkantoor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from pipeline.compare import Beside, figure_pages, figures_beside, in_force
from pipeline.model import Quoted
from pipeline.publish.difference_words import NO_SUBJECT, quoted_words
from pipeline.publish.sheets.excel import Book, Cell, SheetColumn, write_table
from pipeline.publish.sheets.nearest import Rows, passage_link
from pipeline.publish.view import View
from pipeline.publish.words.editions import years_note
from pipeline.publish.words.text import one_line

NAME = "Tarieven"
_NOTES = (
    "Tarieven, opslagen, afslagen en plafonds uit het beleid dat in de Thema-tabel staat, met jaar en pagina. Elk "
    "cijfer is een link naar zijn passage in Bronpassages; de voorwaarde die de tekst noemt, staat achteraan.",
    f"Heeft een zorgkantoor bij een onderwerp meer cijfers, dan staan die in rijen onder elkaar. Onderaan, bij "
    f"'{NO_SUBJECT}', staan cijfers waarbij de tekst niet zegt waarvoor ze zijn, elk in een eigen rij met hun passage. "
    "Een lege cel: geen (verder) cijfer gevonden, of geen voorwaarde.",
)
_YEARS = "vergelijk alleen cijfers van hetzelfde jaar"
_MONEY = ("%", "EUR")  # a plafond of three pages costs nothing


def write_tarieven(book: Book, view: View, passages: Rows) -> None:
    """Write the sheet; `passages` are the rows of Bronpassages."""
    columns = [
        SheetColumn("Onderwerp", 46, "text", "strong"),
        SheetColumn("Soort", 13),
        *(SheetColumn(f"{view.zorgkantoor(z)} (cijfer, jaar, pagina)", 19, "link") for z in view.zorgkantoren),
        SheetColumn("Voorwaarde; zonder onderwerp de passage", 56, "text", "aside"),
    ]
    rows = tariff_rows(view, view.zorgkantoren, passages)
    if not rows:
        rows = [["(geen cijfers gevonden)", *[""] * (len(columns) - 1)]]
    write_table(book, NAME, "Tarieven", [*_NOTES, *years_note(view.years, _YEARS)], columns, rows, freeze_columns=2)


def tariff_rows(view: View, zorgkantoren: list[str], passages: Rows) -> list[list[Cell]]:
    """Rows per subject and kind; a figure per cell, with its link, and behind them on what the figures depend."""
    pages = figure_pages(view.comparison)
    found = figures_beside(in_force(view.comparison), view.config.publish.tariff_kinds, _MONEY, pages)
    return [
        [
            one.subject or NO_SUBJECT,
            one.kind,
            *(_cell(quoted, passages) for quoted in row),
            "\n".join(_told(row, zorgkantoren, view, passage=not one.subject)),
        ]
        for one in found
        for row in _rows(one, zorgkantoren)
    ]


def _rows(one: Beside, zorgkantoren: Sequence[str]) -> Iterator[Sequence[Quoted | None]]:
    """As many rows as the zorgkantoor with most figures has; without a subject nothing belongs beside anything."""
    if one.subject:
        yield from zip_longest(*(one.quoted.get(zorgkantoor, ()) for zorgkantoor in zorgkantoren))
        return
    for number, zorgkantoor in enumerate(zorgkantoren):
        for quoted in one.quoted.get(zorgkantoor, ()):
            yield [quoted if column == number else None for column in range(len(zorgkantoren))]


def _told(row: Sequence[Quoted | None], zorgkantoren: Sequence[str], view: View, *, passage: bool) -> Iterator[str]:
    """The conditions of the figures of a row, or their passages, each with whose it is."""
    for zorgkantoor, quoted in zip(zorgkantoren, row, strict=True):
        words = "" if quoted is None else _passage(quoted) if passage else quoted.condition
        if words:
            yield f"{view.zorgkantoor(zorgkantoor)}: {one_line(words)}"


def _passage(quoted: Quoted) -> str:
    return quoted.clause.short or quoted.clause.text


def _cell(quoted: Quoted | None, passages: Rows) -> Cell:
    if quoted is None:
        return ""
    return passage_link(quoted_words(quoted).replace("\xa0", " "), quoted.clause, passages)
