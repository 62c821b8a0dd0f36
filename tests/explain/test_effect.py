"""What becomes of clauses between two runs is told by content and place, with the reasons that made the difference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from pipeline.explain.effect import ROOM, all_reasons, effects, reasons_apart
from pipeline.explain.snapshot import Known, Standing
from pipeline.model import Box, Clause, Reason

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
