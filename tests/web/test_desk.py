"""What a reviewer says is kept with what stood before, shows at once, and can be taken back."""

from __future__ import annotations

import json
from typing import Any

import pytest
from starlette.testclient import TestClient

from pipeline.config.review import ReviewSettings
from pipeline.review.history import find_again
from pipeline.review.overview import passages_of_last_run
from pipeline.review.store import NAME, Store, load_kept
from pipeline.web.desk import Desk
from tests.web.material import Office


def rows(client: TestClient) -> dict[str, dict[str, Any]]:
    """The list by id."""
    return {row["id"]: row for row in client.get("/api/lijst").json()["rows"]}


def say(client: TestClient, clause: str, verdict: str, **more: Any) -> dict[str, Any]:
    """Decide about a clause."""
    answer = client.post("/api/besluit", json={"clauses": [clause], "verdict": verdict, **more})
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told


def test_the_list_shows_what_the_table_rests_on(ours: Office) -> None:
    """Clauses of today's documents, in the order of the table; the edition before is not under review."""
    with ours.client() as client:
        found = rows(client)
    assert [name for name in found if name.startswith("vgz")] == [
        "vgz-2025-001", "vgz-2025-003", "vgz-2025-004", "vgz-2025-006", "vgz-2025-002", "vgz-2025-005",
    ]  # fmt: skip
    assert not any(name.startswith("vgz-2024") for name in found)
    assert found["vgz-2025-001"]["doubts"][0] == "changed"
    assert not found["vgz-2025-006"]["inTable"]


@pytest.mark.parametrize(
    ("about", "meant"),
    [
        pytest.param({"clause": "vgz-2025-003"}, ["vgz-2025-003"], id="a statement"),
        pytest.param({"documents": ["vgz-2025"], "page": 2}, [f"vgz-2025-00{n}" for n in (4, 5, 6)], id="a page"),
        pytest.param(
            {"documents": ["vgz-2025"], "theme": "bekostiging"}, ["vgz-2025-002", "vgz-2025-005"], id="a cell"
        ),
        pytest.param({"documents": ["vgz-2025", "cz-2025"]}, [], id="the whole table"),
    ],
)
def test_what_controle_says_is_a_reason_to_look(ours: Office, about: dict[str, Any], meant: list[str]) -> None:
    """The statement that it names, those on the page or in the cell that it names; its words stand with them."""
    path = ours.places.out / "run.json"
    point = {"kind": "bevinding", "text": "er staat <iets> & meer", "page": None, "clause": "", "theme": "", **about}
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), "controle": [point]}), "utf-8")
    with ours.client() as client:
        assert sorted(name for name, row in rows(client).items() if "controle" in row["doubts"]) == meant
        told = client.get("/api/uitspraak/vgz-2025-003").json()["statement"]
    assert ("Controle: er staat &lt;iets&gt; &amp; meer" in told) is ("vgz-2025-003" in meant)


def test_what_the_cell_leaves_out_of_a_passage_stands_beside_it(ours: Office) -> None:
    """All of the passage when the table has less, or other words; not twice when it has the same."""
    with ours.client() as client:
        assert ">Passage<" not in client.get("/api/uitspraak/vgz-2025-002").json()["statement"]
        say(client, "vgz-2025-002", "aanpassen", text="Richttarief 95,5%.")
        told = client.get("/api/uitspraak/vgz-2025-002").json()["statement"]
    assert ">Passage<" in told
    assert "Het richttarief voor verblijf met behandeling is 95,5% in 2025.</dd>" in told


def test_a_decision_is_kept_with_before_and_after(ours: Office) -> None:
    """Who, about what, what stood, and what stands now."""
    with ours.client() as client:
        told = say(client, "vgz-2025-002", "aanpassen", text="Richttarief 95,5%.", theme="kwaliteit", remark="korter")
        assert told["rows"][0]["text"] == "Richttarief 95,5%."
        say(client, "vgz-2025-002", "vervalt")
        assert rows(client)["vgz-2025-002"]["state"] == "vervalt"
    first, second = load_kept(ours.places.corpus / NAME).decisions
    assert (first.before.verdict, first.after.verdict, first.after.remark) == ("", "aanpassen", "korter")
    assert (second.before, second.after.verdict) == (first.after, "vervalt")
    assert first.passage == second.passage
    assert first.way == "page"


@pytest.mark.parametrize(
    ("verdict", "more", "in_table"),
    [
        pytest.param("akkoord", {}, True, id="akkoord"),
        pytest.param("vervalt", {}, False, id="vervalt"),
        pytest.param("twijfel", {"remark": "?"}, True, id="twijfel changes nothing"),
        pytest.param("aanpassen", {"in_table": "nee"}, False, id="out of the table"),
        pytest.param("aanpassen", {"theme": "kwaliteit"}, True, id="another theme"),
        pytest.param("", {}, True, id="withdrawn"),
    ],
)
def test_each_verdict_does_what_it_says(ours: Office, verdict: str, more: dict[str, str], in_table: bool) -> None:
    """As the next run will do it."""
    with ours.client() as client:
        assert say(client, "vgz-2025-002", verdict, **more)["rows"][0]["inTable"] is in_table


def test_figures_can_be_put_right(ours: Office) -> None:
    """What a reviewer says takes the place of what was found."""
    fact = {"kind": "richttarief", "value": 95.5, "unit": "%", "text": "95,5%", "subject": "verblijf"}
    with ours.client() as client:
        say(client, "vgz-2025-002", "aanpassen", facts=[fact])
        assert "95,5%</b> richttarief, verblijf" in client.get("/api/uitspraak/vgz-2025-002").json()["statement"]
    (kept,) = load_kept(ours.places.corpus / NAME).decisions
    assert [(one.kind, one.value) for one in kept.after.facts or ()] == [("richttarief", 95.5)]


def test_undo_and_redo_go_back_and_forth(ours: Office) -> None:
    """Each is a decision of its own: nothing is ever taken out of the file."""
    with ours.client() as client:
        say(client, "vgz-2025-001", "akkoord")
        say(client, "vgz-2025-001", "vervalt")
        for state, turn in (("akkoord", [True, True]), ("todo", [False, True])):
            told = client.post("/api/ongedaan", json={}).json()
            assert (told["rows"][0]["state"], told["turn"]) == (state, turn)
        assert client.post("/api/ongedaan", json={}).status_code == 409
        for state in ("akkoord", "vervalt"):
            assert client.post("/api/opnieuw", json={}).json()["rows"][0]["state"] == state
        assert client.post("/api/opnieuw", json={}).status_code == 409
    assert [verdict for *_, verdict in ours.decisions()] == ["akkoord", "vervalt", "akkoord", "", "akkoord", "vervalt"]


def test_what_is_done_anew_ends_what_could_be_redone(ours: Office) -> None:
    """As everywhere."""
    with ours.client() as client:
        say(client, "vgz-2025-001", "akkoord")
        client.post("/api/ongedaan", json={})
        assert say(client, "vgz-2025-002", "akkoord")["turn"] == [True, False]


def test_undo_outlives_the_server(ours: Office) -> None:
    """It follows from what is kept."""
    with ours.client() as client:
        say(client, "vgz-2025-001", "akkoord")
    with ours.client() as client:
        assert client.post("/api/ongedaan", json={}).json()["rows"][0]["state"] == "todo"


def test_nobody_undoes_what_another_decided(ours: Office) -> None:
    """Neither his decisions, nor one's own when he has decided since."""
    with ours.client("Jan") as jan, ours.client("Piet") as piet:
        say(jan, "vgz-2025-001", "akkoord")
        assert piet.post("/api/ongedaan", json={}).status_code == 409
        say(piet, "vgz-2025-001", "vervalt")
        refused = jan.post("/api/ongedaan", json={})
        assert refused.status_code == 409
        assert "Piet" in refused.json()["error"]
    assert len(ours.decisions()) == 2


def test_all_of_a_section_goes_and_comes_back_in_one_go(ours: Office) -> None:
    """One undo for as many decisions."""
    with ours.client() as client:
        names = ["vgz-2025-001", "vgz-2025-002", "vgz-2025-003"]
        client.post("/api/besluit", json={"clauses": names, "verdict": "vervalt"})
        assert {rows(client)[name]["state"] for name in names} == {"vervalt"}
        client.post("/api/ongedaan", json={})
        assert {rows(client)[name]["state"] for name in names} == {"todo"}


def test_a_swap_is_one_decision(ours: Office) -> None:
    """One statement out, another in, and one undo for both."""
    with ours.client() as client:
        client.post("/api/wissel", json={"out": "vgz-2025-001", "into": "vgz-2025-006"})
        found = rows(client)
        assert (found["vgz-2025-001"]["inTable"], found["vgz-2025-006"]["inTable"]) == (False, True)
        client.post("/api/ongedaan", json={})
        found = rows(client)
        assert (found["vgz-2025-001"]["inTable"], found["vgz-2025-006"]["inTable"]) == (True, False)


def test_a_second_opinion_stands_beside_the_first(ours: Office) -> None:
    """Both are shown, and that they differ."""
    with ours.client("Jan") as jan, ours.client("Piet") as piet:
        say(jan, "vgz-2025-001", "akkoord")
        told = say(piet, "vgz-2025-001", "vervalt")["rows"][0]
        assert (told["reviewers"], told["disputed"]) == (["Jan", "Piet"], True)
        told = say(piet, "vgz-2025-001", "akkoord", remark="na overleg")["rows"][0]
        assert (told["reviewers"], told["disputed"]) == (["Jan", "Piet"], False)


def test_with_the_rule_of_agreement_two_must_agree(ours: Office) -> None:
    """Until then the table is as it was."""
    ours.config = ours.config.model_copy(update={"review": ReviewSettings(rule="agreement")})
    with ours.client("Jan") as jan:
        assert say(jan, "vgz-2025-001", "vervalt")["rows"][0]["inTable"]
    with ours.client("Piet") as piet:
        assert not say(piet, "vgz-2025-001", "vervalt")["rows"][0]["inTable"]


def test_what_others_decide_elsewhere_comes_in(ours: Office) -> None:
    """Another server, or an import: the desk notices, and tells what is other now."""
    here, there = Desk(ours.places, ours.config), ours.client("Piet")
    assert here.catch_up() is None
    with there:
        say(there, "vgz-2025-003", "vervalt")
    assert [item.clause.id for item in here.catch_up() or ()] == ["vgz-2025-003"]
    assert here.catch_up() is None
    assert here.item("vgz-2025-003").state == "vervalt"


def test_a_decision_about_a_passage_that_reads_otherwise_now_is_asked_again(ours: Office) -> None:
    """Deciding about it answers the question: it is the same passage then, with its history."""
    with ours.client() as client:
        say(client, "vgz-2025-003", "vervalt")
    lines = ours.places.out / "vgz-2025" / "clauses.jsonl"
    lines.write_text(
        lines.read_text("utf-8").replace("die de klant thuis krijgt", "die klanten thuis krijgen"), "utf-8"
    )
    with ours.client() as client:
        row = rows(client)["vgz-2025-003"]
        assert (row["state"], "confirm" in row["doubts"]) == ("todo", True)
        assert "Eerder beoordeeld" in client.get("/api/uitspraak/vgz-2025-003").json()["statement"]
        say(client, "vgz-2025-003", "vervalt")
    with ours.client() as client:
        row = rows(client)["vgz-2025-003"]
        assert (row["state"], "confirm" in row["doubts"]) == ("vervalt", False)
    assert len({one.passage for one in load_kept(ours.places.corpus / NAME).decisions}) == 1


def test_a_clause_beside_its_cell_elsewhere(ours: Office) -> None:
    """The edition before, other zorgkantoren on the subject, and what was found and not chosen."""
    with ours.client() as client:
        beside = client.get("/api/uitspraak/vgz-2025-001").json()["beside"]
    assert "Wij vroegen een plan." in beside
    assert "Vorige editie <small>2024</small>" in beside
    assert ">CZ</span>" in beside
    assert 'data-swap="vgz-2025-006"' in beside


def test_a_store_that_is_busy_is_said_and_nothing_shows(ours: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is not kept is not shown as if it were."""
    monkeypatch.setattr("pipeline.review.store._PATIENCE", 0.05)
    with ours.client() as client:
        say(client, "vgz-2025-001", "akkoord")
        with Store(ours.places.corpus / NAME) as other, other.transaction():
            answer = client.post("/api/besluit", json={"clauses": ["vgz-2025-002"], "verdict": "akkoord"})
        assert answer.status_code == 409
        assert rows(client)["vgz-2025-002"]["state"] == "todo"


def test_a_document_without_pages_is_reviewed_too(ours: Office) -> None:
    """What a web page says has no page and no boxes: its paragraph is its place, and nothing is drawn."""
    folder = ours.places.out / "vgz-2025"
    told = json.loads((folder / "document.json").read_text("utf-8"))
    (folder / "document.json").write_text(json.dumps({**told, "pages": None, "source": "vgz-2025.html"}), "utf-8")
    lines = [json.loads(line) for line in (folder / "clauses.jsonl").read_text("utf-8").splitlines()]
    pageless = [{**line, "page": None, "boxes": [], "paragraph": n} for n, line in enumerate(lines, start=1)]
    (folder / "clauses.jsonl").write_text("\n".join(map(json.dumps, pageless)) + "\n", "utf-8")
    with ours.client() as client:
        assert rows(client)["vgz-2025-003"]["where"] == "alinea\xa03"
        shown = client.get("/api/uitspraak/vgz-2025-003").json()
        assert (shown["page"], shown["boxes"]) == (0, [])
        assert client.get("/api/woorden/vgz-2025/0").status_code == 404
        say(client, "vgz-2025-003", "vervalt")
    (laid,) = find_again(load_kept(ours.places.corpus / NAME).decisions, passages_of_last_run(ours.places.out) or [])
    assert (laid.match, laid.clause) == ("exact", "vgz-2025-003")
