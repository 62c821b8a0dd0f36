"""What is probably not right about a comparison, worst first: what somebody should look at before the table is sent.

Each module looks for one sort of trouble and gives values; nothing here words them or mends anything.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.config import Config
from pipeline.model import Cause, Comparison, Concern
from pipeline.selfcheck.cells import cells_to_look_at
from pipeline.selfcheck.chapters import chapters_left_out
from pipeline.selfcheck.editions import editions_to_look_at
from pipeline.selfcheck.figures import contradictions
from pipeline.selfcheck.findings import findings_that_matter
from pipeline.selfcheck.input import files_to_look_at
from pipeline.selfcheck.lost import lost_together
from pipeline.selfcheck.reviewed import review_left

__all__ = ["concerns_of"]


def concerns_of(
    comparison: Comparison,
    config: Config,
    aside: Sequence[tuple[str, Cause]] = (),
    unplaced: Sequence[str] = (),
    unsure: Sequence[str] = (),
) -> tuple[Concern, ...]:
    """Everything that is probably not right, worst first; empty when all is well.

    Args:
        comparison: all documents side by side, as reviewers want them.
        config: the themes and zorgkantoren, in their order.
        aside: sources that could not be read, and why.
        unplaced: sources of which kind, zorgkantoor or year is not known.
        unsure: sources of which one of these is a best guess.
    """
    found = [
        *files_to_look_at(aside, unplaced, unsure),
        *editions_to_look_at(comparison),
        *contradictions(comparison),
        *chapters_left_out(comparison),
        *cells_to_look_at(comparison),
        *lost_together(comparison),
        *findings_that_matter(comparison),
        *review_left(comparison),
    ]
    zorgkantoren = ["", *(zorgkantoor.id for zorgkantoor in config.zorgkantoren)]
    themes = ["", *(theme.id for theme in config.themes)]
    return tuple(  # stable: within one grade in the order in which they are looked for
        sorted(found, key=lambda c: (c.grade, _place(zorgkantoren, c.zorgkantoor), _place(themes, c.theme)))
    )


def _place(order: Sequence[str], identity: str) -> int:
    return order.index(identity) if identity in order else len(order)
