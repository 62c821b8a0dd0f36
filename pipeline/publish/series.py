"""Survey figures as series over the years, and side by side per zorgkantoor."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.compare import mask
from pipeline.model import MonitorFigure

_LABEL_WORDS = 3  # so many words at most make a label, year included
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")


@dataclass(slots=True)
class Series:
    """One answer to one question, of one group, over the years."""

    first: MonitorFigure
    values: dict[str, float] = field(default_factory=dict)  # year -> value
    figures: list[MonitorFigure] = field(default_factory=list)
    disputed: bool = False  # another report gives another figure for the same year


def year_of(figure: MonitorFigure) -> str:
    """The year that a figure is about: that of its column, else that of its row ('NPS 2020'), else the survey's."""
    return figure.group if figure.group_kind == "jaar" else _row_year(figure) or figure.survey_year


def answer_of(figure: MonitorFigure) -> str:
    """The answer without the year that its row is about."""
    if figure.group_kind == "jaar" or not _row_year(figure):
        return figure.answer
    return re.sub(r"\s+", " ", _YEAR.sub("", figure.answer)).strip(" -–:") or figure.question


def _row_year(figure: MonitorFigure) -> str:
    """The year in a label of a word or two; in a sentence ('Ja, sinds 2016') it is part of the answer."""
    found = _YEAR.findall(figure.answer)
    return found[0] if len(found) == 1 and len(figure.answer.split()) <= _LABEL_WORDS else ""


def series(figures: Sequence[MonitorFigure]) -> list[Series]:
    """Series in the order of their first figure; figures within an answer ('het tarief van 95,5%') may differ.

    Where two reports give different figures for one year, both stand: the second in a series of its own, both marked.
    """
    found: dict[tuple[str, ...], list[Series]] = {}
    for figure in figures:
        group = "" if figure.group_kind == "jaar" else figure.group
        key = (figure.sector, figure.question_id, mask(answer_of(figure)), mask(group), figure.unit)
        alternatives = found.setdefault(key, [])
        _place(figure, alternatives)
    return [one for alternatives in found.values() for one in alternatives]


def _place(figure: MonitorFigure, alternatives: list[Series]) -> None:
    """Put a figure in the first series that has no other value for its year."""
    year = year_of(figure)
    for one in alternatives:
        if one.values.get(year, figure.value) == figure.value:
            one.values[year] = figure.value
            one.figures.append(figure)
            return
    for one in alternatives:
        one.disputed = True
    alternatives.append(Series(figure, {year: figure.value}, [figure], disputed=bool(alternatives)))
