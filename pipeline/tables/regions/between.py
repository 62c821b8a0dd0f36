"""What stands between two drawn lines: rows of a table, or a text that they enclose."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from pipeline.model import Rect
from pipeline.tables.text import WIDE_GAP, Chunk, Row, chunks_of, em_of

PROSE_WORDS = 5  # words in a chunk of running text
LARGE = 1.2  # times the running text: type of headings
LEVEL = 0.3  # of its height by which a chunk overlaps one that stands beside it
LONG_BAND = 4  # lines from which running text between two rules is a text, not a row


def tabular(rows: Sequence[Row], between: Rect, em: float, partial: bool) -> bool:
    """Whether what stands between two lines can be rows of a table."""
    if not rows:
        return between.height <= 1.6 * em
    sizes = [em_of(row.words) for row in rows]
    if len(rows) > 1 and max(sizes) >= LARGE * median(sizes) and len(rows[sizes.index(max(sizes))].words) < 12:
        return False  # a heading
    if between.height > (3.2 * len(rows) + 2) * em:
        return False  # mostly white
    cut = [chunks_of(row, WIDE_GAP) for row in rows]
    if max(b.top - a.bottom for a, b in zip(rows, [*rows[1:], rows[-1]], strict=True)) > 3 * em:
        return False
    if len(rows) > LONG_BAND and _prose(cut):
        return False
    cut = _level(cut)
    several = sum(len(chunks) > 1 for chunks in cut)
    if several == 0:
        first = cut[0][0]
        short = first.rect.x0 - between.x0 <= 3 * em and first.rect.x1 - between.x0 <= 0.6 * between.width
        return len(rows) <= 2 and not partial and short
    if several >= 0.3 * len(rows):
        return True
    return several > 0 and _one_cell_of_many_lines(cut, em)


def _level(cut: Sequence[Sequence[Chunk]]) -> list[list[Chunk]]:
    """Rows of chunks, with those that stand beside each other as one: a figure between the two lines of its label."""
    out: list[list[Chunk]] = []
    for chunks in cut:
        before = out[-1] if out else []
        over = min(max((c.rect.bottom for c in before), default=0.0) - c.rect.top for c in chunks)
        apart = all(a.rect.across(b.rect) < 0 for a in before for b in chunks)
        if before and apart and over > LEVEL * chunks[0].rect.height:
            out[-1] = sorted([*before, *chunks], key=lambda c: c.rect.x0)
        else:
            out.append(list(chunks))
    return out


def _one_cell_of_many_lines(cut: Sequence[Sequence[Chunk]], em: float) -> bool:
    """Whether lines of one chunk go on below a cell of the rows of several, and end before the next one begins."""
    full = [chunks for chunks in cut if len(chunks) > 1]
    if all(chunks[0].rect.x1 < min(other[1].rect.x0 for other in full) for chunks in cut):
        return True  # a label beside its figures
    starts = [c.rect.x0 for chunks in full for c in chunks]
    for one in (c.rect for chunks in cut if len(chunks) == 1 for c in chunks):
        own = [x for x in starts if abs(one.x0 - x) <= 0.3 * em]
        if not own or any(own[0] + em < x < one.x1 for x in starts):
            return False
    return True


def _prose(cut: Sequence[Sequence[Chunk]]) -> bool:
    long = sum(len(c.words) >= PROSE_WORDS for chunks in cut for c in chunks)
    return long > 0.5 * sum(len(chunks) for chunks in cut)
