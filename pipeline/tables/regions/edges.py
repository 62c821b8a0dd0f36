"""Drawn lines and sides of filled rectangles as edges: snapped to common positions and joined.

The chain edges, snapped, joined is that of A. Nurminen, "Algorithmic extraction of data in tables in PDF documents"
(Tampere, 2013), which pdfplumber follows as well; the choice of what counts as an edge is ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.model import Fill, Page, Rect
from pipeline.tables.regions.bars import without_bars
from pipeline.tables.regions.frame import banners
from pipeline.tables.regions.index import Index, Nest, WordIndex
from pipeline.tables.regions.marked import marks_words, underlines

BACKGROUND = 0.6  # share of the page that a fill covers when it is the background
WHITE = "#ffffff"
SLACK = 0.3  # points by which a fill may stand out of the one that it lies on
BESIDE = 0.8  # em between the side of a shading and the drawn border that it is set in from
NEAR = 1.01  # times as far is looked at, so that rounding leaves nothing out


@dataclass(frozen=True, slots=True)
class Edge:
    """A straight line: at one height (horizontal) or one distance from the left (vertical), from `lo` to `hi`."""

    at: float
    lo: float
    hi: float

    @property
    def length(self) -> float:
        """From end to end, points."""
        return self.hi - self.lo


@dataclass(frozen=True, slots=True)
class Edges:
    """The edges of a page or a part of it; `pieces` are the horizontal ones before they were joined."""

    across: tuple[Edge, ...] = ()
    down: tuple[Edge, ...] = ()
    pieces: tuple[Edge, ...] = ()


def page_edges(page: Page, em: float, snap: float) -> Edges:
    """Everything drawn on the page that may bound a cell; `snap` is in points."""
    bands, words = banners(page), WordIndex(page.words)
    fills = [f for f in page.fills if _bounds(f, page, em) and f.rect not in bands and not marks_words(f, words)]
    fills = without_bars(_visible(fills), words, em)
    rules = [rule for rule in page.rules if max(rule.rect.width, rule.rect.height) >= 0.5 * em]
    across = [
        Edge(r.rect.middle, r.rect.x0, r.rect.x1) for r in rules if r.horizontal and not underlines(r, page, words)
    ]
    down = [Edge(r.rect.centre, r.rect.top, r.rect.bottom) for r in rules if not r.horizontal]
    rules_down = Index(joined(snapped(down, snap), snap), lambda edge: edge.at)
    for fill in fills:
        across += [Edge(fill.rect.top, fill.rect.x0, fill.rect.x1), Edge(fill.rect.bottom, fill.rect.x0, fill.rect.x1)]
        sides = (
            Edge(fill.rect.x0, fill.rect.top, fill.rect.bottom),
            Edge(fill.rect.x1, fill.rect.top, fill.rect.bottom),
        )
        down += [side for side in sides if not _beside_rule(side, rules_down, em)]
    pieces = snapped(across, snap)
    return Edges(tuple(joined(pieces, snap)), tuple(joined(snapped(down, snap), snap)), tuple(pieces))


def _bounds(fill: Fill, page: Page, em: float) -> bool:
    """Whether a fill may be a cell, a band or a frame: not the paper, not a dot, not the whole page."""
    width, height = fill.rect.width, fill.rect.height
    if fill.colour == WHITE and not fill.stroked:
        return False
    return width * height < BACKGROUND * page.width * page.height and height >= 0.6 * em and width >= em


def _beside_rule(side: Edge, rules: Index[Edge], em: float) -> bool:
    """Whether the side of a fill runs along a drawn line: shading set in from the border of its cell."""
    return any(
        0 < abs(rule.at - side.at) <= BESIDE * em and rule.lo <= side.lo + 0.2 * em and side.hi <= rule.hi + 0.2 * em
        for rule in rules.between(side.at - NEAR * BESIDE * em, side.at + NEAR * BESIDE * em)
    )


def _visible(fills: Sequence[Fill]) -> list[Fill]:
    """Fills without those that lie on one of the same colour, where no eye sees their sides: shading of paragraphs."""
    largest = sorted(fills, key=lambda f: -f.rect.width * f.rect.height)
    kept: list[Fill] = []
    seen: dict[str, Nest] = {}  # what was kept of each colour
    for fill in largest:
        nest = seen.setdefault(fill.colour, Nest())
        if fill.stroked or not nest.encloses(fill.rect, SLACK):
            kept.append(fill)
            nest.add(fill.rect)
    return kept


def snapped(edges: Iterable[Edge], snap: float) -> list[Edge]:
    """Edges that lie within `snap` points of each other moved to their common position."""
    out: list[Edge] = []
    group: list[Edge] = []
    for edge in sorted(edges, key=lambda e: e.at):
        if group and edge.at - group[0].at > snap:
            out += _levelled(group)
            group = []
        group.append(edge)
    return out + _levelled(group)


def _levelled(group: Sequence[Edge]) -> list[Edge]:
    total = sum(edge.length for edge in group)
    at = sum(edge.at * edge.length for edge in group) / total if total else 0.0
    return [Edge(at, edge.lo, edge.hi) for edge in group]


def joined(edges: Iterable[Edge], snap: float) -> list[Edge]:
    """Edges on one position that touch or overlap made into one; expects snapped edges."""
    out: list[Edge] = []
    for edge in sorted(edges, key=lambda e: (e.at, e.lo, e.hi)):
        if out and out[-1].at == edge.at and edge.lo - out[-1].hi <= snap:
            out[-1] = Edge(edge.at, out[-1].lo, max(out[-1].hi, edge.hi))
        else:
            out.append(edge)
    return out


def cluster(values: Iterable[float], snap: float) -> list[float]:
    """Middle of each group of values of which none lies further than `snap` from the first."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][0] <= snap:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


def within(edges: Edges, area: Rect, slack: float) -> Edges:
    """The edges of one region, cut to its sides; `slack` points are allowed outside."""
    x0, top, x1, bottom = area.x0, area.top, area.x1, area.bottom
    across = [
        Edge(e.at, max(e.lo, x0), min(e.hi, x1))
        for e in edges.across
        if top - slack <= e.at <= bottom + slack and min(e.hi, x1) - max(e.lo, x0) > slack
    ]
    down = [
        Edge(e.at, max(e.lo, top), min(e.hi, bottom))
        for e in edges.down
        if x0 - slack <= e.at <= x1 + slack and min(e.hi, bottom) - max(e.lo, top) > slack
    ]
    pieces = [
        e for e in edges.pieces if top - slack <= e.at <= bottom + slack and e.lo >= x0 - slack and e.hi <= x1 + slack
    ]
    return Edges(tuple(across), tuple(down), tuple(pieces))
