"""Decisions live for years: what is in the store stays in it."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.model import Anchor, Box, Judgement, Shown
from pipeline.review.schema import STEPS
from pipeline.review.store import Draft, Kept, Store, UnusableStore, load_kept, new_passage
from tests.publish.material import HOSTILE
from tests.review.material import Desk, desk, fill
from tests.support import ROOT


def draft(text: str = "Wij eisen een plan.", reviewer: str = "Jan") -> Draft:
    """A decision about a text."""
    anchor = Anchor("vgz-2024", "vgz-2024-001", text, ("2 Kop",), 7, (Box(7, 10.25, 10, 90, 20),), "ab")
    shown = Shown("kwaliteit", text, in_table=True)
    return Draft(
        new_passage(), reviewer, "2026-03-02T12:00:00+00:00", anchor, shown, "", Judgement(), Judgement("vervalt")
    )


def test_decisions_come_back_as_they_were(tmp_path: Path) -> None:
    """Who, when, about what, before and after; the file is in WAL mode and says its version."""
    wanted = draft()
    with Store(tmp_path / "decisions.sqlite") as store, store.transaction():
        store.add([wanted])
    (decision,) = load_kept(tmp_path / "decisions.sqlite").decisions
    assert decision.number == 1
    for name in ("passage", "reviewer", "decided", "anchor", "shown", "base", "before", "after"):
        assert getattr(decision, name) == getattr(wanted, name), name
    connection = sqlite3.connect(tmp_path / "decisions.sqlite")
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert connection.execute("PRAGMA user_version").fetchone() == (len(STEPS),)
    connection.close()


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_can_be_kept(tmp_path: Path, text: str) -> None:
    """Text of a document or a workbook may hold anything; only half characters are replaced."""
    with Store(tmp_path / "decisions.sqlite") as store, store.transaction():
        (kept,) = store.add([draft(text, reviewer=text)])
    (decision,) = load_kept(tmp_path / "decisions.sqlite").decisions
    assert decision == kept
    assert decision.anchor.text == text.replace("\ud800", "\ufffd")


@pytest.mark.parametrize(
    "statement", ["UPDATE decisions SET reviewer = 'x'", "DELETE FROM decisions", "DELETE FROM imports"]
)
def test_nothing_can_be_changed_or_taken_out(tmp_path: Path, statement: str) -> None:
    """Not by another program either."""
    reviewed = desk(tmp_path)
    reviewed.take(fill(reviewed.publish(), {"vgz-2024-0001": Judgement("vervalt")}))
    connection = sqlite3.connect(reviewed.path)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(statement)
    connection.close()
    assert reviewed.said() == [("Jan", "vervalt")]


def test_no_file_is_made_by_looking(tmp_path: Path) -> None:
    """A corpus without decisions stays as it is."""
    assert load_kept(tmp_path / "decisions.sqlite") == Kept()
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_read_is_never_taken_for_nothing(tmp_path: Path) -> None:
    """No database, another program's, or one of a later version: each is refused and left as it is."""
    path = tmp_path / "decisions.sqlite"
    path.write_bytes(b"not a database, but long enough to be looked at" * 40)
    with pytest.raises(UnusableStore, match="not a database"):
        load_kept(path)
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE theirs (x)")
    connection.close()
    with pytest.raises(UnusableStore, match="another program"):
        load_kept(path)
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("theirs",)]
    connection.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    connection.close()
    with pytest.raises(UnusableStore, match="this program knows up to"):
        load_kept(path)


def test_a_transaction_that_fails_leaves_nothing(tmp_path: Path) -> None:
    """Neither the decisions before the failure nor the import they belong to."""
    path = tmp_path / "decisions.sqlite"
    with Store(path) as store:
        with store.transaction():
            store.add([draft()])
        with pytest.raises(AttributeError), store.transaction():
            store.add([draft(), None])  # type: ignore[list-item] # stands for whatever goes wrong halfway
        assert len(store.decisions()) == 1


_KILLED = """
import os, signal, sys
from pathlib import Path
from pipeline.review.store import Store
from tests.review.material import Desk, desk

add, count = Store.add, 0
def slow(self, drafts, from_import=None):
    global count
    count += 1
    if count == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return add(self, drafts, from_import)
Store.add = slow
folder = Path(sys.argv[1])
desk(folder).take(folder / "review.xlsx", by="Piet")
"""


def test_an_import_that_is_killed_leaves_the_store_whole(tmp_path: Path) -> None:
    """Killed after two of four decisions: none is there, what was there before is, and importing again works."""
    reviewed = desk(tmp_path)
    path = reviewed.publish()
    reviewed.take(fill(path, {"vgz-2024-0000": Judgement("akkoord")}, "first.xlsx"))
    four = {f"vgz-2024-000{n}": Judgement("vervalt") for n in range(1, 5)}
    review = fill(path, four, "review.xlsx")
    killed = subprocess.run(
        [sys.executable, "-c", _KILLED, str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL
    connection = sqlite3.connect(reviewed.path)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("SELECT count(*) FROM imports").fetchone() == (1,)
    connection.close()
    assert reviewed.said() == [("Jan", "akkoord")]
    assert len(reviewed.take(review, by="Piet").added) == 4
    assert reviewed.said() == [("Jan", "akkoord"), *[("Piet", "vervalt")] * 4]


def test_two_imports_at_once_wait_for_each_other(tmp_path: Path) -> None:
    """Whoever comes second sees what the first added."""
    first: Desk = desk(tmp_path)
    path = first.publish()
    one = fill(path, {"vgz-2024-0001": Judgement("vervalt")}, "een.xlsx")
    two = fill(path, {"vgz-2024-0001": Judgement("akkoord")}, "twee.xlsx")
    code = (
        "import sys; from pathlib import Path; from tests.review.material import desk;"
        "print(len(desk(Path(sys.argv[1])).take(Path(sys.argv[2]), by=sys.argv[3]).conflicts))"
    )
    running = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(tmp_path), str(file), by],
            cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, text=True,
        )
        for file, by in ((one, "Jan"), (two, "Piet"))
    ]  # fmt: skip
    told = [process.communicate(timeout=120)[0].strip() for process in running]
    assert sorted(told) == ["0", "1"]
    assert sorted(first.said()) == [("Jan", "vervalt"), ("Piet", "akkoord")]
