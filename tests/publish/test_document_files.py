"""What is handed out per document."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from pipeline.model import Box, Cell, Clause, Document, Fact, Finding, Heading, Reason, Table
from pipeline.model.files import atomic_path, atomic_write
from pipeline.publish import write_document_files

BOX = Box(page=2, x0=10, top=20, x1=110.126, bottom=40)


def _document() -> Document:
    return Document(
        "vgz-2024", "a/b.pdf", "00", "inkoopbeleid", "VGZ", "vgz", "2024", "vv", "Beleid", 9,
        headings=(Heading(1, "1 Koers", 2, BOX),), findings=(Finding("scan", 3, BOX, sure=0.9),),
    )  # fmt: skip


def _table(number: int, grid: tuple[tuple[str, ...], ...], identity: str = "") -> Table:
    return Table(
        identity or f"tabel-{number}", f"Tabel {number}", f"Tabel {number} - Vraag", "n=9", 2, 2, (BOX,), ("1 Koers",),
        1, grid, (Cell(0, 0, 1, 1, BOX),),
    )  # fmt: skip


def _clause() -> Clause:
    return Clause(
        id="vgz-2024-0001", document="vgz-2024", zorgkantoor="vgz", year="2024", theme="bekostiging",
        themes={"bekostiging": 0.91234}, text="Het tarief is 95,5%.\u2028Punt.", short="tarief is 95,5%", page=2,
        boxes=(BOX,), section=("1 Koers",), stance="tarief", in_table=True,
        facts=(Fact("richttarief", 95.5, "%", "95,5%", "verblijf"), Fact("termijn", 3.0, "jaar", "drie jaar")),
        reasons=(Reason("thema", "kop", 6.0, ("Tarieven",), "bekostiging"),), points=1.4,
    )  # fmt: skip


def test_files_have_the_shape_of_the_contract(tmp_path: Path) -> None:
    """Every field of the contract is there, numbers are plain and each clause is one line."""
    write_document_files(tmp_path, _document(), [_table(1, (("", "2024"), ("ja", "9")))], [_clause(), _clause()])
    document = json.loads((tmp_path / "document.json").read_text("utf-8"))
    assert document["headings"] == [{"level": 1, "text": "1 Koers", "page": 2}]
    assert document["warnings"] == ["page 3: no text layer (a scan); not read"]
    assert document["findings"] == [
        {"kind": "scan", "page": 3, "box": document["findings"][0]["box"], "facts": [], "sure": 0.9,
         "text": "pagina 3: een scan zonder tekst; niet gelezen"},
    ]  # fmt: skip
    assert document["findings"][0]["box"]["page"] == BOX.page
    (table,) = json.loads((tmp_path / "tables.json").read_text("utf-8"))
    assert table["grid"] == [["", "2024"], ["ja", "9"]]
    assert table["boxes"] == [{"page": 2, "x0": 10, "top": 20, "x1": 110.13, "bottom": 40}]
    assert set(table) == {
        "id", "label", "caption", "n", "kind", "page", "page_end", "boxes", "section", "caution", "header_rows", "grid",
            "cells",
    }  # fmt: skip
    lines = (tmp_path / "clauses.jsonl").read_text("utf-8").splitlines()
    assert len(lines) == 2
    clause = json.loads(lines[0])
    assert clause["text"] == "Het tarief is 95,5%.\u2028Punt."
    assert [fact["value"] for fact in clause["facts"]] == [95.5, 3]
    assert clause["scope"] == "eigen"


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        pytest.param("=1+1", "'=1+1", id="formula"),
        pytest.param("@SUM(A1)", "'@SUM(A1)", id="at"),
        pytest.param("- dementiezorg", "'- dementiezorg", id="bullet that Excel reads as a formula"),
        pytest.param("-2", "-2", id="negative number"),
        pytest.param("+ 54%", "+ 54%", id="rise"),
        pytest.param("een; twee", "een; twee", id="separator"),
    ],
)
def test_csv_opens_in_excel(tmp_path: Path, cell: str, written: str) -> None:
    """A table's CSV has a byte-order mark and nothing that Excel would run; numbers stay as they are."""
    write_document_files(tmp_path, _document(), [_table(1, (("kop", cell),))], [])
    data = (tmp_path / "tables" / "tabel-1.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(data.decode("utf-8-sig").splitlines(), delimiter=";")) == [["kop", written]]


def test_tables_with_like_ids_do_not_overwrite_each_other_and_old_ones_go(tmp_path: Path) -> None:
    """Ids become file names; a table that is no longer found leaves no file."""
    write_document_files(tmp_path, _document(), [_table(1, (("a",),), "t/1"), _table(1, (("b",),), "t:1")], [])
    assert sorted(path.name for path in (tmp_path / "tables").iterdir()) == ["t-1-2.csv", "t-1.csv"]
    write_document_files(tmp_path, _document(), [_table(1, (("a",),), "../../x")], [])
    assert [path.name for path in (tmp_path / "tables").iterdir()] == ["x.csv"]


def test_a_failed_write_leaves_the_old_file_and_no_rubbish(tmp_path: Path) -> None:
    """Whoever reads sees the old file or the new one."""
    path = tmp_path / "uit.json"
    atomic_write(path, "oud")
    with pytest.raises(ZeroDivisionError):
        _fail_halfway(path)
    assert path.read_text() == "oud"
    assert [child.name for child in tmp_path.iterdir()] == ["uit.json"]


def _fail_halfway(path: Path) -> None:
    with atomic_path(path) as temporary:
        temporary.write_text("half")
        raise ZeroDivisionError
