"""Lays what reviewers decided over what the documents gave, before anything is compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pipeline.config import Config
from pipeline.model import LaidDecision, Signature
from pipeline.review.store import NAME, load_kept
from pipeline.run.versions import key_of, stage_version
from pipeline.run.work import Result


@dataclass(frozen=True, slots=True)
class Overlay:
    """Results as reviewers want them, and where each decision lies."""

    results: tuple[Result, ...]
    laid: tuple[LaidDecision, ...] = ()
    key: str = ""  # changes when a decision is added; '' when there is none
    signatures: tuple[Signature, ...] = ()  # all that were ever given


def overlay(corpus: Path, results: Sequence[Result], config: Config) -> Overlay:
    """The decisions of the corpus laid over `results`.

    Raises:
        UnusableStore: when there are decisions that cannot be read. They are never passed over in silence.
    """
    kept = load_kept(corpus / NAME)
    if not kept.decisions and not kept.signatures:
        return Overlay(tuple(results))
    from pipeline.review.added import with_added  # noqa: PLC0415 - most corpora have no decisions yet
    from pipeline.review.history import taken_back  # noqa: PLC0415
    from pipeline.review.lay import lay_over  # noqa: PLC0415

    clauses, laid = lay_over(
        kept.decisions,
        with_added(
            kept.decisions,
            {r.document.id: r.clauses for r in results},
            [r.document for r in results],
            config.clauses,
        ),
        {r.document.id: r.document.sha256 for r in results},
        {theme.id for theme in config.themes},
        kept.refusals,
        config.review.rule,
    )
    laid = tuple(one for one in laid if one.match != "orphan" or not taken_back(one.history))
    changed = tuple(replace(result, clauses=clauses[result.document.id]) for result in results)
    said = (*(one.uid for one in kept.decisions), *(f"{one.passage} {one.anchor.text}" for one in kept.refusals))
    said = (*said, *(one.signed for one in kept.signatures))
    return Overlay(changed, laid, key_of(stage_version("review"), config.review.rule, *said), kept.signatures)


@dataclass(slots=True)
class DecisionCounts:
    """What run.json says of decisions; the lists hold what a person should look at."""

    laid: int = 0
    to_confirm: list[dict[str, Any]] = field(default_factory=list)
    orphaned: list[dict[str, Any]] = field(default_factory=list)
    disputed: list[dict[str, Any]] = field(default_factory=list)


def counted(laid: Sequence[LaidDecision]) -> DecisionCounts:
    """Decisions by where they lie."""
    if not laid:
        return DecisionCounts()
    from pipeline.review.overview import laid_dict  # noqa: PLC0415 - as above

    counts = DecisionCounts(laid=sum(one.match == "exact" for one in laid))
    counts.to_confirm = [laid_dict(one) for one in laid if one.match == "near"]
    counts.orphaned = [laid_dict(one) for one in laid if one.match == "orphan"]
    counts.disputed = [laid_dict(one) for one in laid if one.disputed]
    return counts
