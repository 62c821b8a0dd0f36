"""Every reason that the program can give has its words, in both languages."""

from __future__ import annotations

import ast
import string

import pytest

from pipeline.config import load_config
from pipeline.model import Reason
from pipeline.publish.words.language import Language
from pipeline.publish.words.reasons import TEMPLATES, says_of, single
from tests.support import ROOT, calls_in_the_code

SAYS = says_of(load_config(ROOT / "config.yaml").clauses)


def given() -> set[tuple[str, str]]:
    """(part, rule) of every `Reason("part", "rule", ...)` that is written out in the code."""
    found: set[tuple[str, str]] = set()
    for node in calls_in_the_code()["Reason"]:
        if len(node.args) >= 2:
            part, rule = node.args[:2]
            if isinstance(part, ast.Constant) and isinstance(rule, ast.Constant):
                found.add((str(part.value), str(rule.value)))
    return found


def test_every_reason_in_the_code_has_words() -> None:
    """A reason without them would stop a run when it is first given."""
    assert len(given()) > 30
    assert given() <= set(TEMPLATES)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(("part", "rule"), sorted(TEMPLATES), ids="/".join)
def test_every_template_can_be_filled(part: str, rule: str, language: Language) -> None:
    """Whatever it asks for of the values is there, and none of its own words are lost."""
    reason = Reason(part, rule, 1.5, tuple("abcde"), "kwaliteit")  # type: ignore[arg-type]
    head, rest = single(reason, SAYS, language)
    assert rest
    assert "{" not in head + rest
    template = TEMPLATES[part, rule][language == "en"]
    for text, *_ in string.Formatter().parse(template.replace("|", "!r:")):
        assert text in rest


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_rule_of_the_configuration_says_what_it_says(language: Language) -> None:
    """With the words that it fired on, its id and its points."""
    rule = load_config(ROOT / "config.yaml").clauses.own[0]
    _, rest = single(Reason("eigen", rule.id, 1.25, ("wij vragen",)), SAYS, language)
    assert rest == f"{rule.says} ('wij vragen'; {rule.id} +1.25)"


def test_text_of_a_document_is_never_taken_for_a_template() -> None:
    """Braces and bars in a heading stand there as they are."""
    _, rest = single(Reason("thema", "kop", 6, ("1 {p} {0|x} {geheim}",), "kwaliteit"), SAYS)
    assert rest == "kop '1 {p} {0|x} {geheim}' (+6)"
