"""What is still to be told: from which table on, and reports that a server did not take.

A round may die between its run and its report, and a mail server may be away on the very night of a new edition.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from pydantic import TypeAdapter, ValidationError

from pipeline.config import NoticeSettings
from pipeline.explain.snapshot import Standing, last_standing
from pipeline.model.adapters import adapter_of
from pipeline.model.files import atomic_write
from pipeline.notice.bericht import Bericht
from pipeline.notice.sending import Channel, send
from pipeline.run import Places

BEFORE = "told-of.json"  # in the cache folder: the table as it was before a round that did not get to its report
UNSENT = "unsent.json"


@dataclass(frozen=True, slots=True)
class Unsent:
    """A report, and who has not got it."""

    bericht: Bericht
    channels: tuple[Channel, ...]


_STANDING = TypeAdapter[Standing | None](Standing | None)


def table_told_of(places: Places) -> Standing | None:
    """The table that people know; it stays so until `all_told`, whatever becomes of the run in between."""
    path = places.cache / BEFORE
    try:
        return _STANDING.validate_json(path.read_bytes())
    except (FileNotFoundError, ValidationError):
        before = last_standing(places.out)
        atomic_write(path, _STANDING.dump_json(before))
        return before


def all_told(places: Places) -> None:
    """The report is written, and sent or kept to be sent: the next one begins from today's table."""
    (places.cache / BEFORE).unlink(missing_ok=True)


def send_or_keep(places: Places, bericht: Bericht, settings: NoticeSettings) -> list[str]:
    """Send a report; what a server does not take is sent by a later round. Returns what went wrong, in words."""
    wrong = send(bericht, settings)
    if wrong:
        _save(places, [*_load(places), Unsent(bericht, tuple(wrong))])
    return list(wrong.values())


def send_late(places: Places, settings: NoticeSettings) -> list[str]:
    """Send what earlier rounds could not; returns what went wrong again, in words."""
    kept, left, told = _load(places), list[Unsent](), list[str]()
    for one in kept:
        wrong = send(one.bericht, settings, one.channels)
        told += wrong.values()
        if wrong:
            left.append(Unsent(one.bericht, tuple(wrong)))
    if left != kept:
        _save(places, left)
    return told


def _load(places: Places) -> list[Unsent]:
    try:
        return adapter_of(list[Unsent]).validate_json((places.cache / UNSENT).read_bytes())
    except (FileNotFoundError, ValidationError):
        return []


def _save(places: Places, kept: Collection[Unsent]) -> None:
    atomic_write(places.cache / UNSENT, adapter_of(list[Unsent]).dump_json(list(kept)))
