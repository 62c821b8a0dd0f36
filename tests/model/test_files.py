"""Files that are whole or not there."""

from __future__ import annotations

import os
import time
import zipfile
from pathlib import Path

import pytest

from pipeline.model.files import TEMPORARY, atomic_path, atomic_write, sweep, unpacked_size


def test_a_file_is_written_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    """In folders that are made for it; text as UTF-8 with its line ends, bytes as they are."""
    path = tmp_path / "diep" / "dieper" / "a.csv"
    atomic_write(path, "één\r\ntwee\n")
    assert path.read_bytes() == "één\r\ntwee\n".encode()
    atomic_write(path, b"\x00\xff")
    assert path.read_bytes() == b"\x00\xff"
    assert [one.name for one in path.parent.iterdir()] == ["a.csv"]


def test_what_was_there_stays_when_writing_fails(tmp_path: Path) -> None:
    """And the half file goes; until the end a reader sees the old one."""
    path = tmp_path / "a.txt"
    path.write_text("oud", "utf-8")

    def half() -> None:
        with atomic_path(path) as temporary:
            temporary.write_text("nie", "utf-8")
            assert path.read_text("utf-8") == "oud"
            raise RuntimeError("halverwege")

    with pytest.raises(RuntimeError, match="halverwege"):
        half()
    assert path.read_text("utf-8") == "oud"
    assert list(tmp_path.iterdir()) == [path]


def test_an_unfinished_file_lies_beside_its_place_and_is_known_by_its_name(tmp_path: Path) -> None:
    """With the suffix that writers choose their format by."""
    with atomic_path(tmp_path / "a.xlsx") as temporary:
        assert temporary.parent == tmp_path
        assert temporary.name.startswith(TEMPORARY)
        assert temporary.suffix == ".xlsx"


@pytest.mark.skipif(os.name == "nt", reason="permissions and links as on Unix")
def test_others_may_read_what_was_written_and_a_link_stays_one(tmp_path: Path) -> None:
    """As far as the permissions of new files go; what the link leads to is replaced."""
    real, link = tmp_path / "echt.txt", tmp_path / "link.txt"
    real.write_text("oud", "utf-8")
    link.symlink_to(real)
    before = os.umask(0o027)
    try:
        atomic_write(link, "nieuw")
    finally:
        assert os.umask(before) == 0o027
    assert link.is_symlink()
    assert real.read_text("utf-8") == "nieuw"
    assert real.stat().st_mode & 0o777 == 0o640


def test_what_a_death_left_is_swept_up_and_only_that(tmp_path: Path) -> None:
    """Anywhere below; what is younger than asked is left to whoever writes it, and folders and other files stay."""
    old, young = tmp_path / "b" / f"{TEMPORARY}oud", tmp_path / f"{TEMPORARY}jong"
    (tmp_path / "b").mkdir()
    (tmp_path / f"{TEMPORARY}map").mkdir()
    for path in (old, young, tmp_path / "gewoon"):
        path.write_text("x", "utf-8")
    os.utime(old, (time.time() - 3600,) * 2)
    assert sweep(tmp_path, older_than=1800) == [old]
    assert sorted(path.name for path in tmp_path.rglob("*")) == sorted(
        [f"{TEMPORARY}jong", f"{TEMPORARY}map", "b", "gewoon"]
    )
    assert sweep(tmp_path) == [young]


def test_the_unpacked_size_is_that_of_all_members(tmp_path: Path) -> None:
    """As the archive says; what is none is refused."""
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("een", b"0" * 5000)
        archive.writestr("twee", b"1" * 70)
    assert unpacked_size(tmp_path / "a.zip") == 5070
    (tmp_path / "geen.zip").write_bytes(b"niets")
    with pytest.raises(zipfile.BadZipFile):
        unpacked_size(tmp_path / "geen.zip")
