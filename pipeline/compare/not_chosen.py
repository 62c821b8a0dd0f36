"""What stands behind each cell of the table: statements on its theme that were found and not chosen."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.choose.left_out import could_stand
from pipeline.compare.beside import in_force
from pipeline.model import Clause, Comparison


def not_chosen(comparison: Comparison) -> Mapping[tuple[str, str], tuple[Clause, ...]]:
    """By theme and zorgkantoor, the statements in force that the cell does not show, those nearest to it first."""
    shown = comparison.shown
    cells: dict[tuple[str, str], list[Clause]] = {}
    for clause in in_force(comparison):
        if clause.id not in shown and could_stand(clause):
            cells.setdefault((clause.theme, clause.zorgkantoor), []).append(clause)
    return {key: tuple(sorted(some, key=lambda c: -c.points)) for key, some in cells.items()}
