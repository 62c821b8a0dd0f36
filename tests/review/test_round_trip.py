"""A reviewer fills in the workbook, it is imported, and the next run follows it."""

from __future__ import annotations

import random
import re
from dataclasses import replace

import openpyxl
import pytest

from pipeline.model import Judgement
from pipeline.publish.sheets.bronpassages_review import ANCHOR, ID, PASSAGE, REMARK, TEXT, VERDICT
from pipeline.review.store import load_kept
from tests.publish.material import HOSTILE
from tests.review.material import (
    CHANGE,
    DROP,
    FILLED,
    KEEP,
    STATEMENTS,
    Desk,
    clause,
    fill,
    rearrange,
    row_of,
    sheet_of,
    without_anchor,
)  # fmt: skip
from tests.support import Office, told


def test_the_next_run_follows_what_was_decided(reviewed: Desk) -> None:
    """Each verdict has its effect, `why` names reviewer and day, and `text` stays what the document says."""
    first = fill(reviewed.publish(), FILLED)
    report = reviewed.take(first)
    assert (len(report.added), report.conflicts, report.problems) == (3, [], [])
    reviewed.publish()
    dropped, kept, changed = (clause(reviewed, number) for number in (1, 2, 3))
    assert not dropped.in_table
    assert told(dropped)[-1] == "beoordeeld door Jan op 02-03-2026: vervalt (dubbel)"
    assert kept.in_table
    assert told(kept)[-1] == "beoordeeld door Jan op 02-03-2026: akkoord"
    assert (changed.theme, changed.short, changed.in_table) == ("bekostiging", CHANGE.text, True)
    assert [one.text for one in (dropped, kept, changed)] == list(STATEMENTS[:3])
    assert "thema bekostiging, tekst van de beoordelaar (korter)" in told(changed)[-1]


def test_akkoord_brings_a_statement_into_the_table(reviewed: Desk) -> None:
    """And vervalt takes it out; what nobody decided about stays."""
    reviewed.read_anew([replace(one, in_table=False) for one in reviewed.today.clauses])
    reviewed.take(fill(reviewed.publish(), FILLED))
    reviewed.publish()
    assert [clause(reviewed, number).in_table for number in (1, 2, 3, 4)] == [False, True, True, False]


def test_the_next_workbook_shows_what_was_decided(reviewed: Desk) -> None:
    """In the reviewer's own columns, so that it can be changed there; importing it as it is adds nothing."""
    reviewed.take(fill(reviewed.publish(), FILLED))
    second = reviewed.publish("second.xlsx")
    row = row_of(second, 3)
    assert (row[VERDICT], row[TEXT], row[REMARK]) == ("aanpassen", CHANGE.text, "korter")
    assert row["Thema volgens beoordelaar"] == CHANGE.theme
    assert str(row["Eerdere beoordeling"]).startswith("Jan, 02-03-2026: aanpassen")
    report = reviewed.take(second, by="Piet")
    assert (report.said, report.added) == (0, [])


def test_a_decision_can_be_changed_and_withdrawn(reviewed: Desk) -> None:
    """By anybody who saw it, without conflict; all of it is kept."""
    reviewed.take(fill(reviewed.publish(), FILLED))
    changed = fill(reviewed.publish(), {"vgz-2024-0001": KEEP, "vgz-2024-0002": Judgement()}, "second.xlsx")
    report = reviewed.take(changed, by="Piet")
    assert (len(report.added), report.conflicts) == (2, [])
    assert [one.before for one in report.added] == [DROP, KEEP] or [one.before for one in report.added] == [KEEP, DROP]
    reviewed.publish()
    assert clause(reviewed, 1).in_table
    assert told(clause(reviewed, 2)) == ("thema kwaliteit: kop 'Kop' (+6)",)
    assert len(reviewed.said()) == 5


def test_importing_twice_adds_nothing(reviewed: Desk) -> None:
    """Neither the same file, nor the same file saved again."""
    path = fill(reviewed.publish(), FILLED)
    assert len(reviewed.take(path).added) == 3
    again = reviewed.take(path, by="Piet")
    assert again.added == []
    assert again.before is not None
    assert again.before.reviewer == "Jan"
    book = openpyxl.load_workbook(path)
    book.create_sheet("Mijn notities")
    book.save(path.with_name("saved again.xlsx"))
    report = reviewed.take(path.with_name("saved again.xlsx"))
    assert (report.said, report.added, report.conflicts) == (3, [], [])


@pytest.mark.parametrize("seed", range(3))
def test_rows_may_be_sorted_and_columns_moved(reviewed: Desk, seed: int) -> None:
    """The unseen cell goes with its row."""
    path = fill(reviewed.publish(), FILLED)
    headers = list(sheet_of(path)[2])
    order = list(range(len(reviewed.today.clauses)))
    random.Random(seed).shuffle(order)
    random.Random(seed).shuffle(headers)
    report = reviewed.take(rearrange(path, "sorted.xlsx", order, headers))
    assert {one.anchor.clause: one.after.verdict for one in report.added} == {
        name: judgement.verdict for name, judgement in FILLED.items()
    }
    assert all(one.anchor.boxes for one in report.added)
    assert report.problems == []


def test_rows_may_be_hidden_or_deleted(reviewed: Desk) -> None:
    """What is not there says nothing; what is hidden by a filter does."""
    path = fill(reviewed.publish(), FILLED)
    reviewed.take(path)
    second = reviewed.publish("second.xlsx")
    book, sheet, columns, header = sheet_of(second)
    for row in range(sheet.max_row, header, -1):
        sheet.row_dimensions[row].hidden = True
        if sheet.cell(row, columns[ID]).value == "vgz-2024-0001":
            sheet.delete_rows(row)
        elif sheet.cell(row, columns[ID]).value == "vgz-2024-0002":
            sheet.cell(row, columns[VERDICT]).value = "vervalt"
    for letter in "ABCDQ":
        sheet.column_dimensions[letter].hidden = True
    book.save(second)
    report = reviewed.take(second)
    assert [(one.anchor.clause, one.after.verdict) for one in report.added] == [("vgz-2024-0002", "vervalt")]
    reviewed.publish()
    assert not clause(reviewed, 1).in_table


def test_columns_may_be_gone(reviewed: Desk) -> None:
    """Without the unseen column a row is known by what can be seen; a reviewer's column that is gone clears nothing."""
    path = fill(reviewed.publish(), FILLED)
    without = rearrange(path, "without.xlsx", columns=without_anchor(path))
    assert len(reviewed.take(without).added) == 3
    reviewed.publish()
    assert clause(reviewed, 3).short == CHANGE.text
    second = reviewed.publish("second.xlsx")
    assert reviewed.take(rearrange(second, "again.xlsx", columns=without_anchor(second)), by="Piet").added == []
    few = rearrange(fill(second, {"vgz-2024-0001": KEEP}), "few.xlsx", columns=[ANCHOR, VERDICT])
    (decision,) = reviewed.take(few).added
    assert decision.after == Judgement("akkoord", remark="dubbel")
    assert decision.anchor.text == STATEMENTS[0]


def test_a_passage_column_that_was_overwritten_does_no_harm(reviewed: Desk) -> None:
    """The unseen cell keeps the passage as it was."""
    path = fill(reviewed.publish(), FILLED)
    book, sheet, columns, header = sheet_of(path)
    for row in range(header + 1, sheet.max_row + 1):
        sheet.cell(row, columns[PASSAGE]).value = "aangevuld door de beoordelaar"
        sheet.cell(row, columns[ID]).value = row
    book.save(path)
    assert reviewed.take(path).problems == []
    reviewed.publish()
    assert not clause(reviewed, 1).in_table


def test_what_has_no_effect_is_told_and_kept(reviewed: Desk) -> None:
    """An unknown verdict or theme, nothing to change to, a passage that is not there."""
    path = reviewed.publish()
    filled = {
        "vgz-2024-0001": Judgement("misschien"),
        "vgz-2024-0002": Judgement("akkoord", "Huisvesting"),
        "vgz-2024-0003": Judgement("aanpassen"),
        "vgz-2024-0004": KEEP,
    }
    filled_in = fill(path, filled)
    reviewed.read_anew([one for one in reviewed.today.clauses if one.id != "vgz-2024-0004"])
    report = reviewed.take(filled_in)
    assert sorted(problem.says.split(";")[0] for problem in report.problems) == [
        "aanpassen without a text or a theme has no effect",
        "its passage is not among those of the last run",
        "the theme 'Huisvesting' is unknown",
        "the verdict 'misschien' is unknown",
    ]
    assert {one.anchor.clause: one.after for one in load_kept(reviewed.path).decisions} == filled
    reviewed.publish()
    assert clause(reviewed, 2).theme == "kwaliteit"
    assert "onbekend thema 'Huisvesting', niet toegepast" in told(clause(reviewed, 2))[-1]
    assert told(clause(reviewed, 1)) == ("thema kwaliteit: kop 'Kop' (+6)",)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_reviewers_text_is_hostile_too(reviewed: Desk, text: str) -> None:
    """It is kept, shown as text, and comes back unchanged; no cell becomes a formula."""
    typed = re.sub("[\\x00-\\x08\\x0b-\\x1f\\ud800-\\udfff\\ufffe\\uffff]", "", text) + "\u202ex"  # what XML can hold
    path = fill(reviewed.publish(), {"vgz-2024-0001": Judgement("akkoord", text=typed, remark=typed)})
    reviewed.take(path, by=text[:50])
    second = reviewed.publish("second.xlsx")
    book = openpyxl.load_workbook(second)
    assert [c.coordinate for sheet in book for row in sheet for c in row if c.data_type == "f"] == []
    report = reviewed.take(second)
    assert (report.said, report.added) == (0, [])


def test_a_formula_is_kept_as_text_and_told(reviewed: Desk) -> None:
    """Nothing was calculated: the formula itself is all that there is."""
    path = reviewed.publish()
    book, sheet, columns, header = sheet_of(path)
    sheet.cell(header + 1, columns[TEXT]).value = "=1+1"
    book.save(path)
    report = reviewed.take(path)
    assert [one.after.text for one in report.added] == ["=1+1"]
    assert "is a formula" in report.problems[0].says


def test_a_workbook_that_libreoffice_saved_is_read(reviewed: Desk, libreoffice: Office) -> None:
    """Another program writes other XML; the unseen cell survives it."""
    path = fill(reviewed.publish(), FILLED)
    report = reviewed.take(libreoffice.saved(path))
    assert {one.anchor.clause: one.after.verdict for one in report.added} == {
        name: judgement.verdict for name, judgement in FILLED.items()
    }
    assert all(one.anchor.boxes for one in report.added)
    assert report.problems == []
