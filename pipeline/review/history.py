"""The decisions about each passage as one history: which stands, and who decided without knowing of the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from pipeline.model import Anchor, Decision, LaidDecision, Match
from pipeline.review.matching import documents_of, pair_up

History = tuple[Decision, ...]  # of one passage, oldest first, at least one
T = TypeVar("T")


def histories(decisions: Sequence[Decision]) -> list[History]:
    """Decisions by passage, in the order in which passages were first decided about."""
    by_passage: dict[str, list[Decision]] = {}
    for decision in sorted(decisions, key=lambda decision: decision.number):
        by_passage.setdefault(decision.passage, []).append(decision)
    return [tuple(history) for history in by_passage.values()]


def seen(history: Sequence[Decision], base: str) -> int:
    """The number of the newest decision that somebody knew who saw `base`; 0 when that is none of this passage."""
    return next((decision.number for decision in history if decision.uid == base), 0)


def unsettled(history: Sequence[Decision]) -> list[Decision]:
    """Decisions that nobody who knew of them, nor their own maker, has decided about anew; the last is always one."""
    return [
        earlier
        for place, earlier in enumerate(history)
        if not any(
            later.reviewer == earlier.reviewer or seen(history, later.base) >= earlier.number
            for later in history[place + 1 :]
        )
    ]


def disputed(history: Sequence[Decision]) -> tuple[Decision, ...]:
    """What others decided otherwise, unknown to whoever decided last."""
    return tuple(one for one in unsettled(history)[:-1] if one.after != history[-1].after)


def find_again(decisions: Sequence[Decision], today: Sequence[Anchor]) -> list[LaidDecision]:
    """Every history with the passage of today that it is about, or without when there is none like it."""
    all_histories = histories(decisions)
    anchors = [history[-1].anchor for history in all_histories]
    pairs = {pair.old: pair for pair in pair_up(anchors, today)}
    documents = documents_of(anchors, today)
    found: list[LaidDecision] = []
    for place, history in enumerate(all_histories):
        laid = LaidDecision(history, "orphan", documents[place], disputed=disputed(history))
        if pair := pairs.get(place):
            anchor = today[pair.new]
            match: Match = "exact" if pair.sure else "near"
            laid = replace(laid, match=match, document=anchor.document, clause=anchor.clause, likeness=pair.likeness)
        found.append(laid)
    return found
