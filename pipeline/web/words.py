"""What the page says, in Dutch."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.model import Decision

STATES = {
    "todo": "nog te beoordelen",
    "akkoord": "akkoord",
    "aanpassen": "aangepast",
    "vervalt": "vervalt",
    "twijfel": "twijfel",
}
DOUBTS = {
    "confirm": ("te bevestigen", "Er is eerder besloten over een passage die hierop lijkt."),
    "changed": ("gewijzigd", "De tekst is anders dan in de vorige editie."),
    "new": ("nieuw", "In de vorige editie stond dit niet."),
    "controle": ("controle", "Controle noemt deze uitspraak, haar bladzijde of haar cel."),
    "weak": ("krap gekozen", "Hoort bij de uitspraken met de laagste score van dit document."),
    "theme": ("thema onzeker", "Een tweede thema past bijna even goed."),
    "thin": ("dunne cel", "In deze cel staan maar een of twee uitspraken."),
}
WAYS = {
    "workbook": "in de werkmap",
    "page": "",
    "confirmed": "bevestigd",
    "attached": "gekoppeld",
    "added": "zelf aangewezen",
    "undone": "teruggedraaid",
}


def moment(iso: str) -> str:
    """'22-11-2026 14:05'; what is no moment as it stands."""
    try:
        return datetime.fromisoformat(iso).strftime("%d-%m-%Y %H:%M")
    except ValueError:
        return iso


def said(decision: Decision, themes: dict[str, str]) -> str:
    """What a decision says, in a few words."""
    after = decision.after
    parts = [
        after.verdict,
        f"thema {themes.get(after.theme, after.theme)}" if after.theme else "",
        "eigen tekst" if after.text else "",
        {"": "", "ja": "in de tabel", "nee": "niet in de tabel"}[after.in_table],
        "cijfers" if after.facts is not None else "",
        WAYS[decision.way],
    ]
    return ", ".join(part for part in parts if part) or "ingetrokken"
