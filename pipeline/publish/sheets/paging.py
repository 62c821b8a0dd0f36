"""Deals the statements of a theme over rows, so that no row is cut and printed pages fill.

Excel shows at most 409 points of a row and breaks pages between rows only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.publish.sheets.statements import Paragraph, part, white

ROW_LIMIT = 390.0  # points; leaves something for a screen that draws text a little larger
_SHORTEST = 90.0  # points: a piece of a theme at the foot of a page is at least so high

Columns = Sequence[Sequence[Paragraph]]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the sheet: for each column its paragraphs, and the height that the fullest needs, in points."""

    columns: tuple[tuple[Paragraph, ...], ...]
    height: float


class Pages:
    """Counts what is left of the printed page while the rows of a sheet are laid out; heights in points."""

    def __init__(self, capacity: float, used: float) -> None:
        self.capacity, self.left = capacity, capacity - used

    def rows(self, columns: Columns, points: float, size: float, slack: float, closing: float) -> list[Row]:
        """The rows of a theme, in a column with `points` of room.

        Every row gets `slack` points besides its text, and `closing` points follow the last.
        """
        pending = [
            [piece for paragraph in column for piece in part(paragraph, points, size, ROW_LIMIT)] for column in columns
        ]
        result: list[Row] = []
        while any(pending) or not result:
            row, pending = self._row(pending, points, size, self.left - slack - closing, whole=not result)
            result.append(row)
            self._use(row.height + slack + (0 if any(pending) else closing))
        return result

    def _row(
        self, pending: Sequence[list[Paragraph]], points: float, size: float, left: float, *, whole: bool
    ) -> tuple[Row, list[list[Paragraph]]]:
        """The next row, and the rest: all that this page still holds, unless that is too little to begin with.

        A theme that fits in one row stays `whole` and begins a page, unless half a page would stay white for it.
        """
        if whole and left < self.capacity / 2:
            row, rest = _fill(pending, points, size, ROW_LIMIT)
            if not any(rest):
                return row, rest  # where it is higher than what is left, it goes to the next page by itself
        row, rest = _fill(pending, points, size, min(ROW_LIMIT, left))
        if any(rest) and row.height < _SHORTEST and left < ROW_LIMIT:
            return _fill(pending, points, size, ROW_LIMIT)  # it goes to the next page by itself
        return row, rest

    def _use(self, height: float) -> None:
        if height > self.left:
            self.left = self.capacity
        self.left -= height


def _fill(
    pending: Sequence[list[Paragraph]], points: float, size: float, room: float
) -> tuple[Row, list[list[Paragraph]]]:
    """Of every column as many paragraphs as `room` holds, and the rest."""
    taken: list[tuple[Paragraph, ...]] = []
    rest: list[list[Paragraph]] = []
    highest = 0.0
    for column in pending:
        used, count = 0.0, 0
        for paragraph in column:
            height = paragraph.height(points, size)
            if used + height > room:
                break
            used, count = used + height, count + 1
        taken.append(tuple(column[:count]))
        rest.append(column[count:])
        highest = max(highest, used - white(size) if used else 0.0)  # below the last of them there is none
    return Row(tuple(taken), highest), rest
