"""The whole job: register, then each document by itself, then compare and publish. Only what is not up to date."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import asdict, replace
from datetime import datetime

from pipeline.config import Config
from pipeline.model.files import atomic_write
from pipeline.register import save_register
from pipeline.run.cache import prune_folder
from pipeline.run.decisions import counted, overlay
from pipeline.run.executor import make_workers
from pipeline.run.guidance import guided
from pipeline.run.outputs import (
    compared,
    has_document_files,
    left_over_folders,
    publish_all,
    publishing_key,
    write_decided,
    write_document,
)
from pipeline.run.places import Places, at_work
from pipeline.run.readying import readied
from pipeline.run.registering import registered
from pipeline.run.report import Report
from pipeline.run.state import State, load_state, save_settings, save_state
from pipeline.run.task import Observer, Silent, Task, timed
from pipeline.run.work import Keys, Result, keys_for


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
    with at_work(places):
        report = Report(started=datetime.now().astimezone())
        return _run(Task(places, config, observer or Silent(), jobs, report), only)


def _run(task: Task, only: Sequence[str]) -> Report:
    places, report = task.places, task.report
    state = load_state(places.state)
    with timed(report, "register"):
        registration, state = registered(task, state, only)
        save_register(places.register, registration.rows)
    rows = registration.present
    keys = {row.id: keys_for(row, task.config) for row in rows}
    written: list[str] = []

    def settle(result: Result, as_before: bool) -> None:
        # What comes from the cache is not always what was written last: a change of the settings may be taken back.
        if not as_before or not has_document_files(places.out, result):
            write_document(places.out, result)
            written.append(result.document.id)

    with make_workers(task.config.run, task.jobs) as workers:
        results, state = readied(task, rows, keys, set(only), state, workers, settle)
    state = _publish(task, results, state, written)
    _tidy(places, keys.values(), state)
    save_settings(places.settings, task.config)
    save_state(places.state, state)
    report.left_over = left_over_folders(places.out, [result.document.id for result in results])
    atomic_write(places.out / "run.json", json.dumps(report.as_json(), indent=1, ensure_ascii=False))
    return report


def _publish(task: Task, read: Sequence[Result], state: State, written: Collection[str]) -> State:
    """Lay decisions over what was read; compare and publish, when anything that they rest on changed or is gone.

    `written` are the documents whose files were written in this run: their clauses are still as reading gave them.
    """
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
    report.shown = list(state.shown)
    wanted = publishing_key(state.good.values(), config, report.set_aside, decided.key + led.key)
    present = bool(state.outputs) and all((places.out / name).exists() for name in state.outputs)
    as_published = state.published == wanted and present
    if as_published and not written:
        return state
    with timed(report, "publish"):
        comparison = compared(decided, config, task.watch.stage, led.lost)
        write_decided(places.out, results, comparison)
        report.shown = list(comparison.current)
        if as_published:
            return replace(state, shown=comparison.current)
        outputs = publish_all(places.corpus, places.out, comparison, config, task.watch.stage, state.outputs, report)
    report.published = True
    report.outputs = sorted(outputs)
    return replace(state, published=wanted, outputs=outputs, shown=comparison.current)


def _tidy(places: Places, keys: Collection[Keys], state: State) -> None:
    """Let go of cache entries that nothing has used for a fortnight."""
    prune_folder(places.cache / "read", {k.read for k in keys})
    prune_folder(places.cache / "tables", {k.tables for k in keys})
    prune_folder(places.cache / "result", {*state.good.values(), *(k.result for k in keys)})
    prune_folder(places.cache / "tried", ())
