"""The same answer to one question in several reports under one id, so that its figures make a series."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from pipeline.compare.likeness import mask
from pipeline.compare.questions import question_id, same_question
from pipeline.model import MonitorFigure

# What a form adds for the respondent to go on from: 'Ja, want', 'Anders, namelijk', 'Ja, geheel, betreffende de ...'.
_TO_FILL_IN = re.compile(r"\s+(?:want|omdat|namelijk|nl|te weten|betreffende)\b.*$|\s+(?:voor|aan)?\s*$", re.IGNORECASE)
# Words that turn an answer round, however alike the rest is.
_TURNING = frozenset(
    (
        "ja",
        "nee",
        "geen",
        "niet",
        "wel",
        "deels",
        "dele",
        "meer",
        "minder",
        "hoger",
        "lager",
        "zonder",
        "eens",
        "oneens",
    )
)


def align_answers(figures: Sequence[MonitorFigure], threshold: float) -> list[MonitorFigure]:
    """The figures with one `answer_id` for what is one answer to one question; questions were aligned before.

    Two rows of one table are two answers, however alike: only another report's wording may differ.
    """
    known: dict[str, dict[str, str]] = {}  # question -> words of an answer -> id
    by_table: dict[tuple[str, str, str], dict[str, str]] = {}
    for figure in figures:
        by_table.setdefault(_place(figure), {})[core(figure.answer)] = ""
    for (question, _, _), answers in by_table.items():
        _align_table(answers, known.setdefault(question, {}), threshold)
    return [replace(figure, answer_id=by_table[_place(figure)][core(figure.answer)]) for figure in figures]


def core(answer: str) -> str:
    """The words of an answer, figures masked, without what the respondent was to fill in."""
    masked = mask(answer)
    return _TO_FILL_IN.sub("", masked).strip() or masked


def _place(figure: MonitorFigure) -> tuple[str, str, str]:
    return figure.question_id, figure.document, figure.table


def _align_table(answers: dict[str, str], known: dict[str, str], threshold: float) -> None:
    """Give each answer of a table its id: that of the same words, else of the likest that is free, else a new one."""
    answers.update({words: known[words] for words in answers if words in known})
    for words, found in answers.items():
        if not found:
            free = [other for other in known if known[other] not in answers.values()]
            answers[words] = _likest(words, free, known, threshold) or _new_id(words, known.values())
            known[words] = answers[words]


def _likest(words: str, others: Sequence[str], known: dict[str, str], threshold: float) -> str:
    like = [
        (fuzz.ratio(words, other), other)
        for other in others
        if _turns(words) == _turns(other) and same_question(words, other, threshold)
    ]
    return known[max(like)[1]] if like else ""


def _turns(words: str) -> frozenset[str]:
    return _TURNING.intersection(words.split())


def _new_id(words: str, taken: Iterable[str]) -> str:
    used, wanted = set(taken), question_id(words) if words else ""
    name, count = wanted, 2
    while name and name in used:
        name, count = f"{wanted}-{count}", count + 1
    return name
