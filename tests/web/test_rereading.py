"""Another reading of the same documents: every decision is accounted for, at the desk and on the page."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from pipeline.review.store import NAME, load_kept
from pipeline.web.desk import Desk
from tests.web.material import STATEMENTS, Office
from tests.web.served import Screens, settled

Line = dict[str, Any]
VERDICTS = ("akkoord", "vervalt", "twijfel", "akkoord", "vervalt", "akkoord")


def other_ids(lines: list[Line]) -> list[Line]:
    """Numbered anew, the other way round."""
    return [{**line, "id": f"vgz-2025-9{n}"} for n, line in enumerate(reversed(lines))]


def shifted_pages(lines: list[Line]) -> list[Line]:
    """Three pages were put before."""
    return [
        {**line, "page": line["page"] + 3, "boxes": [{**box, "page": box["page"] + 3} for box in line["boxes"]]}
        for line in lines
    ]


def cut_in_two(lines: list[Line]) -> list[Line]:
    """Every statement is two now."""
    halves: list[Line] = []
    for line in lines:
        words = line["text"].split()
        for n, part in enumerate((words[: len(words) * 3 // 4], words[len(words) * 3 // 4 :])):
            halves.append({**line, "id": f"{line['id']}-{n}", "text": " ".join(part), "short": " ".join(part)})
    return halves


def joined(lines: list[Line]) -> list[Line]:
    """Every two statements are one now."""
    return [
        {**one, "text": f"{one['text']} {two['text']}", "short": one["text"]}
        for one, two in zip(lines[::2], lines[1::2], strict=True)
    ]


def other_words(lines: list[Line]) -> list[Line]:
    """A word is another in each."""
    return [{**line, "text": line["text"].replace("plan", "voorstel").replace("2025", "2026")} for line in lines]


def fewer(lines: list[Line]) -> list[Line]:
    """Half of it is not found any more."""
    return lines[::2]


def nothing(lines: list[Line]) -> list[Line]:
    """None is found any more."""
    return []


READINGS: list[Callable[[list[Line]], list[Line]]] = [
    other_ids, shifted_pages, cut_in_two, joined, other_words, fewer, nothing,
]  # fmt: skip


def read_anew(ours: Office, how: Callable[[list[Line]], list[Line]], sha256: str = "") -> None:
    """Another reading of VGZ 2025; with `sha256` of another file."""
    folder = ours.places.out / "vgz-2025"
    path = folder / "clauses.jsonl"
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    path.write_text("".join(f"{json.dumps(line)}\n" for line in how(lines)), "utf-8")
    if sha256:
        told = json.loads((folder / "document.json").read_text("utf-8"))
        (folder / "document.json").write_text(json.dumps({**told, "sha256": sha256}), "utf-8")
    (ours.places.out / "run.json").touch()


def decide_all(ours: Office) -> None:
    """A verdict about every statement of VGZ."""
    with ours.client() as client:
        for number, verdict in enumerate(VERDICTS, start=1):
            body = {"clauses": [f"vgz-2025-{number:03}"], "verdict": verdict}
            assert client.post("/api/besluit", json=body).status_code == 200


@pytest.mark.parametrize("sha256", ["", "0" * 64], ids=["same file", "typeset anew"])
@pytest.mark.parametrize("how", READINGS, ids=lambda how: how.__name__)
def test_every_decision_is_accounted_for(how: Callable[[list[Line]], list[Line]], sha256: str, ours: Office) -> None:
    """Laid over, asked about, or listed as lost: each of them once, and what is laid over has the very words."""
    decide_all(ours)
    read_anew(ours, how, sha256)
    desk = Desk(ours.places, ours.config)
    places = Counter(laid.match for laid in desk.laid)
    kept = load_kept(ours.places.corpus / NAME).decisions
    assert sum(places.values()) == len({one.passage for one in kept}) == len(VERDICTS)
    assert sorted(one.uid for laid in desk.laid for one in laid.history) == sorted(one.uid for one in kept)
    said = dict(zip(STATEMENTS, VERDICTS, strict=True))
    for item in desk.items.values():
        if item.history:
            assert item.judgement.verdict == said[item.clause.text]
    near = [item for item in desk.items.values() if "confirm" in item.doubts]
    assert len(near) == places["near"]
    assert len(desk.lost) == places["orphan"]
    if how in (other_ids, shifted_pages):
        assert places == {"exact": 6}
    if how is nothing:
        assert places == {"orphan": 6}


def test_an_earlier_wording_is_confirmed_or_declined_on_the_screen(screens: Screens, ours: Office) -> None:
    """With a key: then it has its effect, or is listed as not found again; a lost one is laid over a statement."""
    decide_all(ours)
    read_anew(ours, lambda lines: other_words(lines)[:2] + lines[5:])
    page = screens()
    expect(page.locator("#show-lost")).to_have_text("3 besluiten niet teruggevonden")
    page.locator("[data-queue=all]").click()
    page.locator("#list [data-id='vgz-2025-001']").click()
    expect(page.locator(".near")).to_contain_text("Eerder beoordeeld in een andere bewoording")
    page.keyboard.press("y")
    expect(page.locator("#said")).to_have_text("Geldt ook hier: bewaard.")
    settled(page)
    page.locator("#list [data-id='vgz-2025-002']").click()
    expect(page.locator(".near")).to_contain_text("vervalt")
    page.keyboard.press("u")
    expect(page.locator("#said")).to_have_text("Andere passage: bewaard.")
    settled(page)
    expect(page.locator(".near")).to_have_count(0)
    expect(page.locator("#show-lost")).to_have_text("4 besluiten niet teruggevonden")
    page.locator("#show-lost").click()
    row = page.locator("#lost-list li", has_text="Aanbieders leveren de gegevens")
    row.get_by_role("button").click()
    expect(page.locator("#said")).to_have_text("Gekoppeld.")
    expect(page.locator("#show-lost")).to_have_text("3 besluiten niet teruggevonden")
    desk = Desk(ours.places, ours.config)
    assert [desk.items[f"vgz-2025-00{n}"].state for n in (1, 2)] == ["akkoord", "akkoord"]
    assert [one.way for one in load_kept(desk.path).decisions[len(VERDICTS) :]] == ["confirmed", "attached"]
