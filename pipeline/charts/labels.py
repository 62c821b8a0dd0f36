"""Labels at the base of bars: under standing ones, beside lying ones, each within the room of its bar."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from pipeline.charts.text import MANY_ROWS, ChartText, Label, label_of_chunks
from pipeline.model import Word
from pipeline.tables.text import Chunk, Row, chunk, chunks_of, rows_of, size_of

BELOW = 2.5  # em between the base line and the first row of labels
ROW_SPACE = 0.7  # em between rows of labels
BETWEEN = 0.4  # em of white between labels beside each other; a word space is less
ASIDE = 0.35  # of the room of a bar that the middle of its label may be off
PROSE = 30  # words beyond which text beside a figure is no label
_SENTENCES = re.compile(r"[^\W\d]{3,}\. [A-Z]\w*(?: \w+){2}")  # no 'incl. BTW' and no 'St. Jan'


@dataclass(frozen=True, slots=True)
class Slot:
    """The room of a bar across the chart, in points."""

    lo: float
    hi: float
    middle: float


def is_prose(label: str) -> bool:
    """Whether it is running text beside a figure: long, or a sentence and the begin of another."""
    return len(label.split()) > PROSE or bool(_SENTENCES.search(label))


def slots_of(sides: Sequence[tuple[float, float]]) -> list[Slot]:
    """The room of each bar (or cluster) between these sides, half-way to its neighbours; two or more."""
    middles = [(lo + hi) / 2 for lo, hi in sides]
    cuts = [(a[1] + b[0]) / 2 for a, b in pairwise(sides)]
    ends = [2 * middles[0] - cuts[0], *cuts, 2 * middles[-1] - cuts[-1]]
    return [Slot(lo, hi, middle) for (lo, hi), middle in zip(pairwise(ends), middles, strict=True)]


def under(text: ChartText, slots: Sequence[Slot], base: float, used: Set[Word]) -> list[Label] | None:
    """The words under each bar; None when one has none, or when rows run on through them as prose does."""
    left, right = slots[0].lo, slots[-1].hi
    words = [w for w in text.words if w not in used and w.rect.top >= base - 1 and left <= w.rect.centre <= right]
    found: list[list[Chunk]] = [[] for _ in slots]
    bottom, size = base, 0.0
    for row in rows_of(words):
        em = size_of(row.words[0])
        if row.top - bottom > (ROW_SPACE * em if size else BELOW * em) or (size and abs(em - size) > 0.6):
            break
        placed = _in_slots(row, slots)
        if placed is None and size:
            return None  # where labels end cannot be told
        if placed is None:
            break
        for i, piece in placed:
            found[i].append(piece)
        bottom, size = row.bottom, em
    if not all(found) or max(len(rows) for rows in found) > MANY_ROWS:
        return None
    labels = [label_of_chunks(rows) for rows in found]
    centred = all(abs(la.rect.centre - s.middle) <= ASIDE * (s.hi - s.lo) for la, s in zip(labels, slots, strict=True))
    return labels if centred else None


def _in_slots(row: Row, slots: Sequence[Slot]) -> list[tuple[int, Chunk]] | None:
    """The words of a row by the bar that they stand under; None when they run on under two bars, as prose does.

    A label may be a little wider than the room of its bar: what counts is the white between it and the next.
    """
    found: dict[int, list[Word]] = {}
    for piece in chunks_of(row, BETWEEN):
        if sum(piece.rect.x0 <= slot.middle <= piece.rect.x1 for slot in slots) > 1:
            return None
        i = min(range(len(slots)), key=lambda i: abs(slots[i].middle - piece.rect.centre))
        found.setdefault(i, []).extend(piece.words)
    return [(i, chunk(words)) for i, words in found.items()]


def beside(text: ChartText, slots: Sequence[Slot], base: float, used: Set[Word]) -> list[Label] | None:
    """The words to the left of each lying bar, in one column; None when one has none or they keep no line."""
    labels = []
    chunks = [*text.chunks, *(c for f in text.figures if not used & set(f.label.words) for c in f.label.chunks)]
    for slot in slots:
        near = [c for c in chunks if c.rect.x1 <= base + 2 and slot.lo <= c.rect.middle <= slot.hi]
        if not near:
            return None
        nearest = max(near, key=lambda c: c.rect.x1)
        column = [c for c in near if c.rect.across(nearest.rect) > 0]
        labels.append(label_of_chunks(sorted(column, key=lambda c: c.rect.top)))
    em = median(c.rect.height for label in labels for c in label.chunks)
    level = all(
        abs(label.rect.middle - s.middle) <= max(ASIDE * (s.hi - s.lo), 0.5 * em)
        for label, s in zip(labels, slots, strict=True)
    )
    short = all(len(label.chunks) <= MANY_ROWS for label in labels)
    return labels if level and short and _in_line(labels, em) else None


def _in_line(labels: Sequence[Label], em: float) -> bool:
    """Whether all begin, or all end, on one line."""
    starts, ends = [label.rect.x0 for label in labels], [label.rect.x1 for label in labels]
    return min(max(starts) - min(starts), max(ends) - min(ends)) <= 0.7 * em
