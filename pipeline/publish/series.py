"""Survey figures as series over the years, and side by side per zorgkantoor."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.compare import mask, row_year
from pipeline.model import MonitorFigure

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
    return figure.group if figure.group_kind == "jaar" else row_year(figure.answer) or figure.survey_year


def answer_of(figure: MonitorFigure) -> str:
    """The answer without the year that its row is about."""
    if figure.group_kind == "jaar" or not row_year(figure.answer):
        return figure.answer
    return re.sub(r"\s+", " ", _YEAR.sub("", figure.answer)).strip(" -–:") or figure.question


def series(figures: Sequence[MonitorFigure]) -> list[Series]:
    """Series in the order of their first figure; figures within an answer ('het tarief van 95,5%') may differ.

    Where two reports give different figures for one year, both stand: the second in a series of its own, both marked.
    """
    found: dict[tuple[str, ...], list[Series]] = {}
    for figure in figures:
        group = "" if figure.group_kind == "jaar" else figure.group
        key = (figure.sector, figure.question_id, figure.answer_id or mask(answer_of(figure)), mask(group), figure.unit)
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
