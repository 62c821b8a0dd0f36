"""What was found for a cell and not chosen stands behind that cell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.compare import compare_documents, not_chosen
from pipeline.config import Config
from pipeline.model import Box, Clause, Document, Reason

CONFIG = Config.model_validate(
    {"zorgkantoren": [{"id": "dsw", "name": "DSW"}], "themes": [{"id": "kwaliteit", "title": "Kwaliteit"}]}
)
DSW = Document("dsw-2024", "a.pdf", "", "inkoopbeleid", "", "dsw", "2024", "vv", "Beleid", 9)
OLD = replace(DSW, id="dsw-2020", year="2020")


def clause(of: Document, number: int, outcome: str = "andere-meer", *said: str) -> Clause:
    """A statement that the table does not show, and why."""
    text = f"Wij doen {number}."
    return Clause(
        f"{of.id}-{number}", of.id, "dsw", of.year, "kwaliteit", {}, text, text, 1, (Box(1, 0, 0, 1, 1),), (), "eis",
        outcome == "getoond", points=float(number), outcome=Reason("uitkomst", outcome),
        reasons=tuple(Reason("oordeel", one) for one in said),
    )  # fmt: skip


def behind(*clauses: Clause) -> list[str]:
    """Ids of what stands behind the cell."""
    found = {d.id: [c for c in clauses if c.document == d.id] for d in (OLD, DSW)}
    return [c.id for c in not_chosen(compare_documents([OLD, DSW], {}, found, CONFIG)).get(("kwaliteit", "dsw"), ())]


def test_what_was_not_chosen_comes_nearest_first() -> None:
    """What the cell shows is not among it, nor what an older edition says."""
    assert behind(clause(DSW, 1), clause(DSW, 2, "cel-vol"), clause(DSW, 9, "getoond"), clause(OLD, 5)) == [
        "dsw-2024-2", "dsw-2024-1",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "left",
    [
        pytest.param(clause(DSW, 1, "zelfde"), id="says what another says"),
        pytest.param(clause(DSW, 1, "andere-meer", "vervalt"), id="a reviewer dropped it"),
        pytest.param(clause(DSW, 1, "getoond", "beoordeeld", "niet-in-tabel"), id="a reviewer wants it elsewhere"),
    ],
)
def test_what_adds_nothing_or_was_decided_against_does_not_count(left: Clause) -> None:
    """It would be no gain to swap it in."""
    assert behind(replace(left, in_table=False), clause(DSW, 9, "getoond")) == []
