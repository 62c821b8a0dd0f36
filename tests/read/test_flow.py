"""A document without pages is read through the same later stages, and its statements keep their paragraph."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.charts import tables_and_charts
from pipeline.config import Config
from pipeline.model import RegisterRow
from pipeline.read import read_document
from pipeline.read.flow import set_pages
from pipeline.register.flow.blocks import Block, Cell, Flowing
from pipeline.run.work import Result, without_pages
from pipeline.themes import find_clauses
from tests.support import ROOT

PAGE = """<!doctype html><html><head><title>Inkoopbeleid 2026</title></head><body><main>
<h1>Inkoopbeleid Wlz 2026</h1><h2 id="tarief">Tarieven</h2>
<p>Een inleiding zonder meer.</p><p>Wij hanteren in 2026 een richttarief van 96,5% van het NZa-tarief.</p>
<p>Zorgaanbieders dienen:</p><ul><li>een ontwikkelplan voor verbetering van de kwaliteit te maken;</li>
<li>de wachtlijst elke week bij te werken.</li></ul>
<table><caption>Tabel 1 - Tarieven</caption><tr><th>Prestatie</th><th>2025</th><th>2026</th></tr>
<tr><td>Volledig pakket thuis</td><td>95%</td><td>96,5%</td></tr>
<tr><td>Modulair pakket thuis</td><td>94%</td><td>95%</td></tr></table>
<h2 id="duurzaam">Duurzaamheid</h2><p>Wij vragen zorgaanbieders om een CO2-routekaart op te stellen.</p>
</main></body></html>"""
ROW = RegisterRow("beleid.html", "0" * 64, "vgz-2026", "inkoopbeleid", "VGZ", "vgz", "2026", "vv", "Inkoopbeleid")


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A policy as a web page."""
    path = tmp_path / "beleid.html"
    path.write_text(PAGE, "utf-8")
    return path


def test_headings_and_roles_are_those_of_the_page(page: Path, config: Config) -> None:
    """Nothing is guessed from type: what the page calls a heading is one."""
    reading = read_document(page, config.read)
    assert [(h.level, h.text) for h in reading.headings] == [
        (1, "Inkoopbeleid Wlz 2026"), (2, "Tarieven"), (2, "Duurzaamheid"),
    ]  # fmt: skip
    roles = {line.role for one in reading.pages for line in one.lines}
    assert roles == {"heading", "body", "bullet", "caption"}


def test_a_table_is_found_with_its_grid_and_caption(page: Path, config: Config) -> None:
    """By the stage that finds tables of PDFs."""
    tables, findings = tables_and_charts(read_document(page, config.read), config.tables)
    assert [(table.label, table.caption, table.header_rows) for table in tables] == [
        ("Tabel 1", "Tabel 1 - Tarieven", 1)
    ]
    assert tables[0].grid == (
        ("Prestatie", "2025", "2026"),
        ("Volledig pakket thuis", "95%", "96,5%"),
        ("Modulair pakket thuis", "94%", "95%"),
    )
    assert findings == []


def test_a_statement_has_its_section_and_paragraph_instead_of_a_page(page: Path, config: Config) -> None:
    """And the name that a link leads to; bullets keep their lead-in."""
    reading = read_document(page, config.read)
    tables, _ = tables_and_charts(reading, config.tables)
    clauses = find_clauses(ROW, reading, tables, config.themes, config.clauses)
    from pipeline.run.work import _document

    shown = without_pages(Result(_document(ROW, reading, (), ()), tuple(tables), tuple(clauses)), reading.places)
    told = {one.text: (one.section[-1], one.paragraph, one.place) for one in shown.clauses}
    assert told["Wij hanteren in 2026 een richttarief van 96,5% van het NZa-tarief."] == ("Tarieven", 2, "#tarief")
    assert told["Wij vragen zorgaanbieders om een CO2-routekaart op te stellen."] == ("Duurzaamheid", 1, "#duurzaam")
    bullet = "Zorgaanbieders dienen: een ontwikkelplan voor verbetering van de kwaliteit te maken;"
    assert told[bullet][0] == "Tarieven"
    assert all((one.page, one.boxes) == (0, ()) for one in shown.clauses)
    assert all((table.page, table.boxes) == (0, ()) for table in shown.tables)
    assert shown.document.pages == 0


def test_a_policy_reads_the_same_as_a_page_and_as_a_pdf(tmp_path: Path, config: Config) -> None:
    """Of a demonstration policy: the same tables, and every statement that is marked as true in the printed one."""
    import sys

    sys.path.insert(0, str(ROOT / "corpus" / "demo" / "typeset"))
    try:
        from document import compose
        from manuscript import read_manuscript
    finally:
        sys.path.pop(0)
    path = tmp_path / "vgz-2024.html"
    path.write_text(compose(read_manuscript(ROOT / "corpus" / "demo" / "sources" / "vgz-2024.md")), "utf-8")
    reading = read_document(path, config.read)
    tables, _ = tables_and_charts(reading, config.tables)
    printed = read_document(ROOT / "corpus" / "demo" / "vgz-2024.pdf", config.read)
    in_print, _ = tables_and_charts(printed, config.tables)
    assert [table.grid for table in tables] == [table.grid for table in in_print]
    truth = json.loads((ROOT / "corpus" / "demo" / "truth" / "vgz-2024.json").read_text("utf-8"))
    assert {one["text"] for one in truth["headings"]} <= {one.text for one in reading.headings}
    rows = [(one, read, tabs) for one, read, tabs in ((ROW, reading, tables), (ROW, printed, in_print))]
    on_page, on_paper = (
        {clause.text for clause in find_clauses(one, read, tabs, config.themes, config.clauses)}
        for one, read, tabs in rows
    )
    marked = {one["text"] for one in truth["clauses"]}
    assert len(marked & on_paper) > 40
    assert marked & on_paper <= on_page


def test_no_row_of_our_setting_ends_in_a_hyphen() -> None:
    """It would be taken for a word that is broken at the end of its line."""
    text = " ".join(["vpt-", "uitbreiding"] * 60)
    reading = set_pages(Flowing("", (Block("heading", "Kop", 1), Block("text", text))))
    rows = [line.text for line in reading.pages[0].lines if line.role == "body"]
    assert len(rows) > 5
    assert not any(row.endswith("-") for row in rows)
    assert " ".join(rows) == text


def test_every_word_is_set_once() -> None:
    """In cells that span, in lists, over chapters."""
    blocks = (
        Block("heading", "Een", 1),
        Block("item", "punt", 3),
        Block("table", rows=((Cell("breed", 2, 1), Cell("hoog", 1, 2)), (Cell("a"), Cell("")))),
        Block("heading", "Twee", 2),
        Block("text", "slot"),
    )
    reading = set_pages(Flowing("", blocks))
    assert [[word.text for word in one.words] for one in reading.pages] == [
        ["Een", "•", "punt", "breed", "hoog", "a"], ["Twee", "slot"],
    ]  # fmt: skip
    assert [place.paragraph for place in reading.places] == [0, 1, 2, 0, 1]
