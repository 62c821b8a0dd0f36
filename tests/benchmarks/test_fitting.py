"""Fitting: the same examples give the same weights, and weights tell what they should."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from benchmarks.fitting.examples import HELD_OUT, Example, Paper, papers
from benchmarks.fitting.fit import linear, points_of
from benchmarks.fitting.placing import NAMED, theme_weights
from pipeline.learn.signs import THEME_SIGNS
from pipeline.model import Reading
from tests.styles.documents.make import sources, truth_path
from tests.themes.paper import settings

JUDGED = [({"w:wij": 1.0, "w:kiezen": 0.5}, True), ({"w:wij": 1.0, "w:zien": 0.5}, False)] * 6


def test_what_is_held_out_is_there_and_never_fitted_on() -> None:
    """The others in other house styles are examples; those that measure are not."""
    fitted = {paper.name for paper in papers()}
    assert all(truth_path(name.removeprefix("style/")).exists() for name in HELD_OUT)
    assert {f"style/{name}" for name in sources()} - fitted == HELD_OUT


def test_weights_tell_examples_apart_and_are_the_same_each_time() -> None:
    """What stands on both sides says nothing; what stands on one side says which."""
    model = linear(JUDGED, 2.0)
    own, other = points_of(model, [signs for signs, _ in JUDGED[:2]])
    assert own > 0 > other
    assert abs(model.weights.get("w:wij", 0.0)) < 0.1
    assert linear(JUDGED, 2.0) == model


def test_a_sign_that_is_hardly_seen_is_left_out() -> None:
    """Three examples teach nothing about a word."""
    rare = [({"w:wij": 1.0, "w:ooit": 1.0}, True)] * 3
    assert "w:ooit" not in linear([*JUDGED, *rare], 2.0).weights


def _example(signs: list[list[list[float]]], true: list[list[bool]]) -> Example:
    paper = Paper("style/proef", Path("proef.pdf"), {"document": {"zorgkantoor": "vgz", "year": "2024"}})
    reading = Reading((), (), body_size=10.0)
    return Example(paper, settings(), reading, (), (), (), (), (), (), (), tuple(signs), tuple(true))


@pytest.mark.parametrize("sign", ["heading", "terms", "chapter"])
def test_the_sign_that_goes_with_the_right_theme_weighs(sign: str) -> None:
    """Whichever theme is right, what stands by it is what counts."""
    place = THEME_SIGNS.index(sign)
    signs, true = [], []
    for right in (0, 1, 2) * 4:
        rows = np.zeros((3, len(THEME_SIGNS)))
        rows[right, place] = 1.0
        signs.append(rows.tolist())
        true.append([theme == right for theme in range(3)])
    weights = theme_weights([_example(signs, true)]).model_dump()
    assert weights[sign] > 1
    assert weights["around"] == NAMED
    assert all(abs(value) < 0.01 for name, value in weights.items() if name not in (sign, "rest", "around"))
