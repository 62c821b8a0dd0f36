"""The same question in several reports under one id, so that its figures make a series."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from rapidfuzz import fuzz

from pipeline.compare.askings import Asking, asking_key, askings, at_odds, by_answers, by_wording
from pipeline.compare.questions import question_id
from pipeline.model import MonitorFigure

_CLEARER = 0.2  # by which one likeness must exceed another before it is chosen


@dataclass(slots=True, eq=False)
class _Question:
    """Askings that are one question."""

    askings: list[Asking]

    def at_odds(self, other: _Question) -> bool:
        """Whether one report asks both, of the same groups: then they are two questions."""
        return any(at_odds(one, two) for one in self.askings for two in other.askings)


def align_questions(figures: Sequence[MonitorFigure], threshold: float) -> list[MonitorFigure]:
    """The figures with one id for what is one question, whatever the year and however it is worded.

    Wordings come first. What is left is joined by its answers, the surest pair first, and only where a report has no
    other question that would do as well. The wording of the first report gives the id.
    """
    asked = askings(figures)
    questions = _answered(_worded(list(asked.values()), threshold), threshold)
    names: dict[int, str] = {}
    for question in questions:
        name = _free(question_id(question.askings[0].question), set(names.values()))
        names |= dict.fromkeys(map(id, question.askings), name)
    return [replace(figure, question_id=names[id(asked[asking_key(figure)])]) for figure in figures]


def _worded(asked: Sequence[Asking], threshold: float) -> list[_Question]:
    """Each asking with those before it that are worded alike."""
    questions: list[_Question] = []
    for asking in asked:
        like = [
            (fuzz.ratio(asking.question, other.question), number)
            for number, question in enumerate(questions)
            for other in question.askings
            if by_wording(asking, other, threshold)
        ]
        if like:
            questions[max(like)[1]].askings.append(asking)
        else:
            questions.append(_Question([asking]))
    return questions


def _answered(questions: list[_Question], threshold: float) -> list[_Question]:
    """The questions, those joined that were answered alike; in the order of their first asking."""
    while joined := _surest(questions, threshold):
        into, gone = joined
        into.askings += gone.askings
        questions = [question for question in questions if question is not gone]
    return questions


def _surest(questions: Sequence[_Question], threshold: float) -> tuple[_Question, _Question] | None:
    """The likest two that nothing speaks against, the earlier first; None when there are none."""
    pairs = sorted(_pairs(questions, threshold), key=lambda pair: -pair[0])
    for score, one, other in pairs:
        rivals = [
            likeness
            for likeness, first, second in pairs
            if (first, second) != (one, other)
            and (_is_rival(first, second, one, other) or _is_rival(second, first, one, other))
        ]
        if all(score >= likeness + _CLEARER for likeness in rivals):
            return one, other
    return None


def _is_rival(fixed: _Question, instead: _Question, one: _Question, other: _Question) -> bool:
    """Whether `fixed`, one of a pair, is as well like `instead`, which is another question than its partner."""
    return (fixed is one and instead.at_odds(other)) or (fixed is other and instead.at_odds(one))


def _pairs(questions: Sequence[_Question], threshold: float) -> Iterator[tuple[float, _Question, _Question]]:
    for one, other in combinations(questions, 2):
        score = max(by_answers(a, b, threshold) for a in one.askings for b in other.askings)
        if score and not one.at_odds(other):
            yield score, one, other


def _free(wanted: str, taken: set[str]) -> str:
    name, count = wanted, 2
    while name in taken:
        name, count = f"{wanted}-{count}", count + 1
    return name
