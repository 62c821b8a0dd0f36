"""Pies and rings: sectors around one centre, with the direction and the angle of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import atan2, degrees, hypot

from pipeline.model import Curve

Point = tuple[float, float]

SAME = 0.6  # points between corners that are one
WHOLE = (345.0, 375.0)  # degrees that the sectors of a whole pie make together
SMALL = 8.0  # points: the least radius of a pie


@dataclass(frozen=True, slots=True)
class Sector:
    """A sector: the direction of its middle and its angle, in degrees, clockwise from the right."""

    middle: float
    angle: float
    colour: str


@dataclass(frozen=True, slots=True)
class Pie:
    """A whole pie (or ring), in points."""

    x: float
    y: float
    radius: float
    sectors: tuple[Sector, ...]

    def direction(self, x: float, y: float) -> float:
        """Where a point lies, seen from the centre."""
        return degrees(atan2(y - self.y, x - self.x))

    def distance(self, x: float, y: float) -> float:
        """How far a point lies from the centre."""
        return hypot(x - self.x, y - self.y)


def turn(one: float, other: float) -> float:
    """From one direction to another by the shorter way, -180 to 180 degrees."""
    return (other - one + 180) % 360 - 180


def pies_of(curves: Sequence[Curve]) -> list[Pie]:
    """The pies of a page: sectors that meet in a centre, or pieces of a ring whose sides point at one."""
    coloured = list({(c.colour, _key(c)): c for c in curves if c.colour and len(c.points) >= 4}.values())
    centres: dict[tuple[int, int], list[Point]] = defaultdict(list)
    for curve in coloured:
        for x, y in set(curve.points):
            centres[round(x / SAME), round(y / SAME)].append((x, y))
    found = []
    taken: set[int] = set()
    for near in sorted(centres.values(), key=len, reverse=True):
        if len(near) < 2:
            break
        own = [c for c in coloured if id(c) not in taken and any(_same(p, near[0]) for p in c.points)]
        pie = _pie(near[0], own) if len(own) >= 2 else None
        if pie is not None:
            found.append(pie)
            taken |= {id(c) for c in own}
    ring = _ring([c for c in coloured if id(c) not in taken])
    return [*found, *ring]


def _key(curve: Curve) -> tuple[tuple[int, int], ...]:
    return tuple((round(x), round(y)) for x, y in curve.points)


def _same(one: Point, other: Point) -> bool:
    return abs(one[0] - other[0]) <= SAME and abs(one[1] - other[1]) <= SAME


def _pie(centre: Point, curves: Sequence[Curve]) -> Pie | None:
    """The sectors with a corner in the centre; None when they are no whole pie with one radius."""
    paths = [_rim_from(curve.points, centre) for curve in curves]
    return _whole(centre, [path for path in paths if len(path) >= 2], [c.colour for c in curves])


def _whole(centre: Point, rims: Sequence[Sequence[Point]], colours: Sequence[str]) -> Pie | None:
    ends = [hypot(p[0] - centre[0], p[1] - centre[1]) for rim in rims for p in (rim[0], rim[-1])]
    if len(rims) != len(colours) or max(ends) < SMALL or min(ends) < 0.95 * max(ends):
        return None
    sectors = [_sector(centre, rim, colour) for rim, colour in zip(rims, colours, strict=True)]
    if not WHOLE[0] <= sum(s.angle for s in sectors) <= WHOLE[1]:
        return None
    return Pie(*centre, max(ends), tuple(sectors))


def _rim_from(points: Sequence[Point], centre: Point) -> list[Point]:
    """The points of a closed path from the one after the centre to the one before it."""
    ring = list(points[:-1]) if _same(points[0], points[-1]) else list(points)
    at = next(i for i, p in enumerate(ring) if _same(p, centre))
    return [p for p in (*ring[at + 1 :], *ring[:at]) if not _same(p, centre)]


def _sector(centre: Point, rim: Sequence[Point], colour: str) -> Sector:
    """By the way from the first to the last point of its rim: more than half a turn is no less than that."""
    directions = [degrees(atan2(y - centre[1], x - centre[0])) for x, y in rim]
    way = sum(turn(a, b) for a, b in pairwise(directions))
    return Sector((directions[0] + way / 2) % 360, abs(way), colour)


def _ring(curves: Sequence[Curve]) -> list[Pie]:
    """A ring drawn in pieces: neighbours share a side, and all sides point at the centre."""
    sides: dict[frozenset[tuple[int, int]], list[tuple[int, Point, Point]]] = defaultdict(list)
    for i, curve in enumerate(curves):
        for a, b in pairwise(curve.points):
            ends = frozenset({(round(a[0]), round(a[1])), (round(b[0]), round(b[1]))})
            if len(ends) == 2:
                sides[ends].append((i, a, b))
    shared = [found for found in sides.values() if len({i for i, _, _ in found}) == 2]
    found = []
    left = list(shared)
    while left:
        group, members = [left.pop()], set()
        members |= {i for i, _, _ in group[0]}
        while more := [s for s in left if {i for i, _, _ in s} & members]:
            group += more
            left = [s for s in left if s not in more]
            members |= {i for s in more for i, _, _ in s}
        pie = _ring_of([curves[i] for i in sorted(members)], [(s[0][1], s[0][2]) for s in group])
        if pie is not None:
            found.append(pie)
    return found


def _ring_of(curves: Sequence[Curve], sides: Sequence[tuple[Point, Point]]) -> Pie | None:
    centre = next((c for one in sides for two in sides if (c := _crossing(one, two)) is not None), None)
    if centre is None or len(sides) != len(curves):
        return None
    outer = max(hypot(p[0] - centre[0], p[1] - centre[1]) for side in sides for p in side)
    rims = [_outer(curve.points, centre, outer) for curve in curves]
    return _whole(centre, rims, [c.colour for c in curves]) if all(len(rim) >= 2 for rim in rims) else None


def _outer(points: Sequence[Point], centre: Point, radius: float) -> list[Point]:
    """The points on the outer rim, in order: what comes before the inner rim follows after it."""
    ring = list(points[:-1]) if _same(points[0], points[-1]) else list(points)
    on = [hypot(x - centre[0], y - centre[1]) >= 0.97 * radius for x, y in ring]
    start = next((i for i in range(len(ring)) if on[i] and not on[i - 1]), 0)
    turned, marks = (*ring[start:], *ring[:start]), (*on[start:], *on[:start])
    return [p for p, mark in zip(turned, marks, strict=True) if mark]


def _crossing(one: tuple[Point, Point], two: tuple[Point, Point]) -> Point | None:
    """Where two lines cross; None when they are nearly one direction."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = *one, *two
    ux, uy, vx, vy = bx - ax, by - ay, dx - cx, dy - cy
    cross = ux * vy - uy * vx
    if abs(cross) < 0.2 * hypot(ux, uy) * hypot(vx, vy) or cross == 0:
        return None
    along = ((cx - ax) * vy - (cy - ay) * vx) / cross
    return ax + along * ux, ay + along * uy
