"""A clause under review: as it was read, what was decided about it, and why a reviewer should look at it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from pipeline.model import Clause, Decision, Judgement, LaidDecision
from pipeline.review.effect import with_effect
from pipeline.review.history import is_added
from pipeline.review.opinions import NOTHING, Rule, differ, followed, opinions
from pipeline.web.results import Results

LOW = 0.2  # share of a document's statements that were chosen with the least score
RIVAL = 0.5  # a second theme that is at least half as probable as the first makes the theme doubtful
THIN = 2  # statements up to which a cell is thin


@dataclass(frozen=True, slots=True)
class Item:
    """A clause as the page shows it."""

    clause: Clause  # as it was read
    laid: LaidDecision | None
    now: Clause  # as it stands, with what reviewers decided
    doubts: tuple[str, ...]  # why to look at it: words of `DOUBTS`

    @property
    def history(self) -> tuple[Decision, ...]:
        """Decisions about it, oldest first; those of a passage that is only alike are not (yet) about it."""
        return self.laid.history if self.laid is not None and self.laid.match == "exact" else ()

    @property
    def judgement(self) -> Judgement:
        """What was said last."""
        return self.history[-1].after if self.history else NOTHING

    @property
    def state(self) -> str:
        """todo, akkoord, aanpassen, vervalt or twijfel."""
        verdict = self.judgement.verdict
        return verdict if verdict in ("akkoord", "aanpassen", "vervalt", "twijfel") else "todo"

    @property
    def decided(self) -> bool:
        """Whether a reviewer has made up his mind."""
        return self.judgement.decided

    @property
    def disputed(self) -> bool:
        """Whether two reviewers hold different things."""
        return differ(self.history)

    @property
    def added(self) -> bool:
        """Whether a reviewer pointed at it himself."""
        return is_added(self.history)

    @property
    def reviewers(self) -> list[str]:
        """Who has an opinion."""
        return [decision.reviewer for decision in opinions(self.history)]


def item_of(
    clause: Clause, laid: LaidDecision | None, doubts: Sequence[str], themes: Collection[str], rule: Rule
) -> Item:
    """A clause with the decisions that lie over it."""
    exact = laid is not None and laid.match == "exact"
    now = with_effect(clause, followed(laid.history, rule), themes) if laid is not None and exact else clause
    found = [name for name in doubts if name != "confirm"] + (["confirm"] if laid and laid.match == "near" else [])
    return Item(clause, laid, now, tuple(found))


def doubts_of(results: Results, clauses: Sequence[Clause]) -> Mapping[str, tuple[str, ...]]:
    """By id: why a clause should be looked at first.

    Args:
        results: of the last run.
        clauses: those under review.
    """
    weak = _weak(clauses)
    cells: dict[tuple[str, str], int] = {}
    for clause in clauses:
        if clause.in_table:
            cells[clause.document, clause.theme] = cells.get((clause.document, clause.theme), 0) + 1
    found: dict[str, tuple[str, ...]] = {}
    for clause in clauses:
        before = results.before.get(clause.id)
        signs = {
            "new": before is not None and before.change == "new",
            "changed": before is not None and before.change == "changed",
            "weak": clause.id in weak,
            "theme": _has_rival(clause),
            "controle": any(point.is_about(clause) for point in results.points),
            "thin": clause.in_table and cells[clause.document, clause.theme] <= THIN,
        }
        found[clause.id] = tuple(name for name, there in signs.items() if there)
    return found


def _weak(clauses: Sequence[Clause]) -> set[str]:
    """Of each document the statements that were chosen with the least score."""
    chosen: dict[str, list[Clause]] = {}
    for clause in clauses:
        if clause.in_table:
            chosen.setdefault(clause.document, []).append(clause)
    weak: set[str] = set()
    for some in chosen.values():
        ranked = sorted(some, key=lambda clause: clause.score)
        weak.update(clause.id for clause in ranked[: round(LOW * len(ranked))])
    return weak


def _has_rival(clause: Clause) -> bool:
    scores = sorted(clause.themes.values(), reverse=True)
    return len(scores) > 1 and scores[0] > 0 and scores[1] >= RIVAL * scores[0]
