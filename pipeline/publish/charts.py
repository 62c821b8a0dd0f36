"""Which series of survey figures make a line chart, and what a reader who cannot see it is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.publish.figures import with_unit
from pipeline.publish.series import Series, answer_of, is_everyone
from pipeline.publish.words.places import source_words
from pipeline.publish.words.text import one_line

YEARS = 3  # so many years at least: two points are no trend
LINES = 6  # so many lines at most that can be told apart without colour
# Dark enough on white; a line is told apart by its dashes and its letter too, never by colour alone.
COLOURS = ("#1F4E79", "#A13F05", "#0B6B3A", "#6B2C91", "#7A5600", "#3C4650")


@dataclass(frozen=True, slots=True)
class ChartLine:
    """One line of a chart; `row` counts the series that were handed over from 0."""

    name: str
    row: int
    values: dict[str, float]  # year -> value


@dataclass(frozen=True, slots=True)
class LineChart:
    """The answers to one question over the years, in one unit."""

    title: str
    unit: str
    years: tuple[str, ...]  # oldest first
    lines: tuple[ChartLine, ...]
    sources: tuple[str, ...]  # 'actiz-2025, Tabel 3, p. 7'
    disputed: bool = False  # another table or report gives another figure for some year

    @property
    def description(self) -> str:
        """The chart in words: every line with its figures."""
        told = [
            f"{line.name}: " + ", ".join(f"{with_unit(line.values[y], self.unit)} ({y})" for y in sorted(line.values))
            for line in self.lines
        ]
        return f"Lijngrafiek bij de vraag '{self.title}'. " + "; ".join(told) + "."


def line_charts(found: Sequence[Series]) -> list[LineChart]:
    """A chart per question and unit for what runs over three years or more, in the order of the series.

    Figures per zorgkantoor make a chart per answer, with a line per zorgkantoor. Where reports disagree, each has its
    own line that names its report.
    """
    together: dict[tuple[str, ...], list[ChartLine]] = {}
    for row, one in enumerate(found):
        line = _line(one, row)
        if len(line.values) >= YEARS or (one.disputed and len(line.values) > 1):
            together.setdefault(_subject(one), []).append(line)
    long = [lines for lines in together.values() if any(len(line.values) >= YEARS for line in lines)]
    return [chart for lines in long for chart in _charts(lines, found)]


def _subject(one: Series) -> tuple[str, ...]:
    figure = one.shown
    if _is_of_one(one):
        return figure.sector, figure.question_id, figure.unit, "answer", figure.answer_id or answer_of(figure)
    return figure.sector, figure.question_id, figure.unit, "group", _group(one)


def _is_of_one(one: Series) -> bool:
    """Whether a series is about one zorgkantoor, or what a report calls the others, rather than about everyone."""
    return one.shown.group_kind == "zorgkantoor" and not is_everyone(one.shown)


def _group(one: Series) -> str:
    return "" if is_everyone(one.shown) else one.shown.group


def _line(one: Series, row: int) -> ChartLine:
    name = one.shown.group if _is_of_one(one) else answer_of(one.shown)
    if one.disputed:
        name = f"{name} ({one.shown.document})"
    return ChartLine(
        one_line(name), row, {year: value for year, value in one.values.items() if re.fullmatch(r"\d{4}", year)}
    )


def _charts(lines: Sequence[ChartLine], found: Sequence[Series]) -> Iterator[LineChart]:
    newest = max((found[line.row] for line in lines), key=lambda one: one.shown.survey_year)
    more = answer_of(newest.shown) if _is_of_one(newest) else _group(newest)
    title = one_line(f"{newest.shown.question} – {more}" if more else newest.shown.question)
    pieces = [lines[start : start + LINES] for start in range(0, len(lines), LINES)]
    for number, piece in enumerate(pieces, start=1):
        figures = [figure for line in piece for figure in found[line.row].figures]
        yield LineChart(
            title=f"{title} ({number} van {len(pieces)})" if len(pieces) > 1 else title,
            unit=newest.shown.unit,
            years=tuple(sorted({year for line in piece for year in line.values})),
            lines=tuple(piece),
            sources=tuple(dict.fromkeys(map(source_words, figures))),
            disputed=any(found[line.row].disputed for line in piece),
        )
