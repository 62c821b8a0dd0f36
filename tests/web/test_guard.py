"""Nobody gets in who should not, nothing changes unasked, and no text or address does more than it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.web.guard import COOKIE, CSRF, HEADERS, Access
from pipeline.web.serve import access_for
from tests.web.material import HOSTILE, STATEMENTS, Office, office

AKKOORD = {"clauses": ["vgz-2025-001"], "verdict": "akkoord"}
TOKEN = Access(hosts=frozenset({"server.example", "127.0.0.1"}), token="geheim-genoeg-om-niet-te-raden")


@pytest.mark.parametrize(
    ("host", "status"),
    [
        pytest.param("127.0.0.1:8765", 200, id="this machine"),
        pytest.param("localhost", 200, id="by name"),
        pytest.param("[::1]:8765", 200, id="version 6"),
        pytest.param("evil.example", 403, id="another name for this machine"),
        pytest.param("127.0.0.1.evil.example:8765", 403, id="a name that begins like ours"),
        pytest.param("localhost:8765@evil.example", 403, id="a name in disguise"),
        pytest.param("", 403, id="none"),
    ],
)
def test_only_names_of_this_machine_are_answered(ours: Office, host: str, status: int) -> None:
    """A page elsewhere whose name is made to lead here reads nothing."""
    with ours.client() as client:
        assert client.get("/api/lijst", headers={"host": host}).status_code == status


def test_elsewhere_a_token_is_asked(ours: Office) -> None:
    """Without it, or with another, nothing is told; with it the browser keeps it, out of the address."""
    with ours.client(access=TOKEN) as client:
        assert client.get("/api/lijst").status_code == 401
        assert client.get("/api/lijst?token=iets-anders").status_code == 401
        assert client.post("/api/besluit?token=" + TOKEN.token, json=AKKOORD).status_code == 401
        let_in = client.get("/beoordelen?token=" + TOKEN.token)
        assert (let_in.status_code, let_in.headers["location"]) == (303, "/beoordelen")
        kept = let_in.headers["set-cookie"].lower()
        assert "httponly" in kept
        assert "samesite=strict" in kept
        assert client.get("/api/lijst").status_code == 200
        client.cookies.clear()
        client.cookies.set(COOKIE, "iets-anders")
        assert client.get("/api/lijst").status_code == 401


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "server.example"])
def test_whoever_serves_elsewhere_gets_a_token(host: str) -> None:
    """There is no way to serve to others without one; on this machine none is needed."""
    assert len(access_for(host).token) > 20
    assert access_for("127.0.0.1").token == access_for("localhost").token == access_for("::1").token == ""


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({CSRF: ""}, id="no key"),
        pytest.param({CSRF: "iets-anders"}, id="another key"),
        pytest.param({"origin": "http://evil.example"}, id="another page"),
        pytest.param({"origin": "null"}, id="a page without a name"),
        pytest.param({"sec-fetch-site": "cross-site"}, id="another site"),
    ],
)
def test_a_change_from_another_page_is_refused(ours: Office, headers: dict[str, str]) -> None:
    """Nothing is kept."""
    with ours.client() as client:
        assert client.post("/api/besluit", json=AKKOORD, headers=headers).status_code == 403
    assert ours.decisions() == []


def test_a_change_from_our_own_page_is_kept(ours: Office) -> None:
    """So that the refusals above mean something."""
    with ours.client() as client:
        done = client.post("/api/besluit", json=AKKOORD, headers={"origin": "http://127.0.0.1"})
        assert done.status_code == 200
    assert ours.decisions() == [("Jan", "vgz-2025-001", "akkoord")]


def test_nothing_changes_by_looking(ours: Office) -> None:
    """No address that changes something can be got, put or deleted."""
    with ours.client() as client:
        for path in ("/api/besluit", "/api/wissel", "/api/ongedaan", "/api/opnieuw", "/api/naam"):
            assert client.get(path).status_code in (404, 405)
            for method in ("PUT", "PATCH", "DELETE"):
                assert client.request(method, path, json=AKKOORD).status_code == 405
    assert ours.decisions() == []


def test_a_request_that_is_too_large_is_not_read(ours: Office) -> None:
    """Nor one that does not say how large it is."""
    with ours.client() as client:
        assert client.post("/api/besluit", content=b"x" * 1_000_001).status_code == 413
        assert client.post("/api/besluit", content=iter([b"{}"])).status_code == 413


@pytest.mark.parametrize(
    "body",
    [
        pytest.param({}, id="nothing"),
        pytest.param({"clauses": [], "verdict": "akkoord"}, id="about nothing"),
        pytest.param({"clauses": ["vgz-2025-001"], "verdict": "weg ermee"}, id="an unknown verdict"),
        pytest.param({**AKKOORD, "reviewer": "Piet"}, id="in the name of another"),
        pytest.param({**AKKOORD, "text": "a" * 5000}, id="an endless text"),
        pytest.param([AKKOORD], id="a list"),
    ],
)
def test_a_request_of_another_shape_is_refused(ours: Office, body: object) -> None:
    """It says so in Dutch, and keeps nothing."""
    with ours.client() as client:
        answer = client.post("/api/besluit", json=body)
        assert answer.status_code == 400
        assert "niet goed ingevuld" in answer.json()["error"]
    assert ours.decisions() == []


def test_nobody_decides_without_a_name(ours: Office) -> None:
    """A decision says who made it."""
    with ours.client(who="") as client:
        assert client.post("/api/besluit", json=AKKOORD).status_code == 400
    assert ours.decisions() == []


@pytest.mark.parametrize(
    "path",
    [
        "/blad/..%2F..%2Fetc%2Fpasswd/1.png",
        "/blad/../documents.csv/1.png",
        "/blad/vgz-2025.pdf/1.png",
        "/blad/%2Fetc%2Fpasswd/1.png",
        "/api/blad/..%2Fvgz-2025/1",
        "/api/uitspraak/..%2F..%2Fetc%2Fpasswd",
        "/static/../guard.py",
        "/static/..%2Fguard.py",
        "/static/%2e%2e/guard.py",
        "/static/%2Fetc/passwd",
        "/blad/vgz-2025/99.png",
        "/blad/vgz-2025/0.png",
        "/blad/vgz-2025/-1.png",
    ],
)
def test_no_address_reaches_a_file(ours: Office, path: str) -> None:
    """Names are looked up among the documents of the run; what is no such name is not found."""
    with ours.client() as client:
        assert client.get(path).status_code == 404


def test_a_document_outside_the_corpus_is_not_shown(tmp_path: Path) -> None:
    """Not even when the results of the run say that it lies there."""
    ours = office(tmp_path)
    (tmp_path / "elders.pdf").write_bytes((ours.places.corpus / "vgz-2025.pdf").read_bytes())
    told = ours.places.out / "vgz-2025" / "document.json"
    told.write_text(told.read_text("utf-8").replace('"vgz-2025.pdf"', '"../elders.pdf"'), "utf-8")
    with ours.client() as client:
        assert client.get("/blad/cz-2025/1.png").status_code == 200
        assert client.get("/blad/vgz-2025/1.png").status_code == 404


def test_text_of_documents_is_never_markup(tmp_path: Path) -> None:
    """In every part of the page that shows it, it is what it says, letter by letter."""
    ours = office(tmp_path, (HOSTILE, *STATEMENTS))
    with ours.client(who=HOSTILE[:40]) as client:
        shown = client.get("/api/uitspraak/vgz-2025-001").json()
        beside = client.get("/api/uitspraak/vgz-2025-004").json()["beside"]
        page = client.get("/beoordelen").text
    for part in (shown["statement"], shown["beside"], beside, page):
        assert "<script>alert" not in part
        assert "<img src=x" not in part
        assert "49 " not in part
        assert "onmouseover='" not in part
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown["statement"]
    assert "{{ 7 * 7 }}" in shown["statement"]


def test_every_answer_keeps_the_browser_in_bounds(ours: Office) -> None:
    """Pages, data, pictures, files that come along, and refusals; and no page has a script or style of its own."""
    with ours.client() as client:
        for path in ("/", "/beoordelen", "/api/lijst", "/blad/vgz-2025/1.png", "/static/review.js", "/nergens"):
            answer = client.get(path)
            assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS, path
        refused = client.get("/", headers={"host": "evil.example"})
        assert refused.headers["content-security-policy"] == HEADERS["content-security-policy"]
        page = client.get("/beoordelen").text
    assert "unsafe" not in HEADERS["content-security-policy"]
    assert re.findall(r"<script(?![^>]*\bsrc=)", page) == []
    assert re.findall(r"\s(?:style|on\w+)=", page) == []
    assert re.findall(r"(?:src|href)=\"(?!/|#)", page) == []
