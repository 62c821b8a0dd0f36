"""What becomes of clauses between two runs is told by content and place, with the reasons that made the difference."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.explain.effect import ROOM, all_reasons, cell_counts, effects, reasons_apart
from pipeline.explain.snapshot import Known, Standing, last_standing
from pipeline.model import Box, Clause, Reason
from pipeline.publish.data.contract import clause_dict
from pipeline.review.overview import UnreadableResults

STATEMENTS = (
    "Wij vragen iedere aanbieder om een plan voor het bouwen van kleinschalige woonvormen.",
    "De aanbieder levert de gegevens over wachtenden binnen vijf werkdagen aan.",
    "Een afslag van 2% geldt wanneer het plan na 1 maart binnenkomt.",
    "Nieuwe toetreders krijgen in het eerste jaar geen opslag.",
)


def clause(number: int, text: str, **other: object) -> Clause:
    """A clause of a policy, in the table unless told otherwise."""
    made = Clause(
        id=f"vgz-2024-{number:03}",
        document="vgz-2024",
        zorgkantoor="vgz",
        year="2024",
        theme="kwaliteit",
        themes={"kwaliteit": 0.6},
        text=text,
        short=text,
        page=3,
        boxes=(Box(3, 50, 100 + 20 * number, 500, 112 + 20 * number),),
        section=("Kwaliteit",),
        stance="eis",
        in_table=True,
        points=0.0,
    )
    return replace(made, **other)  # type: ignore[arg-type]


def standing(clauses: Sequence[Clause], shown: Sequence[str] = ("vgz-2024",)) -> Standing:
    """These clauses, all of one document."""
    return Standing({"vgz-2024": Known("vgz-2024", "vgz.pdf", "aa", "vgz", "2024")}, tuple(clauses), frozenset(shown))


def kinds(before: Sequence[Clause], after: Sequence[Clause]) -> list[tuple[str, str]]:
    """What becomes of which text."""
    return [(one.kind, one.clause.text) for one in effects(standing(before), standing(after))]


def test_other_running_numbers_are_no_change() -> None:
    """A clause more at the beginning renumbers all others, and 'zegt hetzelfde als' names another number."""
    old = [clause(n, text) for n, text in enumerate(STATEMENTS[1:], 1)]
    old[2] = replace(old[2], in_table=False, outcome=Reason("uitkomst", "zelfde", about=("vgz-2024-001",)))
    new = [clause(1, STATEMENTS[0]), *(replace(c, id=f"vgz-2024-{n:03}") for n, c in enumerate(old, 2))]
    new[3] = replace(new[3], outcome=Reason("uitkomst", "zelfde", about=("vgz-2024-002",)))
    assert kinds(old, new) == [("in", STATEMENTS[0])]
    assert reasons_apart(all_reasons(old[2]), all_reasons(new[3]), {"vgz-2024-001": "vgz-2024-002"}) == ((), ())


A = clause(1, STATEMENTS[0])
TOTAL = Reason("selectie", "totaal", 3)
SHOWN, TOO_LITTLE = Reason("uitkomst", "getoond"), Reason("uitkomst", "andere-meer", about=("5",))
HIDDEN = replace(A, in_table=False)


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        pytest.param(HIDDEN, A, "in", id="into the table"),
        pytest.param(None, A, "in", id="new and in the table"),
        pytest.param(A, HIDDEN, "out", id="out of the table"),
        pytest.param(A, None, "out", id="in the table and no clause any more"),
        pytest.param(A, replace(A, theme="overig"), "moved", id="to another theme"),
        pytest.param(HIDDEN, replace(HIDDEN, theme="overig"), "moved", id="to another theme beside the table"),
        pytest.param(A, replace(A, zorgkantoor="dsw"), "moved", id="to another column"),
        pytest.param(A, replace(A, stance="ambitie"), "changed", id="another stance"),
        pytest.param(A, replace(A, scope="landelijk"), "changed", id="another scope"),
        pytest.param(A, replace(A, short="Wij vragen een plan."), "changed", id="another short form"),
        pytest.param(A, replace(A, text=A.text.replace("iedere", "elke")), "changed", id="reworded"),
        pytest.param(None, HIDDEN, "found", id="new beside the table"),
        pytest.param(HIDDEN, None, "lost", id="gone beside the table"),
        pytest.param(A, replace(A, points=0.8, reasons=(TOTAL,)), None, id="only other points"),
    ],
)
def test_what_becomes_of_a_clause(before: Clause | None, after: Clause | None, kind: str | None) -> None:
    """Each case by the word that tells it."""
    found = effects(standing([before] if before else []), standing([after] if after else []))
    assert [one.kind for one in found] == ([kind] if kind else [])


def test_another_edition_in_the_column_empties_the_old_one() -> None:
    """The clause is what it was, but its document is not shown any more; the reason names the one that is."""
    known = {name: Known(name, f"{name}.pdf", name, "vgz", name[-4:]) for name in ("vgz-2024", "vgz-2025")}
    new = replace(clause(1, STATEMENTS[1]), id="vgz-2025-001", document="vgz-2025", year="2025")
    found = effects(standing([A]), Standing(known, (A, new), frozenset({"vgz-2025"})))
    assert [(one.kind, one.clause.document) for one in found] == [("out", "vgz-2024"), ("in", "vgz-2025")]
    assert found[0].new == (Reason("uitleg", "toont-anders", about=("vgz-2025",)),)


def test_a_document_that_is_gone_takes_its_clauses_along() -> None:
    """And the reason says so."""
    [gone] = effects(standing([A]), Standing({}, (), frozenset()))
    assert (gone.kind, gone.new) == ("out", (Reason("uitleg", "weg", about=("vgz.pdf",)),))


def test_a_document_under_another_id_is_the_same_document() -> None:
    """By its content: a corrected year gives another id, and no clause comes or goes."""
    moved = replace(A, id="vgz-2026-001", document="vgz-2026", year="2026")
    after = Standing({"vgz-2026": Known("vgz-2026", "vgz.pdf", "aa", "vgz", "2026")}, (moved,), frozenset({"vgz-2026"}))
    assert effects(standing([A]), after) == []


def test_a_clause_that_gets_room_says_so() -> None:
    """Nothing about it changed: others made room."""
    [one] = effects(
        standing([replace(HIDDEN, outcome=TOO_LITTLE)]),
        standing([replace(A, outcome=SHOWN)]),
    )
    assert one.gone == (TOO_LITTLE,)
    assert one.new == (SHOWN, ROOM)


def test_reasons_are_compared_one_by_one() -> None:
    """The part that changed is told, not the whole line."""
    head, stance = Reason("thema", "kop", 6, ("Zorg",), "kwaliteit"), Reason("houding", "moet", choice="eis")
    few = Reason("thema", "termen", 2, ("bezoek",), "kwaliteit")
    more = Reason("thema", "termen", 4, ("bezoek", "dialoog"), "kwaliteit")
    assert reasons_apart((head, few, stance), (head, more, stance)) == ((few,), (more,))


def test_each_cell_counts_how_its_clauses_came_and_went() -> None:
    """Of the table only; what moves leaves one cell and enters another."""
    B, C = clause(2, STATEMENTS[1]), clause(3, STATEMENTS[2], theme="overig")  # noqa: N806 - as A
    fresh = clause(4, STATEMENTS[3])
    before, after = standing([A, B, C]), standing([replace(A, theme="overig"), replace(B, in_table=False), C, fresh])
    counted = {
        (one.zorgkantoor, one.theme): (
            one.before, one.after, one.came_in, one.fell_out, one.moved_in, one.moved_out,
        )
        for one in cell_counts(before, after, effects(before, after))
    }  # fmt: skip
    assert counted == {("vgz", "overig"): (1, 2, 0, 0, 1, 0), ("vgz", "kwaliteit"): (2, 1, 1, 1, 0, 1)}


def test_what_comes_and_goes_beside_the_table_counts_in_no_cell() -> None:
    """Nor does a document that the table does not show."""
    before, after = standing([HIDDEN]), standing([replace(HIDDEN, theme="overig")])
    assert cell_counts(before, after, effects(before, after)) == []
    unshown = standing([A], shown=())
    assert cell_counts(unshown, unshown, []) == []


@pytest.fixture
def results(tmp_path: Path) -> Path:
    """What a run leaves of one document."""
    folder = tmp_path / "vgz-2024"
    folder.mkdir()
    about = {"id": "vgz-2024", "source": "vgz.pdf", "sha256": "aa", "zorgkantoor": "vgz", "year": "2024", "title": "T"}
    (folder / "document.json").write_text(json.dumps(about), "utf-8")
    (folder / "clauses.jsonl").write_text(json.dumps(clause_dict(A), ensure_ascii=False) + "\n", "utf-8")
    return tmp_path


def test_what_the_last_run_left_is_read_back(results: Path) -> None:
    """Its clauses, which documents it showed and when; without run.json all documents are shown."""
    (results / "run.json").write_text(json.dumps({"shown": [], "started": "2026-01-01T10:00"}), "utf-8")
    found = last_standing(results)
    assert found is not None
    assert (found.shown, found.made) == (frozenset(), "2026-01-01T10:00")
    assert [(one.text, one.page) for one in found.clauses] == [(A.text, A.page)]
    assert found.documents == {"vgz-2024": Known("vgz-2024", "vgz.pdf", "aa", "vgz", "2024", "T")}
    (results / "run.json").unlink()
    again = last_standing(results)
    assert again is not None
    assert (again.shown, again.made) == (frozenset({"vgz-2024"}), "")
    assert again.in_table(A)


def test_what_was_left_over_is_no_result(results: Path) -> None:
    """Folders of documents that are no longer there; without any there was no run."""
    (results / "run.json").write_text(json.dumps({"left_over": ["vgz-2024"]}), "utf-8")
    assert last_standing(results) is None
    assert last_standing(results / "nergens") is None


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("vgz-2024/document.json", "{", id="half a document"),
        pytest.param("vgz-2024/document.json", '{"id": "vgz-2024"}', id="a document that lacks something"),
        pytest.param("vgz-2024/clauses.jsonl", "[]\n", id="something else for a clause"),
        pytest.param("run.json", "{", id="half a report"),
    ],
)
def test_results_that_cannot_be_read_are_named(results: Path, name: str, text: str) -> None:
    """The folder or file, and why."""
    (results / name).write_text(text, "utf-8")
    with pytest.raises(UnreadableResults) as error:
        last_standing(results)
    assert str(results / name.partition("/")[0]) in str(error.value)
