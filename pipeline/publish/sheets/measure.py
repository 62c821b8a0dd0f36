"""How much room text takes: Excel does not make a row higher than it is told, so its lines must be counted."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from pipeline.publish.sheets.glyphs import BOLD, PLAIN

_UNKNOWN = 700  # thousandths of the size: a character that the tables of widths do not have
_NARROW = ("arial", "liberation sans", "helvetica", "calibri", "carlito", "aptos", "aptos narrow")  # or narrower still
_WIDER = 1.15  # other fonts that people choose (Verdana, Segoe UI, Tahoma) are up to so much wider
_DIGIT = 5.25  # points of a digit in the standard font of a workbook, which column widths count in
_PADDING = 0.5  # points that a cell keeps free at its sides together, beyond what Excel adds to the width
INDENT = 7.0  # points that a cell with one indent keeps free at the left
_PIXEL = 0.75  # points: a screen of 96 dots per inch, on which Excel reckons
_ASCENT_AND_DESCENT = 1.149  # of Arial, in font sizes

Type = tuple[str, float, bool]  # text, size in points, whether it is bold


def column_points(width: float, font: str = "Arial") -> float:
    """Points that text has in a column of `width` digits; less when the font is a wider one."""
    return (width * _DIGIT - _PADDING) / (1 if font.lower() in _NARROW else _WIDER)


def line_height(size: float) -> float:
    """Points that Excel takes for a line of type of `size` points: 11.25 for 8, 12 for 9, 12.75 for 10.

    Whole pixels, and two more than the type itself: for small type that is much more than in print.
    """
    return (math.ceil(_ASCENT_AND_DESCENT * round(size / _PIXEL)) + 2) * _PIXEL


def lines_of(text: str, points: float, size: float, *, bold: bool = False) -> int:
    """Lines that `text` takes at `size` points in a column with `points` of room, broken at spaces."""
    return lines_of_runs([(text, size, bold)], points)


def lines_of_runs(runs: Sequence[Type], points: float) -> int:
    """Lines that runs of type take behind each other in a column with `points` of room, broken at spaces."""
    return sum(_wrapped(list(paragraph), points) for paragraph in _paragraphs(runs))


@lru_cache(maxsize=20_000)
def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Width in points, on a screen or on paper, whichever is wider: a screen draws type in whole pixels."""
    widths = BOLD if bold else PLAIN
    drawn = max(size, round(size / _PIXEL) * _PIXEL)
    return sum(widths.get(character, _UNKNOWN) for character in text) * drawn / 1000


def _paragraphs(runs: Iterable[Type]) -> Iterator[list[Type]]:
    """The runs of each paragraph: a line end within a run ends one."""
    current: list[Type] = []
    for text, size, bold in runs:
        first, *others = text.split("\n")
        current.append((first, size, bold))
        for other in others:
            yield current
            current = [(other, size, bold)]
    yield current


def _wrapped(runs: Sequence[Type], points: float) -> int:
    lines, used = 1, 0.0
    for width, blank in _words(runs):
        if used and used + blank + width > points:
            lines, used = lines + 1, 0.0
        if width > points:  # broken inside: an address, a run of underscores
            more = int(width // points)
            lines, used = lines + more, width - more * points
        else:
            used += width + (blank if used else 0.0)
    return lines


def _words(runs: Sequence[Type]) -> Iterator[tuple[float, float]]:
    """Width of each word, and of the blank before it; a word may change its type half-way."""
    width, blank, begun = 0.0, 0.0, False
    for text, size, bold in runs:
        for number, piece in enumerate(text.split(" ")):
            if number:
                if begun:
                    yield width, blank
                width, blank, begun = 0.0, text_width(" ", size, bold=bold), False
            if piece:
                width, begun = width + text_width(piece, size, bold=bold), True
    if begun:
        yield width, blank
