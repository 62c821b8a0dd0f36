"""Statements in the cells of tables."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model import Box, Cell, Table
from pipeline.themes.own import own_positions
from pipeline.themes.rows import stated_in
from tests.themes.paper import settings

VISIT = "De zorgaanbieder spreekt de uitkomsten per team door."
CHECK = "Het zorgkantoor toetst tien dossiers. Het vraagt geen cijfers."


def table(*rows: tuple[str, ...], kind: str = "table") -> Table:
    """A table with a box for each cell."""
    cells = tuple(
        Cell(r, c, 1, 1, Box(1, 50.0 + 100 * c, 50.0 + 20 * r, 140.0 + 100 * c, 68.0 + 20 * r))
        for r, row in enumerate(rows)
        for c in range(len(row))
    )
    box = Box(1, 50.0, 50.0, 400.0, 50.0 + 20 * len(rows))
    return Table("t1", "", "", "", 1, 1, (box,), ("3 Kwaliteit",), 1, tuple(rows), cells, kind=kind)  # type: ignore[arg-type]


HEAD = ("Thema", "Wat wij verwachten", "Hoe wij toetsen")


def test_each_sentence_of_a_cell_is_a_passage_with_the_box_of_its_cell() -> None:
    """What heads its column and its row leads it in."""
    found = stated_in([table(HEAD, ("Ervaringen", VISIT, CHECK))], settings())
    assert [passage.text for passage in found] == [
        VISIT,
        "Het zorgkantoor toetst tien dossiers.",
        "Het vraagt geen cijfers.",
    ]
    assert [passage.boxes[0].x0 for passage in found] == [150.0, 250.0, 250.0]
    assert found[0].lead_in == "Wat wij verwachten / Ervaringen"
    assert found[0].kind == "cel"


@pytest.mark.parametrize(
    "cell",
    ["drie jaar met een pauze na een jaar", "één keer, en iedere aanbieder is daaraan gebonden", "Alleen in de wijk"],
)
def test_a_cell_that_is_no_sentence_is_told_with_the_name_of_its_row(cell: str) -> None:
    """Without a verb or a capital: 'Looptijd: drie jaar ...' can be understood alone; both cells are marked."""
    found = stated_in([table(("Onderwerp", "Beleid"), ("Looptijd", cell))], settings())
    assert [(passage.text, passage.lead_in, passage.kind) for passage in found] == [
        (f"Looptijd: {cell}", "Beleid / Looptijd", "vak")
    ]
    assert [box.x0 for box in found[0].boxes] == [50.0, 150.0]


@pytest.mark.parametrize("effect", ["+0,2%", "plus 0,2%", "0,2% erbij", "ten hoogste 0,2%", "een half procent"])
def test_a_row_with_an_effect_and_a_condition_is_one_statement(effect: str) -> None:
    """However the effect is written; in tables whose header speaks of it."""
    rows = table(("Opslag", "Hoogte", "Voorwaarde"), ("Leren", effect, "ten minste tien leerlingen in dienst"))
    found = stated_in([rows], settings())
    assert [(passage.text, passage.kind) for passage in found] == [
        (f"Leren: {effect}; ten minste tien leerlingen in dienst", "rij")
    ]


def test_a_row_without_an_effect_is_read_cell_by_cell() -> None:
    """Nothing that such a table says is passed over because its row says no percentage."""
    rows = table(
        ("Opslag", "Hoogte", "Voorwaarde"), ("Leren", "+0,2%", "ten minste tien leerlingen"), ("Wonen", "", VISIT)
    )
    assert [passage.kind for passage in stated_in([rows], settings())] == ["rij", "cel"]


GLOSSARY = (("Respijtzorg", "Tijdelijke overname van de zorg om een mantelzorger te ontlasten."),)


@pytest.mark.parametrize(
    ("head", "rows", "section"),
    [
        pytest.param(
            ("Datum", "Stap"),
            (("8 juni", "Laatste dag voor het stellen van vragen"), ("1 juli", "Voorlopig besluit en gunning aan u")),
            "9.1 Planning", id="a schedule",
        ),
        pytest.param(("Regio", "Cliënten"), (("Westland", "1.620"), ("Delft", "58")), "2 Regio", id="figures"),
        pytest.param(("Wat", "Hier invullen"), (("Naam", ""), ("Handtekening", "")), "Formulier", id="a form"),
        pytest.param(("Begrip", "Betekenis"), GLOSSARY * 3, "Bijlage 1 Begrippen", id="a glossary"),
    ],
)  # fmt: skip
def test_tables_without_policy_state_nothing(
    head: tuple[str, ...], rows: tuple[tuple[str, ...], ...], section: str
) -> None:
    """What they hold is judged like sentences, and is none of the zorgkantoor's own positions."""
    found = stated_in([replace(table(head, *rows), section=(section,))], settings())
    assert own_positions(found, settings()) == []


def test_a_chart_states_nothing() -> None:
    """Whatever its labels say."""
    assert stated_in([table(HEAD, ("Ervaringen", VISIT, CHECK), kind="chart")], settings()) == []
