"""Every statement in the table can be understood by who sees nothing else: a check that shares nothing with the choice.

Of each statement: it does not begin with a word that points back or goes on, does not end before a list, and says
something with a verb, unless it is a row of a table with its figure.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import simplemma

from tests.support import DemoRun

POINTS_BACK = re.compile(
    r"(?:zij|ze|hij|hem|haar|hun|dit|dat|deze|die|zulke|dergelijke|dezelfde|hetzelfde|laatstgenoemde"
    r"|(?:daar|hier|er)(?:in|mee|bij|voor|van|over|aan|op|toe)|en|maar|want|dus|doch|noch|oftewel)\b",
    re.IGNORECASE,
)
ITSELF = re.compile(r"(?:dit|deze|ons) \w*(?:beleid|kader|document|stuk|nota|aanvulling)\w*", re.IGNORECASE)
BEFORE_A_LIST = re.compile(r"(?::|;|,|\b(?:volgende|onderstaande|namelijk|te weten|zoals))\W*$", re.IGNORECASE)
ROW = re.compile(r"^[^:]{2,80}: .*\d")
AUXILIARY = frozenset(("zijn", "doen", "gaan", "staan", "zien", "slaan"))


def lacks(statement: str) -> str:
    """What a statement lacks, in a word; '' when nothing."""
    words = re.findall(r"[^\W\d_]+", statement)
    if POINTS_BACK.match(statement) and not ITSELF.match(statement):
        return "what it points back to"
    if BEFORE_A_LIST.search(statement):
        return "its list"
    return "" if ROW.match(statement) or any(map(_may_be_verb, words)) else "a verb"


def _may_be_verb(word: str) -> bool:
    lemma = simplemma.lemmatize(word.lower(), lang="nl")
    return lemma in AUXILIARY or any(one.endswith("en") and len(one) > len("geen") for one in (lemma, word))


def in_table(out: Path) -> list[str]:
    """The statements that the cells show."""
    lines = [
        line for path in sorted(out.glob("*/clauses.jsonl")) for line in path.read_text("utf-8").split("\n") if line
    ]
    return [one["short"] for one in map(json.loads, lines) if one["in_table"]]


def test_the_check_knows_what_cannot_be_understood_alone() -> None:
    """Or it would find nothing because it looks for nothing."""
    assert lacks("Die bijdrage krijgt vorm: wij betalen mee.") == "what it points back to"
    assert lacks("Wij toetsen aan vijf uitgangspunten:") == "its list"
    assert lacks("Van aanbieders vragen wij het volgende.") == "its list"
    assert lacks("Geen opslag in 2026") == "a verb"
    assert lacks("Afslag nieuw: -2,0%; twee jaar") == ""
    assert lacks("Dit inkoopbeleid geldt tot en met 2026.") == ""


def test_every_statement_in_the_table_of_the_demonstration_can_be_understood_alone(demo_run: DemoRun) -> None:
    """Two hundred of them."""
    shown = in_table(demo_run.out)
    assert len(shown) > 150
    assert [(lacks(one), one) for one in shown if lacks(one)] == []
