"""The same question in several reports under one id, so that its figures make a series."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from pipeline.compare.likeness import mask
from pipeline.model import MonitorFigure

_STEM = 5  # letters that inflections of one word share
_CONTENT = 5  # words from this length on carry content ('voor', 'het', 'door' do not)
_ADDED = 0.1  # share of the words that may be content words that the other wording lacks
_ID_LENGTH = 60


def question_id(question: str) -> str:
    """A readable id: the words of the question, years and figures masked."""
    plain = unicodedata.normalize("NFKD", mask(question)).encode("ascii", "ignore").decode()
    return re.sub(r"\W+", "-", plain.replace("#", "x"))[:_ID_LENGTH].strip("-") or "vraag"


def align_questions(figures: Sequence[MonitorFigure], threshold: float) -> list[MonitorFigure]:
    """The figures with one id for what is one question, whatever the year and however lightly reworded.

    The wording of the first report gives the id.
    """
    known: dict[str, str] = {}  # masked question -> id
    taken: set[str] = set()
    for masked in dict.fromkeys(mask(figure.question) for figure in figures):
        like = [(fuzz.ratio(masked, other) / 100, other) for other in known if same_question(masked, other, threshold)]
        known[masked] = known[max(like)[1]] if like else _free(question_id(masked), taken)
        taken.add(known[masked])
    return [replace(figure, question_id=known[mask(figure.question)]) for figure in figures]


def same_question(one: str, other: str, threshold: float) -> bool:
    """Whether two masked questions are one: nearly the same letters and no content word traded for another.

    'intramuraal' for 'extramuraal' changes three letters and the whole question.
    """
    if one == other:
        return True
    if fuzz.ratio(one, other) < 100 * threshold:
        return False
    mine, theirs = _unshared(one, other), _unshared(other, one)
    return not (mine and theirs) and len(mine | theirs) <= _ADDED * max(len(one.split()), len(other.split()))


def _unshared(one: str, other: str) -> set[str]:
    """Content words of `one` of which `other` has no form."""
    stems = {word[:_STEM] for word in other.split()}
    return {word for word in one.split() if len(word) >= _CONTENT and word[:_STEM] not in stems}


def _free(wanted: str, taken: set[str]) -> str:
    name, count = wanted, 2
    while name in taken:
        name, count = f"{wanted}-{count}", count + 1
    return name
