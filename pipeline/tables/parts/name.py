"""Parts as tables: caption, label, n, id and the headings that they stand under."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.model import Box, Heading, Page, Reading, Table
from pipeline.tables.captions.caption import label_of, n_of
from pipeline.tables.parts.part import Part
from pipeline.tables.parts.stitch import box_list

WIDE = 0.6  # share of the page's width that a table over more than one column of text takes


def tables_of(parts: Sequence[Part], reading: Reading) -> list[Table]:
    """The tables of a document, each with an id of its own."""
    tables: list[Table] = []
    used: set[str] = set()
    per_page: dict[int, int] = {}
    pages = {page.number: page for page in reading.pages}
    for part in parts:
        page = part.first.page
        per_page[page] = per_page.get(page, 0) + 1
        label = label_of(part.caption)
        name = _unique(_slug(label) or f"p{page}-{per_page[page]}", used)
        tables.append(
            Table(
                id=name,
                label=label,
                caption=part.caption,
                n=n_of(part.caption),
                page=page,
                page_end=part.last.page,
                boxes=box_list(part.boxes),
                section=section_of(part.first, pages[page], reading.headings),
                header_rows=part.header_rows,
                head_by_tags=part.head_by_tags,
                grid=part.grid,
                cells=part.cells,
            )
        )
    return tables


def _slug(label: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", label.lower()).strip("-")


def _unique(name: str, used: set[str]) -> str:
    found, count = name, 1
    while found in used:
        count += 1
        found = f"{name}-{count}"
    used.add(found)
    return found


def section_of(box: Box, page: Page, headings: Sequence[Heading]) -> tuple[str, ...]:
    """The headings above a table, outermost first: as the page is read where its lines are known."""
    path: list[Heading] = []
    for heading in headings:
        if heading.page < page.number or (heading.page == page.number and _before(heading, box, page)):
            path = [*(h for h in path if h.level < heading.level), heading]
    return tuple(h.text for h in path)


def _before(heading: Heading, box: Box, page: Page) -> bool:
    if heading.box is None:
        return True
    if _in_column_to_the_right(heading.box, box, page):
        return False
    if box.width > WIDE * page.width:  # over all columns of text: what stands higher comes before
        return heading.box.top < box.top
    inside = [i for i, line in enumerate(page.lines) if box.holds(line.box)]
    place = [i for i, line in enumerate(page.lines) if heading.box.holds(line.box)]
    if inside and place:
        return place[0] < inside[0]
    return heading.box.top < box.top


def _in_column_to_the_right(heading: Box, box: Box, page: Page) -> bool:
    """Whether a heading stands wholly to the right of a table, over text of its own: other text stands beside it."""
    beside = (line.box for line in page.lines if line.box.top < heading.bottom and line.box.bottom > heading.top)
    return heading.x0 >= box.x1 and any(other.x1 <= heading.x0 for other in beside)


def table_spans(table: Table) -> list[list[int]]:
    """The cells that cover more than one place, as [first row, first column, last row, last column]."""
    return [
        [c.row, c.col, c.row + c.row_span - 1, c.col + c.col_span - 1]
        for c in table.cells
        if c.row_span > 1 or c.col_span > 1
    ]


def uncovered_grid(table: Table) -> list[list[str | None]]:
    """The grid with the text of a cell at its first place only, and None at the others that it covers."""
    out: list[list[str | None]] = [list(row) for row in table.grid]
    for row0, col0, row1, col1 in table_spans(table):
        for row in range(row0, row1 + 1):
            for col in range(col0, col1 + 1):
                if (row, col) != (row0, col0):
                    out[row][col] = None
    return out
