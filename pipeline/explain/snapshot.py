"""What the table rests on at one moment: the clauses of every document, and which documents the table shows."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.model import Clause
from pipeline.publish.data.contract import clause_dict, clause_of
from pipeline.publish.data.document_files import clauses_in, to_json
from pipeline.review.overview import UnreadableResults

if TYPE_CHECKING:
    from pipeline.model import Comparison


@dataclass(frozen=True, slots=True)
class Known:
    """What tells one document from another."""

    id: str
    source: str
    sha256: str
    zorgkantoor: str
    year: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """Documents by id, all their clauses in reading order, and the ids of the documents that the table shows."""

    documents: Mapping[str, Known]
    clauses: tuple[Clause, ...]
    shown: frozenset[str]
    made: str = ""  # ISO date and time of the run that left it; '' for what is not written

    def in_table(self, clause: Clause) -> bool:
        """Whether the table shows a clause of this standing."""
        return clause.in_table and clause.document in self.shown


def standing_of(comparison: Comparison) -> Standing:
    """What a comparison rests on, its clauses as a run would write them."""
    known = [Known(d.id, d.source, d.sha256, d.zorgkantoor, d.year, d.title) for d in comparison.documents]
    written = tuple(clause_of(json.loads(to_json(clause_dict(clause)))) for clause in comparison.clauses)
    return Standing({one.id: one for one in known}, written, frozenset(comparison.current))


def last_standing(out: Path) -> Standing | None:
    """What the last run left in `out`; None when there was none.

    Raises:
        UnreadableResults: when its files cannot be read.
    """
    report = _report(out)
    left_over = set(map(str, report.get("left_over", ())))
    folders = [path.parent for path in sorted(out.glob("*/document.json")) if path.parent.name not in left_over]
    if not folders:
        return None
    documents: dict[str, Known] = {}
    clauses: list[Clause] = []
    for folder in folders:
        try:
            told = json.loads((folder / "document.json").read_text("utf-8"))
            known = Known(*(str(told[name]) for name in Known.__slots__))
            clauses += clauses_in(folder)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise UnreadableResults(str(folder), str(error)) from error
        documents[known.id] = known
    shown = report.get("shown")
    return Standing(
        documents, tuple(clauses), frozenset(documents if shown is None else shown), str(report.get("started", ""))
    )


def _report(out: Path) -> dict[str, Any]:
    """run.json of the last run; empty when it was stopped before it could write one."""
    try:
        report: dict[str, Any] = json.loads((out / "run.json").read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except ValueError as error:
        raise UnreadableResults(str(out / "run.json"), str(error)) from error
    return report
