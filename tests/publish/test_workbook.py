"""The workbook, read back."""

from __future__ import annotations

import re
import warnings
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook

from pipeline.config import Config
from pipeline.model import Comparison, Fact
from pipeline.publish import write_workbook
from pipeline.publish.sheets.bronpassages_review import THEME, VERDICT
from pipeline.publish.sheets.excel import HIGHEST_ROW, Book, table_name, unique
from pipeline.publish.words.text import EXCEL_CELL_LIMIT, cell_text, clean, clean_runs, one_line, utf16_length
from tests.publish.material import CONFIG, HOSTILE, RUN, comparison, with_gaps
from tests.publish.reading import follow, rows_of, written

SHEETS = [
    "Leeswijzer", "Controle", "Thema-tabel", "Verschillen", "Tarieven", "Bronpassages", "Wijzigingen", "Monitor",
    "Ervaringen", "Documenten", "Witte vlekken", "Niet gebruikt", "Niet meer gevonden", "Grafieken",
]  # fmt: skip


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    """The workbook of a comparison full of hostile text."""
    path = tmp_path_factory.mktemp("book") / "thema-tabel.xlsx"
    write_workbook(path, with_gaps(comparison(HOSTILE), HOSTILE[0]), CONFIG, RUN)
    return openpyxl.load_workbook(path)


def test_sheets_stand_in_order_and_the_first_is_open(book: Workbook) -> None:
    """Whoever opens the file begins at the Leeswijzer."""
    assert book.sheetnames == SHEETS
    assert book.active is not None
    assert book.active.title == "Leeswijzer"
    assert (book.properties.creator, book.properties.title) == ("thematabel 1.2.3", CONFIG.publish.title)


@pytest.mark.parametrize("name", [name for name in SHEETS if name != "Thema-tabel"])
def test_every_sheet_but_one_is_strict(book: Workbook, name: str) -> None:
    """Title in A1, one named table with filters from column A, panes frozen, nothing merged, no empty row inside."""
    sheet = book[name]
    assert isinstance(sheet["A1"].value, str)
    assert list(sheet.tables) == [table_name(name)]
    (table,) = sheet.tables.values()
    assert table.autoFilter is not None
    assert table.ref.startswith("A")
    assert sheet.freeze_panes is not None
    assert not sheet.merged_cells.ranges
    assert all(any(value not in (None, "") for value in row.values()) for row in rows_of(sheet))


@pytest.mark.parametrize("name", [name for name in SHEETS if name != "Thema-tabel"])
def test_an_empty_cell_is_explained(book: Workbook, name: str) -> None:
    """Above the table it says what it means that a cell is empty."""
    sheet = book[name]
    (table,) = sheet.tables.values()
    above = " ".join(str(sheet.cell(row, 1).value) for row in range(2, int(table.ref.split(":")[0][1:])))
    if any(value is None for row in rows_of(sheet) for value in row.values()):
        assert re.search(r"\b(leeg|lege)\b", above, re.IGNORECASE), above


def test_no_text_is_a_formula_and_no_row_is_too_high(book: Workbook) -> None:
    """Whatever a document says stays text, and every row can be shown whole."""
    for sheet in book:
        assert [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"] == []
        assert all((sheet.row_dimensions[r].height or 0) <= HIGHEST_ROW for r in range(1, sheet.max_row + 1))


def test_passages_come_back_as_they_were(book: Workbook) -> None:
    """Text of any kind is read back; only what cannot be shown is gone."""
    rows = [row for row in rows_of(book["Bronpassages"]) if row["Zorgkantoor"] == "VGZ"]
    assert {row["Passage"] for row in rows} >= {cell_text(text) for text in HOSTILE}
    assert {row["Thema"] for row in rows} == {"Kwaliteit"}
    assert {row["PDF"] for row in rows} == {"Open pagina 7"}


def test_link_leads_to_the_page_from_any_folder(book: Workbook) -> None:
    """Relative, with forward slashes, and what a file name may hold escaped."""
    sheet = book["Bronpassages"]
    links = {
        cell.hyperlink.target: cell.hyperlink.location for row in sheet.iter_rows() for cell in row if cell.hyperlink
    }
    assert links["../corpus/map/vgz-2024.pdf"] == "page=7"
    assert links["../corpus/map%202/cz%20%232%20(def).pdf"] == "page=7"


def test_reviewer_chooses_from_lists(book: Workbook) -> None:
    """Verdict and theme can only be what a later import understands."""
    rules = {str(rule.sqref): rule.formula1 for rule in book["Bronpassages"].data_validations.dataValidation}
    assert sorted(rules.values()) == ['"Kwaliteit,Bekostiging en tarieven"', '"akkoord,aanpassen,vervalt,twijfel"']
    (table,) = book["Bronpassages"].tables.values()
    first, last = (
        1 + int(table.ref.split(":")[0][1:]),
        int(table.ref.split(":")[1].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")),
    )
    columns = [get_column_letter(1 + table.column_names.index(name)) for name in (VERDICT, THEME)]
    assert set(rules) == {f"{column}{first}:{column}{last}" for column in columns}


def test_thema_tabel_is_made_to_print(book: Workbook) -> None:
    """A3 landscape, one page wide, header row and theme column on every page and always in sight."""
    sheet = book["Thema-tabel"]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 8)
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert (sheet.print_title_rows, sheet.print_title_cols) == ("$3:$3", "$A:$A")
    assert sheet.freeze_panes == "B4"
    assert str(sheet.print_area).endswith(f"$A$1:$D${sheet.max_row}")
    assert [str(cell.value).split("\n")[0] for cell in sheet[3]] == ["Thema", "VGZ", "CZ", "DSW"]


@pytest.mark.parametrize(
    ("paper", "zorgkantoren", "size", "across"),
    [
        pytest.param("A3", 7, 8, 1, id="A3, all beside each other"),
        pytest.param("A4", 3, 9, 1, id="A4, few columns"),
        pytest.param("A4", 7, 9, 2, id="A4, type that can be read"),
    ],
)
def test_thema_tabel_can_be_read_on_paper(
    paper: str, zorgkantoren: int, size: int, across: int, tmp_path: Path
) -> None:
    """Columns that would come out too small stand on two pages beside each other, each with the themes."""
    columns = [{"id": f"zk-{number}", "name": f"Zorgkantoor {number}"} for number in range(zorgkantoren)]
    config = Config.model_validate(
        {"zorgkantoren": columns, "themes": [{"id": "kwaliteit", "title": "Kwaliteit"}], "publish": {"paper": paper}}
    )
    write_workbook(tmp_path / "papier.xlsx", Comparison((), (), (), (), (), (), ()), config, RUN)
    sheet = openpyxl.load_workbook(tmp_path / "papier.xlsx")["Thema-tabel"]
    assert (sheet.page_setup.paperSize, sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (
        size,
        across,
        0,
    )
    assert sheet.print_title_cols == "$A:$A"


def test_thema_tabel_says_everything_and_says_when_there_is_nothing(book: Workbook) -> None:
    """Every statement stands in its column, over as many rows as it takes."""
    sheet = book["Thema-tabel"]
    columns = ["".join(str(cell.value or "") for cell in column) for column in sheet.iter_cols(min_row=4)]
    for text in HOSTILE:
        assert one_line(text)[:1000].replace(" ", "") in columns[1].replace(" ", "").replace("\u2011", "-").replace(
            "\n", ""
        )
    assert "Niets gevonden over dit thema; zie Witte vlekken" in columns[1]
    assert columns[2].count("(p.\xa07)") == 3
    assert "96,4%. (p.\xa07) gewijzigd" in columns[2]
    assert "onaangekondigd. (p.\xa07) nieuw" in columns[2]
    assert columns[2].index("nieuw") < columns[2].index("Landelijk"), "own choices come first"
    assert columns[3].count("geen document in het corpus") == 2


def test_changed_words_and_figures_stand_side_by_side(book: Workbook) -> None:
    """The sheet lists each statement once, changed ones first."""
    rows = rows_of(book["Wijzigingen"])
    assert [row["Wijziging"] for row in rows] == ["gewijzigd", "nieuw", "ongewijzigd"]
    assert rows[0]["Cijfers (oud → nieuw)"] == "richttarief: 95,5% → 96,4%"
    assert (rows[0]["Oude tekst"], rows[0]["Nieuwe tekst"]) == (
        "Het richttarief is 95,5%.",
        "Het richttarief is 96,4%.",
    )


def test_tariffs_and_survey_figures_are_set_side_by_side(book: Workbook) -> None:
    """A column per zorgkantoor or year; only the edition in the table counts; small groups are marked."""
    (tariff,) = rows_of(book["Tarieven"])
    assert (tariff["Onderwerp"], tariff["CZ (cijfer, jaar, pagina)"]) == ("verblijf", "96,4% (2025, p. 7)")
    (series,) = rows_of(book["Monitor"])
    assert (series["Antwoord"], series["Jaar 2024"], series["Jaar 2025"]) == ("Ja", 60, 75)
    assert series["n (per jaar)"] == "2024: 9, 2025: 20"
    nps, _ = rows_of(book["Ervaringen"])
    assert (nps["Antwoord"], nps["Jaar"], nps["CZ"], nps["Overig"], nps["VGZ"]) == ("NPS", "2025", 5, -3, None)
    assert nps["Opmerking"] == "kleine groep (n < 10): CZ"


def test_every_tariff_leads_to_its_passage(tmp_path: Path) -> None:
    """One figure per cell: a second one for the same subject stands in a row of its own."""
    data = comparison()
    facts = tuple(Fact("richttarief", value, "%", f"{value}%", "verblijf") for value in (96.4, 92.0, 96.4))
    clauses = tuple(replace(c, facts=facts) if c.id == "cz-2025-0001" else c for c in data.clauses)
    sheet = (book := written(replace(data, clauses=clauses), tmp_path))["Tarieven"]
    rows = [
        (row["Onderwerp"], row["CZ (cijfer, jaar, pagina)"], row["VGZ (cijfer, jaar, pagina)"])
        for row in rows_of(sheet)
    ]
    assert rows == [("verblijf", "96,4% (2025, p. 7)", None), ("verblijf", "92% (2025, p. 7)", None)]
    links = [cell for row in sheet.iter_rows() for cell in row if cell.hyperlink and "%" in str(cell.value)]
    assert [follow(book, cell) for cell in links] == ["cz-2025-0001"] * 2


def test_figures_without_a_subject_come_last_with_their_passage(tmp_path: Path) -> None:
    """A richttarief without one is the general one; another figure cannot be told apart but by its words."""
    data = comparison()
    kinds = {"cz-2025-0001": "opslag", "vgz-2024-0000": "richttarief"}
    clauses = tuple(
        replace(c, facts=(Fact(kinds[c.id], 95.5, "%", ""),) if c.id in kinds else ())  # type: ignore[arg-type]
        for c in data.clauses
    )
    rows = rows_of(written(replace(data, clauses=clauses), tmp_path)["Tarieven"])
    assert [row["Onderwerp"] for row in rows] == ["algemeen", "zonder onderwerp"]
    assert rows[1]["CZ (cijfer, jaar, pagina)"] == "95,5% (2025, p. 7)"
    assert rows[1]["Voorwaarde; zonder onderwerp de passage"] == "CZ: Het richttarief is 96,4%."


def test_documents_tell_what_went_wrong(book: Workbook) -> None:
    """Warnings and documents that could not be read are not hidden."""
    rows = rows_of(book["Documenten"])
    assert rows[0]["Waarschuwingen"] == "pagina 3: een scan zonder tekst; niet gelezen"
    assert (rows[-1]["Titel"], rows[-1]["Waarschuwingen"]) == (
        "kapot.pdf",
        "het is geen pdf (het begint niet met %PDF-)",
    )
    assert [row["In Thema-tabel"] for row in rows] == ["ja", "nee", "ja", "nee", "nee"]


def test_an_empty_comparison_still_makes_a_whole_workbook(tmp_path: Path) -> None:
    """No documents, no changes, no monitors: every sheet is there and says so."""
    empty = comparison()
    empty = type(empty)((), (), (), (), (), (), ())
    write_workbook(tmp_path / "leeg.xlsx", empty, CONFIG, RUN)
    book = openpyxl.load_workbook(tmp_path / "leeg.xlsx")
    assert book.sheetnames == SHEETS
    assert rows_of(book["Wijzigingen"])[0]["Zorgkantoor"] == "(geen: van geen zorgkantoor zijn er twee edities)"


# What openpyxl itself takes out when it reads (its own half of the escape) cannot be tested with it.
_TEXTS = st.one_of(
    st.text(),
    st.text(alphabet=st.characters(categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zs", "Zl", "Zp", "Sm", "Po"])),
    st.text(alphabet="_x0D<>r/=+-@\t\r\n'\" &;"),
).filter(lambda text: "x005F_" not in text)


@settings(max_examples=30)
@given(st.lists(_TEXTS, min_size=1, max_size=30))
@example(list(HOSTILE))
@example(["\n\r"])
def test_any_text_is_stored_as_text(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    """Plain or in runs, what is read back is the text without what cannot be shown; never a formula or a warning."""
    path = tmp_path_factory.mktemp("text") / "text.xlsx"
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        book = Book(path, "Arial", RUN.made, {})
        sheet = book.workbook.add_worksheet("Leeswijzer")
        for row, text in enumerate(texts):
            book.text(sheet, row, 0, text, book.format("text"))
            book.rich(sheet, row, 1, [(book.format("text"), text)], book.format("text"))
            book.rich(sheet, row, 2, [(book.format("added"), text), (book.format("text"), text)], book.format("text"))
        book.close()
    read = openpyxl.load_workbook(path)["Leeswijzer"]
    for row, text in enumerate(texts, start=1):
        cells = [read.cell(row, column) for column in (1, 2, 3)]
        assert all(cell.data_type in ("s", "n") and utf16_length(str(cell.value)) <= EXCEL_CELL_LIMIT for cell in cells)
        assert (cells[0].value or "") == cell_text(text)
        assert clean(text + text).startswith(str(cells[2].value or ""))


@given(st.lists(st.text("\r\n\tab\x0b", max_size=3), max_size=6))
@example(["\n\r", "\n\r"])
@example(["a\r", "", "\nb"])
def test_runs_are_cleaned_as_one_text(texts: list[str]) -> None:
    """A line break that two runs share is one line break, as it is in the whole."""
    assert "".join(clean_runs(texts)) == clean("".join(texts))


def test_headers_of_a_table_differ() -> None:
    """Excel repairs a table with two headers alike, also when only capitals differ."""
    assert unique(["CZ", "cz", "", ""]) == ["CZ", "cz 2", "kolom", "kolom 2"]
