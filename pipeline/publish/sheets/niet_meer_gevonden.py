"""Sheet Niet meer gevonden: what last period's table said and the new policy does not say again."""

from __future__ import annotations

from pipeline.model import LostStatement
from pipeline.publish.sheets.excel import Book, Cell, Link, SheetColumn, write_table
from pipeline.publish.sheets.nearest import NEAREST_COLUMNS, Rows, nearest_rows
from pipeline.publish.view import View
from pipeline.publish.words.text import one_line

NAME = "Niet meer gevonden"
_COLUMNS = (
    SheetColumn("Zorgkantoor", 16),
    SheetColumn("Thema", 20, "text", "strong"),
    SheetColumn("Uitspraak in de vorige tabel", 60),
    SheetColumn("Vorige tabel", 24, "link"),
    SheetColumn("Gezocht in document", 17),
    *NEAREST_COLUMNS,
)
_NO_TABLE = "(geen: er is geen tabel van de vorige periode in het corpus)"
_WITHOUT = (
    "Met de tabel van de vorige periode erbij staat hier wat het nieuwe beleid daarvan niet meer zegt, en in "
    "Bronpassages welke uitspraken nieuw zijn. Nu zijn de cellen leeg.",
)
_ALL_FOUND = "(geen: elke uitspraak van de vorige tabel heeft een opvolger)"


def write_niet_meer_gevonden(book: Book, view: View, passages: Rows) -> None:
    """Write the sheet, of the policies that the table shows; `passages` are the rows of Bronpassages."""
    current = set(view.comparison.current)
    lost = sorted(
        view.lost,
        key=lambda one: view.place(one.zorgkantoor, one.theme),
    )
    rows = [row for one in lost for row in nearest_rows(_cells(one, view), one.document, one.nearest, view, passages)]
    places = [clause.succession for clause in view.comparison.clauses if clause.document in current]
    if not rows:
        rows = [[_ALL_FOUND if any(places) else _NO_TABLE, *[""] * (len(_COLUMNS) - 1)]]
    notes = _notes(len(lost), places.count("nieuw")) if lost or any(places) else _WITHOUT
    write_table(book, NAME, "Niet meer gevonden uit de vorige tabel", notes, _COLUMNS, rows, freeze_columns=2)


def _notes(lost: int, new: int) -> tuple[str, ...]:
    """Both directions: what is gone, and what is new."""
    return (
        f"Uitspraken ({lost}) van de tabel van de vorige periode waarvan in het nieuwe beleid geen opvolger is "
        "herkend. Een rij per passage die er het dichtst bij komt, de dichtstbijzijnde eerst. Een lege cel: er is geen "
        "passage.",
        f"Andersom: {new} gekozen uitspraken hebben geen voorganger in die tabel; in Bronpassages staat daarbij "
        "'nieuw' in de kolom 'Vorige tabel'.",
    )


def _cells(lost: LostStatement, view: View) -> list[Cell]:
    source = one_line(lost.source)
    return [
        view.zorgkantoor(lost.zorgkantoor),
        view.theme(lost.theme) if lost.theme else "(ander thema)",
        lost.text,
        Link(view.link(lost.source), f"Open {source}.pdf") if view.link(lost.source) else source,
        lost.document,
    ]
