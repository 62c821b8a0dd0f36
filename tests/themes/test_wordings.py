"""Own positions told from background in many wordings that no rule was written after one document for."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.themes.find import for_year
from pipeline.themes.own import own_position
from tests.themes.paper import passage, settings

LINES = [
    tuple(part.strip() for part in line.split("|"))
    for line in (Path(__file__).parent / "wordings.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def _taken(heading: str, text: str) -> bool:
    rules = for_year("2024", settings())
    return own_position(passage(text, heading), rules).points >= rules.own_threshold


@pytest.mark.parametrize(("heading", "text"), [(h, t) for kind, h, t in LINES if kind in ("own", "missed")])
def test_own_positions_are_recognised(heading: str, text: str, request: pytest.FixtureRequest) -> None:
    """A choice, a requirement, an offer or a limit, on its own, without what stands around it."""
    if ("missed", heading, text) in LINES:
        request.applymarker(pytest.mark.xfail(strict=True, reason="not recognised by itself"))
    assert _taken(heading, text)


@pytest.mark.parametrize(("heading", "text"), [(h, t) for kind, h, t in LINES if kind in ("background", "taken")])
def test_background_is_left_out(heading: str, text: str, request: pytest.FixtureRequest) -> None:
    """Developments, figures, procedure, others' views, explanations and references."""
    if ("taken", heading, text) in LINES:
        request.applymarker(pytest.mark.xfail(strict=True, reason="words of policy without policy"))
    assert not _taken(heading, text)
