"""How often each phrase of the rules is met with over a corpus."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.config import default_config_path, load_config
from pipeline.explain.support import Phrase, alternatives, phrases_of, support_over
from pipeline.run import Places
from tests.support import thematabel


@pytest.mark.parametrize(
    ("pattern", "parts"),
    [
        pytest.param("circulair|circulaire", ["circulair", "circulaire"], id="alternatives for one word"),
        pytest.param("green deal | CO2*", ["green deal", "CO2*"], id="alternatives of several words"),
        pytest.param("wij|we kiezen", ["wij|we kiezen"], id="a choice within a row of words belongs to it"),
        pytest.param("<partij>", ["<partij>"], id="a word list is told of by itself"),
    ],
)
def test_a_pattern_is_as_many_phrases_as_hit_by_themselves(pattern: str, parts: list[str]) -> None:
    """One that says three things is counted three times."""
    assert alternatives(pattern) == parts


def test_each_phrase_knows_its_rule_and_where_it_is_looked_for() -> None:
    """Headings in headings, lead-ins before lists, the rest in sentences; word lists by themselves."""
    phrases = phrases_of(load_config(default_config_path()))
    assert len(set(phrases)) == len(phrases)
    where = {one.rule: one.where for one in phrases}
    assert where["themes.kwaliteit.headings"] == where["clauses.skip"] == "heading"
    assert where["clauses.hanging"] == "lead-in"
    assert where["clauses.tariff_tables"] == "table"
    assert where["themes.kwaliteit.strong"] == where["clauses.words.partij"] == "sentence"
    assert Phrase("clauses.words.partij", "nza") in phrases


def test_support_is_counted_over_the_policies_of_a_corpus(two_policies: Path) -> None:
    """What every policy says hits all of them, some hit one only; a phrase that none has is told, too."""
    config = load_config(default_config_path())
    told, policies, failed = support_over(Places(two_policies / "corpus", two_policies / "extracted"), config)
    assert (failed, len(policies)) == ([], 2)
    assert len(told) == len(phrases_of(config))
    by_rule = {(one.phrase.rule, one.phrase.text): one for one in told}
    providers = by_rule["clauses.words.aanbieder", "zorgaanbieder*"]
    assert set(providers.documents) == set(policies)
    assert providers.hits > len(policies)
    assert all(bool(one.hits) == bool(one.documents) for one in told)
    assert {len(one.documents) for one in told} == {0, 1, 2}


def test_what_runs_share_of_a_policy_is_not_read_anew(two_policies: Path, tmp_path: Path) -> None:
    """Into another folder than the run that read it: nothing is kept there, since all is known."""
    config = load_config(default_config_path())
    shared = config.run.model_copy(update={"cache": str(two_policies / "extracted" / ".cache")})
    elsewhere = Places(two_policies / "corpus", tmp_path / "elders")
    _, policies, failed = support_over(elsewhere, config.model_copy(update={"run": shared}))
    assert policies
    assert failed == []
    assert not elsewhere.out.exists()


def test_the_rarest_phrases_come_first(two_policies: Path, tmp_path: Path) -> None:
    """As a person asks for them: how many policies, how many hits, which rule, which phrase."""
    shutil.copytree(two_policies, tmp_path / "werk")
    places = ("--corpus", tmp_path / "werk" / "corpus", "--out", tmp_path / "werk" / "extracted")
    told = thematabel("rules", "--support", "--at-most", "1", *places)
    assert told.returncode == 0, told.stderr
    counts = [int(line.split()[0]) for line in told.stdout.splitlines()]
    assert counts == sorted(counts)
    assert set(counts) == {0, 1}
    assert "hit nothing" in told.stderr
    listed = thematabel("rules")
    assert "clauses.words.aanbieder  zorgaanbieder*" in listed.stdout.splitlines()


def test_without_a_corpus_nothing_is_counted(tmp_path: Path) -> None:
    """A folder that is not there has no policies to tell of; the phrases by themselves need none."""
    told = thematabel("rules", "--support", "--corpus", tmp_path / "nergens")
    assert told.returncode == 2
    assert "is not there" in " ".join(told.stderr.split())
    assert told.stdout == ""
    assert thematabel("rules", "--corpus", tmp_path / "nergens").returncode == 0
