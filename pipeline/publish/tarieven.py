"""Sheet Tarieven: the figures that cost or earn money, a row per subject and kind, a column per zorgkantoor."""

from __future__ import annotations

from itertools import zip_longest

from pipeline.model import Clause, Fact
from pipeline.publish.excel import Book, Cell, Column, Link, write_table
from pipeline.publish.figures import with_unit
from pipeline.publish.nearest import Rows
from pipeline.publish.text import one_line
from pipeline.publish.view import View

NAME = "Tarieven"
_NOTES = (
    "Tarieven, opslagen, afslagen en plafonds uit het beleid dat in de Thema-tabel staat, met de pagina; elk cijfer is "
    "een link naar zijn passage in Bronpassages. Een lege cel: geen (verder) cijfer gevonden.",
    "Heeft een zorgkantoor bij een onderwerp meer cijfers, dan staan die in rijen onder elkaar. Zonder onderwerp staat "
    "achter het cijfer waar het in de tekst bij hoort.",
)
_EXCERPT = 90  # characters of the passage behind a figure without a subject

Key = tuple[str, str]  # (kind, subject)


def write_tarieven(book: Book, view: View, passages: Rows) -> None:
    """Write the sheet; `passages` are the rows of Bronpassages."""
    zorgkantoren = [zorgkantoor.id for zorgkantoor in view.config.zorgkantoren]
    columns = [
        Column("Onderwerp", 30, "text", "strong"),
        Column("Soort", 13),
        *(Column(f"{view.zorgkantoor(zorgkantoor)} (cijfer, pagina)", 26, "link") for zorgkantoor in zorgkantoren),
    ]
    rows = tariff_rows(view, zorgkantoren, passages)
    if not rows:
        rows = [["(geen cijfers gevonden)", *[""] * (len(columns) - 1)]]
    write_table(book, NAME, "Tarieven", _NOTES, columns, rows, freeze_columns=2)


def tariff_rows(view: View, zorgkantoren: list[str], passages: Rows) -> list[list[Cell]]:
    """Rows per subject and kind, as many as the zorgkantoor with most figures has; a figure per cell, with its link.

    Kinds in the order of the settings, subjects by how many zorgkantoren name them.
    """
    kinds = list(view.config.publish.tariff_kinds)
    found: dict[Key, dict[str, dict[str, Cell]]] = {}  # figures in words, once each
    for clause in view.clauses:
        if clause.document not in view.comparison.current:
            continue
        for fact in clause.facts:
            if fact.kind in kinds:
                lines = found.setdefault((fact.kind, _subject(fact)), {}).setdefault(clause.zorgkantoor, {})
                line, row = _line(fact, clause), passages.get((clause.document, clause.id))
                lines.setdefault(line, Link(f"internal:'Bronpassages'!A{row}", line) if row else line)
    order = sorted(found, key=lambda key: (kinds.index(key[0]), not key[1], -len(found[key]), key[1]))
    return [
        [key[1] or "(niet genoemd)", key[0], *cells]
        for key in order
        for cells in zip_longest(*(found[key].get(z, {}).values() for z in zorgkantoren), fillvalue="")
    ]


def _subject(fact: Fact) -> str:
    return one_line(fact.subject).lower()


def _line(fact: Fact, clause: Clause) -> str:
    figure = f"{with_unit(fact.value, fact.unit)} (p. {clause.page})"
    if _subject(fact):
        return figure
    text = one_line(clause.short) or one_line(clause.text)
    return f"{figure}: {text if len(text) <= _EXCERPT else text[:_EXCERPT].rsplit(' ', 1)[0] + ' …'}"
