"""What the columns of a survey table are about: years, zorgkantoren, sizes of organisation, or something else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.compare.figures import is_figure_like, read_figures
from pipeline.config import Zorgkantoor
from pipeline.config.compare import ColumnWords
from pipeline.config.matching import NO_WORDS, found, without
from pipeline.model import GroupKind, Table

_YEAR = re.compile(r"((?:19|20)\d\d)(?:\s*\(([^)]*)\))?")
_AMOUNT = re.compile(r"\u20ac\s*\d")


@dataclass(frozen=True, slots=True)
class SurveyColumn:
    """A data column: whom it is about, and the unit when its header gives one."""

    kind: GroupKind
    group: str
    unit: str = ""
    measure: bool = False  # its header says how was counted rather than about whom


@dataclass(frozen=True, slots=True)
class Heads:
    """What is needed to read the heads of columns: the zorgkantoren that they may name, and words."""

    zorgkantoren: Sequence[Zorgkantoor]
    words: ColumnWords

    def unit(self, text: str) -> str:
        """The unit that a head gives, '' when it gives none."""
        if found(self.words.percent, text, NO_WORDS):
            return "%"
        return "aantal" if found(self.words.number, text, NO_WORDS) else ""

    def year(self, text: str) -> str:
        """The year that a head names and no more than that: '2023', '2023 (n)'; '' when it is none."""
        named = _YEAR.fullmatch(text)
        return named[1] if named and (named[2] is None or self.unit(named[2])) else ""

    def key(self, name: str) -> str:
        """A name without what reports add: 'Zilveren Kruis (11)', 'Zorgkantoor CZ**', 'Wlz-uitvoerder CZ'."""
        text = re.sub(r"\([^)]*\)|[*\u2020\u2021]", " ", name.lower())
        return " ".join(without(self.words.carriers, text, NO_WORDS).split())

    def names(self) -> dict[str, str]:
        """Every way to name a zorgkantoor, as a key, with the name as config.yaml has it."""
        return {self.key(alias): one.name for one in self.zorgkantoren for alias in (one.name, *one.aliases)}


def read_columns(table: Table, heads: Heads) -> tuple[tuple[int, int], list[SurveyColumn]]:
    """The first data row and column of the grid, and what each data column is about."""
    top = _header_rows(table, heads)
    left = _label_columns(table, top)
    names = heads.names()
    paths = [_path(table, top, column) for column in range(left, len(table.grid[0]))]
    columns = [_column(path, heads, names) for path in paths]
    return (top, left), _settle(columns, heads)


def named_column(text: str, heads: Heads) -> SurveyColumn:
    """What figures are about that stand under one name rather than under a header."""
    return _column([text], heads, heads.names())


def _header_rows(table: Table, heads: Heads) -> int:
    """Header rows as found, and those below it that hold no figures and no label of a row."""
    top = table.header_rows
    if top == 0 and table.kind == "table" and not any(read_figures(cell) for cell in table.grid[0][1:]):
        top = 1
    while 0 < top < len(table.grid) - 1 and not table.grid[top][0].strip() and _only_words(table.grid[top][1:], heads):
        top += 1
    return top


def _only_words(cells: Sequence[str], heads: Heads) -> bool:
    """Whether cells hold text, and only text or years: a header row."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    return bool(filled) and all(heads.year(cell) or not is_figure_like(cell) for cell in filled)


def _label_columns(table: Table, top: int) -> int:
    """Columns at the left that name the row: the first, and those after it that hold words only."""
    left, width = 1, len(table.grid[0])
    while left < width - 1:
        cells = [row[left].strip() for row in table.grid[top:] if row[left].strip()]
        if not cells or any(is_figure_like(cell) for cell in cells):
            break
        left += 1
    return min(left, width)


def _path(table: Table, top: int, column: int) -> list[str]:
    """The header texts over a column, outermost first, without what spans the column of labels too."""
    labels = {table.grid[row][0] for row in range(top)}
    texts = [re.sub(r"[*\u2020\u2021]+", "", table.grid[row][column]).strip() for row in range(top)]
    return [text for text in dict.fromkeys(texts) if text and text not in labels]


def _column(path: Sequence[str], heads: Heads, names: dict[str, str]) -> SurveyColumn:
    unit = next((unit for text in path if (unit := heads.unit(text))), "")
    rest = [text for text in path if not heads.unit(text)]
    for text in rest:
        if year := heads.year(text):
            return SurveyColumn("jaar", year, unit)
    for text in rest:
        if (name := names.get(heads.key(text))) is not None:
            return SurveyColumn("zorgkantoor", name, unit)
    if rest and (_AMOUNT.search(rest[-1]) or found(heads.words.turnover, rest[-1], NO_WORDS)):
        return SurveyColumn("omzet", rest[-1], unit)
    return SurveyColumn("geen", " \u2013 ".join(rest), unit, measure=bool(unit) and not rest)


def _settle(columns: Sequence[SurveyColumn], heads: Heads) -> list[SurveyColumn]:
    """Columns 'Overig' and 'Totaal' belong to the division of their neighbours; one amount alone is no division."""
    kinds = {column.kind for column in columns}
    sizes = sum(column.kind == "omzet" for column in columns)
    division: GroupKind = "zorgkantoor" if "zorgkantoor" in kinds else "omzet" if sizes > 1 else "geen"
    return [
        replace(column, kind=division)
        if column.kind == "geen" and found(heads.words.rest, column.group, NO_WORDS)
        else replace(column, kind="geen")
        if column.kind == "omzet" and sizes < 2
        else column
        for column in columns
    ]
