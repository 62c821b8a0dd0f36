"""Themes and rules as settings."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from pipeline.config import ClauseSettings, Theme
from pipeline.config.matching import compile_pattern
from pipeline.themes import find_clauses
from tests.themes.paper import paper, policy, settings, themes


def test_a_rule_that_names_no_word_list_is_refused() -> None:
    """The error names the rule and the list."""
    rule = {"id": "eigen", "points": 1, "says": "x", "when": ["<wie>"]}
    with pytest.raises(ValidationError, match="eigen names the word list <wie>"):
        ClauseSettings.model_validate({"own": [rule]})


def test_a_pattern_that_says_nothing_is_refused() -> None:
    """A lone wildcard would fit everything."""
    with pytest.raises(ValidationError, match="says nothing to look for"):
        Theme.model_validate({"id": "x", "title": "X", "strong": ["*"]})


def test_every_pattern_that_comes_with_the_program_can_be_read() -> None:
    """config.yaml holds no pattern that would fail on some document."""
    rules = settings()
    some = [p for t in themes() for p in (*t.headings, *t.strong, *t.weak, *t.hides)]
    some += [p for r in (*rules.own, *rules.selection.rules) for p in (*r.when, *r.unless)]
    some += [p for r in rules.stance for p in r.when]
    some += [p for r in rules.subjects for p in r.when]
    some += [
        *rules.skip,
        *rules.unskip,
        *rules.hanging,
        *rules.finite,
        *rules.depends,
        *rules.announces,
        *rules.row_tables,
    ]
    some += rules.short.asides
    assert all(compile_pattern(pattern, rules.words).pattern for pattern in some)


def test_rules_have_ids_of_their_own() -> None:
    """What `why` names can be found in config.yaml."""
    for rules in (settings().own, settings().selection.rules, settings().stance):
        ids = [rule.id for rule in rules]
        assert len(set(ids)) == len(ids)


def test_an_adviser_adds_a_theme_without_code() -> None:
    """A theme more in the settings is a theme more in the clauses."""
    text = "# 2 Zorg\n\nWij vragen van zorgaanbieders om gezonde maaltijden uit de buurt."
    food = Theme(id="voeding", title="Voeding", strong=("maaltijd*",))
    [clause] = find_clauses(policy(), paper(text), [], (*themes(), food), settings())
    assert clause.theme == "voeding"
