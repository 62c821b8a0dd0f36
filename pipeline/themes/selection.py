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
from pipeline.themes.context_rules import Hit, fired
from pipeline.themes.own import NAMED, Verdict, weighed
from pipeline.themes.passages import Passage
from pipeline.themes.signs import word_signs

LONG = 250  # characters; beyond it length says nothing
RULE, PLACE = 0.5, 0.4  # how strong a rule and a place are beside words, which have length 1 together
SHOWN = Reason("uitkomst", "getoond")


def rated(found: Sequence[tuple[Passage, Clause]], settings: ClauseSettings) -> list[Clause]:
    """The clauses in their order, each with the score that says how much it belongs in the table, and why."""
    places = places_in_sections([passage.section for passage, _ in found])
    return [_rate(passage, clause, *place, settings) for (passage, clause), place in zip(found, places, strict=True)]


def places_in_sections(sections: Sequence[tuple[str, ...]]) -> list[tuple[int, int]]:
    """For each own statement, by its section: how many of that section stand before it, and how many it has in all."""
    whole, seen = Counter(sections), Counter[tuple[str, ...]]()
    places = []
    for section in sections:
        places.append((seen[section], whole[section]))
        seen[section] += 1
    return places


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


def table_signs(
    passage: Passage, clause: Clause, hits: Sequence[Hit], place: int, among: int, settings: ClauseSettings
) -> dict[str, float]:
    """Signs that a statement belongs in the table: words and rules of its passage, its place among own statements.

    `hits` are the rules of the selection that fired; `place` counts the own statements before it in its section,
    `among` all of them. A section with hardly an own statement is background, and the one in it a remark; where a
    zorgkantoor says much of its own, it makes its choices.
    """
    extra = {
        "eigen": own_points(clause),
        "gezelschap": math.log2(among),
        "eerste": float(place == 0),
        "tweede": float(place == 1),
        "lengte": min(LONG, len(clause.text)) / 100,
        "percentage": float(any(fact.unit == "%" for fact in clause.facts)),
        "rij": float(passage.kind == "rij"),
    }
    rules = {f"r:{rule.id}": RULE for rule, _ in hits}
    return {
        **word_signs(passage, settings),
        **rules,
        **{f"s:{name}": PLACE * value for name, value in extra.items() if value},
    }


def own_points(clause: Clause) -> float:
    """The points (log odds) that a clause got as an own position."""
    return next((one.points for one in clause.reasons if (one.part, one.rule) == ("eigen", "totaal")), 0.0)


def sureness(clauses: Sequence[Clause]) -> float:
    """How many own statements these are, each counted by how sure it is one."""
    return sum((1 + math.tanh(own_points(clause) / 2)) / 2 for clause in clauses)


def room(sure: float, most: float, half: float) -> float:
    """Statements that the table takes of so many sure ones: more the more a policy says, but ever fewer more."""
    return most * (1 - math.exp(-sure / half))


def room_for(clauses: Sequence[Clause], settings: ClauseSettings) -> int:
    """How many statements of a document the table shows, unless `clauses.selection.most` sets a number by hand."""
    return settings.selection.most or round(room(sureness(clauses), settings.learned.most, settings.learned.half))


def _rate(passage: Passage, clause: Clause, place: int, among: int, settings: ClauseSettings) -> Clause:
    hits = fired(passage, settings.selection.rules, settings.words)
    signs = table_signs(passage, clause, hits, place, among, settings)
    verdict = weighed(settings.learned.table, signs, hits, "selectie")
    taught = _taught(signs, hits, settings)
    points = verdict.points + taught.points
    total = Reason("selectie", "totaal", round(points, 2))
    return replace(clause, points=points, reasons=(*clause.reasons, total, *verdict.why[1:], *taught.why))


def _taught(signs: Mapping[str, float], hits: Sequence[Hit], settings: ClauseSettings) -> Verdict:
    """What decisions of this user teach: points on top, where config.yaml says that they count."""
    by_hand = {f"r:{rule.id}" for rule, _ in hits if rule.points is not None}
    more = settings.taught.table
    worth = {name: more[name] * signs[name] for name in signs if name in more and name not in by_hand}
    total = round(sum(worth.values()), 2)
    if not total:
        return Verdict(0.0, ())
    named = sorted((one for one in worth if worth[one] * total > 0), key=lambda one: -abs(worth[one]))[:NAMED]
    words = ", ".join(one[2:].replace("_", " ").strip("^$") for one in named)
    reason = Reason("selectie", "besluiten", total, (str(settings.taught.decisions), words))
    return Verdict(sum(worth.values()), (reason,))


def _left_out(clauses: Sequence[Clause], settings: ClauseSettings) -> Mapping[str, Reason]:
    """Clause id -> why the table does not show it."""
    cells: dict[str, list[Clause]] = {}
    reasons: dict[str, Reason] = {}
    shares = _fair_shares(clauses, settings)
    chosen, room = 0, room_for(clauses, settings)
    for clause in sorted(clauses, key=lambda clause: -clause.points):  # stable: reading order where scores are equal
        cell = cells.setdefault(clause.theme, [])
        reason = _against(clause, cell, cells, settings)
        if reason is None and chosen >= room and len(cell) >= shares[clause.theme]:
            reason = Reason("uitkomst", "andere-meer", about=(str(room),))
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
