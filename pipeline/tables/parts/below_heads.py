"""Heads between lines with the rows below them: a bulletin draws none below the rows, or the page cuts these off."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from pipeline.model import Word, union
from pipeline.tables.parts.part import Part
from pipeline.tables.regions.edges import Edges, within
from pipeline.tables.regions.region import Region
from pipeline.tables.text import WIDE_GAP, chunks_of, is_value, is_year, rows_of

TITLES = 2  # rows between the heads and the rows: the title of a group
WHITE = 1.5  # em of white between them, and above and below such titles
WIDE = 0.6  # share of the width of the heads that the rows take


def with_rows_below(
    heads: Sequence[Part],
    rows: Sequence[Part],
    words: Sequence[Word],
    edges: Edges,
    em: float,
    made: Callable[[Region], Part | None],
) -> tuple[list[Part], list[Part]]:
    """Both lists, each part of heads alone made one with the rows right below it that keep to its width.

    `made` gives the part of a region; `words` are those of the page that may be in a table.
    """
    left, right = list(heads), list(rows)
    for i, head in enumerate(heads):
        if head.weak or head.region is None or _has_values(head):
            continue
        body = next((part for part in right if _below(head, part, em)), None)
        if body is None or body.region is None:
            continue
        between = _between(head, body, words, em)
        whole = made(_joined(head.region, body.region, between, edges, em)) if between is not None else None
        if whole is not None and not whole.weak and len(whole.grid[0]) >= len(body.grid[0]):
            left[i] = whole
            right.remove(body)
    return left, right


def _has_values(part: Part) -> bool:
    """Whether a part has figures; years are heads, also where two columns of them were not told apart."""
    texts = (text for row in part.grid for text in row[1:])
    return any(is_value(text) and not all(map(is_year, text.split())) for text in texts)


def _below(head: Part, body: Part, em: float) -> bool:
    """Whether a part of rows stands below one of heads, within its width."""
    a, b = head.first, body.first
    inside = a.x0 - em <= b.x0 and b.x1 <= a.x1 + em and b.width >= WIDE * a.width
    return not body.weak and not body.ruled and inside and b.top >= a.bottom - 1 and _has_values(body)


def _between(head: Part, body: Part, words: Sequence[Word], em: float) -> list[Word] | None:
    """The titles of a group that stand between heads and rows; None where anything else does, or much white."""
    a, b = head.first, body.first
    found = [w for w in words if a.bottom - 1 <= w.rect.middle <= b.top and w.rect.x1 > a.x0 and w.rect.x0 < a.x1]
    rows = rows_of(found)
    tops, bottoms = [*(row.top for row in rows), b.top], [a.bottom, *(row.bottom for row in rows)]
    near = all(top - bottom <= WHITE * em for top, bottom in zip(tops, bottoms, strict=True))
    inside = all(row.words[0].rect.x0 >= a.x0 - 1 and row.words[-1].rect.x1 <= a.x1 + 1 for row in rows)
    titles = len(rows) <= TITLES and all(len(chunks_of(row, WIDE_GAP)) == 1 for row in rows)
    return found if near and inside and titles else None


def _joined(head: Region, body: Region, between: Sequence[Word], edges: Edges, em: float) -> Region:
    box = union((head.box, body.box))
    box = replace(box, x0=min(head.box.x0, body.box.x0), x1=max(head.box.x1, body.box.x1))
    words = (*head.words, *between, *body.words)
    return Region(box, words, within(edges, box, 0.3 * em), anchored=head.anchored or body.anchored)
