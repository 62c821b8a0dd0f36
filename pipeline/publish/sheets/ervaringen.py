"""Sheet Ervaringen: what providers say of each zorgkantoor, in the column order of the table."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import MonitorFigure
from pipeline.publish.series import answer_of, year_of
from pipeline.publish.sheets.excel import Book, Cell, Link, SheetColumn, write_table
from pipeline.publish.view import View
from pipeline.publish.words.places import open_words, source_words
from pipeline.publish.words.text import one_line

NAME = "Ervaringen"
_NOTES = (
    "Cijfers uit de monitors die een zorgkantoor noemen, in dezelfde volgorde als de Thema-tabel. 'Overig' is wat het "
    "rapport zo noemt: het is niet over zorgkantoren verdeeld. Een lege cel: het rapport noemt dit zorgkantoor niet.",
)


def write_ervaringen(book: Book, view: View) -> None:
    """Write the sheet."""
    named = [view.zorgkantoor(zorgkantoor.id) for zorgkantoor in view.config.zorgkantoren]
    figures = [figure for figure in view.comparison.monitor if figure.group_kind == "zorgkantoor"]
    groups = named + [group for group in dict.fromkeys(f.group for f in figures) if group not in named]
    columns = [
        SheetColumn("Vraag", 60),
        SheetColumn("Antwoord", 40),
        SheetColumn("Jaar", 8),
        SheetColumn("Eenheid", 10),
        *(SheetColumn(group, 12, "number") for group in groups),
        SheetColumn("n (aantal respondenten)", 30),
        SheetColumn("Opmerking", 44),
        SheetColumn("Bron", 26),
        SheetColumn("PDF", 16, "link"),
    ]
    rows = [_row(row, groups, view) for row in _rows(figures)]
    if not rows:
        rows = [["(geen cijfers die een zorgkantoor noemen)", *[""] * (len(columns) - 1)]]
    write_table(book, NAME, "Ervaringen met zorgkantoren", _NOTES, columns, rows, freeze_columns=2)


def _rows(figures: Sequence[MonitorFigure]) -> list[list[MonitorFigure]]:
    """Figures that stand beside each other in the report: one answer, one unit, a figure per group.

    A row that a later report repeats with the same figures stands once.
    """
    rows: dict[tuple[str, ...], list[MonitorFigure]] = {}
    for figure in figures:
        key = (figure.document, figure.table, figure.question, figure.answer, figure.unit)
        rows.setdefault(key, []).append(figure)
    once: dict[tuple[object, ...], list[MonitorFigure]] = {}
    for row in rows.values():
        values = tuple(sorted((figure.group, figure.value) for figure in row))
        once.setdefault((row[0].question_id, answer_of(row[0]).lower(), year_of(row[0]), row[0].unit, values), row)
    return list(once.values())


def _row(row: Sequence[MonitorFigure], groups: Sequence[str], view: View) -> list[Cell]:
    first = row[0]
    values = {figure.group: figure.value for figure in reversed(row)}
    return [
        first.question,
        answer_of(first),
        year_of(first),
        first.unit,
        *(values.get(group, "") for group in groups),
        _counts(row),
        _caution(row, view.config.publish.small_group),
        source_words(first),
        Link(view.link(first.document, first.page), open_words(first.page)),
    ]


def _counts(row: Sequence[MonitorFigure]) -> str:
    """Each group's n; one number when the report gives one for all groups together."""
    counts = list(dict.fromkeys(figure.n for figure in row))
    if len(counts) == 1:
        return f"{counts[0]} (alle groepen samen)" if counts[0] else "niet vermeld"
    return ", ".join(f"{figure.group}: {figure.n or '?'}" for figure in row)


def _caution(row: Sequence[MonitorFigure], smallest: int) -> str:
    """Which groups are too small to lean on, and what the report itself says of that."""
    told = [f"het rapport: '{one_line(remark)}'" for remark in dict.fromkeys(f.remark for f in row) if remark]
    if any(figure.caution == "group-size-unknown" for figure in row):
        return "; ".join(["n per zorgkantoor niet vermeld: lees met voorbehoud", *told])
    small = [figure.group for figure in row if figure.caution == "small-group"]
    return "; ".join([*([f"kleine groep (n < {smallest}): {', '.join(small)}"] if small else []), *told])
