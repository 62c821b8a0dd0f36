"""The statements of a cell of Thema-tabel as paragraphs with their height."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model import Clause
from pipeline.publish.figures import bold_parts
from pipeline.publish.measure import LINE, lines_of
from pipeline.publish.text import one_line
from pipeline.publish.view import View

GAP = 0.42  # white between statements, in font sizes
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


def part(paragraph: Paragraph, points: float, size: float, limit: float) -> list[Paragraph]:
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
