"""How many rows at the top are heads."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Word
from pipeline.tables.regions.region import Draft
from pipeline.tables.text import is_value

MOST_ROWS = 4  # heads have no more levels than this


def header_rows(draft: Draft, grid: Sequence[Sequence[str]]) -> int:
    """Rows of the head: those before the first row of figures, else those set apart by bold type or colour."""
    words = _words_by_row(draft)
    figures = [_has_figures(row) for row in grid]
    if any(figures) and not figures[0]:
        count = _before_figures(figures, words)
        return max(min(count, MOST_ROWS, len(grid) - 1), 1)
    count = _set_apart(words)
    if count:
        return min(count, MOST_ROWS, len(grid) - 1)
    return 0 if figures and figures[0] else min(max(draft.header_rows, 1), len(grid) - 1)


def _words_by_row(draft: Draft) -> list[list[Word]]:
    rows: list[list[Word]] = [[] for _ in range(draft.n_rows)]
    for slot in draft.slots:
        for row in range(slot.row, slot.row + slot.row_span):
            rows[row] += slot.words
    return rows


def _has_figures(row: Sequence[str]) -> bool:
    """Whether a row has figures that are not heads (years, marks) in a column after the first."""
    values = [text for text in row[1:] if text]
    figures = [text for text in values if is_value(text) and any(c.isdigit() for c in text)]
    return bool(figures) and len(figures) >= 0.5 * len(values)


def _before_figures(figures: Sequence[bool], words: Sequence[Sequence[Word]]) -> int:
    """Rows before the first figures, without rows that already look like the rows below: a title of a group."""
    count = figures.index(True)
    styles = [_style(row) for row in words]
    body = styles[count]
    while count > 1 and styles[count - 1] == body and styles[0] != body:
        count -= 1
    if count > 1 and styles[0] == body:
        return 1
    return count


def _style(words: Sequence[Word]) -> tuple[bool, str]:
    bold = bool(words) and sum(w.bold for w in words) > 0.5 * len(words)
    colours = sorted(w.colour for w in words)
    return bold, colours[len(colours) // 2] if colours else ""


def _set_apart(words: Sequence[Sequence[Word]]) -> int:
    """Leading rows that are bold or coloured where the rest is not."""
    styles = [_style(row) for row in words]
    count = 0
    while count < len(styles) - 1 and styles[count] == styles[0]:
        count += 1
    rest = styles[count:]
    return count if rest and styles[0] not in rest and count <= MOST_ROWS else 0
