"""Every link of the real workbook leads where it says, from the table down to the page."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from urllib.parse import unquote

import openpyxl
import pytest
from openpyxl.cell import Cell, MergedCell
from openpyxl.workbook import Workbook

from tests.publish.reading import follow, link_of, rows_of
from tests.support import DemoRun

Linked = list[tuple[str, Cell | MergedCell]]


@pytest.fixture(scope="module")
def book(demo_run: DemoRun) -> Workbook:
    """The workbook of the demonstration documents."""
    return openpyxl.load_workbook(demo_run.out / "thema-tabel.xlsx")


@pytest.fixture(scope="module")
def links(book: Workbook) -> Linked:
    """Its linked cells, each with the sheet that it is on."""
    return [(sheet.title, cell) for sheet in book for row in sheet.iter_rows() for cell in row if cell.hyperlink]


def test_links_to_documents_lead_to_a_page_that_is_there(links: Linked, demo_run: DemoRun) -> None:
    """Relative to the workbook; the page is within the document, and is the one that the words name."""
    pages = {
        document["source"]: document["pages"]
        for path in demo_run.out.glob("*/document.json")
        for document in [json.loads(path.read_text("utf-8"))]
    }
    seen = 0
    for sheet, cell in links:
        target, place = unquote(link_of(cell)[0]), link_of(cell)[1]
        if target.endswith(".pdf"):
            assert (demo_run.out / target).resolve().is_file(), (sheet, cell.coordinate)
            named = re.search(r"pagina (\d+)$", str(cell.value))
            assert place == (f"page={named[1]}" if named else ""), (sheet, cell.coordinate)
            assert named is None or 1 <= int(named[1]) <= pages[Path(target).name]
            seen += 1
    assert seen > 500


def test_every_statement_in_the_table_has_its_place_on_the_page(book: Workbook, demo_run: DemoRun) -> None:
    """And no link leads to a passage that the page does not show."""
    page = (demo_run.out / "thema-tabel.html").read_text("utf-8")
    ids = Counter(re.findall(r'id="(passage-[^"]+)"', page))
    assert set(ids.values()) == {1}
    cells = [cell for row in book["Bronpassages"].iter_rows() for cell in row if cell.hyperlink]
    places = [place for file, place in map(link_of, cells) if file == "thema-tabel.html"]
    assert sorted(places) == sorted(ids)


def test_links_within_the_workbook_lead_to_what_they_name(book: Workbook, links: Linked) -> None:
    """A row of Bronpassages by its Id; a sheet by its title."""
    named = [(sheet, cell) for sheet, cell in links if not link_of(cell)[0]]
    for sheet, cell in named:
        wanted = re.fullmatch(r"Naar (\S+-\d{4}-\d+)", str(cell.value))
        if wanted is not None:
            assert follow(book, cell) == wanted[1], (sheet, cell.coordinate)
        else:
            assert follow(book, cell) not in (None, ""), (sheet, cell.coordinate)
    sheets = {link_of(cell)[1].split("'")[1] for sheet, cell in named if sheet == "Leeswijzer"}
    assert sheets == set(book.sheetnames) - {"Leeswijzer"}


def test_a_cell_of_the_table_leads_to_its_own_passages(book: Workbook) -> None:
    """The row that it leads to is of its zorgkantoor and theme, and is shown in the table."""
    sheet, sources = book["Thema-tabel"], rows_of(book["Bronpassages"])
    by_id = {row["Id"]: row for row in sources}
    heads = {cell.column: str(cell.value).split("\n")[0] for cell in sheet[3]}
    theme, seen = "", 0
    for row in sheet.iter_rows(min_row=4):
        theme = str(row[0].value or theme).removesuffix(" (vervolg)")
        for cell in row[1:]:
            if str(cell.value).endswith("naar bronpassages"):
                source = by_id[follow(book, cell)]
                assert (source["Zorgkantoor"], source["Thema"]) == (heads[cell.column], theme)
                assert source["In tabel"] == "ja"
                seen += 1
    assert seen > 40


def test_a_tariff_leads_to_a_passage_of_its_zorgkantoor_and_page(book: Workbook) -> None:
    """Each figure by itself."""
    sheet, by_id = book["Tarieven"], {row["Id"]: row for row in rows_of(book["Bronpassages"])}
    (table,) = sheet.tables.values()
    header, *rows = list(sheet[table.ref])
    figures = [(head, cell) for row in rows for head, cell in zip(header[2:-1], row[2:-1], strict=True) if cell.value]
    assert len(figures) > 50
    for head, cell in figures:
        source = by_id[follow(book, cell)]
        assert str(head.value).startswith(str(source["Zorgkantoor"]))
        assert f"p. {source['Pagina']})" in str(cell.value)
