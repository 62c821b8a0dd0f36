"""What decisions teach is fitted on some zorgkantoren and measured on others, and wins only when it is better there."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest

from pipeline.config.learned import ThemeWeights
from pipeline.learn import lessons
from pipeline.learn.lessons import (
    Example,
    Material,
    Measured,
    measured_table,
    measured_theme,
    table_weights,
    theme_weights,
    wholly_reviewed,
)
from pipeline.learn.report import report_lines

OFFICES = ("vgz", "cz", "dsw", "menzis")
BASE = ThemeWeights(heading=1.0, terms=1.0)
PLAIN = tuple(0.0 for _ in ThemeWeights.model_fields)


def signs(**given: float) -> tuple[float, ...]:
    """What speaks for a theme."""
    return tuple(given.get(name, 0.0) for name in ThemeWeights.model_fields)


def statements(*, telling: bool, count: int = 15, offices: Sequence[str] = OFFICES) -> list[Example]:
    """Of each zorgkantoor `count` that were kept and as many dropped; `telling`: a word of theirs says which."""
    chance = random.Random(3)
    found = []
    for office in offices:
        for n in range(2 * count):
            shown = n % 2 == 0
            told = shown if telling else chance.random() < 0.5
            word = {"w:wonen": 0.5} if told else {"w:overleg": 0.5}
            table = {**word, f"w:woord{chance.randrange(9)}": 0.5}
            found.append(Example(f"{office}-2025", office, chance.uniform(-1, 1), table, shown, (PLAIN,), None))
    return found


@pytest.mark.parametrize(
    ("shown", "decided", "whole"),
    [
        pytest.param(10, 10, True, id="all of it"),
        pytest.param(10, 9, True, id="nearly all of it"),
        pytest.param(10, 8, False, id="some of it"),
        pytest.param(0, 0, False, id="the table shows nothing of it"),
        pytest.param(0, 3, False, id="nothing, and some of the rest was decided about"),
    ],
)
def test_a_document_was_reviewed_when_what_the_table_shows_of_it_was(shown: int, decided: int, whole: bool) -> None:
    """Nothing was passed over in a document of which there was nothing to see."""
    assert wholly_reviewed([f"s{n}" for n in range(shown)], {f"s{n}" for n in range(decided)}) is whole


def test_a_word_that_tells_is_learned() -> None:
    """What was kept weighs more, what was dropped less, and that is better at every zorgkantoor left out."""
    examples = statements(telling=True)
    found = measured_table(examples)
    assert found is not None
    assert found.weights["w:wonen"] > 0.1 > -0.1 > found.weights["w:overleg"]
    assert found.taught > found.shipped
    assert (found.better, found.worse, found.groups, found.by) == (4, 0, 4, "zorgkantoor")
    assert found.wins


def test_verdicts_that_mean_nothing_do_not_win() -> None:
    """A reviewer who throws dice teaches nothing: out of ten of them hardly one wins."""
    wins = 0
    for seed in range(10):
        some = statements(telling=True)
        verdicts = [one.shown for one in some]
        random.Random(seed).shuffle(verdicts)
        found = measured_table([replace(one, shown=shown) for one, shown in zip(some, verdicts, strict=True)])
        assert found is not None
        wins += found.wins
    assert wins <= 2


def test_no_statement_is_judged_by_what_its_own_zorgkantoor_teaches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Statements of one document resemble each other: they are left out together, never sentence by sentence."""
    fitted: list[set[str]] = []

    def watched(examples: Sequence[Example]) -> dict[str, float]:
        fitted.append({one.zorgkantoor for one in examples})
        return table_weights(examples)

    monkeypatch.setattr(lessons, "table_weights", watched)
    assert measured_table(statements(telling=True)) is not None
    assert sorted(map(sorted, fitted[:-1])) == sorted(sorted(set(OFFICES) - {one}) for one in OFFICES)
    assert fitted[-1] == set(OFFICES)  # what is kept is fitted on all


def test_with_few_zorgkantoren_documents_are_left_out() -> None:
    """Two zorgkantoren with two editions each are four documents."""
    some = [replace(one, zorgkantoor="b" if one.zorgkantoor > "d" else "a") for one in statements(telling=True)]
    found = measured_table(some)
    assert found is not None
    assert (found.by, found.groups) == ("document", 4)


@pytest.mark.parametrize(
    "examples",
    [
        pytest.param([], id="none"),
        pytest.param(statements(telling=True, count=4), id="few of each"),
        pytest.param([one for one in statements(telling=True) if one.shown], id="nothing dropped"),
        pytest.param(statements(telling=True, count=40, offices=OFFICES[:2]), id="two documents"),
    ],
)
def test_with_too_few_decisions_it_says_so(examples: list[Example]) -> None:
    """And how many there should be: no figure is given that means nothing."""
    assert measured_table(examples) is None
    told = " ".join(report_lines(Material(tuple(examples), len(examples), 0, 0), None, None))
    assert "Te weinig besluiten om van te leren: ten minste 20 erin en 10 eruit, in ten minste 3 geheel" in told
    assert "ten minste 40, waarvan ten minste 10 naar een ander thema" in told


def test_a_theme_that_reviewers_choose_by_the_chapter_is_learned() -> None:
    """The shipped weights look at terms only; the reviewer follows the chapter."""
    some = [
        Example(f"{office}-2025", office, 0.0, {}, True, (signs(terms=1.0), signs(chapter=1.0)), 1)
        for office in OFFICES
        for _ in range(12)
    ]
    found = measured_theme(some, BASE)
    assert found is not None
    assert (found.shipped, found.taught, found.wins) == (0.0, 1.0, True)
    assert found.weights["chapter"] > 0 > found.weights["terms"]
    assert measured_theme([replace(one, theme=0) for one in some], BASE) is None  # nothing was moved: nothing to learn


def test_the_same_decisions_teach_the_same() -> None:
    """To the last digit."""
    some = statements(telling=False)
    assert table_weights(some) == table_weights(list(some))
    placed = [replace(one, themes=(signs(heading=1.0), signs(terms=2.0)), theme=n % 2) for n, one in enumerate(some)]
    assert theme_weights(placed, BASE) == theme_weights(placed, BASE)


@pytest.mark.parametrize(
    ("shipped", "taught", "sure", "better", "wins"),
    [
        pytest.param(0.80, 0.83, 2.0, 3, True, id="better"),
        pytest.param(0.80, 0.83, 1.0, 3, False, id="no more than chance gives"),
        pytest.param(0.80, 0.805, 2.0, 3, False, id="hardly better"),
        pytest.param(0.80, 0.83, 2.0, 2, False, id="better in as many as worse"),
        pytest.param(0.83, 0.80, -2.0, 1, False, id="worse"),
    ],
)
def test_what_wins(shipped: float, taught: float, sure: float, better: int, wins: bool) -> None:
    """A point better in all, more than by chance, and in more groups than not; the report says which it is."""
    found = Measured({}, shipped, taught, sure, better, 4 - better, 4, "zorgkantoor")
    assert found.wins is wins
    told = " ".join(report_lines(Material((), 0, 0, 0), found, None))
    assert ("): wint." in told) is wins
