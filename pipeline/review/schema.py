"""The tables of decisions.sqlite, version by version. A step that has been released is never edited: add another."""

from __future__ import annotations

import sqlite3

APPLICATION = 0x74686D74  # 'thmt': tells this file from other databases

_APPEND_ONLY = (
    "CREATE TRIGGER {table}_stay BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{table} are append-only'); END",
    "CREATE TRIGGER {table}_kept BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{table} are append-only'); END",
)

STEPS: tuple[tuple[str, ...], ...] = (
    (  # version 1
        """CREATE TABLE imports (
             key INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, file TEXT NOT NULL, reviewer TEXT NOT NULL,
             imported TEXT NOT NULL, saved TEXT NOT NULL, rows INTEGER NOT NULL
           )""",
        """CREATE TABLE decisions (
             key INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, passage TEXT NOT NULL,
             import INTEGER REFERENCES imports(key), reviewer TEXT NOT NULL, decided TEXT NOT NULL,
             document TEXT NOT NULL, sha256 TEXT NOT NULL, clause TEXT NOT NULL, text TEXT NOT NULL,
             section TEXT NOT NULL CHECK (json_valid(section)), page INTEGER NOT NULL,
             boxes TEXT NOT NULL CHECK (json_valid(boxes)), shown TEXT NOT NULL CHECK (json_valid(shown)),
             base TEXT NOT NULL, before TEXT NOT NULL CHECK (json_valid(before)),
             after TEXT NOT NULL CHECK (json_valid(after))
           )""",
        "CREATE INDEX decisions_passage ON decisions(passage)",
        "CREATE INDEX decisions_document ON decisions(document)",
        *(statement.format(table=table) for table in ("imports", "decisions") for statement in _APPEND_ONLY),
    ),
    (  # version 2: how a decision came in, and which passages are known not to be the one that was decided about
        "ALTER TABLE decisions ADD COLUMN way TEXT NOT NULL DEFAULT 'workbook'",
        """CREATE TABLE refusals (
             key INTEGER PRIMARY KEY AUTOINCREMENT, passage TEXT NOT NULL, reviewer TEXT NOT NULL,
             decided TEXT NOT NULL, document TEXT NOT NULL, sha256 TEXT NOT NULL, clause TEXT NOT NULL,
             text TEXT NOT NULL, section TEXT NOT NULL CHECK (json_valid(section)), page INTEGER NOT NULL,
             boxes TEXT NOT NULL CHECK (json_valid(boxes))
           )""",
        "CREATE INDEX refusals_passage ON refusals(passage)",
        *(statement.format(table="refusals") for statement in _APPEND_ONLY),
    ),
    (  # version 3: what was decided in one go on the review page, and who signed off how much
        "ALTER TABLE decisions ADD COLUMN batch TEXT NOT NULL DEFAULT ''",
        """CREATE TABLE signatures (
             key INTEGER PRIMARY KEY AUTOINCREMENT, reviewer TEXT NOT NULL, signed TEXT NOT NULL,
             zorgkantoor TEXT NOT NULL, reviewed INTEGER NOT NULL, statements INTEGER NOT NULL,
             content TEXT NOT NULL
           )""",
        *(statement.format(table="signatures") for statement in _APPEND_ONLY),
    ),
    (  # version 4: who really made a decision that was taken in under a wrong name; the last word counts
        """CREATE TABLE names (
             key INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL, reviewer TEXT NOT NULL, named TEXT NOT NULL
           )""",
        *(statement.format(table="names") for statement in _APPEND_ONLY),
    ),
)


def version_of(connection: sqlite3.Connection) -> int:
    """How many steps the file has gone through."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection) -> None:
    """Take the steps that the file has not gone through; each wholly or not at all.

    The version is looked at again inside the transaction: another program may have been first.
    """
    while version_of(connection) < len(STEPS):
        connection.execute("BEGIN IMMEDIATE")
        try:
            done = version_of(connection)
            if done < len(STEPS):
                for statement in STEPS[done]:
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {done + 1}")
                connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
