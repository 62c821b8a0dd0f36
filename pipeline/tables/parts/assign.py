"""Which caption belongs to which table: nearest, on the side where this document sets its captions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.model import Word
from pipeline.tables.captions.caption import Caption
from pipeline.tables.parts.part import Part
from pipeline.tables.text import rows_of, size_of

NEAR = 4.0  # em of white between a table and its caption
FAR = 14.0  # em between them when notes stand between
NOTE_SIZE = 0.95  # of the running text, below which words may be a note


@dataclass(frozen=True, slots=True)
class Assigned:
    """The parts of a page and, by index, the caption of those that have one."""

    parts: tuple[Part, ...]
    captions: dict[int, Caption] = field(default_factory=dict)

    def caption_of(self, part: Part) -> Caption | None:
        """The caption of a part of this page."""
        index = next((i for i, p in enumerate(self.parts) if p is part), None)
        return None if index is None else self.captions.get(index)


Pair = tuple[int, int]  # index of the part, index of the caption
Content = tuple[Sequence[Part], Sequence[Caption], Sequence[Word]]  # of a page; words without running heads


def assigned(pages: Sequence[Content], em: float) -> list[Assigned]:
    """Captions given to parts, page by page; left-overs over the page break."""
    below = _below_is_usual(pages, em)
    out = [_on_page(parts, captions, words, below, em) for parts, captions, words in pages]
    if below:
        _over_the_break(pages, out)
    _from_the_foot(pages, out, em)
    return out


def _below_is_usual(pages: Sequence[Content], em: float) -> bool:
    """Whether captions stand below their tables: counted where a caption has a table on one side only."""
    votes = 0
    for parts, captions, words in pages:
        for caption in captions:
            over = any(_gap(part, caption, words, True, em) is not None for part in parts)
            under = any(_gap(part, caption, words, False, em) is not None for part in parts)
            votes += over - under
    return votes > 0


def _gap(part: Part, caption: Caption, words: Sequence[Word], below: bool, em: float) -> float | None:
    """White between a part and a caption below (or above) it, None when it is not there; notes may stand between."""
    box = part.first
    if box.across(caption.box) <= 0:
        return None
    top, bottom = (box.bottom, caption.box.top) if below else (caption.box.bottom, box.top)
    if not -em <= bottom - top <= FAR * em:
        return None
    between = [
        w
        for w in words
        if top - 1 <= w.rect.top and w.rect.bottom <= bottom + 1 and w.rect.x1 > box.x0 and w.rect.x0 < box.x1
    ]
    if any(size_of(w) >= NOTE_SIZE * em for w in between):
        return None
    white = bottom - top - sum(row.bottom - row.top for row in rows_of(between))
    return white if white <= NEAR * em else None


def _on_page(
    parts: Sequence[Part], captions: Sequence[Caption], words: Sequence[Word], below: bool, em: float
) -> Assigned:
    offers: list[tuple[bool, float, Pair]] = []
    for i, part in enumerate(parts):
        for k, caption in enumerate(captions):
            for side in (True, False):
                gap = _gap(part, caption, words, side, em)
                if gap is not None:
                    offers.append((side != below, gap, (i, k)))
    given: dict[int, Caption] = {}
    used: set[int] = set()
    for _, _, (i, k) in sorted(offers):
        if i not in given and k not in used:
            given[i] = captions[k]
            used.add(k)
    return Assigned(tuple(parts), given)


def _over_the_break(pages: Sequence[Content], out: Sequence[Assigned]) -> None:
    """A caption that opens a page belongs to the table that ends the page before."""
    for before, (_, captions, _), here in zip(out, pages[1:], out[1:], strict=False):
        free = [c for c in captions if all(c is not given for given in here.captions.values())]
        if not free or not before.parts:
            continue
        first = min(free, key=lambda c: c.box.top)
        last = max(range(len(before.parts)), key=lambda i: before.parts[i].first.bottom)
        opens = all(p.first.top > first.box.top for p in here.parts)
        if last not in before.captions and opens:
            before.captions[last] = first


def _from_the_foot(pages: Sequence[Content], out: Sequence[Assigned], em: float) -> None:
    """A caption under which nothing stands on its page belongs to the table that opens the next page."""
    for (_, captions, words), before, (_, _, ahead), here in zip(pages, out, pages[1:], out[1:], strict=False):
        last = max(captions, key=lambda c: c.box.bottom, default=None)
        if last is None or not here.parts or any(last is given for given in before.captions.values()):
            continue
        first = min(range(len(here.parts)), key=lambda i: here.parts[i].first.top)
        closes = not any(w.rect.top >= last.box.bottom - 1 and size_of(w) >= NOTE_SIZE * em for w in words)
        opens = not any(w.rect.bottom <= here.parts[first].first.top + 1 for w in ahead)
        if closes and opens and first not in here.captions:
            here.captions[first] = last
