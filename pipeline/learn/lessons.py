"""What decisions teach: weights on top of the shipped ones, and how much better these judge what they never met.

What the table does not show of a document of which all that it shows was decided about, was passed over. Without that
only statements near the edge would be known, where a reviewer differs from the models, and any other order would do.

A dropped statement may well be an own position that another one made superfluous, so decisions never teach what an own
position is; they teach which of those belong in the table, and under which theme.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Container, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from pipeline.config.learned import ThemeWeights
from pipeline.learn.fit import conditional, logistic, signs_matrix
from pipeline.learn.signs import THEME_SIGNS

WHOLE = 0.9  # of what the table shows of a document: when that is decided, what it does not show was passed over
SEEN = 3  # decisions that a sign must stand in
LEAST = 0.02  # what a sign weighs more or less that is left out
LOOSE = {"table": 0.3, "theme": 0.3}  # how far weights may go from the shipped ones: the inverse of the penalty
GAIN = 0.01  # how much better it must be to win
SURE = 1.645  # standard errors that it must be better: what chance gives once in twenty times
GROUPS = 3  # zorgkantoren, or else documents, that a measurement needs
ENOUGH = {"shown": 20, "dropped": 10, "themed": 40, "moved": 10}  # decisions that it needs


@dataclass(frozen=True, slots=True)
class Example:
    """A statement that somebody decided about, as the models see it."""

    document: str
    zorgkantoor: str
    points: float  # for the table, by what is shipped and last period's table
    table: Mapping[str, float]  # sign -> how strong
    shown: bool | None  # whether it is to be in the table; None when that was not said
    themes: tuple[tuple[float, ...], ...]  # themes x THEME_SIGNS
    theme: int | None  # the place of the right theme among those of config.yaml; None when that was not said
    passed_over: bool = False  # nobody said so: the table did not show it, and the reviewer left it at that


@dataclass(frozen=True, slots=True)
class Material:
    """What decisions there are to learn from."""

    examples: tuple[Example, ...]
    decided: int  # passages that somebody made up his mind about
    elsewhere: int  # of these, how many are not found in today's policies
    missed: int  # passages that a reviewer had to point at himself: the models did not find them


@dataclass(frozen=True, slots=True)
class Measured:
    """How often what is shipped, and what decisions taught elsewhere, were right; what of these is fitted on all."""

    weights: Mapping[str, float]
    shipped: float  # 0..1
    taught: float  # 0..1, each group by what the others teach
    sure: float  # standard errors by which it is better
    better: int  # groups that are judged better
    worse: int
    groups: int
    by: str  # zorgkantoor | document

    @property
    def wins(self) -> bool:
        """Whether it is better enough, more than chance gives, and in more groups than not."""
        return self.taught - self.shipped >= GAIN and self.sure >= SURE and self.better > self.worse


@dataclass(frozen=True, slots=True)
class Tally:
    """What of some examples is right as shipped and as taught, out of how many; how far chance moves the difference."""

    before: float = 0.0
    after: float = 0.0
    among: int = 0
    variance: float = 0.0  # of after - before, if the two were equally good

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.before + other.before,
            self.after + other.after,
            self.among + other.among,
            self.variance + other.variance,
        )


Fit = Callable[[Sequence[Example]], Mapping[str, float]]
Score = Callable[[Sequence[Example], Mapping[str, float]], Tally]


def wholly_reviewed(shown: Collection[str], decided: Container[str]) -> bool:
    """Whether somebody went through a document, so that what the table does not show of it was passed over.

    Args:
        shown: ids of the statements that the table shows of it; of a document without any nobody can tell.
        decided: ids of the statements that somebody decided about.
    """
    return bool(shown) and sum(one in decided for one in shown) >= WHOLE * len(shown)


def measured_table(examples: Sequence[Example]) -> Measured | None:
    """Which statements belong in the table; None when too little was decided to tell.

    Right is a pair of a statement that was to be shown and one that was not, of one document, in that order.
    """
    some = [one for one in examples if one.shown is not None]
    shown = sum(bool(one.shown) for one in some)
    dropped = sum(not one.shown and not one.passed_over for one in some)
    if shown < ENOUGH["shown"] or dropped < ENOUGH["dropped"]:
        return None
    return _measured(some, table_weights, _pairs)


def measured_theme(examples: Sequence[Example], begun: ThemeWeights) -> Measured | None:
    """Which theme a statement is of; None when too little was decided to tell."""
    base = _theme_base(begun)
    some = [one for one in examples if one.theme is not None]
    moved = sum(_best(one, base) != one.theme for one in some)
    if len(some) < ENOUGH["themed"] or moved < ENOUGH["moved"]:
        return None

    def right(those: Sequence[Example], more: Mapping[str, float]) -> Tally:
        weights = base + np.array([more.get(name, 0.0) for name in THEME_SIGNS])
        before = np.array([_best(one, base) == one.theme for one in those])
        after = np.array([_best(one, weights) == one.theme for one in those])
        # As McNemar's test has it (1947): only what is judged otherwise tells anything.
        return Tally(float(before.sum()), float(after.sum()), len(those), float((before != after).sum()))

    return _measured(some, lambda those: theme_weights(those, begun), right)


def table_weights(examples: Sequence[Example]) -> dict[str, float]:
    """What each sign weighs more for the table than what is shipped says, by these decisions."""
    names, matrix = signs_matrix([one.table for one in examples], SEEN)
    shown = np.array([bool(one.shown) for one in examples])
    weights = logistic(matrix, shown, LOOSE["table"], np.array([one.points for one in examples]))
    return _kept(names, weights[1:])


def theme_weights(examples: Sequence[Example], begun: ThemeWeights) -> dict[str, float]:
    """What each sign of a theme weighs more than what is shipped says, by these decisions."""
    base = _theme_base(begun)
    signs = np.array([one.themes for one in examples])
    true = np.array([[place == one.theme for place in range(len(one.themes))] for one in examples])
    return _kept(THEME_SIGNS, conditional(signs, true, LOOSE["theme"], base) - base)


def _kept(names: Sequence[str], weights: Any) -> dict[str, float]:
    rounded = {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}
    return {name: weight for name, weight in rounded.items() if abs(weight) >= LEAST}


def _measured(examples: Sequence[Example], fit: Fit, score: Score) -> Measured | None:
    """Each group judged by what the others teach; None where there are too few groups."""
    by, groups = _grouped(examples)
    if len(groups) < GROUPS:
        return None
    whole, better, worse = Tally(), 0, 0
    for name, those in groups.items():
        found = score(those, fit([one for other, some in groups.items() if other != name for one in some]))
        whole += found
        better, worse = better + (found.after > found.before), worse + (found.after < found.before)
    if not whole.among:
        return None
    sure = (whole.after - whole.before) / math.sqrt(whole.variance) if whole.variance else 0.0
    shipped, taught = whole.before / whole.among, whole.after / whole.among
    return Measured(fit(examples), shipped, taught, sure, better, worse, len(groups), by)


def _grouped(examples: Sequence[Example]) -> tuple[str, dict[str, list[Example]]]:
    """By zorgkantoor, where there are enough of them, else by document: sentences of one stand together."""
    groups = _by(examples, "zorgkantoor")
    return ("zorgkantoor", groups) if len(groups) >= GROUPS else ("document", _by(examples, "document"))


def _by(examples: Sequence[Example], name: Literal["zorgkantoor", "document"]) -> dict[str, list[Example]]:
    groups: dict[str, list[Example]] = {}
    for one in examples:
        groups.setdefault(getattr(one, name), []).append(one)
    return groups


def _pairs(examples: Sequence[Example], more: Mapping[str, float]) -> Tally:
    """Pairs of one document that stand in the right order; a tie is half right.

    How far chance goes is told as DeLong, DeLong and Clarke-Pearson do for two areas under a curve (1988): each
    statement is in many pairs.
    """
    whole = Tally()
    for those in _by(examples, "document").values():
        before = _in_order(those, {})
        changed = _in_order(those, more) - before
        if changed.size:
            variance = sum(
                float((changed.mean(axis=side) ** 2).sum()) / changed.shape[1 - side] ** 2 for side in (0, 1)
            )
            right = float(before.sum())
            whole += Tally(right, right + float(changed.sum()), changed.size, variance * changed.size**2)
    return whole


def _in_order(examples: Sequence[Example], more: Mapping[str, float]) -> Any:
    """Shown x dropped statements: 1 where they stand in the right order, 1/2 where they are equal."""
    points = [one.points + sum(more.get(name, 0.0) * value for name, value in one.table.items()) for one in examples]
    shown = np.array([worth for worth, one in zip(points, examples, strict=True) if one.shown])
    dropped = np.array([worth for worth, one in zip(points, examples, strict=True) if not one.shown])
    return (1 + np.sign(shown[:, None] - dropped[None, :])) / 2


def _theme_base(begun: ThemeWeights) -> Any:
    told = begun.model_dump()
    return np.array([told[name] or 0.0 for name in THEME_SIGNS])


def _best(example: Example, weights: Any) -> int:
    """The place of the theme that has most points; of equals the first."""
    return int((np.array(example.themes) @ weights).argmax())
