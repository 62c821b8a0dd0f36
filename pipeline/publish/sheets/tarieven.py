"""Sheet Tarieven: the figures that cost or earn money, a row per subject and kind, a column per zorgkantoor."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import zip_longest

from pipeline.model import Clause, Fact
from pipeline.publish.figures import with_unit
from pipeline.publish.sheets.excel import Book, Cell, Column, Link, write_table
from pipeline.publish.sheets.nearest import Rows
from pipeline.publish.view import View
from pipeline.publish.words.text import one_line

NAME = "Tarieven"
_NOTES = (
    "Tarieven, opslagen, afslagen en plafonds uit het beleid dat in de Thema-tabel staat, met de pagina; elk cijfer is "
    "een link naar zijn passage in Bronpassages. Een lege cel: geen (verder) cijfer gevonden.",
    "Heeft een zorgkantoor bij een onderwerp meer cijfers, dan staan die in rijen onder elkaar. Noemt de tekst geen "
    "onderwerp en zijn er meer van zulke cijfers, dan staat bij Onderwerp waar het cijfer bij hoort.",
)
_EXCERPT = 90  # characters of the passage of a figure without a subject
_NO_SUBJECT = "(geen onderwerp)"

Key = tuple[str, str]  # (kind, subject)


def write_tarieven(book: Book, view: View, passages: Rows) -> None:
    """Write the sheet; `passages` are the rows of Bronpassages."""
    zorgkantoren = [zorgkantoor.id for zorgkantoor in view.config.zorgkantoren]
    columns = [
        Column("Onderwerp", 38, "text", "strong"),
        Column("Soort", 13),
        *(Column(f"{view.zorgkantoor(zorgkantoor)} (cijfer, pagina)", 20, "link") for zorgkantoor in zorgkantoren),
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
    current = set(view.comparison.current)
    figures = [(fact, c) for c in view.clauses if c.document in current for fact in c.facts if fact.kind in kinds]
    beside = _comparable(figures)
    found: dict[Key, dict[str, dict[str, Cell]]] = {}  # per zorgkantoor its figures in words, once each
    for fact, clause in figures:
        words = f"{with_unit(fact.value, fact.unit)} (p. {clause.page})"
        row = passages.get((clause.document, clause.id))
        cells = found.setdefault(_key(fact, clause, beside), {}).setdefault(clause.zorgkantoor, {})
        cells.setdefault(words, Link(f"internal:'Bronpassages'!A{row}", words) if row else words)
    order = sorted(found, key=lambda key: (kinds.index(key[0]), *_by_subject(key[1], len(found[key]))))
    return [
        [key[1], key[0], *row]
        for key in order
        for row in zip_longest(*(found[key].get(z, {}).values() for z in zorgkantoren), fillvalue="")
    ]


def _comparable(figures: Sequence[tuple[Fact, Clause]]) -> set[str]:
    """Kinds of which no zorgkantoor has two figures without a subject: those are about the same thing everywhere."""
    values: dict[tuple[str, str], set[object]] = {}
    for fact, clause in figures:
        if not _subject(fact):
            values.setdefault((fact.kind, clause.zorgkantoor), set()).add((fact.value, fact.unit))
    several = {kind for (kind, _), found in values.items() if len(found) > 1}
    return {kind for kind, _ in values} - several


def _by_subject(subject: str, zorgkantoren: int) -> tuple[bool, int, str]:
    """What most zorgkantoren name first; what has no subject last, in the order of the passages."""
    without = subject.startswith(_NO_SUBJECT)
    return without, -zorgkantoren, "" if without else subject


def _key(fact: Fact, clause: Clause, beside: Set[str]) -> Key:
    """Kind and subject; a figure without a subject stands by itself, with the words that it belongs to.

    Unless its kind is one of those that can stand `beside` each other.
    """
    if subject := _subject(fact):
        return fact.kind, subject
    if fact.kind in beside:
        return fact.kind, _NO_SUBJECT
    text = one_line(clause.short) or one_line(clause.text)
    return fact.kind, f"{_NO_SUBJECT} {text if len(text) <= _EXCERPT else text[:_EXCERPT].rsplit(' ', 1)[0] + ' …'}"


def _subject(fact: Fact) -> str:
    return one_line(fact.subject).lower()
