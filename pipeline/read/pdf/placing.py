"""Where things stand on the page that a person sees: matrices, and page coordinates from the top left."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from pipeline.model import Rect

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
"""x' = a x + c y + e; y' = b x + d y + f, as PDF writes it."""
GRAIN = 1e-4  # of one axis in the other: what rounding leaves
SLANT = 0.05  # of the length of a base line: how much it may rise and still be level
Point: TypeAlias = tuple[float, float]

SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_TURNS: dict[int, tuple[float, float, float, float]] = {
    0: (1, 0, 0, 1),
    1: (0, -1, 1, 0),
    2: (-1, 0, 0, -1),
    3: (0, 1, -1, 0),
}


def times(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that does `first` and `then` after it."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def placed(point: Point, matrix: Matrix) -> Point:
    """A point after the matrix."""
    a, b, c, d, e, f = matrix
    return a * point[0] + c * point[1] + e, b * point[0] + d * point[1] + f


def is_slanted(a: float, b: float, c: float, d: float) -> bool:
    """Whether a matrix sets a base line that is neither level nor upright; slanted letters on a level line are not."""
    along, across = sorted((abs(a), abs(b)), reverse=True)
    down, aside = sorted((abs(c), abs(d)), reverse=True)
    return across > SLANT * along > 0 and aside > SLANT * down > 0


def runs_level(a: float, b: float) -> bool:
    """Whether a matrix with this first axis is not turned a quarter; a turn that was computed leaves a grain of it."""
    return abs(a) > GRAIN * abs(b)


def around(points: Iterable[Point]) -> Rect:
    """The smallest upright rectangle around points."""
    xs, ys = zip(*points, strict=True)
    return Rect(min(xs), min(ys), max(xs), max(ys))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as it is shown: its size in points and the matrix from PDF's coordinates to those from the top left."""

    width: float
    height: float
    to_page: Matrix


def sheet_of(box: tuple[float, float, float, float], quarter_turns: int) -> Sheet:
    """The sheet of a page whose box in PDF coordinates is `box` (x0, y0, x1, y1), shown turned clockwise."""
    x0, y0, x1, y1 = box
    width, height = x1 - x0, y1 - y0
    if quarter_turns % 2:
        width, height = height, width
    turn = (*_TURNS[quarter_turns % 4], 0.0, 0.0)
    turned = around([placed((x0, y0), turn), placed((x1, y1), turn)])
    upright = times(turn, (1, 0, 0, 1, -turned.x0, -turned.top))
    return Sheet(width, height, times(upright, (1, 0, 0, -1, 0, height)))
