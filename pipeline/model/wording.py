"""What the program itself says in the cells of its table, so that it is not taken for a statement when read back."""

from __future__ import annotations

import re

NOTHING_FOUND = "Niets gevonden over dit thema"
LITTLE_FOUND = "Weinig gevonden over dit thema"
SEE_SPOTS = "; zie Witte vlekken"
NO_DOCUMENT = "geen document in het corpus"
TO_PASSAGES, TO_SPOTS = "naar bronpassages", "naar witte vlekken"
_MORE = 2  # statements beyond those shown from which a cell is not short for want of any
_COUNTED = re.compile(r"(?:Niets|\d+) gekozen uit \d+ gevonden(?:; zie Witte vlekken)?|\+ \d+ meer: naar bronpassages")
_EARLIER = "geen passage gevonden"  # in tables of before

OWN_WORDS = frozenset(
    {
        *(f"{found}{more}" for found in (NOTHING_FOUND, LITTLE_FOUND) for more in ("", SEE_SPOTS)),
        NO_DOCUMENT, TO_PASSAGES, TO_SPOTS, _EARLIER,
    }
)  # fmt: skip


def is_own(line: str) -> bool:
    """Whether a line of a cell was written by the program, so that it is no statement."""
    return line.strip() in OWN_WORDS or bool(_COUNTED.fullmatch(line.strip()))


def why_few(shown: int, found: int) -> str:
    """Why a cell shows nothing or little: little was found, or more than was chosen."""
    if found < shown + _MORE:
        return LITTLE_FOUND if shown else NOTHING_FOUND
    return f"{shown or 'Niets'} gekozen uit {found} gevonden"


def to_passages(more: int) -> str:
    """The words of the link from a cell to its passages; `more` of them were not chosen."""
    return f"+ {more} meer: {TO_PASSAGES}" if more else TO_PASSAGES
