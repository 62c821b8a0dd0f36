"""People differ, and change their minds: all of it is kept, and told."""

from __future__ import annotations

from pipeline.model import Judgement
from pipeline.publish.bronpassages_review import ID, VERDICT
from tests.review.material import DROP, KEEP, Desk, clause, fill, row_of, sheet_of


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
