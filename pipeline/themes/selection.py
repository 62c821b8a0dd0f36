"""Which clauses the cells of the table show: what distinguishes and what binds, said once, as much as fits."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from pipeline.config import ClauseSettings
from pipeline.model import Clause
from pipeline.themes.own import judge
from pipeline.themes.passages import Passage

LONG = 250  # characters; beyond it length says nothing
STEEP = 1.0  # of the curve from points to a score between 0 and 1


@dataclass(frozen=True, slots=True)
class Rated:
    """A clause with its points for the table and what gave them."""

    clause: Clause
    points: float
    why: tuple[str, ...]
    listed: bool = True  # counts for how much the table shows; a row of a table does not


def select(found: Sequence[tuple[Passage, Clause]], settings: ClauseSettings) -> list[Clause]:
    """The clauses in their order, each with its score, whether the table shows it, and why (not)."""
    rated = _rated(found, settings)
    reasons = _left_out(rated, settings)
    return [
        replace(
            one.clause,
            in_table=one.clause.id not in reasons,
            score=round(1 / (1 + math.exp(-STEEP * one.points)), 3),
            why=(*one.clause.why, _selection_line(one, reasons.get(one.clause.id, ""))),
        )
        for one in rated
    ]


def _rated(found: Sequence[tuple[Passage, Clause]], settings: ClauseSettings) -> list[Rated]:
    seen: Counter[tuple[str, ...]] = Counter()
    rated = []
    for passage, clause in found:
        rated.append(_rate(passage, clause, seen[passage.section], settings))
        seen[passage.section] += 1
    return rated


def _rate(passage: Passage, clause: Clause, place: int, settings: ClauseSettings) -> Rated:
    """Points for one clause; `place` counts the own statements before it in its section."""
    selection = settings.selection
    verdict = judge(passage, selection.rules, settings.words)
    points, why = verdict.points, list(verdict.why)
    if place < len(selection.opening) and selection.opening[place]:
        points += selection.opening[place]
        why.append(f"{place + 1}e standpunt van zijn paragraaf ({selection.opening[place]:+g})")
    if selection.figure and any(fact.unit == "%" for fact in clause.facts):
        points += selection.figure
        why.append(f"noemt een percentage ({selection.figure:+g})")
    if passage.kind == "rij":
        points += selection.row
        why.append(f"rij van een tabel ({selection.row:+g})")
    points += selection.length * min(LONG, len(passage.text)) / 100
    return Rated(clause, points, tuple(why), listed=passage.kind != "rij")


def _left_out(rated: Sequence[Rated], settings: ClauseSettings) -> Mapping[str, str]:
    """Clause id -> why the table does not show it."""
    selection = settings.selection
    room = math.ceil(selection.share * sum(one.listed for one in rated))
    cells: dict[str, list[Clause]] = {}
    reasons: dict[str, str] = {}
    chosen = 0
    for one in sorted(rated, key=lambda one: -one.points):  # stable: reading order where points are equal
        cell = cells.setdefault(one.clause.theme, [])
        reason = _against(one.clause, cell, cells, settings)
        if not reason and chosen >= room and len(cell) >= selection.at_least:
            reason = "andere standpunten van dit document onderscheiden meer"
        if reason:
            reasons[one.clause.id] = reason
        else:
            cell.append(one.clause)
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


def _selection_line(one: Rated, reason: str) -> str:
    said = "; ".join(one.why) or "geen bijzonder teken"
    outcome = f"niet in de tabel: {reason}" if reason else "in de tabel"
    return f"selectie {one.points:+.1f}: {said}; {outcome}"
