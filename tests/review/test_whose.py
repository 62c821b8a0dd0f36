"""A workbook that somebody saved is told from one that is as it was written, also when the run forgot."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl

from pipeline.review.whose import saved_by_somebody
from tests.review.material import Desk
from tests.support import Office


def test_what_was_only_written_is_ours(reviewed: Desk) -> None:
    """Copied, touched, moved: nobody saved it."""
    path = reviewed.publish()
    assert not saved_by_somebody(path)
    copy = Path(shutil.copyfile(path, path.with_name("kopie.xlsx")))
    copy.touch()
    assert not saved_by_somebody(copy)


def test_what_was_saved_is_theirs(reviewed: Desk, libreoffice: Office) -> None:
    """By whatever program, even when nothing in it was changed."""
    path = reviewed.publish()
    book = openpyxl.load_workbook(path)
    book.create_sheet("Mijn notities")["A1"] = "bellen"
    book.save(path.with_name("openpyxl.xlsx"))
    assert saved_by_somebody(path.with_name("openpyxl.xlsx"))
    assert saved_by_somebody(libreoffice.saved(path))


def test_what_is_no_workbook_is_not_ours(tmp_path: Path) -> None:
    """This program writes no such thing: somebody put it there."""
    path = tmp_path / "thema-tabel.xlsx"
    path.write_bytes(b"PK\x03\x04 cut short")
    assert saved_by_somebody(path)
    openpyxl.Workbook().save(path)
    assert saved_by_somebody(path)
