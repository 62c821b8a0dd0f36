"""The whole job: register, then each document by itself, then compare and publish. Only what is not up to date."""

from __future__ import annotations

import json
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Protocol

from filelock import FileLock, Timeout

from pipeline.config import Config
from pipeline.model import RegisterRow, ThematabelError, UnreadablePdf
from pipeline.model.files import atomic_write
from pipeline.register import (
    Found,
    Identity,
    Registration,
    load_register,
    save_register,
    scan,
    to_identify,
    update_register,
    without_demo,
)
from pipeline.run.cache import prune_folder
from pipeline.run.decisions import counted, overlay, write_decided
from pipeline.run.executor import make_workers
from pipeline.run.guidance import guided
from pipeline.run.outputs import left_over_folders, publish_all, publishing_key, write_document
from pipeline.run.report import Report, SetAside
from pipeline.run.state import State, load_state, save_state
from pipeline.run.versions import key_of, stage_version
from pipeline.run.work import Done, Keys, LookJob, Result, job_for, keys_for, look, process, results_in


class Observer(Protocol):
    """Whoever watches a run: told how far each stage is. All numbers count from 0 to `total`."""

    def stage(self, name: str, done: int, total: int) -> None:
        """Stage `name` (register, read, tables, themes, compare, publish) has done so many of so many."""
        ...


class Silent:
    """An observer that tells nobody."""

    def stage(self, name: str, done: int, total: int) -> None:
        """Say nothing."""


class Locked(ThematabelError):  # noqa: N818 - says what the matter is
    """Another run is at work in the same output folder."""

    def __init__(self, folder: str) -> None:
        super().__init__(folder)
        self.folder = folder

    def __str__(self) -> str:
        return f"{self.folder}: another run is at work here. Wait for it to end, or give another folder with --out."


class UnknownDocument(ThematabelError):  # noqa: N818 - says what the matter is
    """--only names a document that the register does not have."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(name, tuple(known))
        self.name, self.known = name, tuple(known)

    def __str__(self) -> str:
        return f"there is no document {self.name!r}. The documents are: {', '.join(self.known) or 'none'}."


@dataclass(frozen=True, slots=True)
class Places:
    """Where a run reads and writes."""

    corpus: Path
    out: Path

    @property
    def cache(self) -> Path:
        """Results of stages and the state of the last run; may be thrown away."""
        return self.out / ".cache"

    @property
    def register(self) -> Path:
        """The register that people correct."""
        return self.corpus / "documents.csv"


def run(
    places: Places, config: Config, observer: Observer | None = None, jobs: int = 0, only: Sequence[str] = ()
) -> Report:
    """Bring everything up to date, and nothing else.

    Raises:
        Locked: when another run is at work in the same folder.
        RegisterError: when documents.csv cannot be used as it is.
        UnusableStore: when decisions.sqlite cannot be read.
        UnknownDocument: when `only` names a document that is not there.
    """
    places.out.mkdir(parents=True, exist_ok=True)
    places.cache.mkdir(exist_ok=True)
    try:
        with FileLock(places.cache / "lock", timeout=0):
            report = Report(started=datetime.now().astimezone())
            return _run(_Task(places, config, observer or Silent(), jobs, report), only)
    except Timeout as error:
        raise Locked(str(places.out)) from error


@dataclass(frozen=True, slots=True)
class _Task:
    """What every step of a run needs; the report is filled in on the way."""

    places: Places
    config: Config
    watch: Observer
    jobs: int
    report: Report


def _run(task: _Task, only: Sequence[str]) -> Report:
    places, report = task.places, task.report
    state = load_state(places.cache / "state.json")
    with _timed(report, "register"):
        registration, state = _register(task, state)
    rows = registration.present
    for name in only:
        if name not in {row.id for row in rows}:
            raise UnknownDocument(name, [row.id for row in rows])
    keys = {row.id: keys_for(row, task.config) for row in rows}
    results, state = _documents(task, rows, keys, set(only), state)
    state = _publish(task, results, state)
    _tidy(places, keys.values(), state)
    save_state(places.cache / "state.json", state)
    report.left_over = left_over_folders(places.out, [result.document.id for result in results])
    atomic_write(places.out / "run.json", json.dumps(report.as_json(), indent=1, ensure_ascii=False))
    return report


def _register(task: _Task, state: State) -> tuple[Registration, State]:
    """documents.csv brought up to date with the files; files are looked at in processes of their own."""
    places, config, report = task.places, task.config, task.report
    everything = scan(places.corpus, state.found)
    found = without_demo(everything)
    report.demo_left_out = len(everything) - len(found)
    rows = load_register(places.register)
    rules = key_of(stage_version("register"), config.register_, *config.zorgkantoren)
    settled = state.inferred.keys() if state.inferred_by == rules else ()
    looked_at = _look(task, to_identify(rows, found, state.inferred, settled))
    registration = update_register(rows, found, state.inferred, looked_at)
    save_register(places.register, registration.rows)
    seen = {row.sha256: row for row in registration.rows if isinstance(looked_at.get(row.source), Identity)}
    report.unplaced = [row.source for row in registration.unplaced]
    report.doubles = list(registration.doubles)
    for error in registration.unreadable:
        report.set_aside.append(SetAside(error.source, error.cause, kept=error.source in state.good))
    state = replace(
        state,
        found={file.source: file for file in everything},
        inferred={**state.inferred, **seen},
        inferred_by=rules,
    )
    return registration, state


def _look(task: _Task, wanted: Sequence[Found]) -> dict[str, Identity | UnreadablePdf]:
    looked_at: dict[str, Identity | UnreadablePdf] = {}
    if not wanted:
        return looked_at
    config = task.config
    work = [LookJob(task.places.corpus / f.source, f.source, config.register_, config.zorgkantoren) for f in wanted]
    task.watch.stage("register", 0, len(work))
    with make_workers(config.run, task.jobs) as workers:
        for index, outcome in workers.outcomes(look, work, [job.source for job in work], None):
            looked_at[work[index].source] = outcome
            task.watch.stage("register", len(looked_at), len(work))
    return looked_at


def _documents(
    task: _Task, rows: Sequence[RegisterRow], keys: Mapping[str, Keys], only: Collection[str], state: State
) -> tuple[list[Result], State]:
    """The result of every document: fresh where it must be, else the last one."""
    out, report = task.places.out, task.report
    cached = results_in(task.places.cache)
    results: dict[str, Result] = {}
    good: dict[str, str] = {}
    todo: list[RegisterRow] = []
    for row in rows:
        ready = cached.load(keys[row.id].result)
        if ready is not None:
            results[row.id], good[row.source] = ready, keys[row.id].result
            report.unchanged.append(row.id)
            if not (out / row.id / "document.json").exists():
                write_document(out, ready)
        elif not only or row.id in only:
            todo.append(row)
    for row, outcome in _work(task, todo, keys):
        if isinstance(outcome, Done):
            results[row.id], good[row.source] = outcome.result, keys[row.id].result
            report.read.append(row.id)
            write_document(out, outcome.result)
        else:
            report.set_aside.append(SetAside(row.source, outcome.cause, kept=row.source in state.good))
    for source, key in state.good.items():  # what cannot be read today, or was not asked for, keeps what it gave
        last = cached.load(key) if source not in good and source in state.found else None
        if last is not None and last.document.id not in results:
            results[last.document.id], good[source] = last, key
    order = {row.id: index for index, row in enumerate(rows)}
    ranked = sorted(results.values(), key=lambda r: order.get(r.document.id, len(order)))
    return ranked, replace(state, good=good)


def _work(
    task: _Task, todo: Sequence[RegisterRow], keys: Mapping[str, Keys]
) -> Iterator[tuple[RegisterRow, Done | UnreadablePdf]]:
    if not todo:
        return
    places, report = task.places, task.report
    work = [job_for(row, keys[row.id], places.corpus, places.cache, task.config) for row in todo]

    def progress(totals: Mapping[str, tuple[int, int]]) -> None:
        for stage, (done, total) in totals.items():
            task.watch.stage(stage, done, total)

    with make_workers(task.config.run, task.jobs) as workers:
        for index, outcome in workers.outcomes(process, work, [row.source for row in todo], progress):
            if isinstance(outcome, Done):
                for stage, seconds in outcome.seconds:
                    report.seconds[stage] = round(report.seconds.get(stage, 0) + seconds, 3)
            yield todo[index], outcome


def _publish(task: _Task, read: Sequence[Result], state: State) -> State:
    """Lay decisions over what was read; compare and publish, when anything that they rest on changed or is gone."""
    places, config, report = task.places, task.config, task.report
    led = guided(places.corpus, read, config)
    decided = overlay(places.corpus, led.results, config)
    results = decided.results
    report.decisions = counted(decided.laid)
    report.counts = {
        "documents": len(results),
        "pages": sum(r.document.pages for r in results),
        "tables": sum(len(r.tables) for r in results),
        "clauses": sum(len(r.clauses) for r in results),
        "in_table": sum(clause.in_table for r in results for clause in r.clauses),
    }
    report.warnings = {r.document.id: list(r.document.warnings) for r in results if r.document.warnings}
    for name in led.unread:
        report.warnings.setdefault(name, []).append("no table with a column per zorgkantoor was found in it")
    report.not_found_again = [asdict(one) for one in led.lost]
    wanted = publishing_key(state.good.values(), config, report.set_aside, decided.key + led.key)
    present = bool(state.outputs) and all((places.out / name).exists() for name in state.outputs)
    if state.published == wanted and present:
        write_decided(places.out, decided, only=decided.touched | led.touched)
        return state
    with _timed(report, "publish"):
        write_decided(places.out, decided)
        outputs = publish_all(
            places.corpus, places.out, decided, config, task.watch.stage, state.outputs, report, led.lost
        )
    report.published = True
    report.outputs = sorted(outputs)
    return replace(state, published=wanted, outputs=outputs)


def _tidy(places: Places, keys: Collection[Keys], state: State) -> None:
    """Let go of cache entries that nothing has used for a fortnight."""
    prune_folder(places.cache / "read", {k.read for k in keys})
    prune_folder(places.cache / "tables", {k.tables for k in keys})
    prune_folder(places.cache / "result", {*state.good.values(), *(k.result for k in keys)})


@contextmanager
def _timed(report: Report, stage: str) -> Iterator[None]:
    since = time.perf_counter()
    try:
        yield
    finally:
        report.seconds[stage] = round(report.seconds.get(stage, 0) + time.perf_counter() - since, 3)
