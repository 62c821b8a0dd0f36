"""Own choice or the joint framework of all zorgkantoren: the scope of each statement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz, process

from pipeline.compare.likeness import mask
from pipeline.config import CompareSettings
from pipeline.model import Clause, Reason

_SHORTEST = 5  # words: shorter statements are alike by chance


def with_scope(clauses: Sequence[Clause], settings: CompareSettings) -> list[Clause]:
    """The clauses with scope filled in: landelijk when enough zorgkantoren say it, or it is ascribed to all.

    What made it landelijk is added to its reasons.
    """
    made_by = _makers(clauses, settings.landelijk_from)
    result: list[Clause] = []
    for clause, makers in zip(clauses, made_by, strict=True):
        if phrase := _phrase(clause, settings):
            result.append(_joint(clause, Reason("landelijk", "woorden", about=(phrase,))))
        elif len(makers) >= settings.landelijk_zorgkantoren:
            others = tuple(sorted(makers - {clause.zorgkantoor}))
            result.append(_joint(clause, Reason("landelijk", "ook-bij", about=others)))
        else:
            result.append(replace(clause, scope="eigen"))
    return result


def _joint(clause: Clause, reason: Reason) -> Clause:
    return replace(clause, scope="landelijk", reasons=(*clause.reasons, reason))


def _makers(clauses: Sequence[Clause], threshold: float) -> list[set[str]]:
    """For each clause the zorgkantoren that make nearly the same statement with the same figures, its own included."""
    masked = [mask(clause.text) for clause in clauses]
    figures = [{(fact.kind, fact.value, fact.unit) for fact in clause.facts} for clause in clauses]
    makers = [{clause.zorgkantoor} for clause in clauses]
    if not clauses:
        return makers
    scores = process.cdist(masked, masked, scorer=fuzz.ratio, score_cutoff=100 * threshold)
    for i, j in zip(*(places.tolist() for places in scores.nonzero()), strict=True):
        long_enough = min(len(masked[i].split()), len(masked[j].split())) >= _SHORTEST
        if i != j and long_enough and figures[i] == figures[j]:
            makers[i].add(clauses[j].zorgkantoor)
    return makers


def _phrase(clause: Clause, settings: CompareSettings) -> str:
    """The words that ascribe the clause to the joint framework, or ''; '' too when it departs from the framework."""
    text = clause.text.lower()
    if any(word.lower() in text for word in settings.landelijk_unless):
        return ""
    return next((phrase for phrase in settings.landelijk_phrases if phrase.lower() in text), "")
