"""Figures of policies side by side: each under a subject that is understood, with the condition it depends on."""

from __future__ import annotations

import pytest

from pipeline.compare import figures_beside
from pipeline.compare.beside import ALL, condition_of, quote, subject_of
from pipeline.model import Box, Clause, Fact, FactKind


def fact(text: str, kind: FactKind = "opslag", subject: str = "") -> Fact:
    """A percentage."""
    return Fact(kind, float(text.rstrip("%").replace(",", ".")), "%", text, subject)


def clause(text: str, *facts: Fact, zorgkantoor: str = "vgz", year: str = "2024") -> Clause:
    """A statement with figures."""
    return Clause(
        f"{zorgkantoor}-{year}-{text}", f"{zorgkantoor}-{year}", zorgkantoor, year, "bekostiging", {}, text, text, 1,
        (Box(1, 0, 0, 1, 1),), (), "tarief", True, facts=facts,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("U krijgt een opslag van 2%, mits u meedoet aan de monitor.", "mits u meedoet aan de monitor"),
        ("U krijgt een opslag van 2% als u meedoet.", "als u meedoet"),
        ("Als u meedoet, krijgt u een opslag van 2%.", "Als u meedoet"),
        ("De opslag is 2% bij ten minste tien leerlingen.", "bij ten minste tien leerlingen"),
        ("De opslag is 2% van het tarief dat de NZa als maximum hanteert.", ""),
        ("De opslag is 2%. Als u stopt, meldt u dat.", ""),
        ("De opslag is 2%.", ""),
    ],
)
def test_the_condition_of_a_figure_stands_in_its_own_sentence(text: str, words: str) -> None:
    """'als' may also mean 'as'; another sentence's condition is not the figure's."""
    assert condition_of(fact("2%"), clause(text)) == words


@pytest.mark.parametrize(
    ("kind", "subject", "wanted"),
    [
        ("opslag", "VPT  geclusterd", "VPT geclusterd"),
        ("tarief", "verblijf, 2027", "verblijf"),
        ("opslag", "meer dan", ""),
        ("opslag", "de kosten van de", ""),
        ("opslag", "", ""),
        ("richttarief", "", ALL),
    ],
)
def test_a_subject_is_understood_or_there_is_none(kind: FactKind, subject: str, wanted: str) -> None:
    """What is cut off, or only half a comparison, is no subject; a richttarief without one holds for all."""
    assert subject_of(fact("2%", kind, subject)) == wanted


def test_figures_stand_by_kind_then_subject_and_those_without_come_last() -> None:
    """What most name first; the same figure of one year once, of two years twice."""
    stated = [
        clause("a", fact("2%", subject="vpt"), fact("3%")),
        clause("b", fact("2%", subject="vpt"), zorgkantoor="cz"),
        clause("c", fact("1%", subject="mpt")),
        clause("d", fact("95%", "richttarief")),
        clause("e", fact("2%", subject="vpt"), zorgkantoor="cz"),
        clause("f", fact("2%", subject="vpt"), zorgkantoor="cz", year="2025"),
    ]
    found = figures_beside(stated, ("richttarief", "opslag"))
    assert [(one.kind, one.subject) for one in found] == [
        ("richttarief", ALL), ("opslag", "vpt"), ("opslag", "mpt"), ("opslag", ""),
    ]  # fmt: skip
    assert found[1].values == {"vgz": (2.0,), "cz": (2.0, 2.0)}


@pytest.mark.parametrize(
    ("text", "subject", "wanted"),
    [
        pytest.param("Het tarief is 95% voor iedereen.", "vpt", "2024", id="that of the policy"),
        pytest.param("Het tarief is 95% voor het kalenderjaar 2026.", "vpt", "2026", id="right behind the figure"),
        pytest.param("Het tarief is 95%, zoals wij in 2023 vroegen.", "vpt", "2024", id="of something else"),
        pytest.param("Zie tabel 3.", "vpt, 2027", "2027", id="of its column in a table"),
    ],
)
def test_a_figure_has_the_year_that_it_names(text: str, subject: str, wanted: str) -> None:
    """Else that of the policy."""
    assert quote(fact("95%", "tarief", subject), clause(text)).year == wanted


def test_figures_of_examples_and_in_other_units_are_left_out() -> None:
    """'Stel: ...' promises nothing; a limit on pages is no money."""
    pages = Fact("plafond", 2.0, "bladzijden", "twee bladzijden", "plan")
    stated = [
        clause("Stel: een aanbieder krijgt 2% opslag.", fact("2%")),
        clause("Het plan telt twee bladzijden.", pages),
        clause("De opslag is 3%.", fact("3%", subject="vpt")),
    ]
    assert [one.values for one in figures_beside(stated, ("opslag", "plafond"), ("%", "EUR"))] == [{"vgz": (3.0,)}]


def test_capitals_make_no_other_subject() -> None:
    """It is written as the first one writes it."""
    stated = [clause("a", fact("2%", subject="VPT")), clause("b", fact("2%", subject="vpt"), zorgkantoor="cz")]
    (one,) = figures_beside(stated, ("opslag",))
    assert (one.subject, set(one.quoted)) == ("VPT", {"vgz", "cz"})
