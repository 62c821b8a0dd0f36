"""Rectangles on a page, in PDF points with the origin at the top left."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rect:
    """An upright rectangle in PDF points, origin top left.

    Nothing is checked: what a font says of its letters may be inside out.
    """

    x0: float
    top: float
    x1: float
    bottom: float

    @staticmethod
    def around(rects: Iterable[Rect]) -> Rect:
        """The smallest rectangle around all of these.

        Raises:
            ValueError: when there are none.
        """
        some = iter(rects)
        one = next(some, None)
        if one is None:
            raise ValueError("no rectangles")
        x0, top, x1, bottom = one.x0, one.top, one.x1, one.bottom
        for other in some:  # written out: most are few, and min and max take longer to be called
            x0 = other.x0 if other.x0 < x0 else x0
            top = other.top if other.top < top else top
            x1 = other.x1 if other.x1 > x1 else x1
            bottom = other.bottom if other.bottom > bottom else bottom
        return Rect(x0, top, x1, bottom)

    @property
    def width(self) -> float:
        """Horizontal size in points."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Vertical size in points."""
        return self.bottom - self.top

    @property
    def centre(self) -> float:
        """Horizontal place of its middle."""
        return (self.x0 + self.x1) / 2

    @property
    def middle(self) -> float:
        """Vertical place of its middle."""
        return (self.top + self.bottom) / 2

    def across(self, other: Rect) -> float:
        """Points of width that both cover; where they stand beside each other, the gap between them as less than 0."""
        return min(self.x1, other.x1) - max(self.x0, other.x0)

    def down(self, other: Rect) -> float:
        """Points of height that both cover; where one stands below the other, the gap between them as less than 0."""
        return min(self.bottom, other.bottom) - max(self.top, other.top)

    def union(self, other: Rect) -> Rect:
        """The smallest rectangle around both."""
        return Rect(
            min(self.x0, other.x0), min(self.top, other.top), max(self.x1, other.x1), max(self.bottom, other.bottom)
        )

    def shifted(self, right: float = 0.0, down: float = 0.0) -> Rect:
        """The same, moved by so many points."""
        return Rect(self.x0 + right, self.top + down, self.x1 + right, self.bottom + down)

    def grown(self, by: float) -> Rect:
        """The same with every side so many points further out."""
        return Rect(self.x0 - by, self.top - by, self.x1 + by, self.bottom + by)

    def middle_in(self, area: Rect, slack: float = 0.0) -> bool:
        """Whether its middle lies within `area`, give or take `slack` points."""
        y = (self.top + self.bottom) / 2  # asked of all words of a page again and again: most stand too high or too low
        return area.top - slack <= y <= area.bottom + slack and area.x0 - slack <= self.centre <= area.x1 + slack

    def encloses(self, other: Rect, slack: float = 0.0) -> bool:
        """Whether no side of `other` lies more than `slack` points outside this rectangle."""
        across = self.x0 <= other.x0 + slack and self.x1 >= other.x1 - slack
        return across and self.top <= other.top + slack and self.bottom >= other.bottom - slack

    def on(self, page: int) -> Box:
        """The same as a box on that page; one that is inside out has no size there.

        Raises:
            ValueError: when the page is not counted from 1.
        """
        return Box(page, self.x0, self.top, max(self.x0, self.x1), max(self.top, self.bottom))


@dataclass(frozen=True, slots=True, init=False)
class Box(Rect):
    """A rectangle on one page, in PDF points, origin top left.

    Raises:
        ValueError: when a corner is on the wrong side or the page is not counted from 1.
    """

    page: int  # counted from 1

    def __init__(self, page: int, x0: float, top: float, x1: float, bottom: float) -> None:
        # written out, because a field that is added to those of Rect would come last
        put = object.__setattr__
        put(self, "page", page)
        put(self, "x0", x0)
        put(self, "top", top)
        put(self, "x1", x1)
        put(self, "bottom", bottom)
        if x1 < x0 or bottom < top or page < 1:
            raise ValueError(f"inside out: {self}")

    def holds(self, other: Box, slack: float = 1.0) -> bool:
        """Whether the middle of `other` lies within this box, on the same page, give or take `slack` points."""
        return self.page == other.page and other.middle_in(self, slack)


def union(boxes: Iterable[Box]) -> Box:
    """The smallest box around boxes of one page.

    Raises:
        ValueError: when there are no boxes, or they lie on different pages.
    """
    some = list(boxes)
    pages = {box.page for box in some}
    if len(pages) != 1:
        raise ValueError(f"boxes of one page expected, got pages {sorted(pages)}")
    return Rect.around(some).on(some[0].page)
