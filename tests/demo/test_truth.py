"""The truth of the demonstration policies, which is marked in their sources."""

from __future__ import annotations

import json
import sys
from itertools import pairwise

import pytest

from tests.demo.changes import CHANGED
from tests.demo.truth import DEMO, EDITIONS, changes_path, demo_changes, demo_truth, policies, truth_path
from tests.styles.documents.source import THEMES
from tests.styles.judging import agree
from tests.support import DemoRun


@pytest.mark.parametrize("name", policies())
def test_the_truth_is_what_source_and_pdf_say(name: str) -> None:
    """Every marked statement stands in the PDF; `python -m tests.demo.truth` writes the file anew."""
    assert json.loads(truth_path(name).read_text(encoding="utf-8")) == demo_truth(name)


@pytest.mark.parametrize("name", policies())
def test_statements_follow_the_pages(name: str) -> None:
    """No page is behind the one before, but for notes at the foot of a page."""
    pages = [clause["page"] for clause in demo_truth(name)["clauses"]]
    assert all(later >= earlier - 1 for earlier, later in pairwise(pages))
    assert pages[-1] > pages[0]


def test_the_policies_together_have_statements_enough_to_measure_on() -> None:
    """Each theme is there, and about half of the statements belong in the comparison table."""
    clauses = [clause for name in policies() for clause in demo_truth(name)["clauses"]]
    assert len(policies()) == 9
    assert len(clauses) >= 450
    assert 0.4 <= sum(clause["key"] for clause in clauses) / len(clauses) <= 0.6
    assert {theme for clause in clauses for theme in clause["themes"]} == set(THEMES.values())


@pytest.mark.parametrize("zorgkantoor", CHANGED)
def test_the_changes_follow_from_both_truths(zorgkantoor: str) -> None:
    """Every statement of either edition stands in it once, and what is the same or changed has both texts."""
    truth = json.loads(changes_path(zorgkantoor).read_text(encoding="utf-8"))
    assert truth == demo_changes(zorgkantoor)
    for side, year in zip(("old_id", "new_id"), EDITIONS, strict=True):
        ids = sorted(row[side] for row in truth if row[side])
        assert ids == [clause["id"] for clause in demo_truth(f"{zorgkantoor}-{year}")["clauses"]]
    assert all(bool(row["old_id"] and row["new_id"]) == (row["change"] in ("same", "changed")) for row in truth)


@pytest.mark.parametrize(("zorgkantoor", "floor"), [("dsw", 0.86), ("zorg-en-zekerheid", 0.76)])
def test_the_changes_of_the_demonstration_documents_are_told(zorgkantoor: str, floor: float, demo_run: DemoRun) -> None:
    """As often as was measured (0.885 and 0.783): kind of change and both texts right."""
    found = json.loads((demo_run.out / "changes.json").read_text(encoding="utf-8"))
    truth = demo_changes(zorgkantoor)
    assert sum(any(agree(row, other) for other in found) for row in truth) >= floor * len(truth)


def test_marks_are_not_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The typesetter takes off exactly the marks that the truth reads; attributes of tables stay."""
    monkeypatch.syspath_prepend(str(DEMO / "typeset"))
    monkeypatch.delitem(sys.modules, "marks", raising=False)
    from marks import STATEMENT, without_marks

    for name in policies():
        text = (DEMO / "sources" / f"{name}.md").read_text(encoding="utf-8")
        assert len(STATEMENT.findall(text)) == len(demo_truth(name)["clauses"])
    assert without_marks("Dan {bek* betalen wij 2%. // opslag 2 %}\n{.rules}") == "Dan betalen wij 2%.\n{.rules}"
