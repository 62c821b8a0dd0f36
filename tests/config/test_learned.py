"""Weights that a person sets go before those that were learned."""

from __future__ import annotations

from pipeline.config.learned import Lesson, ThemeWeights

LEARNED = ThemeWeights(heading=2.0, above=1.0)


def test_a_weight_that_is_set_goes_before_the_learned_one() -> None:
    """One that is set to nothing, too; what neither names weighs nothing."""
    mine = ThemeWeights(heading=0.0, last=3.0)
    weights = mine.over(LEARNED)
    assert (weights["heading"], weights["above"], weights["last"], weights["rest"]) == (0.0, 1.0, 3.0, 0.0)
    assert weights.keys() == ThemeWeights.model_fields.keys()


def test_only_what_won_is_taught() -> None:
    """And how many decisions it rests on is told only where something is taught."""
    lesson = Lesson(models="m", decisions=240, table={"w:zorg": 0.5}, theme={"heading": 0.2}, table_wins=True)
    assert (lesson.taught.table, lesson.taught.theme, lesson.taught.decisions) == ({"w:zorg": 0.5}, {}, 240)
    lost = lesson.model_copy(update={"table_wins": False})
    assert (lost.taught.table, lost.taught.theme, lost.taught.decisions) == ({}, {}, 0)
