"""Line charts as inline SVG: no script, no fetch, readable without colour and without sight.

Nothing but numbers, years and letters of our own is written into the drawing, so nothing needs escaping.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

from pipeline.publish.charts import COLOURS, ChartLine, LineChart
from pipeline.publish.figures import dutch, with_unit

WIDTH, HEIGHT = 480, 230  # units of the drawing: about pixels on a wide screen
_LEFT, _RIGHT, _TOP, _BOTTOM = 40, 26, 12, 26
_LETTER = 12  # the least distance between the letters at the ends of lines
_DASHES = ("", "7 4", "2 3", "10 3 2 3", "12 5", "4 2")
LETTERS = "abcdef"
_TICKS = 4


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where a year and a value stand in the drawing."""

    years: tuple[str, ...]
    low: float
    step: float
    high: float

    def x(self, year: str) -> float:
        room = WIDTH - _LEFT - _RIGHT
        return round(_LEFT + room * self.years.index(year) / max(1, len(self.years) - 1), 1)

    def y(self, value: float) -> float:
        room = HEIGHT - _TOP - _BOTTOM
        return round(HEIGHT - _BOTTOM - room * (value - self.low) / (self.high - self.low), 1)


def line_svg(chart: LineChart) -> str:
    """The drawing; hidden from screen readers, who get the table with the same figures."""
    scale = _scale(chart)
    parts = [_grid(chart, scale)]
    ends = _apart([scale.y(line.values[max(line.values)]) for line in chart.lines])
    for number, (line, end) in enumerate(zip(chart.lines, ends, strict=True)):
        parts.append(_line(number, line, scale, end))
    body = "".join(parts)
    return f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true" focusable="false">{body}</svg>'


def key_svg(number: int) -> str:
    """The piece of line that stands before a name in the legend."""
    colour, dashes = _look(number)
    drawn = f'<path d="M0 5H34" stroke="{colour}" stroke-width="2" stroke-dasharray="{dashes}"/>'
    return f'<svg class="key" viewBox="0 0 34 10" aria-hidden="true" focusable="false">{drawn}</svg>'


def _look(number: int) -> tuple[str, str]:
    """Colour and dashes of a line."""
    return COLOURS[number % len(COLOURS)], _DASHES[number % len(_DASHES)]


def _scale(chart: LineChart) -> _Scale:
    """From nothing for shares and counts; whole steps that hold every value."""
    values = [value for line in chart.lines for value in line.values.values()]
    low, high = min(values), max(values)
    if chart.unit in ("%", "aantal", "EUR"):
        low = min(0.0, low)
    step = _nice((high - low or abs(high) or 1) / _TICKS)
    low, top = math.floor(low / step) * step, math.ceil(high / step) * step
    years = [str(year) for year in range(int(chart.years[0]), int(chart.years[-1]) + 1)]
    return _Scale(tuple(years), low, step, top if top > low else low + step)


def _nice(step: float) -> float:
    """The least of 1, 2, 2.5, 5 times a power of ten that is no smaller."""
    power = 10.0 ** math.floor(math.log10(step))
    return next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= step * 0.999)


def _grid(chart: LineChart, scale: _Scale) -> str:
    parts = []
    for number in range(round((scale.high - scale.low) / scale.step) + 1):
        value = round(scale.low + number * scale.step, 6)
        y, text = scale.y(value), with_unit(value, "%") if chart.unit == "%" else dutch(value)
        parts.append(f'<path class="rule" d="M{_LEFT} {y}H{WIDTH - _RIGHT}"/>')
        parts.append(f'<text x="{_LEFT - 5}" y="{y + 4}" text-anchor="end">{text}</text>')
    for year in scale.years:
        parts.append(f'<text x="{scale.x(year)}" y="{HEIGHT - 8}" text-anchor="middle">{year}</text>')
    return "".join(parts)


def _line(number: int, line: ChartLine, scale: _Scale, end: float) -> str:
    """A line with a point per figure; broken where a year is missing, with its letter at the end."""
    years = sorted(line.values)
    path, before = "", ""
    for year in years:
        joined = before and int(year) == int(before) + 1
        path += f"{'L' if joined else 'M'}{scale.x(year)} {scale.y(line.values[year])}"
        before = year
    colour, dashes = _look(number)
    drawn = f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dashes}"/>'
    points = [
        f'<circle cx="{scale.x(year)}" cy="{scale.y(line.values[year])}" r="3" fill="{colour}"/>' for year in years
    ]
    place = f'x="{scale.x(years[-1]) + 8}" y="{end + 4}"'
    letter = f'<text {place} fill="{colour}" class="letter">{LETTERS[number % len(LETTERS)]}</text>'
    return "".join([drawn, *points, letter])


def _apart(heights: list[float]) -> list[float]:
    """The heights of the letters, moved down where they would stand on each other."""
    moved = list(heights)
    order = sorted(range(len(heights)), key=lambda index: heights[index])
    for upper, lower in pairwise(order):
        moved[lower] = max(moved[lower], moved[upper] + _LETTER)
    over = max(moved, default=0.0) - (HEIGHT - _BOTTOM)
    return [height - over for height in moved] if over > 0 else moved
