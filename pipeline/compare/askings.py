"""When two tables of survey reports ask the same thing: by the words of the question, or by what was answered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.compare.answers import core, same_answer
from pipeline.compare.likeness import mask
from pipeline.compare.questions import content_stems, same_question
from pipeline.model import MonitorFigure

_MOST = 0.75  # share of the answers of the shorter list that the other has too
_ABOUT = 0.5  # share of the content words of the shorter question that the other has too
_TELLING = 2  # content words that make an answer speak for itself: 'toename verwacht', not 'Ja' or 'Ten dele'
_BRIEF = 2  # content words of a heading that can stand for a question ('Beroep op de hardheidsclausule')


@dataclass(frozen=True, slots=True)
class Asking:
    """One question as one table of one report asks it."""

    document: str
    sector: str
    question: str  # words, figures and years masked
    about: frozenset[str]  # whom the figures are about; years and no group at all count as everyone
    answers: tuple[str, ...]  # words, masked, in the order of the table
    units: frozenset[str]


def askings(figures: Iterable[MonitorFigure]) -> dict[tuple[str, str, str], Asking]:
    """The askings of `figures` by document, table and question, in the order of the reports."""
    together: dict[tuple[str, str, str], list[MonitorFigure]] = {}
    for figure in figures:
        together.setdefault(asking_key(figure), []).append(figure)
    return {key: _asking(found) for key, found in together.items()}


def asking_key(figure: MonitorFigure) -> tuple[str, str, str]:
    """What an asking is found by."""
    return figure.document, figure.table, mask(figure.question)


def by_wording(one: Asking, other: Asking, threshold: float) -> bool:
    """Whether two askings are worded alike; within one report only tables about different groups are one question."""
    if one.question == other.question:
        return True
    return not at_odds(one, other) and same_question(one.question, other.question, threshold)


def at_odds(one: Asking, other: Asking) -> bool:
    """Whether one report asks both of the same groups in other words: it has a reason to."""
    return one.document == other.document and bool(one.about & other.about) and one.question != other.question


def by_answers(one: Asking, other: Asking, threshold: float) -> float:
    """How surely two reports ask one thing in other words, from 0 (not) to 1: a slide's heading and a whole question.

    The answers have to be the same, one for one, and the shorter wording has to stand in the longer for the better
    part; answers that any question has ('Ja', 'Ten dele') count only when all answers and all of its words return.
    """
    if one.sector != other.sector or at_odds(one, other):
        return 0.0
    if "NPS" in one.units & other.units:  # one question by its nature; of whom it is asked the words must tell
        return float(bool(content_stems(one.question) & content_stems(other.question)))
    if one.document == other.document or not one.about & other.about or not one.units & other.units:
        return 0.0
    if "stelling" in one.about:
        return 0.0
    words = min(content_stems(one.question), content_stems(other.question), key=len)
    shared = len(content_stems(one.question) & content_stems(other.question)) / max(1, len(words))
    if shared < _ABOUT:  # most questions: their answers need not be held side by side
        return 0.0
    pairs = _pairs(one.answers, other.answers, threshold)
    share = len(pairs) / max(1, min(len(one.answers), len(other.answers)))
    telling = sum(len(content_stems(answer)) >= _TELLING for answer, _ in pairs)
    if len(pairs) > 1 and share >= _MOST and 2 * telling >= len(pairs):
        return share * shared
    every = len(pairs) == len(one.answers) == len(other.answers) > 1
    return share * shared / 2 if every and len(words) >= _BRIEF and shared == 1 else 0.0


def _asking(figures: Sequence[MonitorFigure]) -> Asking:
    first = figures[0]
    about = {"iedereen" if figure.group_kind in ("jaar", "geen") else figure.group_kind for figure in figures}
    return Asking(
        first.document,
        first.sector,
        mask(first.question),
        frozenset(about),
        tuple(dict.fromkeys(core(figure.answer) for figure in figures)),
        frozenset(figure.unit for figure in figures),
    )


def _pairs(one: Sequence[str], other: Sequence[str], threshold: float) -> list[tuple[str, str]]:
    """Answers of `one` with the same answer of `other`, each taken once."""
    free = list(other)
    pairs: list[tuple[str, str]] = []
    for answer in one:
        like = [words for words in free if same_answer(answer, words, threshold)]
        if like:
            best = answer if answer in like else like[0]
            free.remove(best)
            pairs.append((answer, best))
    return pairs
