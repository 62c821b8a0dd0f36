"""A run that keeps nothing: what would be done, and what would become of each clause. And a real run, explained."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from pipeline.config import Config
from pipeline.explain.asking import with_reasons
from pipeline.explain.effect import CellCount, Effect, cell_counts, effects
from pipeline.explain.settings_changed import settings_changed
from pipeline.explain.snapshot import Standing, last_standing, standing_of
from pipeline.model import Reading, RegisterRow
from pipeline.publish import caused
from pipeline.register import load_register
from pipeline.run.alone import at_work
from pipeline.run.cache import Cache
from pipeline.run.decisions import counted, overlay
from pipeline.run.everything import run
from pipeline.run.executor import Workers
from pipeline.run.guidance import guided
from pipeline.run.outputs import compared, publishing_key
from pipeline.run.places import Places, shared_cache
from pipeline.run.readying import readied, sort_out
from pipeline.run.registering import registered
from pipeline.run.report import Report
from pipeline.run.state import State, load_settings, load_state
from pipeline.run.task import Observer, Silent, Task
from pipeline.run.work import Keys, Result, keys_of
from pipeline.run.workers import make_workers

What = Literal["read", "clauses", "unchanged", "set aside", "not asked for"]
NOTHING = Standing({}, (), frozenset())


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run would do about one document."""

    id: str  # '' when it cannot be opened
    source: str
    what: What  # read: the PDF itself; clauses: found anew in pages that were read before
    reason: str = ""  # why it is set aside
    taken_for: str = ""  # kind, zorgkantoor, year and sector
    before: str = ""  # what it was taken for until now, when that differs
    is_new: bool = False  # documents.csv does not have it yet


@dataclass(frozen=True, slots=True)
class Explained:
    """What becomes of each clause, compared with the last run."""

    made: str  # ISO date and time of that run; '' when there was none
    settings: tuple[str, ...] | None  # what differs in config.yaml; None when the settings of that run are not known
    effects: tuple[Effect, ...]
    cells: tuple[CellCount, ...]
    order: tuple[str, ...]  # zorgkantoren as config.yaml has them, to tell of them in that order
    shown: frozenset[str]  # ids of the documents that the table shows now

    @property
    def is_first(self) -> bool:
        """Whether there was no run to compare with."""
        return not self.made


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a run would do."""

    report: Report
    plans: tuple[Plan, ...]
    publishes: bool  # whether the workbook, the page and the other results would be written anew
    explained: Explained | None = None


def look_ahead(
    places: Places,
    config: Config,
    observer: Observer | None = None,
    jobs: int = 0,
    only: Sequence[str] = (),
    *,
    explain: bool = False,
) -> Outlook:
    """What `run` would do; nothing is written but, to explain, what the cache holds.

    Raises:
        Locked, RegisterError, UnusableStore, UnknownDocument: as `run` does.
        UnreadableResults: when what the last run left cannot be read.
    """
    # Only to tell which documents would be read nothing at all need be made.
    alone = at_work(places) if explain or places.cache.is_dir() else nullcontext()
    with alone:
        report = Report(started=datetime.now().astimezone())
        return _look_ahead(Task(places, config, observer or Silent(), jobs, report), only, explain=explain)


def _look_ahead(task: Task, only: Sequence[str], *, explain: bool) -> Outlook:
    places, report = task.places, task.report
    last = load_state(places.state)
    registration, state = registered(task, last, only)
    rows = registration.present
    keys = keys_of(rows, task.config)
    plans = _plans(task, rows, keys, only)
    if any(plan.what in ("read", "clauses") for plan in plans) and not explain:
        return Outlook(report, tuple(plans), publishes=True)
    with make_workers(task.config.run, task.jobs) as workers:
        results, state = readied(task, rows, keys, set(only), state, workers, _keep_nothing, trial=True)
        led = guided(places.corpus, results, task.config)
        decided = overlay(places.corpus, led.results, task.config)
        report.decisions = counted(decided.laid)
        publishes = _differs(task, last, state, decided.key + led.key)
        if not explain:
            return Outlook(report, tuple(plans), publishes)
        after = standing_of(compared(decided, task.config, task.watch.stage, led.lost))
        before, settings = last_standing(places.out), load_settings(places.settings)
        explained = _explained(task, rows, before, after, settings, workers)
    aside = {one.source: caused(one.cause, "en") for one in report.set_aside}
    plans = [replace(p, what="set aside", reason=aside[p.source]) if p.source in aside else p for p in plans]
    return Outlook(report, tuple(plans), publishes, explained)


def _keep_nothing(_result: Result, _as_before: bool) -> None:
    """Nothing is handed out."""


def run_explained(
    places: Places,
    config: Config,
    observer: Observer | None = None,
    jobs: int = 0,
    only: Sequence[str] = (),
    *,
    force: bool = False,
) -> tuple[Report, Explained]:
    """A real run, and what it made of the clauses that the run before left. Raises what `run` and `look_ahead` do."""
    before, settings = last_standing(places.out), load_settings(places.settings)
    report = run(places, config, observer, jobs, only, force=force)
    after = last_standing(places.out) or NOTHING
    rows = [row for row in load_register(places.register) if row.id in after.documents]
    task = Task(places, config, Silent(), jobs, report)
    with make_workers(config.run, jobs) as workers:
        return report, _explained(task, rows, before, after, settings, workers)


def _plans(task: Task, rows: Sequence[RegisterRow], keys: Mapping[str, Keys], only: Sequence[str]) -> list[Plan]:
    """A plan per document, in the order of the register; those that cannot be opened last."""
    kept = {row.sha256: row for row in load_register(task.places.register)}
    sorted_out = sort_out(task, rows, keys, set(only))
    waiting = {row.id for row in sorted_out.waiting}
    readings = Cache(shared_cache(task.places, task.config.run) / "read", Reading)
    plans: list[Plan] = []
    for row in rows:
        what: What = "clauses" if readings.has(keys[row.id].read) else "read"
        if row.id in sorted_out.ready:
            what = "unchanged"
        elif row.id in waiting:
            what = "not asked for"
        was = _identity(kept[row.sha256]) if row.sha256 in kept else ""
        now = _identity(row)
        plans.append(Plan(row.id, row.source, what, "", now, was if was != now else "", is_new=not was))
    return plans + [Plan("", one.source, "set aside", caused(one.cause, "en")) for one in task.report.set_aside]


def _identity(row: RegisterRow) -> str:
    return " ".join(part for part in (row.kind or "nothing known", row.zorgkantoor, row.year, row.sector) if part)


def _differs(task: Task, last: State, state: State, decisions: str) -> bool:
    """Whether what would be published is not what was published last."""
    wanted = publishing_key(state.good.values(), task.config, task.report.set_aside, decisions)
    present = bool(last.outputs) and all((task.places.out / name).exists() for name in last.outputs)
    return wanted != last.published or not present


def _explained(
    task: Task,
    rows: Sequence[RegisterRow],
    before: Standing | None,
    after: Standing,
    settings: Config | None,
    workers: Workers,
) -> Explained:
    config = task.config
    was = before or NOTHING
    found = effects(was, after)
    if before is not None:
        found = with_reasons(task, found, rows, was, settings, workers)
    offices, themes = [one.id for one in config.zorgkantoren], [one.id for one in config.themes]
    cells = sorted(
        cell_counts(was, after, found), key=lambda c: (_place(c.zorgkantoor, offices), _place(c.theme, themes))
    )
    return Explained(
        made=(before.made or "an earlier time") if before else "",
        settings=tuple(settings_changed(settings, config)) if settings else None,
        effects=tuple(found),
        cells=tuple(cells),
        order=tuple(offices),
        shown=after.shown,
    )


def _place(name: str, order: Sequence[str]) -> tuple[int, str]:
    """Its place in the order of config.yaml; what is not there comes last."""
    return (order.index(name) if name in order else len(order), name)
