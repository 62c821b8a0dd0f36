"""What the policies do not say, on sheets and in the database."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl.workbook import Workbook

from pipeline.choose.earlier import is_earlier_table, statements_of
from pipeline.choose.earlier_workbook import earlier_workbook
from pipeline.model import Comparison, Succession
from pipeline.publish import write_sqlite, write_workbook
from tests.publish.material import CONFIG, JOINT, RUN, comparison, with_gaps
from tests.publish.reading import follow, link_of, rows_of, written

SUCCESSION: dict[str, Succession] = {"cz-2025-0002": "nieuw", "cz-2025-0001": "opvolger"}


@pytest.fixture(scope="module")
def data() -> Comparison:
    """A comparison with gaps, whose policy of CZ was guided by an earlier table."""
    found = with_gaps(comparison())
    guided = []
    for clause in found.clauses:
        succession = SUCCESSION.get(clause.id, "")
        guided.append(replace(clause, succession=succession))
    return replace(found, clauses=tuple(guided))


@pytest.fixture(scope="module")
def book(data: Comparison, tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    """Its workbook."""
    return written(data, tmp_path_factory.mktemp("gaps"))


def test_an_empty_or_thin_cell_tells_what_was_looked_for_and_what_came_nearest(book: Workbook) -> None:
    """Empty cells first; a row per passage, nearest first; a cell without any says so."""
    rows = rows_of(book["Witte vlekken"])
    assert [(row["Zorgkantoor"], row["Bevinding"], row["Passage (volgorde)"]) for row in rows] == [
        ("VGZ", "niets", None), ("CZ", "weinig", 1), ("CZ", "weinig", 2),
    ]  # fmt: skip
    assert {row["Gezocht naar (woorden van het thema)"] for row in rows} == {
        "tarief, opslag/toeslag, € (getal), eisen … beleid"
    }
    assert rows[0]["Passage die er het dichtst bij komt"] == "(geen passage die erop lijkt)"
    assert rows[2]["Passage die er het dichtst bij komt"] == JOINT


def test_a_near_passage_leads_to_its_page_and_to_its_row(book: Workbook) -> None:
    """The PDF at the page, and the row of Bronpassages with the Id that the link names."""
    sheet = book["Witte vlekken"]
    cells = {cell.value: cell for row in sheet.iter_rows() for cell in row if cell.hyperlink}
    assert link_of(cells["Open pagina 7"]) == ("../corpus/map%202/cz%20%232%20(def).pdf", "page=7")
    assert follow(book, cells["Naar cz-2025-0002"]) == "cz-2025-0002"
    assert follow(book, cells["Naar cz-2025-0000"]) == "cz-2025-0000"


def test_the_table_says_that_an_empty_cell_is_a_finding_and_leads_to_it(book: Workbook) -> None:
    """In words, with a link below it to the row about that cell; a thin cell keeps its statements and a quiet line."""
    sheet = book["Thema-tabel"]
    empty = next(cell for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("Niets gevonden"))
    assert empty.value == "Niets gevonden over dit thema; zie Witte vlekken"
    assert empty.hyperlink is None, "LibreOffice would show it on one line, cut off"
    below = sheet.cell(empty.row + 1, empty.column)
    assert (below.value, follow(book, below)) == ("naar witte vlekken", "VGZ")
    thin = str(sheet.cell(empty.row, empty.column + 1).value)
    assert thin.startswith("• Het richttarief is 96,4%.")
    assert thin.endswith("\n\nWeinig gevonden over dit thema; zie Witte vlekken")


def test_sections_from_which_nothing_was_taken_are_listed_with_what_was_found_in_them(book: Workbook) -> None:
    """By zorgkantoor in the order of the table, each with its page."""
    rows = rows_of(book["Niet gebruikt"])
    assert [(row["Zorgkantoor"], row["Paragraaf"], row["Pagina"]) for row in rows] == [
        ("VGZ", "Hergebruik van hulpmiddelen.", 2), ("CZ", "2.1 Onder", 7),
    ]  # fmt: skip
    assert [row["Gevonden uitspraken, niet gekozen (aantal)"] for row in rows] == [0, 3]
    assert [row["Eerste uitspraak in Bronpassages"] for row in rows] == ["geen uitspraak gevonden", "Naar cz-2025-0000"]


def test_what_the_last_table_said_and_the_policy_does_not_is_listed(book: Workbook) -> None:
    """Only of the edition that the table shows, with the old table it stood in."""
    sheet = book["Niet meer gevonden"]
    rows = rows_of(sheet)
    assert [(row["Thema"], row["Uitspraak in de vorige tabel"], row["Vorige tabel"]) for row in rows] == [
        ("Kwaliteit", "Hergebruik van hulpmiddelen.", "Open vgz-2024.pdf"),
        ("(ander thema)", "Zwembaden.", "map/tabel 2023.xlsx"),
    ]
    assert str(sheet["A2"].value).startswith("Uitspraken (2) van de tabel")
    assert str(sheet["A3"].value).startswith("Andersom: 1 gekozen uitspraken")


def test_chosen_statements_without_predecessor_are_marked_as_new(book: Workbook) -> None:
    """The other direction stands in Bronpassages."""
    places = {row["Id"]: row["Vorige tabel"] for row in rows_of(book["Bronpassages"])}
    assert places["cz-2025-0002"] == "nieuw"
    assert places["cz-2025-0001"] == "opvolger"
    assert places["cz-2025-0000"] is None


@pytest.mark.parametrize(
    ("sheet", "text"),
    [
        pytest.param("Witte vlekken", "(geen: over elk thema", id="no white spots"),
        pytest.param("Niet gebruikt", "(geen: uit elke paragraaf", id="everything used"),
        pytest.param("Niet meer gevonden", "(geen: er is geen tabel van de vorige periode", id="no earlier table"),
    ],
)
def test_without_gaps_a_sheet_says_so(sheet: str, text: str, tmp_path: Path) -> None:
    """Never an empty table."""
    assert str(rows_of(written(comparison(), tmp_path)[sheet])[0]["Zorgkantoor"]).startswith(text)


def test_when_all_was_found_again_the_sheet_says_that(data: Comparison, tmp_path: Path) -> None:
    """Which is something else than that there was no earlier table."""
    (row,) = rows_of(written(replace(data, lost=()), tmp_path)["Niet meer gevonden"])
    assert row["Zorgkantoor"] == "(geen: elke uitspraak van de vorige tabel heeft een opvolger)"


def test_a_workbook_of_ours_as_last_period_says_only_what_documents_said(data: Comparison, tmp_path: Path) -> None:
    """Read back as an earlier table, 'niets gevonden' and the links below a cell are no statements."""
    write_workbook(tmp_path / "oud.xlsx", data, CONFIG, RUN)
    table = earlier_workbook(tmp_path / "oud.xlsx", "oud.xlsx")
    assert table is not None
    assert is_earlier_table(table.grid, CONFIG.zorgkantoren)
    texts = {statement.text for statement in statements_of(table, CONFIG.zorgkantoren, CONFIG.themes)}
    assert texts == {JOINT, "Het richttarief is 96,4%.", "Wij bezoeken iedere locatie onaangekondigd."}


def test_database_has_the_gaps_with_keys(data: Comparison, tmp_path: Path) -> None:
    """Every near passage belongs to one finding and leads to its clause; an old table in the corpus to its document."""
    write_sqlite(tmp_path / "e.sqlite", data)
    with closing(sqlite3.connect(tmp_path / "e.sqlite")) as database:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        near = """SELECT coalesce(w.theme, l.text), n.place, c.id, n.likeness FROM near_passages n
            LEFT JOIN white_spots w ON w.key = n.white_spot LEFT JOIN lost_statements l ON l.key = n.lost_statement
            JOIN clauses c ON c.key = n.clause WHERE c.document = 'cz-2025' ORDER BY n.key"""
        assert database.execute(near).fetchall() == [
            ("bekostiging", 1, "cz-2025-0002", 0.2), ("bekostiging", 2, "cz-2025-0000", 0.41),
            ("Hergebruik van hulpmiddelen.", 1, "cz-2025-0000", 0.41),
        ]  # fmt: skip
        assert database.execute("SELECT source, source_document FROM lost_statements").fetchall() == [
            ("vgz-2024", "vgz-2024"), ("map/tabel 2023.xlsx", None), ("vgz-2024", "vgz-2024"),
        ]  # fmt: skip
        assert database.execute("SELECT heading, page FROM untouched_sections ORDER BY key").fetchall() == [
            ("2.1 Onder", 7), ("Hergebruik van hulpmiddelen.", 2),
        ]  # fmt: skip
