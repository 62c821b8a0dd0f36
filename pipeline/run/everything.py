"""The whole job: register, then each document by itself, then compare and publish. Only what is not up to date."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from hashlib import sha256

from pipeline.config import Config
from pipeline.model import Cause, Finding
from pipeline.model.files import sweep
from pipeline.publish import finding_lines
from pipeline.register import Survey, holds_pdf, save_register, survey
from pipeline.run.alone import at_work
from pipeline.run.cache import bound, prune_folder
from pipeline.run.culprits import without_culprits
from pipeline.run.decisions import Overlay, counted, overlay
from pipeline.run.drawing import drawn_apart, drawn_once, pictures_in
from pipeline.run.guidance import Guided, guided
from pipeline.run.outputs import (
    compared,
    has_document_files,
    left_over_folders,
    make_outputs,
    publishing_key,
    self_checked,
    write_decided,
    write_document,
)
from pipeline.run.places import Places, shared_cache
from pipeline.run.presence import EmptyCorpus, SharedFolder, refuse_to_shrink
from pipeline.run.readying import readied
from pipeline.run.record import Note, recorded
from pipeline.run.registering import registered
from pipeline.run.report import Report, SetAside
from pipeline.run.state import State, load_state, save_settings, save_state
from pipeline.run.switching import Journal, finish_switch, forget, switch
from pipeline.run.task import Observer, Silent, Task, timed
from pipeline.run.undecided import keep_undecided
from pipeline.run.work import Keys, Result, keys_of
from pipeline.run.workers import make_workers

HOUR = 3600.0  # seconds
MB = 1024 * 1024


def run(
    places: Places,
    config: Config,
    observer: Observer | None = None,
    jobs: int = 0,
    only: Sequence[str] = (),
    *,
    force: bool = False,
) -> Report:
    """Bring everything up to date, and nothing else. `force`: also where most documents of the last run are gone.

    Raises:
        SharedFolder: when the results would lie among the documents.
        EmptyCorpus: when there is no PDF; nothing is touched.
        ShrunkCorpus: when most documents are gone; nothing is touched.
        Locked: when another run is at work in the same folder.
        RegisterError: when documents.csv cannot be used as it is.
        UnusableStore: when decisions.sqlite cannot be read.
        UnknownDocument: when `only` names a document that is not there.
        CannotGoOn: when the machine lacks what every document needs.
    """
    if places.out.resolve() == places.corpus.resolve():
        raise SharedFolder(str(places.out))
    if not holds_pdf(places.corpus):
        raise EmptyCorpus(str(places.corpus), survey(places.corpus, {}).passed_over)
    with at_work(places):
        state = load_state(places.state)
        seen = survey(places.corpus, state.found)
        if not (force and seen.found):
            refuse_to_shrink(str(places.corpus), state.found, seen.found, seen.passed_over)
        report = Report(started=datetime.now().astimezone(), shown=list(state.shown))
        with recorded(places, report) as note:
            task = Task(places, config, observer or Silent(), jobs, report)
            _run(task, state, seen, only, note)
        return report


def _run(task: Task, state: State, seen: Survey, only: Sequence[str], note: Note) -> None:
    places, report = task.places, task.report
    state = finish_switch(places.out, places.cache, state, report)
    sweep(places.out)
    sweep(places.corpus, older_than=HOUR)
    with timed(report, "register"):
        registration, state = registered(task, state, only, seen)
        # The state first: a row in documents.csv that it does not know counts as a person's.
        save_state(places.state, state)
        forget(places.cache)
        wrote = save_register(places.register, registration.rows, task.config.zorgkantoren)
        state = replace(state, register=sha256(wrote).hexdigest() if wrote else "")
    rows = registration.present
    keys = keys_of(rows, task.config)
    written: list[str] = []

    def settle(result: Result, as_before: bool) -> None:
        # What comes from the cache is not always what was written last: a change of the settings may be taken back,
        # and a run that died wrote what its state does not say.
        if not as_before or report.ended_early or not has_document_files(places.out, result):
            write_document(places.out, result, task.config)
            written.append(result.document.id)

    note("read")
    with make_workers(task.config.run, task.jobs) as workers:
        results, state = readied(task, rows, keys, set(only), state, workers, settle)
    note("publish")
    state = _publish(task, results, state, written)
    _tidy(task, keys.values(), state)
    save_settings(places.settings, task.config)
    save_state(places.state, state)
    forget(places.cache)
    report.left_over = left_over_folders(places.out, [result.document.id for result in results])


def _publish(task: Task, read: Sequence[Result], state: State, written: Collection[str]) -> State:
    """Lay decisions over what was read; compare and publish, when anything that they rest on changed or is gone.

    `written` are the documents whose files were written in this run: their clauses are still as reading gave them.
    """
    places, config, report = task.places, task.config, task.report
    led, culprits = without_culprits(read, lambda some: guided(places.corpus, some, config))
    decided = overlay(places.corpus, led.results, config)
    results = decided.results
    report.shown = list(state.shown)
    _tell_of(report, results, led, decided)
    wanted = publishing_key(state.good.values(), config, report.set_aside, decided.key + led.key, _doubts(report))
    present = bool(state.outputs) and all((places.out / name).is_file() for name in state.outputs)
    as_published = state.published == wanted and present and not culprits
    if as_published and not written:
        return state
    with timed(report, "publish"):
        comparison, more = without_culprits(
            results,
            lambda some: compared(replace(decided, results=tuple(some)), config, task.watch.stage, led.lost),
        )
        culprits |= more
        for source, why in culprits.items():
            report.set_aside.append(SetAside(source, Cause("niet-vergeleken", (why,)), kept=False))
        comparison = self_checked(comparison, config, report)
        keep_undecided(places, led.results, results)
        write_decided(places.out, [one for one in results if one.document.source not in culprits], comparison, config)
        report.shown = list(comparison.current)
        if as_published and not culprits:
            return replace(state, shown=comparison.current)
        draw = drawn_once(places.cache, drawn_apart(config.run, task.jobs))
        made = make_outputs(places.corpus, places.out, comparison, config, task.watch.stage, report, draw)
        whole = not culprits and not report.failed_outputs
        journal = Journal(made, state.outputs, wanted if whole else "", comparison.current)
        outputs = switch(places.out, places.cache, journal, report)
    report.published = True
    report.outputs = sorted(outputs)
    in_place = all(outputs.get(name) == digest for name, digest in made.items())
    return replace(
        state,
        published=journal.published if in_place else "",
        outputs={**{name: old for name, old in state.outputs.items() if name in report.failed_outputs}, **outputs},
        shown=comparison.current,
    )


def _tell_of(report: Report, results: Sequence[Result], led: Guided, decided: Overlay) -> None:
    """What the report says of documents, decisions and last period's table."""
    report.decisions = counted(decided.laid)
    report.counts |= {
        "documents": len(results),
        "pages": sum(r.document.pages for r in results),
        "tables": sum(len(r.tables) for r in results),
        "clauses": sum(len(r.clauses) for r in results),
    }
    shown = [r for r in results if r.document.id in report.shown]
    report.counts.setdefault("in_table", sum(clause.in_table for r in shown for clause in r.clauses))
    found = {r.document.id: list(r.document.findings) for r in results if r.document.findings}
    for name in led.unread:
        found.setdefault(name, []).append(Finding("geen-kolommen"))
    report.warnings = {name: finding_lines(some, "en") for name, some in found.items()}
    report.warnings_nl = {name: finding_lines(some) for name, some in found.items()}
    report.not_found_again = [asdict(one) for one in led.lost]


def _doubts(report: Report) -> list[str]:
    """The files of which the table says that their place is unknown or a guess."""
    return sorted((*report.unplaced, *(source for source, _ in report.unsure)))


def _tidy(task: Task, keys: Collection[Keys], state: State) -> None:
    """Let go of cache entries that nothing has used for a fortnight, and of more where they take too much room."""
    own, cache = task.places.cache, shared_cache(task.places, task.config.run)
    results = {*state.good.values(), *(k.result for k in keys)}
    prune_folder(cache / "read", {k.read for k in keys})
    prune_folder(cache / "tables", {k.tables for k in keys})
    prune_folder(cache / "tried", results if cache != own else ())
    prune_folder(own / "result", results)
    prune_folder(pictures_in(own), ())  # they are drawn again soon enough
    used = {*results, *(k.read for k in keys), *(k.tables for k in keys)}
    bound(
        [pictures_in(own), *(cache / name for name in ("tried", "read", "tables")), own / "result"],
        task.config.run.cache_limit * MB,
        used,
    )
