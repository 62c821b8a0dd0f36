"""What the values themselves answer: scores, cells without statements, whose concern it is, who decided."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import (
    Anchor,
    Box,
    Clause,
    Comparison,
    Concern,
    Decision,
    Fact,
    FigureDifference,
    Judgement,
    LaidDecision,
    Mark,
    MatrixCell,
    Quoted,
    Shown,
    Stated,
    Table,
    TableColumn,
)
from pipeline.model.spreadsheet import guarded, is_formula, unguarded
from pipeline.model.wording import OWN_WORDS, is_own, to_passages, why_few

BOX = Box(1, 0, 0, 1, 1)


def clause(identity: str = "c1", points: float = 0.0) -> Clause:
    """A statement of a policy."""
    return Clause(
        identity, "cz-2024", "cz", "2024", "kwaliteit", {}, "Tekst.", "Tekst.", 3, (BOX,), (), "eis", True,
        points=points,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("points", "score"),
    [
        pytest.param(0.0, 0.5, id="just"),
        pytest.param(math.log(3), 0.75, id="three to one"),
        pytest.param(-math.log(3), 0.25, id="one to three"),
    ],
)
def test_a_score_is_the_chance_that_goes_with_the_points(points: float, score: float) -> None:
    """Points are log odds."""
    assert clause(points=points).score == pytest.approx(score)


def test_far_from_the_edge_points_say_nothing_more() -> None:
    """From 13 on either side."""
    assert clause(points=40).score == clause(points=13).score > clause(points=12.9).score
    assert clause(points=-1e9).score == clause(points=-13).score < clause(points=-12.9).score


@pytest.mark.parametrize(
    ("shown", "found", "said"),
    [
        pytest.param(0, 0, "Niets gevonden over dit thema", id="nothing"),
        pytest.param(0, 1, "Niets gevonden over dit thema", id="one that was not chosen"),
        pytest.param(0, 2, "Niets gekozen uit 2 gevonden", id="two that were not chosen"),
        pytest.param(1, 2, "Weinig gevonden over dit thema", id="one of two"),
        pytest.param(1, 3, "1 gekozen uit 3 gevonden", id="one of three"),
    ],
)
def test_why_a_cell_shows_little(shown: int, found: int, said: str) -> None:
    """Two more that were found make it a matter of choice. The words are known as the program's own."""
    assert why_few(shown, found) == said
    assert is_own(f"  {said} ")


def test_the_words_of_a_link_to_passages() -> None:
    """With how many more there are, if any."""
    assert (to_passages(0), to_passages(4)) == ("naar bronpassages", "+ 4 meer: naar bronpassages")
    assert is_own(to_passages(0))
    assert is_own(to_passages(4))
    assert all(map(is_own, OWN_WORDS))
    assert not is_own("Wij kiezen 3 uit 4 gevonden plannen.")


@pytest.mark.parametrize(
    ("text", "alive"),
    [
        pytest.param("=1+1", True, id="equals"),
        pytest.param("  @SOM(A1)", True, id="at, after white space"),
        pytest.param("\tx", True, id="tab"),
        pytest.param("\rx", True, id="return"),
        pytest.param("-cmd", True, id="a sign with letters"),
        pytest.param("+ 54%", False, id="a figure with a sign"),
        pytest.param("-2", False, id="a negative figure"),
        pytest.param("a=1", False, id="within"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_what_a_spreadsheet_would_take_for_a_formula(text: str, alive: bool) -> None:
    """Only that gets an apostrophe."""
    assert is_formula(text) is alive
    assert guarded(text) == (f"'{text}" if alive else text)


@given(st.text(alphabet="'=+-@ a1\t"))
def test_a_guard_can_be_taken_off(text: str) -> None:
    """Whatever the text was, one that begins with apostrophes too; guarded, it is no formula."""
    assert unguarded(guarded(text)) == text
    assert not is_formula(guarded(text)) or text.startswith("'")


def test_a_table_is_rectangular() -> None:
    """And has a row at least."""
    good = Table("t1", "", "", "", 1, 1, (BOX,), (), 1, (("a", "b"), ("c", "d")))
    assert good.grid[1] == ("c", "d")
    for grid in ((), (("a", "b"), ("c",))):
        with pytest.raises(ValueError, match="ragged or empty grid in table 't1' on page 1"):
            replace(good, grid=grid)


@pytest.mark.parametrize(
    ("concern", "document"),
    [
        pytest.param(Concern("k", 1), "", id="of no document"),
        pytest.param(Concern("k", 1, documents=("a",)), "a", id="of one"),
        pytest.param(Concern("k", 1, documents=("a", "b")), "", id="of several zorgkantoren"),
        pytest.param(Concern("k", 1, zorgkantoor="cz", documents=("a", "b")), "a", id="of one zorgkantoor"),
    ],
)
def test_where_a_concern_says_to_look(concern: Concern, document: str) -> None:
    """The first document, unless it is about several zorgkantoren."""
    assert concern.document == document


@pytest.mark.parametrize(
    ("marks", "outcome"),
    [
        pytest.param([("cz", "same"), ("dsw", "same")], "same", id="equal"),
        pytest.param([("cz", "lowest"), ("dsw", "highest")], "differs", id="unequal"),
        pytest.param([("cz", "same"), ("dsw", "same"), ("vgz", "")], "same", id="one beside them is not compared"),
        pytest.param([("cz", "")], "single", id="one alone"),
        pytest.param([("cz", ""), ("cz", "")], "single", id="one alone, twice"),
        pytest.param([("cz", ""), ("dsw", "")], "apart", id="several, not compared"),
    ],
)
def test_what_came_of_comparing_figures(marks: list[tuple[str, Mark]], outcome: str) -> None:
    """Only figures that are compared are the same or differ; years are told oldest first, each once."""
    stated: dict[str, tuple[Stated, ...]] = {}
    for number, (office, mark) in enumerate(marks):
        quoted = Quoted(Fact("opslag", 2.0, "%", "2%"), clause(), year=str(2025 - number % 2))
        stated[office] = (*stated.get(office, ()), Stated(quoted, mark))
    found = FigureDifference("bekostiging", "opslag", "", "", stated)
    assert found.outcome == outcome
    assert found.years == (("2024", "2025") if len(marks) > 1 else ("2025",))


def test_the_documents_of_a_column_begin_with_the_edition() -> None:
    """Where there is one."""
    assert TableColumn("cz", "cz-2024", ("cz-2024-2",)).documents == ("cz-2024", "cz-2024-2")
    assert TableColumn("cz", "", ("cz-2024-2",)).documents == ("cz-2024-2",)


def decision(reviewer: str, verdict: str) -> Decision:
    """What somebody decided."""
    anchor = Anchor("cz-2024", "c1", "Tekst.")
    return Decision(
        1, reviewer, "p", reviewer, "2026-01-01T10:00:00+01:00", anchor, Shown(), "", Judgement(), Judgement(verdict)
    )


def test_reviewed_is_what_the_table_shows_and_somebody_decided_about() -> None:
    """Of that very passage: not of one that is alike, not in doubt, not of what the table does not show."""
    laid = tuple(
        LaidDecision((decision("an", verdict),), match, "cz-2024", shown)  # type: ignore[arg-type]
        for shown, match, verdict in (
            ("c1", "exact", "akkoord"),
            ("c2", "near", "akkoord"),
            ("c3", "exact", "twijfel"),
            ("c9", "exact", "akkoord"),
        )
    )
    cells = (MatrixCell("kwaliteit", "cz", (clause("c1"), clause("c2"))), MatrixCell("overig", "cz", (clause("c3"),)))
    column = TableColumn("cz", "cz-2024", gone=("c7",))
    comparison = Comparison((), (), (), (), cells, (), (), columns=(column,), decisions=laid)
    assert comparison.shown == {"c1", "c2", "c3"}
    assert comparison.reviewed == {"c1"}
    assert comparison.gone == {"c7"}


def test_the_last_decision_stands() -> None:
    """Of all about one passage."""
    laid = LaidDecision((decision("an", "twijfel"), decision("bo", "akkoord")), "exact")
    assert laid.standing.reviewer == "bo"


@pytest.mark.parametrize(
    ("verdict", "decided"),
    [("akkoord", True), ("aanpassen", True), ("vervalt", True), ("twijfel", False), ("", False)],
)
def test_doubt_is_no_decision(verdict: str, decided: bool) -> None:
    """Nor is nothing."""
    assert Judgement(verdict).decided is decided
