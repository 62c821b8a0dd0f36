"""Which clauses the cells of the table show: what distinguishes and what binds, said once, as much as fits."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from pipeline.config import ClauseSettings
from pipeline.model import Clause, Reason
from pipeline.themes.alone import lack_of
from pipeline.themes.own import judge
from pipeline.themes.passages import Passage

LONG = 250  # characters; beyond it length says nothing
SHOWN = Reason("uitkomst", "getoond")


def rated(found: Sequence[tuple[Passage, Clause]], settings: ClauseSettings) -> list[Clause]:
    """The clauses in their order, each with the score that says how much it belongs in the table, and why."""
    whole = Counter(passage.section for passage, _ in found)
    seen: Counter[tuple[str, ...]] = Counter()
    clauses = []
    for passage, clause in found:
        clauses.append(_rate(passage, clause, seen[passage.section], whole[passage.section], settings))
        seen[passage.section] += 1
    return clauses


def choose(clauses: Sequence[Clause], settings: ClauseSettings) -> list[Clause]:
    """The clauses of one document in their order, each with whether the table shows it by its score, and why (not)."""
    reasons = _left_out(clauses, settings)
    return [
        replace(
            clause,
            in_table=clause.id not in reasons,
            outcome=reasons.get(clause.id, SHOWN),
        )
        for clause in clauses
    ]


def _rate(passage: Passage, clause: Clause, place: int, among: int, settings: ClauseSettings) -> Clause:
    """Points for one clause; `place` counts the own statements before it in its section, `among` all of them.

    A section with hardly an own statement is background, and the one in it a remark; where a zorgkantoor says much of
    its own, it makes its choices.
    """
    selection = settings.selection
    verdict = judge(passage, selection.rules, settings.words, "selectie")
    points, why = verdict.points, list(verdict.why)
    if place < len(selection.opening) and selection.opening[place]:
        points += selection.opening[place]
        why.append(Reason("selectie", "opening", selection.opening[place], (str(place + 1),)))
    if selection.company and among > 1:
        company = selection.company * math.log2(among)
        points += company
        why.append(Reason("selectie", "gezelschap", company, (str(among),)))
    if selection.figure and any(fact.unit == "%" for fact in clause.facts):
        points += selection.figure
        why.append(Reason("selectie", "percentage", selection.figure))
    if passage.kind == "rij":
        points += selection.row
        why.append(Reason("selectie", "rij", selection.row))
    points += selection.length * min(LONG, len(passage.text)) / 100
    total = Reason("selectie", "totaal", points)
    return replace(clause, points=points - selection.threshold, reasons=(*clause.reasons, total, *why))


def _left_out(clauses: Sequence[Clause], settings: ClauseSettings) -> Mapping[str, Reason]:
    """Clause id -> why the table does not show it."""
    selection = settings.selection
    cells: dict[str, list[Clause]] = {}
    reasons: dict[str, Reason] = {}
    shares = _fair_shares(clauses, settings)
    chosen = 0
    for clause in sorted(clauses, key=lambda clause: -clause.points):  # stable: reading order where scores are equal
        cell = cells.setdefault(clause.theme, [])
        reason = _against(clause, cell, cells, settings)
        if reason is None and len(cell) >= shares[clause.theme]:
            enough = -selection.slack if chosen < selection.fewest else 0
            if clause.points < enough:
                reason = Reason("uitkomst", "te-weinig", about=(f"{selection.threshold:g}",))
            elif chosen >= selection.most:
                reason = Reason("uitkomst", "andere-meer", about=(str(selection.most),))
        if reason is not None:
            reasons[clause.id] = reason
        else:
            cell.append(clause)
            chosen += 1
    return reasons


def _fair_shares(clauses: Sequence[Clause], settings: ClauseSettings) -> Mapping[str, int]:
    """How many statements each theme may show before what other themes have counts: more where more was found."""
    selection = settings.selection
    found = Counter(clause.theme for clause in clauses)
    return {
        theme: max(selection.at_least, min(selection.share_most, math.floor(selection.share * count)))
        for theme, count in found.items()
    }


def _against(
    clause: Clause, cell: Sequence[Clause], cells: Mapping[str, Sequence[Clause]], settings: ClauseSettings
) -> Reason | None:
    """Why the table cannot show this clause beside what it shows already, None when it can."""
    selection = settings.selection
    if lack := lack_of(clause.text, settings):
        return Reason("uitkomst", lack)
    for other in (other for some in cells.values() for other in some):
        if _same(clause, other, selection.duplicate):
            return Reason("uitkomst", "zelfde", about=(other.id,))
    if len(cell) >= selection.per_cell:
        return Reason("uitkomst", "cel-vol", about=(str(selection.per_cell),))
    if sum(len(other.short) for other in cell) + len(clause.short) > selection.characters:
        return Reason("uitkomst", "cel-lang", about=(str(selection.characters),))
    return None


def _same(one: Clause, other: Clause, similarity: float) -> bool:
    """Whether two clauses say the same: nearly the same words, and the same figures."""
    if {(f.value, f.unit) for f in one.facts} != {(f.value, f.unit) for f in other.facts}:
        return False
    return fuzz.token_sort_ratio(one.text.lower(), other.text.lower()) >= similarity
