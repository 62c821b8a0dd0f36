"""Where rows part: drawn lines first; without them text lines, a wrapped label joined to the row it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from pipeline.tables.grid.lines import PlacedRow
from pipeline.tables.text import LINES, size_of

APART = 0.5  # em of white that rows have between them, and lines of one cell have not
TIGHT = 0.75  # share of the usual white between rows; less than that is white between lines of one cell
OVERLAP = 0.15  # em by which lines overlap that stand beside each other in one row


def groups_of_lines(
    lines: Sequence[PlacedRow], xs: Sequence[float], em: float, labelled: bool = False
) -> list[list[PlacedRow]]:
    """Text lines of a part of a table without row rules, as logical rows.

    `labelled` says that cells are paragraphs, and only a label begins a row.
    """
    stacked = _side_by_side(lines, em)
    if len(stacked) <= 1:
        return stacked
    columns = figure_columns(lines)
    if labelled and not columns:
        return _by_labels(stacked, xs, em)
    anchors = [any(line.figures & columns for line in group) for group in stacked]
    if sum(anchors) >= 2 or (sum(anchors) == 1 and len(stacked) <= 3):
        return _by_figures(stacked, anchors, xs, em)
    return _by_gaps(stacked, xs, em)


def _side_by_side(lines: Sequence[PlacedRow], em: float) -> list[list[PlacedRow]]:
    """Lines that overlap in height are one: a value set in the middle of a label of two lines."""
    groups: list[list[PlacedRow]] = []
    for line in sorted(lines, key=lambda item: item.top):
        if (
            groups
            and line.top < max(item.bottom for item in groups[-1]) - OVERLAP * em
            and not _clash(groups[-1], line)
        ):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _clash(group: Sequence[PlacedRow], line: PlacedRow) -> bool:
    """Whether both hold figures in the same column, which no cell does."""
    return any(item.figures & line.figures for item in group)


def _top(group: Sequence[PlacedRow]) -> float:
    return min(line.top for line in group)


def _bottom(group: Sequence[PlacedRow]) -> float:
    return max(line.bottom for line in group)


def _columns(group: Sequence[PlacedRow]) -> frozenset[int]:
    return frozenset(c for line in group for c in line.columns)


def _by_figures(
    groups: Sequence[list[PlacedRow]], anchors: Sequence[bool], xs: Sequence[float], em: float
) -> list[list[PlacedRow]]:
    """Each line with figures is a row; a line without joins the row before or after it, or stands alone."""
    usual = _usual_gap(groups, anchors, em)
    bonds: list[int] = []  # -1: to the row before, 1: to the row after, 0: by itself
    for i, anchor in enumerate(anchors):
        bond = 0 if anchor else _bond(groups, anchors, i, usual, xs, em)
        if bond == -1 and bonds[-1] == 1:
            bond = 1  # one of several lines of a label above its figures
        bonds.append(bond)
    return _bound(groups, bonds)


def _usual_gap(groups: Sequence[list[PlacedRow]], anchors: Sequence[bool], em: float) -> float:
    gaps = [
        _top(b) - _bottom(a) for a, b, x, y in zip(groups, groups[1:], anchors, anchors[1:], strict=False) if x and y
    ]
    return median(gaps) if gaps else 0.6 * em


def row_white(lines: Sequence[PlacedRow], em: float) -> float:
    """A little less than the white between rows of figures, points; no end where it is no wider than that of lines."""
    columns = figure_columns(lines)
    tops = [line for line in lines if line.figures & columns]
    gaps = [b.top - a.bottom for a, b in pairwise(lines) if a in tops and b in tops]
    usual = median(gaps) if gaps else 0.0
    return 0.9 * usual if usual > APART * em else float("inf")


def _bond(
    groups: Sequence[list[PlacedRow]], anchors: Sequence[bool], i: int, usual: float, xs: Sequence[float], em: float
) -> int:
    group = groups[i]
    before = _top(group) - _bottom(groups[i - 1]) if i else float("inf")
    after = _top(groups[i + 1]) - _bottom(group) if i + 1 < len(groups) else float("inf")
    if anchors[i + 1 : i + 2] == [True] and _figure_below(groups, i) and after < min(before, TIGHT * usual):
        return 1
    if not any(anchors[:i]):  # above the first figures: a head, or the first line of their label
        label = _begins_label(groups, anchors, i, usual)
        return 1 if label and _wraps(group, groups[i + 1], xs) else 0
    if len(_columns(group)) > 2:
        return 0
    from_before = i > 0 and _wraps(groups[i - 1], group, xs)
    into_after = i + 1 < len(groups) and _wraps(group, groups[i + 1], xs)
    if usual > APART * em or min(before, after) < TIGHT * usual:  # white between rows tells rows from lines
        if before < TIGHT * usual and before <= after + 0.05 * em:
            return -1
        if after < TIGHT * usual:
            return 1
        return 0
    if from_before and not (into_after and not anchors[i - 1]):
        return -1
    return 1 if into_after else 0


def _figure_below(groups: Sequence[list[PlacedRow]], i: int) -> bool:
    """Whether the figure of a row stands on the second line of its cell: 'tot', and '+0,4%' below it."""
    if i + 1 >= len(groups) or 0 not in _columns(groups[i]) or 0 in _columns(groups[i + 1]):
        return False
    return _columns(groups[i + 1]) <= _columns(groups[i])


def _begins_label(groups: Sequence[list[PlacedRow]], anchors: Sequence[bool], i: int, usual: float) -> bool:
    """Whether lines from this one to the first figures are of one label: nothing beside them, close to each other."""
    first = next((k for k in range(i, len(groups)) if anchors[k]), i)
    lines, gaps = groups[i:first], [_top(b) - _bottom(a) for a, b in pairwise(groups[i : first + 1])]
    return first > i and all(_columns(line) == {0} for line in lines) and max(gaps) < TIGHT * usual


def _wraps(upper: Sequence[PlacedRow], lower: Sequence[PlacedRow], xs: Sequence[float]) -> bool:
    """Whether the first word of the lower label would not have fitted behind the upper one."""
    first = min(_columns(lower), default=0)
    above = [line.at(first) for line in upper]
    below = [line.at(first) for line in lower]
    ends = [c for c in above if c is not None]
    starts = [c for c in below if c is not None]
    if not ends or not starts:
        return False
    word = starts[0].words[0]
    room = xs[first + 1] - max(c.rect.x1 for c in ends)
    hyphen = ends[-1].text.endswith(("-", "\u00ad"))
    return hyphen or word.text[:1].islower() or room < word.rect.width + 0.3 * size_of(word)


def _bound(groups: Sequence[list[PlacedRow]], bonds: Sequence[int]) -> list[list[PlacedRow]]:
    out: list[list[PlacedRow]] = []
    pull = False  # the row under way belongs to the next one
    for group, bond in zip(groups, bonds, strict=True):
        if out and (pull or bond == -1):
            out[-1] = [*out[-1], *group]
        else:
            out.append(list(group))
        pull = bond == 1
    return out


def _by_gaps(groups: Sequence[list[PlacedRow]], xs: Sequence[float], em: float) -> list[list[PlacedRow]]:
    """Rows of words: wider white between rows than within cells tells; else each filled first column begins a row."""
    gaps = [_top(b) - _bottom(a) for a, b in pairwise(groups)]
    inner = min(gaps)
    uniform = max(gaps) - inner < 0.25 * em
    out: list[list[PlacedRow]] = [list(groups[0])]
    for gap, before, group in zip(gaps, groups, groups[1:], strict=False):
        if uniform:
            within = 0 not in _columns(group) and inner <= LINES * em
            same = within or (_columns(group) == {0} and _wraps(before, group, xs))
        else:
            same = gap <= inner + 0.2 * em
        if same:
            out[-1] += group
        else:
            out.append(list(group))
    return out


def _by_labels(groups: Sequence[list[PlacedRow]], xs: Sequence[float], em: float) -> list[list[PlacedRow]]:
    """Rows of paragraphs: each label begins one; a further line of it stands close below the first."""
    out: list[list[PlacedRow]] = [list(groups[0])]
    for before, group in pairwise(groups):
        near = 0 in _columns(before) and _top(group) - _bottom(before) <= 0.5 * em
        more = near and (_wraps(before, group, xs) or _sentences_run_on(before, group))
        if 0 not in _columns(group) or more:
            out[-1] += group
        else:
            out.append(list(group))
    return out


def _sentences_run_on(upper: Sequence[PlacedRow], lower: Sequence[PlacedRow]) -> bool:
    """Whether, beside a label, a third of the columns go on in the middle of a sentence."""
    columns = [c for c in _columns(lower) & _columns(upper) if c > 0]
    firsts = [next(chunk.text for line in lower if (chunk := line.at(c)) is not None) for c in columns]
    return 3 * sum(text[:1].islower() for text in firsts) >= len(columns) > 0


def figure_columns(lines: Sequence[PlacedRow]) -> frozenset[int]:
    """Columns, the first left out, that hold figures for the better part."""
    out = set()
    for column in {p.first for line in lines for p in line.placed if p.first > 0}:
        filled = [line for line in lines if any(p.first == column for p in line.placed)]
        if sum(column in line.figures for line in filled) > 0.5 * len(filled):
            out.add(column)
    return frozenset(out)


def repeats_figures(lines: Sequence[PlacedRow], strict: bool = False) -> bool:
    """Whether a band between two rules holds several rows: some columns have figures, and only those, on more lines.

    With `strict`, for the cells of a full grid, every column has to go along, line by line.
    """
    columns = {p.first for line in lines for p in line.placed if p.first > 0 and p.first == p.last}
    twice = once = 0
    for column in columns:
        filled = [line for line in lines if column in line.columns]
        if all(column in line.figures for line in filled):
            twice += len(filled) >= 2
            once += len(filled) == 1
        elif strict:
            return False
    if strict:
        return twice >= 2 and not once and all(line.columns >= columns for line in lines)
    return twice >= max(1, once)
