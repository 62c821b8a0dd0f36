"""What stands beside a clause under review: last year's cell, what others say of the subject, what was not chosen."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from pipeline.model import Clause
from pipeline.web.desk import Desk
from pipeline.web.item import Item
from pipeline.web.likeness import Likeness

LIKE = 0.08  # likeness from which two statements are about one subject, 0..1
OTHERS, CHOICES = 6, 5  # how many are shown


@dataclass(frozen=True, slots=True)
class Other:
    """Another statement, and how much it is like the one under review (0..1)."""

    clause: Clause
    likeness: float
    item: Item | None = None  # None for one of an edition before


@dataclass(frozen=True, slots=True)
class Beside:
    """All that stands beside a clause."""

    last_year: str  # the year of the edition before; '' when there is none
    before: tuple[Other, ...]  # its statements under the same theme, the most alike first
    others: tuple[Other, ...]  # of other zorgkantoren, under the same theme, the most alike first
    unchosen: tuple[Other, ...]  # found in the same cell, and not in the table; the best first


def beside(desk: Desk, item: Item) -> Beside:
    """What stands beside a clause."""
    clause, theme, likeness = item.now, item.now.theme, desk.likeness
    same_theme = [one for one in desk.items.values() if one.now.theme == theme and one is not item]
    others = [one for one in same_theme if one.now.in_table and one.now.zorgkantoor != clause.zorgkantoor]
    unchosen = [one for one in same_theme if not one.now.in_table and one.now.document == clause.document]
    unchosen = [one for one in unchosen if one.state != "vervalt"]
    words = likeness.words(clause.text)
    alike = sorted(
        (Other(one.now, likeness.between(words, likeness.words(one.clause.text)), one) for one in others),
        key=lambda other: -other.likeness,
    )
    chosen = sorted(unchosen, key=lambda one: -one.clause.score)[:CHOICES]
    year, before = _edition_before(desk, clause, theme, words, likeness)
    return Beside(
        year,
        tuple(before),
        tuple(other for other in alike if other.likeness >= LIKE)[:OTHERS],
        tuple(Other(one.now, 0.0, one) for one in chosen),
    )


def _edition_before(
    desk: Desk, clause: Clause, theme: str, words: Collection[str], likeness: Likeness
) -> tuple[str, Sequence[Other]]:
    """Year and statements of the newest edition before this one, under the same theme; the most alike first."""
    papers = desk.results.papers.values()
    editions = [p for p in papers if p.zorgkantoor == clause.zorgkantoor and p.year and p.year < clause.year]
    if not editions:
        return "", []
    newest = max(editions, key=lambda paper: paper.year)
    cell = [
        Other(one, likeness.between(words, likeness.words(one.text)))
        for one in desk.results.clauses
        if one.document == newest.id and one.in_table and one.theme == theme
    ]
    return newest.year, sorted(cell, key=lambda other: -other.likeness)
