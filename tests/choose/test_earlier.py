"""Last period's table, as a grid or a workbook, becomes statements per zorgkantoor and theme."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from pipeline.choose.earlier import EarlierTable, Statement, is_earlier_table, statements_of
from pipeline.choose.earlier_workbook import earlier_workbook
from pipeline.model import Grid
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
