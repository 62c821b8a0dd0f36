"""Notes and headings beside the text, in a type of their own, which would cut sentences in two if read along."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.model import Page, Rect, Word
from pipeline.read.page.rows import rows_of, split_at_gaps
from pipeline.read.page.style import Style, main_size

SMALLER = 0.95  # of the type size: a note in the margin is at most so large
LONG = 5  # words: so much text in one row shows where the text begins and ends
CLEAR = 0.4  # of the type size: so far outside the text a note stands at least
GAP = 0.9  # of the type size: white space between a note and the text beside it
WIDEST = 0.3  # of the page: a note is at most so wide
SHORT = 8  # characters: a number at the left belongs to the paragraph beside it, see `lines`
SUPPORT = 3  # rows that must reach to an edge before it is one


@dataclass(frozen=True, slots=True)
class _Part:
    """A run of words in one row, and whether text of its own size stands beside it, as in a row of a table."""

    words: tuple[Word, ...]
    in_row: bool

    @property
    def rect(self) -> Rect:
        return Rect.around(word.rect for word in self.words)

    @property
    def size(self) -> float:
        return main_size(self.words)


def margin_notes(page: Page, words: Sequence[Word], style: Style) -> frozenset[Word]:
    """Words of `words` that stand in the margin: wholly left or right of the text, in smaller type, or left in bold.

    The text's edges are where long rows of its own size begin and end on this page. A table set in small type may
    reach into the margin, but has cells of the same size in the same row, or a rule that runs on into the text.
    """
    if not words:
        return frozenset()
    parts = [part for row in rows_of(words) for part in _parts(row, style.size)]
    edges = _edges(parts, style)
    if edges is None:
        return frozenset()
    left, right = edges
    clear = CLEAR * style.size
    before = [part for part in parts if part.rect.x1 <= left - clear]
    after = [part for part in parts if part.rect.x0 >= right + clear]
    groups = [(group, left) for group in _groups(before, style.size) if not all(map(_is_number, group))]
    groups += [(group, right) for group in _groups(after, style.size)]
    return frozenset(
        word
        for group, edge in groups
        if all(_is_note(part, page, style) or (edge == left and _is_head(part, page, style)) for part in group)
        and not _ruled(group, page, edge)
        for part in group
        for word in part.words
    )


def _parts(row: Sequence[Word], size: float) -> Iterable[_Part]:
    parts = split_at_gaps(row, GAP * size)
    sizes = [main_size(part) for part in parts]
    for index, part in enumerate(parts):
        beside = sizes[:index] + sizes[index + 1 :]
        yield _Part(tuple(part), any(abs(other - sizes[index]) < 0.3 for other in beside))


def _edges(parts: Sequence[_Part], style: Style) -> tuple[float, float] | None:
    """Where the text begins at the left and ends at the right, if enough rows show it."""
    text = [part for part in parts if len(part.words) >= LONG and abs(part.size - style.size) < 0.05 * style.size]
    if len(text) < SUPPORT:
        return None
    return min(part.rect.x0 for part in text), max(part.rect.x1 for part in text)


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


def _ruled(group: Sequence[_Part], page: Page, edge: float) -> bool:
    """Whether a rule or shading beside the note runs on into the text."""
    top, bottom = group[0].rect.top - 12, group[-1].rect.bottom + 12
    areas = [r.rect for r in page.rules if r.horizontal]
    areas += [f.rect for f in page.fills if f.rect.height < 0.5 * page.height]
    return any(
        area.x0 < edge - 12 and area.x1 > edge + 12 and area.bottom > top and area.top < bottom for area in areas
    )
