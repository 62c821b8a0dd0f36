"""All checks of one document, in the order in which a person would look: pages, tables, headings, clauses."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.check.clauses import silent_chapters, silent_pages, unsure_figures
from pipeline.check.headings import missing_chapters, missing_headings
from pipeline.check.letters import drawn_letters, letter_soup
from pipeline.check.tables import drawn_in_cells, shifted_columns, words_in_no_cell
from pipeline.config import ClauseSettings, Theme
from pipeline.model import Clause, Finding, Reading, RegisterRow, Table


def check_document(
    row: RegisterRow,
    reading: Reading,
    tables: Sequence[Table],
    clauses: Sequence[Clause],
    themes: Sequence[Theme],
    settings: ClauseSettings,
) -> list[Finding]:
    """What may be lost or wrong in what was made of a document; boxes are those of the pages as read.

    What asks for clauses is asked of policies only; other kinds of document have none.
    """
    findings = [
        *letter_soup(reading),
        *drawn_letters(reading),
        *words_in_no_cell(reading, tables),
        *drawn_in_cells(reading, tables),
        *shifted_columns(tables),
        *missing_chapters(reading),
        *missing_headings(reading),
    ]
    if row.kind == "inkoopbeleid":
        findings += unsure_figures(clauses, settings)
        findings += silent_pages(reading, clauses)
        findings += silent_chapters(reading, clauses, themes, settings)
    return findings
