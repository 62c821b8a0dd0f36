"""Sources are named with the day that their file says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from pipeline.model import Comparison
from pipeline.publish import write_workbook
from pipeline.publish.words.dates import day_of, made_on
from pipeline.register import sha256_of
from pipeline.run.outputs import run_info
from tests.publish.material import CONFIG, document
from tests.publish.reading import rows_of
from tests.support import DemoRun


@pytest.mark.parametrize(
    ("said", "day"),
    [
        pytest.param("D:20240531093000+02'00'", "31-05-2024", id="as the standard has it"),
        pytest.param("D:20240531", "31-05-2024", id="the day only"),
        pytest.param("2024-05-31T09:30:00Z", "31-05-2024", id="as other programs have it"),
        pytest.param("D:20240231", "", id="no such day"),
        pytest.param("D:00010101000000", "", id="no clock"),
        pytest.param("D:2024", "", id="a year only"),
        pytest.param("gisteren", "", id="words"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_the_day_that_a_file_says(said: str, day: str) -> None:
    """A day, or nothing: never a guess."""
    assert day_of(said) == day


def test_a_file_that_is_not_there_or_broken_says_nothing(tmp_path: Path) -> None:
    """The workbook is made all the same."""
    (tmp_path / "stuk.pdf").write_bytes(b"%PDF-1.7 kapot")
    assert made_on(tmp_path / "stuk.pdf", sha256_of(tmp_path / "stuk.pdf")) == ""
    assert made_on(tmp_path / "weg.pdf", "") == ""


def test_only_the_very_file_that_was_read_is_opened(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another file under the name of a document has not been tried in a process of its own."""
    source = demo / "dsw-2024.pdf"
    assert made_on(source, sha256_of(source))
    monkeypatch.setattr(
        "pipeline.publish.words.dates.pypdfium2.PdfDocument", lambda path: pytest.fail(f"{path} opened")
    )
    assert made_on(source, "0" * 64) == ""


def test_a_source_that_prints_no_date_is_named_with_the_day_of_its_file(demo: Path, tmp_path: Path) -> None:
    """As the run that hands over its sources found it; one whose file is not there has none."""
    digest = sha256_of(demo / "dsw-2024.pdf")
    there = replace(document("dsw", "2024"), source="dsw-2024.pdf", sha256=digest)
    gone = replace(document("cz", "2024"), source="weg.pdf", sha256=digest)
    sources = Comparison((there, gone), (), (), (), (), (), ())
    write_workbook(tmp_path / "t.xlsx", sources, CONFIG, run_info(demo, tmp_path, sources))
    rows = rows_of(openpyxl.load_workbook(tmp_path / "t.xlsx")["Leeswijzer"])
    told = [str(row["Toelichting"]) for row in rows if str(row["Onderwerp"]).startswith("Bron: ")]
    assert f"datum niet vermeld (bestand van {made_on(demo / 'dsw-2024.pdf', digest)})" in told[0]
    assert "datum niet vermeld" in told[1]
    assert "bestand van" not in told[1]


def test_every_source_is_named_with_edition_date_and_link(demo_run: DemoRun) -> None:
    """Those in the table first, in its order; then the editions before and the monitors."""
    rows = rows_of(openpyxl.load_workbook(demo_run.out / "thema-tabel.xlsx")["Leeswijzer"])
    sources = [row for row in rows if str(row["Onderwerp"]).startswith("Bron: ")]
    assert len(sources) == 11
    assert [str(row["Onderwerp"]) for row in sources[:3]] == ["Bron: Zilveren Kruis", "Bron: VGZ", "Bron: Menzis"]
    assert sum("niet in de Thema-tabel" in str(row["Onderwerp"]) for row in sources) == 4
    for row in sources:
        assert ", editie 20" in str(row["Toelichting"])
        assert ", gepubliceerd " in str(row["Toelichting"])
        assert str(row["Verwijzing"]).startswith("Open ")
