"""Pages whose text runs sideways or upside down, set upright for reading; and boxes led back to the page as shown.

What /Rotate says is done by the readers already: this is for pages that are shown on their side.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from pipeline.model import Box, Page, Rect
from pipeline.read.pdf.marks import Face, Glyph, Printed, Shape

LETTERS = 40  # pairs of letters that follow each other: fewer do not tell how a page is to be read
MOST = 0.7  # share of them that must run the same way
TURNS = {"right": 0, "up": 1, "left": 2, "down": 3}  # quarter turns clockwise that make text run to the right

T = TypeVar("T")


def set_upright(printed: Printed) -> tuple[Printed, int]:
    """The page turned so that most of its text runs to the right, and by how many quarter turns clockwise."""
    turns = TURNS[_direction(printed.glyphs)]
    if not turns:
        return printed, 0
    turn = _Turn(turns, printed.width, printed.height)
    faces: dict[int, Face] = {}
    glyphs, hidden = (
        [_turned_glyph(glyph, turn, faces) for glyph in some] for some in (printed.glyphs, printed.hidden)
    )
    shapes = [_turned(shape, turn) for shape in printed.shapes]
    images, pictured = (
        tuple(turn.rect(box).on(box.page) for box in some) for some in (printed.images, printed.pictured)
    )
    width, height = (printed.height, printed.width) if turns % 2 else (printed.width, printed.height)
    upright = replace(
        printed,
        width=width,
        height=height,
        glyphs=glyphs,
        shapes=shapes,
        images=images,
        hidden=hidden,
        pictured=pictured,
        comments=[(turn.rect(rect), text) for rect, text in printed.comments],
    )
    return upright, turns


def _turned_glyph(glyph: Glyph, turn: _Turn, faces: dict[int, Face]) -> Glyph:
    face = faces.get(id(glyph.face))
    if face is None:
        face = faces[id(glyph.face)] = replace(glyph.face, upright=glyph.face.upright != bool(turn.turns % 2))
    return glyph.at(turn.rect(glyph.rect), face)


def _direction(glyphs: Sequence[Glyph]) -> str:
    """Where the text of a page runs to: where the next letter of a word usually stands."""
    found: Counter[str] = Counter()
    right, enough = 0, (1 - MOST) * len(glyphs)  # nearly all of them, on nearly every page
    for glyph, following in itertools.pairwise(glyphs):
        text, x0, top, _, _, face = glyph
        if face is not following[5] or not (text.isalpha() and following[0].isalpha()):
            continue
        across, along = following[1] - x0, following[2] - top
        if face.upright and abs(along) < 1 and 0 < abs(across) < 2 * face.size:
            # the letters of Arabic and Hebrew run to the left on a page that is upright
            if across > 0 or ord(text[0]) >= 0x0590:
                right += 1
                if right > enough:  # what follows cannot be the most of them any more
                    return "right"
            else:
                found["left"] += 1
        elif not face.upright and abs(across) < 1 and 0 < abs(along) < 2 * face.size:
            found["down" if along > 0 else "up"] += 1
    if right:
        found["right"] = right
    if not found:
        return "right"
    direction, count = found.most_common(1)[0]
    return direction if count >= LETTERS and count > MOST * found.total() else "right"


@dataclass(frozen=True, slots=True)
class _Turn:
    """So many quarter turns clockwise of a page of this width and height, in points."""

    turns: int
    width: float
    height: float

    def rect(self, rect: Rect) -> Rect:
        """Where a rectangle stands after it."""
        if self.turns == 1:
            return Rect(self.height - rect.bottom, rect.x0, self.height - rect.top, rect.x1)
        if self.turns == 2:
            return Rect(self.width - rect.x1, self.height - rect.bottom, self.width - rect.x0, self.height - rect.top)
        return Rect(rect.top, self.width - rect.x1, rect.bottom, self.width - rect.x0)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point stands after it."""
        there = self.rect(Rect(x, y, x, y))
        return there.x0, there.top


def _turned(shape: Shape, turn: _Turn) -> Shape:
    points = tuple(turn.point(x, y) for x, y in shape.points)
    return shape._replace(rect=turn.rect(shape.rect), points=points)


def as_shown(value: T, pages: Iterable[Page]) -> T:
    """The same value with every box of a page that was turned where a person sees it, at any depth."""
    turned = {page.number: _Turn(4 - page.turned, page.width, page.height) for page in pages if page.turned}
    return _led_back(value, turned) if turned else value


def _led_back(value: Any, turned: Mapping[int, _Turn]) -> Any:
    if isinstance(value, Box):
        turn = turned.get(value.page)
        return turn.rect(value).on(value.page) if turn else value
    if is_dataclass(value) and not isinstance(value, type):
        found = {field.name: _led_back(getattr(value, field.name), turned) for field in fields(value) if field.init}
        return replace(value, **found)
    if isinstance(value, tuple | list):
        return type(value)(_led_back(item, turned) for item in value)
    return value
