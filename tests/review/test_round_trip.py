"""A reviewer fills in the workbook, it is imported, and the next run follows it."""

from __future__ import annotations

import random
import re
import subprocess
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from pipeline.model import Clause, Judgement
from pipeline.publish.bronpassages_review import ANCHOR, ID, PASSAGE, REMARK, TEXT, VERDICT
from pipeline.review.store import load_decisions
from pipeline.review.workbook import UnreadableWorkbook, read_workbook
from tests.publish.material import HOSTILE
from tests.review.material import STATEMENTS, Desk, desk, fill, rearrange, sheet_of, without_anchor

DROP, KEEP = Judgement("vervalt", remark="dubbel"), Judgement("akkoord")
CHANGE = Judgement("aanpassen", "Bekostiging en tarieven", "Bij te late plannen geldt een afslag.", "korter")
FILLED = {"vgz-2024-0001": DROP, "vgz-2024-0002": KEEP, "vgz-2024-0003": CHANGE}


@pytest.fixture
def reviewed(tmp_path: Path) -> Desk:
    """A desk before anybody decided."""
    return desk(tmp_path)


def clause(at: Desk, number: int) -> Clause:
    """A statement of VGZ as the last workbook shows it."""
    return next(one for one in at.laid.clauses if one.id == f"vgz-2024-{number:04}")


def row_of(path: Path, number: int) -> dict[str, object]:
    """The row of a statement of VGZ in a workbook."""
    _, sheet, columns, header = sheet_of(path)
    for row in sheet.iter_rows(min_row=header + 1):
        if row[0].value == f"vgz-2024-{number:04}":
            return {name: row[column - 1].value for name, column in columns.items()}
    raise AssertionError(number)


def test_the_next_run_follows_what_was_decided(reviewed: Desk) -> None:
    """Each verdict has its effect, `why` names reviewer and day, and `text` stays what the document says."""
    first = fill(reviewed.publish(), FILLED)
    report = reviewed.take(first)
    assert (len(report.added), report.conflicts, report.problems) == (3, [], [])
    reviewed.publish()
    dropped, kept, changed = (clause(reviewed, number) for number in (1, 2, 3))
    assert not dropped.in_table
    assert dropped.why[-1] == "beoordeeld door Jan op 02-03-2026: vervalt (dubbel)"
    assert kept.in_table
    assert kept.why[-1] == "beoordeeld door Jan op 02-03-2026: akkoord"
    assert (changed.theme, changed.short, changed.in_table) == ("bekostiging", CHANGE.text, True)
    assert [one.text for one in (dropped, kept, changed)] == list(STATEMENTS[:3])
    assert "thema bekostiging, tekst van de beoordelaar (korter)" in changed.why[-1]


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
    assert clause(reviewed, 2).why == ("kop:kwaliteit",)
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


def test_two_people_who_differ_are_reported_and_both_kept(reviewed: Desk) -> None:
    """The last stands; the difference is told until somebody who saw it decides."""
    path = reviewed.publish()
    one = fill(path, {"vgz-2024-0001": DROP}, "jan.xlsx")
    two = fill(path, {"vgz-2024-0001": KEEP, "vgz-2024-0002": KEEP}, "piet.xlsx")
    reviewed.take(one)
    (conflict,) = reviewed.take(two, by="Piet").conflicts
    assert (conflict.kind, conflict.new.reviewer, conflict.other.reviewer) == ("someone else", "Piet", "Jan")
    assert reviewed.said() == [("Jan", "vervalt"), ("Piet", "akkoord"), ("Piet", "akkoord")]
    third = reviewed.publish("third.xlsx")
    assert "Tegenspraak: Jan, 02-03-2026: vervalt" in str(row_of(third, 1)["Eerdere beoordeling"])
    assert "Jan oordeelde anders" in clause(reviewed, 1).why[-1]
    settled = reviewed.take(fill(third, {"vgz-2024-0001": Judgement("akkoord", remark="besproken")}), by="Kees")
    assert settled.conflicts == []
    reviewed.publish()
    assert [one.disputed for one in reviewed.laid.decisions] == [(), ()]


def test_two_people_who_agree_are_both_kept(reviewed: Desk) -> None:
    """No conflict."""
    path = reviewed.publish()
    reviewed.take(fill(path, {"vgz-2024-0001": KEEP}, "jan.xlsx"))
    report = reviewed.take(fill(path, {"vgz-2024-0001": KEEP, "vgz-2024-0002": KEEP}, "piet.xlsx"), by="Piet")
    assert (len(report.added), report.conflicts) == (2, [])


def test_the_same_person_may_come_back_on_it(reviewed: Desk) -> None:
    """There and back again in one old workbook: three decisions, each told."""
    path = reviewed.publish()
    kinds = []
    for number, verdict in enumerate(("vervalt", "akkoord", "vervalt")):
        report = reviewed.take(fill(path, {"vgz-2024-0001": Judgement(verdict, remark="" if number else "eerst")}))
        kinds += [conflict.kind for conflict in report.conflicts]
    assert [verdict for _, verdict in reviewed.said()] == ["vervalt", "akkoord", "vervalt"]
    assert kinds == ["decided before", "decided before"]


def test_a_file_that_says_two_things_about_a_passage(reviewed: Desk) -> None:
    """A row that was copied and changed: both are kept and reported, and saving it again adds nothing."""
    path = fill(reviewed.publish(), {"vgz-2024-0001": DROP})
    book, sheet, columns, header = sheet_of(path)
    double = book.copy_worksheet(sheet)
    for row in range(header + 1, double.max_row + 1):
        if double.cell(row, columns[ID]).value == "vgz-2024-0001":
            double.cell(row, columns[VERDICT]).value = "akkoord"
    book.save(path)
    report = reviewed.take(path)
    assert [conflict.kind for conflict in report.conflicts] == ["twice in the file"]
    assert [verdict for _, verdict in reviewed.said()] == ["vervalt", "akkoord"]
    book.create_sheet("leeg")
    book.save(path)
    assert reviewed.take(path).added == []


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
    assert {one.anchor.clause: one.after for one in load_decisions(reviewed.path)} == filled
    reviewed.publish()
    assert clause(reviewed, 2).theme == "kwaliteit"
    assert "onbekend thema 'Huisvesting', niet toegepast" in clause(reviewed, 2).why[-1]
    assert clause(reviewed, 1).why == ("kop:kwaliteit",)


def test_a_fresh_reading_keeps_every_decision(reviewed: Desk) -> None:
    """Same words under another number: silently. Alike: to be confirmed. Gone: listed. None is dropped."""
    reviewed.take(fill(reviewed.publish(), FILLED))
    fresh = []
    for one in reviewed.today.clauses:
        number = {"vgz-2024-0001": 77, "vgz-2024-0003": 78}.get(one.id)
        if one.id != "vgz-2024-0002":
            fresh.append(one if number is None else replace(one, id=f"vgz-2024-{number:04}"))
    fresh[[one.id for one in fresh].index("vgz-2024-0078")] = replace(
        next(one for one in fresh if one.id == "vgz-2024-0078"), text=STATEMENTS[2].replace("2%", "3%")
    )
    reviewed.read_anew(fresh)
    second = reviewed.publish("second.xlsx")
    assert {one.clause: one.match for one in reviewed.laid.decisions} == {
        "vgz-2024-0077": "exact", "vgz-2024-0078": "near", "": "orphan"
    }  # fmt: skip
    assert not clause(reviewed, 77).in_table
    assert clause(reviewed, 78) == next(one for one in fresh if one.id == "vgz-2024-0078")
    near = row_of(second, 78)
    assert near[VERDICT] is None
    assert str(near["Eerdere beoordeling"]).startswith("Te bevestigen: Jan, 02-03-2026: aanpassen")
    orphan = row_of(second, 2)
    assert (orphan[VERDICT], orphan[PASSAGE]) == ("akkoord", STATEMENTS[1])
    assert str(orphan["Eerdere beoordeling"]).startswith("Niet teruggevonden: Jan")
    text = " ".join(str(row[1].value) for row in openpyxl.load_workbook(second)["Leeswijzer"].iter_rows())
    assert "1 beoordeelde passage is verwerkt." in text
    assert "Van 1 beoordeling is de passage niet teruggevonden" in text


def test_a_near_match_is_confirmed_by_filling_it_in(reviewed: Desk) -> None:
    """Then the decision is about the passage as it is now, and its history goes along."""
    reviewed.take(fill(reviewed.publish(), {"vgz-2024-0003": CHANGE}))
    reviewed.read_anew(
        [replace(one, text=one.text.replace("2%", "3%")) if "2%" in one.text else one for one in reviewed.today.clauses]
    )
    report = reviewed.take(fill(reviewed.publish(), {"vgz-2024-0003": CHANGE}, "second.xlsx"))
    assert (len(report.added), report.conflicts) == (1, [])
    reviewed.publish()
    (laid,) = reviewed.laid.decisions
    assert (laid.match, len(laid.history)) == ("exact", 2)
    assert clause(reviewed, 3).short == CHANGE.text


def test_an_orphan_comes_back_when_its_passage_does(reviewed: Desk) -> None:
    """A reading that goes wrong once undoes nothing."""
    whole = reviewed.today.clauses
    reviewed.take(fill(reviewed.publish(), FILLED))
    reviewed.read_anew([])
    path = reviewed.publish()
    assert [one.match for one in reviewed.laid.decisions] == ["orphan"] * 3
    assert reviewed.take(path).added == []
    reviewed.read_anew(whole)
    reviewed.publish()
    assert not clause(reviewed, 1).in_table


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


def test_what_is_no_reviewed_workbook_is_refused(tmp_path: Path) -> None:
    """With a sentence, whatever it is."""
    for name, content in (("a.xlsx", b""), ("b.xlsx", b"PK\x03\x04 broken"), ("c.xlsx", b"<html>")):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(UnreadableWorkbook, match="it is no workbook"):
            read_workbook(tmp_path / name)
    openpyxl.Workbook().save(tmp_path / "d.xlsx")
    with pytest.raises(UnreadableWorkbook, match="no sheet has the columns"):
        read_workbook(tmp_path / "d.xlsx")


def test_a_formula_is_kept_as_text_and_told(reviewed: Desk) -> None:
    """Nothing was calculated: the formula itself is all that there is."""
    path = reviewed.publish()
    book, sheet, columns, header = sheet_of(path)
    sheet.cell(header + 1, columns[TEXT]).value = "=1+1"
    book.save(path)
    report = reviewed.take(path)
    assert [one.after.text for one in report.added] == ["=1+1"]
    assert "is a formula" in report.problems[0].says


def test_a_workbook_that_libreoffice_saved_is_read(reviewed: Desk, libreoffice: str) -> None:
    """Another program writes other XML; the unseen cell survives it."""
    path = fill(reviewed.publish(), FILLED)
    folder = path.parent / "saved"
    command = [libreoffice, "--headless", f"-env:UserInstallation=file://{path.parent}/profile"]
    subprocess.run(
        [*command, "--convert-to", "xlsx", "--outdir", folder, path], check=True, capture_output=True, timeout=300
    )
    report = reviewed.take(folder / path.name)
    assert {one.anchor.clause: one.after.verdict for one in report.added} == {
        name: judgement.verdict for name, judgement in FILLED.items()
    }
    assert all(one.anchor.boxes for one in report.added)
    assert report.problems == []
