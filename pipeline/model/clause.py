"""A policy clause and the figures in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from pipeline.model.geometry import Box

Stance = Literal["eis", "verwachting", "stimulans", "tarief", "uitsluiting", "werkwijze", "ambitie"]
Scope = Literal["eigen", "landelijk"]
FactKind = Literal[
    "richttarief", "tarief", "opslag", "afslag", "plafond", "ratio", "termijn", "bedrag", "datum", "percentage"
]


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure in a clause: `value` is a plain number, for a datum an ISO date; an afslag is negative."""

    kind: FactKind
    value: float | str
    unit: str  # %, EUR, jaar, maand, week, dag, werkdag, uur, the counted noun, or ''
    text: str
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """One or two sentences or one bullet that state this zorgkantoor's own position.

    `text` is verbatim with line-end hyphenation undone; `boxes` has one box per line it stands on.
    """

    id: str
    document: str
    zorgkantoor: str
    year: str
    theme: str
    themes: Mapping[str, float]
    text: str
    short: str
    page: int
    boxes: tuple[Box, ...]
    section: tuple[str, ...]
    stance: Stance
    in_table: bool
    scope: Scope = "eigen"
    facts: tuple[Fact, ...] = ()
    why: tuple[str, ...] = ()
    score: float = field(default=0.0)  # how much it belongs in the table, 0..1
