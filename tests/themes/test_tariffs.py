"""Tariff tables: their percentages are facts of the clause that they belong to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model import Clause, Table
from pipeline.themes import find_clauses
from pipeline.themes.tariffs import tariffs_in
from tests.support import told
from tests.themes.paper import paper, policy, settings, table, themes

TARIFFS = table(
    "Tabel 1: Tariefpercentage per prestatie",
    ("Prestatie", "Bestaande aanbieders", "Nieuwe aanbieders", "Bijzonderheid"),
    ("Volledig pakket thuis", "95,5%", "92%", "n.v.t."),
    ("Zwemles", "90 %", "", "zie 4.2"),
    ("Vergoeding NHC", "100%", "", ""),
)


def test_each_percentage_is_a_fact_with_its_subjects() -> None:
    """The row says what it is for, the column for whom; an unknown row keeps its own name."""
    assert [(f.kind, f.value, f.subject) for f in tariffs_in(TARIFFS, settings())] == [
        ("tarief", 95.5, "VPT"),
        ("tarief", 92.0, "VPT, nieuwe aanbieders"),
        ("tarief", 90.0, "Zwemles"),
        ("percentage", 100.0, "NHC/NIC"),
    ]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(table("Tabel 2: Kerncijfers", ("Gemeente", "Thuis"), ("Zwolle", "31%")), id="a table of figures"),
        pytest.param(table("Tabel 2: Tarieven", ("Prestatie", "Euro"), ("VPT", "95")), id="no percentages"),
    ],
)
def test_other_tables_give_none(other: Table) -> None:
    """Key figures are no tariffs."""
    assert list(tariffs_in(other, settings())) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        pytest.param(
            "Wij betalen elke zorgaanbieder de percentages uit tabel 1. Wij kiezen in de wijk voor rust en regelmaat.",
            "tabel 1",
            id="named",
        ),
        pytest.param("Wij kiezen voor rust. Het tarief voor u is gelijk voor iedereen.", "gelijk", id="last before it"),
    ],
)
def test_the_facts_go_to_the_clause_of_the_table(text: str, word: str) -> None:
    """The clause that names the table has its figures, else the last one before it in the section."""
    found: list[Clause] = find_clauses(policy(), paper(f"# 1 Tarieven\n\n{text}"), [TARIFFS], themes(), settings())
    having = [clause for clause in found if any(fact.value == 95.5 for fact in clause.facts)]
    assert [word in clause.text for clause in having] == [True]
    assert any("tarieftabel" in line for line in told(having[0]))


@pytest.mark.parametrize(
    ("rows", "subjects"),
    [
        pytest.param(
            (("Prestatie", "Basis", "Met opslag"), ("VPT", "95,5%", "95,8%")), ["VPT", "VPT, Met opslag"],
            id="columns beside the plain one",
        ),
        pytest.param(
            (("Prestatie", "2027", "2028"), ("VPT", "95,5%", "95,8%")), ["VPT, 2027", "VPT, 2028"], id="years",
        ),
        pytest.param(
            (("Prestatie", "Tarief"), ("VPT geclusterd", "96%"), ("VPT in de wijk", "95%")),
            ["VPT geclusterd", "VPT in de wijk"], id="rows that share a subject",
        ),
        pytest.param(
            (("Prestatie", "Tarief"), ("Volledig pakket thuis", "96%"), ("Volledig pakket thuis, nacht", "95%")),
            ["VPT: Volledig pakket thuis", "VPT: Volledig pakket thuis, nacht"], id="rows that do not name it so",
        ),
    ],
)  # fmt: skip
def test_no_two_figures_of_a_table_have_one_subject(rows: tuple[tuple[str, ...], ...], subjects: list[str]) -> None:
    """Else they could not be told apart beside those of others."""
    found = list(tariffs_in(table("Tabel 1: Tariefpercentage per prestatie", *rows), settings()))
    assert [(one.kind, one.subject) for one in found] == [("tarief", subject) for subject in subjects]


def test_a_head_above_all_columns_says_nothing_of_one() -> None:
    """'Percentage van het NZa-tarief' stands above both."""
    made = table(
        "Tabel 1: Tariefpercentage",
        ("Prestatie", "Percentage van het NZa-tarief", "Percentage van het NZa-tarief"),
        ("Prestatie", "Bestaande aanbieder", "Hoogste"),
        ("VPT", "95,5%", "97%"),
    )
    found = list(tariffs_in(replace(made, header_rows=2), settings()))
    assert [one.subject for one in found] == ["VPT", "VPT, Hoogste"]
