"""Decisions are laid over whatever the next reading gives."""

from __future__ import annotations

from dataclasses import replace

import openpyxl

from pipeline.publish.sheets.bronpassages_review import PASSAGE, VERDICT
from tests.review.material import CHANGE, FILLED, STATEMENTS, Desk, clause, fill, row_of
from tests.support import told


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
    asked, unasked = clause(reviewed, 78), next(one for one in fresh if one.id == "vgz-2024-0078")
    assert asked == replace(unasked, reasons=asked.reasons)
    code = next(one.code for one in reviewed.laid.decisions if one.match == "near")
    assert told(asked)[:-1] == told(unasked)
    assert told(asked)[-1].startswith(f"te bevestigen ({code}): Jan op 02-03-2026 oordeelde 'aanpassen'")
    near = row_of(second, 78)
    assert near[VERDICT] is None
    assert str(near["Eerdere beoordeling"]).startswith(f"Te bevestigen (code {code}): ")
    assert "Jan, 02-03-2026: aanpassen" in str(near["Eerdere beoordeling"])
    orphan = row_of(second, 2)
    assert (orphan[VERDICT], orphan[PASSAGE]) == ("akkoord", STATEMENTS[1])
    assert str(orphan["Eerdere beoordeling"]).startswith("Niet teruggevonden (code ")
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
