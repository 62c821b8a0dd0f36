"""The second step of a run: the result of every document, from the cache or made anew."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.model import Cause, RegisterRow, ThematabelError, UnreadablePdf
from pipeline.run.executor import Workers
from pipeline.run.faults import in_words
from pipeline.run.places import shared_cache
from pipeline.run.report import SetAside
from pipeline.run.state import State
from pipeline.run.task import Task
from pipeline.run.work import Done, Keys, Result, job_for, keys_for, process, results_in, tried_in

Settle = Callable[[Result, bool], None]  # told of each result, and whether it is that of the last run


@dataclass(frozen=True, slots=True)
class Sorted:
    """Documents by what is to be done about them."""

    ready: Mapping[str, Result]  # up to date, by id
    todo: tuple[RegisterRow, ...]
    waiting: tuple[RegisterRow, ...]  # not up to date, and not asked for


def sort_out(task: Task, rows: Sequence[RegisterRow], keys: Mapping[str, Keys], only: Collection[str]) -> Sorted:
    """Which documents are up to date, which are to be done, and which must wait since `only` names others."""
    cached = results_in(task.places.cache)
    ready: dict[str, Result] = {}
    todo: list[RegisterRow] = []
    waiting: list[RegisterRow] = []
    for row in rows:
        result = cached.load(keys[row.id].result)
        if result is not None:
            ready[row.id] = result
        else:
            (todo if not only or row.id in only else waiting).append(row)
    return Sorted(ready, tuple(todo), tuple(waiting))


def readied(
    task: Task,
    rows: Sequence[RegisterRow],
    keys: Mapping[str, Keys],
    only: Collection[str],
    state: State,
    workers: Workers,
    settle: Settle,
    *,
    trial: bool = False,
) -> tuple[list[Result], State]:
    """The result of every document: fresh where it must be, else the last one.

    A trial keeps what it makes apart, so that a real run does and tells all that it would have done without; it only
    need not work it out again.
    """
    places, report = task.places, task.report
    cached, tried = results_in(places.cache), tried_in(shared_cache(places, task.config.run))
    # Runs into other folders find in `tried` what this one made.
    keepers = [tried] if trial else [cached, tried] if task.config.run.cache else [cached]
    sorted_out = sort_out(task, rows, keys, only)
    results = dict(sorted_out.ready)
    good = {row.source: keys[row.id].result for row in rows if row.id in results}
    report.unchanged += list(results)
    for row in rows:
        if row.id in results:
            _settled(task, settle, results[row.id], state.good.get(row.source) == good[row.source])
    for row, outcome in _outcomes(task, sorted_out.todo, keys, state.good, workers):
        if isinstance(outcome, Done):
            key = keys[row.id].result
            for keeper in keepers:
                keeper.store(key, outcome.result)
            results[row.id], good[row.source] = outcome.result, key
            report.read.append(row.id)
            report.durations[row.id] = dict(outcome.seconds)
            _settled(task, settle, outcome.result, False)
        else:
            report.set_aside.append(SetAside(row.source, outcome.cause, kept=row.source in state.good))
    for source, key in state.good.items():  # what cannot be read today, or was not asked for, keeps what it gave
        last = cached.load(key) if source not in good and source in state.found else None
        if last is not None and last.document.id not in results:
            results[last.document.id], good[source] = last, key
    order = {row.id: index for index, row in enumerate(rows)}
    ranked = sorted(results.values(), key=lambda r: order.get(r.document.id, len(order)))
    return ranked, replace(state, good=good)


def _settled(task: Task, settle: Settle, result: Result, as_before: bool) -> None:
    """Settle a result; where that fails for what the document holds, it costs the files of that document only."""
    try:
        settle(result, as_before)
    except (ThematabelError, OSError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - a hostile document may hold what a file cannot
        reason = Cause("niet-geschreven", (in_words(error),))
        task.report.set_aside.append(SetAside(result.document.source, reason, kept=False))


def _outcomes(
    task: Task,
    todo: Sequence[RegisterRow],
    keys: Mapping[str, Keys],
    last: Mapping[str, str],  # source -> key of its last good result
    workers: Workers,
) -> Iterator[tuple[RegisterRow, Done | UnreadablePdf]]:
    """What each document gives: what a trial or a run elsewhere worked out, then what must be done, as it comes."""
    tried = tried_in(shared_cache(task.places, task.config.run))
    left: list[RegisterRow] = []
    for row in todo:
        known = tried.load(keys[row.id].result) or _retitled(task, row, last.get(row.source, ""))
        if known is not None:
            yield row, Done(known, ())
        else:
            left.append(row)
    if left:
        yield from _worked(task, left, keys, workers)


def _retitled(task: Task, row: RegisterRow, last: str) -> Result | None:
    """What a document gave in the last run, under its new title; None when more than that changed.

    No table and no statement rests on a title.
    """
    known = results_in(task.places.cache).load(last) if last else None
    if known is None or known.document.title == row.title:
        return None
    if keys_for(replace(row, title=known.document.title), task.config).result != last:
        return None
    return replace(known, document=replace(known.document, title=row.title))


def _worked(
    task: Task, todo: Sequence[RegisterRow], keys: Mapping[str, Keys], workers: Workers
) -> Iterator[tuple[RegisterRow, Done | UnreadablePdf]]:
    places, report = task.places, task.report
    cache = shared_cache(places, task.config.run)
    work = [job_for(row, keys[row.id], places.corpus, cache, task.config) for row in todo]

    def progress(totals: Mapping[str, tuple[int, int]]) -> None:
        for stage, (done, total) in totals.items():
            task.watch.stage(stage, done, total)

    task.watch.stage("documents", 0, len(todo))
    outcomes = workers.outcomes(process, work, [row.source for row in todo], progress)
    for number, (index, outcome) in enumerate(outcomes, start=1):
        task.watch.stage("documents", number, len(todo))
        source = todo[index].source
        if isinstance(outcome, UnreadablePdf):
            task.watch.document(number, len(todo), source, {}, outcome.cause)
        else:
            task.watch.document(number, len(todo), source, dict(outcome.seconds), None)
            for stage, seconds in outcome.seconds:
                report.seconds[stage] = round(report.seconds.get(stage, 0) + seconds, 3)
        yield todo[index], outcome
