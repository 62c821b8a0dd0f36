"""Chapters in which much was found, and of which the table shows nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.compare import in_force
from pipeline.model import Clause, Comparison, Concern

MANY = 8  # statements of a chapter from which it is odd that the table has none of them
_SEVERAL = 3  # headings at one level from which that level is the chapters


def chapters_left_out(comparison: Comparison) -> Iterator[Concern]:
    """Each such chapter of a document that the table shows: its heading, and how many statements were found in it."""
    stated, shown = in_force(comparison), comparison.shown
    for document in comparison.current:
        clauses = [clause for clause in stated if clause.document == document]
        depth = _chapter_depth(clauses)
        chapters: dict[str, list[Clause]] = {}
        for clause in clauses:
            if len(clause.section) > depth:
                chapters.setdefault(clause.section[depth], []).append(clause)
        for heading, some in chapters.items():
            if len(some) >= MANY and not any(clause.id in shown for clause in some):
                best = max(some, key=lambda clause: clause.points)
                yield Concern(
                    "hoofdstuk-niet-in-tabel", 2, best.zorgkantoor, "", (document,), some[0].page, best.id,
                    facts=(heading, str(len(some))),
                )  # fmt: skip


def _chapter_depth(clauses: Sequence[Clause]) -> int:
    """The first level of headings at which there are several; a title that stands over everything is no chapter."""
    deepest = max((len(clause.section) for clause in clauses), default=1)
    return next(
        (d for d in range(deepest) if len({c.section[d] for c in clauses if len(c.section) > d}) >= _SEVERAL), 0
    )
