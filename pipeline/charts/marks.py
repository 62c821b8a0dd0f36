"""Rectangles and dots that charts are drawn of: bars on a base line, chains of segments, samples of a legend."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from pipeline.charts.text import ChartText, Label, label_of_chunks
from pipeline.model import Fill, Page, Rect, Word

SAME = 1.0  # points between edges that are one line
ALIKE = 1.15  # bars of one chart are as thick, to within this factor
FAR = 1.9  # times the usual distance between bars: another chart begins
SAMPLE = 1.6  # em: the greatest side of a sample of colour in a legend


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar that stands (or lies) on a base line, in points; `lo` and `hi` are its sides across its length."""

    fill: Fill
    base: float
    end: float
    lo: float
    hi: float

    @property
    def length(self) -> float:
        """From base to end."""
        return abs(self.end - self.base)

    @property
    def middle(self) -> float:
        """Between its sides."""
        return (self.lo + self.hi) / 2


@dataclass(frozen=True, slots=True)
class Sample:
    """An entry of a legend: a colour and what it stands for."""

    colour: str
    label: Label


def rectangles(page: Page, words: Sequence[Word]) -> list[Fill]:
    """Coloured rectangles without letters in them, each once; a very short bar is read as a rule, without colour."""
    lettered = [w for w in words if any(c.isalpha() for c in w.text)]
    found: dict[tuple[int, int, int, int], Fill] = {}
    thin = (Fill(r.rect) for r in page.rules if min(r.rect.width, r.rect.height) > 0)
    for fill in (*(f for f in page.fills if f.colour), *thin):
        if not any(_holds(fill, word) for word in lettered):
            found[round(fill.rect.x0), round(fill.rect.top), round(fill.rect.x1), round(fill.rect.bottom)] = fill
    return list(found.values())


def _holds(fill: Fill, word: Word) -> bool:
    return word.rect.middle_in(fill.rect)


def bar(fill: Fill, side: str) -> Bar:
    """A rectangle as a bar with its base at `side`: bottom, left or right."""
    if side == "bottom":
        return Bar(fill, fill.rect.bottom, fill.rect.top, fill.rect.x0, fill.rect.x1)
    if side == "left":
        return Bar(fill, fill.rect.x0, fill.rect.x1, fill.rect.top, fill.rect.bottom)
    return Bar(fill, fill.rect.x1, fill.rect.x0, fill.rect.top, fill.rect.bottom)


def bar_groups(rects: Sequence[Fill], side: str) -> list[list[Bar]]:
    """Bars of one chart: on one base line, alike in thickness, beside each other and not all of one length."""
    bars = [bar(fill, side) for fill in rects]
    drawn = [b for b in bars if b.fill.colour and not _goes_on(b, bars)]
    found: list[list[Bar]] = []
    done: set[int] = set()
    for seed in sorted(drawn, key=lambda b: b.lo - b.hi):
        if id(seed) in done:
            continue
        row = [b for b in bars if id(b) not in done and _on_one_line(seed, b) and not _goes_on(b, bars)]
        for group in _close(_apart(row)):
            if len(group) >= 2 and max(b.length for b in group) - min(b.length for b in group) > 2 * SAME:
                found.append(group)
                done |= {id(b) for b in group}
    return found


def _on_one_line(seed: Bar, other: Bar) -> bool:
    thick, thin = max(seed.hi - seed.lo, other.hi - other.lo), min(seed.hi - seed.lo, other.hi - other.lo)
    return abs(seed.base - other.base) <= SAME and thick <= ALIKE * thin


def _goes_on(one: Bar, bars: Iterable[Bar]) -> bool:
    """Whether another rectangle begins where this one ends: a segment of a stack, no bar of its own."""
    return any(
        b is not one and abs(b.base - one.end) <= SAME and abs(b.lo - one.lo) + abs(b.hi - one.hi) <= SAME for b in bars
    )


def _apart(row: Iterable[Bar]) -> list[Bar]:
    """Bars in order, without those that lie over another one."""
    kept: list[Bar] = []
    for b in sorted(row, key=lambda b: (b.lo, -b.length)):
        if not kept or b.lo >= kept[-1].hi - SAME:
            kept.append(b)
    return kept


def _close(row: Sequence[Bar]) -> list[list[Bar]]:
    """The bars of one line cut where the distance is much greater than elsewhere: charts beside each other."""
    if len(row) < 2:
        return []
    usual = median(b.middle - a.middle for a, b in pairwise(row))
    groups = [[row[0]]]
    for a, b in pairwise(row):
        if b.middle - a.middle > FAR * usual:
            groups.append([])
        groups[-1].append(b)
    return [list(row)] if _are_clusters(groups) else groups


def _are_clusters(groups: Sequence[Sequence[Bar]]) -> bool:
    """Whether groups are clusters of one chart: the same colours in the same order in each."""
    orders = {tuple(b.fill.colour for b in group) for group in groups}
    return len(orders) == 1 and len(groups[0]) >= 2 and len(set(next(iter(orders)))) == len(groups[0])


def chains(rects: Sequence[Fill], *, lying: bool) -> list[list[Bar]]:
    """Segments that follow each other without white between, between the same sides: stacked bars."""
    bars = [bar(fill, "left" if lying else "bottom") for fill in rects if fill.colour]
    follows = {id(a): next((b for b in bars if _follows(a, b)), None) for a in bars}
    later = {id(b) for b in follows.values() if b is not None}
    found = []
    for first in bars:
        chain, at = [first], follows[id(first)]
        while at is not None and at not in chain:
            chain.append(at)
            at = follows[id(at)]
        if id(first) not in later and len(chain) >= 2 and len({b.fill.colour for b in chain}) >= 2:
            found.append(chain)
    return found


def _follows(a: Bar, b: Bar) -> bool:
    sides = abs(a.lo - b.lo) + abs(a.hi - b.hi) <= SAME
    return a is not b and sides and abs(b.base - a.end) <= 2 * SAME and b.length > SAME


def legend_of(page: Page, text: ChartText) -> list[Sample]:
    """Small samples of colour with a text to their right."""
    places = [(f.rect, f.colour) for f in page.fills if f.colour]
    for curve in page.curves:
        xs, ys = zip(*curve.points, strict=True)
        if curve.colour:
            places.append((Rect(min(xs), min(ys), max(xs), max(ys)), curve.colour))
    found = []
    chunks = [*text.chunks, *(c for f in text.figures for c in f.label.chunks)]  # a year may be an entry
    for sample, colour in places:
        for c in chunks:
            size = c.rect.height
            small = max(sample.width, sample.height) <= SAMPLE * size and sample.width <= 2.5 * sample.height
            level = abs(sample.middle - c.rect.middle) <= 0.5 * size
            if small and level and 0 <= c.rect.x0 - sample.x1 <= 1.3 * size:
                under = [
                    k
                    for k in text.chunks
                    if 0 < k.rect.top - c.rect.top <= 1.4 * size and abs(k.rect.x0 - c.rect.x0) <= SAME
                ]
                wrapped = [k for k in under if not any(_beside(place, k.rect) for place, _ in places)]
                found.append(Sample(colour, label_of_chunks([c, *wrapped])))
    return found


def _beside(sample: Rect, text: Rect) -> bool:
    return text.top <= sample.middle <= text.bottom and 0 <= text.x0 - sample.x1 <= 1.3 * text.height


def meaning(colours: Iterable[str], legend: Sequence[Sample], at: tuple[float, float]) -> dict[str, Label] | None:
    """What each colour stands for by the nearest legend; None when a colour is not in it, or two are one."""
    found: dict[str, Label] = {}
    wanted = list(colours)
    for colour in set(wanted):
        entries = [s.label for s in legend if s.colour == colour]
        if not entries:
            return None
        found[colour] = min(entries, key=lambda entry: abs(entry.rect.centre - at[0]) + abs(entry.rect.middle - at[1]))
    return found if len(found) == len(wanted) else None
