"""Cells with nothing or one statement, where there was more to show or where all others have something."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median_low

from pipeline.model import Comparison, Concern

FULL = 5  # statements that were found on a theme from which a cell with none or one is too thin
USUAL = 3  # statements that the other columns have in the row from which an empty cell is odd


def cells_to_look_at(comparison: Comparison) -> Iterator[Concern]:
    """Thin cells beside a full chapter, and empty ones beside full columns; a supplement alone may say little."""
    whole = {column.zorgkantoor for column in comparison.columns if column.base}
    for spot in comparison.white_spots:
        others = [
            len(cell.clauses)
            for cell in comparison.matrix
            if cell.theme == spot.theme and cell.clauses and cell.zorgkantoor != spot.zorgkantoor
        ]
        usual = median_low(others) if len(others) > 1 else 0
        nearest = next(iter(spot.nearest), None)
        place = (nearest.document or spot.document,) if nearest else (spot.document,)
        page, clause = (nearest.page, nearest.clause) if nearest else (0, "")
        if spot.found >= FULL:
            facts = (str(spot.shown), str(spot.found))
            yield Concern(
                "cel-karig", 2 if spot.shown else 1, spot.zorgkantoor, spot.theme, place, page, clause, facts=facts
            )
        elif not spot.shown and usual >= USUAL and spot.zorgkantoor in whole:
            yield Concern("cel-leeg", 2, spot.zorgkantoor, spot.theme, place, page, clause, facts=(str(usual),))
