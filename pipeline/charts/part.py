"""What a chart says: labels with their figures; and whether the drawing agrees with the figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from pipeline.charts.text import ChartFigure
from pipeline.model import Box, Rect, Word
from pipeline.tables.text import is_year

SHARE = 0.06  # of the greatest figure: what a figure may differ from the length that it is drawn at
ROUGH = 1.5  # points that a length may be off


@dataclass(frozen=True, slots=True)
class Pair:
    """A label and its figure, with the words of both."""

    label: str
    figure: ChartFigure
    words: tuple[Word, ...]  # of the label


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart as a reader sees it: its pairs in order, and the box around drawing and words."""

    box: Box
    drawn: Box  # without the words
    pairs: tuple[Pair, ...]
    lying: bool = False  # lying bars with a label and a figure each: in a table, they may stand in its cells

    @property
    def words(self) -> tuple[Word, ...]:
        """The words of all labels and figures."""
        return tuple(w for p in self.pairs for w in (*p.words, *p.figure.label.words))


def chart_of(page: int, pairs: Sequence[Pair], drawn: Sequence[Rect], *, lying: bool = False) -> Chart:
    """A chart of these pairs and drawn marks."""
    words = [w.rect for p in pairs for w in (*p.words, *p.figure.label.words)]
    return Chart(Rect.around([*words, *drawn]).on(page), Rect.around(drawn).on(page), tuple(pairs), lying)


def in_step(figures: Sequence[ChartFigure], lengths: Sequence[float]) -> bool:
    """Whether figures and drawn lengths grow together: in proportion, or (with four or more) at least in order.

    An axis need not begin at zero; with few bars the order alone may be right by chance.
    """
    values = [abs(f.value) for f in figures]
    if not figures or max(values) == 0 or max(lengths) <= 0 or all(is_year(f.text) for f in figures):
        return False
    scale = sum(v * x for v, x in zip(values, lengths, strict=True)) / sum(x * x for x in lengths)
    off = max(SHARE * max(values), ROUGH * scale)
    if all(abs(v - scale * x) <= off for v, x in zip(values, lengths, strict=True)):
        return True
    return len(figures) >= 4 and in_order(values, lengths)


def in_order(values: Sequence[float], places: Sequence[float]) -> bool:
    """Whether a greater value never has a lesser place, and some have different ones."""
    pairs = list(zip(values, places, strict=True))
    if max(places) - min(places) <= ROUGH or max(values) == min(values):
        return False
    return all((a[0] - b[0]) * (a[1] - b[1]) >= 0 or abs(a[1] - b[1]) <= ROUGH for a, b in combinations(pairs, 2))
