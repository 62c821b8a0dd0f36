"""Likeness by meaning, with the sentence encoder of the extra `semantic`."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from pipeline.choose.earlier import EarlierTable
from pipeline.choose.meaning import nearness, wanted_encoder
from pipeline.choose.refresh import Guidance, guide
from pipeline.config import ClauseSettings
from tests.choose.test_refresh import COLUMNS, POLICY, about, document
from tests.support import told
from tests.themes.paper import clauses, config, settings

TABLE = EarlierTable(
    "tabel-2023",
    "2023",
    (COLUMNS, ("Kwaliteit", "Ouderen helpen als het donker is.", "Zwembaden krijgen voorrang bij vakantieparken.")),
)


class Subjects:
    """An encoder that knows two subjects: the night, and all else."""

    def encode(self, texts: list[str]) -> Any:
        """The first axis is the night."""
        return np.array([[1.0, 0.0] if "nacht" in t.lower() or "donker" in t else [0.0, 1.0] for t in texts])


def with_points() -> ClauseSettings:
    """The settings of someone who has the extra."""
    refresh = settings().refresh.model_copy(update={"meaning": 1.7, "meaning_others": 0.9})
    return settings().model_copy(update={"refresh": refresh})


def guidance(encoder: Subjects | None) -> Guidance:
    """What the table changes in the policy."""
    found = {"beleid": clauses(POLICY)}
    return guide([document()], found, [TABLE], config().zorgkantoren, config().themes, with_points(), encoder)


def test_what_means_the_same_is_raised_and_says_so() -> None:
    """Not a word in common, one meaning; a clause about something else gets nothing for it."""
    without, raised = (about(guidance(encoder), "Nachtzorg") for encoder in (None, Subjects()))
    assert raised.score > without.score
    assert any("betekent ongeveer 'Ouderen helpen als het donker is.' (+1.7)" in line for line in told(raised))
    assert not any("betekent ongeveer" in line for line in told(without))


def test_another_zorgkantoor_counts_less() -> None:
    """Its column tells what subjects readers care for."""
    opslag = about(guidance(Subjects()), "opslag")
    assert any("betekent ongeveer" in line and "(+0.9)" in line for line in told(opslag))


def test_only_the_zorgkantoors_own_statements_are_quoted() -> None:
    """What others say gives points on top, and `why` quotes its own nearest, however far that is."""
    nacht = about(guidance(Subjects()), "Nachtzorg")
    opslag = about(guidance(Subjects()), "opslag")
    quoted = {r.about for clause in (nacht, opslag) for r in clause.reasons if r.rule == "betekenis"}
    assert quoted == {("Ouderen helpen als het donker is.",)}
    points = {r.points for clause in (nacht, opslag) for r in clause.reasons if r.rule == "betekenis"}
    assert points == {1.7, 0.9}


def test_of_its_own_statements_the_nearest_is_quoted() -> None:
    """By what it means, not by where it stands in the table."""
    cell = "Ouderen helpen als het donker is. Voor zorg thuis is er meer geld."
    table = EarlierTable("tabel-2023", "2023", (COLUMNS, ("Kwaliteit", cell, "")))
    found = {"beleid": clauses(POLICY)}
    guided = guide([document()], found, [table], config().zorgkantoren, config().themes, with_points(), Subjects())
    said = {word: about(guided, word).reasons for word in ("Nachtzorg", "opslag")}
    quoted = {word: next(r.about for r in reasons if r.rule == "betekenis") for word, reasons in said.items()}
    assert quoted == {
        "Nachtzorg": ("Ouderen helpen als het donker is.",), "opslag": ("Voor zorg thuis is er meer geld.",),
    }  # fmt: skip


def test_without_others_only_its_own_statements_count() -> None:
    """A table with one column that says something is no trouble."""
    alone = EarlierTable("tabel-2023", "2023", (COLUMNS, ("Kwaliteit", "Ouderen helpen als het donker is.", "")))
    found = {"beleid": clauses(POLICY)}
    guided = guide([document()], found, [alone], config().zorgkantoren, config().themes, with_points(), Subjects())
    points = [r.points for c in guided.clauses["beleid"] for r in c.reasons if r.rule == "betekenis"]
    assert sorted(set(points)) == [0.0, 1.7]


@pytest.mark.parametrize("points", [{"meaning": 1.0}, {"meaning_others": 1.0}])
def test_points_for_meaning_want_the_encoder(points: dict[str, float], monkeypatch: pytest.MonkeyPatch) -> None:
    """Either kind; where the extra is not installed there is none."""
    refresh = settings().refresh.model_copy(update={"meaning": 0.0, "meaning_others": 0.0, **points})
    assert wanted_encoder(refresh) is not None
    monkeypatch.setattr("pipeline.choose.meaning.find_spec", lambda _: None)
    assert wanted_encoder(refresh) is None


def test_opposite_meanings_have_nothing_in_common() -> None:
    """Nearness is never less than 0."""

    class Opposites:
        def encode(self, texts: list[str]) -> Any:
            return np.array([[1.0], [-1.0]][: len(texts)])

    assert nearness(Opposites(), ["ja"], ["nee"]).tolist() == [[0.0]]
    assert nearness(Opposites(), ["ja"], []).shape == (1, 0)


def test_nearness_has_a_row_for_each_old_and_a_column_for_each_new_text() -> None:
    """None at all is no error."""
    assert nearness(Subjects(), ["nacht", "dag"], ["donker"]).tolist() == [[1.0], [0.0]]
    assert nearness(Subjects(), [], ["donker"]).shape == (0, 1)


def test_without_points_for_meaning_no_encoder_is_loaded() -> None:
    """So it is as the program comes: results do not depend on what happens to be installed."""
    assert wanted_encoder(settings().refresh) is None


def test_the_encoder_knows_dutch() -> None:
    """The real one: other words, the same meaning."""
    encoder = wanted_encoder(with_points().refresh)
    assert encoder is not None, "the extra `semantic` belongs to what tests need"
    near = nearness(
        encoder,
        ["Wij willen dat ouderen thuis blijven wonen."],
        ["Senioren moeten in hun eigen woning kunnen blijven.", "De jaarrekening wordt in april vastgesteld."],
    )
    assert near[0, 0] > 2 * near[0, 1]
