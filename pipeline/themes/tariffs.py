"""The figures of tariff tables (a prestatie a row, percentages beside it) as facts of the clause they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.config import ClauseSettings
from pipeline.model import Clause, Fact, Reason, Table
from pipeline.themes.facts import facts_in, subject_of
from pipeline.themes.figures import WHOLE
from pipeline.themes.patterns import found
from pipeline.themes.rows import rows_of

CELL = re.compile(r"^(?:tot|maximaal|max\.|ten hoogste)?\s?[+\-–−±]?\s?\d+(?:[.,]\d+)?\s?%$", re.IGNORECASE)
APART = r"\b(?:NHC|NIC|huisvesting\w*|kapitaallasten)\b"  # a share of these is no tariff
LONG = 120  # characters of a row's name that stand for a subject that config.yaml does not have


def with_tariffs(clauses: Sequence[Clause], tables: Sequence[Table], settings: ClauseSettings) -> list[Clause]:
    """The clauses, the figures of each tariff table added to the one that names the table, else the last before it."""
    result = list(clauses)
    for table in tables:
        if rows_of([table], settings):
            continue  # its rows are clauses with facts of their own
        facts = tuple(dict.fromkeys(tariffs_in(table, settings)))
        place = _belongs_to(table, result) if facts else None
        if place is not None:
            clause = result[place]
            why = Reason("tarief", "tarieftabel", about=(table.label,))
            result[place] = replace(clause, facts=(*clause.facts, *facts), reasons=(*clause.reasons, why))
    return result


def tariffs_in(table: Table, settings: ClauseSettings) -> Iterator[Fact]:
    """A fact for each cell that is a percentage, with the subjects of its row and its column; none of other tables."""
    heads = [" ".join(dict.fromkeys(cells)) for cells in zip(*table.grid[: table.header_rows], strict=True)]
    said = " ".join((table.caption, *heads))
    if table.kind != "table" or not heads or not found(settings.tariff_tables, said, settings.words):
        return
    for row in table.grid[table.header_rows :]:
        for column, cell in enumerate(row):
            if column and CELL.match(cell.strip()):
                yield from _facts(cell.strip(), row[0], heads[column], table.caption, settings)


def _facts(cell: str, name: str, head: str, caption: str, settings: ClauseSettings) -> Iterator[Fact]:
    for fact in facts_in(f"{head}: {cell}", settings, f"{caption} {name}"):
        if fact.unit != "%" or fact.text not in cell:
            continue  # a figure of the header
        level = fact.kind == "percentage" and isinstance(fact.value, float) and fact.value >= WHOLE
        tariff = level and not re.search(APART, f"{name} {head}")
        yield replace(fact, kind="tarief" if tariff else fact.kind, subject=_subject(name, head, settings))


def _subject(name: str, head: str, settings: ClauseSettings) -> str:
    """What a row is about and, when the column says so, for whom."""
    of_row = subject_of(name, (0, 0), settings) or _name(name)
    of_column = subject_of(head, (0, 0), settings)
    return ", ".join(dict.fromkeys(part for part in (of_row, of_column) if part))


def _name(name: str) -> str:
    """The name of a row, whole where it can be; never cut within a word."""
    words = " ".join(name.split())
    return words if len(words) <= LONG else f"{words[:LONG].rsplit(' ', 1)[0]} …"


def _belongs_to(table: Table, clauses: Sequence[Clause]) -> int | None:
    """The place of the clause that names the table, else of the last one before it under the same headings."""
    near = [place for place, clause in enumerate(clauses) if clause.section == table.section]
    if table.label:
        naming = re.compile(rf"\b{re.escape(table.label)}\b", re.IGNORECASE)
        named = [place for place, clause in enumerate(clauses) if naming.search(clause.text)]
        if named:
            return next((place for place in named if place in near), named[0])
    before = [place for place in near if (clauses[place].page, clauses[place].boxes[0].top) <= _start(table)]
    fitting = before or near
    return fitting[-1] if fitting else None


def _start(table: Table) -> tuple[int, float]:
    return table.page, min((box.top for box in table.boxes if box.page == table.page), default=0.0)
