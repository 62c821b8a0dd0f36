"""Tariff tables: their percentages are facts of the clause that they belong to."""

from __future__ import annotations

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
