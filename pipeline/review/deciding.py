"""Decisions made one by one at a screen: appended to the store with what stood before, taken back and made again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import uuid4

from pipeline.model import Anchor, Decision, Judgement, Shown, ThematabelError, Way
from pipeline.review.answers import Answerer
from pipeline.review.history import same_person
from pipeline.review.opinions import NOTHING
from pipeline.review.rows import Draft
from pipeline.review.store import Store


class NothingToTakeBack(ThematabelError):  # noqa: N818 - says what the matter is
    """There is nothing to undo or redo, or somebody else decided since."""

    def __init__(self, cause: str) -> None:
        super().__init__(cause)
        self.cause = cause

    def __str__(self) -> str:
        return f"{self.cause}. Nothing was changed."


class Overtaken(ThematabelError):  # noqa: N818 - says what the matter is
    """Somebody else decided in the meantime."""

    def __init__(self, newest: int) -> None:
        super().__init__(newest)
        self.newest = newest

    def __str__(self) -> str:
        return f"decision {self.newest} came in between. Nothing was changed. Try again."


@dataclass(frozen=True, slots=True)
class Wish:
    """What a reviewer wants of one passage."""

    passage: str  # the name that its decisions share; a new one for a passage that nobody decided about
    anchor: Anchor
    shown: Shown
    after: Judgement
    base: str = ""  # uid of the newest decision that the reviewer saw
    way: Way = "page"


@dataclass(frozen=True, slots=True)
class Batch:
    """Decisions that one reviewer made in one go, oldest first."""

    name: str
    decisions: tuple[Decision, ...]


def decide(store: Store, who: Answerer, wishes: Sequence[Wish], newest: int) -> list[Decision]:
    """Keep what a reviewer wants, all of it or nothing; what stood before is looked up as it is now.

    Args:
        store: where decisions are kept.
        who: the reviewer.
        wishes: what is wanted, each about another passage.
        newest: number of the newest decision that the names of passages in `wishes` take into account.

    Raises:
        Overtaken: when there is a newer one: it may have named a passage that seems to have no name yet.
    """
    with store.transaction():
        known = store.decisions()
        if known and known[-1].number != newest:
            raise Overtaken(known[-1].number)
        last = standing(known)
        batch = uuid4().hex
        return store.add(
            [
                Draft(
                    wish.passage, who.name, who.at, wish.anchor, wish.shown, wish.base,
                    last[wish.passage].after if wish.passage in last else NOTHING, wish.after, wish.way, batch,
                )
                for wish in wishes
            ]
        )  # fmt: skip


def undo(store: Store, who: Answerer) -> list[Decision]:
    """Take back what this reviewer did last, in one go; each passage gets what stood before.

    Raises:
        NothingToTakeBack: when there is nothing, or somebody else has decided about it since.
    """
    with store.transaction():
        known = store.decisions()
        batch = _last(done_and_undone(known, who.name)[0], "There is nothing to undo")
        last = standing(known)
        _need_untouched(batch, known, who)
        return store.add(
            [
                Draft(
                    one.passage, who.name, who.at, one.anchor, one.shown, one.uid,
                    last[one.passage].after, one.before, "undone",
                    batch.name,
                )
                for one in reversed(batch.decisions)
            ]
        )  # fmt: skip


def redo(store: Store, who: Answerer) -> list[Decision]:
    """Make again what this reviewer took back last.

    Raises:
        NothingToTakeBack: when there is nothing, or somebody else has decided about it since.
    """
    with store.transaction():
        known = store.decisions()
        batch = _last(done_and_undone(known, who.name)[1], "There is nothing to redo")
        last = standing(known)
        _need_untouched(batch, known, who)
        name = uuid4().hex
        return store.add(
            [
                Draft(
                    one.passage, who.name, who.at, one.anchor, one.shown, last[one.passage].uid,
                    last[one.passage].after, one.after, one.way, f"{name}:{batch.name}",
                )
                for one in batch.decisions
            ]
        )  # fmt: skip


def done_and_undone(known: Sequence[Decision], reviewer: str) -> tuple[list[Batch], list[Batch]]:
    """What a reviewer can take back, and can make again, the last first to go at the end.

    It follows from the decisions themselves, so it outlives the program that they were made with.
    """
    groups: dict[tuple[str, bool], list[Decision]] = {}
    for decision in known:
        if decision.batch and same_person(decision.reviewer, reviewer):
            groups.setdefault((decision.batch, decision.way == "undone"), []).append(decision)
    done: list[Batch] = []
    undone: list[Batch] = []
    for (name, back), some in groups.items():
        if back:
            undone += [batch for batch in done if batch.name == name]
            done = [batch for batch in done if batch.name != name]
            continue
        _, _, again = name.partition(":")
        # What is made anew leaves no way to go on with what was taken back; what is made again does.
        undone = [batch for batch in undone if batch.name != again] if again else []
        done.append(Batch(name, tuple(some)))
    return done, undone


def standing(known: Sequence[Decision]) -> Mapping[str, Decision]:
    """The last decision about each passage."""
    return {decision.passage: decision for decision in known}


def _last(batches: Sequence[Batch], otherwise: str) -> Batch:
    if not batches:
        raise NothingToTakeBack(otherwise)
    return batches[-1]


def _need_untouched(batch: Batch, known: Sequence[Decision], who: Answerer) -> None:
    """What was decided since, by another or in a workbook, is not undone unseen."""
    for one in batch.decisions:
        for later in known:
            own = later.batch and same_person(later.reviewer, who.name)
            if later.passage == one.passage and later.number > one.number and not own:
                raise NothingToTakeBack(f"{later.reviewer} has decided about {one.anchor.clause} since")
