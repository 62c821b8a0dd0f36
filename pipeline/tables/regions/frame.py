"""Running heads, feet and page numbers: words that are on the page but not of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise, zip_longest

from pipeline.model import Page, Rect, Word
from pipeline.model.page import PAPER
from pipeline.read import cards_and_tiles
from pipeline.tables.regions.between import LARGE
from pipeline.tables.text import Row, chunks_of, em_of, is_figure, rows_of

MARGIN = 0.11  # share of the page's height at its top and bottom in which running heads stand
APART = 0.9  # em of white between them and the text
RECOGNISED = "OCR"  # the font that reading gives to words that it recognised in a picture
PRINTED = 15  # words on a page that is no scan
BLEED = 1.0  # points from the edge of the page
BAND = 0.35  # of the page: a higher one is a ground, not a band
LEVEL = 0.5  # share of the lines of cards that may have text level with them beside the cards
ROWS = 3  # rows of links; the head of a table has fewer
STEPS = 4  # rows in step that are those of a table
MANY_CELLS = 4  # a row of that many chunks is the head of a table that repeats, not of the page


def contents_of(pages: Sequence[Page], em: float) -> list[tuple[tuple[Word, ...], list[Row]]]:
    """The upright words of each page without running heads, feet and page numbers, and the same as text rows.

    `em` is the size of the text in points, 0 where it is not known. Stricter than what reading calls furniture: a row
    of figures that a table has at the foot of several pages stays.
    """
    em = em or em_of([word for page in pages for word in page.words])
    every = [rows_of(w for w in page.words if w.upright) for page in pages]
    margins = [_margin_rows(page, rows) for page, rows in zip(pages, every, strict=True)]
    counts = Counter(key for rows in margins for key in {key for row in rows for key in _keys(row, em)})
    needed = max(3, 0.25 * len(pages))
    out = []
    for page, all_rows, rows in zip(pages, every, margins, strict=True):
        again = {id(row): row for row in rows if any(counts[key] >= needed for key in _keys(row, em))}
        repeated = {id(w) for row in again.values() for w in row.words}
        words = tuple(w for w in page.words if w.upright and id(w) not in repeated)
        out.append((words, [row for row in all_rows if id(row) not in again]))
    return out


def without_pictured(words: Sequence[Word]) -> list[Word]:
    """Words without those recognised in pictures on a page of text: the labels of a pictured chart keep to columns.

    On a scanned page all words but a running head are recognised; there they stay.
    """
    printed = [w for w in words if w.font != RECOGNISED]
    return printed if len(printed) >= PRINTED else list(words)


def banners(page: Page) -> list[Rect]:
    """Coloured bands that are the head or the foot of a site: over the whole width of the page, running off its top or
    its foot, or, where the printer left white around, the last thing on a page, with white words on a dark ground.
    """
    wide = [
        f.rect
        for f in page.fills
        if f.shades and f.rect.x0 <= BLEED and f.rect.x1 >= page.width - BLEED and f.rect.height <= BAND * page.height
    ]
    low = [f.rect for f in page.fills if f.shades and f.rect.bottom >= (1 - MARGIN) * page.height]
    last = max(low, key=lambda rect: rect.width * rect.height, default=None)
    found = [band for band in wide if _runs_off(band, page)]
    return [*found, last] if last is not None and _ends_in_white(last, page) else found


def _runs_off(band: Rect, page: Page) -> bool:
    if band.top <= BLEED or band.bottom >= page.height - BLEED:
        return True
    low, high = MARGIN * page.height, (1 - MARGIN) * page.height
    above = band.top <= low and not any(w.rect.middle < band.top for w in page.words)
    below = band.bottom >= high and not any(w.rect.middle > band.bottom for w in page.words)
    return above or below


def _ends_in_white(band: Rect, page: Page) -> bool:
    """Whether a band at the foot of the page has several rows of white words, and no figure; nothing stands below."""
    if band.top < 0.5 * page.height or any(w.rect.middle > band.bottom for w in page.words):
        return False
    words = [w for w in page.words if w.upright and w.rect.middle_in(band)]
    white = bool(words) and all(w.colour == PAPER for w in words)
    return white and not any(is_figure(w.text) for w in words) and len(rows_of(words)) >= ROWS


def in_cards(page: Page, words: Sequence[Word], em: float) -> list[Rect]:
    """Boxes side by side that are read one by one: their lines are level, yet no rows.

    Where text beside the boxes is level with most of their lines, these are cells of a table with shaded columns.
    """
    found: list[Rect] = []
    for cards in cards_and_tiles(page, words, em):
        own = {w for card in cards for w in card.words}
        rows = rows_of(own)
        beside = [w for w in words if w not in own and any(abs(w.rect.middle - row.middle) <= 1.0 for row in rows)]
        if len(rows_of(beside)) < LEVEL * len(rows):
            found += [card.rect for card in cards]
    return found


def margin_notes(page: Page) -> frozenset[Word]:
    """Words of notes beside the text, as reading told them apart."""
    notes = (line for line in page.lines if line.role == "margin" and line.column < 0)
    return frozenset(word for line in notes for word in line.words)


def _margin_rows(page: Page, rows: Sequence[Row]) -> list[Row]:
    """Rows at the top and bottom that stand by themselves: the head of a table has its rows close below."""
    low, high = MARGIN * page.height, (1 - MARGIN) * page.height
    found: list[Row] = []
    for inward, limit in ((rows, low), (rows[::-1], high)):
        block: list[Row] = []
        for i, (row, following) in enumerate(zip_longest(inward, inward[1:])):
            if not (row.bottom <= low if limit == low else row.top >= high) or _in_step(inward[i : i + STEPS]):
                break
            block.append(row)
            below_is_a_table = following is not None and _parted(row, following, page)
            if following is None or below_is_a_table or _white(row, following) >= APART * em_of(row.words):
                found += [r for r in block if len(chunks_of(r, 1.0)) < MANY_CELLS]
                block = []
            if below_is_a_table:
                break
    return found


def _in_step(rows: Sequence[Row]) -> bool:
    """Whether rows of several chunks follow at one distance, each chunk in line with the others of its column."""
    cut = [chunks_of(row, 1.0) for row in rows]
    if len(rows) < STEPS or len(cut[0]) < 2 or any(len(chunks) != len(cut[0]) for chunks in cut):
        return False
    steps = [abs(b.middle - a.middle) for a, b in pairwise(rows)]
    columns = zip(*cut, strict=True)
    in_line = all(max(c.rect.x0 for c in col) - min(c.rect.x0 for c in col) <= 1.0 for col in columns)
    return in_line and max(steps) - min(steps) <= 1.0


def _parted(a: Row, b: Row, page: Page) -> bool:
    """Whether a line is drawn between two rows: the first one of a table that begins right below the page's head."""
    low, high = sorted((a, b), key=lambda row: row.middle)
    return any(r.horizontal and low.middle < r.rect.middle < high.middle for r in page.rules)


def _white(a: Row, b: Row) -> float:
    return max(b.top - a.bottom, a.top - b.bottom)


def _keys(row: Row, em: float) -> list[tuple[str, int]]:
    """The chunks of a row with their figures masked, and its height to about half a line.

    In large type figures count: 'Stap 1' and 'Stap 2' are titles.
    """
    title = em_of(row.words) > LARGE * em
    return [(c.text if title else re.sub(r"\d+", "#", c.text), round(row.middle / 6)) for c in chunks_of(row, 1.0)]
