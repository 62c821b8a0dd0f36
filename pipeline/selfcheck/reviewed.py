"""What no reviewer has looked at, and what became of decisions that no longer fit."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Comparison, Concern


def review_left(comparison: Comparison) -> Iterator[Concern]:
    """Statements in the table that nobody reviewed (how many of how many), decisions to confirm, lost or disputed."""
    laid = comparison.decisions
    for kind, count in (
        ("oordeel-te-bevestigen", sum(one.match == "near" for one in laid)),
        ("oordeel-kwijt", sum(one.match == "orphan" for one in laid)),
        ("oordeel-betwist", sum(bool(one.disputed) for one in laid)),
    ):
        if count:
            yield Concern(kind, 2, documents=comparison.current, facts=(str(count),))
    for signature in comparison.signatures:
        if signature.overtaken:
            facts = (signature.reviewer, signature.signed[:10])
            yield Concern("aftekening-ingehaald", 2, signature.zorgkantoor, documents=comparison.current, facts=facts)
    shown = len(comparison.shown)
    left = shown - len(comparison.reviewed)
    if left:
        yield Concern("niet-beoordeeld", 3, documents=comparison.current, facts=(str(left), str(shown)))
