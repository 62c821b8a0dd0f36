"""The figures of zorgkantoren in rows: those in one row are for the same thing, and nothing else is compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from pipeline.compare.beside import ALL, FigurePages
from pipeline.compare.differ.alike import alike
from pipeline.compare.differ.extremes import compared
from pipeline.compare.differ.figure import ClauseFigure, figures_in
from pipeline.config import ClauseSettings
from pipeline.model import Clause, FigureDifference, Stated

# In this order; of a kind that is not here nothing can be said to be low or high.
KINDS = ("richttarief", "tarief", "opslag", "afslag", "plafond", "termijn", "bedrag", "ratio", "percentage")
_ALONE = ("richttarief", "opslag", "afslag", "plafond", "termijn")  # told, too, where one zorgkantoor has it

_MOST = 150  # figures of a zorgkantoor that are compared: a policy has some ninety, a hostile file as many as it likes
_TELLING = 15  # characters from which the words of a figure say what it is for

Group = Sequence[ClauseFigure]


def figure_rows(
    clauses: Sequence[Clause], shown: Collection[str], settings: ClauseSettings, pages: FigurePages
) -> list[FigureDifference]:
    """Rows of figures by kind; what most zorgkantoren state comes first, what has no subject last.

    A figure that only one zorgkantoor states has a row when it stands in the table (`shown`: ids of statements).
    """
    figures = list(_figures(clauses, settings, pages))
    rows = [_row(group, figures) for group in _groups(figures) if _worth_a_row(group, shown)]
    return sorted(
        rows, key=lambda r: (KINDS.index(r.kind), not (r.subject or r.words), r.subject != ALL, -len(r.stated))
    )


def _figures(clauses: Sequence[Clause], settings: ClauseSettings, pages: FigurePages) -> Iterator[ClauseFigure]:
    """The figures that can be compared, of each zorgkantoor no more than any policy has."""
    count: Counter[str] = Counter()
    for clause in clauses:
        for figure in figures_in(clause, settings, pages):
            if figure.kind in KINDS and count[figure.zorgkantoor] < _MOST:
                count[figure.zorgkantoor] += 1
                yield figure


def _groups(figures: Sequence[ClauseFigure]) -> Iterator[Group]:
    """The figures in groups that are for one thing; what one zorgkantoor states twice stands in the larger group."""
    by_subject: dict[tuple[object, ...], list[ClauseFigure]] = {}
    others: list[ClauseFigure] = []
    for figure in figures:
        if figure.by_subject:
            by_subject.setdefault((figure.kind, figure.parts, figure.unit), []).append(figure)
        else:
            others.append(figure)
    yield from by_subject.values()
    told: set[tuple[object, ...]] = set()
    for group in sorted(alike(others), key=lambda group: -len({figure.zorgkantoor for figure in group})):
        left = [figure for figure in group if figure.said not in told]
        told.update(figure.said for figure in group)
        if left:
            yield left


def _worth_a_row(group: Group, shown: Collection[str]) -> bool:
    if len({figure.zorgkantoor for figure in group}) > 1:
        return True
    return group[0].kind in _ALONE and any(figure.quoted.clause.id in shown for figure in group)


def _row(group: Group, figures: Sequence[ClauseFigure]) -> FigureDifference:
    first = min(group, key=lambda figure: (len(figure.words) < _TELLING, len(figure.sentence)))
    told = [figure for figure in group if figure.named or not first.words or figure.by_subject]
    subjects = Counter(figure.subject for figure in told if figure.subject)
    return FigureDifference(
        Counter(figure.quoted.clause.theme for figure in group).most_common(1)[0][0],
        first.kind,
        subjects.most_common(1)[0][0] if subjects else "",
        "" if first.by_subject else first.words,
        _stated(group),
        _elsewhere(group, figures),
    )


def _elsewhere(group: Group, figures: Sequence[ClauseFigure]) -> frozenset[str]:
    """Who state a figure of this kind about the same subjects in other words."""
    topics = frozenset().union(*(figure.topics for figure in group))
    others = {f.zorgkantoor for f in figures if f.kind == group[0].kind and f.topics & topics}
    return frozenset(others - {figure.zorgkantoor for figure in group})


def _stated(group: Group) -> Mapping[str, tuple[Stated, ...]]:
    """The figures of each zorgkantoor, each once; told how they compare."""
    each: dict[tuple[object, ...], ClauseFigure] = {}
    for figure in group:
        each.setdefault((figure.zorgkantoor, figure.value, figure.year), figure)
    result: dict[str, tuple[Stated, ...]] = {}
    for figure, stated in compared(list(each.values())):
        result[figure.zorgkantoor] = (*result.get(figure.zorgkantoor, ()), stated)
    return result
