"""What differs between two configurations, each difference by its place."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.config import Config
from pipeline.explain.settings_changed import settings_changed

BASE: dict[str, Any] = {
    "zorgkantoren": [{"id": "cz", "name": "CZ", "aliases": ["CZ groep"]}, {"id": "dsw", "name": "DSW"}],
    "themes": [{"id": "wonen", "title": "Wonen", "strong": ["huis*", "tuin"]}],
    "clauses": {"words": {"wij": ["wij", "ons"]}},
    "run": {"jobs": 2},
}


def changed(**sections: Any) -> list[str]:
    """The differences from BASE when these sections are others."""
    return settings_changed(Config.model_validate(BASE), Config.model_validate({**BASE, **sections}))


CZ, DSW = BASE["zorgkantoren"]
WONEN = BASE["themes"][0]


@pytest.mark.parametrize(
    ("sections", "told"),
    [
        pytest.param({}, [], id="nothing"),
        pytest.param({"run": {"jobs": 3}}, ["run.jobs: 2 -> 3"], id="a number"),
        pytest.param({"publish": {"paper": "A4"}}, ["publish.paper: 'A3' -> 'A4'"], id="a text"),
        pytest.param({"zorgkantoren": [DSW]}, ["zorgkantoren.cz: gone"], id="a named thing gone"),
        pytest.param(
            {"zorgkantoren": [CZ, {"id": "vgz", "name": "VGZ"}, DSW]},
            ["zorgkantoren.vgz: new"],
            id="a named thing more",
        ),
        pytest.param({"zorgkantoren": [DSW, CZ]}, ["zorgkantoren: another order"], id="another order of things"),
        pytest.param(
            {"zorgkantoren": [{**CZ, "name": "C.Z."}, DSW]}, ["zorgkantoren.cz.name: 'CZ' -> 'C.Z.'"], id="within one"
        ),
        pytest.param(
            {"themes": [{**WONEN, "strong": ["huis*", "dak"]}]},
            ["themes.wonen.strong: 'tuin' gone", "themes.wonen.strong: 'dak' added"],
            id="a word",
        ),
        pytest.param(
            {"themes": [{**WONEN, "strong": ["tuin", "huis*"]}]},
            ["themes.wonen.strong: another order"],
            id="another order of words",
        ),
        pytest.param(
            {"clauses": {"words": {"wij": ["wij", "ons"], "hen": ["hen"]}}}, ["clauses.words.hen: new"], id="a list"
        ),
        pytest.param({"clauses": {"words": {}}}, ["clauses.words.wij: gone"], id="a list gone"),
        pytest.param(
            {"themes": [{**WONEN, "strong": ["huis*", "tuin", "a" * 60]}]},
            [f"themes.wonen.strong: '{'a' * 60}' added"],
            id="a long word",
        ),
        pytest.param(
            {"themes": [{**WONEN, "strong": ["huis*", "tuin", "a" * 61]}]},
            [f"themes.wonen.strong: '{'a' * 60}…' added"],
            id="a word that is too long to repeat",
        ),
    ],
)
def test_each_difference_names_its_place(sections: dict[str, Any], told: list[str]) -> None:
    """Named things by their name, words of a list by themselves."""
    assert changed(**sections) == told
