"""Answers to what a fresh reading asks: is this the passage that was decided about? Each is kept as who said it, when.

A confirmed decision is said again of the passage as it is now, so that the next reading finds it by its own words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from pipeline.model import Anchor, Decision, LaidDecision, Refusal, Shown, ThematabelError, Way
from pipeline.review.history import find_again
from pipeline.review.rows import Draft
from pipeline.review.store import Store

ALL = "all"  # instead of codes: everything that is asked


class UnknownCode(ThematabelError):  # noqa: N818 - says what the matter is
    """No decision is called so, or more than one, or it is not where the answer supposes."""

    def __init__(self, code: str, cause: str) -> None:
        super().__init__(code, cause)
        self.code, self.cause = code, cause

    def __str__(self) -> str:
        return f"{self.code}: {self.cause}. Nothing was changed. See `thematabel review --list`."


@dataclass(frozen=True, slots=True)
class Answerer:
    """Who answers, and when."""

    name: str
    now: datetime

    @property
    def at(self) -> str:
        """ISO date and time with offset."""
        return self.now.isoformat(timespec="seconds")


@dataclass(frozen=True, slots=True)
class Answered:
    """What was answered: each decision as it lay before the answer."""

    confirmed: tuple[LaidDecision, ...] = ()
    declined: tuple[LaidDecision, ...] = ()
    attached: tuple[LaidDecision, ...] = ()


def answer(
    store: Store, today: Sequence[Anchor], who: Answerer, confirm: Sequence[str] = (), decline: Sequence[str] = ()
) -> Answered:
    """Confirm near matches, and decline others; all of it or nothing.

    Args:
        store: where decisions are kept.
        today: the passages of the last run.
        who: the person who answers.
        confirm: codes of near matches that are right; `ALL` for all that are not declined.
        decline: codes of near matches that are wrong; `ALL` for all that are not confirmed.

    Raises:
        UnknownCode: when a code is not that of a near match of today, or is both confirmed and declined.
    """
    with store.transaction():
        asked = [one for one in _laid(store, today) if one.match == "near"]
        yes, no = _asked(asked, confirm, but=decline), _asked(asked, decline, but=confirm)
        for one in yes:
            if one in no:
                raise UnknownCode(one.code, "it cannot be both confirmed and declined")
            _say_again(store, one, _now(one), who, "confirmed")
        for one in no:
            store.refuse(Refusal(one.standing.passage, who.name, who.at, _now(one)))
    return Answered(confirmed=tuple(yes), declined=tuple(no))


def attach(store: Store, today: Sequence[Anchor], who: Answerer, code: str, clause: str) -> Answered:
    """Say a decision again of the clause that somebody points at.

    Raises:
        UnknownCode: when there is no such decision or clause, the decision is not lost, or the clause has its own.
    """
    with store.transaction():
        laid = _laid(store, today)
        one = _named(laid, code)
        if one.match == "exact":
            raise UnknownCode(code, f"its passage is found: {one.clause}. Decide about it in the workbook")
        anchors = [anchor for anchor in today if anchor.clause == clause]
        if len(anchors) != 1:
            raise UnknownCode(clause, "it is no clause of the last run" if not anchors else "several clauses go by it")
        there = next((other for other in laid if other.match == "exact" and other.now == anchors[0]), None)
        if there is not None:
            cause = f"{there.standing.reviewer} decided about it on {there.standing.decided[:10]}"
            raise UnknownCode(clause, f"{cause}. Decide about it in the workbook instead")
        _say_again(store, one, anchors[0], who, "attached")
    return Answered(attached=(one,))


def _laid(store: Store, today: Sequence[Anchor]) -> list[LaidDecision]:
    return find_again(store.decisions(), today, store.refusals())


def _asked(asked: Sequence[LaidDecision], codes: Sequence[str], but: Sequence[str]) -> list[LaidDecision]:
    """The near matches of these codes, each once."""
    if ALL in codes:
        others = [_near(asked, code) for code in but if code != ALL]
        return [one for one in asked if one not in others]
    found: list[LaidDecision] = []
    for code in codes:
        one = _near(asked, code)
        if one not in found:
            found.append(one)
    return found


def _near(asked: Sequence[LaidDecision], code: str) -> LaidDecision:
    same = [one for one in asked if one.code == code.strip().casefold()]
    if len(same) == 1:
        return same[0]
    if same:
        raise UnknownCode(code, "several decisions go by this code; fill in the verdict in the workbook")
    about = code.strip().casefold().split("-")[0]
    if about and any(one.code.split("-")[0] == about for one in asked):
        raise UnknownCode(code, "the decision is like another passage now, or was changed, since you saw this code")
    raise UnknownCode(code, "nothing is to be confirmed by this code")


def _named(laid: Sequence[LaidDecision], code: str) -> LaidDecision:
    name = code.strip().casefold().split("-")[0]
    found = [one for one in laid if name and one.standing.passage.startswith(name)]
    if len(found) == 1:
        return found[0]
    raise UnknownCode(code, "several decisions go by it; give more of its passage (--json)" if found else "no decision")


def _now(one: LaidDecision) -> Anchor:
    if one.now is None:
        raise ValueError(f"a near match without a passage: {one.code}")
    return one.now


def _say_again(store: Store, one: LaidDecision, there: Anchor, who: Answerer, way: Way) -> Decision:
    last = one.standing
    draft = Draft(
        last.passage, who.name, who.at, there, Shown(last.shown.theme), last.uid, last.after, last.after, way
    )  # fmt: skip
    return store.add([draft])[0]
