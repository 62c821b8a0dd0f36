"""The statements of a cell of Thema-tabel as paragraphs, and how they are dealt over rows that a sheet can hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model import Clause
from pipeline.publish.figures import bold_parts
from pipeline.publish.measure import LINE, lines_of
from pipeline.publish.text import one_line
from pipeline.publish.view import View

GAP = 0.42  # white between statements, in font sizes
_PRECISION = 4.0  # points
LONGEST = 1_500  # characters of one statement in a cell; the passage itself stands in Bronpassages


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One statement, or the line that sets the landelijke ones off: runs of (style, text)."""

    runs: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(text for _, text in self.runs)

    def height(self, points: float, size: float) -> float:
        """Its height in a column with `points` of room, at `size` points, with the white below it."""
        return lines_of(self.text, points, size) * size * LINE + size * GAP * LINE


def paragraphs(clauses: Sequence[Clause], view: View) -> list[Paragraph]:
    """Own choices first, then, under a line that says so, what all zorgkantoren share."""
    own = [_statement(clause, view) for clause in clauses if clause.scope == "eigen"]
    joint = [_statement(clause, view) for clause in clauses if clause.scope == "landelijk"]
    if joint:  # the heading belongs to the first of them, so that they stay together
        joint[0] = Paragraph((("joint_head", "Landelijk\n"), *joint[0].runs))
    return own + joint


def deal(
    columns: Sequence[Sequence[Paragraph]], points: float, size: float, limit: float
) -> list[list[list[Paragraph]]]:
    """The paragraphs of a theme over as many rows as it takes: per row, per column, its paragraphs.

    No row gets higher than `limit` points, and the rows are as low as that many rows can be, so that none is nearly
    empty. Every column fills from the top. A statement that does not fit in a row of its own is parted between words.
    """
    parted = [[part for paragraph in column for part in _part(paragraph, points, size, limit)] for column in columns]
    rows = max((len(_fill(column, points, size, limit)) for column in parted), default=1)
    low, high = limit / rows / 2, limit
    while high - low > _PRECISION:
        middle = (low + high) / 2
        fits = all(len(_fill(column, points, size, middle)) <= rows for column in parted)
        low, high = (low, middle) if fits else (middle, high)
    dealt = [_fill(column, points, size, high) for column in parted]
    return [[column[row] if row < len(column) else [] for column in dealt] for row in range(max(1, rows))]


def row_height(columns: Sequence[Sequence[Paragraph]], points: float, size: float) -> float:
    """Height in points that the fullest column needs."""
    return max((sum(p.height(points, size) for p in column) for column in columns), default=0.0)


def _statement(clause: Clause, view: View) -> Paragraph:
    own = clause.scope == "eigen"
    body, figure, page = ("own", "own_figure", "page") if own else ("joint", "joint_figure", "page")
    text = one_line(clause.short) or one_line(clause.text)
    if len(text) > LONGEST:
        text = text[:LONGEST].rsplit(" ", 1)[0] + " …"
    runs = [("bullet" if own else body, "• " if own else "◦ ")]
    runs += [(figure if bold else body, part) for bold, part in bold_parts(text, clause.facts)]
    runs.append((page, f" (p.\xa0{clause.page})"))
    change = view.change_of(clause)
    if change is not None and change.change in ("changed", "new"):
        runs.append(("mark", " gewijzigd" if change.change == "changed" else " nieuw"))
    return Paragraph(tuple(runs))


def _fill(column: Sequence[Paragraph], points: float, size: float, limit: float) -> list[list[Paragraph]]:
    """Paragraphs in order into rows of at most `limit` points; one that is higher has a row of its own."""
    rows: list[list[Paragraph]] = []
    used = 0.0
    for paragraph in column:
        height = paragraph.height(points, size)
        if not rows or used + height > limit:
            rows.append([])
            used = 0.0
        rows[-1].append(paragraph)
        used += height
    return rows


def _part(paragraph: Paragraph, points: float, size: float, limit: float) -> list[Paragraph]:
    """The paragraph, or its parts when it is higher than a row may be."""
    if paragraph.height(points, size) <= limit:
        return [paragraph]
    parts: list[Paragraph] = []
    runs: list[tuple[str, str]] = []
    for style, text in paragraph.runs:
        for word in _pieces(text):
            if runs and Paragraph((*runs, (style, word))).height(points, size) > limit:
                parts.append(Paragraph(tuple(runs)))
                runs = []
            if runs and runs[-1][0] == style:
                runs[-1] = (style, runs[-1][1] + word)
            else:
                runs.append((style, word))
    return [*parts, Paragraph(tuple(runs))]


def _pieces(text: str, longest: int = 60) -> list[str]:
    """Words with the blank behind them; a run without blanks in pieces of `longest` characters."""
    words = [word + " " for word in text.split(" ")]
    words[-1] = words[-1][:-1]
    return [word[i : i + longest] for word in words for i in range(0, len(word), longest)]
