"""Statements in the cells of tables."""

from __future__ import annotations

import pytest

from pipeline.model import Box, Cell, Table
from pipeline.themes.rows import cells_of
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
    found = cells_of([table(HEAD, ("Ervaringen", VISIT, CHECK))], settings())
    assert [passage.text for passage in found] == [
        VISIT,
        "Het zorgkantoor toetst tien dossiers.",
        "Het vraagt geen cijfers.",
    ]
    assert [passage.boxes[0].x0 for passage in found] == [150.0, 250.0, 250.0]
    assert found[0].lead_in == "Wat wij verwachten / Ervaringen"
    assert found[0].kind == "cel"


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param((("8 juni", "Sluiting van de vragenronde"), ("1 juli", "Gunning")), id="a schedule"),
        pytest.param((("Westland", "1.620"), ("Delft", "58")), id="figures of the region"),
        pytest.param((("Naam", ""), ("Handtekening", "")), id="a form"),
        pytest.param((("Plaats", VISIT), *(("Stuk", "x"),) * 3), id="one row of many with a sentence"),
    ],
)
def test_tables_without_sentences_state_nothing(rows: tuple[tuple[str, ...], ...]) -> None:
    """They are left to those who read tables."""
    assert cells_of([table(("Wat", "Hoe"), *rows)], settings()) == []


def test_a_chart_states_nothing() -> None:
    """Whatever its labels say."""
    assert cells_of([table(HEAD, ("Ervaringen", VISIT, CHECK), kind="chart")], settings()) == []
