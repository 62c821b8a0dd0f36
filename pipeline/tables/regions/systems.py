"""Drawn lines that hang together, and those that stand one below the other as the lines of one table."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model import Rect
from pipeline.tables.regions.edges import Edge, Edges
from pipeline.tables.regions.index import Index


@dataclass(frozen=True, slots=True)
class System:
    """Edges that hang together: lines that cross or touch, or one line by itself."""

    rect: Rect
    across: tuple[Edge, ...]
    down: tuple[Edge, ...]

    @property
    def frame_only(self) -> bool:
        """Whether it is one box without a line inside."""
        return len({e.at for e in self.across}) <= 2 and 0 < len({e.at for e in self.down}) <= 2

    @property
    def lattice(self) -> bool:
        """Whether lines inside divide it into at least two columns and two rows."""
        return len({e.at for e in self.across}) >= 3 and len({e.at for e in self.down}) >= 3


class Stack:
    """Systems one below the other that may be the lines of one table, with what they come to together."""

    def __init__(self, first: System) -> None:
        self.systems = [first]
        self.around = first.rect
        self.heights = {edge.at for edge in first.across}  # of its lines across
        self.lattice = first.lattice  # whether one of them is

    def add(self, system: System) -> None:
        """One more."""
        self.systems.append(system)
        self.around = self.around.union(system.rect)
        self.heights |= {edge.at for edge in system.across}
        self.lattice = self.lattice or system.lattice


MEET = 0.3  # em that may lie between the ends of lines that were meant to meet


def systems_of(edges: Edges, slack: float) -> list[System]:
    """Connected edges; `slack` points may lie between ends that were meant to meet."""
    across, down = list(edges.across), list(edges.down)
    home = list(range(len(across) + len(down)))

    def root(i: int) -> int:
        while home[i] != i:
            home[i] = home[home[i]]
            i = home[i]
        return i

    upright = Index(down, lambda edge: edge.at)
    for i, h in enumerate(across):
        for k in upright.numbers(h.lo - slack, h.hi + slack):
            if down[k].lo - slack <= h.at <= down[k].hi + slack:
                home[root(i)] = root(len(across) + k)
    groups: dict[int, tuple[list[Edge], list[Edge]]] = {}
    for i, edge in enumerate([*across, *down]):
        groups.setdefault(root(i), ([], []))[0 if i < len(across) else 1].append(edge)
    return sorted((_system(*group) for group in groups.values()), key=lambda s: (s.rect.top, s.rect.x0))


def _system(across: list[Edge], down: list[Edge]) -> System:
    xs = [x for e in across for x in (e.lo, e.hi)] + [e.at for e in down]
    ys = [y for e in down for y in (e.lo, e.hi)] + [e.at for e in across]
    return System(Rect(min(xs), min(ys), max(xs), max(ys)), tuple(across), tuple(down))
