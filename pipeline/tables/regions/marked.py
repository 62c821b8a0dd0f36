"""What is drawn at words rather than around cells: underlines, and the ground of marked or blotted-out words."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Fill, Page, Rect, Rule, Word
from pipeline.tables.regions.index import WordIndex
from pipeline.tables.text import rows_of, size_of

UNDERLINE = 1.5  # points by which the ends of an underline may differ from the words above it
SHORT, PADDING = 0.4, 8.0  # points between the end of an underline and the border of its cell
LINE = 1.6  # em: the ground of marked words is no higher
ABOVE, BELOW = 0.35, 0.1  # of the height of a word: an underline is no further from its bottom
BESIDE = 0.6  # em between marked words and the words beside them in the row


def underlines(rule: Rule, page: Page, words: WordIndex) -> bool:
    """Whether a rule is an underline: right below words, and just as long or a little shorter than their cell is wide.

    `words` are those of the page.

    Some producers draw the underline of a link as wide as the paragraph that it stands in.
    """
    left, right = rule.rect.x0 - UNDERLINE, rule.rect.x1 + UNDERLINE
    near = words.level(rule.rect.top - words.tallest, rule.rect.top)  # what stands on it has its middle no higher
    above = [w for w in near if left <= w.rect.x0 and w.rect.x1 <= right and _stands_on(w, rule)]
    if not above:
        return False
    text = Rect.around(w.rect for w in above)
    begins, ends = (abs(a - b) <= UNDERLINE for a, b in ((text.x0, rule.rect.x0), (text.x1, rule.rect.x1)))
    return begins and (ends or _within_cell(rule, page))


def _within_cell(rule: Rule, page: Page) -> bool:
    """Whether a line stops just short of an upright one on both sides, as no border of a cell does."""
    beside = [r.rect for r in page.rules if not r.horizontal and r.rect.top < rule.rect.middle < r.rect.bottom]
    left = any(SHORT <= rule.rect.x0 - r.centre <= PADDING for r in beside)
    right = any(SHORT <= r.centre - rule.rect.x1 <= PADDING for r in beside)
    return left and right


def _stands_on(word: Word, rule: Rule) -> bool:
    height, at = word.rect.height, rule.rect.top
    return word.rect.top < at and word.rect.bottom - ABOVE * height <= at <= word.rect.bottom + BELOW * height


def marks_words(fill: Fill, words: WordIndex) -> bool:
    """Whether a fill is the ground of some words within a row, or hides them: as high as one line, with no padding.

    `words` are those of the page.
    """
    rect = fill.rect
    level = [w for w in words.level(rect.top, rect.bottom) if w.upright]
    if not level or rect.height > LINE * max(size_of(w) for w in level) or len(rows_of(level)) > 1:
        return False
    inside = [w for w in level if w.rect.middle_in(rect)]
    outside = [w for w in level if not w.rect.middle_in(rect)]
    if inside:
        text = Rect.around(w.rect for w in inside)
        return abs(text.x0 - rect.x0) <= UNDERLINE and abs(text.x1 - rect.x1) <= UNDERLINE
    return _between_words(rect, outside)


def _between_words(rect: Rect, words: Sequence[Word]) -> bool:
    """Whether words stand close on both sides, as in one sentence."""
    left = any(-UNDERLINE <= rect.x0 - w.rect.x1 <= BESIDE * size_of(w) for w in words)
    right = any(-UNDERLINE <= w.rect.x0 - rect.x1 <= BESIDE * size_of(w) for w in words)
    return left and right
