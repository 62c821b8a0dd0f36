"""corpus/decisions.sqlite: every decision ever made, in the order in which they came in. Append-only."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from uuid import uuid4

from pydantic import TypeAdapter, ValidationError

from pipeline.model import Anchor, Box, Decision, Judgement, Shown, ThematabelError
from pipeline.publish.text import encodable
from pipeline.review.schema import APPLICATION, STEPS, migrate, version_of

NAME = "decisions.sqlite"
_PATIENCE = 30.0  # seconds to wait for another program that is writing
_BOXES, _SECTION = TypeAdapter(tuple[Box, ...]), TypeAdapter(tuple[str, ...])
_JUDGEMENT, _SHOWN = TypeAdapter(Judgement), TypeAdapter(Shown)


class UnusableStore(ThematabelError):  # noqa: N818 - says what the matter is
    """The decisions cannot be read. Never taken for 'no decisions': that would undo what reviewers did."""

    def __init__(self, path: str, cause: str) -> None:
        super().__init__(path, cause)
        self.path, self.cause = path, cause

    def __str__(self) -> str:
        return f"{self.path}: {self.cause}. Nothing was changed. Put back a copy of it, or move it away to do without."


@dataclass(frozen=True, slots=True)
class Draft:
    """A decision that is yet to be kept; the store gives it its number."""

    passage: str
    reviewer: str
    decided: str
    anchor: Anchor
    shown: Shown
    base: str
    before: Judgement
    after: Judgement


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """A workbook that was imported."""

    sha256: str
    file: str
    reviewer: str
    imported: str  # ISO date and time with offset
    saved: str  # when the workbook itself says that it was saved; '' when it does not
    rows: int  # rows with a verdict or remark


def new_passage() -> str:
    """A name for a passage that nobody decided about before."""
    return uuid4().hex


class Store:
    """An open decisions.sqlite. A context manager; what is written is whole or not there."""

    def __init__(self, path: Path) -> None:
        """Open the file, made when it is not there.

        Raises:
            UnusableStore: when it is no such database, or of a later version than this program knows.
        """
        self._path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
        except (OSError, sqlite3.Error) as error:
            raise UnusableStore(str(path), str(error)) from error
        try:
            self._prepare()
        except sqlite3.Error as error:
            self._connection.close()
            raise UnusableStore(str(path), str(error)) from error
        except UnusableStore:
            self._connection.close()
            raise

    def _prepare(self) -> None:
        connection = self._connection
        connection.row_factory = sqlite3.Row
        found = version_of(connection)
        if found > len(STEPS):
            raise UnusableStore(str(self._path), f"it is of version {found}; this program knows up to {len(STEPS)}")
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if tables and connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
            raise UnusableStore(str(self._path), "it is a database of another program")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        migrate(connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """What is added within it is kept all together, or, when it raises or the program dies, not at all.

        Nobody else can add meanwhile, so that a decision is compared with what really stands.
        """
        try:
            self._connection.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            raise UnusableStore(str(self._path), str(error)) from error
        try:
            yield
            self._connection.execute("COMMIT")
        except sqlite3.Error as error:
            self._undo()
            raise UnusableStore(str(self._path), str(error)) from error
        except BaseException:
            self._undo()
            raise

    def _undo(self) -> None:
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    def decisions(self) -> list[Decision]:
        """Every decision, in the order in which they came in."""
        try:
            return [_decision(row) for row in self._connection.execute("SELECT * FROM decisions ORDER BY key")]
        except (sqlite3.Error, ValidationError) as error:
            raise UnusableStore(str(self._path), str(error)) from error

    def imported(self, sha256: str) -> ImportedFile | None:
        """The earlier import of this very file, or None."""
        row = self._connection.execute("SELECT * FROM imports WHERE sha256 = ?", (sha256,)).fetchone()
        return None if row is None else ImportedFile(*(row[name] for name in ImportedFile.__slots__))

    def add_import(self, file: ImportedFile) -> int:
        """Keep that a file was imported; returns its key."""
        columns, marks = ", ".join(ImportedFile.__slots__), ", ".join("?" * len(ImportedFile.__slots__))
        values = [getattr(file, name) for name in ImportedFile.__slots__]
        # The names are those of the class above, never of a file.
        cursor = self._connection.execute(f"INSERT INTO imports ({columns}) VALUES ({marks})", values)  # noqa: S608
        return int(cursor.lastrowid or 0)

    def add(self, drafts: Sequence[Draft], from_import: int | None = None) -> list[Decision]:
        """Keep decisions; returns them with their numbers. Call within `transaction`."""
        kept: list[Decision] = []
        for draft in drafts:
            row = {"uid": uuid4().hex, "import": from_import, **_columns(draft)}
            names, marks = ", ".join(f'"{name}"' for name in row), ", ".join("?" * len(row))
            cursor = self._connection.execute(f"INSERT INTO decisions ({names}) VALUES ({marks})", [*row.values()])  # noqa: S608
            kept.append(_decision({**row, "key": cursor.lastrowid}))
        return kept


def load_decisions(path: Path) -> list[Decision]:
    """The decisions of a file; none when there is no such file, and then none is made.

    Raises:
        UnusableStore: when there is a file that cannot be read.
    """
    if not path.exists():
        return []
    with Store(path) as store:
        return store.decisions()


def _columns(draft: Draft) -> dict[str, Any]:
    anchor = draft.anchor
    values = {
        "passage": draft.passage,
        "reviewer": draft.reviewer,
        "decided": draft.decided,
        "document": anchor.document,
        "sha256": anchor.sha256,
        "clause": anchor.clause,
        "text": anchor.text,
        "section": _json(anchor.section),
        "page": anchor.page,
        "boxes": _json([asdict(box) for box in anchor.boxes]),
        "shown": _json(asdict(draft.shown)),
        "base": draft.base,
        "before": _json(asdict(draft.before)),
        "after": _json(asdict(draft.after)),
    }
    return {name: encodable(value) if isinstance(value, str) else value for name, value in values.items()}


def _decision(row: Any) -> Decision:
    return Decision(
        number=row["key"],
        uid=row["uid"],
        passage=row["passage"],
        reviewer=row["reviewer"],
        decided=row["decided"],
        anchor=Anchor(
            document=row["document"],
            clause=row["clause"],
            text=row["text"],
            section=_SECTION.validate_json(row["section"]),
            page=row["page"],
            boxes=_BOXES.validate_json(row["boxes"]),
            sha256=row["sha256"],
        ),
        shown=_SHOWN.validate_json(row["shown"]),
        base=row["base"],
        before=_JUDGEMENT.validate_json(row["before"]),
        after=_JUDGEMENT.validate_json(row["after"]),
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
