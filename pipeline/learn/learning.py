"""From the decisions that are kept to a lesson: each statement decided about with its signs, fitted and measured."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from pipeline.config import Config
from pipeline.config.learned import Lesson
from pipeline.config.load import models_of
from pipeline.learn.lessons import Example, Material, measured_table, measured_theme, wholly_reviewed
from pipeline.learn.report import report_lines
from pipeline.learn.signs import Signed, SignsJob, signs_of_policy
from pipeline.model import Anchor, Clause, Decision, Judgement, LaidDecision
from pipeline.model.files import atomic_write
from pipeline.review.added import with_added
from pipeline.review.effect import changes_something
from pipeline.review.history import find_again, is_added
from pipeline.review.matching import anchor_of
from pipeline.review.opinions import followed
from pipeline.review.store import NAME, load_kept
from pipeline.run.alone import at_work
from pipeline.run.guidance import guided
from pipeline.run.places import Places, shared_cache
from pipeline.run.readying import readied
from pipeline.run.registering import registered
from pipeline.run.report import Report
from pipeline.run.state import load_state
from pipeline.run.task import Silent, Task
from pipeline.run.work import Result, job_for, keys_of
from pipeline.run.workers import make_workers

LEARNED = "learned.json"  # beside the decisions
PASSED_OVER = Judgement("vervalt")


def learn_from(places: Places, config: Config, jobs: int = 0) -> Lesson:
    """What the decisions in the corpus teach, written beside them; nothing else is changed.

    Args:
        places: of the corpus.
        config: without what was learned before.
        jobs: processes at work; 0 means as many as there are processors.

    Raises:
        Locked, RegisterError, UnusableStore: as a run does.
    """
    kept = load_kept(places.corpus / NAME)
    with at_work(places):
        material = _material(places, config, jobs, kept.decisions) if kept.decisions else Material((), 0, 0, 0)
    lesson = lesson_of(material, config)
    if kept.decisions:
        atomic_write(places.corpus / LEARNED, lesson.model_dump_json(indent=1) + "\n")
    return lesson


def lesson_of(material: Material, config: Config) -> Lesson:
    """What these examples teach, measured."""
    table = measured_table(material.examples)
    theme = measured_theme(material.examples, config.clauses.learned.theme)
    return Lesson(
        models=models_of(config),
        decisions=sum(not one.passed_over for one in material.examples),
        table=dict(table.weights) if table else {},
        theme=dict(theme.weights) if theme else {},
        table_wins=bool(table and table.wins),
        theme_wins=bool(theme and theme.wins),
        report=tuple(report_lines(material, table, theme)),
    )


def _material(places: Places, config: Config, jobs: int, decisions: Sequence[Decision]) -> Material:
    task = Task(places, config, Silent(), jobs, Report(started=datetime.now().astimezone()))
    registration, state = registered(task, load_state(places.state), ())
    rows = {row.id: row for row in registration.present}
    keys = keys_of(rows.values(), config)
    with make_workers(config.run, jobs) as workers:
        found, _ = readied(task, [*rows.values()], keys, (), state, workers, lambda *_: None, trial=True)
        results = {one.document.id: one for one in guided(places.corpus, found, config).results}
        laid = _laid(decisions, results, config)
        policies = [name for name in dict.fromkeys(one.document for one in laid) if results[name].clauses]
        cache = shared_cache(places, config.run)
        asked = [
            SignsJob(job_for(rows[name], keys[name], places.corpus, cache, config), _added(laid, name))
            for name in policies
            if name in rows
        ]
        sources = [one.job.row.source for one in asked]
        signs: dict[str, Mapping[str, Signed]] = {}
        for place, outcome in workers.outcomes(signs_of_policy, asked, sources, None):
            if isinstance(outcome, list):  # a document that cannot be read today teaches nothing
                signs[asked[place].job.row.id] = {one.clause: one for one in outcome}
    judged = [(one, followed(one.history, config.review.rule)) for one in laid]
    decided = [(one, judgement) for one, judgement in judged if judgement.decided]
    examples = tuple(_examples(decided, results, signs, config))
    missed = sum(is_added(one.history) for one, _ in decided)
    used = sum(not one.passed_over for one in examples)
    return Material(examples, len(decided), len(decided) - used, missed)


def _laid(decisions: Sequence[Decision], results: Mapping[str, Result], config: Config) -> list[LaidDecision]:
    """The decisions with the statement of today that each is about for sure."""
    documents = [result.document for result in results.values()]
    clauses = with_added(
        decisions, {name: result.clauses for name, result in results.items()}, documents, config.clauses
    )
    anchors = [anchor_of(clause, results[name].document.sha256) for name, some in clauses.items() for clause in some]
    return [one for one in find_again(decisions, anchors) if one.match == "exact"]


def _added(laid: Sequence[LaidDecision], document: str) -> tuple[tuple[str, Anchor], ...]:
    return tuple(
        (one.clause, one.standing.anchor) for one in laid if one.document == document and is_added(one.history)
    )


def _examples(
    decided: Sequence[tuple[LaidDecision, Judgement]],
    results: Mapping[str, Result],
    signs: Mapping[str, Mapping[str, Signed]],
    config: Config,
) -> Iterator[Example]:
    """Every statement of the documents that were reviewed, with what was decided; by document, in reading order."""
    themes = [theme.id for theme in config.themes]
    said = {one.clause: (one, judgement) for one, judgement in decided}
    for name, known in signs.items():
        clauses = {clause.id: clause for clause in results[name].clauses}
        shown = [clause.id for clause in clauses.values() if clause.in_table]
        whole = wholly_reviewed(shown, said)
        for identity, signed in known.items():
            clause, (one, judgement) = clauses.get(identity), said.get(identity, (None, PASSED_OVER))
            if one is None and not (whole and clause is not None and not clause.in_table):
                continue  # nobody looked at it yet
            theme = _theme(judgement, clause, one) if one is not None else ""
            yield Example(
                name,
                results[name].document.zorgkantoor,
                signed.points if clause is None else clause.points,
                dict(signed.table),
                _shown(judgement) if whole else None,
                signed.themes,
                themes.index(theme) if theme in themes else None,
                passed_over=one is None,
            )


def _shown(judgement: Judgement) -> bool | None:
    """Whether a statement is to be in the table; None when that was not said."""
    if judgement.verdict == "aanpassen":
        return judgement.in_table != "nee" if changes_something(judgement) else None
    return judgement.verdict == "akkoord"


def _theme(judgement: Judgement, clause: Clause | None, laid: LaidDecision) -> str:
    """The theme that a reviewer gave a statement, or left it under; '' when he only dropped it."""
    if judgement.theme:
        return judgement.theme
    if judgement.verdict == "vervalt":
        return ""
    return laid.standing.shown.theme or (clause.theme if clause else "")
