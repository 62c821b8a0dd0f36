"""The short form of a clause."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.themes.shorten import NEGATIONS, shortened
from tests.themes.paper import settings

PARTS = [
    "wij vragen een plan", "omdat er geen tijd is", "zodat 25% van de zorg blijft", "zoals de nacht", "dus",
    "(zie bijlage 2)", "(als dat kan)", "bijvoorbeeld de wijk", "niet later dan 1 juli", "tenzij twee het vragen",
    "immers", "waardoor de reistijd daalt", "onder meer de huisarts", "en dat blijft zo", "nooit", "mits het kan",
]  # fmt: skip


def bare(text: str) -> list[str]:
    """Words without the punctuation around them."""
    return [word for word in (re.sub(r"^\W+|\W+$", "", part) for part in text.split()) if word]


def is_subsequence(some: list[str], words: list[str]) -> bool:
    """Whether `some` come in `words` in the same order."""
    rest = iter(words)
    return all(word in rest for word in some)


@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=9), st.sampled_from([", ", " ", "; ", ": "]))
def test_short_says_nothing_else(parts: list[str], joint: str) -> None:
    """It is a subsequence of the words, and keeps every figure and every negation."""
    text = joint.join(parts) + "."
    short = shortened(text, settings())
    assert is_subsequence(bare(short), bare(text))
    for kept in (r"\d", rf"^(?:{NEGATIONS})$"):
        assert [w for w in bare(short) if re.search(kept, w)] == [w for w in bare(text) if re.search(kept, w)]


@pytest.mark.parametrize(
    ("text", "short"),
    [
        pytest.param(
            "Zorgaanbieders stemmen hun plannen voor de nacht en het weekend in de regio op elkaar af, zodat er altijd "
            "hulp in de buurt is.",
            "Zorgaanbieders stemmen hun plannen voor de nacht en het weekend in de regio op elkaar af",
            id="reason",
        ),
        pytest.param(
            "Wij vragen van iedere aanbieder een jaarlijks plan voor vernieuwing in de eigen organisatie, bijvoorbeeld "
            "beeldzorg, medicijndispensers of slimme sloten.",
            "Wij vragen van iedere aanbieder een jaarlijks plan voor vernieuwing in de eigen organisatie",
            id="examples with their list",
        ),
        pytest.param(
            "De kosten (huur en inventaris) blijven buiten het tarief.",
            "De kosten blijven buiten het tarief.",
            id="brackets",
        ),
        pytest.param(
            "Wij geven dit tarief niet aan aanbieders in het eerste jaar, omdat zij nog geen cijfers hebben.",
            "Wij geven dit tarief niet aan aanbieders in het eerste jaar, omdat zij nog geen cijfers hebben.",
            id="a reason with a negation stays",
        ),
        pytest.param("Wij kopen thuiszorg in.", "Wij kopen thuiszorg in.", id="nothing to leave out"),
    ],
)
def test_what_is_left_out(text: str, short: str) -> None:
    """Reasons, examples and brackets go; what could change the meaning stays."""
    assert shortened(text, settings()) == short
