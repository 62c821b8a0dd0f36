"""What is handed out per document: document.json, tables.json, a CSV per table and clauses.jsonl."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence
from pathlib import Path

from pipeline.model import Clause, Document, Table
from pipeline.model.files import atomic_write
from pipeline.publish.data.contract import clause_dict, clause_of, document_dict, table_dict
from pipeline.publish.words.reasons import NO_RULES, Says
from pipeline.publish.words.text import encodable, spreadsheet_safe

_AS_JSON = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode  # made once: a line is soon written


def write_document_files(
    folder: Path, document: Document, tables: Sequence[Table], clauses: Sequence[Clause], says: Says = NO_RULES
) -> None:
    """Write everything that one document gave into `folder`, as the contract has it.

    `says` has the words of the configuration's rules, for `why`.

    CSV files of tables that are no longer found are taken away, so that the folder never shows two states at once.
    """
    write_document_json(folder, document)
    atomic_write(folder / "tables.json", to_json([table_dict(table) for table in tables]))
    write_clauses(folder, clauses, says)
    names = _file_names(tables)
    for name, table in zip(names, tables, strict=True):
        atomic_write(folder / "tables" / name, grid_csv(table))
    for path in (folder / "tables").glob("*.csv"):
        if path.name not in names:
            path.unlink()


def write_document_json(folder: Path, document: Document) -> bool:
    """document.json; False when it says so already."""
    path, content = folder / "document.json", to_json(document_dict(document)).encode()
    if path.exists() and path.read_bytes() == content:
        return False
    atomic_write(path, content)
    return True


def write_clauses(folder: Path, clauses: Sequence[Clause], says: Says = NO_RULES) -> bool:
    """clauses.jsonl, a clause a line; False when it says so already."""
    path = folder / "clauses.jsonl"
    content = "".join(f"{_line(clause_dict(clause, says))}\n" for clause in clauses).encode()
    if path.exists() and path.read_bytes() == content:
        return False
    atomic_write(path, content)
    return True


def clauses_in(folder: Path) -> list[Clause]:
    """The statements of a document, as `write_clauses` left them in its folder.

    Raises:
        OSError: when the file cannot be read.
        ValueError: when a line of it is no statement.
    """
    lines = (folder / "clauses.jsonl").read_text("utf-8").split("\n")
    try:
        return [clause_of(json.loads(line)) for line in lines if line]
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError(str(error)) from error


def to_json(value: object) -> str:
    """Indented JSON, readable as it is, with a last line end."""
    return encodable(json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False)) + "\n"


def grid_csv(table: Table) -> bytes:
    """The grid as a CSV that Excel opens at a double click: semicolons, since that is the separator of Dutch settings.

    A byte-order mark tells Excel that it is UTF-8; a cell that Excel would take for a formula gets an apostrophe.
    """
    return csv_bytes(table.grid, delimiter=";")


def csv_bytes(rows: Sequence[Sequence[object]], delimiter: str) -> bytes:
    """Rows as CSV with a byte-order mark and the line ends of RFC 4180."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\r\n")
    writer.writerows([[spreadsheet_safe(cell) for cell in row] for row in rows])
    return encodable(buffer.getvalue()).encode("utf-8-sig")


def _line(value: object) -> str:
    """One value as one line; U+2028 and U+2029 would be line ends to some readers."""
    text = _AS_JSON(value)
    return encodable(text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\x85", "\\u0085"))


def _file_names(tables: Sequence[Table]) -> list[str]:
    """A file name per table, made of its id; ids that differ only in what a file name cannot hold get a number."""
    names: list[str] = []
    for table in tables:
        stem = re.sub(r"[^\w.-]+", "-", table.id).strip("-.")[:80] or "tabel"
        name, count = f"{stem}.csv", 2
        while name.casefold() in {other.casefold() for other in names}:
            name, count = f"{stem}-{count}.csv", count + 1
        names.append(name)
    return names
