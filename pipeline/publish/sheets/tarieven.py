"""Sheet Tarieven: the figures that cost or earn money, a row per subject and kind, a column per zorgkantoor."""

from __future__ import annotations

from itertools import zip_longest

from pipeline.compare.beside import Beside, Quoted, figures_beside, in_force
from pipeline.publish.figures import with_unit
from pipeline.publish.sheets.excel import Book, Cell, Column, Link, write_table
from pipeline.publish.sheets.nearest import Rows
from pipeline.publish.view import View
from pipeline.publish.words.editions import UNKNOWN_YEAR, listed
from pipeline.publish.words.places import place_words
from pipeline.publish.words.text import one_line

NAME = "Tarieven"
NO_SUBJECT = "zonder onderwerp"
_NOTES = (
    "Tarieven, opslagen, afslagen en plafonds uit het beleid dat in de Thema-tabel staat, met jaar en pagina, en "
    "eronder de voorwaarde die de tekst noemt. Elk cijfer is een link naar zijn passage in Bronpassages.",
    f"Heeft een zorgkantoor bij een onderwerp meer cijfers, dan staan die in rijen onder elkaar. Onderaan, bij "
    f"'{NO_SUBJECT}', staan cijfers waarbij de tekst niet zegt waarvoor ze zijn, met hun passage. Een lege cel: geen "
    "(verder) cijfer gevonden.",
)
_LONGEST = 225  # characters of a link: Excel holds 255


def write_tarieven(book: Book, view: View, passages: Rows) -> None:
    """Write the sheet; `passages` are the rows of Bronpassages."""
    columns = [
        Column("Onderwerp", 38, "text", "strong"),
        Column("Soort", 13),
        *(Column(f"{view.zorgkantoor(z.id)} (cijfer, jaar, pagina)", 22, "link") for z in view.config.zorgkantoren),
    ]
    rows = tariff_rows(view, [z.id for z in view.config.zorgkantoren], passages)
    if not rows:
        rows = [["(geen cijfers gevonden)", *[""] * (len(columns) - 1)]]
    write_table(book, NAME, "Tarieven", [*_NOTES, *_years(view)], columns, rows, freeze_columns=2)


def tariff_rows(view: View, zorgkantoren: list[str], passages: Rows) -> list[list[Cell]]:
    """Rows per subject and kind, as many as the zorgkantoor with most figures has; a figure per cell, with its link."""
    found = figures_beside(in_force(view.comparison), view.config.publish.tariff_kinds)
    return [
        [one.subject or NO_SUBJECT, one.kind, *(_cell(quoted, one, passages) for quoted in row)]
        for one in found
        for row in zip_longest(*(one.quoted.get(zorgkantoor, ()) for zorgkantoor in zorgkantoren))
    ]


def quoted_words(quoted: Quoted, *, passage: bool = False) -> str:
    """'95,5% (2024, p. 7)' with its condition, or with the whole statement, on the next line."""
    fact, clause = quoted.fact, quoted.clause
    figure = f"{with_unit(fact.value, fact.unit)} ({clause.year or UNKNOWN_YEAR}, {place_words(clause)})".replace(
        "\xa0", " "
    )
    more = (one_line(clause.short) or one_line(clause.text)) if passage else one_line(quoted.condition)
    room = _LONGEST - len(figure)
    if len(more) > room:
        more = more[:room].rsplit(" ", 1)[0] + " …"
    return f"{figure}\n{more}" if more else figure


def _cell(quoted: Quoted | None, of: Beside, passages: Rows) -> Cell:
    if quoted is None:
        return ""
    words = quoted_words(quoted, passage=not of.subject)
    row = passages.get((quoted.clause.document, quoted.clause.id))
    return Link(f"internal:'Bronpassages'!A{row}", words) if row else words


def _years(view: View) -> list[str]:
    """A note where figures of several years stand beside each other."""
    if len(view.years) < 2:
        return []
    return [
        f"Let op: de kolommen rusten op beleid van verschillende jaren ({listed(view.years)}). Het jaar staat bij elk "
        "cijfer; vergelijk alleen cijfers van hetzelfde jaar."
    ]
