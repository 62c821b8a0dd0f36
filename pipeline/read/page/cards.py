"""Cards: filled or framed boxes that stand side by side, each with a few words that are read by themselves.

A designed report says '94,8%' in one box and '+ 1,2%' in the next; read across, the two become one sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.model import Curve, Line, Page, Rect, Word
from pipeline.read.page.bands import TextColumn
from pipeline.read.page.rows import base_lines

LEVEL = 3.0  # points that the upper edges of cards in a row may differ
BETWEEN = 0.6  # of the type size: cells of a table stand closer than cards
WIDTH = 5.0  # of the type size: a narrower box holds a sign or a step's number
BAR = 2.2  # of the type size: a higher box is no bar with a title
ROWS = 2, 12  # rows of words in a card; with more it is a column of its own text
HIGHEST = 0.4  # of the page
MOST = 400  # boxes of one page that are looked at: a page with more is a drawing
FULL = 0.85  # of its box: a path that covers so much is a rectangle with round corners
LARGE = 1.2  # of the type below it: a figure in type so large is the figure of what stands below it
SHORT = 4  # words of such a figure at most: 'minstens 1 op 12'


@dataclass(frozen=True, slots=True)
class Card:
    """A box and the words in it, in no order."""

    rect: Rect
    words: tuple[Word, ...]


def cards_of(page: Page, words: Sequence[Word], size: float) -> list[list[Card]]:
    """Rows of cards from top to bottom, the cards of a row from left to right; `size` is that of the running text.

    Of boxes within boxes the inner ones are cards: a word is in one card at most.
    """
    rows: list[list[Card]] = []
    taken: set[Word] = set()
    for group in sorted(_level_groups(_boxes(page, size)), key=lambda group: group[0].width * group[0].height):
        cards = [Card(box, tuple(word for word in words if word.rect.middle_in(box))) for box in group]
        if not _stand_beside(cards, words, BETWEEN * size):
            continue
        own = {word for card in cards for word in card.words}
        if taken.isdisjoint(own):
            taken |= own
            rows.append(cards)
    return sorted(rows, key=lambda cards: cards[0].rect.top)


def with_cards(columns: Sequence[TextColumn], rows: Sequence[Sequence[Card]]) -> list[TextColumn]:
    """The columns with each card as one of its own: before what stands below the row of cards."""
    found = list(columns)
    for cards in rows:
        bottom = max(card.rect.bottom for card in cards)
        x0, x1 = cards[0].rect.x0, cards[-1].rect.x1
        parts = [part for column in found for part in _parted(column, bottom, x0, x1)]
        at = next((n for n, part in enumerate(parts) if _is_below(part, bottom, x0, x1)), len(parts))
        own = [TextColumn(card.words, -1, card.rect.x0, card.rect.x1, is_card=True) for card in cards]
        found = [*parts[:at], *own, *parts[at:]]
    return found


def lines_beside(lines: Sequence[Line]) -> list[Line]:
    """The lines of a card, beside the running text; a figure in large type is one paragraph with what it is for."""
    found = [replace(line, role="aside") if line.role in ("body", "bullet") else line for line in lines]
    if len(found) > 1 and _is_figure(found[0], found[1]):
        found[0] = replace(found[0], block=found[1].block)
    return found


def _is_figure(line: Line, below: Line) -> bool:
    large = line.size >= LARGE * below.size and len(line.words) <= SHORT
    return large and any(sign.isdigit() for sign in line.text)


def _boxes(page: Page, size: float) -> Iterator[Rect]:
    """Boxes of a card's size with the bars on top of them: fills that show, frames, rectangles with round corners."""
    drawn = [fill.rect for fill in page.fills if fill.stroked or fill.shades]
    drawn += [rect for curve in page.curves if (rect := _rounded(curve)) is not None]
    if len(drawn) > MOST:
        return
    boxes = dict.fromkeys(Rect(*(round(at, 1) for at in (r.x0, r.top, r.x1, r.bottom))) for r in drawn)
    wide = [box for box in boxes if box.width >= WIDTH * size]
    bars = [box for box in wide if box.height <= BAR * size]
    for box in wide:
        if 2 * size <= box.height <= HIGHEST * page.height:
            bar = next((bar for bar in bars if _tops(bar, box)), None)
            yield box if bar is None else Rect(box.x0, bar.top, box.x1, box.bottom)


def _tops(bar: Rect, box: Rect) -> bool:
    """Whether a bar lies on a box and is as wide: it holds the box's title."""
    return abs(bar.bottom - box.top) < LEVEL and abs(bar.x0 - box.x0) < LEVEL and abs(bar.x1 - box.x1) < LEVEL


def _rounded(curve: Curve) -> Rect | None:
    """The box around a path that fills it but for its corners; None when it is another shape."""
    across, down = zip(*curve.points, strict=True)
    box = Rect(min(across), min(down), max(across), max(down))
    turns = zip(curve.points, (*curve.points[1:], curve.points[0]), strict=True)
    area = abs(sum(one[0] * other[1] - other[0] * one[1] for one, other in turns)) / 2
    return box if curve.shades and area >= FULL * box.width * box.height else None


def _stand_beside(cards: Sequence[Card], words: Sequence[Word], gap: float) -> bool:
    """Whether these are several boxes of text with `gap` and no word between them."""
    apart = all(one.rect.x1 + gap <= other.rect.x0 for one, other in pairwise(cards))
    return len(cards) > 1 and apart and all(map(_holds_text, cards)) and _none_between(cards, words)


def _level_groups(boxes: Iterable[Rect]) -> Iterator[list[Rect]]:
    """Boxes that begin at one height, from left to right; each is as high as its own text."""
    left = sorted(boxes, key=lambda box: box.top)
    while left:
        group = [box for box in left if abs(box.top - left[0].top) < LEVEL]
        left = [box for box in left if box not in group]
        yield sorted(group, key=lambda box: box.x0)


def _holds_text(card: Card) -> bool:
    fewest, most = ROWS
    inside = all(card.rect.x0 - 1 <= word.rect.x0 and word.rect.x1 <= card.rect.x1 + 1 for word in card.words)
    return inside and fewest <= len(base_lines(card.words)) <= most


def _none_between(cards: Sequence[Card], words: Sequence[Word]) -> bool:
    """Whether all words at the height of the cards, from the first to the last, stand in one of them."""
    first, last = cards[0].rect, cards[-1].rect
    row = Rect(first.x0, min(card.rect.top for card in cards), last.x1, max(card.rect.bottom for card in cards))
    return sum(word.rect.middle_in(row) for word in words) == sum(len(card.words) for card in cards)


def _parted(column: TextColumn, bottom: float, x0: float, x1: float) -> list[TextColumn]:
    """A column cut where a row of cards stands in it: what is above its lower edge, and what is below."""
    if column.x1 <= x0 or column.x0 >= x1:
        return [column]
    above = tuple(word for word in column.words if word.rect.middle < bottom)
    below = tuple(word for word in column.words if word.rect.middle >= bottom)
    return [replace(column, words=words) for words in (above, below) if words]


def _is_below(column: TextColumn, bottom: float, x0: float, x1: float) -> bool:
    return column.x1 > x0 and column.x0 < x1 and min(word.rect.middle for word in column.words) >= bottom
