"""What stands at a place of the page, found without looking at all that stands on it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import product
from math import frexp
from typing import Generic, TypeVar

from pipeline.model import Rect, Word

T = TypeVar("T")


class Index(Generic[T]):
    """Things by one of their places: a height, or a distance from the left, in points."""

    def __init__(self, things: Iterable[T], place: Callable[[T], float]) -> None:
        self._things = tuple(things)
        placed = sorted((place(thing), number) for number, thing in enumerate(self._things))
        self._places = [at for at, _ in placed]
        self._numbers = [number for _, number in placed]

    def numbers(self, first: float, last: float) -> list[int]:
        """Which of them have their place from `first` to `last`, both included, as numbers in the order given."""
        begin, end = bisect_left(self._places, first), bisect_right(self._places, last)
        return sorted(self._numbers[begin:end])

    def between(self, first: float, last: float) -> list[T]:
        """Those with their place from `first` to `last`, both included, in the order given."""
        return [self._things[number] for number in self.numbers(first, last)]


class WordIndex:
    """The words of a page by the height of their middle."""

    def __init__(self, words: Sequence[Word]) -> None:
        self._index = Index(words, lambda word: word.rect.middle)
        self.tallest = max((word.rect.height for word in words), default=0.0)

    def level(self, top: float, bottom: float) -> list[Word]:
        """Words with their middle from one height to another, in the order given."""
        return self._index.between(top, bottom)

    def inside(self, area: Rect, slack: float = 0.0) -> list[Word]:
        """Words with their middle in an area, give or take `slack` points, in the order given."""
        return [word for word in self.level(area.top - slack, area.bottom + slack) if word.rect.middle_in(area, slack)]


class Nest:
    """Rectangles that can be asked whether one of them encloses another one.

    Each is kept by its size, rounded up to a power of two, and by where its middle is in a grid of cells of that size:
    what encloses a rectangle has its middle in the same cell or in one beside it.
    """

    def __init__(self) -> None:
        self._by_size: dict[tuple[float, float], dict[tuple[float, float], list[Rect]]] = {}

    def add(self, rect: Rect) -> None:
        """One more."""
        across, down = _step(rect.width), _step(rect.height)
        cells = self._by_size.setdefault((across, down), {})
        cells.setdefault((rect.centre // across, rect.middle // down), []).append(rect)

    def encloses(self, rect: Rect, slack: float) -> bool:
        """Whether one of them encloses `rect`, of which sides may stand out by `slack` points, less than one."""
        for (across, down), cells in self._by_size.items():
            column, row = rect.centre // across, rect.middle // down
            for right, below in product((-1, 0, 1), repeat=2):
                if any(other.encloses(rect, slack) for other in cells.get((column + right, row + below), ())):
                    return True
        return False


def _step(side: float) -> float:
    """The next power of two above a length in points, two at least."""
    return 2.0 ** frexp(max(side, 1.0))[1]
