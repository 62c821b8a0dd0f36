"""How far rows that stand in line are to be trusted as a table, when no line is drawn."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.tables.regions.typed import leads
from pipeline.tables.text import Row, is_figure, is_sign, is_value

MIN_ROWS = 3  # of a table that no caption vouches for; with fewer it only goes on from the page before
MANY_ROWS = 6  # of figures with their unit beside short labels, in a table of two columns
MEASURE = re.compile(r"[€<>±+\-−–]?\s?\d[\d.,]*\s?(?:%|[^\W\d_]{1,15}(?:\s[^\W\d_]{1,15}){0,2})")  # '12 plaatsen'
AMOUNT = re.compile(r"(?:€|EUR)\s?\d[\d.,]*(?:,-)?")
LATTICE = 6  # rows, the head among them, that keep to columns without any other sign of a table
HEADS = 3  # rows among which the first that heads every column is looked for
LEADING = 0.6  # share of the rows in which dots lead to the figures


def trust_of(rows: Sequence[Row], separators: Sequence[float], anchored: bool) -> int:
    """2 when the rows look like a table, 1 when they can only go on with one from the page before, else 0.

    With a caption two rows will do; without one it takes figures, or a head in bold over all columns. Two columns
    do when one of them holds figures with a unit, row after row.
    """
    filled = [[_cell(row, lo, hi) for lo, hi in _intervals(separators)] for row in rows]
    full = [cells for cells in filled if sum(bool(c) for c in cells) >= 2]
    if anchored:
        return 2 if len(full) >= 2 else 0
    values = [c for cells in full for c in cells[1:] if c]
    figures = sum(is_figure(c) for c in values)
    firsts = [cells[0] for cells in filled if cells[0]]
    icons = len(separators) >= 2 and all(map(is_sign, firsts))  # a column of icons needs no head
    above = next((i for i in range(min(HEADS, len(rows))) if all(filled[i][icons:])), 0)  # heads over some columns
    headed = all(w.bold for row in rows[: above + 1] for w in row.words) and not all(w.bold for w in rows[-1].words)
    bold = headed and all(filled[above][icons:]) and not any(map(is_value, filled[above]))
    heads = [c for c in full[0][1:] if c] if len(full) > MIN_ROWS and not any(map(is_figure, full[0])) else []
    if len(full) >= MIN_ROWS and (bold or (len(separators) >= 2 and figures >= 0.6 * (len(values) - len(heads)))):
        return 2
    if len(full) >= MIN_ROWS and sum(any(map(leads, row.words)) for row in rows) >= LEADING * len(rows):
        return 2
    if len(separators) >= 2 and len(rows) - above >= LATTICE and _in_columns(rows[above:], separators, filled[above:]):
        return 2
    measured = [c for c in values if MEASURE.fullmatch(c) or AMOUNT.fullmatch(c)]
    if len(full) >= MANY_ROWS and len(full) >= 0.9 * len(rows) and len(measured) >= 0.8 * len(values):
        return 2
    return 1 if (bold and len(full) >= 2) or _head_and_rows(rows, filled) else 0


def _head_and_rows(rows: Sequence[Row], filled: Sequence[Sequence[str]]) -> bool:
    """Whether rows in bold head every column but the first, with rows below them: what the page left of a table."""
    bold = [all(w.bold for w in row.words) for row in rows]
    count = bold.index(False) if False in bold else len(bold)
    heads = [any(column) for column in zip(*filled[:count], strict=True)]
    below = [cells for cells in filled[count:] if all(cells)]
    return count > 0 and all(heads[1:]) and any(all(map(is_figure, cells[1:])) for cells in below)


def _in_columns(rows: Sequence[Row], separators: Sequence[float], filled: Sequence[Sequence[str]]) -> bool:
    """Whether each row fills each column, all cells of a column stand in line, and one column answers or counts.

    Names set in columns stand in line as well, but no column of them has the same few texts, or figures, over and over.
    """
    body = filled[1:]
    if sum(all(cells) for cells in filled) < 0.9 * len(filled):
        return False
    for lo, hi in _intervals(separators):
        sides = [[w.rect for w in row.words if lo < w.rect.centre <= hi] for row in rows[1:]]
        lefts, rights = [min(r.x0 for r in s) for s in sides if s], [max(r.x1 for r in s) for s in sides if s]
        if max(_share_in_line(lefts), _share_in_line(rights)) < 0.9:
            return False
    columns = [[cells[i] for cells in body] for i in range(len(separators) + 1)]
    return any(len(set(c)) <= 0.5 * len(c) or all(map(is_figure, c)) for c in columns)


def _share_in_line(xs: Sequence[float]) -> float:
    middle = sorted(xs)[len(xs) // 2]
    return sum(abs(x - middle) <= 2.0 for x in xs) / len(xs)


def _intervals(separators: Sequence[float]) -> list[tuple[float, float]]:
    bounds = [float("-inf"), *separators, float("inf")]
    return list(pairwise(bounds))


def _cell(row: Row, lo: float, hi: float) -> str:
    return " ".join(w.text for w in row.words if lo < w.rect.centre <= hi)
