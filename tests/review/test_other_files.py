"""What is given to import may be anything; each gets a sentence that says what to do, and nothing is kept of it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest

from pipeline.publish.sheets.bronpassages_review import ANCHOR, DOCUMENT, ID, PASSAGE, REMARK, VERDICT
from pipeline.review.workbook import UnreadableWorkbook, open_elsewhere, read_workbook
from tests.review.material import DROP, Desk, fill, rearrange
from tests.support import Office

_OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 504


@pytest.mark.parametrize(
    ("name", "content", "advice"),
    [
        pytest.param("a.xlsx", b"", "Give a thema-tabel.xlsx", id="empty"),
        pytest.param("a.xlsx", b"PK\x03\x04 broken", "Give a thema-tabel.xlsx", id="cut short"),
        pytest.param("a.xlsx", b"<html>", "Give a thema-tabel.xlsx", id="a page that calls itself a workbook"),
        pytest.param("~$thema-tabel.xlsx", b"\x07Jan" + b" " * 160, "Give the workbook itself", id="owner's file"),
        pytest.param("oud.xls", _OLE, "Save it as .xlsx", id="a workbook of long ago"),
        pytest.param(
            "a.xlsx", _OLE + "EncryptedPackage".encode("utf-16-le"), "protected with a password", id="encrypted"
        ),
    ],
)
def test_what_is_no_workbook_is_refused(tmp_path: Path, name: str, content: bytes, advice: str) -> None:
    """And it says what may help."""
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UnreadableWorkbook, match="it is no workbook that can be read") as told:
        read_workbook(path)
    assert advice in str(told.value)
    assert "Nothing was imported" in str(told.value)


@pytest.mark.parametrize(
    ("kind", "advice"),
    [
        pytest.param("ods", "It is an OpenDocument file. Save it as .xlsx", id="OpenDocument"),
        pytest.param("xls", "Save it as .xlsx", id="a workbook of long ago"),
    ],
)
def test_other_kinds_of_spreadsheets_are_named(reviewed: Desk, libreoffice: Office, kind: str, advice: str) -> None:
    """They hold the decisions, in a way that is not read here."""
    other = libreoffice.saved(fill(reviewed.publish(), {"vgz-2024-0001": DROP}), kind)
    with pytest.raises(UnreadableWorkbook) as told:
        read_workbook(other)
    assert advice in str(told.value)


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param(["Naam", "Bedrag"], id="of another kind"),
        pytest.param([ID, REMARK], id="any list of actions"),
        pytest.param([PASSAGE, REMARK], id="quotes from a book"),
        pytest.param([ANCHOR, PASSAGE, DOCUMENT], id="nothing that a reviewer fills in"),
    ],
)
def test_a_workbook_of_another_tool_is_refused(tmp_path: Path, headers: list[str]) -> None:
    """Its rows are not decisions, and what is kept is kept for ever."""
    book = openpyxl.Workbook()
    book.worksheets[0].append(headers)
    book.worksheets[0].append(["17", "bellen", "maandag"][: len(headers)])
    book.save(tmp_path / "acties.xlsx")
    with pytest.raises(UnreadableWorkbook, match="no sheet has the columns Oordeel, Passage and Document"):
        read_workbook(tmp_path / "acties.xlsx")


def test_a_workbook_that_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before it is unpacked; with the limit set lower, as a gigabyte takes a while to make."""
    monkeypatch.setattr("pipeline.review.workbook._LARGEST", 1_000_000)
    path = tmp_path / "bom.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b" " * 1_000_001)
    with pytest.raises(UnreadableWorkbook, match="more than a gigabyte"):
        read_workbook(path)


def test_a_workbook_that_is_open_is_told(reviewed: Desk) -> None:
    """What was not saved yet cannot be imported."""
    path = reviewed.publish()
    assert not open_elsewhere(path)
    for name in ("~$thema-tabel.xlsx", ".~lock.thema-tabel.xlsx#"):
        path.with_name(name).write_bytes(b"Jan")
        assert open_elsewhere(path)
        path.with_name(name).unlink()


def test_columns_that_were_sorted_without_the_unseen_one(reviewed: Desk) -> None:
    """A row is then about the passage that its reviewer saw in it, and the import says so."""
    path = fill(reviewed.publish(), {"vgz-2024-0001": DROP, "vgz-2024-0003": DROP})
    book = openpyxl.load_workbook(path)
    sheet = book["Bronpassages"]
    at, header = next((at, row) for at, row in enumerate(sheet.iter_rows(), start=1) if row[0].value == ID)
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=at + 1)]
    unseen = [cell.value for cell in header].index(ANCHOR)
    for number, seen in enumerate(sorted(rows, key=lambda row: str(row[0]), reverse=True), start=at + 1):
        for column, value in enumerate(seen, start=1):
            if column != unseen + 1:
                sheet.cell(number, column).value = value
    book.save(path)
    report = reviewed.take(path)
    assert {one.anchor.clause: one.after.verdict for one in report.added} == {
        "vgz-2024-0001": "vervalt", "vgz-2024-0003": "vervalt"
    }  # fmt: skip
    assert all(one.anchor.boxes for one in report.added)
    assert [problem.says.split(";")[0] for problem in report.problems] == [
        "columns were sorted without the hidden one"
    ] * 2


def test_a_sheet_with_no_more_than_what_is_needed_is_read(reviewed: Desk) -> None:
    """Somebody copied the columns that matter into a workbook of their own."""
    path = fill(reviewed.publish(), {"vgz-2024-0001": DROP})
    few = rearrange(path, "few.xlsx", columns=[PASSAGE, DOCUMENT, VERDICT])
    assert [(one.anchor.document, one.after.verdict) for one in reviewed.take(few).added] == [("vgz-2024", "vervalt")]
