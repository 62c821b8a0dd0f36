"""Rows of a region: bounds that are drawn, which columns each of them closes, and the text rows between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from statistics import median

from pipeline.tables.grid.lines import PlacedRow, lines_of
from pipeline.tables.grid.rows import groups_of_lines, repeats_figures, row_white
from pipeline.tables.grid.spans import levels
from pipeline.tables.regions.edges import Edge, cluster
from pipeline.tables.regions.region import Region
from pipeline.tables.text import Row, rows_of

MOST_LEVELS = 3  # rows of a head
PARAGRAPH = 4  # lines that a row of paragraphs has at least
LABEL = 0.6  # em of white between the lines of a label, at most
SET_IN = 0.4  # em by which the rows of a group stand to the right of its title
BELOW = 1.6  # em below a line that the first words under it reach down to
MOST_HEAD_LINES = 6  # text lines that a band may have and still be a head


@dataclass(frozen=True, slots=True)
class Bound:
    """A height at which rows part, in points, and the columns over which it is drawn; none: told by the text."""

    y: float
    drawn: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Layout:
    """Rows of a region from top to bottom: `bounds` has one more than `rows`; each row is its text lines."""

    bounds: tuple[Bound, ...]
    rows: tuple[tuple[PlacedRow, ...], ...]
    head: int  # rows of the head: its levels, or those above the first figures; 0 when it was not told apart


def drawn_bounds(region: Region, xs: Sequence[float], em: float) -> list[Bound]:
    """Heights of horizontal edges, each with the columns that it covers for the better part; sides included."""
    ys = cluster([e.at for e in region.edges.across], 0.3 * em)
    found = [Bound(y, _covered(region, y, xs, em)) for y in ys]
    found = [bound for bound in found if bound.drawn]
    for side in (region.box.top, region.box.bottom):
        if all(abs(bound.y - side) > 0.3 * em for bound in found):
            found.append(Bound(side))
    return _without_slivers(sorted(found, key=lambda b: b.y), region, em)


def _covered(region: Region, y: float, xs: Sequence[float], em: float) -> frozenset[int]:
    """Columns that edges at a height cover for the better part, or of which they cover all that stands right below."""
    edges = [e for e in region.edges.across if abs(e.at - y) <= 0.3 * em]
    below = [w.rect for w in region.words if y < w.rect.middle <= y + BELOW * em]
    out: set[int] = set()
    for i, (lo, hi) in enumerate(pairwise(xs)):
        own = [rect for rect in below if lo < rect.centre <= hi]
        sides = (min(rect.x0 for rect in own), max(rect.x1 for rect in own)) if own else (lo, hi)
        if covers(edges, (lo, hi), 0.55) or (lo <= sides[0] and sides[1] <= hi and covers(edges, sides, 0.7)):
            out.add(i)
    return frozenset(out)


def covers(edges: Sequence[Edge], sides: tuple[float, float], share: float) -> bool:
    """Whether edges cover a share of what lies between two sides."""
    common = sum(max(0.0, min(sides[1], e.hi) - max(sides[0], e.lo)) for e in edges)
    return common >= share * (sides[1] - sides[0])


def _without_slivers(bounds: list[Bound], region: Region, em: float) -> list[Bound]:
    """Bounds without those that part a strip too low for text: double lines, and shading a little off its line."""
    out: list[Bound] = []
    for bound in bounds:
        if out and bound.y - out[-1].y < 0.75 * em and not _words_between(region, out[-1].y, bound.y):
            keep = max(out[-1], bound, key=lambda b: len(b.drawn))
            out[-1] = Bound(keep.y, out[-1].drawn | bound.drawn)
        else:
            out.append(bound)
    return out


def _words_between(region: Region, top: float, bottom: float) -> bool:
    return any(top <= w.rect.middle <= bottom for w in region.words)


def layout_of(region: Region, xs: Sequence[float], em: float) -> Layout:
    """The rows of a region."""
    bounds = drawn_bounds(region, xs, em)
    if len(bounds) < 2:
        bounds = [Bound(region.box.top), Bound(region.box.bottom)]
    rows = rows_of(region.words)
    bands = _bands(bounds, rows, xs, em)
    ruled = sum(bool(lines) for lines in bands) > 3
    out_bounds: list[Bound] = [bounds[0]]
    out_rows: list[tuple[PlacedRow, ...]] = []
    head = 0
    first = True
    for upper, lower, lines in zip(bounds, bounds[1:], bands, strict=False):
        closed = _closed(region, xs, upper.y, lower.y, em)
        drawn = len(lower.drawn) == len(upper.drawn) == len(xs) - 1
        if not lines and out_rows and drawn and (closed or ruled) and _row_high(upper, lower, bounds, em):
            out_rows.append(())  # a row that was left blank
            out_bounds.append(lower)
            continue
        if not lines:
            out_bounds[-1] = _over_empty(out_bounds[-1], lower, bool(out_rows))
            continue
        split = (not closed and not ruled) or repeats_figures(lines, strict=closed and ruled)
        one_open = not (upper.drawn and lower.drawn)
        split = split and not ((drawn or one_open) and _one_paragraph_row(lines, em))
        groups, heads = _groups(
            lines, xs, em, first, split, alone=sum(map(bool, bands)) == 1, labelled=bool(region.inner)
        )
        if not first and _heads_below_line(upper, lower, [*chain(*out_rows), *lines]):
            groups = min(groups, _below_line(lines, upper.drawn, em), key=len)
        head = heads if first else head
        first = False
        for above, below in pairwise(groups):
            out_rows.append(tuple(above))
            out_bounds.append(Bound((max(i.bottom for i in above) + min(i.top for i in below)) / 2))
        out_rows.append(tuple(groups[-1]))
        out_bounds.append(lower)
    told = _rows_without_figures(out_rows)
    if 1 < told < len(out_rows) and _titles_group(list(chain(*out_rows)), _last_line(out_rows, told), em):
        told -= 1
    return Layout(tuple(out_bounds), tuple(out_rows), max(head, told))


def _last_line(rows: Sequence[Sequence[PlacedRow]], count: int) -> int:
    """Index, among the lines of all rows, of the last one of the first `count` rows."""
    return sum(len(row) for row in rows[:count]) - 1


def _heads_below_line(upper: Bound, lower: Bound, lines: Sequence[PlacedRow]) -> bool:
    """Whether a band belongs to the head of a table: below a line under some columns, no figures yet, closed below."""
    partial = 0 < len(upper.drawn) < len(lower.drawn)
    return partial and not any(line.figures and not line.head_like for line in lines)


def _below_line(lines: Sequence[PlacedRow], drawn: frozenset[int], em: float) -> list[list[PlacedRow]]:
    """Heads below a line, by the columns that it is drawn over; what stands beside it goes with the nearest of them."""
    own = [line for line in lines if line.columns & drawn]
    groups = levels(own or lines, em)
    for line in lines if own else ():
        if not line.columns & drawn:
            near = min(groups, key=lambda group: min(abs(other.top - line.top) for other in group))
            near.append(line)
    return [sorted(group, key=lambda line: line.top) for group in groups]


def _one_paragraph_row(lines: Sequence[PlacedRow], em: float) -> bool:
    """Whether lines between two rules are one row of paragraphs: a label at the top only, text going on beside it.

    The rest of a row that the page cut has no label at all.
    """
    labelled = [0 in line.columns for line in lines]
    if any(line.figures for line in lines) or (any(labelled) and len(lines) < PARAGRAPH):
        return False
    count = labelled.index(False) if False in labelled else len(lines)
    tight = all(b.top - a.bottom <= em for a, b in pairwise(lines))
    return count <= 0.5 * len(lines) and not any(labelled[count:]) and tight


def _rows_without_figures(rows: Sequence[Sequence[PlacedRow]]) -> int:
    """Rows above the first that has figures other than years; 0 when none has, or too many do not."""
    figures = [_mostly_figures(lines) for lines in rows]
    count = figures.index(True) if any(figures) else 0
    return count if count <= MOST_LEVELS else 0


def _mostly_figures(lines: Sequence[PlacedRow]) -> bool:
    values = {p.first for line in lines for p in line.placed if p.first > 0}
    figures = {c for line in lines if not line.head_like for c in line.figures}
    return bool(figures) and len(figures) >= 0.5 * len(values)


def _row_high(upper: Bound, lower: Bound, bounds: Sequence[Bound], em: float) -> bool:
    """Whether a blank band is as high as a row: a row left blank, not white between two parts."""
    usual = median(b.y - a.y for a, b in pairwise(bounds))
    return lower.y - upper.y >= max(em, 0.75 * usual)


def _over_empty(upper: Bound, lower: Bound, has_rows: bool) -> Bound:
    """The bound that is left of an empty band: its lower side at the top of a table, else its upper side."""
    return Bound(upper.y, upper.drawn | lower.drawn) if has_rows else lower


def _bands(bounds: Sequence[Bound], rows: Sequence[Row], xs: Sequence[float], em: float) -> list[list[PlacedRow]]:
    out: list[list[PlacedRow]] = []
    for i, (upper, lower) in enumerate(pairwise(bounds)):
        first, last = i == 0, i == len(bounds) - 2
        inside = [row for row in rows if (first or row.middle >= upper.y) and (last or row.middle < lower.y)]
        out.append(lines_of(inside, xs, em))
    return out


def _closed(region: Region, xs: Sequence[float], top: float, bottom: float, em: float) -> bool:
    """Whether vertical lines part the columns between two heights: cells of a grid may hold many lines."""
    drawn = [
        sum(max(0.0, min(e.hi, bottom) - max(e.lo, top)) for e in region.edges.down if abs(e.at - x) <= 0.4 * em)
        >= 0.5 * (bottom - top)
        for x in xs[1:-1]
    ]
    return bool(drawn) and sum(drawn) >= 0.5 * len(drawn)


def _groups(
    lines: Sequence[PlacedRow], xs: Sequence[float], em: float, first: bool, split: bool, *, alone: bool, labelled: bool
) -> tuple[list[list[PlacedRow]], int]:
    """Rows of one band, and how many of them are the head's."""
    count = _head_lines(lines, split, alone, em) if first else 0
    if 1 < count < len(lines) and _titles_group(lines, count - 1, em):
        count -= 1
    elif 0 < count < len(lines):
        count -= _label_lines(lines, count, em)
    rest = lines[count:]
    heads = levels(lines[:count], em, row_white(rest, em)) if count else []
    if not rest:
        return heads, len(heads)
    body = groups_of_lines(rest, xs, em, labelled) if split else [list(rest)]
    return [*heads, *body], len(heads)


def _head_lines(lines: Sequence[PlacedRow], split: bool, alone: bool, em: float) -> int:
    """How many of the first band's lines are head: until the first figures, or all when a line closes the band."""
    heading = [line.head_like for line in lines]
    if not alone and len(lines) <= MOST_LEVELS and not any(_mostly_figures([line]) for line in lines):
        heading = [True] * len(lines)  # '01-02' below 'Change': closed by a line, none of them a row of figures
    if not split:
        return 0 if _mostly_figures(lines) else len(lines)
    if all(heading):
        return _bold_lines(lines) if alone or len(lines) > MOST_HEAD_LINES else len(lines)
    count = next(i for i, line in enumerate(lines) if not heading[i])
    if _tight_in_bold(lines, _bold_lines(lines), em):
        return _bold_lines(lines)  # a figure among them is of a head: '1 september 2026' on three lines
    return _bold_lines(lines) or count if alone and count > MOST_HEAD_LINES else count


def _titles_group(lines: Sequence[PlacedRow], i: int, em: float) -> bool:
    """Whether the last line above the first figures is the title of a group: rows below it are set in, and another
    line further down stands by itself just as far to the left; or it stands in the middle, as another one does.
    """
    title, row = lines[i], lines[i + 1]
    if title.columns != {0} and 0 in row.columns and _comes_again(title, lines[i + 2 :], em):
        return True
    if title.columns != {0} or 0 not in row.columns:
        return False
    left = title.placed[0].chunk.rect.x0
    alike = [line for line in lines[i + 2 :] if line.columns == {0}]
    set_in = row.placed[0].chunk.rect.x0 - left >= SET_IN * em
    return set_in and any(abs(line.placed[0].chunk.rect.x0 - left) <= 0.2 * em for line in alike)


def _comes_again(title: PlacedRow, below: Sequence[PlacedRow], em: float) -> bool:
    """Whether a line of one text, no figure, stands in the middle as another one does between rows further down."""
    if len(title.placed) != 1 or title.figures:
        return False
    one = title.placed[0].chunk
    others = [line.placed[0].chunk for line in below if len(line.placed) == 1 and not line.figures]
    return any(c.bold == one.bold and abs(c.rect.centre - one.rect.centre) <= 0.1 * em for c in others)


def _label_lines(lines: Sequence[PlacedRow], count: int, em: float) -> int:
    """How many of the last lines above the first figures begin their label: closer to them than to the head.

    Where no head is above them, the label goes on in the middle of a sentence.
    """
    if 0 not in lines[count].columns:
        return 0
    for k in range(1, count + 1):
        one, below = lines[count - k], lines[count - k + 1]
        after = below.top - one.bottom
        if one.columns != {0} or after > LABEL * em:
            return 0
        if k == count:
            return k if below.placed[0].chunk.text[:1].islower() else 0
        if after + 0.3 * em <= one.top - lines[count - k - 1].bottom:
            return k
    return 0


def _tight_in_bold(lines: Sequence[PlacedRow], bold: int, em: float) -> bool:
    """Whether the lines in bold at the top stand closer to each other than the rows below them do."""
    white = row_white(lines[bold:], em)
    gaps = [b.top - a.bottom for a, b in pairwise(lines[:bold])]
    return white < float("inf") and bool(gaps) and max(gaps) < 0.6 * white


def _bold_lines(lines: Sequence[PlacedRow]) -> int:
    """Leading lines in bold, where what follows is not."""
    bold = [all(p.chunk.bold for p in line.placed) for line in lines]
    count = next((i for i, is_bold in enumerate(bold) if not is_bold), len(lines))
    return count if count < len(lines) else 0
