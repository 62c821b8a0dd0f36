"""Grids that lines alone draw: where lines cross, which places between them are one cell, which words stand in it.

Nothing is asked of the text: so this reading errs where the one by rows and columns of text is right, and the other way
round.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from pipeline.model import Word
from pipeline.tables.grid.merge import boxes
from pipeline.tables.regions.edges import Edge, Edges, cluster
from pipeline.tables.regions.region import Draft, Region, Slot
from pipeline.tables.regions.systems import System

DRAWN = 0.8  # share of a side that must be drawn
MOST = 4000  # places of a grid: a hatching or a map has more
FEWEST = 2  # rows and columns


def lattices(page: int, words: Sequence[Word], drawn: Sequence[System], em: float) -> list[tuple[Region, Draft]]:
    """The closed grids of a page with the words in them, from top to bottom: of lines that hang together."""
    found = []
    for system in drawn:
        lattice = _lattice(page, system, words, em) if system.lattice else None
        if lattice is not None:
            found.append(lattice)
    return found


def _lattice(page: int, system: System, words: Sequence[Word], em: float) -> tuple[Region, Draft] | None:
    """The grid of lines that hang together; None where its cells are no rectangles."""
    xs = cluster([e.at for e in system.down], 0.4 * em)
    ys = cluster([e.at for e in system.across], 0.4 * em)
    n_rows, n_cols = len(ys) - 1, len(xs) - 1
    if min(n_rows, n_cols) < FEWEST or n_rows * n_cols > MOST:
        return None
    stick_out = (xs[0] - system.rect.x0, system.rect.x1 - xs[-1], ys[0] - system.rect.top, system.rect.bottom - ys[-1])
    if max(stick_out) > 0.6 * em:
        return None  # lines run on beyond the last that closes a cell
    across = [_parts_drawn(system.across, y, xs, em) for y in ys]
    down = [_parts_drawn(system.down, x, ys, em) for x in xs]
    if not (all(across[0]) and all(across[-1]) and all(down[0]) and all(down[-1])):
        return None  # open at a side
    bonds = [((r, c), (r, c + 1)) for r in range(n_rows) for c in range(n_cols - 1) if not down[c + 1][r]]
    bonds += [((r, c), (r + 1, c)) for r in range(n_rows - 1) for c in range(n_cols) if not across[r + 1][c]]
    cells = boxes(n_rows, n_cols, bonds)
    if any(_crossed(cell, across, down) for cell in cells):
        return None
    box = system.rect.on(page)
    inside = tuple(w for w in words if w.rect.middle_in(box, 1))
    home = {(r, c): i for i, (a, b, d, e) in enumerate(cells) for r in range(a, d + 1) for c in range(b, e + 1)}
    held: list[list[Word]] = [[] for _ in cells]
    for word in inside:
        held[home[_place(word.rect.middle, ys), _place(word.rect.centre, xs)]].append(word)
    slots = tuple(Slot(a, b, d - a + 1, e - b + 1, tuple(own)) for (a, b, d, e), own in zip(cells, held, strict=True))
    draft = Draft(page, tuple(ys), tuple(xs), slots, bands=(True,) * len(ys), sides=(True,) * (n_cols - 1))
    return Region(box, inside, Edges(system.across, system.down, system.across)), draft


def _parts_drawn(edges: Sequence[Edge], at: float, bounds: Sequence[float], em: float) -> list[bool]:
    """For each stretch between two bounds whether a line at this place draws it."""
    near = [e for e in edges if abs(e.at - at) <= 0.4 * em]
    return [
        sum(max(0.0, min(hi, e.hi) - max(lo, e.lo)) for e in near) >= DRAWN * (hi - lo) for lo, hi in pairwise(bounds)
    ]


def _crossed(cell: tuple[int, int, int, int], across: Sequence[list[bool]], down: Sequence[list[bool]]) -> bool:
    """Whether a line runs within a cell: places that hang together round a corner are no cell."""
    top, left, bottom, right = cell
    level = any(across[r][c] for r in range(top + 1, bottom + 1) for c in range(left, right + 1))
    return level or any(down[c][r] for c in range(left + 1, right + 1) for r in range(top, bottom + 1))


def _place(at: float, bounds: Sequence[float]) -> int:
    """Index of the stretch that a point lies in; one just outside lies in the first or the last."""
    return min(max(bisect_right(bounds, at) - 1, 0), len(bounds) - 2)
