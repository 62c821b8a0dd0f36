"""Bullets that are drawn rather than printed: dots and squares before lines, handed on as the words they stand for.

Browsers draw the marks of their lists. Without them a list is a paragraph, and its points one endless sentence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pipeline.model import Rect, Word
from pipeline.read.pdf.marks import Shape

MARK = "•"
SMALLEST, LARGEST = 0.12, 0.75  # sides of a mark, of the type size
SQUARE = 0.6  # of the longer side, at least, for the shorter one
NEAREST, FURTHEST = 0.15, 3.5  # white space between a mark and its line, of the type size
AWAY = 1.5  # of the type size: nothing may stand so near on the other side of the mark
MIDDLE = (0.25, 0.85)  # of the height of the line, from the top: there its mark has its middle
MANY = 400  # small shapes: more than these are the points of a chart or a map


def with_drawn_bullets(words: Sequence[Word], shapes: Sequence[Shape]) -> tuple[tuple[Word, ...], list[Shape]]:
    """The words with one for each drawn bullet, and the shapes without those that were one.

    Marks of one list stand under one another, before lines that begin under one another, in one colour: the keys of
    a legend have a colour each. A mark by itself must be a dot in the colour of its line.
    """
    small = [shape for shape in shapes if _could_be_mark(shape)]
    if not small or len(small) > MANY:
        return tuple(words), list(shapes)
    lists: dict[tuple[int, int, str, bool], list[tuple[Shape, Word]]] = defaultdict(list)
    for shape in small:
        word = _line_after(shape, words)
        if word is not None:
            lists[round(shape.rect.x0), round(word.rect.x0), shape.colour, shape.filled].append((shape, word))
    found = [pair for pairs in lists.values() for pair in pairs if len(pairs) > 1 or _alone(*pair)]
    marks = {id(shape) for shape, _ in found}
    drawn = (
        Word(
            MARK,
            Rect(shape.rect.x0, word.rect.top, shape.rect.x1, word.rect.bottom),
            word.font,
            word.size,
            colour=word.colour,
        )
        for shape, word in found
    )
    return (*words, *drawn), [shape for shape in shapes if id(shape) not in marks]


def _could_be_mark(shape: Shape) -> bool:
    width, height = shape.rect.width, shape.rect.height
    return shape.kind != "line" and min(width, height) > 1 and SQUARE * max(width, height) <= min(width, height) <= 12


def _line_after(shape: Shape, words: Sequence[Word]) -> Word | None:
    """The word that the shape stands before as a mark does, if it stands before one."""
    middle, side = shape.rect.middle, max(shape.rect.width, shape.rect.height)
    row = [word for word in words if word.upright and word.rect.top < middle < word.rect.bottom]
    after = min((word for word in row if word.rect.x0 > shape.rect.x0), key=lambda word: word.rect.x0, default=None)
    if after is None:
        return None
    size, height = after.size or after.rect.height, after.rect.height
    fits = (
        SMALLEST * size <= side <= LARGEST * size and NEAREST * size <= after.rect.x0 - shape.rect.x1 <= FURTHEST * size
    )
    level = MIDDLE[0] <= (middle - after.rect.top) / height <= MIDDLE[1]
    free = not any(word.rect.x0 <= shape.rect.x0 and word.rect.x1 > shape.rect.x0 - AWAY * size for word in row)
    return after if fits and level and free else None


def _alone(shape: Shape, word: Word) -> bool:
    return shape.kind == "curve" and shape.filled and shape.colour == word.colour
