"""The first step of a run: which documents there are, by today's files and rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.fetch import replaced
from pipeline.model import UnreadablePdf
from pipeline.register import (
    Found,
    Identity,
    Registration,
    Survey,
    load_register,
    survey,
    to_identify,
    update_register,
    without_demo,
)
from pipeline.run.faults import Told
from pipeline.run.hints import sources_of, with_hint
from pipeline.run.report import SetAside
from pipeline.run.state import State
from pipeline.run.task import Task
from pipeline.run.versions import key_of, stage_version
from pipeline.run.work import LookJob, look
from pipeline.run.workers import make_workers


class UnknownDocument(Told):
    """--only names a document that the register does not have."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(name, tuple(known))
        self.name, self.known = name, tuple(known)


def registered(task: Task, state: State, only: Sequence[str], seen: Survey | None = None) -> tuple[Registration, State]:
    """The register brought up to date with the files, not yet written; files are looked at in processes of their own.

    `seen` is what lies in the corpus, where that is known already.

    Raises:
        RegisterError: when documents.csv cannot be used as it is.
        UnknownDocument: when `only` names a document that is not there.
    """
    places, config, report = task.places, task.config, task.report
    seen = seen or survey(places.corpus, state.found)
    everything = seen.found
    found = without_demo(everything)
    report.demo_left_out = len(everything) - len(found)
    replaces = replaced(places.corpus)
    old = {replaces[file.sha256] for file in found if file.sha256 in replaces}
    found = [file for file in found if file.sha256 not in old]
    rows = load_register(places.register, config.zorgkantoren, state.inferred.values())
    rules = key_of(stage_version("register"), config.register_, *config.zorgkantoren, *config.fetch.sources)
    settled = state.inferred.keys() if state.inferred_by == rules else ()
    looked_at = _look(task, to_identify(rows, found, state.inferred, settled, replaces))
    if looked_at:
        hints = sources_of(places.corpus, config)
        looked_at = {
            file: with_hint(who, file, hints, config) if isinstance(who, Identity) else who
            for file, who in looked_at.items()
        }
        # Looking may take minutes: what a person saved meanwhile counts.
        rows = load_register(places.register, config.zorgkantoren, state.inferred.values())
    registration = update_register(rows, found, state.inferred, looked_at, replaces)
    known = [row.id for row in registration.present]
    for name in only:
        if name not in known:
            raise UnknownDocument(name, known)
    fresh = {row.sha256: row for row in registration.rows if isinstance(looked_at.get(row.source), Identity)}
    report.unplaced = [row.source for row in registration.unplaced]
    told = {
        row.sha256: who.doubts for row in registration.rows if isinstance(who := looked_at.get(row.source), Identity)
    }
    doubts = {**state.doubts, **told}
    report.unsure = [
        (row.source, doubts[row.sha256])
        for row in registration.present
        if doubts.get(row.sha256) and row not in registration.unplaced and not row.confirmed
    ]
    report.doubles = list(registration.doubles)
    for error in registration.unreadable:
        report.set_aside.append(SetAside(error.source, error.cause, kept=error.source in state.good))
    hidden = _hidden(state, seen)
    for source, why in seen.passed_over:
        kept = any(
            one in state.good for one in hidden if one == source or (source.endswith("/") and one.startswith(source))
        )
        report.set_aside.append(SetAside(source, why, kept))
    state = replace(
        state,
        found={**hidden, **{file.source: file for file in everything}},
        inferred={**state.inferred, **fresh},
        doubts=doubts,
        inferred_by=rules,
    )
    return registration, state


def _hidden(state: State, seen: Survey) -> dict[str, Found]:
    """Files of the last run that may still be there, but cannot be seen today: what they gave stands."""
    names = {source for source, _ in seen.passed_over}
    folders = tuple(source for source in names if source.endswith("/"))
    return {
        source: file
        for source, file in state.found.items()
        if source in names or (folders and source.startswith(folders))
    }


def _look(task: Task, wanted: Sequence[Found]) -> dict[str, Identity | UnreadablePdf]:
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
