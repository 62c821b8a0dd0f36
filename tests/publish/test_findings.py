"""Every finding that the program can make has its words, in both languages."""

from __future__ import annotations

import ast

import pytest

from pipeline.model import Finding
from pipeline.publish.words.findings import CAUSES, TEMPLATES, cause_words, finding_lines, finding_words
from pipeline.publish.words.language import Language
from pipeline.read.pdf.ocr import Recognised, ocr_findings
from pipeline.read.text.repair import Repair, repair_findings
from tests.support import calls_in_the_code

LANGUAGES: tuple[Language, ...] = ("nl", "en")


def given(call: str) -> set[str]:
    """The first argument of every such call that is written out in the code."""
    found: set[str] = set()
    for node in calls_in_the_code().get(call, []):
        if node.args:
            first = node.args[0]
            parts = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
            found |= {str(one.value) for one in parts if isinstance(one, ast.Constant)}
    return found


def test_every_finding_in_the_code_has_words() -> None:
    """One without them would stop a run when it is first made."""
    assert {"scan", "beschadigd", "ocr-niet", "grafiek"} <= given("Finding")
    assert given("Finding") <= set(TEMPLATES)
    assert given("OcrError") <= set(CAUSES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", sorted(TEMPLATES))
def test_every_finding_can_be_worded(kind: str, language: Language) -> None:
    """With its page and its facts, and no gap left open."""
    facts = ("ocr-taal", "fry") if kind == "ocr-niet" else ("7", "8", "9")
    said = finding_words(Finding(kind, 31, facts=facts), language)
    assert said
    assert "{" not in said
    assert ("31" in said) == ("{page}" in TEMPLATES[kind][0])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("cause", sorted(CAUSES))
def test_every_cause_can_be_worded(cause: str, language: Language) -> None:
    """Why a scan was not read, with what it is about."""
    assert "{" not in cause_words((cause, "x"), language)


@pytest.mark.parametrize(
    ("finding", "dutch", "english"),
    [
        pytest.param(
            Finding("grafiek", 6, facts=("1",)),
            "pagina 6: cijfers niet toegewezen (een grafiek waarvan niet zeker is welk label bij welk cijfer hoort)",
            "page 6: figures not assigned (a chart with labels that cannot be told)",
            id="one chart",
        ),
        pytest.param(
            Finding("grafiek", 19, facts=("3",)),
            "pagina 19: cijfers niet toegewezen (3 grafieken waarvan niet zeker is welk label bij welk cijfer hoort)",
            "page 19: figures not assigned (3 charts with labels that cannot be told)",
            id="charts",
        ),
        pytest.param(
            Finding("opmaak", facts=("21", "40")),
            "de opmaak is misschien verkeerd gelezen: 21 van 40 alinea's eindigen niet met een punt",
            "the layout may be misread: 21 of 40 paragraphs do not end in a full stop",
            id="layout",
        ),
        pytest.param(
            Finding("geweigerd", 2, facts=("{0}", "zorg")),
            "pagina 2: uitspraak geweigerd, want deze woorden staan niet op de aangewezen plek: {0}, zorg",
            "page 2: clause refused, its boxes do not hold {0}, zorg",
            id="words that look like a template",
        ),
    ],
)
def test_a_finding_in_both_languages(finding: Finding, dutch: str, english: str) -> None:
    """Numbers and words are taken over."""
    assert (finding_words(finding), finding_words(finding, "en")) == (dutch, english)


def test_pages_that_say_the_same_of_scans_share_a_line() -> None:
    """Those that were read, and those that were not by the reason why."""
    taal = ("ocr-taal", "fry")
    found = ocr_findings(Recognised((), read=(3, 4), unread=((7, taal), (5, ("ocr-geen-tesseract",)), (6, taal))))
    assert finding_lines(found) == [
        "pagina 3, 4: een scan, gelezen met tekstherkenning; controleer woorden en cijfers",
        "scans die niet gelezen zijn (pagina 5): tesseract is niet geïnstalleerd",
        "scans die niet gelezen zijn (pagina 6, 7): tesseract mist de taal fry",
    ]


def test_repaired_words_are_named_once() -> None:
    """How many there were, and each of them."""
    found = repair_findings(Repair((), repaired=("effectief", "effectief"), left=("o\ufffdce",)))
    assert finding_lines(found) == [
        "woorden met verloren letters hersteld (2): effectief",
        "woorden met verloren letters, niet te herstellen (1): o\ufffdce",
    ]
