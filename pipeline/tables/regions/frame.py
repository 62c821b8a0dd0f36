"""Running heads, feet and page numbers: words that are on the page but not of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import zip_longest

from pipeline.model import Page, Rect, Word
from pipeline.tables.text import Row, chunks_of, em_of, rows_of

MARGIN = 0.11  # share of the page's height at its top and bottom in which running heads stand
APART = 0.9  # em of white between them and the text
RECOGNISED = "OCR"  # the font that reading gives to words that it recognised in a picture
PRINTED = 15  # words on a page that is no scan
BLEED = 1.0  # points from the edge of the page
BAND = 0.35  # of the page: a higher one is a ground, not a band
MANY_CELLS = 4  # a row of that many chunks is the head of a table that repeats, not of the page


def content_words(pages: Sequence[Page]) -> list[tuple[Word, ...]]:
    """The upright words of each page without running heads, feet and page numbers.

    Stricter than what reading calls furniture: a row of figures that a table has at the foot of several pages stays.
    """
    margins = [_margin_rows(page) for page in pages]
    counts = Counter(key for rows in margins for key in {key for row in rows for key in _keys(row)})
    needed = max(3, 0.25 * len(pages))
    out = []
    for page, rows in zip(pages, margins, strict=True):
        repeated = {id(w) for row in rows if any(counts[key] >= needed for key in _keys(row)) for w in row.words}
        out.append(tuple(w for w in page.words if w.upright and id(w) not in repeated))
    return out


def without_pictured(words: Sequence[Word]) -> list[Word]:
    """Words without those recognised in pictures on a page of text: the labels of a pictured chart keep to columns.

    On a scanned page all words but a running head are recognised; there they stay.
    """
    printed = [w for w in words if w.font != RECOGNISED]
    return printed if len(printed) >= PRINTED else list(words)


def bleeding(page: Page) -> list[Rect]:
    """Coloured bands over the whole width that run off the top or the foot of the page: the head or foot of a site."""
    return [
        f.rect
        for f in page.fills
        if f.shades
        and f.rect.x0 <= BLEED
        and f.rect.x1 >= page.width - BLEED
        and f.rect.height <= BAND * page.height
        and (f.rect.top <= BLEED or f.rect.bottom >= page.height - BLEED)
    ]


def margin_notes(page: Page) -> frozenset[Word]:
    """Words of notes beside the text, as reading told them apart."""
    notes = (line for line in page.lines if line.role == "margin" and line.column < 0)
    return frozenset(word for line in notes for word in line.words)


def _margin_rows(page: Page) -> list[Row]:
    """Rows at the top and bottom that stand by themselves: the head of a table has its rows close below."""
    rows = rows_of(w for w in page.words if w.upright)
    low, high = MARGIN * page.height, (1 - MARGIN) * page.height
    found: list[Row] = []
    for inward, limit in ((rows, low), (rows[::-1], high)):
        block: list[Row] = []
        for row, following in zip_longest(inward, inward[1:]):
            if not (row.bottom <= low if limit == low else row.top >= high):
                break
            block.append(row)
            below_is_a_table = following is not None and _parted(row, following, page)
            if following is None or below_is_a_table or _white(row, following) >= APART * em_of(row.words):
                found += [r for r in block if len(chunks_of(r, 1.0)) < MANY_CELLS]
                block = []
            if below_is_a_table:
                break
    return found


def _parted(a: Row, b: Row, page: Page) -> bool:
    """Whether a line is drawn between two rows: the first one of a table that begins right below the page's head."""
    low, high = sorted((a, b), key=lambda row: row.middle)
    return any(r.horizontal and low.middle < r.rect.middle < high.middle for r in page.rules)


def _white(a: Row, b: Row) -> float:
    return max(b.top - a.bottom, a.top - b.bottom)


def _keys(row: Row) -> list[tuple[str, int]]:
    """The chunks of a row with their figures masked, and its height to about half a line."""
    return [(re.sub(r"\d+", "#", c.text), round(row.middle / 6)) for c in chunks_of(row, 1.0)]
