"""Last period's table, as a grid or a workbook, becomes statements per zorgkantoor and theme."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from pipeline.choose.earlier import EarlierTable, Statement, is_earlier_table, statements_of
from pipeline.choose.earlier_workbook import earlier_workbook
from pipeline.config import Theme
from pipeline.model import Grid
from pipeline.model.wording import NOTHING_FOUND
from tests.themes.paper import config

HEAD = ("", "Zorgkantoor VGZ", "Zorgkantoor DSW")


def statements(*rows: tuple[str, ...], head: tuple[str, ...] = HEAD) -> list[Statement]:
    """The statements of a table with these rows."""
    return statements_of(EarlierTable("tabel", "2023", (head, *rows)), config().zorgkantoren, config().themes)


@pytest.mark.parametrize(
    ("grid", "is_one"),
    [
        pytest.param((HEAD, ("Algemeen", "a", "b")), True, id="a column per zorgkantoor"),
        pytest.param((("Titel", "", ""), HEAD), True, id="a title above the header"),
        pytest.param((("Prestatie", "VGZ", "Basis"),), False, id="one zorgkantoor is no comparison"),
        pytest.param((("", "Wat VGZ vraagt", "Wat DSW vraagt"),), False, id="a name amid a sentence"),
    ],
)
def test_a_comparison_table_is_known_by_its_header(grid: Grid, is_one: bool) -> None:
    """A header that names several zorgkantoren makes it one."""
    assert is_earlier_table(grid, config().zorgkantoren) is is_one


@pytest.mark.parametrize(
    ("name", "theme"),
    [
        ("Algemeen", "algemeen"),
        ("Behandeling in Wlz en organisatie van medisch generalistische zorg (M", "behandeling"),
        ("Bekostiging", "bekostiging"),
        ("Technologie (vervolg)", "technologie"),
        ("Sportbeleid", ""),
    ],
)
def test_a_row_is_a_theme_by_its_title(name: str, theme: str) -> None:
    """Titles may be cut off, spelled out or continued; a row that is none of our themes has none."""
    assert [one.theme for one in statements((name, "Vraagt een plan.", ""))] == [theme]


@pytest.mark.parametrize(
    ("cell", "wholes"),
    [
        pytest.param("Vraagt een plan. Betaalt 2% meer.", ["Vraagt een plan.", "Betaalt 2% meer."], id="sentences"),
        pytest.param(
            "Vraagt van aanbieders: • een eigen plan voor het wonen thuis • een eigen plan voor de nachtzorg",
            [
                "Vraagt van aanbieders: een eigen plan voor het wonen thuis",
                "Vraagt van aanbieders: een eigen plan voor de nachtzorg",
            ],
            id="bullets take their lead-in along",
        ),
        pytest.param(
            "Vier thema's: - Innovatie - Kwaliteit", ["Vier thema's: Innovatie, Kwaliteit"], id="a list of words is one"
        ),
        pytest.param("1. Meer zorg thuis voor wie dat kan 2. Minder lasten voor wie zorg verleent",
                     ["Meer zorg thuis voor wie dat kan", "Minder lasten voor wie zorg verleent"], id="numbers"),
        pytest.param("• Vraagt een plan. Ook in 2024. (p. 7)\n\n• Betaalt 2% meer (p. 9) nieuw",
                     ["Vraagt een plan. Ook in 2024.", "Betaalt 2% meer"], id="as our own workbook writes them"),
    ],
)  # fmt: skip
def test_a_cell_is_cut_into_statements(cell: str, wholes: list[str]) -> None:
    """Sentences, bullets with their lead-in, and the statements of our own cells."""
    assert [one.whole for one in statements(("Kwaliteit", cell, ""))] == wholes


def test_statements_belong_to_the_column_they_stand_in() -> None:
    """The zorgkantoor comes from the header, the theme from the row; an empty name goes on with the one above."""
    found = statements(("Kwaliteit", "Vraagt dit.", "Vraagt dat."), ("", "", "Vraagt nog iets."))
    assert [(one.zorgkantoor, one.theme, one.text) for one in found] == [
        ("vgz", "kwaliteit", "Vraagt dit."),
        ("dsw", "kwaliteit", "Vraagt dat."),
        ("dsw", "kwaliteit", "Vraagt nog iets."),
    ]


def test_a_workbook_of_ours_is_read(tmp_path: Path) -> None:
    """The sheet Thema-tabel with its years; other workbooks and files that only look like one are none."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Thema-tabel"
    for row in (["Thema's"], [], ["Thema", "VGZ\ninkoopbeleid 2023", "DSW\ninkoopbeleid 2022"],
                ["Kwaliteit", "• Vraagt een plan (p. 3)", None]):  # fmt: skip
        sheet.append(row)
    book.save(tmp_path / "vorig.xlsx")
    table = earlier_workbook(tmp_path / "vorig.xlsx", "vorig.xlsx")
    assert table is not None
    assert table.year == "2023"
    assert [one.text for one in statements_of(table, config().zorgkantoren, config().themes)] == ["Vraagt een plan"]
    (tmp_path / "kapot.xlsx").write_text("geen werkmap")
    assert earlier_workbook(tmp_path / "kapot.xlsx", "kapot.xlsx") is None
    sheet.title = "Iets anders"
    book.save(tmp_path / "anders.xlsx")
    assert earlier_workbook(tmp_path / "anders.xlsx", "anders.xlsx") is None


@pytest.mark.parametrize(("title", "theme"), [("Abcde", "a"), ("Abcdef", "")])
def test_a_name_is_a_theme_when_it_is_alike_enough(title: str, theme: str) -> None:
    """Three of the four letters that two of them have on average."""
    table = EarlierTable("tabel", "2023", (HEAD, ("abc", "Vraagt een plan.", "")))
    found = statements_of(table, config().zorgkantoren, [Theme(id="a", title=title)])
    assert [one.theme for one in found] == [theme]


def alone(*rows: tuple[str, ...], head: tuple[str, ...] = HEAD) -> list[tuple[str, str]]:
    """Whose the statements are, and what they say."""
    return [(one.zorgkantoor, one.text) for one in statements(*rows, head=head)]


@pytest.mark.parametrize(
    ("above", "is_one"), [pytest.param(5, True, id="in the sixth row"), pytest.param(6, False, id="in the seventh")]
)
def test_the_header_is_looked_for_in_the_first_rows(above: int, is_one: bool) -> None:
    """Names that stand side by side further down are no header."""
    assert is_earlier_table((("", "", ""),) * above + (HEAD,), config().zorgkantoren) is is_one


@pytest.mark.parametrize(
    ("head", "whose"),
    [
        pytest.param(("VGZ", "VGZ", "DSW"), {"vgz", "dsw"}, id="the first column is that of the themes"),
        pytest.param(("", "VGZ", "VGZ"), set(), id="one zorgkantoor twice is no comparison"),
        pytest.param(("", "VGZ " + "x" * 39, "DSW"), {"vgz", "dsw"}, id="a head of some length"),
        pytest.param(("", "VGZ " + "x" * 40, "DSW"), set(), id="a longer one is a sentence"),
        pytest.param(("", "VGZe", "DSW", "CZ"), {"dsw", "cz"}, id="a name is a whole word"),
    ],
)
def test_whose_a_column_is_stands_in_its_head(head: tuple[str, ...], whose: set[str]) -> None:
    """The name at its beginning, and not much more."""
    row = ("Kwaliteit", *["Vraagt een plan."] * (len(head) - 1))
    assert {zorgkantoor for zorgkantoor, _ in alone(row, head=head)} == whose


def test_what_is_said_twice_in_a_cell_is_one_statement() -> None:
    """In two columns it is two; an empty name goes on with the theme above, and one that is no theme ends it."""
    found = statements(
        ("Kwaliteit", "Vraagt dit. Vraagt dit.", "Vraagt dit."),
        ("Sportbeleid", "Loopt hard.", ""),
        ("", "Fietst ook.", ""),
    )
    assert [(one.zorgkantoor, one.theme, one.text) for one in found] == [
        ("vgz", "kwaliteit", "Vraagt dit."), ("dsw", "kwaliteit", "Vraagt dit."), ("vgz", "", "Loopt hard."),
        ("vgz", "", "Fietst ook."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "wholes"),
    [
        pytest.param("Ja", [], id="one word says nothing"),
        pytest.param("Twee procent", ["Twee procent"], id="two words do"),
        pytest.param("n.v.t.", [], id="letters are no words"),
        pytest.param("Eisen: - Wij vragen daarvan een plan - Nachtzorg", ["Eisen: Wij vragen daarvan een plan",
                     "Eisen: Nachtzorg"], id="one word in a list does, with its lead-in"),
        pytest.param("Vraagt: • een plan voor thuis • een plan voor de nacht en de dag. Betaalt 2% meer.",
                     ["Vraagt: een plan voor thuis", "Vraagt: een plan voor de nacht en de dag.", "Betaalt 2% meer."],
                     id="what comes after a list is not of it"),
        pytest.param("Doet mee. Thema's: - Wonen in de wijk - Zorg",
                     ["Doet mee.", "Thema's: Wonen in de wijk, Zorg"], id="items of four words are a list of words"),
        pytest.param("Doet mee. Thema's: - Wonen in de eigen wijk - Zorg",
                     ["Doet mee.", "Thema's: Wonen in de eigen wijk", "Thema's: Zorg"], id="of five are statements"),
        pytest.param("- Wonen in de eigen wijk - Zorg voor de oudere thuis",
                     ["Wonen in de eigen wijk", "Zorg voor de oudere thuis"], id="a list that begins the cell"),
        pytest.param("• Vraagt een plan. Ook in 2024.", ["Vraagt een plan.", "Ook in 2024."],
                     id="a mark like ours without a page is a list"),
        pytest.param("Vraagt een plan. Ook nu. (p. 7)", ["Vraagt een plan.", "Ook nu."], id="a page without our mark"),
        pytest.param("Van 2-3 dagen. En 5.5 uur.", ["Van 2-3 dagen.", "En 5.5 uur."], id="a hyphen amid figures"),
    ],
)  # fmt: skip
def test_lists_and_short_cells_are_told_from_sentences(cell: str, wholes: list[str]) -> None:
    """What is a list of words, what a list of statements, and what too little to be one."""
    assert [one.whole for one in statements(("Kwaliteit", cell, ""))] == wholes


def test_the_year_of_a_workbook_is_the_newest_of_its_head(tmp_path: Path) -> None:
    """What stands further down, or in the column of the themes, is no year of the table; short rows are filled up."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Thema-tabel"
    for row in (["Thema's 2029"], ["", "", ""], ["Thema", "VGZ 2022", "DSW 2023", "CZ 2021"],
                ["Kwaliteit", "Vraagt een plan"], ["Overig", "Geldt tot 2031", "Vraagt dat"]):  # fmt: skip
        sheet.append(row)
    book.save(tmp_path / "vorig.xlsx")
    table = earlier_workbook(tmp_path / "vorig.xlsx", "map/vorig.xlsx")
    assert table is not None
    assert (table.source, table.year) == ("map/vorig.xlsx", "2023")
    assert {len(row) for row in table.grid} == {4}
    book.create_sheet("Thema-tabel 2")
    sheet.delete_rows(1, 10)
    book.save(tmp_path / "leeg.xlsx")
    empty = earlier_workbook(tmp_path / "leeg.xlsx", "leeg.xlsx")
    assert empty is not None
    assert empty.year == ""
    assert statements_of(empty, config().zorgkantoren, config().themes) == []


def test_what_the_program_wrote_of_itself_is_no_statement(tmp_path: Path) -> None:
    """Lines of ours (that there is nothing, where to look) are left out, and hyphens that keep become hyphens."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Thema-tabel"
    for row in (list(HEAD), ["Kwaliteit", f"{NOTHING_FOUND}\nVraagt een e\u2011health plan", NOTHING_FOUND]):
        sheet.append(row)
    book.save(tmp_path / "vorig.xlsx")
    table = earlier_workbook(tmp_path / "vorig.xlsx", "vorig.xlsx")
    assert table is not None
    said = [one.text for one in statements_of(table, config().zorgkantoren, config().themes)]
    assert said == ["Vraagt een e-health plan"]


def test_a_workbook_that_would_fill_the_memory_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its size once unpacked is looked at before it is opened."""
    book = Workbook()
    assert book.active is not None
    book.active.title = "Thema-tabel"
    book.save(tmp_path / "vorig.xlsx")
    for megabytes, is_read in ((200, True), (201, False)):
        monkeypatch.setattr("pipeline.choose.earlier_workbook.unpacked_size", lambda _, m=megabytes: m * 1024 * 1024)
        assert (earlier_workbook(tmp_path / "vorig.xlsx", "vorig.xlsx") is not None) is is_read
