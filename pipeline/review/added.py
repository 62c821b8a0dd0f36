"""Passages that reviewers pointed at themselves: clauses beside those that reading found, for as long as they stand."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from pipeline.config import ClauseSettings
from pipeline.model import Anchor, Box, Clause, Decision, Reason
from pipeline.publish import day_of, one_line
from pipeline.review.history import History, histories, is_added
from pipeline.review.matching import added_id, same_place
from pipeline.review.opinions import NOTHING
from pipeline.themes.facts import facts_in
from pipeline.themes.passages import Passage
from pipeline.themes.shorten import shortened
from pipeline.themes.stance import stance_of


class Paper(Protocol):
    """What must be known of a document."""

    @property
    def id(self) -> str:
        """Today's id."""
        ...

    @property
    def sha256(self) -> str:
        """Of its PDF."""
        ...

    @property
    def zorgkantoor(self) -> str:
        """Whose it is."""
        ...

    @property
    def year(self) -> str:
        """Of the policy."""
        ...


def with_added(
    decisions: Sequence[Decision],
    clauses: Mapping[str, Sequence[Clause]],
    papers: Sequence[Paper],
    settings: ClauseSettings,
) -> dict[str, tuple[Clause, ...]]:
    """Clauses by document, with those that reviewers pointed at where they stand on the pages.

    One that reading finds by now itself is not added again; one that was taken back is none; and one of a PDF that is
    not there any more has no place: its decision is listed as not found, like any other.

    Args:
        decisions: all that are kept.
        clauses: of today's reading, by document id.
        papers: today's documents.
        settings: the rules by which stance, figures and short form are told.
    """
    found = {name: list(some) for name, some in clauses.items()}
    by_file = {paper.sha256: paper for paper in papers if paper.id in clauses}
    for history in histories(decisions):
        paper = by_file.get(history[-1].anchor.sha256)
        if not is_added(history) or history[-1].after == NOTHING or paper is None:
            continue
        there = found[paper.id]
        if not any(same_place(clause, history[-1].anchor) for clause in there):
            there.insert(_place(history[-1].anchor, there), _clause(history, paper, settings))
    return {name: tuple(some) for name, some in found.items()}


def _clause(history: History, paper: Paper, settings: ClauseSettings) -> Clause:
    first, anchor = history[0], history[-1].anchor
    theme = first.after.theme or first.shown.theme
    stance, why = stance_of(Passage(anchor.text, anchor.boxes, anchor.section), settings)
    return Clause(
        id=added_id(paper.id, first.passage),
        document=paper.id,
        zorgkantoor=paper.zorgkantoor,
        year=paper.year,
        theme=theme,
        themes={theme: 1.0},
        text=anchor.text,
        short=shortened(anchor.text, settings),
        page=anchor.page,
        boxes=anchor.boxes,
        section=anchor.section,
        stance=stance,
        in_table=False,
        facts=tuple(facts_in(anchor.text, settings, " ".join(anchor.section))),
        reasons=(why, Reason("oordeel", "zelf-aangewezen", about=(one_line(first.reviewer), day_of(first)))),
    )


def _place(anchor: Anchor, clauses: Sequence[Clause]) -> int:
    """Where it stands among clauses in reading order."""
    drawn = (anchor.boxes, *(clause.boxes for clause in clauses))
    columns = _columns(box for boxes in drawn for box in boxes if box.page == anchor.page)
    return next((n for n, clause in enumerate(clauses) if _comes_after(clause, anchor, columns)), len(clauses))


def _columns(boxes: Iterable[Box]) -> list[tuple[float, float]]:
    """Stretches of a page, from left to right, between which no box lies."""
    found: list[tuple[float, float]] = []
    for x0, x1 in sorted((box.x0, box.x1) for box in boxes):
        if found and x0 < found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], x1)
        else:
            found.append((x0, x1))
    return found


def _comes_after(clause: Clause, anchor: Anchor, columns: Sequence[tuple[float, float]]) -> bool:
    """Whether a clause is on a later page, or on this one in a later column, below, or to the right on its line.

    A box is only as wide as the clause's words on its line: two that stand beside each other may be of one column.
    """
    if clause.page != anchor.page or not clause.boxes or not anchor.boxes:
        return clause.page > anchor.page
    there, here = clause.boxes[0], anchor.boxes[0]
    of_there, of_here = (bisect([x0 for x0, _ in columns], box.x0) for box in (there, here))
    if of_there != of_here:
        return of_there > of_here
    return there.top >= here.bottom or (there.bottom > here.top and there.x0 >= here.x1)
