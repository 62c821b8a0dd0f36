"""Which figures are for the same thing, told by the sentences that they stand in. In doubt they are not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pipeline.compare.differ.figure import ClauseFigure
from pipeline.compare.likeness import content

_SAME_TOPIC, _SURE = 0.3, 0.4  # likeness of sentences, where they name the same subjects and where not
_TWICE = 0.2  # the same, of two sentences of one zorgkantoor that state the same percentage: such seldom coincide
_SHARED = 0.5  # more of the subjects than this are named by both
_NEVER = float("-inf")


def alike(figures: Sequence[ClauseFigure]) -> list[list[ClauseFigure]]:
    """The figures in groups; in a group nobody states two different figures for one year.

    Only what is of one kind and unit, and limits alike ('at most', 'within'), can be for the same thing. Groups grow by
    what is most alike on average, so that one sentence cannot tie two others together that have little in common.
    """
    blocks: dict[tuple[str, ...], list[int]] = {}
    for number, figure in enumerate(figures):
        blocks.setdefault((figure.kind, figure.unit, figure.limit), []).append(number)
    texts = [figure.sentence for figure in figures]
    likeness: Any = content(texts, texts) if texts else None
    return [
        group
        for block in blocks.values()
        for group in _grown([figures[number] for number in block], likeness[block][:, block])
    ]


def _grown(figures: Sequence[ClauseFigure], likeness: Any) -> Iterator[list[ClauseFigure]]:
    """Groups of figures of one kind, from each by itself to what belongs together; `likeness` of every pair."""
    groups: list[list[ClauseFigure]] = [[figure] for figure in figures]
    gains = _gains(figures, likeness)  # of the members of two groups together
    averages = gains.copy()
    while len(groups) > 1 and averages.max() > 0:
        one, other = divmod(int(averages.argmax()), len(groups))
        groups[one], groups[other] = groups[one] + groups[other], []
        gains[one] += gains[other]
        gains[:, one] += gains[:, other]
        gains[one, one] = gains[other, :] = gains[:, other] = averages[other, :] = averages[:, other] = _NEVER
        averages[one] = [gain / max(1, len(groups[one]) * len(g)) for gain, g in zip(gains[one], groups, strict=True)]
        averages[:, one] = averages[one]
    yield from (group for group in groups if group)


def _gains(figures: Sequence[ClauseFigure], likeness: Any) -> Any:
    """How much more alike two figures are than they have to be, for every pair; what may not join is minus infinite.

    That stays so in every sum, so that no group ever holds two that may not join.
    """
    gains = likeness - 2.0
    for one, other in zip(*(places.tolist() for places in (likeness >= _TWICE).nonzero()), strict=True):
        gains[one, other] = likeness[one, other] - _needed(figures[one], figures[other])
    stated: dict[tuple[str, str], list[int]] = {}
    for number, figure in enumerate(figures):
        gains[number, number] = _NEVER
        others = stated.setdefault((figure.zorgkantoor, figure.year), [])
        for other in others:
            if not _may_join(figure, figures[other]):
                gains[number, other] = gains[other, number] = _NEVER
        others.append(number)
    return gains


def _needed(one: ClauseFigure, other: ClauseFigure) -> float:
    """The likeness from which two figures are for the same thing."""
    if one.zorgkantoor == other.zorgkantoor and one.unit == "%":
        return _TWICE
    if not one.topics or not other.topics:
        return _SURE
    shared = len(one.topics & other.topics) / len(one.topics | other.topics)
    return _SAME_TOPIC if shared > _SHARED else 2.0


def _may_join(one: ClauseFigure, other: ClauseFigure) -> bool:
    """Whether a zorgkantoor may state both of one thing in one year: the same figure, or a range of one statement."""
    same_place = (one.quoted.clause.id, one.subject) == (other.quoted.clause.id, other.subject)
    return one.value == other.value or same_place
