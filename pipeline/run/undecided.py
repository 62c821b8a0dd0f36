"""What clauses were before decisions were laid over them: a decision can be taken back on the screen at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from pipeline.model import Clause, Fact
from pipeline.model.adapters import adapter_of
from pipeline.model.files import atomic_write
from pipeline.run.places import Places

if TYPE_CHECKING:
    from pipeline.run.work import Result


@dataclass(frozen=True, slots=True)
class Plain:
    """What decisions may change of a clause, as it was read."""

    theme: str
    themes: Mapping[str, float]
    short: str
    in_table: bool
    facts: tuple[Fact, ...]

    def as_changes(self) -> dict[str, Any]:
        """For `dataclasses.replace` on a clause."""
        return {name: getattr(self, name) for name in Plain.__slots__}


@dataclass(frozen=True, slots=True)
class Undecided:
    """By id of a clause in clauses.jsonl: what it was before, and which were no clause before."""

    changed: Mapping[str, Plain] = field(default_factory=dict)
    added: tuple[str, ...] = ()


def undecided_of(places: Places) -> Undecided:
    """What the last run kept; nothing when the cache was thrown away, and clauses then count as read as they are."""
    try:
        return adapter_of(Undecided).validate_json(_path(places).read_bytes())
    except (FileNotFoundError, ValidationError):
        return Undecided()


def keep_undecided(places: Places, read: Sequence[Result], decided: Sequence[Result]) -> None:
    """Keep what decisions changed of the clauses that were read."""
    before = {clause.id: _plain(clause) for result in read for clause in result.clauses}
    now = [clause for result in decided for clause in result.clauses]
    changed = {c.id: before[c.id] for c in now if c.id in before and before[c.id] != _plain(c)}
    added = tuple(clause.id for clause in now if clause.id not in before)
    atomic_write(_path(places), adapter_of(Undecided).dump_json(Undecided(changed, added)))


def _plain(clause: Clause) -> Plain:
    return Plain(clause.theme, clause.themes, clause.short, clause.in_table, clause.facts)


def _path(places: Places) -> Path:
    return places.cache / "undecided.json"
