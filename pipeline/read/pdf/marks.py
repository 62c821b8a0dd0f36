"""What a PDF reader hands over: characters and shapes as printed, whichever library read them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import TracebackType
from typing import Any, Literal, NamedTuple, Protocol, Self, TypeAlias

from pipeline.model import Box, Rect, Tag

BOLD = ("bold", "black", "heavy", "semibold", "demi")
ITALIC = ("italic", "oblique")
LONGEST = 40  # corners and control points of a path that is kept point by point: a sector, not the outline of a map
Kind: TypeAlias = Literal["line", "rect", "curve"]


@dataclass(frozen=True, slots=True)
class Face:
    """How characters are printed. Characters of one style share one `Face`, so that `is` compares them."""

    font: str
    size: float  # height of the box around a character, points
    upright: bool = True
    colour: str = ""  # as '#rrggbb'; '' for patterns and the unknown
    slanted: bool = False  # its base line is neither level nor upright

    @property
    def bold(self) -> bool:
        """Whether the name of the font says so."""
        return _says(self.font, BOLD)

    @property
    def italic(self) -> bool:
        """Whether the name of the font says so."""
        return _says(self.font, ITALIC)


class Glyph(NamedTuple):
    """A printed character (or the letters of one ligature), in points, origin top left.

    The box is as wide as the character's advance and as high as its size, from the font's descent up: neighbours in
    a word touch, whatever ink they have. A flat tuple, the one thing with corners that is: a document has hundreds of
    thousands, and words are made of them at once.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    face: Face

    @property
    def rect(self) -> Rect:
        """Its box."""
        return Rect(self.x0, self.top, self.x1, self.bottom)

    def at(self, rect: Rect, face: Face) -> Glyph:
        """The same character printed elsewhere."""
        return Glyph(self.text, rect.x0, rect.top, rect.x1, rect.bottom, face)


class Shape(NamedTuple):
    """A painted path, in points, origin top left: a straight line, an upright rectangle, or anything else."""

    kind: Kind
    rect: Rect
    width: float  # of the stroke
    filled: bool
    stroked: bool
    colour: str = ""  # of the filling, as '#rrggbb'; '' when there is none
    points: tuple[tuple[float, float], ...] = ()  # corners, control points if not too many; none for rectangles


def colour_of(value: Any) -> str:
    """A PDF colour (grey, RGB or CMYK, parts 0..1) as '#rrggbb'; '' for patterns and the unknown."""
    parts = value if isinstance(value, list | tuple) else (value,)
    if not all(isinstance(part, int | float) for part in parts):
        return ""
    if len(parts) == 1:
        parts = (parts[0],) * 3
    elif len(parts) == 4:
        parts = tuple((1 - part) * (1 - parts[3]) for part in parts[:3])
    if len(parts) != 3:
        return ""
    return "#" + "".join(f"{round(255 * min(1, max(0, part))):02x}" for part in parts)


@lru_cache(maxsize=4096)
def _says(font: str, marks: tuple[str, ...]) -> bool:
    return any(mark in font.lower() for mark in marks)


@dataclass(frozen=True, slots=True)
class Printed:
    """Everything printed on one page, upright, in points, origin top left."""

    number: int  # counted from 1
    width: float
    height: float
    glyphs: Sequence[Glyph]
    shapes: Sequence[Shape]
    images: tuple[Box, ...]
    hidden: Sequence[Glyph] = ()  # characters that are there and that nobody sees
    comments: Sequence[tuple[Rect, str]] = ()  # what somebody said beside the text, and where its note stands
    tags: tuple[Tag, ...] = ()  # what the file says of its own text
    pictured: tuple[Box, ...] = ()  # images that look like printed text and have no characters over them


class Reader(Protocol):
    """A PDF opened by one of the libraries."""

    def __enter__(self) -> Self:
        """Itself."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Let the file go."""

    def __len__(self) -> int:
        """The number of pages."""

    def page(self, number: int) -> Printed | None:
        """What is printed on a page, counted from 1; None when this library cannot read it."""


def within_reach(glyphs: Iterable[Glyph], width: float, height: float) -> list[Glyph]:
    """The characters that lie on a page of that size or near it; a place that is no number, or miles away, is none."""
    across, down = 3 * max(width, 1.0), 3 * max(height, 1.0)
    # by their places in the tuple: a page has thousands, and names cost twice as much
    return [g for g in glyphs if -across < g[1] <= g[3] < across and -down < g[2] <= g[4] < down]
