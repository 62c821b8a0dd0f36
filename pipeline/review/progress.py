"""How far the review is, per document and theme, as the last run and the decisions of now tell."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.review.history import find_again
from pipeline.review.overview import passages_of_last_run
from pipeline.review.signing import decided_of
from pipeline.review.store import Kept


@dataclass(frozen=True, slots=True)
class Reviewed:
    """Statements in the table, and how many of them somebody has decided about."""

    reviewed: int
    statements: int


Progress = Mapping[str, Mapping[str, Reviewed]]  # by document id and theme


def progress_of(out: Path, shown: Collection[str], kept: Kept) -> Progress:
    """Counts of every document that the table shows; nothing as long as nobody has decided, or there was no run.

    Args:
        out: the folder of the results.
        shown: ids of the documents that the table shows.
        kept: all decisions.

    Raises:
        UnreadableResults: when what the last run left cannot be read.
    """
    if not kept.decisions:
        return {}
    decided = decided_of(find_again(kept.decisions, passages_of_last_run(out) or [], kept.refusals))
    counts: dict[str, dict[str, Reviewed]] = {}
    for path in (out / name / "clauses.jsonl" for name in shown):
        for line in path.read_text("utf-8").split("\n"):
            clause = json.loads(line) if line else {}
            if clause.get("in_table"):
                themes = counts.setdefault(clause["document"], {})
                so_far = themes.get(clause["theme"], Reviewed(0, 0))
                more = clause["id"] in decided
                themes[clause["theme"]] = Reviewed(so_far.reviewed + more, so_far.statements + 1)
    return counts
