"""The columns for a passage that comes near to what was looked for: a row per passage, each with its links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.model import Clause, NearPassage
from pipeline.publish.sheets.excel import Cell, Link, SheetColumn
from pipeline.publish.view import View
from pipeline.publish.words.places import open_words
from pipeline.publish.words.text import one_line

NEAREST_COLUMNS = (
    SheetColumn("Passage (volgorde)", 11, "whole"),
    SheetColumn("Passage die er het dichtst bij komt", 62),
    SheetColumn("PDF", 16, "link"),
    SheetColumn("Bronpassages", 28, "link"),
)
_NONE_NEAR = "(geen passage die erop lijkt)"

Rows = Mapping[tuple[str, str], int]  # (document, clause id) -> row, from 1, in Bronpassages


def nearest_rows(
    cells: Sequence[Cell], document: str, passages: Sequence[NearPassage], view: View, rows: Rows
) -> list[list[Cell]]:
    """A row per passage, nearest first, each after the same `cells`; one row that says so when there is none."""
    if not passages:
        return [[*cells, "", _NONE_NEAR, Link(view.link(document), "Open document"), ""]]
    return [
        [
            *cells,
            number,
            passage.text,
            Link(view.link(passage.document or document, passage.page), open_words(passage.page)),
            _source(passage.clause, rows.get((passage.document or document, passage.clause))),
        ]
        for number, passage in enumerate(passages, start=1)
    ]


def passage_link(words: str, clause: Clause, rows: Rows) -> Cell:
    """`words` with a link to the row of a statement in Bronpassages; without one where it has no row."""
    row = rows.get((clause.document, clause.id))
    return Link(f"internal:'Bronpassages'!A{row}", words) if row else words


def _source(clause: str, row: int | None) -> Cell:
    name = one_line(clause)
    return Link(f"internal:'Bronpassages'!A{row}", f"Naar {name}") if row else name
