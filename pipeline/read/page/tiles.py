"""Tiles: figures in large type side by side, each with a legend below it, that no frame holds together.

'37%' above 'zegt te weinig buiten te komen' is one statement, and the tile beside it is another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.model import Page, Rect, Word
from pipeline.read.page.cards import SHORT, Card, cards_of
from pipeline.read.page.rows import base_lines

LARGE = 1.4  # of the running text: the type of a figure
SMALLER = 0.8  # of a figure: the type of its legend
BETWEEN = 0.9  # of the running text: white between legends
FIRST, NEXT = 2.2, 0.8  # of the running text: white below a figure, and between the lines of a legend, at most
MOST_ROWS = 6  # lines of a legend; with more it is a column of text
WORDS = 0.6  # share of a legend's words that have letters
NUMBERED = re.compile(r"\d+(?:\.\d+)*\.?\s+[A-Z]")  # the number of a heading, not a figure


def cards_and_tiles(page: Page, words: Sequence[Word], size: float) -> list[list[Card]]:
    """Rows of cards and of tiles from top to bottom; `size` is that of the running text in points.

    A word is in one of them at most.
    """
    cards = cards_of(page, words, size)
    taken = {word for row in cards for card in row for word in card.words}
    tiles = tiles_of(page, [word for word in words if word not in taken], size)
    return sorted([*cards, *tiles], key=lambda row: row[0].rect.top)


def tiles_of(page: Page, words: Sequence[Word], size: float) -> list[list[Card]]:
    """Rows of tiles from top to bottom, those of a row from left to right."""
    if sum(word.size >= LARGE * size and _has_digit(word.text) for word in words) < 2:
        return []
    rows = base_lines(words)
    found: list[list[Card]] = []
    after = 0
    for at, row in enumerate(rows):
        figures = _figures(row, size) if at >= after else []
        tiles = _with_legends(figures, rows[at + 1 :], size) if len(figures) > 1 else []
        if tiles and not _ruled_across(page, tiles):
            found.append(tiles)
            own = {word for tile in tiles for word in tile.words}
            after = 1 + max(n for n, other in enumerate(rows) if not own.isdisjoint(other))
    return found


def _figures(row: Sequence[Word], size: float) -> list[list[Word]]:
    """Figures in large type of a row, where nothing else stands between them; none where one is no figure."""
    large = [word for word in row if word.size >= LARGE * size]
    if not large or any(large[0].rect.x0 < w.rect.x0 < large[-1].rect.x0 for w in row if w.size < LARGE * size):
        return []
    parts = [[large[0]]]
    for before, word in pairwise(large):
        if word.rect.x0 - before.rect.x1 > max(word.size, 2 * size):
            parts.append([])
        parts[-1].append(word)
    return parts if all(map(_is_figure, parts)) else []


def _is_figure(words: Sequence[Word]) -> bool:
    text = " ".join(word.text for word in words)
    return len(words) <= SHORT and _has_digit(text) and not NUMBERED.match(text)


def _has_digit(text: str) -> bool:
    return any(sign.isdigit() for sign in text)


def _with_legends(figures: Sequence[Sequence[Word]], below: Sequence[Sequence[Word]], size: float) -> list[Card]:
    """The figures, each with what stands below it; none where that does not part into as many legends."""
    heads = [Rect.around([word.rect for word in figure]) for figure in figures]
    largest = max(word.size for figure in figures for word in figure)
    legend: list[Word] = []
    best: list[Card] = []
    bottom, white = max(head.bottom for head in heads), FIRST * size
    for count, row in enumerate(below, 1):
        top = min(word.rect.top for word in row)
        if top - bottom > white:
            return best
        if any(word.size > SMALLER * largest for word in row):
            return best
        tiles = _tiles(figures, heads, [*legend, *row], size)
        if not tiles and best:
            return best  # text across begins right below
        if count > MOST_ROWS:
            return []
        legend += row
        best = tiles
        bottom, white = max(word.rect.bottom for word in row), NEXT * size
    return best


def _tiles(figures: Sequence[Sequence[Word]], heads: Sequence[Rect], legend: Sequence[Word], size: float) -> list[Card]:
    """A tile for each figure; none where one has no legend, or white does not part them."""
    strips = _strips([*heads, *(word.rect for word in legend)], BETWEEN * size)
    own = [next(n for n, (x0, x1) in enumerate(strips) if x0 <= head.centre <= x1) for head in heads]
    if own != list(range(own[0], own[0] + len(heads))):
        return []
    tiles: list[Card] = []
    for figure, (x0, x1) in zip(figures, strips[own[0] :], strict=False):
        told = [word for word in legend if x0 <= word.rect.centre <= x1]
        if not told or sum(any(sign.isalpha() for sign in w.text) for w in told) < WORDS * len(told):
            return []
        words = (*figure, *told)
        tiles.append(Card(Rect.around([word.rect for word in words]), words))
    return tiles


def _strips(rects: Sequence[Rect], white: float) -> list[tuple[float, float]]:
    """From where to where something stands, parted by strips of white."""
    out: list[tuple[float, float]] = []
    for x0, x1 in sorted((rect.x0, rect.x1) for rect in rects):
        if out and x0 - out[-1][1] < white:
            out[-1] = (out[-1][0], max(out[-1][1], x1))
        else:
            out.append((x0, x1))
    return out


def _ruled_across(page: Page, tiles: Sequence[Card]) -> bool:
    """Whether a line runs through several tiles, as it does below the heads of a table."""
    top, bottom = tiles[0].rect.top, max(tile.rect.bottom for tile in tiles)
    lines = [rule.rect for rule in page.rules if rule.horizontal and top < rule.rect.top < bottom]
    return any(sum(line.across(tile.rect) > 0 for tile in tiles) > 1 for line in lines)
