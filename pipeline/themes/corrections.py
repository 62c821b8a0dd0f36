"""The words with which a supplement mends a figure, as statements: a reviewer may then decide about them as of any."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.config import ClauseSettings
from pipeline.model import Clause, Notice, Reason, RegisterRow
from pipeline.themes.shorten import shortened


def with_corrections(
    row: RegisterRow, clauses: Sequence[Clause], notices: Sequence[Notice], theme: str, settings: ClauseSettings
) -> list[Clause]:
    """The clauses, and below them each correction of a supplement that is none of them, under `theme` for now.

    A clause that is half of one ('Dit moet zijn: 3,4%.') becomes the whole. What it mends is known when documents are
    compared; until then it is not for the table. A document that does not say that it adds to another one corrects
    nothing.
    """
    found = list(clauses)
    if any(notice.kind == "adds" for notice in notices):
        for notice in notices:
            if notice.kind == "corrects" and notice.boxes:
                place = next((i for i, clause in enumerate(found) if _says(clause, notice)), None)
                if place is None:
                    found.append(_clause(row, len(found) + 1, notice, theme, settings))
                elif len(found[place].text) < len(notice.text):
                    found[place] = _whole(found[place], notice, settings)
    return found


def _says(clause: Clause, notice: Notice) -> bool:
    return clause.page == notice.page and (clause.text in notice.text or notice.text in clause.text)


def _whole(clause: Clause, notice: Notice, settings: ClauseSettings) -> Clause:
    short = shortened(notice.text, settings)
    return replace(clause, text=notice.text, short=short, boxes=notice.boxes, facts=notice.facts)


def _clause(row: RegisterRow, number: int, notice: Notice, theme: str, settings: ClauseSettings) -> Clause:
    return Clause(
        id=f"{row.id}-{number:03}",
        document=row.id,
        zorgkantoor=row.zorgkantoor,
        year=row.year,
        theme=theme,
        themes={theme: 0.0},
        text=notice.text,
        short=shortened(notice.text, settings),
        page=notice.page,
        boxes=notice.boxes,
        section=notice.section,
        stance="tarief" if any(fact.unit == "%" for fact in notice.facts) else "werkwijze",
        in_table=False,
        facts=notice.facts,
        outcome=Reason("uitkomst", "over-document"),
    )
