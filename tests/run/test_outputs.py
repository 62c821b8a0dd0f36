"""Files that a person changed are theirs."""

from __future__ import annotations

from pathlib import Path

from pipeline.register import sha256_of
from pipeline.run.outputs import left_over_folders
from pipeline.run.switching import keep_if_changed


def test_a_file_that_nobody_changed_is_simply_replaced(tmp_path: Path) -> None:
    """Nothing to keep."""
    path = tmp_path / "thema-tabel.xlsx"
    assert keep_if_changed(path, "") is None
    path.write_text("ours")
    assert keep_if_changed(path, sha256_of(path)) is None
    assert path.exists()


def test_a_changed_file_goes_aside_under_a_dated_name(tmp_path: Path) -> None:
    """Whole, in the same folder, with its suffix."""
    path = tmp_path / "thema-tabel.xlsx"
    path.write_text("ours")
    written = sha256_of(path)
    path.write_text("theirs")
    kept = keep_if_changed(path, written)
    assert kept is not None
    assert kept.read_text() == "theirs"
    assert kept.name.startswith("thema-tabel (gewijzigd, bewaard 20")
    assert kept.suffix == ".xlsx"
    assert not path.exists()


def test_folders_of_documents_that_are_gone_are_named(tmp_path: Path) -> None:
    """They are left as they are."""
    for name in ("dsw-2024", "oud-2019"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "document.json").write_text("{}")
    assert left_over_folders(tmp_path, ["dsw-2024"]) == ["oud-2019"]
