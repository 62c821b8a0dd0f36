"""Running headers, footers and page numbers: what repeats at the edges of pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from rapidfuzz import fuzz

from pipeline.model import Page, Word
from pipeline.read.page.rows import base_lines, split_at_gaps, text_of

EDGE_ROWS = 3  # rows at the top and at the bottom that may be furniture
ALIKE = 85  # similarity of two texts with figures masked
NEIGHBOURS = 2  # pages: furniture stands on the next page, too, or on the one after it
LARGE = 1.2  # of the document's type size: so large is a title when it has a number
FEWEST, MOSTLY = 3, 0.4  # pages, and share of all pages, with something that repeats on one spot
SAME_PLACE = 0.015  # of the page's height
PAGE_NUMBER = re.compile(r"(?i)^(pagina|blad|p\.?)?\s*\|?\s*[-–]?\s*\d{1,4}\s*[-–]?\s*(([/|]|van)\s*\d{1,4})?$")


@dataclass(frozen=True, slots=True)
class _Edge:
    page: int
    masked: str
    figures: tuple[int, ...]  # the numbers that are masked
    middle: float  # share of the page's height
    outermost: bool  # the first or last row of the page
    words: tuple[Word, ...]


def furniture_of(pages: Sequence[Page], size: float) -> dict[int, frozenset[Word]]:
    """For each page number, the words that repeat at its edges; `size` is that of the document's text, in points.

    A row counts when nearly the same (figures masked) stands at the same height on another page of the same shape;
    on every second page is enough, since left and right pages differ. What stands on pages far apart only is a title
    that each chapter has. Page numbers count when they go up. Where most pages have something above or below their
    text, the title of a chapter counts, too, and what stands on the very spot in the type of what repeats on others: of
    a short chapter it stands there once.
    """
    rows = {page.number: base_lines([word for word in page.words if word.upright]) for page in pages}
    edges = [edge for page in pages for edge in _edges(page, rows[page.number])]
    places, titles = _header_places(edges, len(pages)), _titles(rows.values(), LARGE * size)
    found: dict[int, set[Word]] = {page.number: set() for page in pages}
    enough = 2 if len(pages) <= 8 else 3
    by_page: dict[int, list[_Edge]] = {page.number: [] for page in pages}
    for edge in edges:
        by_page[edge.page].append(edge)
    for edge in edges:
        large = edge.words[0].size > LARGE * size  # 'Hoofdstuk 1' and 'Hoofdstuk 2' are titles
        number = bool(PAGE_NUMBER.match(edge.masked.replace("#", "1")))
        others = (2 if number or _place(edge) in places else enough) - 1
        named = not large and edge.outermost and _place(edge) in places and edge.masked in titles
        if named or (not (large and edge.figures) and _stands_on(edge, by_page, others)):
            found[edge.page] |= set(edge.words)
    spots = Counter(_spot(edge) for edge in edges if found[edge.page].issuperset(edge.words))
    for edge in edges:
        if edge.outermost and spots[_spot(edge)] >= max(FEWEST, MOSTLY * len(pages)):
            found[edge.page] |= set(edge.words)
    return {page: frozenset(_from_the_edge(rows[page], words)) for page, words in found.items()}


def _stands_on(edge: _Edge, by_page: dict[int, list[_Edge]], others: int) -> bool:
    """Whether a row stands on a page nearby and on `others` pages in all. Pages far off are asked only if need be."""
    pages = sorted(by_page, key=lambda page: abs(page - edge.page))
    same = 0
    for page in pages[1:]:
        if same == 0 and abs(page - edge.page) > NEIGHBOURS:
            return False
        same += any(_repeats(edge, other) for other in by_page[page])
        if same >= others:
            return True
    return False


def _from_the_edge(rows: Sequence[list[Word]], found: set[Word]) -> set[Word]:
    """Of the words found, those of rows of their page with nothing else between them and the page's edge.

    A first line of text that stands on two pages, below their headings or as the first of a paragraph, is text.
    """
    kept: set[Word] = set()
    for ordered in (rows, rows[::-1]):
        for row, inner in zip(ordered, [*ordered[1:], []], strict=False):
            own = found.intersection(row)
            if not own or (inner and not found.intersection(inner) and _runs_on(row, inner)):
                break
            size = max(word.size for word in own)
            kept |= {word for word in row if word in own or word.size <= size}  # the chapter beside the title
    return kept


def _runs_on(row: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether two rows look like lines of one paragraph."""
    one, two = row[0], other[0]
    space = max(one.rect.top, two.rect.top) - min(one.rect.bottom, two.rect.bottom)
    return (
        one.font == two.font and one.size == two.size and abs(one.rect.x0 - two.rect.x0) < 2 and space < 0.6 * one.size
    )


def _spot(edge: _Edge) -> tuple[float, float, str, float]:
    """Where a row begins, to the point, and in what type."""
    first = edge.words[0]
    return round(first.rect.x0), round(first.rect.bottom), first.font, first.size


def _place(edge: _Edge) -> tuple[int, float]:
    """Height and type size, in steps wide enough for the rounding of producers."""
    return round(edge.middle / SAME_PLACE), edge.words[0].size


def _header_places(edges: Sequence[_Edge], pages: int) -> set[tuple[int, float]]:
    """Places where most pages have something above or below their text: a header that names the chapter."""
    by_place: dict[tuple[int, float], set[int]] = {}
    for edge in edges:
        if edge.outermost:
            by_place.setdefault(_place(edge), set()).add(edge.page)
    return {place for place, found in by_place.items() if len(found) >= 0.5 * pages and len(found) > 2}


def _titles(pages: Iterable[Sequence[Sequence[Word]]], size: float) -> set[str]:
    """What stands in type of more than `size` points, each row and those below each other as one, as an edge has it."""
    found: set[str] = set()
    for rows in pages:
        for large, run in groupby(rows, key=lambda row: row[0].size > size):
            if large:
                texts = list(map(text_of, run))
                found |= {_masked(text) for text in (*texts, " ".join(texts))}
    return found


def _masked(text: str) -> str:
    return re.sub(r"\d+", "#", text.lower())


def _edges(page: Page, rows: Sequence[list[Word]]) -> list[_Edge]:
    """The first and last rows of a page, each cut at wide gaps: a header may have a text left and another right."""
    if not rows or page.height <= 0:
        return []
    edges = []
    for row in {id(r): r for r in (*rows[:EDGE_ROWS], *rows[-EDGE_ROWS:])}.values():
        middle = row[0].rect.middle / page.height
        if 0.14 < middle < 0.86:
            continue
        for part in split_at_gaps(row, 2.5 * max(w.size for w in row)):
            text = text_of(part)
            figures = tuple(int(number) for number in re.findall(r"\d+", text))
            edges.append(_Edge(page.number, _masked(text), figures, middle, row in (rows[0], rows[-1]), tuple(part)))
    return edges


def _repeats(one: _Edge, other: _Edge) -> bool:
    """Whether two rows say the same at the same place; figures may differ only as page numbers do."""
    if abs(one.middle - other.middle) > SAME_PLACE or abs(one.words[0].size - other.words[0].size) > 0.5:
        return False
    alike = one.masked == other.masked or (len(one.masked) > 6 and fuzz.ratio(one.masked, other.masked) >= ALIKE)
    if not alike or len(one.figures) != len(other.figures):
        return False
    return all(a == b or a - one.page == b - other.page for a, b in zip(one.figures, other.figures, strict=True))
