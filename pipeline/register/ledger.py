"""corpus/documents.csv: the register as people read and correct it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast, get_args

from pipeline.config import Zorgkantoor
from pipeline.model import Cause, Kind, RegisterRow, ThematabelError
from pipeline.model.files import atomic_write
from pipeline.model.spreadsheet import guarded, unguarded

COLUMNS = (
    "source", "sha256", "id", "kind", "publisher", "zorgkantoor", "year", "sector", "title", "confirmed",
)  # fmt: skip
NEAR = 60  # likeness, of 100, from which a word that is none of ours may be meant for one that is
_KINDS = Cause("register-soort-bijna"), Cause("register-soort")
_OFFICES = Cause("register-zorgkantoor-bijna"), Cause("register-zorgkantoor")
YES = frozenset({"yes", "y", "ja", "j", "true", "1", "x"})
_YEARS = re.compile(r"(?:((?:19|20)\d\d)(?:\s*(?:[-–—/]|t/m|tot en met)\s*((?:19|20)\d\d))?)?")


class RegisterError(ThematabelError):
    """documents.csv cannot be used as it is."""

    def __init__(self, path: str, line: int, cause: Cause) -> None:
        super().__init__(path, line, cause)
        self.path, self.line, self.cause = path, line, cause

    def __str__(self) -> str:
        return f"{self.path} line {self.line}: {self.cause}"


def load_register(
    path: Path, zorgkantoren: Sequence[Zorgkantoor] = (), ours: Collection[RegisterRow] = ()
) -> list[RegisterRow]:
    """The rows of documents.csv; none when there is no such file yet.

    Reads what a spreadsheet program may have made of it: a byte order mark, semicolons, Windows letters. A zorgkantoor
    may go by any name that config.yaml has; where `zorgkantoren` are given, one that is none of them is an error, but
    for rows that are `ours`: those follow the configuration.

    Raises:
        RegisterError: naming the line, for a missing column, or a kind, year or zorgkantoor that is none.
    """
    return [row for row, _ in _read(path, zorgkantoren, ours)]


def save_register(path: Path, rows: Iterable[RegisterRow], zorgkantoren: Sequence[Zorgkantoor] = ()) -> bytes:
    """Write documents.csv (UTF-8 with a byte order mark, for spreadsheet programs).

    Returns what was written; nothing (b"") when nothing changed.

    A row that says what it said stays as a person wrote it, also where that is another way to say the same.
    """
    rows = list(rows)
    before = _read(path, zorgkantoren, rows)
    if path.exists() and [row for row, _ in before] == [_as_stored(row) for row in rows]:
        return b""
    written = dict(before)
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        record = written.get(_as_stored(row)) or _record(row)
        writer.writerow({name: guarded(record[name]) for name in COLUMNS})
    content = buffer.getvalue().encode("utf-8-sig", "replace")
    atomic_write(path, content)
    return content


def _read(
    path: Path, zorgkantoren: Sequence[Zorgkantoor], ours: Collection[RegisterRow]
) -> list[tuple[RegisterRow, dict[str, str]]]:
    """Each row as it is meant, and as it is written."""
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
    mine = set(ours)
    found: list[tuple[RegisterRow, dict[str, str]]] = []
    try:
        missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
        if missing:
            raise RegisterError(path.name, 1, Cause("register-kolom", (missing[0], ", ".join(COLUMNS))))
        for record in reader:
            if any(record.values()):
                given = {name: unguarded(record.get(name) or "") for name in COLUMNS}
                values = {name: " ".join(text.split()) for name, text in given.items()}
                values["source"] = given["source"].strip()  # a file's name may hold two spaces
                found.append((_row(path, reader.line_num, values, zorgkantoren, mine), values))
    except csv.Error as error:
        raise RegisterError(path.name, reader.line_num + 1, Cause("register-geen-csv", (str(error),))) from error
    return found


def _row(
    path: Path, line: int, values: dict[str, str], zorgkantoren: Sequence[Zorgkantoor], ours: Collection[RegisterRow]
) -> RegisterRow:
    if values["kind"] not in get_args(Kind):
        kinds = {kind: (kind,) for kind in get_args(Kind) if kind}
        raise RegisterError(path.name, line, _unknown(_KINDS, values["kind"], kinds))
    if not values["source"]:
        raise RegisterError(path.name, line, Cause("register-geen-bestand"))
    kind = cast(Kind, values["kind"])
    rest = {name: value for name, value in values.items() if name not in ("kind", "confirmed")}
    row = RegisterRow(**rest, kind=kind, confirmed=values["confirmed"].lower() in YES)
    if row in ours:
        return row
    year = _year(row.year, looks_back=kind == "rapport")
    if year is None:
        raise RegisterError(path.name, line, Cause("register-jaar", (row.year,)))
    office = _zorgkantoor(row.zorgkantoor, zorgkantoren)
    if office is None:
        names = {one.id: (one.id, one.name, *one.aliases) for one in zorgkantoren}
        raise RegisterError(path.name, line, _unknown(_OFFICES, row.zorgkantoor, names))
    return replace(row, year=year, zorgkantoor=office)


def _year(text: str, *, looks_back: bool) -> str | None:
    """The year that is meant, '' where none is given; None when it cannot be understood.

    A policy for 2024-2026 is of 2024, the first year that it rules; a report that `looks_back`, of the last.
    """
    found = _YEARS.fullmatch(text)
    if found is None:
        return None
    years = [year for year in found.groups() if year]
    if not years:
        return ""
    return max(years) if looks_back else min(years)


def _zorgkantoor(text: str, zorgkantoren: Sequence[Zorgkantoor]) -> str | None:
    """The id of the zorgkantoor that goes by this id, name or alias; None when there is none."""
    if not text or not zorgkantoren:
        return text
    wanted = text.casefold()
    for one in zorgkantoren:
        if wanted in (name.casefold() for name in (one.id, one.name, *one.aliases)):
            return one.id
    return None


def _unknown(causes: tuple[Cause, Cause], text: str, known: Mapping[str, Sequence[str]]) -> Cause:
    """What is said of a word that is none of those `known`: the nearest of them, by any of its names, else all."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - a run that finds nothing wrong needs none of it

    owners = {name.casefold(): owner for owner, names in known.items() for name in names}
    near = process.extractOne(text.casefold(), list(owners), scorer=fuzz.ratio, score_cutoff=NEAR)
    nearly, not_at_all = causes
    return (
        replace(nearly, facts=(text, owners[near[0]])) if near else replace(not_at_all, facts=(text, ", ".join(known)))
    )


def _record(row: RegisterRow) -> dict[str, str]:
    values = {name: str(getattr(row, name)) for name in COLUMNS}
    return values | {"confirmed": "yes" if row.confirmed else ""}


def _as_stored(row: RegisterRow) -> RegisterRow:
    return replace(row, title=" ".join(row.title.split()), publisher=" ".join(row.publisher.split()))
