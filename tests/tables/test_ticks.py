"""Ticks and crosses that are drawn in cells come out as signs; any other drawing stays a warning."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.config import TableSettings
from pipeline.model import Curve
from pipeline.tables import find_tables
from pipeline.tables.parts.ticks import sign_of
from tests.tables.page_kit import across, down, page, prose, reading, text

TICK = Curve(((0, 3), (2.2, 6), (6, 0)))
RISING, FALLING = Curve(((0, 6), (6, 0))), Curve(((0, 0), (6, 6)))
AT_ONCE = Curve(((0, 0), (6, 6), (6, 0), (0, 6)))
DOT = Curve(((6, 3), (3, 6), (0, 3), (3, 0), (6, 3)), "#00aa00")


@pytest.mark.parametrize(
    ("curves", "sign"),
    [
        pytest.param([TICK], "✓", id="tick"),
        pytest.param([Curve(TICK.points[::-1])], "✓", id="tick drawn from its end"),
        pytest.param([RISING, FALLING], "✗", id="cross of two strokes"),
        pytest.param([AT_ONCE], "✗", id="cross at one go"),
        pytest.param([Curve(((0, 0), (3, 6), (6, 3)))], "", id="no tick: it ends lower than it began"),
        pytest.param([RISING], "", id="one stroke"),
        pytest.param([RISING, Curve(((20, 0), (26, 6)))], "", id="two strokes apart"),
        pytest.param([RISING, Curve(((0, 5), (6, -1)))], "", id="two strokes side by side"),
        pytest.param([DOT], "", id="dot"),
        pytest.param([TICK, RISING, FALLING], "", id="both"),
        pytest.param([], "", id="nothing"),
    ],
)
def test_what_strokes_show(curves: list[Curve], sign: str) -> None:
    """A tick goes down and up to the right, a cross is two strokes through each other's middle."""
    assert sign_of(curves) == sign


def moved(curve: Curve, x: float, y: float) -> Curve:
    """The same strokes at another place."""
    return replace(curve, points=tuple((a + x, b + y) for a, b in curve.points))


def test_drawn_ticks_stand_in_their_cells() -> None:
    """Empty cells of a grid get the sign that is drawn in them; a dot, or a sign beside words, changes nothing."""
    xs, ys = (60, 200, 260, 320), (140, 160, 180, 200)
    words = [
        w
        for t, x, y in (("Eis", 64, 145), ("Bestaand", 204, 145), ("Nieuw", 264, 145))
        for w in text(t, x, y, bold=True)
    ]
    words += [*text("Plan", 64, 165), *text("Bezoek", 64, 185), *text("nee", 264, 185)]
    rules = [*(across(y, xs[0], xs[-1]) for y in ys), *(down(x, ys[0], ys[-1]) for x in xs)]
    curves = (moved(TICK, 225, 167), moved(AT_ONCE, 285, 167), moved(DOT, 225, 187), moved(TICK, 300, 187))
    (table,) = find_tables(reading(replace(page([*prose(60), *words], rules), curves=curves)), TableSettings())
    assert table.grid[1:] == (("Plan", "✓", "✗"), ("Bezoek", "", "nee"))
