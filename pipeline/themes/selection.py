"""Which clauses the cells of the table show: what distinguishes and what binds, said once, as much as fits."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from rapidfuzz import fuzz

from pipeline.config import ClauseSettings
from pipeline.model import Clause, Reason
from pipeline.themes.alone import lack_of
from pipeline.themes.context_rules import Hit, fired
from pipeline.themes.own import NAMED, Verdict, weighed
from pipeline.themes.passages import Passage
from pipeline.themes.place import NOWHERE, Place, sure_of
from pipeline.themes.signs import word_signs

LONG = 250  # characters; beyond it length says nothing
SURE = 3.0  # points beyond which an own position hardly gets surer
WORDS, RULE, BUILD, PLACE = 0.6, 0.3, 0.4, 0.3  # how strong signs of each kind are beside each other
OPENING = ("eerste", "tweede", "derde", "verder")  # own statement of its section
WITHIN = ("opent alinea", "tweede in alinea", "derde in alinea", "verder in alinea")  # the same of its paragraph
FEW = 10  # statements that always have room
SHOWN = Reason("uitkomst", "getoond")


class Stated(NamedTuple):
    """A passage that states an own position, the clause that it is, and where it stands among such passages."""

    passage: Passage
    clause: Clause
    place: Place = NOWHERE


def rated(found: Sequence[Stated], settings: ClauseSettings) -> list[Clause]:
    """The clauses in their order, each with the score that says how much it belongs in the table, and why."""
    return [_rate(one, settings) for one in found]


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


def table_signs(one: Stated, hits: Sequence[Hit], settings: ClauseSettings) -> dict[str, float]:
    """Signs that a statement belongs in the table: words and rules of its passage, its build, its place among others.

    `hits` are the rules of the selection that fired. What a zorgkantoor chooses opens a section and is worked out after
    it; a section with hardly an own statement is background, and the one in it a remark.
    """
    facts = one.clause.facts
    build = {
        "lengte": min(LONG, len(one.clause.text)) / 100,
        "percentage": float(any(fact.unit == "%" for fact in facts)),
        "rij": float(one.passage.kind == "rij"),
        one.clause.stance: 1.0,
    }
    words = {name: WORDS * value for name, value in word_signs(one.passage, settings).items()}
    rules = {f"r:{rule.id}": RULE for rule, _ in hits}
    placed = {f"s:{name}": PLACE * value for name, value in _placed(one).items() if value}
    return {**words, **rules, **{f"s:{name}": BUILD * value for name, value in build.items() if value}, **placed}


def _placed(one: Stated) -> dict[str, float]:
    """Signs of where a statement stands, each of about the same spread."""
    place = one.place
    return {
        **_opening(place.earlier, OPENING),
        **_opening(place.inside, WITHIN),
        "eigen": 2 * math.tanh(own_points(one.clause) / SURE),
        "gezelschap": math.log2(1 + place.section),
        "aandeel": 4 * place.share,
        "ervoor": place.before,
        "erna": place.after,
        "omvang": place.document / 15,
    }


def _opening(before: float, names: Sequence[str]) -> dict[str, float]:
    """Whether it is the first, second ... by how many own statements stand before it; the last name is for the rest."""
    *these, further = names
    signs = {name: 2 * max(0.0, 1 - abs(before - n)) for n, name in enumerate(these)}
    return signs | {further: 2 * min(1.0, max(0.0, before - (len(these) - 1)))}


def own_points(clause: Clause) -> float:
    """The points (log odds) that a clause got as an own position."""
    return next((one.points for one in clause.reasons if (one.part, one.rule) == ("eigen", "totaal")), 0.0)


def sureness(clauses: Sequence[Clause]) -> float:
    """How many own statements these are, each counted by how sure it is one."""
    return sum(sure_of(own_points(clause)) for clause in clauses)


def room(sure: float, most: float, half: float) -> float:
    """Statements that the table takes of so many sure ones: part of a short policy, hardly more of ever longer ones.

    Annotators showed about half of what a policy of 50 statements says, and as many of one of 80 as of one of 160. A
    supplement of a few statements is shown whole.
    """
    return max(min(sure, FEW), most * (1 - math.exp(-((sure / half) ** 2))))


def room_for(clauses: Sequence[Clause], settings: ClauseSettings) -> int:
    """How many statements of a document the table shows, unless `clauses.selection.most` sets a number by hand."""
    return settings.selection.most or round(room(sureness(clauses), settings.learned.most, settings.learned.half))


def _rate(one: Stated, settings: ClauseSettings) -> Clause:
    clause = one.clause
    hits = fired(one.passage, settings.selection.rules, settings.words)
    signs = table_signs(one, hits, settings)
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
