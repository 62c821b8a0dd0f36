"""A passage that reading missed: pointed at on the page, cut in two, or taken together; verbatim, in its place."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from starlette.testclient import TestClient

from pipeline.config import Config
from pipeline.model import Anchor, Box, Judgement, Shown
from pipeline.review.added import with_added
from pipeline.review.history import find_again
from pipeline.review.lay import lay_over
from pipeline.review.matching import anchor_of
from pipeline.review.rows import Draft
from pipeline.review.store import NAME, Store, load_kept
from pipeline.web.desk import Desk
from tests.web.material import STATEMENTS, Office, office

AT = "2026-03-01T12:00:00+01:00"
FULL = Box(1, 72, 700, 280, 710)  # a whole line of the first column
WORDS = STATEMENTS[2].split()  # 'Wij geven voorrang aan zorg die de klant thuis krijgt.', the last line of page 1


@pytest.fixture
def missed(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """A corpus in which reading found nothing on the last line of page 1."""
    ours = office(tmp_path_factory.mktemp("missed"))
    path = ours.places.out / "vgz-2025" / "clauses.jsonl"
    lines = [line for line in path.read_text("utf-8").splitlines() if json.loads(line)["id"] != "vgz-2025-003"]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return ours


def rows(client: TestClient) -> dict[str, dict[str, Any]]:
    """The list by id."""
    return {row["id"]: row for row in client.get("/api/lijst").json()["rows"]}


def pointed(client: TestClient, first: int, last: int, **more: Any) -> dict[str, Any]:
    """Point at words of the last line of page 1."""
    body = {"document": "vgz-2025", "page": 1, "first": [2, first], "last": [2, last], "theme": "kwaliteit", **more}
    answer = client.post("/api/toevoegen", json=body)
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told


def test_words_of_a_page_come_in_reading_order_with_their_boxes(missed: Office) -> None:
    """Line by line, in points of the page."""
    with missed.client() as client:
        lines = client.get("/api/woorden/vgz-2025/1").json()["lines"]
        assert client.get("/api/woorden/vgz-2025/9").status_code == 404
    assert [[word[0] for word in line] for line in lines] == [text.split() for text in STATEMENTS[:3]]
    _, x0, top, x1, bottom = lines[2][0]
    assert x0 == pytest.approx(72, abs=2)
    assert top < 72 + 2 * 24 < bottom
    assert x0 < x1


def test_a_stretch_of_words_becomes_a_statement(missed: Office) -> None:
    """Verbatim, with its box, heading, kind and place in the table; whichever end was taken first."""
    with missed.client() as client:
        told = pointed(client, 9, 0, remark="gemist")
        (row,) = [row for row in told["rows"] if row.get("added")]
        assert (row["text"], row["state"], row["inTable"], row["theme"]) == (
            STATEMENTS[2],
            "akkoord",
            True,
            "kwaliteit",
        )
        shown = client.get(f"/api/uitspraak/{row['id']}").json()
        ((page, x0, top, x1, bottom),) = shown["boxes"]
    assert page == 1
    assert 70 < x0 < x1 < 595
    assert top < 72 + 2 * 24 < bottom
    (kept,) = load_kept(missed.places.corpus / NAME).decisions
    assert (kept.way, kept.anchor.text, kept.after.remark) == ("added", STATEMENTS[2], "gemist")


def test_part_of_a_line_is_that_part(missed: Office) -> None:
    """From the third word up to the fifth."""
    with missed.client() as client:
        told = pointed(client, 2, 4, in_table=False)
    (row,) = told["rows"]
    assert (row["text"], row["inTable"]) == (" ".join(WORDS[2:5]), False)


def test_what_was_added_is_taken_back_and_made_again(missed: Office) -> None:
    """Undo takes it off the list; redo puts it back."""
    with missed.client() as client:
        (row,) = pointed(client, 0, 9)["rows"]
        undone = client.post("/api/ongedaan", json={}).json()
        assert undone["rows"] == [{"id": row["id"], "gone": True}]
        assert row["id"] not in rows(client)
        redone = client.post("/api/opnieuw", json={}).json()
        assert [one["id"] for one in redone["rows"]] == [row["id"]]
        assert rows(client)[row["id"]]["inTable"]


def test_others_see_what_was_added(missed: Office) -> None:
    """Another server finds it in the store, and lets go of it when it is taken back."""
    here = Desk(missed.places, missed.config)
    with missed.client("Piet") as piet:
        (row,) = pointed(piet, 0, 9)["rows"]
        assert [item.clause.id for item in here.catch_up() or ()] == [row["id"]]
        piet.post("/api/ongedaan", json={})
        here.catch_up()
        assert row["id"] not in here.items


def test_a_passage_that_is_there_is_not_added_twice(ours: Office) -> None:
    """It says which one it is, and keeps nothing."""
    body = {"document": "vgz-2025", "page": 1, "first": [2, 0], "last": [2, 9], "theme": "kwaliteit"}
    with ours.client() as client:
        answer = client.post("/api/toevoegen", json=body)
    assert answer.status_code == 409
    assert "vgz-2025-003" in answer.json()["error"]
    assert ours.decisions() == []


@pytest.mark.parametrize(
    ("more", "status"),
    [
        pytest.param({"first": [9, 0]}, 404, id="no such line"),
        pytest.param({"last": [2, 99]}, 404, id="no such word"),
        pytest.param({"page": 7}, 404, id="no such page"),
        pytest.param({"document": "../vgz-2025"}, 404, id="a path"),
        pytest.param({"document": "vgz-2024"}, 400, id="a document that the table does not show"),
        pytest.param({"theme": "onbekend"}, 400, id="no such theme"),
        pytest.param({"text": "iets anders"}, 400, id="words of one's own"),
        pytest.param({"first": [-1, 0]}, 400, id="below zero"),
    ],
)
def test_only_words_of_a_page_can_be_added(missed: Office, more: dict[str, Any], status: int) -> None:
    """What a page does not say never becomes a passage."""
    body = {"document": "vgz-2025", "page": 1, "first": [2, 0], "last": [2, 9], "theme": "kwaliteit", **more}
    with missed.client() as client:
        assert client.post("/api/toevoegen", json=body).status_code == status
    assert missed.decisions() == []


def test_a_passage_takes_the_place_of_another_in_one_go(missed: Office) -> None:
    """One undo for both."""
    with missed.client() as client:
        pointed(client, 0, 9, instead=["vgz-2025-001"])
        assert not rows(client)["vgz-2025-001"]["inTable"]
        client.post("/api/ongedaan", json={})
        found = rows(client)
    assert found["vgz-2025-001"]["inTable"]
    assert not any(row["added"] for row in found.values())


def test_a_statement_is_cut_in_two(ours: Office) -> None:
    """Each part has its own words and its own box; the whole goes; one undo puts it back."""
    with ours.client() as client:
        answer = client.post("/api/splitsen", json={"clause": "vgz-2025-003", "words": 4})
        assert answer.status_code == 200, answer.text
        parts = [row for row in answer.json()["rows"] if row["added"]]
        assert [row["text"] for row in parts] == [" ".join(WORDS[:4]), " ".join(WORDS[4:])]
        first, second = (client.get(f"/api/uitspraak/{row['id']}").json()["boxes"][0] for row in parts)
        assert first[3] <= second[1]  # side by side on the line
        assert not rows(client)["vgz-2025-003"]["inTable"]
        client.post("/api/ongedaan", json={})
        found = rows(client)
        assert found["vgz-2025-003"]["inTable"]
        assert not any(row["added"] for row in found.values())
        for words in (10, 4000):
            assert client.post("/api/splitsen", json={"clause": "vgz-2025-003", "words": words}).status_code == 400


def test_two_statements_become_one(ours: Office) -> None:
    """The words and boxes of both; both go; one undo puts them back."""
    with ours.client() as client:
        answer = client.post("/api/samenvoegen", json={"clauses": ["vgz-2025-001", "vgz-2025-003"]})
        (row,) = [row for row in answer.json()["rows"] if row["added"]]
        shown = client.get(f"/api/uitspraak/{row['id']}").json()
        assert shown["text"] == f"{STATEMENTS[0]} {STATEMENTS[2]}"
        assert len(shown["boxes"]) == 2
        found = rows(client)
        assert not found["vgz-2025-001"]["inTable"]
        assert not found["vgz-2025-003"]["inTable"]
        client.post("/api/ongedaan", json={})
        assert rows(client)["vgz-2025-001"]["inTable"]
        for clauses in (["vgz-2025-001", "cz-2025-001"], ["vgz-2025-001", "vgz-2025-001"]):
            assert client.post("/api/samenvoegen", json={"clauses": clauses}).status_code == 400


def test_what_was_pointed_at_survives_another_reading(missed: Office, config: Config) -> None:
    """With other clauses, or with it among them, it is there once, with what was decided; else it is listed."""
    with missed.client() as client:
        pointed(client, 0, 9)
    desk = Desk(missed.places, missed.config)
    kept = load_kept(desk.path)
    (added,) = [item.clause for item in desk.items.values() if item.added]
    others = tuple(item.clause for item in desk.items.values() if not item.added and item.clause.document == "vgz-2025")
    papers = [*desk.results.papers.values()]
    hashes = {paper.id: paper.sha256 for paper in papers}

    def read_as(clauses: tuple[Any, ...]) -> list[tuple[str, bool]]:
        full = with_added(kept.decisions, {"vgz-2025": clauses}, papers, config.clauses)
        laid, _ = lay_over(kept.decisions, full, hashes, {"kwaliteit"}, kept.refusals)
        return [(one.id, one.in_table) for one in laid["vgz-2025"] if one.text == added.text]

    assert read_as(others) == [(added.id, True)]
    assert read_as(others[2:]) == [(added.id, True)]
    found_now = replace(added, id="vgz-2025-777", in_table=False)
    assert read_as((*others, found_now)) == [("vgz-2025-777", True)]
    (lost,) = find_again(kept.decisions, [anchor_of(one, "another file") for one in others[:1]])
    assert lost.match == "orphan"
    elsewhere = [replace(paper, sha256="another file") for paper in papers]
    assert with_added(kept.decisions, {"vgz-2025": others}, elsewhere, config.clauses)["vgz-2025"] == others


def test_a_passage_stands_where_it_is_on_the_page(missed: Office, config: Config) -> None:
    """Among the clauses in reading order."""
    with missed.client() as client:
        pointed(client, 0, 9)
    desk = Desk(missed.places, missed.config)
    others = tuple(item.clause for item in desk.items.values() if not item.added and item.clause.document == "vgz-2025")
    found = with_added(
        load_kept(desk.path).decisions, {"vgz-2025": others}, [*desk.results.papers.values()], config.clauses
    )
    assert [one.text for one in found["vgz-2025"]] == list(STATEMENTS)


@pytest.mark.parametrize(
    ("boxes", "order"),
    [
        pytest.param([(72, 100, 280), (72, 128, 150)], "1+2", id="below the first, right of where the second ends"),
        pytest.param([(200, 100, 280), (90, 128, 280)], "1+2", id="left of where the first begins"),
        pytest.param([(72, 100, 280), (310, 86, 520)], "1+2", id="before a later column that begins higher"),
        pytest.param([(72, 114, 150), (72, 128, 280)], "1+2", id="to the right on the line of the first"),
        pytest.param([(72, 128, 280), (310, 86, 520)], "+12", id="above both"),
    ],
)
def test_a_passage_is_placed_by_column_then_line(
    missed: Office, config: Config, boxes: list[tuple[float, float, float]], order: str
) -> None:
    """Although a box is only as wide as the words of the clause on its line."""
    desk = Desk(missed.places, missed.config)
    whole = next(one.clause for one in desk.items.values() if one.clause.document == "vgz-2025")
    clauses = tuple(
        replace(whole, id=f"vgz-2025-00{n}", text=f"Uitspraak {n}.", boxes=(Box(1, x0, top, x1, top + 10), FULL))
        for n, (x0, top, x1) in enumerate(boxes, 1)
    )
    paper = desk.results.papers["vgz-2025"]
    anchor = Anchor("vgz-2025", "", "Zelf gezien.", (), 1, (Box(1, 160, 114, 280, 124),), paper.sha256)
    with Store(desk.path) as store, store.transaction():
        store.add([Draft("p", "Jan", AT, anchor, Shown("kwaliteit"), "", Judgement(), Judgement("akkoord"), "added")])
    found = with_added(load_kept(desk.path).decisions, {"vgz-2025": clauses}, [paper], config.clauses)["vgz-2025"]
    assert "".join("+" if one.text == "Zelf gezien." else one.id[-1] for one in found) == order


def test_figures_and_kind_of_a_passage_follow_the_rules(missed: Office, config: Config) -> None:
    """As of any other; who pointed at it stands in the reasons."""
    path = missed.places.corpus / NAME
    text = "Een afslag van 2% geldt wanneer het plan te laat binnenkomt."
    paper = Desk(missed.places, missed.config).results.papers["vgz-2025"]
    anchor = Anchor("vgz-2025", "", text, ("2 Kop",), 2, (), paper.sha256)
    with Store(path) as store, store.transaction():
        store.add(
            [
                Draft(
                    "p1", "Jan", AT, anchor, Shown("bekostiging"), "", Judgement(),
                    Judgement("akkoord"), "added",
                )
            ]
        )  # fmt: skip
    found = with_added(load_kept(path).decisions, {"vgz-2025": ()}, [paper], config.clauses)
    (clause,) = found["vgz-2025"]
    assert [(fact.kind, fact.value) for fact in clause.facts] == [("afslag", -2)]
    assert clause.theme == "bekostiging"
    assert any(reason.rule == "zelf-aangewezen" and reason.about[0] == "Jan" for reason in clause.reasons)
