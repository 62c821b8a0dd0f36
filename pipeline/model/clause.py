"""A policy clause and the figures in it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pipeline.model.geometry import Box
from pipeline.model.reason import Reason

Stance = Literal["eis", "verwachting", "stimulans", "tarief", "uitsluiting", "werkwijze", "ambitie"]
Succession = Literal["nieuw", "opvolger", ""]
Scope = Literal["eigen", "landelijk"]
FactKind = Literal[
    "richttarief", "tarief", "opslag", "afslag", "plafond", "ratio", "termijn", "bedrag", "datum", "percentage"
]


FARTHEST = 13.0  # points beyond which a score says nothing more


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

    `text` is verbatim with line-end hyphenation undone; `boxes` has one box per line it stands on,
    around its words there. In a document
    without pages (web, Word) `page` is 0 and `boxes` is empty: it stands in `section` at `paragraph`.
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
    reasons: tuple[Reason, ...] = ()  # what decided theme, stance and selection
    points: float = 0.0  # above (or, negative, below) those from which the table shows a clause
    outcome: Reason | None = None  # why the table shows it, or not
    succession: Succession = ""  # beside last period's table; '' where there is none, or it says nothing of it
    predecessor: str = ""  # the statement of that table that it succeeds
    paragraph: int = 0  # of its section, counted from 1, where there are no pages
    place: str = ""  # '#name' or 'https://.../#name': where a link leads, where there are no pages

    @property
    def score(self) -> float:
        """How much it belongs in the table, from 0 to 1; one half where its points just do."""
        return 1 / (1 + math.exp(-max(-FARTHEST, min(FARTHEST, self.points))))
