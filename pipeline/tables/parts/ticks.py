"""Ticks and crosses that are drawn in cells, not written: strokes that are read as the signs they stand for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.model import Curve, Rect
from pipeline.tables.parts.part import Part

TICK, CROSS = "✓", "✗"
SMALL = (2.5, 30.0)  # points: as large as a tick or a cross is drawn
MIDDLE = 0.25  # share of its size by which the strokes of a cross may miss each other's middle

Point = tuple[float, float]


def with_ticks(part: Part, curves: Sequence[Curve]) -> Part:
    """The part with a sign in each empty cell in which nothing but a tick or a cross is drawn."""
    small = [(box, curve) for curve in curves if SMALL[0] <= max((box := _box(curve)).width, box.height) <= SMALL[1]]
    if not small:
        return part
    grid = [list(row) for row in part.grid]
    for cell in part.cells:
        if cell.box is not None and not grid[cell.row][cell.col].strip():
            sign = sign_of([curve for box, curve in small if box.middle_in(cell.box)])
            for row in range(cell.row, cell.row + cell.row_span) if sign else ():
                grid[row][cell.col : cell.col + cell.col_span] = [sign] * cell.col_span
    return replace(part, grid=tuple(tuple(row) for row in grid))


def sign_of(curves: Sequence[Curve]) -> str:
    """What strokes show: a tick, a cross, '' when it is neither or more than one thing."""
    lines = [line for curve in curves for line in _strokes(curve)]
    if len(curves) == 1 and len(lines) == 2 and _is_tick(curves[0].points):
        return TICK
    return CROSS if len(lines) == 2 and _is_cross(*lines) else ""


def _strokes(curve: Curve) -> list[tuple[Point, Point]]:
    """The straight strokes of an open path; four points may be two strokes of a cross drawn at one go."""
    points = curve.points
    if len(points) == 4:
        return [(points[0], points[1]), (points[2], points[3])]
    return list(pairwise(points))


def _is_tick(points: Sequence[Point]) -> bool:
    """Down to the right, then up to the right and higher than it began."""
    if len(points) != 3:
        return False
    (x0, y0), (x1, y1), (x2, y2) = points if points[0][0] < points[-1][0] else points[::-1]
    return x0 < x1 < x2 and y1 > y0 > y2


def _is_cross(one: tuple[Point, Point], two: tuple[Point, Point]) -> bool:
    """Two slanting strokes of one size, one rising and one falling, through each other's middle."""
    boxes = [Rect(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])) for a, b in (one, two)]
    slants = [(b[0] - a[0]) * (b[1] - a[1]) for a, b in (one, two)]
    size = max(boxes[0].width, boxes[0].height)
    near = abs(boxes[0].centre - boxes[1].centre) + abs(boxes[0].middle - boxes[1].middle) <= MIDDLE * size
    alike = abs(boxes[0].width - boxes[1].width) + abs(boxes[0].height - boxes[1].height) <= MIDDLE * size
    return slants[0] * slants[1] < 0 and near and alike


def _box(curve: Curve) -> Rect:
    xs, ys = zip(*curve.points, strict=True)
    return Rect(min(xs), min(ys), max(xs), max(ys))
