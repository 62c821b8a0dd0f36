"""Tables held against what their places on the pages hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.model import Curve, Finding, Page, Reading, Rect, Table

SHOWN = 5  # words that a finding names
SLACK = 1.0  # points that a word may stand out of its table
SMALL = (2.5, 30.0)  # points: as large as a tick or a cross is drawn
HALVES = 2  # rows before and after columns change
ALIKE = 0.34  # share of columns in common, from which rows go on in the same columns
WIDE = 4  # columns of a table that can fall apart


def words_in_no_cell(reading: Reading, tables: Sequence[Table]) -> Iterator[Finding]:
    """Words in a table's box that none of its cells, nor its caption, holds."""
    pages = {page.number: page for page in reading.pages}
    for table in tables:
        if table.kind != "table":
            continue
        said = _bare(" ".join((table.caption, table.n, table.caution, *(cell for row in table.grid for cell in row))))
        for box in table.boxes:
            lost = [
                word.text
                for word in pages[box.page].words
                if word.rect.middle_in(box, -SLACK) and not _is_in(word.text, said)
            ]
            if lost:
                yield Finding("buiten-cel", box.page, box, (str(len(lost)), *lost[:SHOWN]), 0.8)


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()


def _is_in(word: str, said: str) -> bool:
    bare = _bare(word)
    return not bare or bare in said


def drawn_in_cells(reading: Reading, tables: Sequence[Table]) -> Iterator[Finding]:
    """Empty cells in which something small is drawn: a tick, a cross, a dot that says yes or no."""
    pages = {page.number: page for page in reading.pages}
    for table in tables:
        if table.kind != "table":
            continue
        for box in table.boxes:
            empty = [
                cell.box
                for cell in table.cells
                if cell.box is not None and cell.box.page == box.page and not table.grid[cell.row][cell.col].strip()
            ]
            marks = _small_drawings(pages[box.page])
            drawn = [cell for cell in empty if any(mark.middle_in(cell) for mark in marks)]
            if drawn:
                yield Finding("getekend", box.page, Rect.around(drawn).on(box.page), (str(len(drawn)),), 0.9)


def _small_drawings(page: Page) -> list[Rect]:
    boxes = [*(_box(curve) for curve in page.curves), *(box for box in page.images)]
    return [box for box in boxes if SMALL[0] <= max(box.width, box.height) <= SMALL[1]]


def _box(curve: Curve) -> Rect:
    xs, ys = zip(*curve.points, strict=True)
    return Rect(min(xs), min(ys), max(xs), max(ys))


def shifted_columns(tables: Sequence[Table]) -> Iterator[Finding]:
    """Tables of which the rows from some row on stand in other columns: two tables in one, or a misread page."""
    for table in tables:
        if table.kind != "table" or len(table.grid[0]) < WIDE:
            continue
        used = [{column for column, cell in enumerate(row) if column and cell.strip()} for row in table.grid]
        for row in range(table.header_rows + HALVES, len(used) - HALVES + 1):
            above, below = set().union(*used[table.header_rows : row]), set().union(*used[row:])
            if above and below and len(above & below) <= ALIKE * min(len(above), len(below)):
                yield Finding("kolommen-verspringen", table.page, table.boxes[0], (table.label, str(row + 1)), 0.6)
                break
