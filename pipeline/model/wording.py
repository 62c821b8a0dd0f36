"""What the program itself says in the cells of its table, so that it is not taken for a statement when read back."""

from __future__ import annotations

NOTHING_FOUND = "Niets gevonden over dit thema"
LITTLE_FOUND = "Weinig gevonden over dit thema"
SEE_SPOTS = "; zie Witte vlekken"
NO_DOCUMENT = "geen document in het corpus"
TO_PASSAGES, TO_SPOTS = "naar bronpassages", "naar witte vlekken"
_EARLIER = "geen passage gevonden"  # in tables of before

OWN_WORDS = frozenset(
    {
        *(f"{found}{more}" for found in (NOTHING_FOUND, LITTLE_FOUND) for more in ("", SEE_SPOTS)),
        NO_DOCUMENT, TO_PASSAGES, TO_SPOTS, _EARLIER,
    }
)  # fmt: skip
