"""Which places of the grid are one cell: lines that are missing, and text that runs through."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.model import Word
from pipeline.tables.grid.bands import Layout
from pipeline.tables.regions.region import Region, Slot
from pipeline.tables.text import is_figure

LABEL = 0.6  # em of white between the lines of a label, at most
OFF = 0.6  # em by which the end of a label's cell may miss the end of a row
LEVEL = 0.12  # em by which the middles of words on one line may differ

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class ChunkPlaces:
    """Words by (row, column), and runs of columns (row, first, last) that one text stands over."""

    words: Mapping[Place, Sequence[Word]]
    spans: tuple[tuple[int, int, int], ...] = ()


def merged(region: Region, xs: Sequence[float], layout: Layout, places: ChunkPlaces, em: float) -> list[Slot]:
    """The cells of a grid, each with its words in reading order."""
    n_rows, n_cols = len(layout.rows), len(xs) - 1
    bonds = [
        *_text_bonds(places),
        *_line_bonds_across(region, xs, layout, places, em),
        *_parted_by_labels(list(_line_bonds_down(region, xs, layout, places, em)), layout, places, em),
        *_head_bonds(layout, places, n_cols),
    ]
    return [_slot(box, places) for box in boxes(n_rows, n_cols, bonds)]


def _text_bonds(places: ChunkPlaces) -> Iterable[tuple[Place, Place]]:
    for row, first, last in places.spans:
        for col in range(first, last):
            yield (row, col), (row, col + 1)


def _line_bonds_across(
    region: Region, xs: Sequence[float], layout: Layout, places: ChunkPlaces, em: float
) -> Iterable[tuple[Place, Place]]:
    """Neighbours in a row without the vertical line that parts their columns elsewhere."""
    for r in range(len(layout.rows)):
        top, bottom = layout.bounds[r].y, layout.bounds[r + 1].y
        drawn = [_has_line(region, x, top, bottom, em) for x in xs[1:-1]]
        several = sum((r, c) in places.words for c in range(len(xs) - 1)) > 1
        for c, x in enumerate(xs[1:-1]):
            if drawn[c] or not (any(drawn) or _mostly_drawn(region, x, em)) or not _mostly_drawn(region, x, em):
                continue
            left, right = (r, c) in places.words, (r, c + 1) in places.words
            if right and not left and not _in_the_middle(places.words[r, c + 1], xs[c], xs[c + 2], em):
                continue  # an empty corner, not a cell over two columns
            if right and not left and several and not any(drawn):
                continue  # a stripe without a colour has no sides at all
            if not (left and right):
                yield (r, c), (r, c + 1)


def _in_the_middle(words: Sequence[Word], x0: float, x1: float, em: float) -> bool:
    middle = (min(w.rect.x0 for w in words) + max(w.rect.x1 for w in words)) / 2
    return abs(middle - (x0 + x1) / 2) <= em


def _has_line(region: Region, x: float, top: float, bottom: float, em: float) -> bool:
    common = sum(max(0.0, min(e.hi, bottom) - max(e.lo, top)) for e in region.edges.down if abs(e.at - x) <= 0.4 * em)
    return common >= 0.5 * (bottom - top)


def _mostly_drawn(region: Region, x: float, em: float) -> bool:
    return _has_line(region, x, region.box.top, region.box.bottom, em)


def _line_bonds_down(
    region: Region, xs: Sequence[float], layout: Layout, places: ChunkPlaces, em: float
) -> Iterable[tuple[Place, Place]]:
    """Neighbours in a column at a height where a line parts other columns but not this one."""
    for r, bound in enumerate(layout.bounds[1:-1]):
        if not bound.drawn:
            continue
        for c in range(len(xs) - 1):
            if c in bound.drawn:
                continue
            both = (r, c) in places.words and (r + 1, c) in places.words
            if (
                c == 0
                and r + 1 == layout.head
                and (r, c) not in places.words
                and _of_figures(places, r + 1, len(xs) - 1)
            ):
                continue  # a line under the heads only: no label reaches up between them
            if (
                not both
                or (
                    _cell_of_grid(region, xs, c, layout.bounds[r].y, layout.bounds[r + 2].y, em)
                    and not (c == 0 and r >= layout.head and _labels_of_rows(places, r, len(xs) - 1, em))
                )
                or (r + 1 < layout.head and _runs_on(places.words[r, c], places.words[r + 1, c], em))
            ):
                yield (r, c), (r + 1, c)


def _parted_by_labels(
    bonds: Sequence[tuple[Place, Place]], layout: Layout, places: ChunkPlaces, em: float
) -> Iterable[tuple[Place, Place]]:
    """Bonds down the first column without those between two labels, each of which stands in the middle of its rows.

    Shading of every second row draws no line beside the labels: only their places tell where one cell ends.
    """
    cuts: set[int] = set()
    beside: dict[int, set[float]] = {}
    for (row, col), words in places.words.items():
        if col:
            beside.setdefault(row, set()).update(map(_middle, words))
    first = {upper[0] for upper, _ in bonds if upper[1] == 0}
    for start in (r for r in first if r - 1 not in first):
        end = next(r for r in range(start, len(layout.rows)) if r not in first)
        cuts |= _below_middles(layout, places, start, end, em) or _above_labels(places, beside, start, end, em)
    return (bond for bond in bonds if bond[0][1] or bond[0][0] not in cuts)


def _below_middles(layout: Layout, places: ChunkPlaces, start: int, end: int, em: float) -> set[int]:
    """The rows below which a label's cell ends, between two rows that no line parts; none where labels are not in the
    middle of what they stand for, or are lines of one text.
    """
    found: set[int] = set()
    lines = sorted((w.rect for r in range(start, end + 1) for w in places.words.get((r, 0), ())), key=lambda w: w.top)
    labels: list[tuple[float, float]] = []
    for rect in lines:
        if labels and rect.top - labels[-1][1] <= LABEL * em:
            labels[-1] = (labels[-1][0], max(labels[-1][1], rect.bottom))
        else:
            labels.append((rect.top, rect.bottom))
    top, feet = layout.bounds[start].y, [bound.y for bound in layout.bounds[start + 1 : end + 2]]
    for upper, lower in labels:
        foot = upper + lower - top
        at = bisect_left(feet, foot - OFF * em)
        if at == len(feet) or feet[at] > foot + OFF * em or start + at in found:
            return set()
        found.add(start + at)
        top = feet[at]
    return found - {end} if end in found else set()


def _above_labels(places: ChunkPlaces, beside: Mapping[int, set[float]], start: int, end: int, em: float) -> set[int]:
    """The same where each label stands at the top of its rows, level with what stands `beside` it (heights by row), the
    first in the first row.
    """
    rows = [r for r in range(start, end + 1) if (r, 0) in places.words]
    for r in rows:
        if not any(abs(_middle(places.words[r, 0][0]) - at) <= LEVEL * em for at in beside.get(r, ())):
            return set()
    return {r - 1 for r in rows if r > start} if rows[:1] == [start] else set()


def _of_figures(places: ChunkPlaces, r: int, n_cols: int) -> bool:
    """Whether most cells of a row, the first left out, hold figures."""
    values = [places.words[r, c] for c in range(1, n_cols) if (r, c) in places.words]
    return 2 * sum(is_figure(" ".join(w.text for w in words)) for words in values) > len(values)


def _runs_on(upper: Sequence[Word], lower: Sequence[Word], em: float) -> bool:
    """Whether a head runs on through the height of a line beside it."""
    return min(w.rect.top for w in lower) - max(w.rect.bottom for w in upper) <= 0.5 * em


def _cell_of_grid(region: Region, xs: Sequence[float], c: int, top: float, bottom: float, em: float) -> bool:
    """Whether vertical lines close a column on its inner sides over two rows: one cell, however much it holds."""
    sides = [x for x in (xs[c], xs[c + 1]) if xs[0] < x < xs[-1]]
    return bool(sides) and all(_has_line(region, x, top, bottom, em) for x in sides)


def _labels_of_rows(places: ChunkPlaces, r: int, n_cols: int, em: float) -> bool:
    """Whether two rows have a label each, level with their figures: shading elsewhere parts them, not one cell.

    Lines of one cell drift away from the rows beside it. The figures along an axis of a chart are no labels.
    """
    for row in (r, r + 1):
        label = places.words.get((row, 0), ())
        values = [places.words[row, c] for c in range(1, n_cols) if (row, c) in places.words]
        figures = [words for words in values if is_figure(" ".join(w.text for w in words))]
        beside = [_middle(w) for words in figures for w in words]
        level = all(any(abs(_middle(w) - at) <= LEVEL * em for at in beside) for w in label)
        if not level or len(figures) < 0.5 * len(values):
            return False
    return True


def _middle(word: Word) -> float:
    return word.rect.middle


def _head_bonds(layout: Layout, places: ChunkPlaces, n_cols: int) -> Iterable[tuple[Place, Place]]:
    """Levels of a head with no line between: a head beside one of two levels stands over both, as does the white above
    a head of the lowest level.
    """
    under = {(r, c) for r, first, last in places.spans for c in range(first, last + 1)}
    for r in range(min(layout.head, len(layout.rows)) - 1):
        if layout.bounds[r + 1].drawn:
            continue
        for c in range(n_cols):
            beside = (r, c) not in under and (r + 1, c) not in under
            blank = (r, c) not in places.words and any((k, c) in places.words for k in range(r + 2, layout.head))
            filled = (r + 1, c) in places.words
            if beside and ((blank and not filled) or ((r, c) in places.words) != filled):
                yield (r, c), (r + 1, c)


def boxes(n_rows: int, n_cols: int, bonds: Iterable[tuple[Place, Place]]) -> list[tuple[int, int, int, int]]:
    """Rectangles (row0, col0, row1, col1) that tile the grid and keep bonded places together.

    Bonds that do not make a rectangle are filled up to one, as long as it takes.
    """
    home = {(r, c): (r, c, r, c) for r in range(n_rows) for c in range(n_cols)}
    todo = list(bonds)
    while todo:
        a, b = todo.pop()
        one, two = home[a], home[b]
        if one == two:
            continue
        box = (min(one[0], two[0]), min(one[1], two[1]), max(one[2], two[2]), max(one[3], two[3]))
        changed = True
        while changed:
            changed = False
            for place in _inside(box):
                other = home[place]
                wider = (
                    min(box[0], other[0]),
                    min(box[1], other[1]),
                    max(box[2], other[2]),
                    max(box[3], other[3]),
                )
                if wider != box:
                    box, changed = wider, True
                    break
        for place in _inside(box):
            home[place] = box
    return sorted(set(home.values()))


def _inside(box: tuple[int, int, int, int]) -> list[Place]:
    return [(r, c) for r in range(box[0], box[2] + 1) for c in range(box[1], box[3] + 1)]


def _slot(box: tuple[int, int, int, int], places: ChunkPlaces) -> Slot:
    words = [word for place in _inside(box) for word in places.words.get(place, ())]
    return Slot(box[0], box[1], box[2] - box[0] + 1, box[3] - box[1] + 1, tuple(words))
