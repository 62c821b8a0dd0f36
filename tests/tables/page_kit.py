"""Pages drawn by hand: words at places, rules and fills, for tests of finding tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.model import Fill, Page, Reading, Rect, Rule, Word

SIZE = 10.0  # points
WIDTH = 5.0  # points that a character takes


def word(text: str, x0: float, top: float, *, bold: bool = False, size: float = SIZE) -> Word:
    """A word with its left side at `x0`."""
    width = len(text) * WIDTH * size / SIZE
    return Word(text, Rect(x0, top, x0 + width, top + size), font="Bold" if bold else "Regular", size=size, bold=bold)


def text(line: str, x0: float, top: float, *, bold: bool = False, size: float = SIZE) -> list[Word]:
    """A run of words with word spaces, its left side at `x0`."""
    words: list[Word] = []
    for part in line.split():
        words.append(word(part, x0, top, bold=bold, size=size))
        x0 = words[-1].rect.x1 + 0.28 * size
    return words


def right(line: str, x1: float, top: float, *, bold: bool = False) -> list[Word]:
    """A run of words with its right side at `x1`."""
    words = text(line, 0, top, bold=bold)
    return text(line, x1 - words[-1].rect.x1, top, bold=bold)


def middle(line: str, x: float, top: float, *, bold: bool = False) -> list[Word]:
    """A run of words with its middle at `x`."""
    words = text(line, 0, top, bold=bold)
    return text(line, x - words[-1].rect.x1 / 2, top, bold=bold)


def across(y: float, x0: float, x1: float) -> Rule:
    """A horizontal rule."""
    return Rule(Rect(x0, y, x1, y), 0.5)


def down(x: float, top: float, bottom: float) -> Rule:
    """A vertical rule."""
    return Rule(Rect(x, top, x, bottom), 0.5)


def page(words: Iterable[Word], rules: Sequence[Rule] = (), fills: Sequence[Fill] = (), number: int = 1) -> Page:
    """A page of A4 with prose at its head, so that running text is known as such."""
    return Page(number, 595, 842, tuple(words), tuple(rules), tuple(fills))


def reading(*pages: Page) -> Reading:
    """A document as `find_tables` takes it, without text lines."""
    return Reading(tuple(pages), body_size=SIZE)


def prose(top: float, lines: int = 4, x0: float = 60, x1: float = 530) -> list[Word]:
    """Lines of running text between two sides."""
    words: list[Word] = []
    for i in range(lines):
        at = x0
        while at + 7 * WIDTH <= x1:
            words.append(word("zorgen" if (i + int(at)) % 2 else "samen", at, top + 13 * i))
            at = words[-1].rect.x1 + 2.8
    return words
