"""Sheet Verschillen: per theme what the zorgkantoren have in common and who deviates, in figures and in positions."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Clause
from pipeline.publish.difference_words import NO_POLICY, NOTHING, NOTHING_AT_ALL, OTHERWISE, POSITION
from pipeline.publish.differing import SaidLine, conditions, lines_of, silence
from pipeline.publish.sheets.excel import Book, Cell, Link, SheetColumn, write_table
from pipeline.publish.sheets.nearest import Rows, passage_link
from pipeline.publish.sheets.witte_vlekken import NAME as SPOTS
from pipeline.publish.sheets.witte_vlekken import Spots, spot_rows
from pipeline.publish.view import View
from pipeline.publish.words.editions import years_note

NAME = "Verschillen"
FURTHER = "(vervolg)"
_NOTES = (
    "Per thema wat de zorgkantoren gemeen hebben en wie afwijkt: cijfers over hetzelfde onderwerp naast elkaar, en per "
    "onderwerp wie iets eist, verwacht, stimuleert of uitsluit. Elke cel is een link naar haar passage; verdere "
    f"cijfers van dezelfde regel staan eronder, in rijen met '{FURTHER}'.",
    "Vergeleken worden alleen cijfers van dezelfde soort, eenheid en hetzelfde jaar, over hetzelfde onderwerp; bij "
    "twijfel staan ze in eigen rijen. Het aantal tussen haakjes zegt hoeveel er zijn vergeleken. Een week telt als "
    "zeven dagen, een jaar als twaalf maanden; een werkdag blijft een werkdag.",
    "Onderwerp: in de woorden van een van de documenten, met '…' op de plaats van het cijfer, of een woord van het "
    "thema uit config.yaml dat in de uitspraken staat. Bij meer uitspraken staat de meest dwingende voorop.",
    f"'{NOTHING}': in dit beleid is er geen uitspraak over gevonden, wat niet zegt dat er geen is; '{OTHERWISE}': er "
    f"is een cijfer dat misschien over hetzelfde gaat; '{NO_POLICY}': er is geen beleid gelezen. Een lege cel bij "
    "Voorwaarde: de tekst noemt er geen.",
)
_YEARS = "cijfers van verschillende jaren zijn niet met elkaar vergeleken"
_SAYS_MOST = 3  # figures of a zorgkantoor that have a row; the rest is counted


def write_verschillen(book: Book, view: View, passages: Rows) -> None:
    """Write the sheet; `passages` are the rows of Bronpassages."""
    columns = [
        SheetColumn("Thema", 22),
        SheetColumn("Onderwerp", 44, "text", "strong"),
        SheetColumn("Soort", 12),
        SheetColumn("Uitkomst (aantal)", 25),
        *(SheetColumn(f"{view.zorgkantoor(z)} (jaar, pagina)", 23, "link", "aside") for z in view.zorgkantoren),
        SheetColumn("Voorwaarde", 38, "text", "aside"),
    ]
    spots = spot_rows(view)
    lines = (line for theme in view.config.themes for line in lines_of(theme.id, view))
    rows = [row for line in lines for row in _rows(line, view, passages, spots)]
    if not rows:
        rows = [["(geen: er is geen beleid om te vergelijken)", *[""] * (len(columns) - 1)]]
    notes = [*_NOTES, *years_note(view.years, _YEARS)]
    write_table(book, NAME, "Verschillen tussen zorgkantoren", notes, columns, rows, 2)


def _rows(line: SaidLine, view: View, passages: Rows, spots: Spots) -> Iterator[list[Cell]]:
    """A row for what each zorgkantoor says first, then rows for its further figures: a link does not wrap in print."""
    most = 1 if line.kind == POSITION else _SAYS_MOST
    for at in range(max(min(most, len(said)) for said in line.said.values())):
        cells = [_cell(line, zorgkantoor, at, last=at + 1 == most) for zorgkantoor in view.zorgkantoren]
        told = [
            passage_link(*cell, passages) if cell else "" if at else _silent(line, zorgkantoor, view, spots)
            for zorgkantoor, cell in zip(view.zorgkantoren, cells, strict=True)
        ]
        outcome, condition = (FURTHER, "") if at else (line.outcome, "\n".join(conditions(line, view)))
        yield [view.theme(line.theme), line.subject, line.kind, outcome, *told, condition]


def _cell(line: SaidLine, zorgkantoor: str, at: int, *, last: bool) -> tuple[str, Clause] | None:
    """The words for what a zorgkantoor says at place `at`, with its statement; the last counts what comes behind it."""
    said = line.said.get(zorgkantoor, ())
    if at >= len(said):
        return None
    more = said[at].more + (sum(1 + one.more for one in said[at + 1 :]) if last else 0)
    words = f"{said[at].mark} {said[at].words}".strip()
    return (f"{words} + {more}" if more else words), said[at].clause


def _silent(line: SaidLine, zorgkantoor: str, view: View, spots: Spots) -> Cell:
    """That nothing was found, and where to look."""
    words, spot = silence(line, zorgkantoor, view), spots.get((line.theme, zorgkantoor))
    return Link(f"internal:'{SPOTS}'!A{spot}", words) if spot and words == NOTHING_AT_ALL else words
