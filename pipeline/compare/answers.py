"""The same answer to one question in several reports under one id, so that its figures make a series."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from pipeline.compare.likeness import mask
from pipeline.compare.monitor import row_year
from pipeline.compare.questions import question_id, same_question
from pipeline.model import MonitorFigure

_Place = tuple[str, str, str]  # question, document, table
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
    rows: dict[_Place, dict[str, str]] = {}  # table -> answer as it stands -> words that tell it apart
    for figure in figures:
        rows.setdefault(_place(figure), {})[figure.answer] = ""
    ids: dict[_Place, dict[str, str]] = {}
    for place, answers in rows.items():
        answers.update(_told_apart(list(answers)))
        ids[place] = dict.fromkeys(answers.values(), "")
        _align_table(ids[place], known.setdefault(place[0], {}), threshold)
    return [replace(figure, answer_id=ids[_place(figure)][rows[_place(figure)][figure.answer]]) for figure in figures]


def _told_apart(answers: Sequence[str]) -> dict[str, str]:
    """The words of each answer of a table: with its figures where only they tell it from another one.

    Rows about years ('NPS 2024', 'NPS 2025') are one answer.
    """
    words = {answer: core(answer) for answer in answers}
    for told in (mask, str.lower):
        counts = Counter(words[answer] for answer in answers if not row_year(answer))
        words.update({a: told(a) for a in answers if counts[words[a]] > 1 and not row_year(a)})
    return words


def same_answer(one: str, other: str, threshold: float) -> bool:
    """Whether two masked answers are one: nearly the same letters, no word that turns one of them round."""
    return _turns(one) == _turns(other) and same_question(one, other, threshold)


def core(answer: str) -> str:
    """The words of an answer, figures masked, without the year of its row and what the respondent was to fill in."""
    masked = mask(answer)
    if row_year(answer):
        masked = " ".join(word for word in masked.split() if word != "#") or masked
    return _TO_FILL_IN.sub("", masked).strip() or masked


def _place(figure: MonitorFigure) -> _Place:
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
    like = [(fuzz.ratio(words, other), other) for other in others if same_answer(words, other, threshold)]
    return known[max(like)[1]] if like else ""


def _turns(words: str) -> frozenset[str]:
    return _TURNING.intersection(words.split())


def _new_id(words: str, taken: Iterable[str]) -> str:
    used, wanted = set(taken), question_id(words) if words else ""
    name, count = wanted, 2
    while name and name in used:
        name, count = f"{wanted}-{count}", count + 1
    return name
