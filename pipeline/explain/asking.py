"""Why a passage is no clause under given settings: asked of what the cache holds, in processes of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.config import ClauseSettings, Config, Theme
from pipeline.explain.effect import Effect, reasons_apart
from pipeline.explain.snapshot import Standing
from pipeline.model import Reason, RegisterRow, UnreadablePdf
from pipeline.run.executor import Workers
from pipeline.run.places import shared_cache
from pipeline.run.task import Task
from pipeline.run.work import Job, Timer, job_for, keys_for, read_and_tables

OTHER_CUT, PART = Reason("uitleg", "anders-geknipt"), Reason("uitleg", "deel")
TOO_LITTLE, NO_THEME = Reason("uitleg", "zegt-te-weinig"), Reason("uitleg", "geen-thema")


@dataclass(frozen=True, slots=True)
class AskJob:
    """A document, and passages of it that are no clause under these settings; plain values only."""

    job: Job
    texts: tuple[str, ...]
    settings: ClauseSettings
    themes: tuple[Theme, ...]


def why_not(ask: AskJob) -> tuple[tuple[Reason, ...], ...]:
    """For each passage what speaks for and against it, and last why it is no clause. Raises UnreadablePdf."""
    from pipeline.themes.chapters import chapters_of  # noqa: PLC0415
    from pipeline.themes.find import for_year  # noqa: PLC0415 - the parent process builds jobs without the readers
    from pipeline.themes.own import judged, stated_among  # noqa: PLC0415
    from pipeline.themes.passages import Passage, passages_of  # noqa: PLC0415
    from pipeline.themes.rows import stated_in  # noqa: PLC0415
    from pipeline.themes.scoring import theme_scores  # noqa: PLC0415

    reading, found = read_and_tables(ask.job, lambda _stage, _done, _total: None, Timer())
    settings = for_year(ask.job.row.year, ask.settings)
    in_tables = stated_in(found.tables, settings)
    passages = passages_of(reading, found.tables, settings)
    chapters = chapters_of([*passages, *in_tables], ask.themes, settings.words)
    passages += [passage for passage in in_tables if passage.kind != "rij"]  # a row is never judged
    verdicts = judged(passages, settings)
    own = [passage for passage, _ in stated_among(passages, verdicts, settings)]

    def is_own(passage: Passage) -> bool:
        return any(passage.text in one.text and set(passage.boxes) & set(one.boxes) for one in own)

    def told(place: int) -> Iterator[Reason]:
        passage, verdict = passages[place], verdicts[place]
        yield from verdict.why
        if verdict.points < settings.own_threshold:
            yield Reason("uitleg", "niet-eigen", verdict.points, (f"{settings.own_threshold:g}",))
        elif not is_own(passage):
            yield TOO_LITTLE
        elif not theme_scores(passage, ask.themes, settings, chapters):
            yield NO_THEME
        else:
            yield PART

    answers: list[tuple[Reason, ...]] = []
    for text in ask.texts:
        whole = [place for place, passage in enumerate(passages) if passage.text == text]
        some = whole[:1] or [place for place, passage in enumerate(passages) if passage.text in text]
        answers.append(tuple(dict.fromkeys(part for place in some for part in told(place))) or (OTHER_CUT,))
    return tuple(answers)


def with_reasons(
    task: Task,
    found: Sequence[Effect],
    rows: Sequence[RegisterRow],
    before: Standing,
    old_settings: Config | None,
    workers: Workers,
) -> list[Effect]:
    """The effects; where a passage is a clause on one side only, with what the other side's settings say of it.

    Args:
        task: where the cache is, and today's settings.
        found: what becomes of each clause.
        rows: the documents of today, whose files are there.
        before: the standing before.
        old_settings: of the standing before; where they are not known, nothing is said of what is new.
        workers: who reads the documents.
    """
    explained = list(found)
    asks: list[AskJob] = []
    places: list[list[int]] = []
    for row in rows:
        gone = [n for n, one in enumerate(found) if one.after is None and _row_of(one, rows, before) == row]
        fresh = [n for n, one in enumerate(found) if one.before is None and _is_known(one, row, before)]
        for config, some in ((task.config, gone), (old_settings, fresh)):
            if some and config is not None:
                cache = shared_cache(task.places, task.config.run)
                job = job_for(row, keys_for(row, config), task.places.corpus, cache, config)
                asks.append(AskJob(job, tuple(found[n].clause.text for n in some), config.clauses, config.themes))
                places.append(some)
    if not asks:
        return explained
    for index, outcome in workers.outcomes(why_not, asks, [ask.job.row.source for ask in asks], None):
        for number, place in enumerate(places[index]):
            unread = (Reason("uitleg", "onleesbaar", about=(str(outcome),)),)
            answer = unread if isinstance(outcome, UnreadablePdf) else outcome[number]
            explained[place] = _explained(explained[place], answer)
    return explained


def _row_of(effect: Effect, rows: Sequence[RegisterRow], before: Standing) -> RegisterRow | None:
    """Today's document of a clause of before: the same file, else the same id."""
    known = before.documents[effect.clause.document]
    same = [row for row in rows if row.sha256 == known.sha256] or [row for row in rows if row.id == known.id]
    return same[0] if same else None


def _is_known(effect: Effect, row: RegisterRow, before: Standing) -> bool:
    """Whether a clause of now is of this document, and the standing before had the very same file."""
    return effect.clause.document == row.id and any(one.sha256 == row.sha256 for one in before.documents.values())


def _explained(effect: Effect, answer: tuple[Reason, ...]) -> Effect:
    """The effect with what is said of it on the side where it is no clause: for and against an own position."""
    own = [reason for reason in effect.clause.reasons if reason.part == "eigen"]
    gone, new = reasons_apart(own, answer) if effect.after is None else reasons_apart(answer, own)
    return replace(effect, gone=gone, new=new)
