"""Bringing the register up to date with what lies in the corpus, without touching what a person decided."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from pipeline.model import RegisterRow, UnreadablePdf
from pipeline.register.identify import Identity
from pipeline.register.scan import Found


@dataclass(frozen=True, slots=True)
class Registration:
    """The register brought up to date, and what a person should know about it."""

    rows: tuple[RegisterRow, ...]  # of every file in the corpus, and those of files that are gone but a person decided
    present: tuple[RegisterRow, ...]  # those whose file is there and can be opened
    unplaced: tuple[RegisterRow, ...]  # kind, or an inkoopbeleid's zorgkantoor or year, could not be told
    doubles: tuple[tuple[str, str], ...]  # (source, the source whose content it repeats)
    unreadable: tuple[UnreadablePdf, ...]


def to_identify(
    rows: Sequence[RegisterRow],
    found: Sequence[Found],
    inferred: Mapping[str, RegisterRow],
    settled: Collection[str],
    replaces: Mapping[str, str] = MappingProxyType({}),
) -> list[Found]:
    """The files that must be looked at: new ones, and those whose row is ours but not by today's rules.

    `inferred` holds the rows that we gave before, by sha256; `settled` the hashes of those that today's rules gave;
    `replaces` the hash that a new version came instead of, by its own.
    """
    by_hash = {row.sha256: row for row in rows}
    by_source = {row.source: row for row in rows}
    once = {file.sha256: file for file in reversed(found)}
    chosen: list[Found] = []
    for file in sorted(once.values(), key=lambda f: f.source):
        row = by_hash.get(file.sha256) or by_source.get(file.source) or by_hash.get(replaces.get(file.sha256, ""))
        if row is None or not (file.sha256 in settled or _decided_by_hand(row, inferred)):
            chosen.append(file)
    return chosen


def update_register(
    rows: Sequence[RegisterRow],
    found: Sequence[Found],
    inferred: Mapping[str, RegisterRow],
    looked_at: Mapping[str, Identity | UnreadablePdf],
    replaces: Mapping[str, str] = MappingProxyType({}),
) -> Registration:
    """Give each found file a row.

    A row that a person confirmed, or changed since it was `inferred` (by sha256), stays as it is; only its source
    and hash follow the file. A file that was `looked_at` (by source) gets what was seen there. A new version
    of a file takes over its row (`replaces`, as above).
    """
    by_hash = {row.sha256: row for row in rows}
    by_source = {row.source: row for row in rows}
    out: list[RegisterRow] = []
    seen: dict[str, str] = {}
    doubles: list[tuple[str, str]] = []
    unreadable: list[UnreadablePdf] = []
    for file in found:
        if file.sha256 in seen:
            doubles.append((file.source, seen[file.sha256]))
            continue
        seen[file.sha256] = file.source
        row = by_hash.get(file.sha256) or by_source.get(file.source) or by_hash.get(replaces.get(file.sha256, ""))
        look = looked_at.get(file.source)
        if isinstance(look, UnreadablePdf):
            unreadable.append(look)
        elif look is not None and not (row and _decided_by_hand(row, inferred)):
            row = _fresh(row, file, look)
        if row is not None:
            out.append(replace(row, source=file.source, sha256=file.sha256))
    followed = {*seen, *(replaces[one] for one in seen if one in replaces)}
    gone = [
        row
        for row in rows
        if _decided_by_hand(row, inferred) and row.sha256 not in followed and row.source not in seen.values()
    ]
    broken = {error.source for error in unreadable}
    settled = _with_ids(out)
    return Registration(
        rows=(*settled, *gone),
        present=tuple(row for row in settled if row.source not in broken),
        unplaced=tuple(row for row in settled if row.source not in broken and not _placed(row)),
        doubles=tuple(doubles),
        unreadable=tuple(unreadable),
    )


def _decided_by_hand(row: RegisterRow, inferred: Mapping[str, RegisterRow]) -> bool:
    """Whether a person confirmed the row, changed it since we inferred it, or brought it along filled in."""
    before = inferred.get(row.sha256)
    if before is None:
        return row.confirmed or bool(row.kind)
    return row.confirmed or replace(before, source=row.source, id=row.id) != row


def _fresh(row: RegisterRow | None, file: Found, who: Identity) -> RegisterRow:
    keeps = row is not None and (row.kind, row.zorgkantoor, row.year) == (who.kind, who.zorgkantoor, who.year)
    return RegisterRow(
        source=file.source,
        sha256=file.sha256,
        id=row.id if row and keeps else "",
        kind=who.kind,
        publisher=who.publisher,
        zorgkantoor=who.zorgkantoor,
        year=who.year,
        sector=who.sector,
        title=who.title,
    )


def _placed(row: RegisterRow) -> bool:
    return bool(row.kind) and (row.kind != "inkoopbeleid" or bool(row.zorgkantoor and row.year))


def _with_ids(rows: Sequence[RegisterRow]) -> list[RegisterRow]:
    """Rows with an id each: what it has, else whose-year, with the sector or a number where two would be alike."""
    taken: set[str] = set()
    out: dict[int, RegisterRow] = {}
    for index, row in sorted(enumerate(rows), key=lambda pair: (not pair[1].id, pair[1].source)):
        wish = slug(row.id) or _whose_year(row)
        choices = [
            wish,
            f"{wish}-{row.sector}" if row.sector else wish,
            *(f"{wish}-{n}" for n in range(2, len(rows) + 2)),
        ]
        chosen = next(choice for choice in choices if choice not in taken)
        taken.add(chosen)
        out[index] = replace(row, id=chosen)
    return [out[index] for index in range(len(rows))]


def _whose_year(row: RegisterRow) -> str:
    whose = row.zorgkantoor or ("thema-tabel" if row.kind == "thema-tabel" else row.publisher)
    return slug("-".join(part for part in (whose or row.title[:40] or "document", row.year) if part)) or "document"


def slug(text: str) -> str:
    """Lower-case letters, digits and hyphens only: safe as a folder's name on every system."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text).strip("-")[:80]
