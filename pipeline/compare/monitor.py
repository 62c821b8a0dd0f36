"""Survey tables as tidy figures: one row per figure, with what it answers and whom it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.compare.captions import newest_parts, part_of, questions_of
from pipeline.compare.figures import CellFigure, is_figure_like, read_figures, read_n
from pipeline.compare.headers import Heads, SurveyColumn, named_column, read_columns
from pipeline.compare.questions import question_id
from pipeline.model import Document, MonitorFigure, Table

_MARKS = re.compile(r"[*\u2020\u2021]+|\u2026[.\u2026]*|\.{2,}\u2026?")
_TOTAL_N = re.compile(
    r"^(?:(?:totaal\s*)?\(?\s*n\s*\)?|(?:totaal )?(?:aantal )?(?:respondenten|deelnemers)|totaal aantal)"
    r"(?:\s+\(?n\)?)?(?:\s+(?:in\s+)?\(?\d{4}\)?)?$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LABEL_WORDS = 3  # so many words at most make a label about a year, the year included ('NPS 2020')
_WHOLE = (97, 103)  # per cent: a share of 100 that was rounded in parts


def monitor_figures(document: Document, tables: Sequence[Table], heads: Heads) -> list[MonitorFigure]:
    """The figures of every table of a report that asks something: one with a label or a caption, or clear columns.

    `question_id` is that of the question as worded here; `align_questions` makes it one over reports.
    """
    asking = [table for table in tables if table.label or table.caption or _speaks(table, heads)]
    newest = newest_parts(asking)
    found: list[MonitorFigure] = []
    for table, question in zip(asking, questions_of(asking), strict=True):
        year = newest.get(question, "")
        found += _table_figures(_without_figure(document, table, question), table, heads, year)
    return found


def _speaks(table: Table, heads: Heads) -> bool:
    """Whether a table without a caption (on a slide, say) tells by its header that it holds survey figures."""
    if table.kind == "chart":
        return False
    _, columns = read_columns(table, heads)
    return any(column.kind != "geen" or column.unit for column in columns)


@dataclass(frozen=True, slots=True)
class _Row:
    label: str
    cells: tuple[tuple[CellFigure, ...], ...]  # per data column


def _table_figures(empty: MonitorFigure, table: Table, heads: Heads, newest_part: str) -> Iterator[MonitorFigure]:
    first, columns = read_columns(table, heads)
    if part := part_of(table):
        columns = [named_column(part, heads) for _ in columns]
    rows = list(_rows(table, first, len(columns)))
    statements = _rows_are_statements(columns, rows)
    newest = newest_part or _newest(columns, rows, empty.survey_year)
    counts = _Counts(read_n(table.n or table.caption), _group_counts(rows, columns, newest), newest)
    for row in rows:
        for column, cell in zip(columns, row.cells, strict=True):
            about = replace(empty, group_kind=column.kind, group=column.group, answer=row.label)
            if statements:
                about = replace(empty, group_kind="stelling", group=row.label, answer=column.group)
            for figure in cell:
                unit = _unit(figure, column, f"{empty.question} {row.label}", many=len(cell) > 1)
                unit = "aantal" if _TOTAL_N.match(row.label) else unit
                yield replace(about, value=figure.value, unit=unit, n=counts.of(row.label, column))


def _without_figure(document: Document, table: Table, question: str) -> MonitorFigure:
    """What the figures of one table share."""
    return MonitorFigure(
        document=document.id,
        survey_year=document.year,
        sector=document.sector,
        table=table.label or table.id,
        question=question,
        question_id=question_id(question),
        answer="",
        group_kind="geen",
        group="",
        value=0.0,
        unit="",
        n="",
        page=table.page,
        remark=table.caution,
    )


def _rows(table: Table, first: tuple[int, int], width: int) -> Iterator[_Row]:
    """The data rows; a row with a label and no figures is a heading over the rows below it.

    One heading above all rows parts nothing: it is a title. A label of nothing but shares comes from a chart that was
    read as a table; its figures are nobody's.
    """
    top, left = first
    heads = [
        number for number, row in enumerate(table.grid) if number >= top and not any(c.strip() for c in row[left:])
    ]
    if heads == [top]:
        top += 1
    heading = ""
    for row in table.grid[top:]:
        cells = tuple(read_figures(text) for text in row[left : left + width])
        label = " \u2013 ".join(dict.fromkeys(text for text in map(plain_label, row[:left]) if text))
        if "%" in label and is_figure_like(label):
            continue
        if any(cells):
            yield _Row(f"{heading}: {label}" if heading and label else label or heading, cells)
        elif label and not any(text.strip() for text in row[left : left + width]):
            heading = label


def plain_label(text: str) -> str:
    """A label without the marks of footnotes, the dots of a line to fill in, and 'namelijk'."""
    return re.sub(r"\s+", " ", _MARKS.sub(" ", text)).strip(" ,:;")


def _rows_are_statements(columns: Sequence[SurveyColumn], rows: Sequence[_Row]) -> bool:
    """Whether the answers stand in the header and each row is a statement: its shares add up to the whole."""
    if len(columns) < 2 or any(column.kind != "geen" or column.measure for column in columns):
        return False
    shares = [[figure.value for cell in row.cells for figure in cell if figure.unit == "%"] for row in rows]
    whole = [_WHOLE[0] <= sum(values) <= _WHOLE[1] for values in shares if len(values) > 1]
    return len(whole) * 2 > len(rows) and sum(whole) * 4 >= len(whole) * 3


def row_year(label: str) -> str:
    """The year in a label of a word or two; in a sentence ('Ja, sinds 2016') it is part of the answer."""
    found = _YEAR.findall(label)
    return found[0] if len(found) == 1 and len(label.split()) <= _LABEL_WORDS else ""


def _newest(columns: Sequence[SurveyColumn], rows: Sequence[_Row], survey_year: str) -> str:
    """The year that a survey asked about: the newest in the table ('afspraken 2016' in a survey of 2017)."""
    years = [column.group for column in columns if column.kind == "jaar"]
    return max(years or [year for row in rows if (year := row_year(row.label))] or [survey_year])


def _group_counts(rows: Sequence[_Row], columns: Sequence[SurveyColumn], newest: str) -> dict[str, str]:
    """The n of each group, when the table has a row for it ('Totaal (N)', 'Deelnemers in 2025')."""
    for row in rows:
        if _TOTAL_N.match(row.label) and _YEAR.findall(row.label) in ([], [newest]):
            return {
                column.group: f"{cell[0].value:g}"
                for column, cell in zip(columns, row.cells, strict=True)
                if cell and column.group and not cell[0].decimals
            }
    return {}


@dataclass(frozen=True, slots=True)
class _Counts:
    """What a table says of n: by year ('' for the whole table), by group, and the newest year in it."""

    by_year: dict[str, str]
    by_group: dict[str, str]
    newest: str

    def of(self, row: str, column: SurveyColumn) -> str:
        """The n of a figure; a single n is that of the survey itself, not of earlier years."""
        year = column.group if column.kind == "jaar" else row_year(row) or self.newest
        if year != self.newest:
            return self.by_year.get(year, "")
        return self.by_group.get(column.group) or self.by_year.get(year) or self.by_year.get("", "")


def _unit(figure: CellFigure, column: SurveyColumn, words: str, *, many: bool) -> str:
    """The unit that the cell gives; else that of the column; else what kind of number it looks like."""
    if figure.unit:
        return figure.unit
    if column.unit and not many:
        return column.unit
    if re.search(r"\bNPS\b|net promoter", words, re.IGNORECASE) and not many:
        return "NPS"
    return "score" if figure.decimals else "aantal"
