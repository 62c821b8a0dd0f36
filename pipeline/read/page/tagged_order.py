"""Where lines as the page shows them run through two paragraphs of a tagged PDF: read in the order of its tree instead.

Only where the tree fits the page: its paragraphs stand apart from each other, and go down within a column.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations, pairwise

from pipeline.model import Rect, Tag, Word
from pipeline.read.page.bands import TextColumn
from pipeline.read.page.rows import base_lines

WOVEN = 2  # rows through two paragraphs from which a page is read wrongly
COVERED = 0.95  # of the words of a page that the tree must know
APART = 0.05  # of the pairs of paragraphs that may lie over each other
DOWN = 0.8  # of the paragraphs in one column that must follow the one above
OVER = 0.2  # of the smaller paragraph that must be covered to lie over it
NUMBER = 30.0  # points: the number of an item is at most so wide
CELLS = ("cell", "head")
MOST = 400  # paragraphs of one page that are compared


def in_tree_order(columns: Sequence[TextColumn], tags: Mapping[Word, Tag]) -> list[TextColumn] | None:
    """The same words in the columns of the tree; None where the columns are right, or the tree cannot be."""
    words = [word for column in columns for word in column.words]
    known = [word for word in words if word in tags]
    if not known or len(known) < COVERED * len(words):
        return None
    blocks: dict[int, list[Word]] = {}
    for word in known:
        blocks.setdefault(tags[word].block, []).append(word)
    if len(blocks) > MOST or _woven(columns, tags, blocks) < WOVEN:
        return None
    order = sorted(blocks)
    boxes = [Rect.around(word.rect for word in blocks[block]) for block in order]
    if not _fits(boxes):
        return None
    for word in words:
        if word not in tags:
            blocks[_nearest(word, order, boxes)].append(word)
    cells = [tags[blocks[block][0]].kind in CELLS for block in order]
    return _columns([blocks[block] for block in order], boxes, cells)


def _woven(columns: Sequence[TextColumn], tags: Mapping[Word, Tag], blocks: Mapping[int, Sequence[Word]]) -> int:
    """Rows with words of two paragraphs of several rows each: numbers and labels have but one, cells share theirs."""
    tall = {block for block, own in blocks.items() if len(base_lines(own)) > 1 and tags[own[0]].kind == "text"}
    rows = (row for column in columns for row in base_lines(column.words))
    return sum(len({tags[word].block for word in row if word in tags} & tall) > 1 for row in rows)


def _fits(boxes: Sequence[Rect]) -> bool:
    pairs = list(combinations(boxes, 2))
    over = sum(_shared(a, b) > OVER * min(a.width * a.height, b.width * b.height) for a, b in pairs)
    beside = [(a, b) for a, b in pairwise(boxes) if a.across(b) > 0.5 * min(a.width, b.width)]
    down = sum(b.top >= a.top for a, b in beside)
    return over <= APART * len(pairs) and down >= DOWN * len(beside)


def _shared(a: Rect, b: Rect) -> float:
    return max(0.0, a.across(b)) * max(0.0, a.down(b))


def _nearest(word: Word, order: Sequence[int], boxes: Sequence[Rect]) -> int:
    def away(box: Rect) -> float:
        return max(0.0, -box.across(word.rect)) + max(0.0, -box.down(word.rect))

    return min(zip(order, boxes, strict=True), key=lambda item: away(item[1]))[0]


def _columns(blocks: Sequence[Sequence[Word]], boxes: Sequence[Rect], cells: Sequence[bool]) -> list[TextColumn]:
    """Paragraphs that follow each other downwards are of one column, and so are the cells of a table."""
    groups: list[list[Word]] = []
    for place, (words, box) in enumerate(zip(blocks, boxes, strict=True)):
        above = boxes[place - 1] if place else None
        if above is not None and (_follows(above, box) or (cells[place] and cells[place - 1])):
            groups[-1] += words
        else:
            groups.append(list(words))
    return [
        TextColumn(tuple(words), number, min(w.rect.x0 for w in words), max(w.rect.x1 for w in words))
        for number, words in enumerate(groups)
    ]


def _follows(above: Rect, box: Rect) -> bool:
    """Whether a paragraph stands below the one before it, or beside its number."""
    below = box.top >= above.bottom - 1 and above.across(box) > 0
    return below or (above.x1 <= box.x0 and above.width < NUMBER and above.down(box) > 0)
