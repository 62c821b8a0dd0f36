"""What a configuration leaves out is what the files that come along say: no list has another default in the code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from typing import Any

from pydantic import BaseModel

from pipeline.config.base import Pair, line_of
from pipeline.config.rules import Origin, Origins, RuleFile

COME_ALONE = (("zorgkantoren",), ("themes",))  # lists by ids of the adviser's own: never filled in
# Nothing is said where they are left out, in the files that come along as well.
EMPTY = ("clauses.exclude", "clauses.learned", "clauses.taught", "fetch.sources")


def fill_in(data: MutableMapping[str, Any], shipped: RuleFile, depth: int) -> Origins:
    """Put what the file that comes along says where `data` says nothing; tells what comes from where.

    A value that stands in `data` stays as it is: an empty list is a list. Names are looked at `depth` deep; what stands
    below that is one value.
    """
    laid: Origins = {}
    _fill(data, shipped.data, Origin(shipped, ()), depth, laid)
    return laid


def lists_missing(data: Mapping[str, Any], model: type[BaseModel]) -> list[Pair]:
    """What to tell of each list that the files that come along no longer have: they are the only ones that have it."""
    told = []
    for place in _lists_of(model):
        if not _stands(data, place):
            line, name = line_of(data, place), ".".join(place)
            dutch = f"regel {line}: {name} ontbreekt. Zet het terug, of schrijf een lege lijst: []."
            told.append((dutch, f"line {line}: {name} is missing. Put it back, or write an empty list: []."))
    return told


def _fill(data: MutableMapping[str, Any], said: Mapping[str, Any], origin: Origin, depth: int, laid: Origins) -> None:
    for key, value in said.items():
        place = (*origin.where, key)
        if place in COME_ALONE:
            continue
        if key not in data:
            data[key] = value
            laid[place] = Origin(origin.file, place)
        elif depth > 1 and isinstance(value, Mapping) and isinstance(data[key], MutableMapping):
            _fill(data[key], value, Origin(origin.file, place), depth - 1, laid)


def _lists_of(model: type[BaseModel], place: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The places of lists and mappings that the code has as empty."""
    for name, field in model.model_fields.items():
        here, kind = (*place, field.alias or name), field.annotation
        if ".".join(here) in EMPTY:
            continue
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            yield from _lists_of(kind, here)
        elif not field.is_required() and field.get_default(call_default_factory=True) in ((), {}):
            yield here


def _stands(data: Any, place: tuple[str, ...]) -> bool:
    """Whether a place is named; what is no mapping or already a value is looked at elsewhere."""
    for part in place:
        if not isinstance(data, Mapping):
            return True
        if part not in data:
            return False
        data = data[part]
    return True
