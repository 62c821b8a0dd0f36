"""Statements of two editions paired."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.compare import compare_editions
from pipeline.compare.editions import fact_changes
from pipeline.config import CompareSettings
from pipeline.model import Box, Clause, Fact, FactChange

SETTINGS = CompareSettings()
OLD = (
    "Het richttarief voor verblijf is 95,5% van het maximumtarief van de NZa.",
    "Aanbieders met meer dan honderd klanten nemen deel aan de werkgroep voor behandeling.",
    "Een aanbieder van vervoer houdt de wachttijd aan de deur bij.",
    "Ieder jaar bezoeken wij iedere locatie een keer.",
)


def _edition(year: str, texts: tuple[str, ...], facts: dict[int, tuple[Fact, ...]] | None = None) -> list[Clause]:
    return [
        Clause(
            f"{year}-{i}",
            f"dsw-{year}",
            "dsw",
            year,
            "bekostiging",
            {},
            text,
            text,
            i + 1,
            (Box(i + 1, 0, 0, 1, 1),),
            (),
            "eis",
            True,
            facts=(facts or {}).get(i, ()),
        )
        for i, text in enumerate(texts)
    ]


@pytest.mark.parametrize(
    ("new", "labels"),
    [
        pytest.param(OLD, {"same": 4}, id="nothing happened"),
        pytest.param(OLD[::-1], {"same": 4}, id="another order"),
        pytest.param(tuple(t.replace("-", "\u2011").upper() for t in OLD), {"same": 4}, id="typeset anew"),
        pytest.param((OLD[0].replace("95,5", "96,4"), *OLD[1:]), {"same": 3, "changed": 1}, id="another figure"),
        pytest.param(OLD[1:], {"same": 3, "dropped": 1}, id="one gone"),
        pytest.param((*OLD, "Wij vergoeden een proef met robots."), {"same": 4, "new": 1}, id="one more"),
        pytest.param(
            (*OLD[:3], "Iedere locatie krijgt ten minste eens in de drie jaar bezoek van ons."),
            {"same": 3, "changed": 1},
            id="said in other words",
        ),
        pytest.param((), {"dropped": 4}, id="all gone"),
    ],
)
def test_each_statement_comes_out_once(new: tuple[str, ...], labels: dict[str, int]) -> None:
    """Rewording is a change, not one dropped and one new; the order of statements does not matter."""
    changes = compare_editions(_edition("2024", OLD), _edition("2025", new), SETTINGS)
    found = [change.change for change in changes]
    assert {label: found.count(label) for label in set(found)} == labels
    assert sorted(c.old_id for c in changes if c.old_id) == [f"2024-{i}" for i in range(4)]
    assert [c.new_id for c in changes if c.new_id] == [f"2025-{i}" for i in range(len(new))]


def test_like_statements_get_the_best_partners_in_total() -> None:
    """A statement does not take the partner that another one fits better."""
    old = ("Bij een score tot 50 punten daalt het tarief.", "Bij een score boven 50 punten stijgt het tarief.")
    new = ("Bij een score boven 60 punten stijgt het tarief met 1%.", "Bij een score tot 60 punten daalt het tarief.")
    changes = compare_editions(_edition("2024", old), _edition("2025", new), SETTINGS)
    assert [(c.old_id, c.new_id) for c in changes] == [("2024-1", "2025-0"), ("2024-0", "2025-1")]


def test_statements_under_unlike_themes_must_be_more_alike() -> None:
    """A fixed phrase in another chapter does not make two statements one."""
    old = _edition("2024", ("Voor vrijwilligers is er een vast aanspreekpunt en jaarlijks een aanbod van scholing.",))
    new = _edition("2025", ("Huisartsen vragen om een vast aanspreekpunt bij iedere aanbieder.",))
    loose = CompareSettings(changed_from=0.01, other_theme=0)
    strict = CompareSettings(changed_from=0.01, other_theme=1)
    apart = [replace(new[0], theme="behandeling")]
    assert [change.change for change in compare_editions(old, apart, loose)] == ["changed"]
    assert [change.change for change in compare_editions(old, apart, strict)] == ["new", "dropped"]
    assert [change.change for change in compare_editions(old, new, strict)] == ["changed"]


def test_one_sided_changes_name_both_editions() -> None:
    """Who reads that a statement is gone can see from which edition, and in which it was sought."""
    changes = compare_editions(_edition("2024", OLD[:2]), _edition("2025", OLD[1:3]), SETTINGS)
    assert {(c.change, c.old_document, c.new_document, c.old_page, c.new_page) for c in changes} == {
        ("same", "dsw-2024", "dsw-2025", 2, 1),
        ("new", "dsw-2024", "dsw-2025", None, 2),
        ("dropped", "dsw-2024", "dsw-2025", 1, None),
    }


def test_figures_that_changed_stand_side_by_side() -> None:
    """Equal figures are left out, also when one edition words them in letters."""
    old = (Fact("richttarief", 95.5, "%", "95,5%"), Fact("termijn", 3, "jaar", "drie jaar"))
    new = (
        Fact("termijn", 3, "jaar", "3 jaar"),
        Fact("richttarief", 96.4, "%", "96,4%"),
        Fact("opslag", 1, "%", "1%"),
    )
    assert fact_changes(old, new) == (FactChange("richttarief", "95,5%", "96,4%"), FactChange("opslag", "", "1%"))


FIRST, SECOND = "Iedere locatie krijgt eens per jaar bezoek van ons.", "Van dat bezoek maken wij een kort verslag."


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(
            f"{FIRST} {SECOND}", FIRST, [("same", FIRST, FIRST), ("dropped", SECOND, "")], id="one sentence went"
        ),
        pytest.param(SECOND, f"{FIRST} {SECOND}", [("new", "", FIRST), ("same", SECOND, SECOND)], id="one came"),
        pytest.param(
            f"{FIRST} {SECOND}",
            f"{FIRST} {SECOND.replace('kort', 'lang')}",
            [("changed", f"{FIRST} {SECOND}", f"{FIRST} {SECOND.replace('kort', 'lang')}")],
            id="one touched up: the statement changed",
        ),
        pytest.param(
            f"{FIRST} {SECOND}", f"{FIRST} {SECOND}", [("same", f"{FIRST} {SECOND}", f"{FIRST} {SECOND}")], id="both"
        ),
        pytest.param(
            f"{FIRST} {SECOND}",
            f"{SECOND} {FIRST}",
            [("same", f"{FIRST} {SECOND}", f"{SECOND} {FIRST}")],
            id="they changed places",
        ),
        pytest.param(
            f"1.1 {FIRST}", f"1.2 {FIRST}", [("same", f"1.1 {FIRST}", f"1.2 {FIRST}")], id="it was renumbered"
        ),
        pytest.param(
            "1.5 locaties per team is ons streven.",
            "1.7 locaties per team is ons streven.",
            [
                (
                    "changed",
                    "1.5 locaties per team is ons streven.",
                    "1.7 locaties per team is ons streven.",
                )
            ],
            id="a figure at its beginning is no number of a paragraph",
        ),
    ],
)
def test_a_sentence_that_stayed_is_the_same(old: str, new: str, expected: list[tuple[str, str, str]]) -> None:
    """What happens to the sentence beside it does not change it; both parts lead to the statement they are of."""
    changes = compare_editions(_edition("2024", (old,)), _edition("2025", (new,)), SETTINGS)
    assert [(c.change, c.old_text, c.new_text) for c in changes] == expected
    assert {c.old_id for c in changes} <= {"2024-0", ""}
    assert {c.new_id for c in changes} <= {"2025-0", ""}


def test_figures_go_with_their_sentence() -> None:
    """A figure of the sentence that went is not lost by the one that stayed."""
    fact = Fact("opslag", 1.5, "%", "1,5%", "")
    gone = "Daarvoor is een opslag van 1,5% beschikbaar."
    changes = compare_editions(
        _edition("2024", (f"{FIRST} {gone}",), {0: (fact,)}), _edition("2025", (FIRST,)), SETTINGS
    )
    assert [(c.change, c.facts) for c in changes] == [("same", ()), ("dropped", (FactChange("opslag", "1,5%", ""),))]
