"""The figures of tariff tables (a prestatie a row, percentages beside it) as facts of the clause they belong to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from pipeline.config import ClauseSettings
from pipeline.config.matching import found
from pipeline.model import Clause, Fact, Reason, Table
from pipeline.themes.facts import facts_in, subject_of
from pipeline.themes.figures import WHOLE
from pipeline.themes.rows import rows_with_effects

CELL = re.compile(r"^(?:tot|maximaal|max\.|ten hoogste)?\s?[+\-–−±]?\s?\d+(?:[.,]\d+)?\s?%$", re.IGNORECASE)
APART = r"\b(?:NHC|NIC|huisvesting\w*|kapitaallasten)\b"  # a share of these is no tariff
PLAIN = re.compile(
    r"(?:basis|regulier\w*|standaard|bestaand\w*(?: \w*aanbieders?)?|\w*percentage|\w*tarief)", re.IGNORECASE
)  # heads of a column that says no more than the rows do
LONG = 120  # characters of a row's name that stand for a subject that config.yaml does not have


def with_tariffs(clauses: Sequence[Clause], tables: Sequence[Table], settings: ClauseSettings) -> list[Clause]:
    """The clauses, the figures of each tariff table added to the one that names the table, else the last before it."""
    result = list(clauses)
    for table in tables:
        if rows_with_effects(table, settings):
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
    rows = table.grid[table.header_rows :]
    names = _row_names([row[0] for row in rows], settings)
    columns = {column for row in rows for column, cell in enumerate(row) if column and CELL.match(cell.strip())}
    own = _own_heads(table.grid[: table.header_rows], columns)
    for row, name in zip(rows, names, strict=True):
        for column, cell in enumerate(row):
            if column in columns and CELL.match(cell.strip()):
                subject = _joined(name, _head_name(own[column], settings, alone=len(columns) == 1))
                yield from _facts(cell.strip(), (row[0], heads[column], table.caption), subject, settings)


def _facts(cell: str, said: tuple[str, str, str], subject: str, settings: ClauseSettings) -> Iterator[Fact]:
    """The figure of a cell; `said` are the words of its row, its head and its caption."""
    name, head, caption = said
    for fact in facts_in(f"{head}: {cell}", settings, f"{caption} {name}"):
        if fact.unit != "%" or fact.text not in cell:
            continue  # a figure of the header
        whole = isinstance(fact.value, float) and abs(fact.value) >= WHOLE
        level = whole and fact.kind in ("percentage", "opslag", "afslag")  # 'met opslag: 95,8%' is what it comes to
        tariff = level and not re.search(APART, f"{name} {head}")
        value = abs(fact.value) if tariff and isinstance(fact.value, float) else fact.value
        yield replace(fact, kind="tarief" if tariff else fact.kind, value=value, subject=subject)


def _row_names(names: Sequence[str], settings: ClauseSettings) -> list[str]:
    """What each row is about: the subject that config.yaml has for it, with its own words where rows share that one."""
    told = [(subject_of(name, (0, 0), settings), _name(name)) for name in names]
    sharing = Counter(subject for subject, _ in dict.fromkeys(told))
    return [subject if subject and sharing[subject] == 1 else _told(subject, name) for subject, name in told]


def _told(subject: str, name: str) -> str:
    """The name of a row behind its subject, where the name itself does not say that."""
    return name if not subject or subject.casefold() in name.casefold() else f"{subject}: {name}"


def _own_heads(rows: Sequence[Sequence[str]], columns: Collection[int]) -> dict[int, str]:
    """The head of each column without what says nothing of its own: what stands above all of them, 'basis'."""
    own = [row for row in rows if len(columns) == 1 or len({row[column] for column in columns}) > 1]
    words = {column: dict.fromkeys(row[column] for row in own) for column in columns}
    return {c: " ".join(word for word in some if not PLAIN.fullmatch(word.strip())) for c, some in words.items()}


def _head_name(head: str, settings: ClauseSettings, *, alone: bool) -> str:
    """What a column adds: for whom it holds, else its own words where others stand beside it."""
    subject = subject_of(head, (0, 0), settings)
    return subject or ("" if alone else _name(head))


def _joined(*parts: str) -> str:
    return ", ".join(dict.fromkeys(part for part in parts if part))


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
