"""A workbook as last period's table, and what is none."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from pipeline.choose import earlier_workbook as module
from pipeline.choose.earlier_workbook import earlier_workbook


def saved(path: Path, sheet: str = "Thema-tabel") -> Path:
    """A workbook with a small table."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    page.append(["Thema", "VGZ 2023"])
    page.append(["Kwaliteit", "Een plan per locatie."])
    book.save(path)
    return path


def test_the_sheet_is_read_with_its_year(tmp_path: Path) -> None:
    """Heads and cells as they stand."""
    table = earlier_workbook(saved(tmp_path / "oud.xlsx"), "oud.xlsx")
    assert table is not None
    assert (table.year, table.grid[1]) == ("2023", ("Kwaliteit", "Een plan per locatie."))


def test_what_is_no_such_workbook_is_passed_over(tmp_path: Path) -> None:
    """Another sheet, no workbook at all, nothing there."""
    assert earlier_workbook(saved(tmp_path / "ander.xlsx", "Blad1"), "ander.xlsx") is None
    (tmp_path / "geen.xlsx").write_bytes(b"geen werkboek")
    assert earlier_workbook(tmp_path / "geen.xlsx", "geen.xlsx") is None
    assert earlier_workbook(tmp_path / "weg.xlsx", "weg.xlsx") is None


def test_one_that_unpacks_to_more_than_a_workbook_holds_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A corpus is filled by others; the limit is far above what we write."""
    path = saved(tmp_path / "oud.xlsx")
    monkeypatch.setattr(module, "LARGEST", 0.001)
    monkeypatch.setattr(openpyxl, "load_workbook", lambda *_, **__: pytest.fail("opened"))
    assert earlier_workbook(path, "oud.xlsx") is None
