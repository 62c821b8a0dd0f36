"""What of a page is running text: it is taken out before columns are looked for, but labels of many words stay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.tables.text import Chunk, Row, chunks_of, is_figure, is_value

COLUMN_GAP = 1.0  # em of white between chunks that may be cells
PROSE_WORDS = 5
PROSE_SHARE = 0.75  # of the usual width of running text
ROW_GAP = 2.3  # em of white below which rows stay together
EVEN = 5  # gaps of one width in a row that are those between words
TIGHT = 0.6  # em of white between the lines of one label


@dataclass(frozen=True, slots=True)
class Prose:
    """How running text is set in the document: usual width of its lines, points."""

    width: float


def prose_of(pages: Sequence[Sequence[Row]]) -> Prose:
    """The usual width of text lines over all pages, each given as its rows."""
    widths = sorted(
        c.rect.width
        for rows in pages
        for row in rows
        for c in chunks_of(row, COLUMN_GAP)
        if len(c.words) >= PROSE_WORDS
    )
    return Prose(widths[int(0.6 * len(widths))] if widths else 0.0)


def without_running_text(
    rows: Sequence[Sequence[Chunk]], prose: Prose, gutter: float | None, em: float
) -> list[list[Chunk]]:
    """The rows of a page without running text, as many as there were; one of nothing else is left empty.

    `gutter` is the white between two columns of text, where there are any.
    """
    starts = sorted(c.rect.x0 for row in rows for c in row[1:] if not _long(c, prose))
    kept = [[] if _justified(row) else _cells(row, prose, gutter, starts, em) for row in rows]
    kept = [list(rows[i]) if _titles_group(i, kept, rows, em) else row for i, row in enumerate(kept)]
    return _with_labels(rows, _with_further_lines(rows, kept, em), em)


def _justified(row: Sequence[Chunk]) -> bool:
    """Whether a row is a line of justified text: as much wide white after each of its words, however long they are."""
    gaps, widths = [b.rect.x0 - a.rect.x1 for a, b in pairwise(row)], [c.rect.width for c in row]
    even = len(gaps) >= EVEN and max(gaps) - min(gaps) <= 0.1 * row[0].rect.height
    return even and max(widths) >= 2 * min(widths)


def _with_further_lines(rows: Sequence[Sequence[Chunk]], kept: Sequence[list[Chunk]], em: float) -> list[list[Chunk]]:
    """Lines of cells put back: they begin where a cell of the row above does that is not the first, and end like it."""
    out = [list(row) for row in kept]
    ends: dict[int, tuple[float, float]] = {}  # by row: where such a cell begins and where the next one does
    for i, row in enumerate(rows):
        if len(row) == 1 and not out[i] and i and _tight(row, rows[i - 1], em):
            above = out[i - 1][1:-1] if len(out[i - 1]) > 2 else []
            cells = [(c.rect.x0, nxt.rect.x0) for c, nxt in zip(above, out[i - 1][2:], strict=False)]
            cells += [ends[i - 1]] if i - 1 in ends else []
            mine = [cell for cell in cells if abs(cell[0] - row[0].rect.x0) <= 0.2 * em and row[0].rect.x1 < cell[1]]
            if mine:
                out[i], ends[i] = list(row), mine[0]
    return out


def _with_labels(rows: Sequence[Sequence[Chunk]], kept: Sequence[list[Chunk]], em: float) -> list[list[Chunk]]:
    """Lines of labels put back: set close to a row of figures, and clear of the columns that these stand in.

    A label of several lines reaches its row from line to line, downwards and upwards.
    """
    out = list(kept)
    reach: dict[int, float] = {}  # by row of a label: where its figures begin
    for order in (range(len(rows)), range(len(rows) - 1, -1, -1)):
        for i in order:
            if kept[i] or len(rows[i]) != 1:
                continue
            near = [k for k in (i - 1, i + 1) if 0 <= k < len(rows) and _tight(rows[i], rows[k], em)]
            ends = [_figures_from(kept[k], rows[i][0], em) or reach.get(k) for k in near]
            clear = [x for x in ends if x is not None and rows[i][0].rect.x1 + 0.5 * em <= x]
            if clear:
                out[i] = list(rows[i])
                reach[i] = min(clear)
    return out


def _figures_from(row: Sequence[Chunk], label: Chunk, em: float) -> float | None:
    """Where the figures of a row begin, if it is one whose label can begin where this one does."""
    if not row:
        return None
    own = abs(row[0].rect.x0 - label.rect.x0) <= em
    figures = row[1:] if own else row
    return figures[0].rect.x0 if figures and all(is_figure(c.text) for c in figures) else None


def _tight(a: Sequence[Chunk], b: Sequence[Chunk], em: float) -> bool:
    top, bottom = sorted((a[0].rect, b[0].rect), key=lambda rect: rect.top)
    return bottom.top - top.bottom <= TIGHT * em


def _long(c: Chunk, prose: Prose) -> bool:
    return len(c.words) >= PROSE_WORDS and c.rect.width >= PROSE_SHARE * prose.width


def _cells(
    chunks: Sequence[Chunk], prose: Prose, gutter: float | None, starts: Sequence[float], em: float
) -> list[Chunk]:
    """The chunks of a row without running text: a long label with cells to its right is none, nor a long cell beside
    a label that has a short cell to its right or begins where short cells (`starts`) begin.
    """
    kept: list[Chunk] = []
    for i, c in enumerate(chunks):
        crosses = gutter is None or c.rect.x0 < gutter < c.rect.x1
        figures = [is_value(other.text) for other in chunks[1:]]
        label = i == 0 and len(chunks) > 1 and (crosses or all(figures))
        apart = gutter is None or not (i and chunks[i - 1].rect.x1 < gutter < c.rect.x0)  # not the other column of text
        beside_label = bool(kept) and len(kept[0].words) < PROSE_WORDS
        between = 0 < i < len(chunks) - 1 and beside_label and apart and not _long(chunks[i + 1], prose)
        cell = i > 0 and beside_label and apart and sum(abs(c.rect.x0 - x) <= 0.2 * em for x in starts) >= 2
        if not _long(c, prose) or label or cell or between:
            kept.append(c)
    return kept


def _titles_group(i: int, rows: Sequence[Sequence[Chunk]], whole: Sequence[Sequence[Chunk]], em: float) -> bool:
    """Whether a long line is no running text but the title of a group: in step with rows of cells above and below."""
    if rows[i] or len(whole[i]) != 1 or not 0 < i < len(rows) - 1:
        return False
    above, one, below = rows[i - 1], whole[i][0].rect, rows[i + 1]
    if len(above) < 2 or len(below) < 2 or len(whole[i - 1]) > len(above) or len(whole[i + 1]) > len(below):
        return False
    in_line = all(abs(row[0].rect.x0 - one.x0) <= 0.3 * em for row in (above, below))
    up, down = one.middle - above[0].rect.middle, below[0].rect.middle - one.middle
    return in_line and abs(up - down) <= 0.25 * em and max(up, down) <= ROW_GAP * em
