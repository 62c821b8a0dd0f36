"""Sentences of which every figure is known: all of them come out, with kind, value and unit, and none besides."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.config import FactSettings
from pipeline.themes import doubts_in, facts_in
from pipeline.themes.figures.numbers import number_at
from pipeline.themes.figures.tokens import tokens_of
from tests.themes.paper import settings

SENTENCES = [json.loads(line) for line in Path(__file__).with_name("figures.jsonl").read_text("utf-8").splitlines()]
GROUPS = sorted({sentence["group"] for sentence in SENTENCES})
KNOWN_MISSES: list[str] = []


def misses(group: str) -> Iterator[str]:
    """The sentences of a group whose figures are not exactly those that are known."""
    for sentence in SENTENCES:
        found = [(fact.kind, fact.value, fact.unit) for fact in facts_in(sentence["text"], settings())]
        if sentence["group"] == group and not _all_right(sentence["facts"], found):
            yield sentence["text"]


def _all_right(expected: list[dict[str, Any]], found: list[tuple[Any, ...]]) -> bool:
    """Whether each expected fact is there in one of its readings (or may be missing) and nothing is left over."""
    rest = list(found)
    for fact in expected:
        readings = [(one["kind"], one["value"], one["unit"]) for one in (fact, *fact.get("also", []))]
        match = next((one for one in rest if one in readings), None)
        if match is None and not fact.get("optional"):
            return False
        if match is not None:
            rest.remove(match)
    return not rest


@pytest.mark.parametrize("group", GROUPS)
def test_the_figures_of_a_sentence_are_all_right_and_none_besides(group: str) -> None:
    """Ranges, signs, halves, number words, dates, ratios, and the traps that look like them."""
    assert list(misses(group)) == [text for text in KNOWN_MISSES if text in {s["text"] for s in SENTENCES}]


def test_there_are_sentences_of_every_form() -> None:
    """The file is not cut short: more than 180 sentences in 23 forms."""
    assert (len(SENTENCES) > 180, len(GROUPS)) == (True, 23)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("twaalf", 12),
        ("anderhalf", 1.5),
        ("2.500", 2500),
        ("2.500,75", 2500.75),
        ("12 500", 12500),
        ("12\u202f500", 12500),
        ("1 250 000", 1250000),
        ("2½", 2.5),
        ("2 1/2", 2.5),
        ("3/4", 0.75),
        ("twee-en-een-half", 2.5),
        ("vijfennegentig komma vijf", 95.5),
        ("tweeduizend tweehonderd", 2200),
        ("vijf (5)", 5),
        ("5 (vijf)", 5),
        ("2,5 mln.", 2500000),
        ("95.5", 95.5),
        ("zorg", None),
        ("3.10.2", None),
        ("0570", None),
        ("1.2345", None),
    ],
)
def test_a_number_is_read_the_dutch_way(text: str, value: float | None) -> None:
    """Digits, groups, fractions and words give the same numbers; a version gives none."""
    number = number_at(tokens_of(text), 0, settings().facts)
    assert (number and number.value) == value


@pytest.mark.parametrize(
    ("text", "why"),
    [
        pytest.param("Uiterlijk 31 april 2026.", "dag bestaat niet", id="a day that no calendar has"),
        pytest.param("Van 15 tot 1 maart 2026.", "jaar", id="the wrong way round"),
        pytest.param("Binnen vijf (6) werkdagen.", "in woorden", id="words and digits differ"),
        pytest.param("Het gaat om 40-60 plaatsen.", "twee getallen", id="a range or a ratio"),
        pytest.param("Het aandeel is 1.250%.", "boven de duizend", id="a point for a comma"),
    ],
)
def test_two_readings_give_no_fact_but_a_doubt(text: str, why: str) -> None:
    """A wrong figure is worse than none, and a reviewer hears where none was taken."""
    doubts = doubts_in(text, settings())
    assert [why in doubt.why for doubt in doubts] == [True]
    assert not facts_in(text, settings()) or "jaar" in why


def test_without_a_vocabulary_there_are_no_figures_but_dates() -> None:
    """The words are data: with an empty rules/facts.yaml nothing is a percentage or a term."""
    bare = settings().model_copy(update={"facts": FactSettings()})
    text = "De opslag is 2% voor drie jaar, per 1 juli 2026 en 5 procent."
    assert [fact.kind for fact in facts_in(text, bare)] == ["datum"]


def test_a_word_that_an_adviser_adds_is_understood() -> None:
    """A new noun for what comes on top is one line in rules/facts.yaml."""
    facts = settings().facts
    signs = facts.signs.model_copy(update={"up_names": (*facts.signs.up_names, "zorgplus*")})
    ours = settings().model_copy(update={"facts": facts.model_copy(update={"signs": signs})})
    text = "De zorgplus bedraagt 2%."
    assert [fact.kind for fact in facts_in(text, settings())] == ["percentage"]
    assert [fact.kind for fact in facts_in(text, ours)] == ["opslag"]
