"""The values of the model as the plain dictionaries of the contract, and back: one place that knows the field names."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from pipeline.model import Box, Change, Clause, Document, Fact, Finding, Reason, Table
from pipeline.publish.data.shapes import (
    BoxShape,
    ChangeShape,
    ClauseShape,
    DocumentShape,
    FactShape,
    FindingShape,
    Number,
    ReasonShape,
    TableShape,
)
from pipeline.publish.words.findings import finding_lines, finding_words
from pipeline.publish.words.reasons import NO_RULES, Says, why


def document_dict(document: Document) -> DocumentShape:
    """A document as in document.json."""
    return {
        "id": document.id,
        "source": document.source,
        "sha256": document.sha256,
        "kind": document.kind,
        "publisher": document.publisher,
        "zorgkantoor": document.zorgkantoor,
        "year": document.year,
        "sector": document.sector,
        "title": document.title,
        "pages": document.pages,
        "headings": [{"level": h.level, "text": h.text, "page": h.page or None} for h in document.headings],
        "warnings": finding_lines(document.findings, "en"),
        "findings": [_finding_dict(finding) for finding in document.findings],
        "structure": {
            "tagged": document.structure.tagged,
            "covered": document.structure.covered,
            "agreement": document.structure.agreement,
            "used": list(document.structure.used),
        },
        "supplements": document.supplements,
        "published": document.published,
        "notices": [
            {
                "kind": notice.kind,
                "text": notice.text,
                "page": notice.page or None,
                "boxes": [box_dict(box) for box in notice.boxes],
                "sections": list(notice.sections),
            }
            for notice in document.notices
        ],
    }


def _finding_dict(finding: Finding) -> FindingShape:
    return {
        "kind": finding.kind,
        "page": finding.page,
        "box": box_dict(finding.box) if finding.box else None,
        "text": finding_words(finding),
        "facts": list(finding.facts),
        "sure": round(finding.sure, 2),
    }


def table_dict(table: Table) -> TableShape:
    """A table as in tables.json."""
    return {
        "id": table.id,
        "label": table.label,
        "caption": table.caption,
        "n": table.n,
        "kind": table.kind,
        "page": table.page or None,
        "page_end": table.page_end or None,
        "boxes": [box_dict(box) for box in table.boxes],
        "section": list(table.section),
        "caution": table.caution,
        "header_rows": table.header_rows,
        "grid": [list(row) for row in table.grid],
        "cells": [
            {
                "row": cell.row,
                "col": cell.col,
                "row_span": cell.row_span,
                "col_span": cell.col_span,
                "box": box_dict(cell.box) if cell.box else None,
            }
            for cell in table.cells
        ],
    }


def clause_dict(clause: Clause, says: Says = NO_RULES) -> ClauseShape:
    """A clause as in a line of clauses.jsonl; `says` has the words of the configuration's rules."""
    return {
        "id": clause.id,
        "document": clause.document,
        "zorgkantoor": clause.zorgkantoor,
        "year": clause.year,
        "theme": clause.theme,
        "themes": {theme: round(score, 3) for theme, score in clause.themes.items()},
        "text": clause.text,
        "short": clause.short,
        "page": clause.page or None,
        "paragraph": clause.paragraph or None,
        "place": clause.place,
        "boxes": [box_dict(box) for box in clause.boxes],
        "section": list(clause.section),
        "stance": clause.stance,
        "in_table": clause.in_table,
        "scope": clause.scope,
        "facts": [fact_dict(fact) for fact in clause.facts],
        "why": why(clause, says),
        "score": round(clause.score, 3),
        "reasons": [_reason_dict(reason) for reason in clause.reasons],
        "points": round(float(clause.points), 3),
        "outcome": _reason_dict(clause.outcome) if clause.outcome else None,
        "succession": clause.succession,
        "predecessor": clause.predecessor,
    }


def clause_of(written: Mapping[str, Any]) -> Clause:
    """A clause from what `clause_dict` made of it; it gives no page or paragraph (null) where there is none.

    Raises:
        ValueError: when it does not say what a clause should.
    """
    counted = {name: written.get(name) or 0 for name in ("page", "paragraph")}
    return _clauses().validate_python({**written, **counted})


@cache
def _clauses() -> TypeAdapter[Clause]:
    return TypeAdapter(Clause)


def _reason_dict(reason: Reason) -> ReasonShape:
    return {
        "part": reason.part,
        "rule": reason.rule,
        "points": round(float(reason.points), 4),
        "about": list(reason.about),
        "choice": reason.choice,
    }


def change_dict(change: Change) -> ChangeShape:
    """A change as in changes.json."""
    return {
        "zorgkantoor": change.zorgkantoor,
        "theme": change.theme,
        "change": change.change,
        "old_document": change.old_document,
        "new_document": change.new_document,
        "old_id": change.old_id,
        "new_id": change.new_id,
        "old_text": change.old_text,
        "new_text": change.new_text,
        "old_page": change.old_page or None,
        "new_page": change.new_page or None,
        "similarity": round(change.similarity, 3),
        "facts": [{"kind": fact.kind, "old": fact.old, "new": fact.new} for fact in change.facts],
    }


def fact_dict(fact: Fact) -> FactShape:
    """A figure as in clauses.jsonl."""
    return {
        "kind": fact.kind,
        "value": plain_number(fact.value),
        "unit": fact.unit,
        "text": fact.text,
        "subject": fact.subject,
    }


def box_dict(box: Box) -> BoxShape:
    """A box in PDF points, origin top left, to a hundredth of a point."""
    return {
        "page": box.page,
        "x0": round(box.x0, 2),
        "top": round(box.top, 2),
        "x1": round(box.x1, 2),
        "bottom": round(box.bottom, 2),
    }


def plain_number(value: float | str) -> Number:
    """A number without a needless `.0`; a date and what JSON has no word for (nan, inf) as text."""
    if isinstance(value, str):
        return value
    if not math.isfinite(value):
        return str(value)
    return int(value) if value == int(value) and abs(value) < 1e15 else value
