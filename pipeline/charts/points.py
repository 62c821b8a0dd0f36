"""Dots on a scale or a line, and boxes beside each other: a figure at each, a label under or above each."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.charts.match import NEVER, matched
from pipeline.charts.part import Chart, Pair, chart_of, in_order
from pipeline.charts.text import ChartFigure, ChartText, Label, joined
from pipeline.model import Page, Rect
from pipeline.tables.text import is_year

APART = 0.3  # em of white around a box of its own
DOT = 2.0  # em: the widest dot
NEAR = 1.4  # em between a dot and its figure, or between these and their label
CENTRED = 1.0  # em that a figure or a label may be off the middle
LEVEL = 1.0  # points between the places of dots that are at one height
ROUND = 1.15  # width of a dot by its height, at most


@dataclass(frozen=True, slots=True)
class Spot:
    """A dot or a box, in points."""

    rect: Rect
    colour: str


def point_charts(page: Page, text: ChartText, known: Set[str]) -> list[tuple[list[Spot], Chart | None]]:
    """Each row of dots or boxes that has figures, with its chart; None where labels are missing or unsure."""
    found: list[tuple[list[Spot], Chart | None]] = []
    em = max((f.size for f in text.figures), default=0.0)
    for spots in _rows(_spots(page), em):
        figures = _figures(spots, text)
        if figures is None:
            continue
        if all(is_year(f.text) for f in figures):
            continue
        boxed = all(_within(f, s) for f, s in zip(figures, spots, strict=True))
        if boxed and not _alone(spots, page, em):
            continue  # the cells of a table
        pairs = _pairs(spots, figures, text, known) if boxed or _told_by_place(spots, figures) else []
        drawn = [s.rect for s in spots]
        if pairs or not boxed:
            found.append((spots, chart_of(page.number, pairs, drawn) if pairs else None))
    return found


def _spots(page: Page) -> list[Spot]:
    """Filled shapes, each once."""
    found: dict[tuple[int, int, int, int], Spot] = {}
    for fill in page.fills:
        if fill.colour:
            found[round(fill.rect.x0), round(fill.rect.top), round(fill.rect.x1), round(fill.rect.bottom)] = Spot(
                fill.rect, fill.colour
            )
    for curve in page.curves:
        xs, ys = zip(*curve.points, strict=True)
        if curve.colour and len(curve.points) > 6:
            key = (round(min(xs)), round(min(ys)), round(max(xs)), round(max(ys)))
            found.setdefault(key, Spot(Rect(min(xs), min(ys), max(xs), max(ys)), curve.colour))
    return list(found.values())


def _rows(spots: Sequence[Spot], em: float) -> list[list[Spot]]:
    """Shapes alike in size and colour: dots of one chart, or boxes at one height, apart from each other."""
    found: list[list[Spot]] = []
    for spot in sorted(spots, key=lambda s: (s.rect.top, s.rect.x0)):
        own = next((row for row in found if _alike(row[0], spot) and _goes_with(row, spot, em)), None)
        if own is None:
            found.append([spot])
        else:
            own.append(spot)
    rows = [sorted(row, key=lambda s: s.rect.x0) for row in found if len(row) >= 2]
    return [row for row in rows if all(b.rect.x0 - a.rect.x1 >= 0 for a, b in pairwise(row))]


def _alike(one: Spot, other: Spot) -> bool:
    size = abs(one.rect.width - other.rect.width) + abs(one.rect.height - other.rect.height)
    return one.colour == other.colour and size <= LEVEL


def _goes_with(row: Sequence[Spot], spot: Spot, em: float) -> bool:
    if abs(row[-1].rect.middle - spot.rect.middle) <= LEVEL:
        return True
    wide, high = spot.rect.width, spot.rect.height
    return max(wide, high) <= DOT * em and max(wide, high) <= ROUND * min(wide, high) and _nearby(row, spot, em)


def _nearby(row: Sequence[Spot], spot: Spot, em: float) -> bool:
    """Whether a dot at another height may be of the same line: no dot stands above or below it."""
    return (
        all(abs(s.rect.centre - spot.rect.centre) >= em for s in row)
        and abs(row[-1].rect.middle - spot.rect.middle) <= 20 * em
    )


def _figures(spots: Sequence[Spot], text: ChartText) -> list[ChartFigure] | None:
    """A figure in, above or below each shape; None when one has none."""
    places = matched([[_cost(spot, figure) for figure in text.figures] for spot in spots])
    return None if places is None else [text.figures[i] for i in places]


def _cost(spot: Spot, figure: ChartFigure) -> float:
    at = figure.label
    off, gap = (
        abs(at.rect.centre - spot.rect.centre),
        max(at.rect.top - spot.rect.bottom, spot.rect.top - at.rect.bottom, 0.0),
    )
    if gap == 0 and at.rect.x0 >= spot.rect.x0 and at.rect.x1 <= spot.rect.x1:
        return off
    small = max(spot.rect.width, spot.rect.height) <= DOT * figure.size
    return off + gap if small and off <= CENTRED * figure.size and gap <= NEAR * figure.size else NEVER


def _within(figure: ChartFigure, spot: Spot) -> bool:
    at = figure.label
    return (
        spot.rect.x0 <= at.rect.x0
        and at.rect.x1 <= spot.rect.x1
        and spot.rect.top - 1 <= at.rect.middle <= spot.rect.bottom + 1
    )


def _alone(boxes: Sequence[Spot], page: Page, em: float) -> bool:
    """Whether boxes have white on all sides: next to cells of a table there are other cells, or rules."""
    drawn = [f.rect for f in page.fills]
    drawn += [r.rect for r in page.rules]
    return not any(_touches(spot, sides, APART * em) for spot in boxes for sides in drawn)


def _touches(spot: Spot, sides: Rect, apart: float) -> bool:
    near = max(-spot.rect.across(sides), -spot.rect.down(sides)) < apart
    return near and not sides.encloses(spot.rect, 1)


def _told_by_place(spots: Sequence[Spot], figures: Sequence[ChartFigure]) -> bool:
    """Whether greater figures stand further to the right on a scale, or higher on a line."""
    values = [f.value for f in figures]
    flat = max(s.rect.middle for s in spots) - min(s.rect.middle for s in spots) <= LEVEL
    return in_order(values, [s.rect.centre for s in spots] if flat else [-s.rect.middle for s in spots])


def _pairs(spots: Sequence[Spot], figures: Sequence[ChartFigure], text: ChartText, known: Set[str]) -> list[Pair]:
    """Labels in the middle above or below each shape and its figure, or all in one row under a line."""
    labels = _near(spots, figures, text.labels) or _on_axis(spots, figures, text)
    if not all(any(c.isalpha() for w in la.words for c in w.text) or is_year(la.words[0].text) for la in labels):
        return []
    return [Pair(joined(la.words, known), f, la.words) for la, f in zip(labels, figures, strict=True)] if labels else []


def _near(spots: Sequence[Spot], figures: Sequence[ChartFigure], labels: Sequence[Label]) -> list[Label]:
    stacks = [_around(spot, figure.label) for spot, figure in zip(spots, figures, strict=True)]
    sizes = [f.size for f in figures]
    places = matched([[_label_cost(s, la, em) for la in labels] for s, em in zip(stacks, sizes, strict=True)])
    return [] if places is None else [labels[i] for i in places]


def _around(spot: Spot, label: Label) -> Spot:
    both = spot.rect.union(label.rect)
    return Spot(replace(spot.rect, top=both.top, bottom=both.bottom), spot.colour)


def _label_cost(stack: Spot, label: Label, em: float) -> float:
    off, gap = (
        abs(label.rect.centre - stack.rect.centre),
        max(label.rect.top - stack.rect.bottom, stack.rect.top - label.rect.bottom),
    )
    return off + gap if off <= CENTRED * em and -0.5 <= gap <= NEAR * em else NEVER


def _on_axis(spots: Sequence[Spot], figures: Sequence[ChartFigure], text: ChartText) -> list[Label]:
    """Texts (years, most often) in one row below all dots, each in the middle under its own."""
    used = set(figures)
    low = max(s.rect.bottom for s in spots)
    below = [*text.labels, *(f.label for f in text.figures if f not in used)]
    below = [label for label in below if label.rect.top >= low]
    for row in sorted({round(label.rect.top) for label in below}):
        level = [label for label in below if abs(label.rect.top - row) <= LEVEL]
        places = matched(
            [
                [
                    abs(la.rect.centre - s.rect.centre)
                    if abs(la.rect.centre - s.rect.centre) <= CENTRED * f.size
                    else NEVER
                    for la in level
                ]
                for s, f in zip(spots, figures, strict=True)
            ]
        )
        if places is not None:
            return [level[i] for i in places]
    return []
