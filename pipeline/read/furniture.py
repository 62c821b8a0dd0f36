"""Running headers, footers and page numbers: what repeats at the edges of pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from pipeline.model import Page, Word
from pipeline.read.rows import rows_of, split_at_gaps, text_of

EDGE_ROWS = 3  # rows at the top and at the bottom that may be furniture
ALIKE = 85  # similarity of two texts with figures masked
SAME_PLACE = 0.015  # of the page's height
PAGE_NUMBER = re.compile(r"(?i)^(pagina|blad|p\.?)?\s*\|?\s*[-–]?\s*\d{1,4}\s*[-–]?\s*(([/|]|van)\s*\d{1,4})?$")


@dataclass(frozen=True, slots=True)
class _Edge:
    page: int
    masked: str
    middle: float  # share of the page's height
    words: tuple[Word, ...]


def furniture_of(pages: Sequence[Page]) -> dict[int, frozenset[Word]]:
    """For each page number, the words that repeat at its edges.

    A row counts when nearly the same (figures masked) stands at the same height on another page of the same shape;
    on every second page is enough, since left and right pages differ. Page numbers count when they go up.
    """
    edges = [edge for page in pages for edge in _edges(page)]
    found: dict[int, set[Word]] = {page.number: set() for page in pages}
    enough = 2 if len(pages) <= 8 else 3
    for edge in edges:
        same = {other.page for other in edges if other.page != edge.page and _repeats(edge, other)}
        number = bool(PAGE_NUMBER.match(edge.masked.replace("#", "1")))
        if len(same) + 1 >= (2 if number else enough):
            found[edge.page] |= set(edge.words)
    return {page: frozenset(words) for page, words in found.items()}


def _edges(page: Page) -> list[_Edge]:
    """The first and last rows of a page, each cut at wide gaps: a header may have a text left and another right."""
    words = [word for word in page.words if word.upright]
    if not words or page.height <= 0:
        return []
    rows = rows_of(words)
    edges = []
    for row in {id(r): r for r in (*rows[:EDGE_ROWS], *rows[-EDGE_ROWS:])}.values():
        middle = (row[0].top + row[0].bottom) / 2 / page.height
        if 0.14 < middle < 0.86:
            continue
        for part in split_at_gaps(row, 2.5 * max(w.size for w in row)):
            masked = re.sub(r"\d+", "#", text_of(part).lower())
            edges.append(_Edge(page.number, masked, middle, tuple(part)))
    return edges


def _repeats(one: _Edge, other: _Edge) -> bool:
    if abs(one.middle - other.middle) > SAME_PLACE:
        return False
    if abs(one.words[0].size - other.words[0].size) > 0.5:
        return False
    return one.masked == other.masked or (len(one.masked) > 6 and fuzz.ratio(one.masked, other.masked) >= ALIKE)
