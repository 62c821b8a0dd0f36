"""Which survey figures are too thin to lean on: few respondents, or nobody says how many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model import MonitorFigure

_DIVIDED = ("zorgkantoor", "omzet")


def with_cautions(figures: Sequence[MonitorFigure], smallest: int) -> list[MonitorFigure]:
    """The figures with `caution` filled in.

    `small-group`: fewer than `smallest` respondents. `group-size-unknown`: a figure about some of the respondents,
    where the report gives one n for all groups together or none.
    """
    counts: dict[tuple[str, ...], set[str]] = {}
    for figure in figures:
        counts.setdefault(_row(figure), set()).add(figure.n)
    return [_with_caution(figure, counts[_row(figure)], smallest) for figure in figures]


def _with_caution(figure: MonitorFigure, counts: set[str], smallest: int) -> MonitorFigure:
    if figure.group_kind in _DIVIDED and len(counts) == 1:
        return replace(figure, caution="group-size-unknown")
    small = figure.n.isdigit() and int(figure.n) < smallest
    return replace(figure, caution="small-group" if small else "")


def _row(figure: MonitorFigure) -> tuple[str, ...]:
    """What the figures of one row of one table have in common."""
    return figure.document, figure.table, figure.question, figure.answer, figure.unit, figure.group_kind
