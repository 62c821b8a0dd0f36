"""How much room text takes: Excel does not make a row higher than it is told, so its lines must be counted."""

from __future__ import annotations

import math
from functools import lru_cache

# Widths of characters of Arial (and of Liberation Sans, which stands in for it), in thousandths of the font size.
_WIDTHS = {
    191: "'",
    222: "ijl’‘",
    260: "|",
    278: " !,./:;I[\\]ft\xa0·ï",
    333: "()-`r›{}",
    350: '•◦"',
    389: "*",
    469: "^",
    500: "Jcksvxyz",
    556: "#$0123456789?L_abdeghnopqu€ëéöü–",
    584: "+<=>~",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "…",
    1015: "@",
}
_WIDTH = {character: width for width, characters in _WIDTHS.items() for character in characters}
_UNKNOWN = 700
_BOLD = 1.02  # some of a text may be bold, which is wider
_NARROW = ("arial", "liberation sans", "helvetica", "calibri", "carlito", "aptos", "aptos narrow")  # or narrower still
_WIDER = 1.15  # other fonts that people choose (Verdana, Segoe UI, Tahoma) are up to so much wider
_DIGIT = 5.25  # points of a digit in the standard font of a workbook, which column widths count in
_PADDING = 0.5  # points that a cell keeps free at its sides together, beyond what Excel adds to the width
INDENT = 7.0  # points that a cell with one indent keeps free at the left
_PIXEL = 0.75  # points: a screen of 96 dots per inch, on which Excel reckons
_ASCENT_AND_DESCENT = 1.149  # of Arial, in font sizes


def column_points(width: float, font: str = "Arial") -> float:
    """Points that text has in a column of `width` digits; less when the font is a wider one."""
    return (width * _DIGIT - _PADDING) / (1 if font.lower() in _NARROW else _WIDER)


def line_height(size: float) -> float:
    """Points that Excel takes for a line of type of `size` points: 11.25 for 8, 12 for 9, 12.75 for 10.

    Whole pixels, and two more than the type itself: for small type that is much more than in print.
    """
    return (math.ceil(_ASCENT_AND_DESCENT * round(size / _PIXEL)) + 2) * _PIXEL


def lines_of(text: str, points: float, size: float) -> int:
    """Lines that `text` takes at `size` points in a column with `points` of room, broken at spaces."""
    return sum(_wrapped(paragraph, points, size) for paragraph in text.split("\n"))


@lru_cache(maxsize=20_000)
def text_width(text: str, size: float) -> float:
    """Width in points, a little on the wide side since some of it may be bold."""
    return sum(_WIDTH.get(character, _UNKNOWN) for character in text) * size * _BOLD / 1000


def _wrapped(paragraph: str, points: float, size: float) -> int:
    lines, used = 1, 0.0
    blank = text_width(" ", size)
    for word in paragraph.split(" "):
        width = text_width(word, size)
        if used and used + blank + width > points:
            lines, used = lines + 1, 0.0
        if width > points:  # broken inside: an address, a run of underscores
            more = int(width // points)
            lines, used = lines + more, width - more * points
        else:
            used += width + (blank if used else 0.0)
    return lines
