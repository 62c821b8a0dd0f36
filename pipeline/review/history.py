"""The decisions about each passage as one history: which stands, and who decided without knowing of the other."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.model import Anchor, Decision, Judgement, LaidDecision, Match, Refusal
from pipeline.publish import encodable, one_line
from pipeline.review.matching import Pair, content_of, documents_of, pair_up, words_of

History = tuple[Decision, ...]  # of one passage, oldest first, at least one
_CODE = 8  # characters of a passage's name that people see and type


def histories(decisions: Sequence[Decision]) -> list[History]:
    """Decisions by passage, in the order in which passages were first decided about."""
    by_passage: dict[str, list[Decision]] = {}
    for decision in sorted(decisions, key=lambda decision: decision.number):
        by_passage.setdefault(decision.passage, []).append(decision)
    return [tuple(history) for history in by_passage.values()]


def same_person(one: str, other: str) -> bool:
    """Whether two reviewers are one, however the name was typed."""
    return one_line(one).casefold() == one_line(other).casefold()


def is_added(history: Sequence[Decision]) -> bool:
    """Whether a reviewer pointed at the passage himself."""
    return any(decision.way == "added" for decision in history)


def taken_back(history: Sequence[Decision]) -> bool:
    """Whether a reviewer pointed at the passage, and then thought better of it: there is nothing to look for."""
    return is_added(history) and history[-1].after == Judgement()


def seen(history: Sequence[Decision], base: str) -> int:
    """The number of the newest decision that somebody knew who saw `base`; 0 when that is none of this passage."""
    return next((decision.number for decision in history if decision.uid == base), 0)


def unsettled(history: Sequence[Decision]) -> list[Decision]:
    """Decisions that nobody who knew of them, nor their own maker, has decided about anew; the last is always one."""
    return [
        earlier
        for place, earlier in enumerate(history)
        if not any(
            same_person(later.reviewer, earlier.reviewer) or seen(history, later.base) >= earlier.number
            for later in history[place + 1 :]
        )
    ]


def disputed(history: Sequence[Decision]) -> tuple[Decision, ...]:
    """What others decided otherwise, unknown to whoever decided last."""
    return tuple(one for one in unsettled(history)[:-1] if one.after != history[-1].after)


def find_again(
    decisions: Sequence[Decision], today: Sequence[Anchor], refusals: Sequence[Refusal] = ()
) -> list[LaidDecision]:
    """Every history with the passage of today that it is about, or without when there is none like it."""
    all_histories = histories(decisions)
    documents = documents_of([history[-1].anchor for history in all_histories], today)
    refused = _refused(refusals)
    pairs = _pairs(all_histories, today, refused)
    found: list[LaidDecision] = []
    for place, history in enumerate(all_histories):
        passage = history[-1].passage
        laid = LaidDecision(history, "orphan", documents[place], disputed=disputed(history), code=passage[:_CODE])
        pair = pairs.get(place)
        if pair and (pair.sure or history[-1].after != Judgement()):  # what was withdrawn asks nothing
            anchor = today[pair.new]
            match: Match = "exact" if pair.sure else "near"
            laid = replace(
                laid, match=match, document=anchor.document, clause=anchor.clause, likeness=pair.likeness, now=anchor
            )
            if match == "near":
                laid = replace(laid, code=f"{laid.code}-{_mark(history, anchor)}")
        found.append(laid)
    return found


def _pairs(
    all_histories: Sequence[History], today: Sequence[Anchor], refused: Mapping[str, set[str]]
) -> dict[int, Pair]:
    """The passage of today of each history: with its last words, else with those of before, else alike; by places."""
    not_these = [refused.get(history[-1].passage, set()) for history in all_histories]
    pairs = {pair.old: pair for pair in pair_up([h[-1].anchor for h in all_histories], today, not_these)}
    left = [place for place, history in enumerate(all_histories) if place not in pairs or not pairs[place].sure]
    before = [(place, anchor) for place in left for anchor in _as_before(all_histories[place])]
    if not before:
        return pairs
    # A document that is read, or published, as it was once: the decision of then still says the same.
    taken = {pair.new for pair in pairs.values() if pair.sure}
    free = [place for place in range(len(today)) if place not in taken]
    again = [pair for pair in pair_up([anchor for _, anchor in before], [today[n] for n in free]) if pair.sure]
    if not again:
        return pairs
    sure = {place: pair for place, pair in pairs.items() if pair.sure}
    for pair in again:
        place = before[pair.old][0]
        sure.setdefault(place, Pair(place, free[pair.new], pair.likeness, sure=True))
    taken = {pair.new for pair in sure.values()}
    free = [place for place in free if place not in taken]
    left = [place for place in left if place not in sure]
    anchors = [all_histories[place][-1].anchor for place in left]
    for pair in pair_up(anchors, [today[n] for n in free], [not_these[place] for place in left]):
        sure[left[pair.old]] = Pair(left[pair.old], free[pair.new], pair.likeness, pair.sure)
    return sure


def _as_before(history: History) -> list[Anchor]:
    """Other words that the same was said about, newest first."""
    last = history[-1]
    words = {words_of(last.anchor.text)}
    anchors: list[Anchor] = []
    for decision in reversed(history[:-1]):
        other = words_of(decision.anchor.text)
        if other not in words and decision.after == last.after:
            words.add(other)
            anchors.append(decision.anchor)
    return anchors


def _refused(refusals: Sequence[Refusal]) -> dict[str, set[str]]:
    """By passage, the content of what is known to be another passage."""
    refused: dict[str, set[str]] = {}
    for refusal in refusals:
        refused.setdefault(refusal.passage, set()).add(content_of(refusal.anchor))
    return refused


def _mark(history: History, anchor: Anchor) -> str:
    """Tells a question from a later one about the same decision: what stands, and the content of what is alike."""
    told = f"{history[-1].uid}\0{content_of(anchor)}"
    return hashlib.sha256(encodable(told).encode()).hexdigest()[:4]
