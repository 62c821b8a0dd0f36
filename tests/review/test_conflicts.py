"""People differ, and change their minds: all of it is kept, and told."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from pipeline.model import Judgement
from pipeline.publish.sheets.bronpassages_review import ID, VERDICT
from pipeline.register import sha256_of
from pipeline.review.importing import Source, import_book
from pipeline.review.matching import anchor_of
from pipeline.review.overview import import_lines
from pipeline.review.store import Store, load_kept
from pipeline.review.workbook import ReviewedBook, read_workbook
from tests.review.material import (
    CHANGE,
    DROP,
    FILLED,
    KEEP,
    NOON,
    THEMES,
    Desk,
    clause,
    desk,
    fill,
    row_of,
    sheet_of,
    stated,
)  # fmt: skip
from tests.support import told


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
    assert "Jan oordeelde anders" in told(clause(reviewed, 1))[-1]
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


def test_an_older_workbook_after_a_newer_one_is_told(reviewed: Desk) -> None:
    """What came in last stands; that it was said first is told, so that it can be put right."""
    path = reviewed.publish()
    older = fill(path, {"vgz-2024-0001": DROP}, "maandag.xlsx")
    newer = saved_on(fill(path, {"vgz-2024-0001": KEEP}, "dinsdag.xlsx"), datetime(2035, 3, 3, 9, 30))
    reviewed.take(newer)
    report = reviewed.take(older)
    (conflict,) = report.conflicts
    assert (conflict.kind, conflict.newer[:16]) == ("decided before", "2035-03-03T09:30")
    assert "The other comes from a workbook that was saved later (2035-03-03T09:30)." in import_lines(report)[1]
    other_way = desk(reviewed.folder / "other")
    other_way.folder.mkdir()
    other_way.take(older)
    (conflict,) = other_way.take(newer).conflicts
    assert conflict.newer == ""


def saved_on(path: Path, moment: datetime) -> Path:
    """The workbook as if it was saved then."""
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    core = parts["docProps/core.xml"]
    found = re.search(rb"(<dcterms:modified[^>]*>)[^<]*", core)
    assert found is not None
    parts["docProps/core.xml"] = core.replace(found[0], found[1] + f"{moment.isoformat()}Z".encode())
    with zipfile.ZipFile(path, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return path


def test_a_name_that_is_typed_otherwise_is_the_same_person(reviewed: Desk) -> None:
    """'jan' says nothing new by saying what 'Jan' said, and does not contradict him as another would."""
    path = reviewed.publish()
    one = fill(path, {"vgz-2024-0001": DROP}, "een.xlsx")
    reviewed.take(one)
    again = reviewed.take(fill(path, {"vgz-2024-0001": DROP, "vgz-2024-0002": KEEP}, "twee.xlsx"), by=" jan ")
    assert [one.anchor.clause for one in again.added] == ["vgz-2024-0002"]
    (conflict,) = reviewed.take(fill(path, {"vgz-2024-0001": KEEP}, "drie.xlsx"), by="JAN").conflicts
    assert conflict.kind == "decided before"
    reviewed.publish()
    assert [laid.disputed for laid in reviewed.laid.decisions] == [(), ()]


def test_a_row_about_what_reads_otherwise_by_now_is_kept_and_asked(reviewed: Desk) -> None:
    """A workbook from before the document was published anew: the decision is kept, and waits to be confirmed."""
    path = fill(reviewed.publish(), {"vgz-2024-0003": CHANGE})
    reviewed.read_anew(
        [replace(one, text=one.text.replace("2%", "3%")) if "2%" in one.text else one for one in reviewed.today.clauses]
    )
    (problem,) = reviewed.take(path).problems
    assert problem.says.startswith("its passage is not among those of the last run; the nearest is vgz-2024-0003")
    reviewed.publish()
    assert [laid.match for laid in reviewed.laid.decisions] == ["near"]


def test_trying_an_import_keeps_nothing(reviewed: Desk) -> None:
    """It says the same, and the store is as it was; the import itself can still be done."""
    path = fill(reviewed.publish(), FILLED)
    anchors = [anchor_of(one, "") for one in reviewed.today.clauses]
    with Store(reviewed.path) as store:
        source = Source(path.name, sha256_of(path), "Jan", NOON)
        tried = import_book(store, source, read_workbook(path), THEMES, anchors, keep=False)
    assert (len(tried.added), tried.kept) == (3, False)
    assert "3 decisions would be added; nothing was kept" in import_lines(tried)[0]
    assert load_kept(reviewed.path).decisions == ()
    assert len(reviewed.take(path).added) == 3


def test_a_text_without_a_verdict_is_told_when_it_cannot_show(reviewed: Desk) -> None:
    """The statement does not stand in the table; a text alone does not bring it there."""
    reviewed.read_anew([replace(one, in_table=one.id != "vgz-2024-0001") for one in reviewed.today.clauses])
    text = Judgement(text="Mijn woorden.")
    report = reviewed.take(fill(reviewed.publish(), {"vgz-2024-0001": text, "vgz-2024-0002": text}))
    assert [one.says.split(";")[0] for one in report.problems] == ["a text without a verdict"]
    assert len(report.added) == 2


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


def test_a_verdict_about_other_words_is_kept_though_it_was_said_before(reviewed: Desk) -> None:
    """Piet said 'vervalt' of the wording of before; of today's, which asks whether it holds, he says so for himself."""
    old = next(one for one in reviewed.today.clauses if one.id == "vgz-2024-0001")
    new = replace(old, text=old.text.replace("een ", "geen ", 1) + " Dat is nieuw.")
    first = reviewed.take(fill(reviewed.publish(), {old.id: DROP}, "jan.xlsx")).added[0]
    with Store(reviewed.path) as store:
        before = ReviewedBook((stated(old, DROP),), "", "")
        assert len(import_book(store, Source("piet.xlsx", "1" * 64, "Piet", NOON), before, THEMES).added) == 1
        today = ReviewedBook((stated(new, DROP, first.uid),), "", "")
        (kept,) = import_book(store, Source("piet2.xlsx", "2" * 64, "Piet", NOON), today, THEMES).added
        assert import_book(store, Source("piet3.xlsx", "3" * 64, "Piet", NOON), today, THEMES).added == []
    assert (kept.reviewer, kept.anchor.text, kept.passage) == ("Piet", new.text, first.passage)
