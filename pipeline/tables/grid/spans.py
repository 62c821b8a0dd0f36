"""Heads that stand over several columns: which lines are levels of a head, and what each chunk spans."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.tables.grid.lines import Placed, PlacedRow
from pipeline.tables.text import rows_of

SAME = 0.2  # em within which sides are in line
ALONE = 1.0  # em: what it costs to leave a head without an upper one


def levels(lines: Sequence[PlacedRow], em: float, apart: float = float("inf")) -> list[list[PlacedRow]]:
    """Lines of a head as its levels: a line over several columns that have heads of their own parts from them.

    Lines with as much white between them as rows have (`apart`, points) are of two levels, too.
    """
    out: list[list[PlacedRow]] = []
    for i, line in enumerate(lines):
        near = bool(out) and line.top - max(other.bottom for other in out[-1]) < apart
        below = _under_all(out[-1], line, em) if out else False
        if near and not below and not _over(out[-1], lines[i:], em) and not _of_units(out[-1], line):
            out[-1].append(line)
        else:
            out.append([line])
    return out


def _over(upper: Sequence[PlacedRow], lower: Sequence[PlacedRow], em: float) -> bool:
    """Whether a chunk of the upper level stands over several chunks of the next line."""
    below = lower[0].placed
    for one in (p for line in upper for p in line.placed):
        under = [p for p in below if one.first <= p.first and p.last <= one.last]
        if one.last > one.first and len(under) >= 2:
            return True
    return _fewer_and_centred(upper, lower, em)


def _under_all(upper: Sequence[PlacedRow], line: PlacedRow, em: float) -> bool:
    """Whether a line is one chunk below several heads, in the middle of all or in line with none: the unit of all."""
    if len(line.placed) != 1 or line.placed[0].first == 0:
        return False
    one, above = line.placed[0], [p for other in upper for p in other.placed if p.first > 0]
    beside = any(p.first > one.last for p in above) and any(p.last < one.first for p in above)
    own = [p for p in above if one.first <= p.last and p.first <= one.last]
    if not beside:
        return False
    aside = not any(_in_line(p, one, em) for p in own)
    middle = (min(p.chunk.rect.x0 for p in above) + max(p.chunk.rect.x1 for p in above)) / 2
    centred = abs(middle - one.chunk.rect.centre) <= em
    several = len({p.first for p in own}) > 1
    return (several and (centred or aside)) or (centred and aside)


def _of_units(upper: Sequence[PlacedRow], line: PlacedRow) -> bool:
    """Whether a line has but units in brackets, in another type than the heads above it: a row of its own."""
    looks = {(w.font, w.bold) for other in upper for p in other.placed for w in p.chunk.words}
    own = [p.chunk for p in line.placed]
    bracketed = all(c.text[:1] in "([" and c.text[-1:] in ")]" for c in own)
    return len(own) > 1 and bracketed and not any((w.font, w.bold) in looks for c in own for w in c.words)


def _in_line(a: Placed, b: Placed, em: float) -> bool:
    return _aligned(a, b, em) or abs(a.chunk.rect.centre - b.chunk.rect.centre) <= SAME * em


def _fewer_and_centred(upper: Sequence[PlacedRow], lower: Sequence[PlacedRow], em: float) -> bool:
    """Narrow heads ('2017') over pairs of columns: fewer than below, and not in line with the chunk under them."""
    above = [p for line in upper for p in line.placed if p.first > 0]
    under = [p for p in lower[0].placed if p.first > 0]
    if not above or len(under) < 2 * len(above):
        return False
    return not any(_goes_on(a, b, lower[1:], em) for a in above for b in under if a.first <= b.first <= a.last)


def _goes_on(a: Placed, b: Placed, further: Sequence[PlacedRow], em: float) -> bool:
    """Whether two chunks are lines of one head: in line on a side, or in the middle where the column is centred."""
    x, y = a.chunk, b.chunk
    if min(abs(x.rect.x0 - y.rect.x0), abs(x.rect.x1 - y.rect.x1)) <= SAME * em:
        return True
    third = next((p.chunk for line in further for p in line.placed if p.first == b.first), None)
    sided = (
        third is not None
        and min(abs(third.rect.x0 - y.rect.x0), abs(third.rect.x1 - y.rect.x1))
        < abs(third.rect.centre - y.rect.centre) - 0.1
    )
    return not sided and abs(x.rect.centre - y.rect.centre) <= SAME * em


def _aligned(a: Placed, b: Placed, em: float) -> bool:
    x, y = a.chunk, b.chunk
    return min(abs(x.rect.x0 - y.rect.x0), abs(x.rect.x1 - y.rect.x1)) <= SAME * em


def _aligned_with_lines(a: Placed, b: Placed, em: float) -> bool:
    """Whether a chunk is in line with a side of a head; a side on which the head's lines differ is met by chance."""
    one, lines = a.chunk.rect, [(row.words[0].rect.x0, row.words[-1].rect.x1) for row in rows_of(b.chunk.words)]
    sides = zip((one.x0, one.x1), (b.chunk.rect.x0, b.chunk.rect.x1), zip(*lines, strict=True), strict=True)
    return any(abs(own - at) <= SAME * em and max(of) - min(of) <= SAME * em for own, at, of in sides)


def shared_out(upper: Sequence[Placed], under: Sequence[Placed], xs: Sequence[float], em: float) -> list[Placed]:
    """Chunks of an upper level with the columns that they stand over.

    The columns that have a head below are shared out among the chunks, in order, so that each chunk stands as near
    as can be to the middle (or the left side) of its columns.
    """
    heads = [p for p in under if p.first > 0 or any(u.first == 0 and u.last > 0 for u in upper)]
    chunks = [p for p in upper if p.first >= (heads[0].first if heads else 0) or p.last > p.first]
    if not chunks or len(heads) <= len(chunks) or any(p.first < heads[0].first for p in chunks):
        return list(upper)
    if any(_aligned_with_lines(a, b, em) for a in chunks for b in heads if a.first == a.last == b.first):
        return list(upper)  # it heads one column, and the next has no upper head
    best = _by_repeats(chunks, heads) or _best_split(chunks, heads, xs, em)
    if best is None or best[0] > 2.0 * em * len(chunks):
        return list(upper)
    spans = dict(zip((id(p) for p in chunks), best[1], strict=True))
    return [Placed(p.chunk, *spans.get(id(p), (p.first, p.last))) for p in upper]


def _by_repeats(chunks: Sequence[Placed], heads: Sequence[Placed]) -> tuple[float, list[tuple[int, int]]] | None:
    """Equal runs, where the heads below ('2023', '2024') come back under each chunk, and each stands over its own."""
    size, left = divmod(len(heads), len(chunks))
    texts = [p.chunk.text for p in heads]
    if left or len(chunks) < 2 or size < 2 or texts != texts[:size] * len(chunks) or len(set(texts[:size])) < size:
        return None
    runs = [heads[i : i + size] for i in range(0, len(heads), size)]
    over = zip(chunks, runs, strict=True)
    if not all(run[0].chunk.rect.x0 <= one.chunk.rect.centre <= run[-1].chunk.rect.x1 for one, run in over):
        return None
    return 0.0, [(run[0].first, run[-1].last) for run in runs]


def _best_split(
    chunks: Sequence[Placed], heads: Sequence[Placed], xs: Sequence[float], em: float
) -> tuple[float, list[tuple[int, int]]] | None:
    """Cheapest way to give each chunk a run of heads; cost in points, a head that stays alone costs some too."""
    best: dict[int, tuple[float, list[tuple[int, int]]]] = {0: (0.0, [])}
    for one in chunks:
        new: dict[int, tuple[float, list[tuple[int, int]]]] = {}
        for done, (cost, runs) in best.items():
            for start in range(done, len(heads)):
                for end in range(start + 1, len(heads) + 1):
                    total = cost + (start - done) * ALONE * em + _distance(one, heads[start:end], xs)
                    if end not in new or total < new[end][0]:
                        new[end] = (total, [*runs, (heads[start].first, heads[end - 1].last)])
        best = new
    ends = [(cost + (len(heads) - end) * ALONE * em, runs) for end, (cost, runs) in best.items()]
    return min(ends, default=None)


def _distance(one: Placed, heads: Sequence[Placed], xs: Sequence[float]) -> float:
    """How far a chunk stands from the middle of its columns or of their heads, or from their left side; points.

    A chunk that reaches over several columns from the left of the first is no head of further ones.
    """
    x0, x1 = min(h.chunk.rect.x0 for h in heads), max(h.chunk.rect.x1 for h in heads)
    outside = max(0.0, x0 - one.chunk.rect.x1) + max(0.0, one.chunk.rect.x0 - x1)
    cells = (xs[heads[0].first] + xs[heads[-1].last + 1]) / 2
    centre = one.chunk.rect.centre
    off = min(abs(centre - (x0 + x1) / 2), abs(centre - cells))
    if one.first == one.last or heads[-1].first <= one.last:
        off = min(off, abs(one.chunk.rect.x0 - x0) + 0.1)
    return off + 4 * outside
