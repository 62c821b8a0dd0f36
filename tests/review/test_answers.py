"""A fresh reading asks whether a passage is the one that was decided about; people answer, and it is asked no more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import openpyxl
import pytest

from pipeline.model import Clause, Judgement, LaidDecision
from pipeline.review.answers import ALL, Answered, Answerer, UnknownCode, answer, attach
from pipeline.review.matching import anchor_of
from pipeline.review.store import Store, load_kept
from tests.review.material import CHANGE, DROP, KEEP, NOON, STATEMENTS, Desk, clause, fill, row_of
from tests.support import told

WHO = Answerer("Piet", NOON + timedelta(days=1))
REWORDED = STATEMENTS[2].replace("2%", "3%")


def anchors(at: Desk) -> list:  # type: ignore[type-arg]
    """The passages of today."""
    return [anchor_of(one, "") for one in at.today.clauses]


def answered(at: Desk, confirm: Sequence[str] = (), decline: Sequence[str] = ()) -> Answered:
    """What Piet answers to what today's reading asks."""
    with Store(at.path) as store:
        return answer(store, anchors(at), WHO, confirm, decline)


def attached(at: Desk, code: str, clause_id: str) -> Answered:
    """What Piet points at."""
    with Store(at.path) as store:
        return attach(store, anchors(at), WHO, code, clause_id)


def reads(at: Desk, *changed: tuple[str, str]) -> None:
    """A reading in which some texts are others."""
    texts = dict(changed)
    at.read_anew([replace(one, text=texts.get(one.text, one.text)) for one in at.today.clauses])


def laid(at: Desk, number: int = 0) -> LaidDecision:
    """The decision that was made so manieth, as it lies over today's reading."""
    at.publish()
    return at.laid.decisions[number]


def asked(at: Desk) -> LaidDecision:
    """The desk after a decision about a statement that reads otherwise now."""
    at.take(fill(at.publish(), {"vgz-2024-0003": CHANGE}))
    reads(at, (STATEMENTS[2], REWORDED))
    return laid(at)


def test_a_confirmed_decision_has_effect_silently_from_then_on(reviewed: Desk) -> None:
    """Who decided and who confirmed are both told, and a later reading with the same words asks nothing."""
    question = asked(reviewed)
    assert question.match == "near"
    assert [one.code for one in answered(reviewed, [question.code.upper()]).confirmed] == [question.code]
    assert (laid(reviewed).match, len(laid(reviewed).history)) == ("exact", 2)
    now = clause(reviewed, 3)
    assert (now.short, now.theme, now.text) == (CHANGE.text, "bekostiging", REWORDED)
    assert "beoordeeld door Jan op 02-03-2026: aanpassen" in told(now)[-1]
    assert told(now)[-1].endswith("geldt ook hier volgens Piet op 03-03-2026")
    earlier = str(row_of(reviewed.publish(), 3)["Eerdere beoordeling"]).split("\n")
    assert "Piet, 03-03-2026: aanpassen" in earlier[0]
    assert "bevestigd voor deze passage" in earlier[0]
    assert earlier[1].startswith("Eerder: Jan, 02-03-2026: aanpassen")
    kept = load_kept(reviewed.path).decisions
    assert [(one.way, one.reviewer, one.anchor.text) for one in kept] == [
        ("workbook", "Jan", STATEMENTS[2]), ("confirmed", "Piet", REWORDED)
    ]  # fmt: skip
    assert (kept[1].base, kept[1].before, kept[1].after) == (kept[0].uid, kept[0].after, kept[0].after)


def test_a_declined_passage_is_not_asked_about_again(reviewed: Desk) -> None:
    """The decision stays, without effect, and comes back with its own words."""
    question = asked(reviewed)
    assert [one.code for one in answered(reviewed, decline=[question.code]).declined] == [question.code]
    assert laid(reviewed).match == "orphan"
    assert told(clause(reviewed, 3)) == ("thema kwaliteit: kop 'Kop' (+6)",)
    assert len(load_kept(reviewed.path).decisions) == 1
    assert [(one.reviewer, one.anchor.text) for one in load_kept(reviewed.path).refusals] == [("Piet", REWORDED)]
    reads(reviewed, (REWORDED, REWORDED.replace("3%", "4%")))
    assert laid(reviewed).match == "near"  # other words again: another question
    reads(reviewed, (REWORDED.replace("3%", "4%"), STATEMENTS[2]))
    assert laid(reviewed).match == "exact"


def test_all_confirms_what_is_not_declined(reviewed: Desk) -> None:
    """And the other way round; answers to nothing change nothing."""
    filled = {"vgz-2024-0001": DROP, "vgz-2024-0002": KEEP, "vgz-2024-0003": CHANGE}
    reviewed.take(fill(reviewed.publish(), filled))
    others = [(text, text.replace("plan", "voorstel").replace("vijf", "zes")) for text in STATEMENTS[:3]]
    reads(reviewed, *others)
    reviewed.publish()
    wrong = next(one.code for one in reviewed.laid.decisions if one.clause == "vgz-2024-0002")
    done = answered(reviewed, [ALL], [wrong])
    assert sorted(one.clause for one in done.confirmed) == ["vgz-2024-0001", "vgz-2024-0003"]
    assert [one.clause for one in done.declined] == ["vgz-2024-0002"]
    reviewed.publish()
    assert {one.standing.after: one.match for one in reviewed.laid.decisions} == {
        DROP: "exact", replace(CHANGE, theme="bekostiging"): "exact", KEEP: "orphan"
    }  # fmt: skip
    assert answered(reviewed, [ALL]) == Answered()


def test_an_answer_to_an_old_question_is_refused(reviewed: Desk) -> None:
    """Who saw '3%' did not say that the decision holds for '4%'; nor for a decision that was changed since."""
    old = asked(reviewed).code
    reads(reviewed, (REWORDED, REWORDED.replace("3%", "4%")))
    with pytest.raises(UnknownCode, match="like another passage now, or was changed"):
        answered(reviewed, [old])
    new = laid(reviewed).code
    assert new.split("-")[0] == old.split("-")[0]
    with pytest.raises(UnknownCode, match="nothing is to be confirmed by this code"):
        answered(reviewed, [new, "0badc0de-0000"])
    with pytest.raises(UnknownCode, match="both confirmed and declined"):
        answered(reviewed, [new], [new])
    assert len(load_kept(reviewed.path).decisions) == 1
    assert load_kept(reviewed.path).refusals == ()


def test_a_lost_decision_can_be_laid_over_another_clause(reviewed: Desk) -> None:
    """When a person points at it; after that it is found by the words of that clause."""
    reviewed.take(fill(reviewed.publish(), {"vgz-2024-0001": DROP, "vgz-2024-0002": KEEP}))
    other = "Onder deze titel zegt het beleid iets heel anders over hetzelfde."
    reads(reviewed, (STATEMENTS[0], other))
    lost = next(one for one in (laid(reviewed, 0), laid(reviewed, 1)) if one.match == "orphan")
    for code, there, cause in (
        (lost.code, "vgz-2024-0099", "it is no clause of the last run"),
        (lost.code, "vgz-2024-0002", "Jan decided about it on 2026-03-02"),
        ("0badc0de", "vgz-2024-0001", "no decision"),
        ("", "vgz-2024-0001", "no decision"),
    ):
        with pytest.raises(UnknownCode, match=cause):
            attached(reviewed, code, there)
    attached(reviewed, lost.code, "vgz-2024-0001")
    reviewed.publish()
    assert not clause(reviewed, 1).in_table
    assert "aan deze passage gekoppeld" in str(row_of(reviewed.publish(), 1)["Eerdere beoordeling"])
    with pytest.raises(UnknownCode, match="its passage is found: vgz-2024-0001"):
        attached(reviewed, lost.code, "vgz-2024-0004")


def test_a_document_that_is_as_it_was_asks_nothing(reviewed: Desk) -> None:
    """Confirmed for the new copy; with the old copy back, the decision is still about its old words."""
    answered(reviewed, [asked(reviewed).code])
    reads(reviewed, (REWORDED, STATEMENTS[2]))
    assert laid(reviewed).match == "exact"
    assert clause(reviewed, 3).short == CHANGE.text


def test_what_was_decided_otherwise_about_old_words_is_asked(reviewed: Desk) -> None:
    """Jan dropped '2%', Piet keeps '3%': when '2%' comes back, neither is laid over it silently."""
    reviewed.take(fill(reviewed.publish(), {"vgz-2024-0003": DROP}))
    reads(reviewed, (STATEMENTS[2], REWORDED))
    reviewed.take(fill(reviewed.publish(), {"vgz-2024-0003": KEEP}), by="Piet")
    assert laid(reviewed).match == "exact"
    reads(reviewed, (REWORDED, STATEMENTS[2]))
    assert laid(reviewed).match == "near"


def test_an_old_workbook_does_not_undo_what_was_confirmed(reviewed: Desk) -> None:
    """Imported again, saved anew, it repeats what was said of the old words."""
    old = fill(reviewed.publish(), {"vgz-2024-0003": CHANGE}, "old.xlsx")
    reviewed.take(old)
    reads(reviewed, (STATEMENTS[2], REWORDED))
    answered(reviewed, [laid(reviewed).code])
    again = old.with_name("saved again.xlsx")
    book = openpyxl.load_workbook(old)
    book.create_sheet("Mijn notities")
    book.save(again)
    report = reviewed.take(again)
    assert (report.said, report.added, report.conflicts) == (1, [], [])
    assert laid(reviewed).match == "exact"
    assert len(reviewed.laid.decisions) == 1


def test_a_withdrawn_decision_asks_nothing(reviewed: Desk) -> None:
    """There is nothing to confirm."""
    reviewed.take(fill(reviewed.publish(), {"vgz-2024-0003": DROP}))
    reviewed.take(fill(reviewed.publish(), {"vgz-2024-0003": Judgement()}))
    reads(reviewed, (STATEMENTS[2], REWORDED))
    assert laid(reviewed).match == "orphan"
    assert told(clause(reviewed, 3)) == ("thema kwaliteit: kop 'Kop' (+6)",)


def test_short_words_elsewhere_can_be_confirmed_or_declined(reviewed: Desk) -> None:
    """'Dit geldt ook hier.' on another page under another heading is asked, and then settled."""
    reviewed.take(fill(reviewed.publish(), {"vgz-2024-0004": DROP}))

    def moved(one: Clause) -> Clause:
        return replace(one, page=40, section=("9 Slot",)) if one.text == STATEMENTS[3] else one

    reviewed.read_anew([moved(one) for one in reviewed.today.clauses])
    question = laid(reviewed)
    assert (question.match, question.likeness) == ("near", 1.0)
    answered(reviewed, decline=[question.code])
    assert laid(reviewed).match == "orphan"
