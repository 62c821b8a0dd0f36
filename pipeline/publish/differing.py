"""What zorgkantoren have in common and where they differ, line by line: for the sheet, the page and Word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.model import Clause, FigureDifference, TopicDifference
from pipeline.publish.difference_words import (
    NO_POLICY,
    NOTHING,
    NOTHING_AT_ALL,
    OTHERWISE,
    POSITION,
    WHOLE_THEME,
    figure_outcome,
    mark_words,
    pages_words,
    quoted_words,
    stance_words,
    subject_words,
    topic_outcome,
)
from pipeline.publish.view import STANCES, View
from pipeline.publish.words.text import one_line

_STANCES = ("uitsluiting", "eis", "verwachting", "stimulans")


@dataclass(frozen=True, slots=True)
class Said:
    """Something that a zorgkantoor says: its words, how they compare, and the statement that they lead to."""

    words: str
    clause: Clause
    mark: str = ""  # 'laagste'
    more: int = 0  # further statements that say the same
    condition: str = ""  # of a figure, as the document words it
    page: int = 0  # of a figure; 0: that of the statement


@dataclass(frozen=True, slots=True)
class SaidLine:
    """A subject or topic of a theme with what each zorgkantoor says; one that is not in `said` says nothing."""

    theme: str  # id
    subject: str
    kind: str
    outcome: str
    said: Mapping[str, tuple[Said, ...]]
    elsewhere: frozenset[str] = frozenset()  # who say something of it that is not surely about the same


def lines_of(theme: str, view: View) -> list[SaidLine]:
    """The lines of a theme: the theme as a whole, figures by kind, then topics."""
    differences = view.comparison.differences
    figures = [_figures(row, view) for row in differences.figures if row.theme == theme]
    topics = [_topic(row, view) for row in differences.topics if row.theme == theme]
    return [*_whole(theme, view), *figures, *topics]


def address(one: Said, view: View) -> str:
    """Address of the page that it stands on; of a document without pages that of its part."""
    return view.link(one.clause.document, one.page) if one.page else view.link_of(one.clause)


def silence(line: SaidLine, zorgkantoor: str, view: View) -> str:
    """What stands where a zorgkantoor says nothing; where the whole theme is empty, why."""
    if zorgkantoor not in view.current:
        return NO_POLICY
    if zorgkantoor in line.elsewhere:
        return OTHERWISE
    spot = view.spots.get((line.theme, zorgkantoor))
    return NOTHING_AT_ALL if spot is not None and not spot.shown else NOTHING


def conditions(line: SaidLine, view: View) -> list[str]:
    """The conditions of the figures of a line, each with whose it is."""
    return [
        f"{view.zorgkantoor(zorgkantoor)}: {one.condition}"
        for zorgkantoor in view.zorgkantoren
        for one in line.said.get(zorgkantoor, ())
        if one.condition
    ]


def _whole(theme: str, view: View) -> Iterator[SaidLine]:
    """Who demands, expects, encourages and excludes, over the theme as a whole: the statements of the table."""
    for stance in _STANCES:
        said: dict[str, tuple[Said, ...]] = {}
        for zorgkantoor in view.zorgkantoren:
            clauses = [c for c in view.cells.get((theme, zorgkantoor), ()) if c.stance == stance]
            if clauses:
                said[zorgkantoor] = (Said(pages_words(clauses), clauses[0]),)
        if said:
            yield SaidLine(theme, WHOLE_THEME, STANCES[stance], f"{len(said)} van {len(view.current)}", said)


def _figures(row: FigureDifference, view: View) -> SaidLine:
    said = {
        zorgkantoor: tuple(
            Said(
                quoted_words(one.quoted),
                one.quoted.clause,
                mark=mark_words(one),
                condition=one_line(one.quoted.condition),
                page=one.quoted.page,
            )
            for one in some
        )
        for zorgkantoor, some in row.stated.items()
    }
    outcome = figure_outcome(row, view.zorgkantoor)
    return SaidLine(row.theme, subject_words(row), row.kind, outcome, said, row.elsewhere)


def _topic(row: TopicDifference, view: View) -> SaidLine:
    said = {zorgkantoor: tuple(_stances(clauses)) for zorgkantoor, clauses in row.said.items()}
    with_policy = [zorgkantoor for zorgkantoor in view.zorgkantoren if zorgkantoor in view.current]
    return SaidLine(row.theme, one_line(row.topic), POSITION, topic_outcome(row, with_policy), said)


def _stances(clauses: Sequence[Clause]) -> Iterator[Said]:
    """Each stance once, with the first of its statements; they come most binding first."""
    for stance, some in groupby(clauses, key=lambda clause: clause.stance):
        statements = list(some)
        yield Said(stance_words(STANCES.get(stance, stance), statements[0]), statements[0], more=len(statements) - 1)
