"""Sheet Wijzigingen: what became of each statement since the edition before, with the words that changed."""

from __future__ import annotations

from pipeline.model import Change
from pipeline.publish.sheets.excel import Book, Cell, Link, Run, SheetColumn, write_table
from pipeline.publish.view import CHANGES, View
from pipeline.publish.words.editions import listed
from pipeline.publish.words.marks import word_marks
from pipeline.publish.words.text import clean

NAME = "Wijzigingen"
NOT_FOUND = {"repeals": "vervalt, niet gevonden wat", "corrects": "verbetering, niet gevonden waarvan"}
STANDS = "niet genoemd, blijft gelden"
_NOTES = (
    "Per uitspraak wat er is gebeurd ten opzichte van de vorige editie. Doorgestreept: vervallen woorden; vet en "
    "onderstreept: nieuwe woorden. Een lege cel: die editie heeft de uitspraak niet, of het cijfer veranderde niet.",
    "Bij een aanvulling staat 'vervallen' alleen bij wat zij laat vervallen, met de woorden van dat besluit; wat zij "
    f"niet noemt, heet '{STANDS}' en staat in de Thema-tabel als voorheen.",
)
_ORDER = ("changed", "new", "dropped", "same")
_LONGEST = 6_000  # characters of both wordings together up to which the words are marked
_COLUMNS = (
    SheetColumn("Zorgkantoor", 16),
    SheetColumn("Thema", 24),
    SheetColumn("Wijziging", 13, "text", "strong"),
    SheetColumn("Oude tekst", 76, "rich"),
    SheetColumn("Nieuwe tekst", 76, "rich"),
    SheetColumn("Cijfers (oud → nieuw)", 32),
    SheetColumn("Oud document", 17),
    SheetColumn("Oude pagina", 11, "link"),
    SheetColumn("Nieuw document", 17),
    SheetColumn("Nieuwe pagina", 11, "link"),
    SheetColumn("Gelijkenis (%)", 11, "whole"),
)


def write_wijzigingen(book: Book, view: View) -> None:
    """Write the sheet; without two editions of one zorgkantoor a row that says so."""
    order = {theme.id: place for place, theme in enumerate(view.config.themes)}
    zorgkantoren = {zorgkantoor.id: place for place, zorgkantoor in enumerate(view.config.zorgkantoren)}
    changes = sorted(
        view.comparison.changes,
        key=lambda c: (
            zorgkantoren.get(c.zorgkantoor, len(zorgkantoren)),
            c.new_document,
            _ORDER.index(c.change),
            order.get(c.theme, len(order)),
        ),
    )
    rows = [_row(change, view) for change in changes] + _unsettled(view) + _standing(view)
    if not rows:
        rows = [["(geen: van geen zorgkantoor zijn er twee edities)", *[""] * (len(_COLUMNS) - 1)]]
    write_table(book, NAME, "Wijzigingen tussen edities", _NOTES, _COLUMNS, rows, freeze_columns=3)


def _row(change: Change, view: View) -> list[Cell]:
    old, new = _wordings(change)
    facts = "\n".join(f"{fact.kind}: {fact.old or '–'} → {fact.new or '–'}" for fact in change.facts)
    return [
        view.zorgkantoor(change.zorgkantoor),
        view.theme(change.theme),
        CHANGES[change.change],
        old,
        new,
        facts,
        change.old_document,
        _page(change.old_document, change.old_page, view),
        change.new_document,
        _page(change.new_document, change.new_page, view),
        round(100 * change.similarity) if change.old_id and change.new_id else "",
    ]


def _unsettled(view: View) -> list[list[Cell]]:
    """What a supplement repeals or mends and was not found: with its words, for a person to look up."""
    return [
        [
            view.zorgkantoor(column.zorgkantoor), "", NOT_FOUND[notice.kind], "", notice.text, "", column.base, "",
            document, _page(document, notice.page, view), "",
        ]
        for column in view.comparison.columns
        for document, notice in column.unsettled
    ]  # fmt: skip


def _standing(view: View) -> list[list[Cell]]:
    """What no supplement of a column names: it stays as it is."""
    clauses = {clause.id: clause for clause in view.comparison.clauses}
    return [
        [
            view.zorgkantoor(column.zorgkantoor), view.theme(clause.theme), STANDS, clause.text, "", "",
            clause.document, _page(clause.document, clause.page, view), listed(column.supplements), "", "",
        ]
        for column in view.comparison.columns
        for name in column.unnamed
        if column.supplements and (clause := clauses.get(name)) is not None
    ]  # fmt: skip


def _wordings(change: Change) -> tuple[list[Run], list[Run]]:
    """Both texts as runs; words are marked where both editions make the statement."""
    old, new = clean(change.old_text), clean(change.new_text)
    if change.change != "changed" or len(old) + len(new) > _LONGEST:
        return [("text", old)], [("text", new)]
    left, right = word_marks(old, new)
    return (
        [("removed" if changed else "run", part) for changed, part in left],
        [("added" if changed else "run", part) for changed, part in right],
    )


def _page(document: str, page: int | None, view: View) -> Cell:
    return Link(view.link(document, page), f"pagina {page}") if page else ""
