"""What tables state: rows with an opslag or afslag and its condition, and cells that say something in words.

A row with an effect and a condition is policy. Whether a cell is, is judged like a sentence: by its words, what heads
its column and its row, and its section; a table of dates or terms has other words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.config import ClauseSettings
from pipeline.config.matching import found
from pipeline.model import Box, Cell, Table
from pipeline.themes.figures import figures_in
from pipeline.themes.passages import Passage
from pipeline.themes.sentences import sentence_spans

WORDS = 4  # of a condition, or of a cell that states something, at least
EFFECT = 6  # words of a cell that says how much goes on top or comes off at most
EARLY = 12  # characters within which such a cell has its figure: 'plus 1,2%', 'ten hoogste 3%'


def rows_with_effects(table: Table, settings: ClauseSettings) -> dict[int, Passage]:
    """The rows of a table about opslagen and afslagen that state one, by number; none of other tables."""
    return dict(_rows(table, settings)) if _about_changes(table, settings) else {}


def stated_in(tables: Sequence[Table], settings: ClauseSettings) -> list[Passage]:
    """What may be stated in tables, row by row: whole rows about an opslag or afslag, else cells with enough words.

    A cell is cut into sentences, each with the box of the cell. Where it is no sentence by itself (no finite verb, or
    no capital: 'alleen in 2028') the first is told with the name of its row and has the boxes of both. What heads its
    column and its row is the lead-in of all.
    """
    passages: list[Passage] = []
    for table in tables:
        if table.kind != "table" or table.grid[0][1:] == ():
            continue
        whole = rows_with_effects(table, settings)
        for row in range(table.header_rows, len(table.grid)):
            passages += [whole[row]] if row in whole else _in_row(table, row, settings)
    return passages


def _in_row(table: Table, row: int, settings: ClauseSettings) -> Iterator[Passage]:
    for cell in (c for c in table.cells if c.row == row and c.box is not None):
        text = table.grid[row][cell.col]
        if len(text.split()) < WORDS or cell.box is None:
            continue
        above = table.grid[table.header_rows - 1][cell.col] if table.header_rows else ""
        beside = table.grid[row][0] if cell.col else ""
        lead_in = " / ".join(filter(None, (above, beside)))
        name = next((c.box for c in table.cells if c.col == 0 and _covers(c, row)), None) if beside else None
        whole = text.rstrip().endswith((".", ";")) or found(settings.finite, text, settings.words)
        if not whole and name is None:
            continue
        before = ""
        for start, end in sentence_spans(text, settings.abbreviations, settings.closing_abbreviations):
            told = Passage(text[start:end], (cell.box,), table.section, lead_in=lead_in, before=before, kind="cel")
            if name is not None and not before and not (whole and text[0].isupper()):
                told = replace(told, text=f"{beside}: {told.text}", boxes=(name, cell.box), kind="vak")
            yield told
            before = told.text


def _covers(cell: Cell, row: int) -> bool:
    return cell.row <= row < cell.row + cell.row_span


def head_words(table: Table) -> str:
    """The caption of a table and the cells of its header, in a row."""
    return " ".join((table.caption, *(cell for row in table.grid[: table.header_rows] for cell in row)))


def _about_changes(table: Table, settings: ClauseSettings) -> bool:
    """Whether caption or header speak of opslagen, and there is a condition beside the figure."""
    wide = table.kind == "table" and bool(table.grid[0][2:])
    return wide and bool(found(settings.row_tables, head_words(table), settings.words))


def _rows(table: Table, settings: ClauseSettings) -> Iterator[tuple[int, Passage]]:
    for number, row in enumerate(table.grid[table.header_rows :], table.header_rows):
        cells = [cell for place, cell in enumerate(row) if cell and cell not in row[:place]]
        conditions = [cell for cell in cells[1:] if len(cell.split()) >= WORDS]
        if not conditions or not any(_is_change(cell, settings) for cell in row[1:]):
            continue
        boxes = _boxes(table, number)
        if boxes:
            text = f"{cells[0]}: {'; '.join(cells[1:])}"
            yield number, Passage(text, boxes, table.section, lead_in=table.caption, kind="rij")


def _is_change(cell: str, settings: ClauseSettings) -> bool:
    """Whether a cell says how much goes on top or comes off, in figures or in words."""
    if not 0 < len(cell.split()) <= EFFECT:
        return False
    return any(figure.unit == "%" and figure.start <= EARLY for figure in figures_in(cell, settings)[0])


def _boxes(table: Table, row: int) -> tuple[Box, ...]:
    """The boxes of a row's cells, each once, from left to right."""
    cells = [c for c in table.cells if _covers(c, row) and c.box is not None]
    return tuple(dict.fromkeys(cell.box for cell in sorted(cells, key=lambda c: c.col) if cell.box is not None))
