"""Whether a grid is a table, or something else that lines and white space suggest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from pipeline.model import Rect
from pipeline.tables.parts.part import Part
from pipeline.tables.regions.region import Draft
from pipeline.tables.text import em_of, is_figure

NUMBER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{1,5})[.)]?", re.IGNORECASE)
POSTCODE = re.compile(r"\b[1-9]\d{3} ?[A-Z]{2}\b")
EQUATION = re.compile(r"\(\d+(?:\.\d+)*[a-z]?\)")
FILLED = 0.4  # cells with words per place of the grid, in a table
IN_LINE = 0.55  # share of the cells that stand in line with their column in a table
PAGE = re.compile(r"[0-9]{1,4}")
ROMAN = re.compile(r"[ivxl]{1,6}", re.IGNORECASE)
MARKED = 2  # columns that a list with its bullets may have
LONG = 8  # words in a cell of running text
BULLETS = set("•-–—*▪●○■□❑❏➢✓✔oO·")


def is_table(part: Part, draft: Draft) -> bool:
    """Whether a grid can be a table: at least two rows and two columns that hold words or figures."""
    rows = [row for row in part.grid if any(row)]
    if len(rows) < 2 or len(part.grid[0]) < 2:
        return False
    used = [sum(bool(row[c]) for row in rows) for c in range(len(rows[0]))]
    if sum(n >= 1 for n in used) < 2:
        return False
    if (_list_marks([row[0] for row in rows]) and not _heads_but_the_first(rows[0])) or _dotted(rows):
        return False
    if not (part.ruled or part.anchored) and (_contents(rows) or _numbered(rows)):
        return False
    if not (part.ruled or part.anchored or (part.region is not None and part.region.inner)) and _runs_down(rows):
        return False
    if not part.anchored and (_addresses(rows) or _equations(rows)):
        return False
    if _running_text(rows) and not _grid_drawn(draft):
        return False
    return not _scattered(draft) and in_line(draft) >= IN_LINE


def in_line(draft: Draft) -> float:
    """How well cells stand in line, 0 to 1: by column the share that agree on a side or on the middle."""
    em = em_of([w for slot in draft.slots for w in slot.words])
    agree = total = 0
    for col in range(draft.n_cols):
        cells = [
            Rect.around(w.rect for w in s.words) for s in draft.slots if s.col == col and s.col_span == 1 and s.words
        ]
        if len(cells) < 3:
            continue
        ways = ([c.x0 for c in cells], [c.x1 for c in cells], [c.centre for c in cells])
        agree += max(sum(abs(x - median(way)) <= 0.7 * em for x in way) for way in ways)
        total += len(cells)
    return agree / total if total else 1.0


def may_go_on(part: Part) -> bool:
    """Whether a grid too small for a table can be the last row of one that began on the page before."""
    return len(part.grid) == 1 and len(part.grid[0]) >= 2 and sum(bool(text) for text in part.grid[0]) >= 2


def _list_marks(first: Sequence[str]) -> bool:
    """Bullets or answer circles in the first column: a list; so are several of them in one cell."""
    texts = [text.replace(" ", "") for text in first if text]
    marks = [text for text in texts if set(text) <= BULLETS]
    return len(marks) > 0.5 * len(texts) or any(len(text) > 1 for text in marks)


def _heads_but_the_first(row: Sequence[str]) -> bool:
    """Whether a first row heads each of several columns after a first one, of icons, that has no head."""
    return len(row) > MARKED and not row[0] and all(row[1:])


def _numbered(rows: Sequence[Sequence[str]]) -> bool:
    """A numbered list: two columns of which the first only counts."""
    first = [row[0] for row in rows if row[0]]
    return len(rows[0]) == 2 and sum(bool(NUMBER.fullmatch(text)) for text in first) > 0.7 * len(first)


def _dotted(rows: Sequence[Sequence[str]]) -> bool:
    """A contents page on which dots lead to the page numbers, which only go up."""
    dotted = [row for row in rows if any("....." in text.replace(" ", "") for text in row)]
    last = [row[-1].replace(" ", "").strip(".…") for row in dotted]
    numbers = [int(text) for text in last if PAGE.fullmatch(text)]
    pages = sum(bool(PAGE.fullmatch(text) or ROMAN.fullmatch(text)) for text in last)
    rising = all(a <= b for a, b in pairwise(numbers))
    return len(dotted) > 0.3 * len(rows) and pages >= 0.8 * len(last) and rising


def _contents(rows: Sequence[Sequence[str]]) -> bool:
    """A contents page: page numbers that only go up."""
    last = [row[-1] for row in rows if row[-1]]
    numbers = [int(text) for text in last if PAGE.fullmatch(text)]
    rising = all(a <= b for a, b in pairwise(numbers))
    return len(rows[0]) <= 3 and len(numbers) >= 4 and len(numbers) >= 0.8 * len(last) and rising


def _addresses(rows: Sequence[Sequence[str]]) -> bool:
    """Addresses side by side: a row of postcodes only, where a column of a table would have one in each row."""
    return any(sum(map(bool, row)) >= 2 and all(POSTCODE.search(t) for t in row if t) for row in rows)


def _equations(rows: Sequence[Sequence[str]]) -> bool:
    """Equations with their numbers at the end of the line; the bar of a fraction looks like a rule."""
    last = [next(t for t in reversed(row) if t) for row in rows]
    return all(EQUATION.fullmatch(text) for text in last) and any("=" in text for row in rows for text in row)


def _running_text(rows: Sequence[Sequence[str]]) -> bool:
    """Columns of prose side by side: long cells that end in the middle of a sentence."""
    texts = [text for row in rows for text in row if text]
    if any(is_figure(text) for text in texts):
        return False
    long = [text for text in texts if len(text.split()) >= 5]
    cut = [text for text in long if text[-1].isalnum() or text[-1] in ",-"]
    return len(rows[0]) <= 3 and len(long) > 0.7 * len(texts) and len(cut) > 0.6 * len(long)


def _grid_drawn(draft: Draft) -> bool:
    """Whether lines part all rows and columns, of which there are several: phrases in cells, not columns of text."""
    return draft.n_rows > 2 and all(draft.bands) and all(draft.sides)


def _runs_down(rows: Sequence[Sequence[str]]) -> bool:
    """A column of running text with no head over it, beside something else: sentences that go on from row to row."""
    for column in (c for c in zip(*rows, strict=True) if len(c[0].split()) >= LONG):
        pairs = [(a, b) for a, b in pairwise(column) if len(a.split()) >= LONG or len(b.split()) >= LONG]
        on = sum(bool(a and b) and a[-1] not in ".!?:;" and b[0].islower() for a, b in pairs)
        if on and on >= 0.5 * len(pairs):
            return True
    return False


def _scattered(draft: Draft) -> bool:
    """Few cells filled, where no head and no labels say what the blank ones are for: a chart, a map, a diagram."""
    worded = [slot for slot in draft.slots if slot.words]
    if len(worded) >= FILLED * draft.n_rows * draft.n_cols:
        return False
    head = sum(slot.row == 0 for slot in worded) >= 0.7 * (draft.n_cols - 1)
    labels = sum(slot.col == 0 for slot in worded) >= 0.7 * (draft.n_rows - 1)
    return not (head and labels)
