"""Rows of named values into tables of a database, each table by one prepared statement."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from itertools import chain
from typing import Any

Record = dict[str, Any]
Insert = Callable[[str, Iterable[Record]], None]  # name of a table, rows that all have the same columns


def inserter(connection: sqlite3.Connection) -> Insert:
    """What puts rows into the tables of this database."""

    def insert(table: str, rows: Iterable[Record]) -> None:
        some = iter(rows)
        first = next(some, None)
        if first is None:
            return
        names = ", ".join(f"[{name}]" for name in first)
        places = ", ".join(f":{name}" for name in first)
        connection.executemany(f"INSERT INTO [{table}] ({names}) VALUES ({places})", chain((first,), some))  # noqa: S608 - names of ours

    return insert
