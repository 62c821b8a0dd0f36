"""Stacked bars: one bar cut in segments with a label each, or rows of them with a legend."""

from __future__ import annotations

from collections.abc import Sequence, Set

from pipeline.charts.bars import Group
from pipeline.charts.labels import beside, slots_of, under
from pipeline.charts.marks import SAME, Bar, Sample, chains, meaning
from pipeline.charts.match import NEVER, matched
from pipeline.charts.part import SHARE, Chart, Pair, chart_of, in_step
from pipeline.charts.text import ChartFigure, ChartText, Label, joined, label_of_chunks
from pipeline.model import Fill, Page

NEAR = 2.0  # em between a segment and its figure or label above or below it


def stack_charts(
    page: Page, text: ChartText, rects: Sequence[Fill], legend: Sequence[Sample], known: Set[str]
) -> list[tuple[Group, Chart | None]]:
    """Each stacked bar (or set of them) that has figures, with its chart; None where it cannot be read for sure."""
    found: list[tuple[Group, Chart | None]] = []
    for lying in (True, False):
        for rows in _sets(chains(rects, lying=lying)):
            whole = _chart(page, text, rows, legend, known, lying=lying)
            alone = [_chart(page, text, [row], legend, known, lying=lying) for row in rows]
            found += [whole] if whole[1] is not None or len(rows) == 1 else alone
    return [
        (group, chart)
        for group, chart in found
        if chart is not None
        or any(_cost(b, f, lying=lying) < NEVER for lying in (True, False) for b in group for f in text.figures)
    ]


def _chart(
    page: Page, text: ChartText, rows: Sequence[Group], legend: Sequence[Sample], known: Set[str], *, lying: bool
) -> tuple[Group, Chart | None]:
    group = [b for row in rows for b in row]
    pairs = _pairs(text, rows, legend, known, lying=lying)
    drawn = [b.fill.rect for b in group]
    return group, chart_of(page.number, pairs, drawn) if pairs else None


def _sets(found: Sequence[Group]) -> list[list[Group]]:
    """Chains of one chart: they begin on one line and are alike in thickness. Two-sided bars begin anywhere."""
    sets: list[list[Group]] = []
    for chain in sorted((c for c in found if not _is_two_sided(c, found)), key=lambda c: c[0].lo):
        first = chain[0]
        own = next((s for s in sets if _alike(s[0][0], first) and s[-1][0].hi <= first.lo + SAME), None)
        if own is None:
            sets.append([chain])
        else:
            own.append(chain)
    return sets


def _alike(one: Bar, other: Bar) -> bool:
    return abs(one.base - other.base) <= SAME and abs((one.hi - one.lo) - (other.hi - other.lo)) <= 2 * SAME


def _is_two_sided(chain: Group, found: Sequence[Group]) -> bool:
    """Whether another chain has an inner border on the same line: bars to both sides of that line."""
    return any(
        other is not chain and abs(other[0].end - chain[0].end) <= SAME and abs(other[0].base - chain[0].base) > SAME
        for other in found
    )


def _pairs(
    text: ChartText, rows: Sequence[Group], legend: Sequence[Sample], known: Set[str], *, lying: bool
) -> list[Pair]:
    group = [b for row in rows for b in row]
    figures = _figures(group, text.figures, lying=lying)
    if figures is None or not in_step(figures, [b.length for b in group]) or not _whole(rows, figures):
        return []
    first = group[0].fill
    names = meaning({b.fill.colour for b in group}, legend, (first.rect.x0, first.rect.top))
    if len(rows) == 1:
        labels = [names[b.fill.colour] for b in group] if names else _labels(group, text, lying=lying)
        if labels is None:
            return []
        return [Pair(joined(la.words, known), f, la.words) for la, f in zip(labels, figures, strict=True)]
    heads = _heads(text, rows, figures, lying=lying)
    if names is None or heads is None:
        return []
    of = {id(b): head for row, head in zip(rows, heads, strict=True) for b in row}
    pairs = []
    for b, figure in zip(group, figures, strict=True):
        head, name = of[id(b)], names[b.fill.colour]
        words = (*head.words, *name.words)
        pairs.append(Pair(f"{joined(head.words, known)} – {joined(name.words, known)}", figure, words))
    return pairs


def _whole(rows: Sequence[Group], figures: Sequence[ChartFigure]) -> bool:
    """Whether percentages make a hundred together in each bar."""
    at = 0
    for row in rows:
        own = figures[at : at + len(row)]
        at += len(row)
        if all("%" in f.text for f in own) and abs(sum(f.value for f in own) - 100) > 100 * SHARE:
            return False
    return True


def _figures(group: Sequence[Bar], figures: Sequence[ChartFigure], *, lying: bool) -> list[ChartFigure] | None:
    places = matched([[_cost(b, f, lying=lying) for f in figures] for b in group])
    return None if places is None else [figures[i] for i in places]


def _cost(b: Bar, figure: ChartFigure, *, lying: bool) -> float:
    """Points between the middles of a segment and its figure, in it or (where it lies) close above or below."""
    at = figure.label
    low, high = sorted((b.base, b.end))
    along, across = (at.rect.centre, at.rect.middle) if lying else (at.rect.middle, at.rect.centre)
    if not low - 0.5 * figure.size <= along <= high + 0.5 * figure.size:
        return NEVER
    if b.lo <= across <= b.hi:
        return abs(along - (low + high) / 2)
    gap = max(b.lo - at.rect.bottom, at.rect.top - b.hi)
    return abs(along - (low + high) / 2) + gap if lying and gap <= NEAR * figure.size else NEVER


def _labels(group: Group, text: ChartText, *, lying: bool) -> list[Label] | None:
    """The labels under (else above) the segments of one lying bar, in their order; None when the count differs."""
    if not lying:
        return None
    left, right = group[0].base, group[-1].end
    for below in (True, False):
        edge = group[0].hi if below else group[0].lo
        near = [label for label in text.labels if _close(label, edge, left, right, below=below)]
        for labels in (near, [label_of_chunks([c]) for label in near for c in label.chunks]):
            places = matched([[_label_cost(b, label) for label in labels] for b in group])
            if places is not None and len(labels) == len(group):
                return [labels[i] for i in places]
    return None


def _close(label: Label, edge: float, left: float, right: float, *, below: bool) -> bool:
    em = label.chunks[0].rect.height
    gap = label.rect.top - edge if below else edge - label.rect.bottom
    return -SAME <= gap <= NEAR * em and left - em <= label.rect.centre <= right + em


def _label_cost(b: Bar, label: Label) -> float:
    """Points between the middles; a label may be wider than its segment, or begin where that begins."""
    half = label.rect.width / 2
    off = abs(label.rect.centre - (b.base + b.end) / 2)
    return off if b.base - half - 2 <= label.rect.centre <= b.end + half + 2 else NEVER


def _heads(
    text: ChartText, rows: Sequence[Group], figures: Sequence[ChartFigure], *, lying: bool
) -> list[Label] | None:
    """The label of each stacked bar, at its base."""
    slots = slots_of([(row[0].lo, row[0].hi) for row in rows])
    base = rows[0][0].base
    used = {w for f in figures for w in f.label.words}
    return beside(text, slots, base, used) if lying else under(text, slots, base, used)
