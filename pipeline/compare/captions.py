"""What a survey table asks, told by its caption; and which part of it a chart shows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.model import Table

_LABEL = re.compile(r"^\s*(?:tabel|figuur|grafiek|bijlage)\s+[\w.]+\s*[-\u2013\u2014:.]*\s*", re.IGNORECASE)
_N_AT_END = re.compile(r"\s*\((?=[^()]*\bn\b)(?:[^()]|\([^()]*\))*\)*\s*$", re.IGNORECASE)
_PART = re.compile(r"(?P<whole>.+\S)\s+\u2013\s+(?P<part>\S.*)")
_YEAR = re.compile(r"(?:19|20)\d\d")


def questions_of(tables: Sequence[Table]) -> list[str]:
    """The question of each table of one report.

    Slides use one short caption more than once ('Gesprek'): there the heading above it belongs to the question.
    """
    plain = [question_of(table) for table in tables]
    places = Counter({(text, table.section, table.page) for text, table in zip(plain, tables, strict=True)})
    often = Counter(text for text, _, _ in places)
    return [
        f"{table.section[-1]}: {text}" if often[text] > 1 and not table.label and _headed(table, text) else text
        for text, table in zip(plain, tables, strict=True)
    ]


def question_of(table: Table) -> str:
    """The caption without label and n; without a caption the corner of the header, else the innermost heading."""
    text = _N_AT_END.sub("", _LABEL.sub("", _whole_and_part(table)[0]))
    number = table.label.rpartition(" ")[2]
    if number and (bare := re.match(rf"\s*{re.escape(number)}\s*[-\u2013\u2014:.]+\s*", text)):
        text = text[bare.end() :]  # a caption that lost the word 'Tabel'
    corner = table.grid[0][0] if table.header_rows and not table.caption else ""
    return text.strip() or corner.strip() or (table.section[-1] if table.section else table.label)


def part_of(table: Table) -> str:
    """What a chart shows of its question when several stand under one caption: '2017'; '' when it shows all."""
    return _whole_and_part(table)[1]


def newest_parts(tables: Sequence[Table]) -> dict[str, str]:
    """The newest year among the charts of each question that has a chart per year."""
    newest: dict[str, str] = {}
    for table in tables:
        if _YEAR.fullmatch(part := part_of(table)):
            question = question_of(table)
            newest[question] = max(newest.get(question, ""), part)
    return newest


def _headed(table: Table, text: str) -> bool:
    return bool(table.section) and table.section[-1] != text


def _whole_and_part(table: Table) -> tuple[str, str]:
    """A chart's caption and the name that sets it apart; a dash may as well be of the caption itself."""
    found = _PART.fullmatch(table.caption) if table.kind == "chart" else None
    if found is None or not _LABEL.sub("", found["whole"]).strip():
        return table.caption, ""
    sure = _YEAR.fullmatch(found["part"]) or _N_AT_END.search(found["whole"])
    return (found["whole"], found["part"]) if sure else (table.caption, "")
