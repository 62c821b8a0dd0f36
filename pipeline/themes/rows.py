"""What tables state: rows with an opslag or afslag and its condition, and cells that hold sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.config import ClauseSettings
from pipeline.model import Box, Table
from pipeline.themes.passages import Passage
from pipeline.themes.patterns import found
from pipeline.themes.sentences import sentence_spans

CHANGE = re.compile(r"^(?:tot|maximaal|max\.|ten hoogste)?\s?[+\-–−±]?\s?\d+(?:[.,]\d+)?\s?%", re.IGNORECASE)
CONDITION = 4  # words that a condition has at least  # a cell that says how much goes on top or comes off
SENTENCE = 6  # words of a statement in a cell at least
PROSE = 0.4  # share of the rows that must hold a sentence before a table's cells are read as text


def rows_of(tables: Sequence[Table], settings: ClauseSettings) -> list[Passage]:
    """The rows of tables about opslagen and afslagen, in order; other tables give none."""
    return [passage for table in tables if _states_policy(table, settings) for passage in _rows(table)]


def cells_of(tables: Sequence[Table], settings: ClauseSettings) -> list[Passage]:
    """The sentences in the cells of tables that hold text, row by row, each with the box of its cell.

    What heads its column and its row is its lead-in. Rows that `rows_of` gives as a whole are left out, and so are
    tables of dates or terms, in which hardly a row holds a sentence.
    """
    passages: list[Passage] = []
    for table in tables:
        if table.kind != "table" or table.grid[0][1:] == () or _states_policy(table, settings):
            continue
        body = range(table.header_rows, len(table.grid))
        with_text = [row for row in body if any(_is_prose(cell, settings) for cell in table.grid[row])]
        if len(with_text) >= PROSE * len(body):
            passages += [passage for row in with_text for passage in _in_row(table, row, settings)]
    return passages


def _is_prose(cell: str, settings: ClauseSettings) -> bool:
    enough = len(cell.split()) >= SENTENCE
    return enough and (cell.rstrip().endswith((".", ";")) or bool(found(settings.finite, cell, settings.words)))


def _in_row(table: Table, row: int, settings: ClauseSettings) -> Iterator[Passage]:
    for cell in (c for c in table.cells if c.row == row and c.box is not None):
        text = table.grid[row][cell.col]
        if not _is_prose(text, settings) or cell.box is None:
            continue
        above = table.grid[table.header_rows - 1][cell.col] if table.header_rows else ""
        beside = table.grid[row][0] if cell.col else ""
        before = ""
        for start, end in sentence_spans(text, settings.abbreviations, settings.closing_abbreviations):
            sentence = text[start:end]
            lead_in = " / ".join(filter(None, (above, beside)))
            yield Passage(sentence, (cell.box,), table.section, lead_in=lead_in, before=before, kind="cel")
            before = sentence


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
