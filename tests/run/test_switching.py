"""What was published is replaced in one go, and a death in between is mended by the next run."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from pipeline.register import sha256_of
from pipeline.run.report import Report
from pipeline.run.state import State
from pipeline.run.switching import Journal, finish_switch, forget, staged, switch

NAMES = ("thema-tabel.xlsx", "thema-tabel.html", "monitor.csv")


class DiedError(Exception):
    """Stands for kill -9."""


def report() -> Report:
    """An empty report."""
    return Report(started=datetime(2026, 1, 1))


def published(out: Path, text: str) -> dict[str, str]:
    """Files as a run left them; returns their hashes."""
    for name in NAMES:
        (out / name).write_text(f"{text} {name}")
    return {name: sha256_of(out / name) for name in NAMES}


def journal_of(out: Path, old: dict[str, str]) -> Journal:
    """New files, made and waiting."""
    for name in NAMES:
        staged(out / name).write_text(f"new {name}")
    return Journal({name: sha256_of(staged(out / name)) for name in NAMES}, old, "key", ("vgz-2024",))


def test_all_new_files_stand_in_place(tmp_path: Path) -> None:
    """And nothing of the waiting ones is left."""
    old = published(tmp_path, "old")
    outputs = switch(tmp_path, tmp_path, journal_of(tmp_path, old), report())
    assert [(tmp_path / name).read_text() for name in NAMES] == [f"new {name}" for name in NAMES]
    assert outputs == {name: sha256_of(tmp_path / name) for name in NAMES}
    assert not list(tmp_path.glob(".thematabel-*"))


@pytest.mark.parametrize("moves", range(len(NAMES) + 1))
def test_the_next_run_completes_what_a_death_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moves: int) -> None:
    """After any number of moves: all new files in place, and none taken for one that a person changed."""
    old = published(tmp_path, "old")
    journal = journal_of(tmp_path, old)
    real, done = os.replace, 0

    def dying(source: Any, target: Any) -> None:
        nonlocal done
        if not str(target).endswith(".json"):
            if done == moves:
                raise DiedError
            done += 1
        real(source, target)

    monkeypatch.setattr(os, "replace", dying)
    if moves < len(NAMES):
        with pytest.raises(DiedError):
            switch(tmp_path, tmp_path, journal, report())
    else:  # died after the last move, before the state was saved
        switch(tmp_path, tmp_path, journal, report())
    monkeypatch.undo()
    told = report()
    state = finish_switch(tmp_path, tmp_path, State(outputs=old, published="old key"), told)
    assert [(tmp_path / name).read_text() for name in NAMES] == [f"new {name}" for name in NAMES]
    assert told.kept_copies == []
    assert dict(state.outputs) == dict(journal.new)
    assert (state.published, state.shown) == ("key", ("vgz-2024",))


def test_what_never_was_made_whole_is_not_put_in_place(tmp_path: Path) -> None:
    """A death while the files are made leaves the old ones, and no journal."""
    old = published(tmp_path, "old")
    journal_of(tmp_path, old)
    state = State(outputs=old, published="old key")
    assert finish_switch(tmp_path, tmp_path, state, report()) == state
    assert (tmp_path / NAMES[0]).read_text() == f"old {NAMES[0]}"


def test_a_persons_change_after_the_death_is_kept(tmp_path: Path) -> None:
    """The next run sets it aside before it completes the switch."""
    old = published(tmp_path, "old")
    journal = journal_of(tmp_path, old)
    switch(tmp_path, tmp_path, journal, report())
    (tmp_path / "monitor.csv").write_text("theirs")
    staged(tmp_path / "monitor.csv").write_text("new monitor.csv")  # as if that move had not been made
    told = report()
    finish_switch(tmp_path, tmp_path, State(outputs=old), told)
    (kept,) = told.kept_copies
    assert (tmp_path / kept).read_text() == "theirs"


@pytest.mark.parametrize("how", ["excel", "windows"])
def test_a_workbook_that_is_open_elsewhere_is_written_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    """Excel leaves a file that says so; Windows refuses the move. The run goes on, says so, and ends with 1."""
    old = published(tmp_path, "old")
    book = tmp_path / "thema-tabel.xlsx"
    real = os.replace

    def refusing(source: Any, target: Any) -> None:
        if str(target) == str(book):
            raise PermissionError(13, "The process cannot access the file", str(target))
        real(source, target)

    if how == "excel":
        (tmp_path / "~$thema-tabel.xlsx").touch()
    else:
        monkeypatch.setattr(os, "replace", refusing)
    told = report()
    told.status = "finished"
    outputs = switch(tmp_path, tmp_path, journal_of(tmp_path, old), told)
    assert book.read_text() == "old thema-tabel.xlsx"
    assert (tmp_path / "thema-tabel (nieuw).xlsx").read_text() == "new thema-tabel.xlsx"
    assert (tmp_path / "monitor.csv").read_text() == "new monitor.csv"
    assert told.written_beside == {"thema-tabel.xlsx": "thema-tabel (nieuw).xlsx"}
    assert told.exit_code == 1
    # Closed again: the next run puts the new one in place and takes the other away.
    (tmp_path / "~$thema-tabel.xlsx").unlink(missing_ok=True)
    monkeypatch.undo()
    forget(tmp_path)
    told = report()
    switch(tmp_path, tmp_path, journal_of(tmp_path, outputs), told)
    assert book.read_text() == "new thema-tabel.xlsx"
    assert not (tmp_path / "thema-tabel (nieuw).xlsx").exists()
    assert (told.kept_copies, told.written_beside) == ([], {})


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """What it leads to is replaced."""
    (tmp_path / "elsewhere").mkdir()
    old = published(tmp_path, "old")
    (tmp_path / "monitor.csv").rename(tmp_path / "elsewhere" / "m.csv")
    (tmp_path / "monitor.csv").symlink_to(tmp_path / "elsewhere" / "m.csv")
    switch(tmp_path, tmp_path, journal_of(tmp_path, old), report())
    assert (tmp_path / "monitor.csv").is_symlink()
    assert (tmp_path / "elsewhere" / "m.csv").read_text() == "new monitor.csv"
