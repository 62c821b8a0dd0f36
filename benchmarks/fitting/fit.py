"""Linear models over signs: whether a passage is an own position, and whether a statement belongs in the table.

Logistic regression, all weights but the constant held near 0, by L-BFGS from nothing: the same examples give the same
weights, to the last digit that is kept. What a second model is fitted on (the points of the first) comes from
zorgkantoren left out, so that it meets such points as an unread policy will give.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from benchmarks.fitting.examples import Example
from benchmarks.fitting.placing import placed, theme_weights
from pipeline.choose import refresh
from pipeline.choose.earlier import Statement
from pipeline.config import ClauseSettings, Theme
from pipeline.config.learned import Learned, Linear
from pipeline.learn.fit import logistic, signs_matrix
from pipeline.model import Clause, Reason
from pipeline.themes.context_rules import fired
from pipeline.themes.own import places_among
from pipeline.themes.place import leanings_of
from pipeline.themes.selection import Stated, room, sureness, table_signs

SEEN = 4  # examples that a sign must stand in
REAL = 3  # weight of a policy of the reference, of which a real table was made, in what belongs in the table
LEAST = 0.03  # weights nearer to 0 are left out
AMPLE = 1.03  # of what annotators chose: one statement too many costs a glance, one too few is not there
RAISES = ("near", "pair", "others")  # what likeness to last period's table is worth; never less than nothing
BESIDE_TABLE = (*RAISES, "behind")  # with what another clause takes away by being liker, never more than nothing
LOOSE = {"own": 2.0, "table": 1.0}  # how far weights may go: the inverse of the penalty
Judged = tuple[Mapping[str, float], bool]  # the signs of a passage, and whether it is what is looked for


@dataclass(frozen=True)
class Chosen:
    """The passages of a policy that are taken for own positions, with their signs for the table."""

    example: Example
    places: tuple[int, ...]
    clauses: tuple[Clause, ...]
    signs: tuple[dict[str, float], ...]


def fitted(
    examples: Sequence[Example],
    alone: Sequence[Judged],
    earlier: Sequence[Statement],
    themes: Sequence[Theme],
    settings: ClauseSettings,
) -> Learned:
    """Everything that is learned, from these examples; `alone` are single sentences."""
    weights = theme_weights(examples)
    examples = [placed(example, themes, weights) for example in examples]
    own = linear([*_own_examples(examples), *alone], LOOSE["own"])
    offices = sorted({e.paper.zorgkantoor for e in examples})
    apart = {office: left_out(examples, alone, office) for office in offices}
    points = {e.paper.name: points_of(apart[e.paper.zorgkantoor], e.signs) for e in examples}
    before, after = _beside(examples, points)
    points = {e.paper.name: with_neighbours(e, points[e.paper.name], before, after) for e in examples}
    chosen = [chosen_of(e, points[e.paper.name], settings) for e in examples]
    table = linear(_table_examples(chosen), LOOSE["table"])
    most, half = _how_many(chosen)
    beside = {"before": before, "after": after, **_beside_table(chosen, earlier, settings)}
    return Learned(own=own, table=table, theme=weights, most=most, half=half, **beside)


def left_out(examples: Sequence[Example], alone: Sequence[Judged], office: str) -> Linear:
    """The model of own positions without the policies of a zorgkantoor."""
    rest = [e for e in examples if e.paper.zorgkantoor != office]
    return linear([*_own_examples(rest), *alone], LOOSE["own"])


def _own_examples(examples: Sequence[Example]) -> list[Judged]:
    return [(signs, own) for one in examples for signs, own in zip(one.signs, one.own, strict=True)]


def points_of(model: Linear, signs: Sequence[Mapping[str, float]]) -> list[float]:
    """The points of each passage under a model."""
    weights = model.weights
    return [model.constant + sum(weights.get(name, 0.0) * value for name, value in some.items()) for some in signs]


def _beside(examples: Sequence[Example], points: Mapping[str, Sequence[float]]) -> tuple[float, float]:
    """What the passages before and after one are worth beside its own points."""
    signs = [
        {"punten": mine, "ervoor": before, "erna": after}
        for e in examples
        for mine, (before, after) in zip(points[e.paper.name], _leanings(e, points[e.paper.name]), strict=True)
    ]
    own = [true for e in examples for true in e.own]
    weights = linear(list(zip(signs, own, strict=True)), 1.0).weights
    before, after = (weights.get(name, 0.0) / weights.get("punten", 1.0) for name in ("ervoor", "erna"))
    return round(before, 2), round(after, 2)


def with_neighbours(example: Example, points: Sequence[float], before: float, after: float) -> list[float]:
    """The points of each passage with what the ones beside it are worth."""
    leanings = _leanings(example, points)
    return [mine + before * one + after * other for mine, (one, other) in zip(points, leanings, strict=True)]


def _leanings(example: Example, points: Sequence[float]) -> list[tuple[float, float]]:
    return leanings_of([passage.section for passage in example.passages], points)


def chosen_of(example: Example, points: Sequence[float], settings: ClauseSettings) -> Chosen:
    """The passages that these points take for own positions."""
    places = [
        place
        for place, value in enumerate(points)
        if value >= settings.own_threshold and example.clauses[place] is not None
    ]
    clauses = []
    for place in places:
        clause = example.clauses[place]
        assert clause is not None
        clauses.append(replace(clause, reasons=(*clause.reasons, Reason("eigen", "totaal", points[place]))))
    own = example.settings
    signs = []
    where = places_among(example.passages, points)
    for place, clause in zip(places, clauses, strict=True):
        one = Stated(example.passages[place], clause, where[place])
        signs.append(table_signs(one, fired(one.passage, own.selection.rules, own.words), own))
    return Chosen(example, tuple(places), tuple(clauses), tuple(signs))


def linear(examples: Sequence[Judged], loose: float) -> Linear:
    """Weights that tell the true examples from the others."""
    names, matrix = signs_matrix([signs for signs, _ in examples], SEEN)
    weights = logistic(matrix, np.array([true for _, true in examples]), loose)
    kept = {name: round(float(w), 3) for name, w in zip(names, weights[1:], strict=True) if abs(w) >= LEAST}
    return Linear(constant=round(float(weights[0]), 3), weights=kept)


def _table_examples(chosen: Sequence[Chosen]) -> list[Judged]:
    """Each statement and whether it is in the table; what a real table shows counts for more than what we would."""
    return [
        (signs, one.example.key[place])
        for one in chosen
        for place, signs in zip(one.places, one.signs, strict=True)
        for _ in range(REAL if one.example.paper.kind == "reference" else 1)
    ]


def _beside_table(chosen: Sequence[Chosen], earlier: Sequence[Statement], settings: ClauseSettings) -> dict[str, float]:
    """What likeness to last period's table is worth beside the points for the table (which come from others)."""
    examples: list[Judged] = []
    apart: dict[str, Linear] = {}
    for one in chosen:
        whose = one.example.paper.zorgkantoor
        mine = [statement for statement in earlier if statement.zorgkantoor == whose]
        if not mine or one.example.paper.kind == "demo":  # which has no last period
            continue
        if whose not in apart:
            rest = [other for other in chosen if other.example.paper.zorgkantoor != whose]
            apart[whose] = linear(_table_examples(rest), LOOSE["table"])
        points = points_of(apart[whose], one.signs)
        signs = _table_likeness(one, mine, earlier, settings)
        examples += [
            ({"punten": value} | some, one.example.key[place])
            for value, some, place in zip(points, signs, one.places, strict=True)
        ]
    weights = linear(examples, 1.0).weights
    worth = {name: weights.get(name, 0.0) / weights.get("punten", 1.0) for name in BESIDE_TABLE}
    signed = {name: max(0.0, worth[name]) for name in RAISES} | {"behind": min(0.0, worth["behind"])}
    return {name: round(value, 2) for name, value in signed.items()}


def _table_likeness(
    one: Chosen, mine: Sequence[Statement], earlier: Sequence[Statement], settings: ClauseSettings
) -> list[dict[str, float]]:
    """For each statement of a policy what speaks for it by last period's table, as far as the policy follows that."""
    likeness = refresh.likeness_of(one.clauses, mine, [s.whole for s in earlier], settings)
    follows = refresh.followed(likeness)
    pairs = refresh.pairs_of(likeness, settings.refresh.from_)
    whose = one.example.paper.zorgkantoor
    others = refresh.likeness_of_others(one.clauses, [s for s in earlier if s.zorgkantoor != whose], earlier)
    behind = refresh.behind(likeness)
    return [
        {
            "near": follows * float(likeness[:, column].max()),
            "pair": follows * float(likeness[pairs[column], column]) if column in pairs else 0.0,
            "others": follows * float(others[:, column].max()),
            "behind": follows * float(behind[column]),
        }
        for column in range(len(one.places))
    ]


def _how_many(chosen: Sequence[Chosen]) -> tuple[float, float]:
    """The two numbers of `room_for` that miss the annotators' counts (and a little more) least, in proportion.

    By the fourth power, since no policy may get far more or less than its own. A demonstration policy is too short to
    show how many a real one asks for.
    """
    counts = [
        (sureness(one.clauses), AMPLE * sum(bool(mark["key"]) for mark in one.example.paper.truth["clauses"]))
        for one in chosen
        if one.example.paper.kind != "demo"
    ]

    def missed(most: float, half: float) -> float:
        return sum(math.log(room(sure, most, half) / wanted) ** 4 for sure, wanted in counts)

    return min(
        ((most / 2, float(half)) for most in range(64, 100) for half in range(20, 71)),
        key=lambda pair: (round(missed(*pair), 6), pair),
    )
