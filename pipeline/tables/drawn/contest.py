"""Two readings of the same place: by the text and by the lines alone. The one that fits the words better stays."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.model import Cell, Finding, Word
from pipeline.tables.parts.part import Part, Texts, part_of
from pipeline.tables.parts.plausible import is_table
from pipeline.tables.regions.region import Draft, Region
from pipeline.tables.text import WIDE_GAP, chunks_of, is_figure, rows_of, size_of

CUT = 0.3  # em by which a word may stand out of its cell
ODD = 0.02  # share of the words that a grid from lines may have wrong and still be better
NEAR = 0.1  # share of them that it may have wrong and still tell that something is doubtful
LABELLED = 0.5  # share of the first row or the first column that has words in letters


@dataclass(frozen=True, slots=True)
class Rival:
    """A grid from lines alone, and the parts by the text that share words with it."""

    drawn: Part
    parts: tuple[Part, ...]


def contest(
    parts: Sequence[Part], lattices: Sequence[tuple[Region, Draft]], known: Set[str]
) -> tuple[list[Part], list[Finding]]:
    """The parts of a page after grids from lines alone had their say, and where the two readings differ.

    A part gives way to grids from lines that hold its words, when more of them stand rightly in these.
    """
    drawn = [(part_of(draft, region, known), draft) for region, draft in lattices]
    drawn = [(part, draft) for part, draft in drawn if _labelled(part.grid) and is_table(part, draft)]
    kept, findings = list(parts), []
    for rival in _rivals([part for part, _ in drawn], parts):
        words = tuple({id(w): w for one in (rival.drawn, *rival.parts) for w in _words(one)}.values())
        ours = sum(_wrong(part, words) for part in rival.parts) + _parted(rival) + _left_out(rival.parts, words)
        theirs = _wrong(rival.drawn, words) + _left_out_of_lines(rival)
        wins = theirs <= ODD * len(words) and (theirs < ours or not rival.parts)
        if wins:
            anchored = any(part.anchored for part in rival.parts)
            kept = [part for part in kept if all(part is not other for other in rival.parts)]
            kept.append(replace(rival.drawn, anchored=anchored))
        if wins or theirs <= NEAR * len(words):
            findings.append(_said(rival, wins))
    return kept, findings


def _rivals(drawn: Sequence[Part], parts: Sequence[Part]) -> list[Rival]:
    """The grids that no part by the text agrees with, each with the parts that it shares words with."""
    out = []
    for one in drawn:
        own = {id(w) for w in _words(one)}
        shared = tuple(part for part in parts if not part.weak and any(id(w) in own for w in _words(part)))
        if not any(_plain(part.grid) == _plain(one.grid) for part in shared):
            out.append(Rival(one, shared))
    return out


def _words(part: Part) -> tuple[Word, ...]:
    return part.region.words if part.region else ()


def _plain(grid: Texts) -> list[list[str]]:
    """A grid without white space, blank rows and blank columns."""
    rows = [["".join(text.split()) for text in row] for row in grid]
    rows = [row for row in rows if any(row)]
    used = [i for i in range(len(grid[0])) if any(row[i] for row in rows)]
    return [[row[i] for i in used] for row in rows]


def _labelled(grid: Texts) -> bool:
    """Whether a grid has a head or labels in letters: the segments of stacked bars have figures only."""
    plain = _plain(grid)
    if len(plain) < 2 or len(plain[0]) < 2:
        return False
    lines = (plain[0], [row[0] for row in plain])
    return any(sum(any(c.isalpha() for c in text) for text in line) >= LABELLED * len(line) for line in lines)


def _wrong(part: Part, words: Sequence[Word]) -> int:
    """How many of these words a part cuts, or holds in a cell together with those of another cell."""
    wrong = 0
    for cell in part.cells:
        own = _inside(cell, words)
        if own and _crowded(own):
            wrong += len(own)
        else:
            wrong += sum(_stands_out(word, cell) for word in own)
    return wrong


def _inside(cell: Cell, words: Sequence[Word]) -> list[Word]:
    return [w for w in words if cell.box is not None and w.rect.middle_in(cell.box)]


def _stands_out(word: Word, cell: Cell) -> bool:
    slack = CUT * size_of(word)
    return cell.box is not None and (word.rect.x0 < cell.box.x0 - slack or word.rect.x1 > cell.box.x1 + slack)


def _crowded(words: Sequence[Word]) -> bool:
    """Whether words of one cell look like several: wide white within a line, or figures below each other."""
    lines = [chunks_of(row, WIDE_GAP) for row in rows_of(words)]
    if any(len(chunks) > 1 for chunks in lines):
        return True
    return any(is_figure(a[0].text) and is_figure(b[0].text) for a, b in pairwise(lines))


def _parted(rival: Rival) -> int:
    """How many words stand in a drawn cell of which the parts leave a place blank, or share theirs with a neighbour."""
    wrong = 0
    ours = [cell for part in rival.parts for cell in part.cells if cell.box is not None]
    words = _words(rival.drawn)
    filled = {id(cell): _inside(cell, words) for cell in (*ours, *rival.drawn.cells)}
    for cell in rival.drawn.cells:
        own = filled[id(cell)]
        within = [other for other in ours if cell.box and other.box and other.box.middle_in(cell.box)]
        if own and any(filled[id(other)] for other in within) and any(not filled[id(other)] for other in within):
            wrong += len(own)
    for other in ours:
        inside = [c for c in rival.drawn.cells if filled[id(c)] and c.box and other.box and c.box.middle_in(other.box)]
        wrong += sum(len(filled[id(c)]) for c in inside) if len(inside) > 1 else 0
    return wrong


def _left_out(parts: Sequence[Part], words: Sequence[Word]) -> int:
    held = {id(w) for part in parts for w in _words(part)}
    return sum(id(w) not in held for w in words) if parts else 0


def _left_out_of_lines(rival: Rival) -> int:
    """How many words of the parts stand outside the lines, but for whole lines above or below: a title, a note."""
    box = rival.drawn.first
    outside = [w for part in rival.parts for w in _words(part) if not w.rect.middle_in(box, 1)]
    rows = rows_of(outside)
    free = [
        row
        for row in rows
        if (row.bottom <= box.top + 2 or row.top >= box.bottom - 2) and len(chunks_of(row, WIDE_GAP)) == 1
    ]
    return len(outside) - sum(len(row.words) for row in free)


def _said(rival: Rival, wins: bool) -> Finding:
    drawn = _size(rival.drawn)
    ours = " + ".join(map(_size, rival.parts)) or "-"
    box = rival.drawn.first
    return Finding("tabel-naar-lijnen" if wins else "tabel-betwist", box.page, box, (drawn, ours))


def _size(part: Part) -> str:
    return f"{len(part.grid)} x {len(part.grid[0])}"
