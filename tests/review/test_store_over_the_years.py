"""The file is older than this program, newer, damaged or shared: nothing that it holds is lost or passed over."""

from __future__ import annotations

import os
import sqlite3
import stat
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pipeline.model import Refusal
from pipeline.review import schema
from pipeline.review.schema import APPLICATION, STEPS, migrate
from pipeline.review.store import Kept, Store, UnusableStore, load_kept
from tests.review.test_store import draft

_NOBODY = 65534


def filled(path: Path, decisions: int = 1) -> bytes:
    """A store with decisions, all of it in the one file; its bytes."""
    with Store(path) as store, store.transaction():
        store.add(
            [draft(f"Wij eisen {n} plannen, en wel op tijd en volledig ingevuld. " * 9) for n in range(decisions)]
        )
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return path.read_bytes()


def of_version_1(path: Path) -> None:
    """A store as the first version of this program left it, with a decision."""
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in STEPS[0]:
        connection.execute(statement)
    connection.execute("PRAGMA user_version = 1")
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(
        """INSERT INTO decisions (uid, passage, reviewer, decided, document, sha256, clause, text, section, page, boxes,
             shown, base, before, after)
           VALUES ('u', 'p', 'Jan', '2024-03-02T12:00:00+00:00', 'vgz-2024', 'ab', 'vgz-2024-001',
             'Wij eisen een plan.', '["2 Kop"]', 7, '[]', '{"theme": "kwaliteit", "short": "", "in_table": true}', '',
             '{"verdict": "", "theme": "", "text": "", "remark": ""}',
             '{"verdict": "vervalt", "theme": "", "text": "", "remark": "dubbel"}')"""
    )
    connection.close()


def version(path: Path) -> int:
    """How many steps a file has gone through."""
    connection = sqlite3.connect(path)
    found: int = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.close()
    return found


def everything(path: Path, *, reading: bool) -> Kept:
    """What a store holds."""
    with Store(path, reading=reading) as store:
        return Kept(tuple(store.decisions()), tuple(store.refusals()))


def test_an_older_store_is_read_as_it_is(tmp_path: Path) -> None:
    """A run only reads: colleagues with the older program can go on."""
    path = tmp_path / "decisions.sqlite"
    of_version_1(path)
    before = path.read_bytes()
    kept = load_kept(path)
    assert [(one.reviewer, one.after.verdict, one.way) for one in kept.decisions] == [("Jan", "vervalt", "workbook")]
    assert kept.refusals == ()
    assert path.read_bytes() == before


def test_an_older_store_is_brought_up_to_date_when_something_is_added(tmp_path: Path) -> None:
    """What it held is still there, and what is new can be added."""
    path = tmp_path / "decisions.sqlite"
    of_version_1(path)
    (old,) = load_kept(path).decisions
    with Store(path) as store, store.transaction():
        store.refuse(Refusal("p", "Piet", "2026-03-02T12:00:00+00:00", old.anchor))
    assert version(path) == len(STEPS)
    assert load_kept(path).decisions == (old,)
    assert [one.reviewer for one in load_kept(path).refusals] == ["Piet"]


def test_a_new_store_and_an_older_one_end_up_the_same(tmp_path: Path) -> None:
    """Whatever way a file came to today's version."""
    of_version_1(tmp_path / "old.sqlite")
    tables = []
    for name in ("old.sqlite", "new.sqlite"):
        with Store(tmp_path / name):
            pass
        connection = sqlite3.connect(tmp_path / name)
        tables.append(connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall())
        connection.close()
    assert tables[0] == tables[1]


def test_a_step_that_fails_halfway_leaves_the_version_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A later program that stumbles does no harm to the file."""
    path = tmp_path / "decisions.sqlite"
    filled(path)
    monkeypatch.setattr(schema, "STEPS", (*STEPS, ("CREATE TABLE half (x)", "NO SUCH STATEMENT")))
    connection = sqlite3.connect(path, isolation_level=None)
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection)
    assert connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'half'").fetchone() == (0,)
    connection.close()
    assert version(path) == len(STEPS)
    assert len(load_kept(path).decisions) == 1


@pytest.mark.parametrize("reading", [True, False], ids=["read", "added to"])
@pytest.mark.parametrize(
    ("damage", "says"),
    [
        pytest.param(lambda whole: b"", "it is empty", id="empty"),
        pytest.param(lambda whole: whole[:3000], "malformed|not a database|disk I/O", id="cut short"),
        pytest.param(lambda whole: b"\0" * 100 + whole[100:], "not a database", id="its head is gone"),
        pytest.param(
            lambda whole: whole[:4096] + b"\x55" * (len(whole) - 4096), "malformed", id="all but its first page is gone"
        ),
        pytest.param(lambda whole: whole.replace(b'"verdict"', b'"virdect"'), "verdict", id="its rows make no sense"),
    ],
)  # fmt: skip
def test_a_damaged_store_is_refused_and_left_as_it_is(tmp_path: Path, damage, says: str, reading: bool) -> None:  # type: ignore[no-untyped-def]
    """With a sentence; neither read as if there were no decisions, nor written over."""
    path = tmp_path / "decisions.sqlite"
    damaged = damage(filled(path, 40))
    path.write_bytes(damaged)
    with pytest.raises(UnusableStore, match=says) as told:
        everything(path, reading=reading)
    assert "Nothing was changed. Put back a copy" in str(told.value)
    assert path.read_bytes() == damaged


@pytest.mark.parametrize("reading", [True, False], ids=["read", "added to"])
def test_a_store_of_a_newer_program_is_refused(tmp_path: Path, reading: bool) -> None:
    """And it says what to do: use that program."""
    path = tmp_path / "decisions.sqlite"
    filled(path)
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(
        UnusableStore, match=f"version {len(STEPS) + 1}; .* up to {len(STEPS)}.*Use the newer thematabel"
    ):
        Store(path, reading=reading)
    assert path.read_bytes() == before


def test_many_at_once_lose_nothing(tmp_path: Path) -> None:
    """Also when none of them finds a file yet."""
    path = tmp_path / "decisions.sqlite"

    def add(number: int) -> None:
        for again in range(5):
            with Store(path) as store, store.transaction():
                store.add([draft(f"uitspraak {number}.{again}")])

    with ThreadPoolExecutor(8) as workers:
        list(workers.map(add, range(8)))
    assert sorted(one.anchor.text for one in load_kept(path).decisions) == sorted(
        f"uitspraak {number}.{again}" for number in range(8) for again in range(5)
    )
    assert [one.name for one in tmp_path.iterdir() if not one.name.startswith("decisions.sqlite")] == []


def test_who_waits_too_long_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program holds the file; nothing is wrong with it."""
    path = tmp_path / "decisions.sqlite"
    filled(path)
    monkeypatch.setattr("pipeline.review.store._PATIENCE", 0.05)
    with (
        Store(path) as first,
        first.transaction(),
        pytest.raises(UnusableStore, match=r"locked.*Another program is writing in it"),
        Store(path) as second,
        second.transaction(),
    ):
        raise AssertionError
    with Store(path) as store, store.transaction():
        store.add([draft()])


@pytest.fixture
def nobodys() -> Iterator[Path]:
    """A folder that everybody may read, and a program without the rights of an administrator."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    for one in folder.iterdir():
        one.unlink()
    folder.rmdir()


def test_a_store_that_cannot_be_written_can_be_read(nobodys: Path) -> None:
    """A corpus on a read-only disk: decisions are laid over, and adding says why it cannot."""
    path = nobodys / "decisions.sqlite"
    filled(path)
    path.chmod(stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH)
    nobodys.chmod(0o555)
    mine = os.geteuid()
    if mine == 0:
        os.seteuid(_NOBODY)  # an administrator may write anything
    try:
        assert len(load_kept(path).decisions) == 1
        with pytest.raises(UnusableStore, match=r"readonly|unable to open") as told:
            everything(path, reading=False)
    finally:
        if mine == 0:
            os.seteuid(mine)
    assert "must be writable" in str(told.value)
    assert sorted(one.name for one in nobodys.iterdir()) == ["decisions.sqlite"]
