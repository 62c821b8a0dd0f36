"""corpus/documents.csv: the register as people read and correct it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import cast, get_args

from pipeline.model import Kind, RegisterRow, ThematabelError
from pipeline.model.files import atomic_write

COLUMNS = (
    "source", "sha256", "id", "kind", "publisher", "zorgkantoor", "year", "sector", "title", "confirmed",
)  # fmt: skip
YES = frozenset({"yes", "y", "ja", "j", "true", "1", "x"})


class RegisterError(ThematabelError):
    """documents.csv cannot be used as it is."""

    def __init__(self, path: str, line: int, problem: str) -> None:
        super().__init__(path, line, problem)
        self.path, self.line, self.problem = path, line, problem

    def __str__(self) -> str:
        return f"{self.path} line {self.line}: {self.problem}"


def load_register(path: Path) -> list[RegisterRow]:
    """The rows of documents.csv; none when there is no such file yet.

    Reads what a spreadsheet program may have made of it: a byte order mark, semicolons, Windows letters.

    Raises:
        RegisterError: naming the line, for a missing column or an unknown kind.
    """
    if not path.exists():
        return []
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    header = text.splitlines()[0] if text.strip() else ""
    delimiter = max(",;\t", key=header.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
    if missing:
        raise RegisterError(path.name, 1, f"the column {missing[0]} is missing. The columns are {', '.join(COLUMNS)}.")
    return [_row(path, reader.line_num, record) for record in reader if any(record.values())]


def _row(path: Path, line: int, record: dict[str, str | None]) -> RegisterRow:
    values = {name: " ".join((record.get(name) or "").split()) for name in COLUMNS}
    if values["kind"] not in get_args(Kind):
        kinds = ", ".join(kind for kind in get_args(Kind) if kind)
        raise RegisterError(path.name, line, f"the kind {values['kind']!r} is unknown. Kinds are {kinds}, or leave it.")
    if not values["source"]:
        raise RegisterError(
            path.name, line, "the source (path below the corpus) is empty. Fill it in or drop the line."
        )
    confirmed = values.pop("confirmed").lower() in YES
    kind = cast(Kind, values.pop("kind"))
    return RegisterRow(**values, kind=kind, confirmed=confirmed)


def save_register(path: Path, rows: Iterable[RegisterRow]) -> bool:
    """Write documents.csv (UTF-8 with a byte order mark, for spreadsheet programs); False when nothing changed."""
    if path.exists() and load_register(path) == [_as_stored(row) for row in rows]:
        return False
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        values = {name: getattr(row, name) for name in COLUMNS}
        writer.writerow(values | {"confirmed": "yes" if row.confirmed else ""})
    atomic_write(path, buffer.getvalue().encode("utf-8-sig"))
    return True


def _as_stored(row: RegisterRow) -> RegisterRow:
    return replace(row, title=" ".join(row.title.split()), publisher=" ".join(row.publisher.split()))
