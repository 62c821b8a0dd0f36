"""Ink against words: a small picture of a page tells which of its characters a person can see.

Text may be white, of the colour of its ground, covered, clipped, outside the page or on a layer that is off; a reader
of PDFs gets it all the same. Where the picture does not change within a word, nobody sees the word.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import Any

import numpy as np
import pypdfium2
from numpy.typing import NDArray

from pipeline.model import Box, Rect
from pipeline.read.pdf.marks import Glyph, Printed

logger = logging.getLogger(__name__)

SCALE = 0.6  # pixels a point: letters of 5 points still change from pixel to pixel
CONTRAST = 6  # of 255: less is no difference to the eye
BLANK = 0.015  # share of pixels that change in a character: below it there is no ink
MOST = 0.5  # share of the characters of a word without ink that make it one
INNER = 0.15  # of the height of a box that is left out above and below, where rules may run
PICTURE = 0.15  # share of the page from which an image may be a page of text
FEW = 12  # characters over such an image that are a stamp or a header
SCANNED = 0.5  # share of the page that a picture covers when the words over it are those of OCR
JOINED = 0.3  # of the size: characters that are further apart are of two words
PAPER, DARK = 200, 165  # grey values: from here on paper; up to here ink (thin strokes are grey at this scale)
MOSTLY_PAPER = 0.6  # share of a picture of text that is paper
INKY = (0.01, 0.3)  # and that is ink

_SIDES = tuple(itemgetter(side) for side in (1, 2, 3, 4))  # x0, top, x1, bottom of a character
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Ink:
    """Where a page changes from pixel to pixel, summed from its top left corner, and its grey values."""

    sums: NDArray[np.int32]
    grey: NDArray[np.uint8]

    def share(self, x0: Numbers, top: Numbers, x1: Numbers, bottom: Numbers) -> tuple[Numbers, Numbers]:
        """For each box (points, from the top left) the number of pixels that change, and of all its pixels."""
        height, width = self.sums.shape[0] - 1, self.sums.shape[1] - 1
        left = np.clip(np.floor(x0 * SCALE), 0, width).astype(int)
        right = np.clip(np.ceil(x1 * SCALE), 0, width).astype(int)
        upper = np.clip(np.floor(top * SCALE), 0, height).astype(int)
        lower = np.clip(np.ceil(bottom * SCALE), 0, height).astype(int)
        sums = self.sums
        changing = sums[lower, right] - sums[upper, right] - sums[lower, left] + sums[upper, left]
        return changing.astype(float), ((right - left) * (lower - upper)).astype(float)

    def is_text(self, area: Rect) -> bool:
        """Whether what is seen within an area is dark on paper: a picture of a printed page, not a photo."""
        rows = slice(int(max(0, area.top) * SCALE), int(max(0, area.bottom) * SCALE))
        part = self.grey[rows, int(max(0, area.x0) * SCALE) : int(max(0, area.x1) * SCALE)]
        if not part.size:
            return False
        ink = float((part <= DARK).mean())
        return float((part >= PAPER).mean()) >= MOSTLY_PAPER and INKY[0] <= ink <= INKY[1]


def ink_of(page: Any) -> Ink | None:
    """The ink of a page of PDFium; None when it cannot be drawn."""
    try:
        grey = page.render(scale=SCALE, grayscale=True).to_numpy()
    except (pypdfium2.PdfiumError, MemoryError, ValueError) as error:
        logger.info("a page cannot be drawn: %r", error)
        return None
    grey = grey.reshape(grey.shape[0], grey.shape[1])
    left, right = grey[:, :-1], grey[:, 1:]
    changes = np.maximum(left, right) - np.minimum(left, right) > CONTRAST  # letters change from left to right
    sums = np.zeros((grey.shape[0] + 1, grey.shape[1] + 1), dtype=np.int32)
    np.cumsum(changes, axis=1, dtype=np.int32, out=sums[1:, 2:])
    for row in range(1, len(sums)):  # row by row: faster than cumsum down the columns
        sums[row] += sums[row - 1]
    return Ink(sums, grey)


def as_seen(printed: Printed, page: Any) -> Printed:
    """A page of PDFium with the characters that nobody sees set apart, and the pictures of text on it."""
    ink = ink_of(page) if printed.glyphs else None
    if ink is None:
        return printed
    return replace(_without_hidden(printed, ink), pictured=tuple(_pictured(printed, ink)))


def _pictured(printed: Printed, ink: Ink) -> Iterator[Box]:
    """Large images that are dark on paper and have no characters over them."""
    for box in printed.images:
        if _within(box, printed) < PICTURE * printed.width * printed.height:
            continue
        over = sum(1 for glyph in printed.glyphs if not glyph.text.isspace() and glyph.rect.middle_in(box))
        if over <= FEW and ink.is_text(box):
            yield box


def _without_hidden(printed: Printed, ink: Ink) -> Printed:
    """Without what nobody sees; the characters over a scan are what OCR read, and stay."""
    glyphs = list(printed.glyphs)
    if is_scanned(printed):
        return printed
    shown = _shown(glyphs, printed, ink)
    if all(shown):
        return printed
    hidden = [glyph for glyph, seen in zip(glyphs, shown, strict=True) if not seen]
    kept = [glyph for glyph, seen in zip(glyphs, shown, strict=True) if seen]
    return replace(printed, glyphs=kept, hidden=(*printed.hidden, *hidden))


def is_scanned(printed: Printed) -> bool:
    """Whether a picture covers most of the page."""
    page = printed.width * printed.height
    return any(_within(box, printed) > SCANNED * page for box in printed.images)


def _within(box: Rect, printed: Printed) -> float:
    """The part of a picture that lies on the page, square points."""
    width = min(box.x1, printed.width) - max(box.x0, 0.0)
    height = min(box.bottom, printed.height) - max(box.top, 0.0)
    return max(0.0, width) * max(0.0, height)


def _shown(glyphs: Sequence[Glyph], printed: Printed, ink: Ink) -> list[bool]:
    """For each character whether its word can be seen: a word is what white space and style set apart."""
    x0, top, x1, bottom = (np.fromiter(map(side, glyphs), float, len(glyphs)) for side in _SIDES)
    high = np.maximum(bottom - top, 0.0) * INNER
    changing, pixels = ink.share(x0, top + high, x1, bottom - high)
    outside = (x1 <= 0) | (bottom <= 0) | (x0 >= printed.width) | (top >= printed.height)
    unseen = np.flatnonzero(outside | ((pixels > 0) & (changing < BLANK * pixels)))
    if not any(glyphs[place].text.isalnum() for place in unseen.tolist()):
        return [True] * len(glyphs)  # as on nearly every page
    over = [glyph.rect for glyph in glyphs if glyph.face.slanted]  # a watermark may cover what it lies across
    shown: list[bool] = []
    for word in _words(glyphs):
        place = slice(len(shown), len(shown) + len(word))
        said = np.array([glyph.text.isalnum() for glyph in word]) & (pixels[place] > 0)
        empty = said & (changing[place] < BLANK * pixels[place])
        blank = bool(empty.sum() > MOST * said.sum())  # the edge of a ground may run along its first or last letter
        hidden = bool(outside[place].all()) or (blank and not _covered(word, over))
        shown += [not hidden] * len(word)
    return shown


def _covered(word: Sequence[Glyph], over: Sequence[Rect]) -> bool:
    middle = word[len(word) // 2].rect
    return any(middle.middle_in(rect) for rect in over)


def _words(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """The characters in their order, cut at white space, at gaps and new rows, and where the style changes."""
    words: list[list[Glyph]] = []
    for glyph in glyphs:
        if words and _goes_on(words[-1][-1], glyph):
            words[-1].append(glyph)
        else:
            words.append([glyph])
    return words


def _goes_on(before: Glyph, glyph: Glyph) -> bool:
    if before.face is not glyph.face or before.text.isspace() != glyph.text.isspace():
        return False
    gap = JOINED * glyph.face.size
    if glyph.face.upright:
        return abs(glyph.x0 - before.x1) <= gap and abs(glyph.top - before.top) <= gap
    return before.rect.across(glyph.rect) > -gap and before.rect.down(glyph.rect) > -gap
