"""Sheet Witte vlekken: the cells of the table with nothing or little in them, and what came nearest."""

from __future__ import annotations

from pipeline.model import WhiteSpot
from pipeline.publish.sheets.excel import Book, Cell, SheetColumn, header_row, write_table
from pipeline.publish.sheets.nearest import NEAREST_COLUMNS, Rows, nearest_rows
from pipeline.publish.view import View
from pipeline.publish.words.text import one_line

NAME = "Witte vlekken"
_NOTES = (
    "De cellen van de Thema-tabel waarin niets of maar één uitspraak staat. Dat is een bevinding: het beleid zegt er "
    "weinig over, of zegt het met andere woorden dan waarnaar is gezocht.",
    "Een rij per passage die er het dichtst bij komt, de dichtstbijzijnde eerst; de cel zelf toont die passage niet. "
    "Zorgkantoren zonder document in het corpus staan in de Leeswijzer. Een lege cel: er is geen passage.",
)
_COLUMNS = (
    SheetColumn("Zorgkantoor", 16),
    SheetColumn("Thema", 20, "text", "strong"),
    SheetColumn("Bevinding", 12),
    SheetColumn("Uitspraken in de cel (aantal)", 12, "whole"),
    SheetColumn("Gezocht naar (woorden van het thema)", 60, "text", "aside", raises=False),
    SheetColumn("Document", 17),
    *NEAREST_COLUMNS,
)
_NO_SPOTS = "(geen: over elk thema staan van elk zorgkantoor ten minste twee uitspraken in de tabel)"

Spots = dict[tuple[str, str], int]  # (theme, zorgkantoor) -> row, from 1


def spot_rows(view: View) -> Spots:
    """The first row of each empty or thin cell of the table on this sheet."""
    rows: Spots = {}
    row = header_row(NAME, _NOTES) + 2
    for spot in _ordered(view):
        rows[spot.theme, spot.zorgkantoor] = row
        row += max(1, len(spot.nearest))
    return rows


def write_witte_vlekken(book: Book, view: View, passages: Rows) -> None:
    """Write the sheet; `passages` are the rows of Bronpassages."""
    rows = [
        row
        for spot in _ordered(view)
        for row in nearest_rows(_cells(spot, view), spot.document, spot.nearest, view, passages)
    ]
    if not rows:
        rows = [[_NO_SPOTS, *[""] * (len(_COLUMNS) - 1)]]
    write_table(book, NAME, "Witte vlekken", _NOTES, _COLUMNS, rows, freeze_columns=2)


def _ordered(view: View) -> list[WhiteSpot]:
    """Empty cells before thin ones, each by zorgkantoor and theme as the table has them."""
    return sorted(view.comparison.white_spots, key=lambda s: (s.shown > 0, *view.place(s.zorgkantoor, s.theme)))


def _cells(spot: WhiteSpot, view: View) -> list[Cell]:
    return [
        view.zorgkantoor(spot.zorgkantoor),
        view.theme(spot.theme),
        "weinig" if spot.shown else "niets",
        spot.shown,
        ", ".join(dict.fromkeys(_plain(word) for word in spot.looked_for)),
        spot.document,
    ]


def _plain(pattern: str) -> str:
    """A pattern of config.yaml as words: without marks for open ends and for words that may be absent."""
    words = [word.replace("*", "").replace("|", "/") for word in one_line(pattern).split() if not word.startswith("?")]
    return " ".join({"..": "…", "#": "(getal)"}.get(word, word) for word in words)
