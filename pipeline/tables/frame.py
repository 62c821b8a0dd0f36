"""Running heads, feet and page numbers: words that are on the page but not of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.model import Page, Word
from pipeline.tables.text import Row, chunks_of, rows_of

MARGIN = 0.11  # share of the page's height at its top and bottom in which running heads stand
MANY_CELLS = 4  # a row of that many chunks is the head of a table that repeats, not of the page


def content_words(pages: Sequence[Page]) -> list[tuple[Word, ...]]:
    """The upright words of each page without running heads, feet and page numbers.

    Stricter than what reading calls furniture: a row of figures that a table has at the foot of several pages stays.
    """
    margins = [_margin_rows(page) for page in pages]
    counts = Counter(key for rows in margins for key in {_key(row) for row in rows})
    needed = max(3, 0.25 * len(pages))
    out = []
    for page, rows in zip(pages, margins, strict=True):
        repeated = {id(w) for row in rows if counts[_key(row)] >= needed for w in row.words}
        out.append(tuple(w for w in page.words if w.upright and id(w) not in repeated))
    return out


def _margin_rows(page: Page) -> list[Row]:
    low, high = MARGIN * page.height, (1 - MARGIN) * page.height
    words = [w for w in page.words if w.upright and (w.bottom <= low or w.top >= high)]
    return [row for row in rows_of(words) if len(chunks_of(row, 1.0)) < MANY_CELLS]


def _key(row: Row) -> tuple[str, int]:
    """The row with its figures masked, and its height to about half a line."""
    return re.sub(r"\d+", "#", " ".join(w.text for w in row.words)), round(row.middle / 6)
