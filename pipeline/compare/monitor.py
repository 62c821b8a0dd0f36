"""Survey tables as tidy figures: one row per figure, with what it answers and whom it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.compare.figures import Figure, read_figures, read_n
from pipeline.compare.headers import Column, read_columns
from pipeline.compare.questions import question_id
from pipeline.config import Zorgkantoor
from pipeline.model import Document, GroupKind, MonitorFigure, Table

_LABEL = re.compile(r"^\s*(?:tabel|figuur|grafiek|bijlage)\s+[\w.]+\s*[-\u2013\u2014:.]*\s*", re.IGNORECASE)
_N_AT_END = re.compile(r"\s*\((?=[^()]*\bn\b)(?:[^()]|\([^()]*\))*\)*\s*$", re.IGNORECASE)
_MARKS = re.compile(r"[*\u2020\u2021]+|\u2026[.\u2026]*|\.{2,}\u2026?")
_TOTAL_N = re.compile(r"^(?:totaal\s*)?\(?\s*n\s*\)?$|^aantal respondenten$|^totaal aantal$", re.IGNORECASE)
_WHOLE = (97, 103)  # per cent: a share of 100 that was rounded in parts


def monitor_figures(
    document: Document, tables: Sequence[Table], zorgkantoren: Sequence[Zorgkantoor]
) -> list[MonitorFigure]:
    """The figures of every table of a report that asks something: one with a label or a caption.

    `question_id` is that of the question as worded here; `align_questions` makes it one over reports.
    """
    asking = [table for table in tables if table.label or table.caption]
    return [figure for table in asking for figure in _table_figures(document, table, zorgkantoren)]


def question_of(table: Table) -> str:
    """The caption without label and n; the innermost heading when there is no caption."""
    text = _N_AT_END.sub("", _LABEL.sub("", table.caption))
    number = table.label.rpartition(" ")[2]
    if number and (bare := re.match(rf"\s*{re.escape(number)}\s*[-\u2013\u2014:.]+\s*", text)):
        text = text[bare.end() :]  # a caption that lost the word 'Tabel'
    return text.strip() or (table.section[-1] if table.section else table.label)


@dataclass(frozen=True, slots=True)
class _Row:
    label: str
    cells: tuple[tuple[Figure, ...], ...]  # per data column


def _table_figures(document: Document, table: Table, zorgkantoren: Sequence[Zorgkantoor]) -> Iterator[MonitorFigure]:
    first, columns = read_columns(table, zorgkantoren)
    rows = list(_rows(table, first, len(columns)))
    question = question_of(table)
    statements = _rows_are_statements(columns, rows)
    counts = _group_counts(rows, columns)
    n = read_n(table.n or table.caption)
    for row in rows:
        for column, cell in zip(columns, row.cells, strict=True):
            kind: GroupKind = "stelling" if statements else column.kind
            group, answer = (row.label, column.group) if statements else (column.group, row.label)
            for figure in cell:
                yield MonitorFigure(
                    document=document.id,
                    survey_year=document.year,
                    sector=document.sector,
                    table=table.label or table.id,
                    question=question,
                    question_id=question_id(question),
                    answer=answer,
                    group_kind=kind,
                    group=group,
                    value=figure.value,
                    unit=_unit(figure, column, f"{question} {answer}", many=len(cell) > 1),
                    n=counts.get(column.group, "") or _n(n, column, document.year),
                    page=table.page,
                )


def _rows(table: Table, first: tuple[int, int], width: int) -> Iterator[_Row]:
    """The data rows; a row with a label and no figures is a heading over the rows below it."""
    top, left = first
    heading = ""
    for row in table.grid[top:]:
        cells = tuple(read_figures(text) for text in row[left : left + width])
        label = " \u2013 ".join(dict.fromkeys(text for text in map(plain_label, row[:left]) if text))
        if any(cells):
            yield _Row(f"{heading}: {label}" if heading and label else label or heading, cells)
        elif label and not any(text.strip() for text in row[left : left + width]):
            heading = label


def plain_label(text: str) -> str:
    """A label without the marks of footnotes, the dots of a line to fill in, and 'namelijk'."""
    return re.sub(r"\s+", " ", _MARKS.sub(" ", text)).strip(" ,:;")


def _rows_are_statements(columns: Sequence[Column], rows: Sequence[_Row]) -> bool:
    """Whether the answers stand in the header and each row is a statement: its shares add up to the whole."""
    if len(columns) < 2 or any(column.kind != "geen" or column.measure for column in columns):
        return False
    shares = [[figure.value for cell in row.cells for figure in cell if figure.unit == "%"] for row in rows]
    whole = [_WHOLE[0] <= sum(values) <= _WHOLE[1] for values in shares if len(values) > 1]
    return len(whole) * 2 > len(rows) and sum(whole) * 4 >= len(whole) * 3


def _group_counts(rows: Sequence[_Row], columns: Sequence[Column]) -> dict[str, str]:
    """The n of each group, when the table has a row for it ('Totaal (N)')."""
    for row in rows:
        if _TOTAL_N.match(row.label):
            return {
                column.group: f"{cell[0].value:g}"
                for column, cell in zip(columns, row.cells, strict=True)
                if cell and column.group and not cell[0].decimals
            }
    return {}


def _n(n: dict[str, str], column: Column, survey_year: str) -> str:
    """The n of a column: that of its year; a single n is that of the survey itself, not of earlier years."""
    if column.kind == "jaar":
        return n.get(column.group, n.get("", "") if column.group == survey_year else "")
    return n.get("") or n.get(survey_year, "")


def _unit(figure: Figure, column: Column, words: str, *, many: bool) -> str:
    """The unit that the cell gives; else that of the column; else what kind of number it looks like."""
    if figure.unit:
        return figure.unit
    if column.unit and not many:
        return column.unit
    if re.search(r"\bNPS\b|net promoter", words, re.IGNORECASE) and not many:
        return "NPS"
    return "score" if figure.decimals else "aantal"
