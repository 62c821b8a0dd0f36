"""What each reviewer holds of one passage, whether they agree, and whose word the table follows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal

from pipeline.model import Decision, Judgement
from pipeline.publish import one_line

Rule = Literal["last word", "agreement"]
NOTHING = Judgement()


def opinions(history: Iterable[Decision]) -> list[Decision]:
    """The last word of each reviewer who has one, in the order in which they came; what was taken back is none."""
    some = list(history)
    undone = {decision.base for decision in some if decision.way == "undone"}
    latest: dict[str, Decision] = {}
    for decision in some:
        if decision.way == "undone" or decision.uid in undone:
            continue
        latest.pop(_who(decision), None)
        if decision.after != NOTHING:
            latest[_who(decision)] = decision
    return list(latest.values())


def differ(history: Iterable[Decision]) -> bool:
    """Whether two reviewers hold different things of one passage; a remark is no difference."""
    return len({_without_remark(decision.after) for decision in opinions(history)}) > 1


def followed(history: Sequence[Decision], rule: Rule) -> Judgement:
    """The judgement that the table follows; `NOTHING` when there is none to follow (yet).

    Args:
        history: decisions about one passage, oldest first, at least one.
        rule: the last word counts, or only what two reviewers agree on (the latest that two agree on).
    """
    if rule == "last word":
        return history[-1].after
    held = opinions(history)
    shared = [_without_remark(one.after) for one in held]
    return next((one.after for one in reversed(held) if shared.count(_without_remark(one.after)) > 1), NOTHING)


def _without_remark(judgement: Judgement) -> Judgement:
    return replace(judgement, remark="")


def _who(decision: Decision) -> str:
    return one_line(decision.reviewer).casefold()
