"""The rows of a table's head as a tagged PDF has them, where its cells are those that were found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model import Tag
from pipeline.tables.grid.header import MOST_ROWS
from pipeline.tables.parts.part import Part

FEWEST = 2  # cells of a row that must be called heads


def with_tagged_head(part: Part, tags: Sequence[Tag]) -> Part:
    """The part with as many rows of its head as the tree has; as it was where the tree does not know its cells.

    A row is of the head when all of its cells are called heads; the label of a row may be called so, too.
    """
    said = [tag for tag in tags if tag.kind in ("head", "cell") and tag.rect.middle_in(part.first)]
    if not said:
        return part
    kinds: list[list[str]] = [[] for _ in part.grid]
    for cell in part.cells:
        inside = {tag.kind for tag in said if cell.box is not None and tag.rect.middle_in(cell.box)}
        if len(inside) > 1:
            return part  # what the tree calls two cells was read as one
        for row in range(cell.row, cell.row + cell.row_span) if inside else ():
            kinds[row] += inside
    count = next((at for at, own in enumerate(kinds) if "cell" in own or len(own) < FEWEST), len(kinds))
    known = count <= MOST_ROWS and any("cell" in own for own in kinds[count:])
    if not known or not count or count == part.header_rows:
        return part
    return replace(part, header_rows=count, head_by_tags=True)
