"""Which edition a supplement adds to, which statements of two editions may be one, how one of two sentences is cut."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from pipeline.compare import editions, likeness
from pipeline.compare.editions import compare_editions
from pipeline.compare.lineage import base_of
from pipeline.compare.parts import opened
from pipeline.config import CompareSettings, Config
from pipeline.model import Box, Clause, Document, Fact

EDITIONS = [("2022", "vv"), ("2023", ""), ("2024", "vv"), ("2024", "ghz"), ("2026", "vv")]


def document(year: str, sector: str = "vv", title: str = "Beleid") -> Document:
    """A policy, or what adds to one."""
    name = f"{year}-{sector}"
    return Document(name, f"{name}.pdf", "", "inkoopbeleid", "", "dsw", year, sector, title, 9)


@pytest.mark.parametrize(
    ("title", "year", "sector", "base"),
    [
        pytest.param("Aanvulling", "2025", "vv", "2024-vv", id="the newest that is no younger"),
        pytest.param("Aanvulling", "2026", "vv", "2026-vv", id="of its own year"),
        pytest.param("Aanvulling", "2021", "vv", "", id="all are younger"),
        pytest.param("Aanvulling", "", "vv", "2026-vv", id="without a year"),
        pytest.param("Aanvulling", "2025", "ghz", "2024-ghz", id="of its sector"),
        pytest.param("Aanvulling", "2023", "ggz", "2023-", id="an edition of every sector"),
        pytest.param("Aanvulling", "2025", "", "2024-ghz", id="a supplement of every sector"),
        pytest.param("Aanvulling op het beleid 2022", "2025", "vv", "2022-vv", id="the year that it names"),
        pytest.param("Aanvulling op het beleid 2022-2024", "2025", "vv", "2024-vv", id="the last of the years named"),
        pytest.param("Aanvulling bij het beleid 2022 tot en met 2024", "2025", "vv", "2024-vv", id="in words"),
        pytest.param("Aanvulling 2022", "2025", "vv", "2024-vv", id="a year that nothing is added to"),
        pytest.param("Aanvulling op het beleid 2024-2022", "2025", "vv", "2024-vv", id="the other way round"),
        pytest.param("Aanvulling op het beleid 2020", "2025", "vv", "", id="what it names is not there"),
        pytest.param("Aanvulling op het beleid 2025", "2025", "vv", "2024-vv", id="it names its own year only"),
        pytest.param("Aanvulling op het beleid 2024", "2024", "vv", "2024-vv", id="its own, which is there"),
    ],
)
def test_what_a_supplement_adds_to(title: str, year: str, sector: str, base: str, config: Config) -> None:
    """By the years that it names, its own year and its sector."""
    whole = [document(*one) for one in EDITIONS]
    assert base_of(document(year, sector, title), whole, config) == base


def statement(number: int, text: str, year: str = "2024", theme: str = "kwaliteit", **also: float) -> Clause:
    """A statement; `also` are themes that speak for it too."""
    return Clause(
        f"{year}-{number}", f"dsw-{year}", "dsw", year, theme, {theme: 3.0, **also}, text, text, 1,
        (Box(1, 0, 0, 1, 1),), (), "eis", True,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("likeness", "theme", "also", "pairs"),
    [
        pytest.param(0.36, "kwaliteit", {}, 1, id="alike enough"),
        pytest.param(0.34, "kwaliteit", {}, 0, id="hardly alike"),
        pytest.param(0.46, "overig", {}, 0, id="under another theme a quarter less alike"),
        pytest.param(0.48, "overig", {}, 1, id="and still alike enough"),
        pytest.param(0.36, "overig", {"kwaliteit": 0.1}, 1, id="with something of a theme in common"),
        pytest.param(0.36, "overig", {"kwaliteit": 0.0}, 0, id="with nothing of it"),
    ],
)
def test_statements_of_two_editions_may_be_one(
    likeness: float, theme: str, also: dict[str, float], pairs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the likeness that the settings say; less alike are those whose themes have nothing in common."""
    monkeypatch.setattr(editions, "likeness", lambda *_: np.array([[likeness]]))
    settings = CompareSettings(changed_from=0.35, other_theme=0.25)
    old = [statement(1, "Wij bezoeken iedere locatie een keer per jaar.")]
    new = [statement(1, "Elke aanbieder stuurt ons in mei een plan.", "2025", theme, **also)]
    changes = compare_editions(old, new, settings)
    assert [change.change for change in changes].count("changed") == pairs
    assert len(changes) == 2 - pairs


WHOLE = ["2 keer", "3%"]  # figures of the statement
FIRST, SECOND = "Wij bezoeken iedere locatie 2 keer per jaar.", "De toeslag voor nachtzorg is 3% van het tarief."


@pytest.mark.parametrize(
    ("new", "parts"),
    [
        pytest.param(SECOND.replace("3%", "4%"), [(FIRST, ["2 keer"]), (SECOND, ["3%"])], id="one touched up"),
        pytest.param(f"{FIRST} {SECOND.replace('3%', '4%')}", [(f"{FIRST} {SECOND}", WHOLE)], id="both"),
        pytest.param("Iets heel anders komt er voor in de plaats.", [(f"{FIRST} {SECOND}", WHOLE)], id="neither"),
    ],
)  # fmt: skip
def test_a_statement_of_two_sentences_is_cut_where_one_of_them_was_touched_up(
    new: str, parts: list[tuple[str, list[str]]]
) -> None:
    """Each part keeps its own figures, and the id of the statement."""
    facts = (Fact("termijn", 2.0, "keer", "2 keer"), Fact("opslag", 3.0, "%", "3%"))
    old = replace(statement(1, f"{FIRST} {SECOND}"), facts=facts)
    found = opened([old], [statement(1, new, "2025")])
    assert [(one.text, [fact.text for fact in one.facts]) for one in found] == parts
    assert {one.id for one in found} == {old.id}
    assert opened([old], []) == [old]


def test_few_statements_are_compared_to_the_last_digit_as_many_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether scipy is loaded for it is not to be seen in the result, nor are texts without a word."""
    words = ["bekostiging", "vpt", "mpt", "wonen", "tarief", "regio", "wachtlijst", "afspraken", "zorgaanbieders"]
    old = ["", *(" ".join(words[at::2]) + f" {words[-at]} zorgkantoor {at}%" for at in range(1, 8))]
    new = ["", *(" ".join(words[at:]) for at in range(8)), "--"]
    monkeypatch.setattr(likeness, "_STEPS", [0])
    few = likeness.content(old, new)
    monkeypatch.setattr(likeness, "_FEW", -1)
    assert np.array_equal(few, likeness.content(old, new))
    assert few.shape == (8, 10)
    assert not few[0].any()
    assert 0 < few[1:, 1].min() < few.max() <= 1
