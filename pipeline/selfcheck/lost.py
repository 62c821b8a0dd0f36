"""Neighbouring statements of last period's table that were lost together."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.compare import lost_from_columns
from pipeline.model import Comparison, Concern, LostStatement

TOGETHER = 3  # statements that stood one after another in a cell; one or two may well have been dropped


def lost_together(comparison: Comparison) -> Iterator[Concern]:
    """Where several statements in a row were not found again: rather a passage that was not read than a change."""
    for run in _runs(lost_from_columns(comparison)):
        if len(run) >= TOGETHER:
            first, nearest = run[0], next(iter(run[0].nearest), None)
            yield Concern(
                "vorige-verdwenen", 2, first.zorgkantoor, first.theme, (first.document,),
                nearest.page if nearest else 0, nearest.clause if nearest else "", facts=(str(len(run)), first.text),
            )  # fmt: skip


def _runs(lost: list[LostStatement]) -> Iterator[list[LostStatement]]:
    """Statements of one cell that stood one after another."""
    run: list[LostStatement] = []
    for one in sorted(lost, key=lambda o: (o.document, o.source, o.place)):
        last = run[-1] if run else one
        together = (last.document, last.theme, last.source) == (one.document, one.theme, one.source)
        if run and (not together or one.place != last.place + 1):
            yield run
            run = []
        run.append(one)
    if run:
        yield run
