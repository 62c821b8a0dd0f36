"""Characters to words: one pass over the characters as printed.

A word ends at white space, at a gap, at the end of a row and where the style of the type changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter, itemgetter

import numpy as np

from pipeline.model import Rect, Word
from pipeline.read.pdf.marks import Face, Glyph

GAP = 0.2  # of the type size: white space so wide separates words
ROW = 2.0  # points between tops of characters of one row
TURNED_ROW = 3.0  # points between characters of one row of turned text
SAME_PLACE = 0.6  # points between two prints of one character in fake bold

LIGATURES = {"ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "ﬁ": "fi", "ﬂ": "fl", "ﬆ": "st", "ﬅ": "st"}

_STEP = 1 << 20  # a row of the grid that finds doubles
_TEXTS = 1 << 21  # texts and places along a side that one number can hold side by side
_FAR = 1 << 19  # cells from the corner: further away nothing is printed
_AROUND = tuple(row * _STEP + column for row in (-1, 0, 1) for column in (-1, 0, 1))

_face = attrgetter("face")
_x0 = itemgetter(1)
_top = itemgetter(2)


def words_of(glyphs: Iterable[Glyph]) -> tuple[Word, ...]:
    """The words of a page, in the order in which they are printed, by row within one style."""
    words: list[Word] = []
    for face, run in groupby(without_doubles(glyphs), _face):
        style = (face.font, round(face.size, 2), face.bold, face.italic, face.upright, face.colour)
        for row in _rows(list(run), face.upright):
            words += [_word(letters, style) for letters in _split(row, face)]
    return tuple(words)


def without_doubles(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Characters that fake bold by printing twice, counted once. Neighbours on a grid, so in linear time."""
    some = list(glyphs)
    if not _may_have_doubles(some):
        return some
    kept: list[Glyph] = []
    seen: dict[str, set[int]] = {}
    for glyph in some:
        text = glyph[0]
        place = int(glyph[2] / SAME_PLACE) * _STEP + int(glyph[1] / SAME_PLACE)
        places = seen.get(text)
        if places is None:
            places = seen[text] = set()
        if text == " " or places.isdisjoint([place + near for near in _AROUND]):
            kept.append(glyph)
        places.add(place)
    return kept


def _may_have_doubles(glyphs: Sequence[Glyph]) -> bool:
    """Whether any character stands where the same one stands, or right beside it: on most pages none does."""
    if not glyphs:
        return False
    known: dict[str, int] = {}
    texts = np.array([known.setdefault(glyph[0], len(known)) for glyph in glyphs], dtype=np.int64)
    tops, lefts = (np.array([glyph[side] for glyph in glyphs]) / SAME_PLACE for side in (2, 1))
    if len(known) >= _TEXTS or max(np.abs(tops).max(), np.abs(lefts).max()) >= _FAR:
        return True
    places = (texts * _TEXTS + tops.astype(np.int64)) * _TEXTS + lefts.astype(np.int64)
    places = np.sort(places[texts != known.get(" ", -1)])
    if (places[1:] - places[:-1] <= 1).any():  # one in the same cell, or in the next of the row
        return True
    after = places[:, None] + np.array([_TEXTS - 1, _TEXTS, _TEXTS + 1])  # the row below
    where = np.searchsorted(places, after)
    return bool((places[np.minimum(where, len(places) - 1)] == after).any())


def _rows(run: list[Glyph], upright: bool) -> Iterable[list[Glyph]]:
    """Characters of one style by row, each row in reading order."""
    across, along, apart = (_top, _x0, ROW) if upright else (_x0, _top, TURNED_ROW)
    places = [across(glyph) for glyph in run]
    if max(places) - min(places) <= apart:
        yield sorted(run, key=along)
        return
    starts = _row_starts(places, apart)
    rows: dict[int, list[Glyph]] = {}
    for glyph, place in zip(run, places, strict=True):
        rows.setdefault(starts[place], []).append(glyph)
    for number in sorted(rows):
        yield sorted(rows[number], key=along)


def _row_starts(places: Sequence[float], apart: float) -> dict[float, int]:
    """The number of the row of each place: a row ends where the next place is more than `apart` on."""
    numbers: dict[float, int] = {}
    number, last = 0, float("-inf")
    for place in sorted(set(places)):
        number += place > last + apart
        numbers[place] = number
        last = place
    return numbers


def _split(row: Sequence[Glyph], face: Face) -> Iterable[list[Glyph]]:
    """A row cut at white space and gaps."""
    gap, shift = (GAP * face.size, ROW) if face.upright else (ROW, GAP * face.size)
    start, end, side = (1, 3, 2) if face.upright else (2, 4, 1)
    word: list[Glyph] = []
    for glyph in row:
        if glyph[0].isspace():
            if word:
                yield word
            word = []
            continue
        if word:
            last = word[-1]
            if glyph[start] > last[end] + gap or abs(glyph[side] - last[side]) > shift:  # type: ignore[operator]
                yield word
                word = []
        word.append(glyph)
    if word:
        yield word


def _word(letters: Sequence[Glyph], style: tuple[str, float, bool, bool, bool, str]) -> Word:
    """A word of these characters; `style` is what follows the place in a `Word`."""
    texts, lefts, tops, rights, bottoms, _ = zip(*letters, strict=True)
    text = "".join(texts)
    if not text.isascii():
        text = "".join(LIGATURES.get(letter, letter) for letter in texts)
    return Word(text, Rect(min(lefts), min(tops), max(rights), max(bottoms)), *style)
