"""corpus/decisions.sqlite: every decision ever made, in the order in which they came in. Append-only."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from uuid import uuid4

from pipeline.model import Decision, Named, Refusal, Signature, ThematabelError
from pipeline.review.rows import Draft, decision_of, draft_row, refusal_of, refusal_row, signature_of, signature_row
from pipeline.review.schema import APPLICATION, STEPS, migrate, version_of

__all__ = ["NAME", "Draft", "ImportedFile", "Kept", "Store", "UnusableStore", "load_kept", "new_passage"]

NAME = "decisions.sqlite"
_PATIENCE = 30.0  # seconds to wait for another program that is writing
_PUT_BACK = "Put back a copy of it, or move it away to do without."
_WRITABLE = "It, and the folder that it is in, must be writable to add to it."
_ADVICE = {  # by what sqlite says
    "locked": "Another program is writing in it. Try again when that is done.",
    "readonly": _WRITABLE,
    "unable to open": _WRITABLE,
    "full": "Make room on the disk and try again.",
}


class UnusableStore(ThematabelError):  # noqa: N818 - says what the matter is
    """The decisions cannot be read, or not be added to. Never taken for 'no decisions': that would undo them."""

    def __init__(self, path: str, cause: str, advice: str = _PUT_BACK) -> None:
        super().__init__(path, cause, advice)
        self.path, self.cause, self.advice = path, cause, advice

    def __str__(self) -> str:
        from pipeline.publish import failure  # noqa: PLC0415 - most stores are in order

        return failure(self)


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """A workbook that was imported."""

    sha256: str
    file: str
    reviewer: str
    imported: str  # ISO date and time with offset
    saved: str  # when the workbook itself says that it was saved; '' when it does not
    rows: int  # rows with a verdict or remark


@dataclass(frozen=True, slots=True)
class Kept:
    """All that a store holds, oldest first."""

    decisions: tuple[Decision, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    signatures: tuple[Signature, ...] = ()
    names: tuple[Named, ...] = ()


def new_passage() -> str:
    """A name for a passage that nobody decided about before."""
    return uuid4().hex


def load_kept(path: Path) -> Kept:
    """What a file holds; nothing when there is no such file, and then none is made. The file is not changed.

    Raises:
        UnusableStore: when there is a file that cannot be read.
    """
    if not path.exists():
        return Kept()
    with Store(path, reading=True) as store:
        return Kept(tuple(store.decisions()), tuple(store.refusals()), tuple(store.signatures()), tuple(store.names()))


class Store:
    """An open decisions.sqlite. A context manager; what is written is whole or not there."""

    def __init__(self, path: Path, *, reading: bool = False) -> None:
        """Open the file; made when it is not there, and brought to today's version, unless it is only to be read.

        Raises:
            UnusableStore: when it is no such database, or of a later version than this program knows.
        """
        self._path = path
        try:
            if not reading:
                _make(path)
            self._connection = _connected(path, reading=reading)
        except (OSError, sqlite3.Error) as error:
            raise self._unusable(error) from error
        try:
            self._check()
            if not reading:
                self._connection.execute("PRAGMA journal_mode = WAL")
                self._connection.execute("PRAGMA synchronous = FULL")
                self._connection.execute("PRAGMA foreign_keys = ON")
                migrate(self._connection)
        except sqlite3.Error as error:
            self._connection.close()
            raise self._unusable(error) from error
        except UnusableStore:
            self._connection.close()
            raise

    def _check(self) -> None:
        """Refuse what is not ours, or of a later version."""
        connection = self._connection
        connection.row_factory = sqlite3.Row
        found = version_of(connection)
        if found > len(STEPS):
            cause = f"it is of version {found}; this program knows up to {len(STEPS)}"
            raise UnusableStore(str(self._path), cause, "Use the newer thematabel that made it.")
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
            tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            cause = "it is a database of another program" if tables else "it is empty; decisions that it held are gone"
            raise UnusableStore(str(self._path), cause)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    @contextmanager
    def transaction(self, *, keep: bool = True) -> Iterator[None]:
        """What is added within it is kept all together, or, when it raises or the program dies, not at all.

        Nobody else can add meanwhile, so that a decision is compared with what really stands. Without `keep` all of it
        is taken back at the end: to see what would come of it.
        """
        try:
            self._connection.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            raise self._unusable(error) from error
        try:
            yield
            self._connection.execute("COMMIT" if keep else "ROLLBACK")
        except sqlite3.Error as error:
            self._undo()
            raise self._unusable(error) from error
        except BaseException:
            self._undo()
            raise

    def _undo(self) -> None:
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    def decisions(self) -> list[Decision]:
        """Every decision, in the order in which they came in, under the name of who really made it."""
        who = {named.uid: named.reviewer for named in self.names()}
        try:
            rows = [dict(row) for row in self._connection.execute("SELECT * FROM decisions ORDER BY key")]
            return [decision_of({**row, "reviewer": who.get(row["uid"], row["reviewer"])}) for row in rows]
        except (sqlite3.Error, ValueError) as error:
            raise self._unusable(error) from error

    def refusals(self) -> list[Refusal]:
        """Every refusal, in the order in which they came in."""
        try:
            if version_of(self._connection) < 2:  # a file that is only read stays of its version
                return []
            return [refusal_of(dict(row)) for row in self._connection.execute("SELECT * FROM refusals ORDER BY key")]
        except (sqlite3.Error, ValueError) as error:
            raise self._unusable(error) from error

    def signatures(self) -> list[Signature]:
        """Every signature, in the order in which they came in."""
        try:
            if version_of(self._connection) < 3:  # as above
                return []
            return [
                signature_of(dict(row)) for row in self._connection.execute("SELECT * FROM signatures ORDER BY key")
            ]
        except (sqlite3.Error, ValueError) as error:
            raise self._unusable(error) from error

    def names(self) -> list[Named]:
        """Every name that was mended, in the order in which they came in."""
        try:
            if version_of(self._connection) < 4:  # as above
                return []
            rows = self._connection.execute("SELECT uid, reviewer, named FROM names ORDER BY key")
            return [Named(**dict(row)) for row in rows]
        except sqlite3.Error as error:
            raise self._unusable(error) from error

    def name(self, named: Named) -> None:
        """Keep who really made a decision. Call within `transaction`."""
        self._insert("names", asdict(named))

    def sign(self, signature: Signature) -> None:
        """Keep a signature. Call within `transaction`."""
        self._insert("signatures", signature_row(signature))

    def imported(self, sha256: str) -> ImportedFile | None:
        """The earlier import of this very file, or None."""
        return self._import("SELECT * FROM imports WHERE sha256 = ?", sha256)

    def import_of(self, decision: Decision) -> ImportedFile | None:
        """The import that a decision came with, or None when it came otherwise."""
        query = "SELECT i.* FROM imports i JOIN decisions d ON d.import = i.key WHERE d.uid = ?"
        return self._import(query, decision.uid)

    def _import(self, query: str, value: str) -> ImportedFile | None:
        row = self._connection.execute(query, (value,)).fetchone()
        return None if row is None else ImportedFile(*(row[name] for name in ImportedFile.__slots__))

    def add_import(self, file: ImportedFile) -> int:
        """Keep that a file was imported; returns its key."""
        return self._insert("imports", {name: getattr(file, name) for name in ImportedFile.__slots__})

    def add(self, drafts: Sequence[Draft], from_import: int | None = None) -> list[Decision]:
        """Keep decisions; returns them with their numbers. Call within `transaction`."""
        kept: list[Decision] = []
        for draft in drafts:
            row = {"uid": uuid4().hex, "import": from_import, **draft_row(draft)}
            kept.append(decision_of({**row, "key": self._insert("decisions", row)}))
        return kept

    def take_over(self, drafts: Sequence[tuple[str, Draft]]) -> None:
        """Keep decisions of another store under their own uid. Call within `transaction`."""
        for uid, draft in drafts:
            self._insert("decisions", {"uid": uid, "import": None, **draft_row(draft)})

    def refuse(self, refusal: Refusal) -> None:
        """Keep a refusal. Call within `transaction`."""
        self._insert("refusals", refusal_row(refusal))

    def _insert(self, table: str, row: Mapping[str, Any]) -> int:
        names, marks = ", ".join(f'"{name}"' for name in row), ", ".join("?" * len(row))
        # The names are those of our own classes, never of a file.
        cursor = self._connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", [*row.values()])  # noqa: S608
        return int(cursor.lastrowid or 0)

    def _unusable(self, error: Exception) -> UnusableStore:
        said = str(error)
        advice = next((advice for word, advice in _ADVICE.items() if word in said), _PUT_BACK)
        return UnusableStore(str(self._path), said, advice)


def _make(path: Path) -> None:
    """A new store, put in place whole: so a file that was cut short is never taken for a new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        return
    draft = path.with_name(f".{path.name}.{uuid4().hex}")
    try:
        connection = sqlite3.connect(draft, isolation_level=None)
        try:
            migrate(connection)
        finally:
            connection.close()
        try:
            os.link(draft, path)
        except FileExistsError:
            return  # another program was first
        except OSError:  # a disk that knows no second names
            if not path.exists():
                draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _connected(path: Path, *, reading: bool) -> sqlite3.Connection:
    """A connection that never makes the file."""
    address = path.resolve().as_uri()
    connection = sqlite3.connect(f"{address}?mode=rw", timeout=_PATIENCE, isolation_level=None, uri=True)
    if not reading:
        return connection
    try:
        version_of(connection)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        connection.close()
        log = path.with_name(f"{path.name}-wal")
        barred = error.sqlite_errorname.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN"))
        if not barred or (log.exists() and log.stat().st_size):
            raise
        # In a folder that cannot be written, write-ahead logging has no place for its files; nobody writes there.
        connection = sqlite3.connect(f"{address}?immutable=1", isolation_level=None, uri=True)
    return connection
