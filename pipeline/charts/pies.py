"""Pies and rings: each sector with its figure and its label, the angle of the sector bearing the figure out."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from pipeline.charts.marks import Sample, meaning
from pipeline.charts.match import NEVER, matched
from pipeline.charts.part import Chart, Pair, chart_of
from pipeline.charts.sectors import Pie, Sector, pies_of, turn
from pipeline.charts.text import MANY_ROWS, ChartFigure, ChartText, Label, figure_of, joined, label_of_chunks
from pipeline.model import Curve, Page, Rect
from pipeline.tables.text import chunk

REACH = 1.2  # radii (or em, see EMS) between the rim and a text that belongs to a sector
EMS = 4.0
ASIDE = 20.0  # degrees that a text may stand outside the angle of its sector, where sectors are narrow
OFF = 2.0  # percentage points that a figure may differ from the angle of its sector
NEAR = 0.9  # em between a label and the figure that stands under, above or beside it


@dataclass(frozen=True, slots=True)
class Stack:
    """A text beside a pie: a label with the figure that stands with it, if any, or a figure alone."""

    label: Label | None
    figure: ChartFigure | None

    @property
    def rect(self) -> Rect:
        """Around both, points."""
        parts = [p for p in (self.label, self.figure.label if self.figure else None) if p is not None]
        return Rect.around(p.rect for p in parts)


def pie_charts(
    page: Page, text: ChartText, legend: Sequence[Sample], known: Set[str]
) -> list[tuple[Pie, Chart | None]]:
    """Each pie of a page that has figures, with its chart; None where figures and labels cannot be told apart."""
    pies = pies_of(page.curves)
    leaders = [c for c in page.curves if 2 <= len(c.points) <= 4]
    found: list[tuple[Pie, Chart | None]] = []
    for pie in sorted(pies, key=lambda p: (round(p.y / p.radius), p.x)):
        figures = [f for f in text.figures if _nearest(f, pie, pies)]
        labels = [label for label in text.labels if _may_be_label(label, pie)]
        if not figures and not any(figure_of(label) for label in labels):
            continue
        pairs = _by_legend(pie, figures, legend, leaders, known) or _by_place(pie, figures, labels, leaders, known)
        drawn = Rect(pie.x, pie.y, pie.x, pie.y).grown(pie.radius)
        found.append((pie, chart_of(page.number, pairs, [drawn]) if pairs else None))
    return found


def _nearest(figure: ChartFigure, pie: Pie, pies: Sequence[Pie]) -> bool:
    x, y = figure.label.rect.centre, figure.label.rect.middle
    reach = pie.radius + max(REACH * pie.radius, EMS * figure.size)
    return pie.distance(x, y) <= reach and all(p.distance(x, y) >= pie.distance(x, y) for p in pies)


def _may_be_label(label: Label, pie: Pie) -> bool:
    return len(label.chunks) <= MANY_ROWS and _away(pie, label.rect) <= max(
        REACH * pie.radius, EMS * label.chunks[0].rect.height
    )


def _by_legend(
    pie: Pie, figures: Sequence[ChartFigure], legend: Sequence[Sample], leaders: Sequence[Curve], known: Set[str]
) -> list[Pair]:
    """Labels by colour, figures by place."""
    labels = meaning([s.colour for s in pie.sectors], legend, (pie.x, pie.y))
    if labels is None:
        return []
    stacks = [Stack(None, figure) for figure in figures]
    places = matched([[_cost(pie, sector, stack, leaders) for stack in stacks] for sector in pie.sectors])
    if places is None:
        return []
    own = [figures[i] for i in places]
    if not _true_to_angle(pie, own):
        return []
    of = [labels[sector.colour] for sector in pie.sectors]
    return [Pair(joined(label.words, known), f, label.words) for label, f in zip(of, own, strict=True)]


def _by_place(
    pie: Pie, figures: Sequence[ChartFigure], labels: Sequence[Label], leaders: Sequence[Curve], known: Set[str]
) -> list[Pair]:
    """Labels around the pie, each the nearest to its sector; figures with them, or inside the sectors."""
    inside = [f for f in figures if pie.distance(f.label.rect.centre, f.label.rect.middle) <= pie.radius]
    stacks = _stacks([f for f in figures if f not in inside], labels)
    places = matched([[_cost(pie, sector, stack, leaders) for stack in stacks] for sector in pie.sectors])
    if places is None:
        return []
    own = [stacks[i] for i in places]
    bare = [i for i, stack in enumerate(own) if stack.figure is None]
    alone = [Stack(None, f) for f in inside]
    filled = matched([[_cost(pie, pie.sectors[i], stack, leaders) for stack in alone] for i in bare]) if bare else []
    if filled is None:
        return []
    of = {i: stack.figure for i, stack in enumerate(own)} | {i: inside[k] for i, k in zip(bare, filled, strict=True)}
    read = [figure for i in range(len(own)) if (figure := of[i]) is not None]
    if len(read) < len(own) or not _true_to_angle(pie, read) or not _in_turn(pie, own, leaders):
        return []
    said = [stack.label.words for stack in own if stack.label is not None]
    return [Pair(joined(words, known), f, words) for words, f in zip(said, read, strict=True)]


def _stacks(figures: Sequence[ChartFigure], labels: Sequence[Label]) -> list[Stack]:
    """Labels with the figure in them, or close above, below or beside them; each figure with one label at most."""
    found: list[Stack] = []
    left = list(figures)
    for label in labels:
        inner = figure_of(label)
        near = [f for f in left if _gap(label, f) <= NEAR * f.size]
        if inner is not None:
            rest = [w for w in label.words if w not in inner.label.words]
            found.append(Stack(label_of_chunks([chunk(rest)]), inner))
        elif near:
            nearest = min(near, key=lambda f: (_gap(label, f), abs(label.rect.centre - f.label.rect.centre)))
            left.remove(nearest)
            found.append(Stack(label, nearest))
        else:
            found.append(Stack(label, None))
    return found


def _gap(label: Label, figure: ChartFigure) -> float:
    """Points of white between a label and a figure above, below or beside it; much where they are askew."""
    here = figure.label.rect
    across, down = -here.across(label.rect), -here.down(label.rect)
    if across <= 0:
        return max(0.0, down)
    return across if down <= -0.5 * here.height else NEVER


def _cost(pie: Pie, sector: Sector, stack: Stack, leaders: Sequence[Curve]) -> float:
    """How far a text stands from a sector, in points: out of its angle, off its rim, and a little for its middle."""
    box = stack.rect
    direction = _pointed_at(pie, box, leaders)
    away = 0.0 if direction is not None else _away(pie, box)
    if direction is None:
        direction = pie.direction(*_look(pie, box))
    aside = max(0.0, abs(turn(sector.middle, direction)) - sector.angle / 2)
    if aside > max(ASIDE, min(45.0, sector.angle / 2)):
        return NEVER
    return away + pie.radius * (aside / 15 + abs(turn(sector.middle, direction)) / 60)


def _look(pie: Pie, box: Rect) -> tuple[float, float]:
    """The point of a text at which its direction is taken: the middle, drawn half-way to the side facing the pie."""
    x, y = box.centre, box.middle
    near_x, near_y = min(max(pie.x, box.x0), box.x1), min(max(pie.y, box.top), box.bottom)
    if pie.distance(x, y) <= pie.radius:
        return x, y
    return (x + near_x) / 2, (y + near_y) / 2


def _away(pie: Pie, box: Rect) -> float:
    """From the rim to the nearest point of a box, 0 within the pie."""
    near = min(max(pie.x, box.x0), box.x1), min(max(pie.y, box.top), box.bottom)
    return max(0.0, pie.distance(*near) - pie.radius)


def _pointed_at(pie: Pie, box: Rect, leaders: Sequence[Curve]) -> float | None:
    """The direction of the place on the rim from which a line leads to a text."""
    em = max(4.0, min(box.height, 12.0))
    for leader in leaders:
        for near, far in (
            (leader.points[0], leader.points[-1]),
            (leader.points[-1], leader.points[0]),
        ):
            at_rim = 0.5 * pie.radius <= pie.distance(*near) <= 1.2 * pie.radius
            off = max(box.x0 - far[0], far[0] - box.x1, 0.0) + max(box.top - far[1], far[1] - box.bottom, 0.0)
            if at_rim and off <= 0.6 * em and pie.distance(*far) > pie.distance(*near):
                return pie.direction(*near)
    return None


def _true_to_angle(pie: Pie, figures: Sequence[ChartFigure]) -> bool:
    """Whether each figure is the share of the pie that its sector takes."""
    total = sum(f.value for f in figures)
    if total <= 0 or len(set(figures)) < len(figures):
        return False
    whole = 100.0 if all("%" in f.text for f in figures) else total
    if not 0.94 * whole <= total <= 1.06 * whole:
        return False
    return all(abs(100 * f.value / whole - s.angle / 3.6) <= OFF for f, s in zip(figures, pie.sectors, strict=True))


def _in_turn(pie: Pie, stacks: Sequence[Stack], leaders: Sequence[Curve]) -> bool:
    """Whether the texts follow each other around the pie as their sectors do."""
    order = sorted(range(len(stacks)), key=lambda i: pie.sectors[i].middle)
    boxes = [stacks[i].rect for i in order]
    at = [d if (d := _pointed_at(pie, box, leaders)) is not None else pie.direction(*_look(pie, box)) for box in boxes]
    steps = [(b - a) % 360 for a, b in pairwise([*at, at[0]])]
    return abs(sum(steps) - 360) < 1
