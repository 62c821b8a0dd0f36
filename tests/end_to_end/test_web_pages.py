"""A policy that is a web page goes the whole way: into the table, with its paragraph where others have a page."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.read.test_flow import PAGE
from tests.support import thematabel

HOSTILE = (
    "<p>Wij vragen een plan voor kwaliteit met &lt;script&gt;alert(1)&lt;/script&gt; en =HYPERLINK(&quot;x&quot;).</p>"
)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a run makes of a page that a browser should not trust."""
    top = tmp_path_factory.mktemp("web")
    corpus = top / "corpus"
    corpus.mkdir()
    page = PAGE.replace("</main>", f"{HOSTILE}<script>alert(2)</script></main>").replace("<h1>", "<h1>VGZ ")
    (corpus / "beleid.html").write_text(page.replace("Een inleiding", "Zorgkantoor VGZ: een inleiding"), "utf-8")
    done = thematabel("run", "--corpus", corpus, "--out", top / "uit")
    assert done.returncode == 0, done.stderr
    return top / "uit"


def test_its_statements_have_a_paragraph_and_no_page(out: Path) -> None:
    """As the contract has it: page and boxes are empty."""
    clauses = [json.loads(line) for line in (out / "vgz-2026" / "clauses.jsonl").read_text("utf-8").splitlines()]
    assert len(clauses) >= 4
    assert all((one["page"], one["boxes"]) == (None, []) for one in clauses)
    assert next(one["paragraph"] for one in clauses if "96,5%" in one["text"]) == 2
    document = json.loads((out / "vgz-2026" / "document.json").read_text("utf-8"))
    assert document["pages"] == 0
    with sqlite3.connect(out / "extracted.sqlite") as base:
        assert base.execute("SELECT count(*) FROM clauses WHERE page IS NULL AND paragraph > 0").fetchone() == (
            len(clauses),
        )


def test_the_workbook_and_the_page_lead_to_the_source(out: Path) -> None:
    """To the name of its section; what would run in a browser is text."""
    sheet = load_workbook(out / "thema-tabel.xlsx", rich_text=False)
    texts = [str(cell.value) for row in sheet["Thema-tabel"].iter_rows() for cell in row if cell.value]
    assert any("alinea\xa02" in text for text in texts)
    links = [cell.hyperlink for row in sheet["Bronpassages"].iter_rows() for cell in row if cell.hyperlink]
    assert any((link.target or "").endswith("beleid.html#tarief") or link.location == "tarief" for link in links)
    page = (out / "thema-tabel.html").read_text("utf-8")
    assert "<script>alert" not in page
    assert "beleid.html#tarief" in page
    assert "alinea" in page
