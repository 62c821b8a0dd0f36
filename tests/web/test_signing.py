"""Signing off: who says the review is done, over how much, and whether the table is another since."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from playwright.sync_api import expect
from starlette.testclient import TestClient

from pipeline.model import Anchor, Comparison, Judgement, LaidDecision, Shown, Signature
from pipeline.publish.words.reviewed import reviewed_words
from pipeline.review.rows import Draft, decision_of, draft_row
from pipeline.review.store import NAME, load_kept
from tests.publish.material import comparison
from tests.web.material import Office
from tests.web.served import Screens, settled


def sign(client: TestClient, zorgkantoor: str = "") -> dict[str, Any]:
    """Sign off."""
    answer = client.post("/api/aftekenen", json={"zorgkantoor": zorgkantoor})
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()["signed"]
    return told


def test_a_signature_says_who_and_over_how_much(ours: Office) -> None:
    """Of one zorgkantoor or of all; it is kept, and shown to whoever opens the page."""
    with ours.client() as client:
        client.post("/api/besluit", json={"clauses": ["vgz-2025-001", "cz-2025-001"], "verdict": "akkoord"})
        stamp = sign(client, "vgz")["vgz"]
        assert (stamp["by"], stamp["reviewed"], stamp["statements"], stamp["overtaken"]) == ("Jan", 1, 5, False)
        stamp = sign(client)[""]
        assert (stamp["reviewed"], stamp["statements"]) == (2, 7)
    with ours.client("Piet") as client:
        assert set(client.get("/api/lijst").json()["signed"]) == {"", "vgz"}
    assert [(one.reviewer, one.zorgkantoor) for one in load_kept(ours.places.corpus / NAME).signatures] == [
        ("Jan", "vgz"), ("Jan", ""),
    ]  # fmt: skip


def test_a_signature_is_overtaken_when_the_table_changes(ours: Office) -> None:
    """Another zorgkantoor is no matter; what is put back makes it right again."""
    with ours.client() as client:
        sign(client, "vgz")
        client.post("/api/besluit", json={"clauses": ["cz-2025-001"], "verdict": "vervalt"})
        assert not client.get("/api/lijst").json()["signed"]["vgz"]["overtaken"]
        client.post("/api/besluit", json={"clauses": ["vgz-2025-001"], "verdict": "vervalt"})
        assert client.get("/api/lijst").json()["signed"]["vgz"]["overtaken"]
        client.post("/api/ongedaan", json={})
        assert not client.get("/api/lijst").json()["signed"]["vgz"]["overtaken"]


def test_only_what_is_under_review_is_signed(ours: Office) -> None:
    """And by somebody with a name."""
    with ours.client() as client:
        assert client.post("/api/aftekenen", json={"zorgkantoor": "salland"}).status_code == 400
    with ours.client("") as client:
        assert client.post("/api/aftekenen", json={}).status_code == 400
    assert not (ours.places.corpus / NAME).exists() or load_kept(ours.places.corpus / NAME).signatures == ()


def decided(made: Comparison, count: int) -> tuple[LaidDecision, ...]:
    """As many decisions about statements of the table."""
    shown = [clause for cell in made.matrix for clause in cell.clauses][:count]
    histories = [
        (decision_of({"key": n, "uid": str(n), **draft_row(_draft(clause.id))}),)
        for n, clause in enumerate(shown, start=1)
    ]
    return tuple(
        LaidDecision(history, "exact", clause.document, clause.id)
        for history, clause in zip(histories, shown, strict=True)
    )


def _draft(name: str) -> Draft:
    at = "2026-11-30T09:00:00+01:00"
    return Draft(name, "Jan", at, Anchor("x", name, "x"), Shown(), "", Judgement(), Judgement("akkoord"))


def test_the_table_says_how_far_the_review_is() -> None:
    """Nothing when nobody has begun; else so many of so many, and who signed."""
    made = comparison()
    total = len({clause.id for cell in made.matrix for clause in cell.clauses})
    assert reviewed_words(made, str.upper) == ""
    begun = replace(made, decisions=decided(made, 1))
    assert reviewed_words(begun, str.upper) == f"1 van {total} uitspraken beoordeeld"
    stamp = Signature("Jan", "2026-11-30T09:00:00+01:00", "vgz", 1, total, "", overtaken=True)
    assert reviewed_words(replace(begun, signatures=(stamp,)), str.upper) == (
        f"1 van {total} uitspraken beoordeeld; VGZ afgetekend door Jan op 30-11-2026 "
        f"(toen 1 van {total} beoordeeld; daarna gewijzigd)"
    )


def test_a_review_is_signed_off_on_the_screen(screens: Screens) -> None:
    """In the sheet that shows how far it is; others see it at once."""
    page, other = screens("Jan"), screens("Piet")
    other.locator("#show-progress").click()
    page.keyboard.press("a")
    settled(page)
    page.locator("#show-progress").click()
    page.get_by_role("button", name="Aftekenen: VGZ").click()
    expect(page.locator("#said")).to_have_text("Afgetekend.")
    for screen in (page, other):
        expect(screen.locator("#progress-table")).to_contain_text("(1 van 5)")
