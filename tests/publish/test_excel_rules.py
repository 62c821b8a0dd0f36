"""Workbooks keep the rules that Excel is strict about, and the check of those rules sees it when one is broken."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from pipeline.model import Comparison
from pipeline.publish import write_workbook
from pipeline.publish.sheets import excel
from tests.publish.excel_rules import complaints
from tests.publish.material import CONFIG, HOSTILE, RUN, comparison, with_gaps
from tests.publish.reading import rows_of, written
from tests.support import DemoRun


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook of hostile text, with a row on every sheet."""
    path = tmp_path_factory.mktemp("rules") / "thema-tabel.xlsx"
    write_workbook(path, with_gaps(comparison(HOSTILE), HOSTILE[0]), CONFIG, RUN)
    return path


def test_a_workbook_of_hostile_text_opens_without_repair(hostile: Path) -> None:
    """Whatever documents say, no rule is broken."""
    assert complaints(hostile) == []


def test_the_workbook_of_the_demonstration_documents_opens_without_repair(demo_run: DemoRun) -> None:
    """With charts, links to files that are there, lists and pages."""
    assert complaints(demo_run.out / "thema-tabel.xlsx") == []


def test_an_empty_workbook_opens_without_repair(tmp_path: Path) -> None:
    """Every table has a row, if only to say that there is none."""
    write_workbook(tmp_path / "leeg.xlsx", Comparison((), (), (), (), (), (), ()), CONFIG, RUN)
    assert complaints(tmp_path / "leeg.xlsx") == []


def test_every_name_may_be_hostile(tmp_path: Path) -> None:
    """Names of zorgkantoren and themes become headers, choices, titles and footers."""
    names = ("=1+1 & 'x'", "_x000D_", "a" * 300)
    config = CONFIG.model_copy(
        update={
            "zorgkantoren": tuple(
                one.model_copy(update={"name": name}) for one, name in zip(CONFIG.zorgkantoren, names, strict=True)
            ),
            "themes": tuple(one.model_copy(update={"title": names[0]}) for one in CONFIG.themes),
            "publish": CONFIG.publish.model_copy(update={"title": "&D" * 200, "subject": "\x00\ud800 <b>"}),
        }
    )
    write_workbook(tmp_path / "namen.xlsx", with_gaps(comparison(HOSTILE)), config, RUN)
    assert complaints(tmp_path / "namen.xlsx") == []


def test_links_beyond_what_a_sheet_can_hold_become_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Excel takes 65,530 links on a sheet; the words of the others stay."""
    assert excel.LINKS_PER_SHEET <= 65_530
    monkeypatch.setattr(excel, "LINKS_PER_SHEET", 5)
    sheet = written(comparison(), tmp_path)["Bronpassages"]
    links = [cell for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert len(links) == 5
    assert [row["PDF"] for row in rows_of(sheet)] == ["Open pagina 7"] * len(comparison().clauses)


@pytest.mark.parametrize(
    ("part", "old", "new", "complaint"),
    [
        pytest.param(
            "xl/tables/table4.xml",
            'displayName="tblTarieven"',
            'displayName="A1"',
            "cannot be the name",
            id="table name",
        ),
        pytest.param("xl/tables/table4.xml", "tblTarieven", "TBLBRONPASSAGES", "two tables", id="table names"),
        pytest.param("xl/tables/table4.xml", 'name="Soort"', 'name="soort"', "its header", id="header differs"),
        pytest.param("xl/tables/table4.xml", 'name="Soort"', 'name="Onderwerp"', "two columns", id="two columns"),
        pytest.param("xl/workbook.xml", '"Tarieven"', '"Monitor"', "two sheets", id="sheet names"),
        pytest.param("xl/workbook.xml", '"Tarieven"', f'"{"T" * 32}"', "cannot be the name", id="sheet name"),
        pytest.param(
            "xl/workbook.xml", "'Thema-tabel'!$A$1", "'Thema tabel'!$A$1", "the name _xlnm", id="defined name"
        ),
        pytest.param("xl/worksheets/sheet1.xml", "'Tarieven'!A1", "'Tarief'!A1", "leads to", id="link inside"),
        pytest.param("xl/worksheets/_rels/sheet1.xml.rels", 'TargetMode="External"', "", "leads to", id="link outside"),
        pytest.param("xl/sharedStrings.xml", 'uniqueCount="', 'uniqueCount="1', "counted wrong", id="counts"),
        pytest.param("xl/sharedStrings.xml", "<t>Tarieven", "<t>_x0041_", "an escape", id="escape"),
        pytest.param("xl/sharedStrings.xml", "<t>Tarieven", f"<t>{'x' * 32_768}", "longer than", id="long text"),
        pytest.param("xl/sharedStrings.xml", "<t>Tarieven", "<t>\x01", "no XML", id="control character"),
        pytest.param("xl/sharedStrings.xml", ' xml:space="preserve"', "", "loses its blanks", id="blanks"),
        pytest.param("xl/worksheets/sheet6.xml", "akkoord,", "akkoord," * 40, "the list", id="long list"),
        pytest.param("xl/worksheets/sheet2.xml", ' ht="', ' ht="9', "too high", id="row height"),
        pytest.param("xl/worksheets/sheet3.xml", "<pageMargins", "<cols/><pageMargins", "in the order", id="order"),
        pytest.param("xl/worksheets/sheet3.xml", "<v>", "<f>1+1</f><v>", "a formula", id="formula"),
        pytest.param("docProps/core.xml", "<dc:title>", "<dc:title/><dc:x>", "no XML", id="broken part"),
    ],
)
def test_a_broken_rule_is_seen(hostile: Path, tmp_path: Path, part: str, old: str, new: str, complaint: str) -> None:
    """The check is worth something: each damage to a good workbook is told."""
    broken = tmp_path / "stuk.xlsx"
    with zipfile.ZipFile(hostile) as good, zipfile.ZipFile(broken, "w") as bad:
        for name in good.namelist():
            text = good.read(name)
            if name == part:
                assert old.encode() in text
                text = text.replace(old.encode(), new.encode())
            bad.writestr(name, text)
    assert any(complaint in one for one in complaints(broken)), complaints(broken)
