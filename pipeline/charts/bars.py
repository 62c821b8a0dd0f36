"""Bars, standing or lying: each with the figure at its end and the label at its base."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import pairwise

from pipeline.charts.labels import beside, slots_of, under
from pipeline.charts.marks import SAME, Bar, Sample, bar_groups, meaning
from pipeline.charts.match import NEVER, matched
from pipeline.charts.part import Chart, Pair, chart_of, in_step
from pipeline.charts.text import ChartFigure, ChartText, Label, joined
from pipeline.model import Fill, Page, Rect, Word

BEYOND = 1.6  # em between the end of a bar and its figure
TOUCHING = 0.3  # of their thickness between bars of one cluster
HEAD = 4.0  # em above the first bar within which the names of two sides stand

Group = list[Bar]


def bar_charts(
    page: Page, text: ChartText, rects: Sequence[Fill], legend: Sequence[Sample], known: Set[str]
) -> list[tuple[Group, Chart | None]]:
    """Each group of bars that has figures at their ends, with its chart; None where it cannot be read for sure."""
    found: list[tuple[Group, Chart | None]] = []
    left, right = bar_groups(rects, "left"), bar_groups(rects, "right")
    for group in left:
        other = next((g for g in right if _other_side(group, g)), None)
        found.append(
            _two_sided(page, text, group, other, known)
            if other
            else _chart(page, text, group, legend, known, lying=True)
        )
    found += [_chart(page, text, group, legend, known, lying=False) for group in bar_groups(rects, "bottom")]
    return [(group, chart) for group, chart in found if chart is not None or _has_figures(group, text)]


def _has_figures(group: Group, text: ChartText) -> bool:
    """Whether at least half of the bars seem to have a figure: more than the figures of an axis."""
    lying = group[0].base == group[0].fill.rect.x0 or group[0].base == group[0].fill.rect.x1
    near = [any(_figure_cost(b, f, lying=lying) < NEVER for f in text.figures) for b in group]
    return 2 * sum(near) > len(group)


def _chart(
    page: Page, text: ChartText, group: Group, legend: Sequence[Sample], known: Set[str], *, lying: bool
) -> tuple[Group, Chart | None]:
    figures = _figures(group, text.figures, lying=lying)
    if figures is None or not in_step(figures, [b.length for b in group]):
        return group, None
    clusters = _clusters(group)
    series = _series(group, clusters, legend)
    if series is None:
        return group, None
    slots = slots_of([(c[0].lo, c[-1].hi) for c in clusters])
    labels = (
        beside(text, slots, group[0].base, _used(figures))
        if lying
        else under(text, slots, group[0].base, _used(figures))
    )
    if labels is None:
        return group, None
    pairs = []
    for cluster, label in zip(clusters, labels, strict=True):
        for b in cluster:
            figure = figures[group.index(b)]
            name = joined(label.words, known)
            entry = series.get(b.fill.colour)
            words = (*label.words, *entry.words) if entry else label.words
            pairs.append(Pair(f"{name} – {joined(entry.words, known)}" if entry else name, figure, words))
    return group, chart_of(page.number, pairs, _drawn(group), lying=lying)


def _two_sided(page: Page, text: ChartText, right: Group, left: Group, known: Set[str]) -> tuple[Group, Chart | None]:
    """Bars to both sides of one line: the rows have labels, the sides have names in the colour of their bars."""
    both = [*right, *left]
    figures = _figures(both, text.figures, lying=True)
    if figures is None or not in_step(figures, [b.length for b in both]):
        return both, None
    labels = beside(text, slots_of([(b.lo, b.hi) for b in right]), right[0].base, _used(figures))
    sides = [_side_name(text, right, side=1), _side_name(text, left, side=-1)]
    if labels is None or sides[0] is None or sides[1] is None or len(left) != len(right):
        return both, None
    pairs = []
    for i, label in enumerate(labels):
        for side, figure in ((sides[1], figures[len(right) + i]), (sides[0], figures[i])):
            name = f"{joined(label.words, known)} – {joined(side.words, known)}" if side else ""
            pairs.append(Pair(name, figure, (*label.words, *(side.words if side else ()))))
    return both, chart_of(page.number, pairs, _drawn(both), lying=True)


def _other_side(right: Group, left: Group) -> bool:
    if len(left) != len(right) or abs(left[0].base - right[0].base) > SAME:
        return False
    return all(abs(a.lo - b.lo) <= SAME for a, b in zip(left, right, strict=True))


def _side_name(text: ChartText, group: Group, side: int) -> Label | None:
    """The text in the colour of the bars above their side."""
    top = min(b.lo for b in group)
    names = [
        label
        for label in text.labels
        if label.colour == group[0].fill.colour
        and label.rect.bottom <= top + SAME
        and top - label.rect.bottom <= HEAD * label.rect.height
        and side * (label.rect.centre - group[0].base) > 0
    ]
    return names[0] if len(names) == 1 else None


def _figures(group: Sequence[Bar], figures: Sequence[ChartFigure], *, lying: bool) -> list[ChartFigure] | None:
    """The figure of each bar; None when one has none."""
    places = matched([[_figure_cost(b, f, lying=lying) for f in figures] for b in group])
    return None if places is None else [figures[i] for i in places]


def _figure_cost(b: Bar, figure: ChartFigure, *, lying: bool) -> float:
    """Points between the end of a bar and a figure beyond it or within the bar."""
    at = figure.label.rect
    lo, hi, near, far = (at.top, at.bottom, at.x0, at.x1) if lying else (at.x0, at.x1, at.bottom, at.top)
    if b.end < b.base and lying:
        near, far = far, near
    middle = (lo + hi) / 2
    if not b.lo - 0.3 * figure.size <= middle <= b.hi + 0.3 * figure.size:
        return NEVER
    along = 1 if b.end > b.base else -1
    beyond = along * (near - b.end)
    inside = along * (far - b.end) <= SAME and along * (near - b.base) >= -SAME
    if inside or -0.4 * figure.size <= beyond <= BEYOND * figure.size:
        return abs(middle - b.middle) + (0.0 if inside else abs(beyond))
    return NEVER


def _clusters(group: Group) -> list[Group]:
    """Bars that stand together for one label: touching, where others stand apart."""
    gaps = [(b.lo - a.hi) / (a.hi - a.lo) for a, b in pairwise(group)]
    if not gaps or min(gaps) > TOUCHING or max(gaps) < 2 * max(TOUCHING, min(gaps)):
        return [[b] for b in group]
    found = [[group[0]]]
    for gap, b in zip(gaps, group[1:], strict=True):
        if gap > TOUCHING:
            found.append([])
        found[-1].append(b)
    return found


def _series(group: Group, clusters: Sequence[Group], legend: Sequence[Sample]) -> dict[str, Label] | None:
    """The names of the series by colour where bars stand in clusters; None when they are not told."""
    if all(len(cluster) == 1 for cluster in clusters):
        return {}
    if any(len({b.fill.colour for b in cluster}) < len(cluster) for cluster in clusters):
        return None
    first = group[0].fill
    return meaning({b.fill.colour for b in group}, legend, (first.rect.x0, first.rect.top))


def _used(figures: Sequence[ChartFigure]) -> set[Word]:
    return {w for f in figures for w in f.label.words}


def _drawn(group: Sequence[Bar]) -> list[Rect]:
    return [b.fill.rect for b in group]
