"""The statements of a cell of Thema-tabel as paragraphs with their height."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.model import Clause
from pipeline.publish.figures import bold_parts
from pipeline.publish.sheets.measure import line_height, lines_of_runs
from pipeline.publish.view import MARKED, View
from pipeline.publish.words.text import one_line

GAP = 0.42  # white between statements, in font sizes
SMALLER = ("page", "mark")  # styles a point smaller than what they belong to
HEAVY = ("bullet", "own_figure", "joint_figure", "joint_head", "mark")  # styles in bold
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
        runs = [(text, size - (style in SMALLER), style in HEAVY) for style, text in self.runs]
        return lines_of_runs(runs, points) * line_height(size) + white(size)


def white(size: float) -> float:
    """The height of the white between statements in type of `size` points."""
    return line_height(size * GAP)


def paragraphs(clauses: Sequence[Clause], view: View) -> list[Paragraph]:
    """Own choices first, then, under a line that says so, what all zorgkantoren share."""
    own = [statement(clause, view) for clause in clauses if clause.scope == "eigen"]
    joint = [statement(clause, view) for clause in clauses if clause.scope == "landelijk"]
    if joint:  # the heading belongs to the first of them, so that they stay together
        joint[0] = Paragraph((("joint_head", "Landelijk\n"), *joint[0].runs))
    return own + joint


def statement(clause: Clause, view: View) -> Paragraph:
    """A bullet, the words of the cell with their figures, the page, and whether it is new or changed."""
    own = clause.scope == "eigen"
    body, figure, page = ("own", "own_figure", "page") if own else ("joint", "joint_figure", "page")
    text = one_line(clause.short) or one_line(clause.text)
    if len(text) > LONGEST:
        text = text[:LONGEST].rsplit(" ", 1)[0] + " …"
    runs = [("bullet" if own else body, "• " if own else "◦ ")]
    runs += [(figure if bold else body, part) for bold, part in bold_parts(text, clause.facts)]
    runs.append((page, f" ({view.page_words(clause)})"))
    if mark := MARKED.get(view.mark_of(clause)):
        runs.append(("mark", f" {mark}"))
    return Paragraph(tuple(runs))


def part(paragraph: Paragraph, points: float, size: float, limit: float) -> list[Paragraph]:
    """The paragraph, or its parts when it is higher than `limit` points; parted between words where it can be."""
    parts: list[Paragraph] = []
    pieces = [(style, word) for style, text in paragraph.runs for word in _words(text)]
    if paragraph.height(points, size) <= limit:
        return [paragraph]
    while pieces:
        # The height grows with the number of words, so the most that fit are found by halving.
        count = bisect_right(
            range(1, len(pieces) + 1), limit, key=lambda n: Paragraph(_joined(pieces[:n])).height(points, size)
        )
        count = max(1, count)
        parts.append(Paragraph(_joined(pieces[:count])))
        pieces = pieces[count:]
    return parts or [paragraph]


def _joined(pieces: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Words of one style in a row as one run."""
    return tuple(
        (style, "".join(word for _, word in words)) for style, words in groupby(pieces, key=lambda piece: piece[0])
    )


def _words(text: str, longest: int = 60) -> list[str]:
    """Words with the blank behind them; a run without blanks in pieces of `longest` characters."""
    words = re.findall(r"[^ ]* |[^ ]+", text)
    return [word[i : i + longest] for word in words for i in range(0, len(word), longest)]
