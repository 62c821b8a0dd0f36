"""What there is to tell after a run: documents that are new, what changed in the table, what could not be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from pipeline.config import Config
from pipeline.explain.effect import Effect, effects
from pipeline.explain.snapshot import Standing
from pipeline.fetch import Outcome
from pipeline.model import Cause
from pipeline.run import Report


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A document that was read for the first time, or anew since its file changed."""

    id: str
    source: str
    zorgkantoor: str  # its name; '' for a monitor or report
    year: str
    url: str = ""  # where it was fetched


@dataclass(frozen=True, slots=True)
class CellNews:
    """What changed in one cell of the table; statements as they read, reworded ones as (before, after)."""

    zorgkantoor: str  # names as the workbook shows them
    theme: str
    came: tuple[str, ...] = ()
    went: tuple[str, ...] = ()
    reworded: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Bericht:
    """Everything that a report says."""

    made: datetime
    new: tuple[NewDocument, ...] = ()
    cells: tuple[CellNews, ...] = ()
    unread: tuple[tuple[str, Cause], ...] = ()  # (source, why)
    unplaced: tuple[str, ...] = ()  # sources whose row in documents.csv wants filling in
    unfetched: tuple[tuple[str, Cause], ...] = ()  # (address, why)
    kept_aside: tuple[str, ...] = ()  # files that a person changed, under their new names
    open_elsewhere: tuple[tuple[str, str], ...] = ()  # (file, where the new one stands)

    @property
    def troubles(self) -> tuple[tuple[str, str], ...]:
        """What wants looking at, whether or not anything is new."""
        return (
            *((what, str(why)) for what, why in (*self.unread, *self.unfetched)),
            *((source, "") for source in self.unplaced),
        )


Changes = Sequence[Mapping[str, object]]  # the entries of changes.json


def bericht_of(
    report: Report, outcome: Outcome, before: Standing | None, after: Standing, changes: Changes, config: Config
) -> Bericht:
    """What a run and the round of fetching before it have to tell.

    A zorgkantoor whose table shows another edition now is told of by what became of each statement (`changes`); any
    other by what came into and went from the table.
    """
    names = {one.id: one.name for one in config.zorgkantoren}
    urls = {one.origin.file: one.origin.url for one in outcome.new}
    return Bericht(
        made=report.started,
        new=tuple(
            NewDocument(
                known.id, known.source, names.get(known.zorgkantoor, ""), known.year, urls.get(known.source, "")
            )
            for known in after.documents.values()
            if before is None or known.sha256 not in {one.sha256 for one in before.documents.values()}
        ),
        cells=tuple(_cells(before, after, changes, config)),
        unread=tuple((one.source, one.cause) for one in report.set_aside),
        unplaced=tuple(report.unplaced),
        unfetched=tuple(outcome.failed),
        kept_aside=tuple(report.kept_copies),
        open_elsewhere=tuple(report.written_beside.items()),
    )


def _cells(before: Standing | None, after: Standing, changes: Changes, config: Config) -> list[CellNews]:
    """Every cell in which something changed, zorgkantoren and themes in the order of config.yaml."""
    if before is None:  # a first table: all of it is new, and the table itself says it best
        return []
    other = {known.zorgkantoor for known in after.documents.values() if known.id in after.shown - before.shown}
    told: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for effect in effects(before, after):
        clause = effect.clause
        if clause.zorgkantoor not in other and effect.in_table:
            told.setdefault((clause.zorgkantoor, clause.theme), []).append(_of_effect(effect))
    shown = {(c.document, c.id): (c.zorgkantoor, c.theme) for s in (before, after) for c in s.clauses if s.in_table(c)}
    for change in changes:
        old, new = (
            (str(change["old_document"]), str(change["old_id"])),
            (str(change["new_document"]), str(change["new_id"])),
        )
        place = shown.get(new) or shown.get(old)
        if place is not None and place[0] in other and change["change"] != "same" and new[0] in after.shown | {""}:
            told.setdefault(place, []).append((str(change["old_text"]), str(change["new_text"])))
    return [
        _cell(office.name, theme.title, told[office.id, theme.id])
        for office in config.zorgkantoren
        for theme in config.themes
        if told.get((office.id, theme.id))
    ]


def _of_effect(effect: Effect) -> tuple[str, str]:
    """(before, after), empty where the table did or does not show it."""
    was, now = effect.before.text if effect.before else "", effect.after.text if effect.after else ""
    return (
        (was, now)
        if effect.kind not in ("in", "out")
        else ("", now or was)
        if effect.kind == "in"
        else (was or now, "")
    )


def _cell(zorgkantoor: str, theme: str, pairs: Sequence[tuple[str, str]]) -> CellNews:
    return CellNews(
        zorgkantoor,
        theme,
        came=tuple(new for old, new in pairs if new and not old),
        went=tuple(old for old, new in pairs if old and not new),
        reworded=tuple((old, new) for old, new in pairs if old and new and old != new),
    )
