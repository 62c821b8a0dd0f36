"""The lowest and the highest of figures that are for the same thing, in the same unit and in the same year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.compare.differ.figure import ClauseFigure
from pipeline.model import Mark, Stated

_LEAST = 2  # zorgkantoren whose figures are compared


def compared(figures: Sequence[ClauseFigure]) -> Iterator[tuple[ClauseFigure, Stated]]:
    """Each figure with how it compares with those of its year.

    A zorgkantoor that states several for that year is left out, since it is not told which of them stands beside the
    others; so is a figure that depends on something where others do not.
    """
    of_year = {year: _comparable(figures, year) for year in {figure.year for figure in figures} if year}
    for figure in figures:
        among = of_year.get(figure.year, [])
        if figure in among and len(among) >= _LEAST:
            mark = _mark(figure.value, [other.value for other in among])
            yield figure, Stated(figure.quoted, mark, len(among))
        else:
            yield figure, Stated(figure.quoted)


def _comparable(figures: Sequence[ClauseFigure], year: str) -> list[ClauseFigure]:
    of_year = [figure for figure in figures if figure.year == year]
    stated = Counter(figure.zorgkantoor for figure in of_year)
    alone = [figure for figure in of_year if stated[figure.zorgkantoor] == 1]
    plain = [figure for figure in alone if not figure.quoted.condition]
    return plain if len(plain) >= _LEAST else alone if not plain else []


def _mark(value: float, values: Sequence[float]) -> Mark:
    low, high = min(values), max(values)
    if low == high:
        return "same"
    return "lowest" if value == low else "highest" if value == high else "between"
