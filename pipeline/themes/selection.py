"""Which clauses the cells of the table show: what distinguishes and what binds, said once, as much as fits."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from pipeline.config import ClauseSettings
from pipeline.model import Clause
from pipeline.themes.own import judge
from pipeline.themes.passages import Passage

LONG = 250  # characters; beyond it length says nothing
SHOWN, NOT_SHOWN = "in de tabel", "niet in de tabel: "
EDGE = 1e-6  # a score never gets nearer to 0 or 1, so that its points can be found again


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
            why=(*(line for line in clause.why if not _is_outcome(line)), _outcome(reasons.get(clause.id, ""))),
        )
        for clause in clauses
    ]


def score_of(points: float) -> float:
    """Points above the threshold as a score between 0 and 1; on the threshold it is one half."""
    return min(1 - EDGE, max(EDGE, round(1 / (1 + math.exp(-points)), 6)))


def points_of(clause: Clause) -> float:
    """The points above (or, negative, below) the threshold that gave a clause its score."""
    score = min(1 - EDGE, max(EDGE, clause.score))
    return math.log(score / (1 - score))


def _rate(passage: Passage, clause: Clause, place: int, among: int, settings: ClauseSettings) -> Clause:
    """Points for one clause; `place` counts the own statements before it in its section, `among` all of them.

    A section with hardly an own statement is background, and the one in it a remark; where a zorgkantoor says much of
    its own, it makes its choices.
    """
    selection = settings.selection
    verdict = judge(passage, selection.rules, settings.words)
    points, why = verdict.points, list(verdict.why)
    if place < len(selection.opening) and selection.opening[place]:
        points += selection.opening[place]
        why.append(f"{place + 1}e standpunt van zijn paragraaf ({selection.opening[place]:+g})")
    if selection.company and among > 1:
        company = selection.company * math.log2(among)
        points += company
        why.append(f"een van {among} standpunten in zijn paragraaf ({company:+.1f})")
    if selection.figure and any(fact.unit == "%" for fact in clause.facts):
        points += selection.figure
        why.append(f"noemt een percentage ({selection.figure:+g})")
    if passage.kind == "rij":
        points += selection.row
        why.append(f"rij van een tabel ({selection.row:+g})")
    points += selection.length * min(LONG, len(passage.text)) / 100
    said = "; ".join(why) or "geen bijzonder teken"
    return replace(
        clause, score=score_of(points - selection.threshold), why=(*clause.why, f"selectie {points:+.1f}: {said}")
    )


def _left_out(clauses: Sequence[Clause], settings: ClauseSettings) -> Mapping[str, str]:
    """Clause id -> why the table does not show it."""
    selection = settings.selection
    cells: dict[str, list[Clause]] = {}
    reasons: dict[str, str] = {}
    chosen = 0
    for clause in sorted(clauses, key=lambda clause: -clause.score):  # stable: reading order where scores are equal
        cell = cells.setdefault(clause.theme, [])
        reason = _against(clause, cell, cells, settings)
        if not reason and len(cell) >= selection.at_least:
            enough = -selection.slack if chosen < selection.fewest else 0
            if points_of(clause) < enough:
                reason = f"te weinig dat onderscheidt of bindt (onder {selection.threshold:g} punten)"
            elif chosen >= selection.most:
                reason = f"andere standpunten van dit document onderscheiden meer (ten hoogste {selection.most})"
        if reason:
            reasons[clause.id] = reason
        else:
            cell.append(clause)
            chosen += 1
    return reasons


def _against(
    clause: Clause, cell: Sequence[Clause], cells: Mapping[str, Sequence[Clause]], settings: ClauseSettings
) -> str:
    """Why the table cannot show this clause beside what it shows already, '' when it can."""
    selection = settings.selection
    for other in (other for some in cells.values() for other in some):
        if _same(clause, other, selection.duplicate):
            return f"zegt hetzelfde als {other.id}"
    if len(cell) >= selection.per_cell:
        return f"de cel toont niet meer dan {selection.per_cell} standpunten"
    if sum(len(other.short) for other in cell) + len(clause.short) > selection.characters:
        return f"de cel toont niet meer dan {selection.characters} tekens"
    return ""


def _same(one: Clause, other: Clause, similarity: float) -> bool:
    """Whether two clauses say the same: nearly the same words, and the same figures."""
    if {(f.value, f.unit) for f in one.facts} != {(f.value, f.unit) for f in other.facts}:
        return False
    return fuzz.token_sort_ratio(one.text.lower(), other.text.lower()) >= similarity


def _outcome(reason: str) -> str:
    return f"{NOT_SHOWN}{reason}" if reason else SHOWN


def _is_outcome(line: str) -> bool:
    return line == SHOWN or line.startswith(NOT_SHOWN)
