"""Survey figures as series over the years, and side by side per zorgkantoor."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.compare import mask, row_year
from pipeline.model import MonitorFigure

_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
_TOTAL = re.compile(r"totaal|alle(?: respondenten)?", re.IGNORECASE)


@dataclass(slots=True)
class Series:
    """One answer to one question, of one group, over the years."""

    figures: list[MonitorFigure]
    values: dict[str, float] = field(default_factory=dict)  # year -> value
    disputed: bool = False  # another table or report gives another figure for the same year

    @property
    def shown(self) -> MonitorFigure:
        """The figure whose wording stands for the series: that of the newest report, the first of its figures."""
        return max(self.figures, key=lambda figure: figure.survey_year)


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

    Where two tables or reports give different figures for one year, both stand, the second in a series of its own, and
    both are marked.
    """
    found: dict[tuple[str, ...], list[Series]] = {}
    for figure in figures:
        group = "" if is_everyone(figure) else figure.group.lower()
        answer = figure.answer_id or mask(answer_of(figure))
        alternatives = found.setdefault((figure.sector, figure.question_id, answer, group, figure.unit), [])
        _place(figure, alternatives)
    return [one for alternatives in found.values() for one in alternatives]


def is_everyone(figure: MonitorFigure) -> bool:
    """Whether a figure is about all respondents: a column of a year, or the total of another division."""
    total = figure.group_kind in ("zorgkantoor", "omzet") and _TOTAL.fullmatch(figure.group)
    return figure.group_kind == "jaar" or not figure.group or bool(total)


def _place(figure: MonitorFigure, alternatives: list[Series]) -> None:
    """Put a figure in a series that has no other value for its year, one of its own report before the others.

    A second figure in the same row of one table is another figure, not another opinion.
    """
    year = year_of(figure)
    other_sources = False
    for one in sorted(alternatives, key=lambda one: all(f.document != figure.document for f in one.figures)):
        if one.values.get(year, figure.value) == figure.value:
            one.values[year] = figure.value
            one.figures.append(figure)
            return
        source = figure.document, figure.table
        other_sources |= all((f.document, f.table) != source for f in one.figures if year_of(f) == year)
    for one in alternatives:
        one.disputed |= other_sources
    alternatives.append(Series([figure], {year: figure.value}, disputed=other_sources))
