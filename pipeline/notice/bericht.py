"""What there is to tell after a run: documents that are new, what changed in the table, what could not be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from pipeline.config import Config
from pipeline.explain.effect import Effect, effects
from pipeline.explain.snapshot import Known, Standing
from pipeline.fetch import Outcome
from pipeline.model import Cause, Clause
from pipeline.publish import place_words
from pipeline.publish.addresses import source_address, statement_address
from pipeline.run import Report


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A document that was read for the first time, or anew since its file changed."""

    id: str
    source: str
    zorgkantoor: str  # its name; '' for a monitor or report
    year: str
    title: str = ""
    instead: str = ""  # year of the edition whose place it took in the table
    link: str = ""  # the file itself, seen from beside the table
    url: str = ""  # where it was fetched


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as it reads, and its page."""

    text: str
    place: str = ""  # 'p. 7'
    link: str = ""  # that page, seen from beside the table
    url: str = ""  # that page on the web; '' where it was not fetched


@dataclass(frozen=True, slots=True)
class Reworded:
    """A statement that reads otherwise now."""

    before: Said
    after: Said
    figures: tuple[str, ...] = ()  # what became of its figures: 'tarief 91% → 92%'


@dataclass(frozen=True, slots=True)
class CellNews:
    """What changed in one cell of the table."""

    zorgkantoor: str  # names as the workbook shows them
    theme: str
    theme_id: str
    came: tuple[Said, ...] = ()
    went: tuple[Said, ...] = ()
    reworded: tuple[Reworded, ...] = ()


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
    folder: str = ""  # where the table lies, for whoever reads this elsewhere

    @property
    def troubles(self) -> tuple[tuple[str, str], ...]:
        """What wants looking at, whether or not anything is new."""
        return (
            *((what, str(why)) for what, why in (*self.unread, *self.unfetched)),
            *((source, "") for source in self.unplaced),
        )


Changes = Sequence[Mapping[str, object]]  # the entries of changes.json


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where documents can be opened."""

    corpus: str = "../corpus"  # the way there from the table
    urls: Mapping[str, str] = field(default_factory=dict)  # source -> its address on the web
    folder: str = ""  # where the table lies


def bericht_of(
    report: Report,
    outcome: Outcome,
    before: Standing | None,
    after: Standing,
    changes: Changes,
    config: Config,
    shelf: Shelf,
) -> Bericht:
    """What a run and the round of fetching before it have to tell.

    A zorgkantoor whose table shows another edition now is told of by what became of each statement (`changes`); any
    other by what came into and went from the table.
    """
    seen = {one.sha256 for one in before.documents.values()} if before else set()
    return Bericht(
        made=report.started,
        new=tuple(
            _new(known, before, after, config, shelf) for known in after.documents.values() if known.sha256 not in seen
        ),
        cells=tuple(_Cells(before, after, shelf).told(changes, config)) if before else (),
        unread=tuple((one.source, one.cause) for one in report.set_aside),
        unplaced=tuple(report.unplaced),
        unfetched=tuple(outcome.failed),
        kept_aside=tuple(report.kept_copies),
        open_elsewhere=tuple(report.written_beside.items()),
        folder=shelf.folder,
    )


def _new(known: Known, before: Standing | None, after: Standing, config: Config, shelf: Shelf) -> NewDocument:
    names = {one.id: one.name for one in config.zorgkantoren}
    gone: list[str] = []
    if before and known.id in after.shown and known.zorgkantoor:
        left = (before.documents[name] for name in before.shown - after.shown if name in before.documents)
        gone = [one.year for one in left if one.zorgkantoor == known.zorgkantoor]
    return NewDocument(
        known.id,
        known.source,
        names.get(known.zorgkantoor, ""),
        known.year,
        known.title,
        max(gone, default=""),
        source_address(shelf.corpus, known.source),
        shelf.urls.get(known.source, ""),
    )


@dataclass(frozen=True, slots=True)
class _Cells:
    """What changed in each cell, from the table before to the one after."""

    before: Standing
    after: Standing
    shelf: Shelf

    def told(self, changes: Changes, config: Config) -> list[CellNews]:
        """Every cell in which something changed, zorgkantoren and themes in the order of config.yaml."""
        told: dict[tuple[str, str], list[Reworded]] = {}
        other = self._other()
        for effect in effects(self.before, self.after):
            clause = effect.clause
            if clause.zorgkantoor not in other and effect.in_table:
                told.setdefault((clause.zorgkantoor, clause.theme), []).append(self._of_effect(effect))
        shown = {
            (clause.document, clause.id): (clause.zorgkantoor, clause.theme)
            for standing in (self.before, self.after)
            for clause in standing.clauses
            if standing.in_table(clause)
        }
        clauses = {(c.document, c.id): c for standing in (self.before, self.after) for c in standing.clauses}
        for change in changes:
            old, new = ((str(change[f"{side}_document"]), str(change[f"{side}_id"])) for side in ("old", "new"))
            place = shown.get(new) or shown.get(old)
            if place is None or place[0] not in other or change["change"] == "same":
                continue
            if new[0] in self.after.shown | {""}:
                was = self._said(clauses.get(old), str(change["old_text"]))
                now = self._said(clauses.get(new), str(change["new_text"]))
                told.setdefault(place, []).append(Reworded(was, now, _figures(change)))
        return [
            _cell(office.name, theme.title, theme.id, told[office.id, theme.id])
            for office in config.zorgkantoren
            for theme in config.themes
            if told.get((office.id, theme.id))
        ]

    def _other(self) -> set[str]:
        """The zorgkantoren of which the table shows another edition now."""
        return {
            one.zorgkantoor for one in self.after.documents.values() if one.id in self.after.shown - self.before.shown
        }

    def _of_effect(self, effect: Effect) -> Reworded:
        """Before and after, empty where the table did or does not show it."""
        was, now = self._said(effect.before), self._said(effect.after)
        if effect.kind == "in":
            return Reworded(Said(""), now if now.text else was)
        if effect.kind == "out":
            return Reworded(was if was.text else now, Said(""))
        return Reworded(was, now)

    def _said(self, clause: Clause | None, text: str = "") -> Said:
        known = clause and (self.after.documents.get(clause.document) or self.before.documents.get(clause.document))
        if clause is None or not known:
            return Said(text)
        link = statement_address(source_address(self.shelf.corpus, known.source), clause)
        web = self.shelf.urls.get(known.source, "")
        return Said(text or clause.text, place_words(clause), link, statement_address(web, clause) if web else "")


def _figures(change: Mapping[str, object]) -> tuple[str, ...]:
    facts = change.get("facts", ())
    return tuple(
        f"{one['kind']} {one['old']} → {one['new']}"
        for one in (facts if isinstance(facts, list) else ())
        if one["old"] and one["new"]
    )


def _cell(zorgkantoor: str, theme: str, theme_id: str, pairs: Sequence[Reworded]) -> CellNews:
    return CellNews(
        zorgkantoor,
        theme,
        theme_id,
        came=tuple(one.after for one in pairs if one.after.text and not one.before.text),
        went=tuple(one.before for one in pairs if one.before.text and not one.after.text),
        reworded=tuple(
            one for one in pairs if one.before.text and one.after.text and one.before.text != one.after.text
        ),
    )
