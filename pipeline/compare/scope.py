"""Own choice or the joint framework of all zorgkantoren: the scope of each statement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.compare.likeness import mask
from pipeline.compare.near import near_pairs
from pipeline.config import CompareSettings
from pipeline.model import Clause, Reason

_SHORTEST = 5  # words: shorter statements are alike by chance


def with_scope(clauses: Sequence[Clause], settings: CompareSettings) -> list[Clause]:
    """The clauses with scope filled in: landelijk when enough zorgkantoren say it, or it is ascribed to all.

    What made it landelijk is added to its reasons.
    """
    made_by = _makers(clauses, settings.landelijk_from)
    phrases = [(phrase, phrase.lower()) for phrase in settings.landelijk_phrases]
    unless = [word.lower() for word in settings.landelijk_unless]
    result: list[Clause] = []
    for clause, makers in zip(clauses, made_by, strict=True):
        if phrase := _phrase(clause, phrases, unless):
            result.append(_joint(clause, Reason("landelijk", "woorden", about=(phrase,))))
        elif len(makers) >= settings.landelijk_zorgkantoren:
            others = tuple(sorted(makers - {clause.zorgkantoor}))
            result.append(_joint(clause, Reason("landelijk", "ook-bij", about=others)))
        else:
            result.append(clause if clause.scope == "eigen" else replace(clause, scope="eigen"))
    return result


def _joint(clause: Clause, reason: Reason) -> Clause:
    return replace(clause, scope="landelijk", reasons=(*clause.reasons, reason))


def _makers(clauses: Sequence[Clause], threshold: float) -> list[set[str]]:
    """For each clause the zorgkantoren that make nearly the same statement with the same figures, its own included."""
    masked = [mask(clause.text) for clause in clauses]
    figures = [frozenset((fact.kind, fact.value, fact.unit) for fact in clause.facts) for clause in clauses]
    makers = [{clause.zorgkantoor} for clause in clauses]
    alike: dict[frozenset[object], dict[str, set[str]]] = {}  # figures -> text -> who has it
    for clause, text, own in zip(clauses, masked, figures, strict=True):
        if len(text.split()) >= _SHORTEST:
            alike.setdefault(own, {}).setdefault(text, set()).add(clause.zorgkantoor)
    found = {own: _with_near(some, threshold) for own, some in alike.items()}
    for i, (text, own) in enumerate(zip(masked, figures, strict=True)):
        makers[i] |= found.get(own, {}).get(text, set())
    return makers


def _with_near(makers: Mapping[str, set[str]], threshold: float) -> dict[str, set[str]]:
    """For each text its makers and those of texts that are nearly the same."""
    texts = list(makers)
    together = {text: set(own) for text, own in makers.items()}
    if len(texts) == 1:
        return together
    for i, j in near_pairs(texts, threshold):
        together[texts[i]] |= makers[texts[j]]
        together[texts[j]] |= makers[texts[i]]
    return together


def _phrase(clause: Clause, phrases: Sequence[tuple[str, str]], unless: Sequence[str]) -> str:
    """The words that ascribe the clause to the joint framework, or ''; '' too when it departs from the framework.

    `phrases` are such words, each with itself in lower case; `unless` in lower case those of who departs from it.
    """
    text = clause.text.lower()
    found = next((phrase for phrase, low in phrases if low in text), "")
    return "" if found and any(word in text for word in unless) else found
