"""Places on a page, in PDF points with the origin at the top left."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on one page, in PDF points, origin top left.

    Raises:
        ValueError: when a corner is on the wrong side or the page is not counted from 1.
    """

    page: int  # counted from 1
    x0: float
    top: float
    x1: float
    bottom: float

    def __post_init__(self) -> None:
        if self.x1 < self.x0 or self.bottom < self.top or self.page < 1:
            raise ValueError(f"inside out: {self}")

    @property
    def width(self) -> float:
        """Horizontal size in points."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Vertical size in points."""
        return self.bottom - self.top

    def holds(self, other: Box, slack: float = 1.0) -> bool:
        """Whether the middle of `other` lies within this box, on the same page, give or take `slack` points."""
        x, y = (other.x0 + other.x1) / 2, (other.top + other.bottom) / 2
        return (
            self.page == other.page
            and self.x0 - slack <= x <= self.x1 + slack
            and self.top - slack <= y <= self.bottom + slack
        )


def union(boxes: Iterable[Box]) -> Box:
    """The smallest box around boxes of one page.

    Raises:
        ValueError: when there are no boxes, or they lie on different pages.
    """
    some = list(boxes)
    pages = {box.page for box in some}
    if len(pages) != 1:
        raise ValueError(f"boxes of one page expected, got pages {sorted(pages)}")
    return Box(
        page=some[0].page,
        x0=min(b.x0 for b in some),
        top=min(b.top for b in some),
        x1=max(b.x1 for b in some),
        bottom=max(b.bottom for b in some),
    )
