"""The start page: files are dropped, the table is made, results are fetched; and nothing of a request is a path."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, expect

from pipeline.config import Config
from pipeline.run import Places
from pipeline.web import dropped
from pipeline.web.dropped import Refused, plain_name
from tests.support import ROOT, thematabel
from tests.web.material import Office, pdf
from tests.web.served import Screens, served

DEMO = ROOT / "corpus" / "demo" / "dsw-2025.pdf"


@pytest.mark.parametrize(
    ("told", "name"),
    [
        pytest.param("Inkoopbeleid 2025.pdf", "Inkoopbeleid 2025.pdf", id="as it is"),
        pytest.param("../../etc/beleid.pdf", "beleid.pdf", id="a path"),
        pytest.param("C:\\Users\\x\\beleid.PDF", "beleid.pdf", id="a path of another system"),
        pytest.param(quote("beleid één.pdf"), "beleid één.pdf", id="other letters"),
        pytest.param("..pdf", "document.pdf", id="dots only"),
        pytest.param(".verborgen.pdf", "verborgen.pdf", id="hidden"),
        pytest.param("a\x00b<c>|.pdf", "ab-c-.pdf".replace("-.", "."), id="odd letters"),
        pytest.param("%2e%2e%2f%2e%2e%2fbeleid.pdf", "beleid.pdf", id="a path in disguise"),
        pytest.param("x" * 300 + ".pdf", "x" * 100 + ".pdf", id="long"),
    ],
)
def test_a_file_gets_a_plain_name(told: str, name: str) -> None:
    """Whatever the browser says it is called."""
    assert plain_name(told) == name


@pytest.mark.parametrize(
    "told", ["beleid.exe", "beleid", "", "pdf", "config.yaml", "documents.csv", "decisions.sqlite"]
)
def test_only_documents_are_taken(told: str) -> None:
    """Neither settings, nor the register, nor the decisions."""
    with pytest.raises(Refused):
        plain_name(told)


def test_a_file_is_put_in_the_corpus_once(ours: Office) -> None:
    """With what it is taken for; the same content under another name is known already."""
    with ours.client() as client:
        first = client.post("/api/document", content=DEMO.read_bytes(), headers={"x-file-name": "nieuw.pdf"})
        assert first.json() == {"source": "nieuw.pdf", "known": False, "taken": "inkoopbeleid dsw 2025"}
        again = client.post("/api/document", content=DEMO.read_bytes(), headers={"x-file-name": "anders.pdf"})
        assert (again.json()["source"], again.json()["known"]) == ("nieuw.pdf", True)
    assert (ours.places.corpus / "nieuw.pdf").read_bytes() == DEMO.read_bytes()
    assert not (ours.places.corpus / "anders.pdf").exists()


def test_what_is_there_is_never_overwritten(ours: Office) -> None:
    """Another file of the same name gets a number."""
    before = (ours.places.corpus / "cz-2025.pdf").read_bytes()
    with ours.client() as client:
        told = client.post("/api/document", content=pdf([["Iets anders"]]), headers={"x-file-name": "cz-2025.pdf"})
    assert told.json()["source"] == "cz-2025-2.pdf"
    assert (ours.places.corpus / "cz-2025.pdf").read_bytes() == before


def test_what_cannot_be_read_or_is_too_large_is_refused(ours: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says why, and leaves nothing behind."""
    there = set(ours.places.corpus.iterdir())
    with ours.client() as client:
        answer = client.post("/api/document", content=b"no pdf at all", headers={"x-file-name": "kapot.pdf"})
        assert (answer.status_code, answer.json()["error"]) == (
            400, "kapot.pdf: het is niet te lezen. Er is niets toegevoegd.",
        )  # fmt: skip
        monkeypatch.setattr(dropped, "LARGEST", 1000)
        answer = client.post("/api/document", content=DEMO.read_bytes(), headers={"x-file-name": "groot.pdf"})
        assert answer.status_code == 400
    assert set(ours.places.corpus.iterdir()) == there


def test_a_file_comes_only_from_the_page_itself(ours: Office) -> None:
    """As any other change: with what the page was given, from the same origin."""
    with ours.client() as client:
        for headers in ({"x-csrf-token": "x"}, {"origin": "http://elsewhere"}, {"sec-fetch-site": "cross-site"}):
            for address in ("/api/document", "/api/uitvoeren", "/api/aftekenen", "/api/koppelen", "/api/splitsen"):
                answer = client.post(address, content=b"%PDF-", headers={"x-file-name": "a.pdf", **headers})
                assert answer.status_code == 403
        assert client.get("/api/document").status_code == 405
        assert client.get("/api/uitvoeren").status_code == 405


@pytest.mark.parametrize("name", ["run.json", "..%2f..%2fetc%2fpasswd", "%2e%2e", ".cache", "thema-tabel.xlsx"])
def test_only_results_that_are_there_are_handed_out(name: str, ours: Office) -> None:
    """By their names, and none else."""
    with ours.client() as client:
        assert client.get(f"/resultaten/{name}").status_code == 404


def test_from_an_empty_corpus_to_a_table(tmp_path: Path, config: Config, browser: Browser) -> None:
    """A policy is chosen, the table made with its progress in sight, the workbook fetched, and the review begun."""
    places = Places(tmp_path / "corpus", tmp_path / "extracted")
    places.corpus.mkdir()
    with served(places, config) as url:
        screens = Screens(browser, url)
        page = screens(path="")
        expect(page.locator("body")).to_contain_text("Er is nog geen tabel.")
        page.locator("#files").set_input_files(DEMO)
        expect(page.locator("#added")).to_contain_text(
            "dsw-2025.pdf: toegevoegd, herkend als inkoopbeleid dsw 2025.", timeout=60_000
        )
        page.locator("#run").click()
        expect(page.locator("#run-bar")).to_be_visible()
        expect(page.locator("#run")).to_be_disabled()
        expect(page.locator("#run-words")).to_contain_text("De tabel is klaar: 1 document.", timeout=180_000)
        expect(page.locator(".papers")).to_contain_text("DSW", timeout=20_000)
        with page.expect_download() as download:
            page.get_by_role("link", name="Werkmap (Excel)").click()
        assert Path(download.value.path()).read_bytes() == (places.out / "thema-tabel.xlsx").read_bytes()
        page.get_by_role("link", name="Verder beoordelen").click()
        expect(page.locator("#short")).to_be_visible()
        screens.close()


def test_results_that_cannot_be_read_end_the_program(ours: Office) -> None:
    """Exit code 2 and a sentence, as of any command; a page that was asked for meanwhile says so."""
    (ours.places.out / "vgz-2025" / "clauses.jsonl").write_text("{", "utf-8")
    with ours.client() as client:
        assert client.get("/beoordelen").status_code == 200
        answer = client.get("/api/lijst")
        assert (answer.status_code, "Run `thematabel run` again" in answer.json()["error"]) == (409, True)
    places = ("--corpus", ours.places.corpus, "--out", ours.places.out)
    done = thematabel("review", "--no-browser", "--port", "0", *places)
    assert done.returncode == 2
    assert "vgz-2025" in done.stderr
    assert "Traceback" not in done.stderr
