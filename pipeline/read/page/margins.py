"""Notes and headings beside the text, in a type of their own, which would cut sentences in two if read along."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from pipeline.model import Page, Rect, Word
from pipeline.read.page.rows import split_at_gaps
from pipeline.read.page.style import Style, main_size

SMALLER = 0.95  # of the type size: a note in the margin is at most so large
LONG = 5  # words: so much text in one row shows where the text begins and ends
CLEAR = 0.4  # of the type size: so far outside the text a note stands at least
GAP = 0.9  # of the type size: white space between a note and the text beside it
WIDEST = 0.3  # of the page: a note is at most so wide
SHORT = 8  # characters: a number at the left belongs to the paragraph beside it, see `lines`
SUPPORT = 3  # rows that must reach to an edge before it is one
CLOSE = 12.0  # points between a note and a rule or band that is beside it, at most
SAME = 0.05  # of the type size: type that differs less is of one size

Side = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class _Part:
    """A run of words in one row, and whether text of its own size stands beside it, as in a row of a table."""

    words: tuple[Word, ...]
    rect: Rect  # around them
    size: float  # of most of their characters, points
    in_row: bool
    alike: bool  # whether that text is in the same font and colour, too


@dataclass(frozen=True, slots=True)
class _Group:
    """Parts that follow one another closely beside the text, which begins or ends at `edge`."""

    parts: Sequence[_Part]
    edge: float
    side: Side


def margin_notes(
    pages: Sequence[Page], rows: Mapping[int, Sequence[Sequence[Word]]], style: Style
) -> dict[int, frozenset[Word]]:
    """For each page number, those of the words in its `rows` that stand in the margin.

    They stand wholly left or right of the text, in smaller type, or left in bold; or in another look than the text
    where notes of this document stand again and again. The text's edges are where long rows of its own size begin and
    end on a page, and where a page has few of them, where the text of other pages begins. A table set in small type may
    reach into the margin, but has cells of the same size in the same row, or a rule that runs on into the text.
    """
    parts = {page: [part for row in own for part in _parts(row, style.size)] for page, own in rows.items()}
    edges = _settled({page: _edges(own, style) for page, own in parts.items()}, parts, style)
    beside = {
        page.number: _beside(parts[page.number], edges[page.number], style)
        for page in pages
        if page.number in edges and parts[page.number]
    }
    usual = _usual_places([group for found in beside.values() for group in found])
    return {
        page.number: frozenset(
            word
            for group in beside.get(page.number, ())
            if _are_notes(group, page, style, usual)
            for part in group.parts
            for word in part.words
        )
        for page in pages
    }


def _beside(parts: Sequence[_Part], edges: tuple[float, float], style: Style) -> list[_Group]:
    """What stands wholly left or right of the text, in pieces."""
    left, right = edges
    clear = CLEAR * style.size
    before = [part for part in parts if part.rect.x1 <= left - clear]
    after = [part for part in parts if part.rect.x0 >= right + clear]
    groups = [_Group(group, left, "left") for group in _groups(before, style.size)]
    return [
        *(group for group in groups if not all(map(_is_number, group.parts))),
        *(_Group(group, right, "right") for group in _groups(after, style.size)),
        *_floating(parts, right, style),
    ]


def _floating(parts: Sequence[_Part], right: float, style: Style) -> Iterable[_Group]:
    """What stands in smaller type at the right of the text, which ends before it here and is wider further down or up.

    The text beside it, and the wide text, are of several words a row; a cell of a table has its like beside it.
    """
    clear = GAP * style.size
    text = [part.rect for part in parts if len(part.words) >= LONG and _is_text(part, style)]
    small = [p for p in parts if p.size <= SMALLER * style.size and p.rect.x1 > right - WIDEST * right]
    for group in _groups([p for p in small if p.rect.x1 <= right + clear and not p.in_row], style.size):
        around = Rect.around(part.rect for part in group)
        beside = [rect for rect in text if rect.top < around.bottom and around.top < rect.bottom]
        ends = max((rect.x1 for rect in beside), default=right)
        wide = any(rect.x0 < around.x0 and rect.x1 > around.x0 + clear and not rect.down(around) > 0 for rect in text)
        if len(group) >= SUPPORT and len(beside) >= SUPPORT and ends <= around.x0 - clear and wide:
            yield _Group(group, ends, "right")


def _usual_places(groups: Sequence[_Group]) -> frozenset[tuple[Side, int]]:
    """Sides and places where at least SUPPORT pieces of this document begin, in points."""
    places = Counter((group.side, place) for group in groups for place in {round(part.rect.x0) for part in group.parts})
    return frozenset(place for place, count in places.items() if count >= SUPPORT)


def _are_notes(group: _Group, page: Page, style: Style, usual: Set[tuple[Side, int]]) -> bool:
    if _ruled(group.parts, page, group.edge):
        return False
    again = all((group.side, round(part.rect.x0)) in usual for part in group.parts)
    return all(
        _is_note(part, page, style)
        or (group.side == "left" and _is_head(part, page, style))
        or (again and _has_own_look(part, page, style))
        for part in group.parts
    )


def _parts(row: Sequence[Word], size: float) -> Iterable[_Part]:
    """The row cut where white space is wide, and where it is no wider than between words but the type changes."""
    parts = [piece for part in split_at_gaps(row, GAP * size) for piece in _by_type(part, size)]
    types = [_type_of(part) for part in parts]
    for index, (part, own) in enumerate(zip(parts, types, strict=True)):
        beside = types[:index] + types[index + 1 :]
        alike = [other for other in beside if abs(other[0] - own[0]) < 0.3]
        yield _Part(tuple(part), Rect.around(word.rect for word in part), own[0], bool(alike), own in alike)


def _by_type(part: list[Word], size: float) -> list[list[Word]]:
    pieces = [[part[0]]]
    for before, word in pairwise(part):
        apart = word.rect.x0 - before.rect.x1 >= CLEAR * size
        if apart and (word.font, word.size, word.colour) != (before.font, before.size, before.colour):
            pieces.append([])
        pieces[-1].append(word)
    return pieces


def _type_of(words: Sequence[Word]) -> tuple[float, str, str]:
    return main_size(words), words[0].font, words[0].colour


def _edges(parts: Sequence[_Part], style: Style) -> tuple[float, float] | None:
    """Where the text begins at the left and ends at the right, if enough rows show it."""
    text = [part for part in parts if len(part.words) >= LONG and _is_text(part, style)]
    if len(text) < SUPPORT:
        return None
    return min(part.rect.x0 for part in text), max(part.rect.x1 for part in text)


def _is_text(part: _Part, style: Style) -> bool:
    return abs(part.size - style.size) < SAME * style.size


def _settled(
    edges: Mapping[int, tuple[float, float] | None], parts: Mapping[int, Sequence[_Part]], style: Style
) -> dict[int, tuple[float, float]]:
    """The edges of pages; where rows of the text begin further left, where it begins on most other pages.

    A page of steps, tables and short rows has too few long rows of its own to tell.
    """
    lefts = Counter(round(edge[0]) for edge in edges.values() if edge)
    found: dict[int, tuple[float, float]] = {}
    for page, own in edges.items():
        begins = Counter(round(p.rect.x0) for p in parts[page] if p.size >= (1 - SAME) * style.size)
        limit = own[0] if own else max(begins, default=0)
        usual = [
            left
            for left, count in lefts.items()
            if count > max(1, lefts[round(own[0])] if own else 1) and left <= limit and begins[left] >= SUPPORT
        ]
        if own:
            found[page] = (min([own[0], *usual]), own[1])
        elif usual:
            rows = [p.rect.x1 for p in parts[page] if _is_text(p, style)]
            found[page] = (min(usual), max(rows, default=max(usual)))
    return found


def _groups(parts: Sequence[_Part], size: float) -> Iterable[list[_Part]]:
    """Parts that follow one another closely: the lines of one note."""
    group: list[_Part] = []
    for part in sorted(parts, key=lambda part: part.rect.top):
        if group and part.rect.top - group[-1].rect.bottom > size:
            yield group
            group = []
        group.append(part)
    if group:
        yield group


def _is_number(part: _Part) -> bool:
    return len(part.words) == 1 and len(part.words[0].text) <= SHORT


def _is_note(part: _Part, page: Page, style: Style) -> bool:
    narrow = part.rect.width <= WIDEST * page.width
    return narrow and part.size <= SMALLER * style.size and not part.in_row


def _is_head(part: _Part, page: Page, style: Style) -> bool:
    """Whether a part left of the text is set in bold or in italics, as a heading in the margin is."""
    own = all((word.bold and not style.bold) or word.italic for word in part.words)
    return own and part.rect.width <= WIDEST * page.width


def _has_own_look(part: _Part, page: Page, style: Style) -> bool:
    """Whether a part is set in italics, or in another colour than the text, and no cell of a row."""
    own = all(word.italic for word in part.words) or all(word.colour != style.colour for word in part.words)
    narrow = part.rect.width <= WIDEST * page.width
    return own and narrow and not part.alike and part.size <= (1 + SAME) * style.size


def _ruled(group: Sequence[_Part], page: Page, edge: float) -> bool:
    """Whether a rule or shading beside the note runs on into the text.

    A band of colour that ends right above the note is the ground of a title; between two bands the note is in a row.
    """
    top, bottom = group[0].rect.top, group[-1].rect.bottom
    across = [r.rect for r in page.rules if r.horizontal and _runs_on(r.rect, edge)]
    bands = [f.rect for f in page.fills if f.rect.height < 0.5 * page.height and _runs_on(f.rect, edge)]
    if any(r.bottom > top - CLOSE and r.top < bottom + CLOSE for r in across):
        return True
    above = any(top - CLOSE < band.bottom <= top for band in bands)
    below = any(bottom <= band.top < bottom + CLOSE for band in bands)
    return (above and below) or any(band.bottom > top and band.top < bottom for band in bands)


def _runs_on(area: Rect, edge: float) -> bool:
    return area.x0 < edge - CLOSE and area.x1 > edge + CLOSE
