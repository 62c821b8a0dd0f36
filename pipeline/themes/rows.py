"""Table rows that state policy: an opslag or afslag with its condition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.config import ClauseSettings
from pipeline.model import Box, Table
from pipeline.themes.passages import Passage
from pipeline.themes.patterns import found

CHANGE = re.compile(r"^(?:tot|maximaal|max\.|ten hoogste)?\s?[+\-–−±]?\s?\d+(?:[.,]\d+)?\s?%", re.IGNORECASE)
CONDITION = 4  # words that a condition has at least  # a cell that says how much goes on top or comes off


def rows_of(tables: Sequence[Table], settings: ClauseSettings) -> list[Passage]:
    """The rows of tables about opslagen and afslagen, in order; other tables give none."""
    return [passage for table in tables if _states_policy(table, settings) for passage in _rows(table)]


def _states_policy(table: Table, settings: ClauseSettings) -> bool:
    """Whether caption or header speak of opslagen, and there is a condition beside the figure."""
    head = " ".join((table.caption, *(cell for row in table.grid[: table.header_rows] for cell in row)))
    return table.kind == "table" and bool(table.grid[0][2:]) and bool(found(settings.row_tables, head, settings.words))


def _rows(table: Table) -> Iterator[Passage]:
    for number, row in enumerate(table.grid[table.header_rows :], table.header_rows):
        cells = [cell for place, cell in enumerate(row) if cell and cell not in row[:place]]
        conditions = [cell for cell in cells[1:] if len(cell.split()) >= CONDITION]
        if not conditions or not any(CHANGE.match(cell) for cell in row[1:]):
            continue
        boxes = _boxes(table, number)
        if boxes:
            text = f"{cells[0]}: {'; '.join(cells[1:])}"
            yield Passage(text, boxes, table.section, lead_in=table.caption, kind="rij")


def _boxes(table: Table, row: int) -> tuple[Box, ...]:
    """The boxes of a row's cells, each once, from left to right."""
    cells = [c for c in table.cells if c.row <= row < c.row + c.row_span and c.box is not None]
    return tuple(dict.fromkeys(cell.box for cell in sorted(cells, key=lambda c: c.col) if cell.box is not None))
