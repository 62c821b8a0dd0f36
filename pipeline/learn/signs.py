"""The statements of one policy with what speaks for them, in a process of its own: as the models see them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.config import ClauseSettings, Theme
from pipeline.config.learned import ThemeWeights
from pipeline.model import Anchor
from pipeline.run.work import Job, Timer, read_and_tables

if TYPE_CHECKING:
    from pipeline.themes.passages import Passage
    from pipeline.themes.selection import Stated

THEME_SIGNS = tuple(ThemeWeights.model_fields)


@dataclass(frozen=True, slots=True)
class SignsJob:
    """A policy, and the passages that reviewers pointed at in it; plain values, it crosses to another process."""

    job: Job
    added: tuple[tuple[str, Anchor], ...]  # by the id that each has as a clause


@dataclass(frozen=True, slots=True)
class Signed:
    """A statement with its signs for the table, and of each theme in the order of config.yaml."""

    clause: str  # its id
    points: float  # for the table, by what is shipped
    table: tuple[tuple[str, float], ...]
    themes: tuple[tuple[float, ...], ...]  # themes x `THEME_SIGNS`


def signs_of_policy(asked: SignsJob) -> list[Signed]:
    """Every statement of a policy with its signs, in reading order, and those of the passages that were pointed at.

    A passage that was pointed at and is no passage by itself (part of a sentence, say) has none.

    Raises:
        UnreadablePdf: when it must be read anew and cannot be.
    """
    from pipeline.themes.find import for_year, stated  # noqa: PLC0415 - heavy, and only in this process
    from pipeline.themes.passages import passages_of  # noqa: PLC0415
    from pipeline.themes.rows import stated_in  # noqa: PLC0415

    job = asked.job
    reading, found = read_and_tables(job, lambda *_: None, Timer())
    settings = for_year(job.row.year, job.clauses)
    passages = passages_of(reading, found.tables, settings)
    kept, _ = stated(job.row, reading, found.tables, job.themes, settings, passages)
    everything = [*passages, *stated_in(found.tables, settings)]
    kept += _pointed_at(asked, everything, settings)
    return _signed(kept, everything, job.themes, settings)


def _pointed_at(asked: SignsJob, everything: Sequence[Passage], settings: ClauseSettings) -> Iterator[Stated]:
    """The passages that reviewers pointed at, each as the clause that it would have been."""
    from pipeline.review.matching import words_of  # noqa: PLC0415 - as above
    from pipeline.themes.find import clause_of  # noqa: PLC0415
    from pipeline.themes.own import judged  # noqa: PLC0415
    from pipeline.themes.scoring import theme_scores  # noqa: PLC0415
    from pipeline.themes.selection import Stated  # noqa: PLC0415

    verdicts = judged(everything, settings) if asked.added else []
    told = list(zip(everything, verdicts, strict=True)) if verdicts else []
    of_words = {(passage.page, words_of(passage.text)): (passage, verdict) for passage, verdict in reversed(told)}
    for name, anchor in asked.added:
        passage, verdict = of_words.get((anchor.page, words_of(anchor.text)), (None, None))
        scores = theme_scores(passage, asked.job.themes, settings) if passage else []
        if passage and verdict and scores:
            clause = clause_of(asked.job.row, 0, passage, scores, verdict, settings)
            yield Stated(passage, replace(clause, id=name), verdict.place)


def _signed(
    kept: Sequence[Stated],
    everything: Sequence[Passage],
    themes: Sequence[Theme],
    settings: ClauseSettings,
) -> list[Signed]:
    from pipeline.themes.chapters import chapters_of  # noqa: PLC0415 - as above
    from pipeline.themes.context_rules import fired  # noqa: PLC0415
    from pipeline.themes.scoring import theme_signs  # noqa: PLC0415
    from pipeline.themes.selection import rated, table_signs  # noqa: PLC0415

    chapters = chapters_of(everything, themes, settings.words)
    signed = []
    for one, scored in zip(kept, rated(kept, settings), strict=True):
        hits = fired(one.passage, settings.selection.rules, settings.words)
        own = {f"r:{rule.id}" for rule, _ in hits if rule.points is not None}  # these weigh what config.yaml says
        signs = table_signs(one, hits, settings)
        of_themes = [theme_signs(one.passage, theme, chapters) for theme in themes]
        signed.append(
            Signed(
                one.clause.id,
                scored.points,
                tuple((name, value) for name, value in signs.items() if name not in own),
                tuple(tuple(one[name] for name in THEME_SIGNS) for one in of_themes),
            )
        )
    return signed
