"""How much two reviewers agree: the share, and Cohen's kappa, which takes off what chance would give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from pipeline.model import Decision
from pipeline.publish import one_line
from pipeline.review.history import History
from pipeline.review.opinions import opinions

ALL = ""  # instead of a theme: all of them


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of two reviewers, about the passages of a theme that both judged."""

    reviewers: tuple[str, str]
    theme: str  # id; `ALL` for all themes
    both: int  # passages that both judged
    same: int  # of which with the same verdict
    kappa: float | None  # -1..1; None where chance alone would make them agree

    @property
    def share(self) -> float:
        """Of the passages that both judged, 0..1."""
        return self.same / self.both


@dataclass(frozen=True, slots=True)
class Difference:
    """A passage that two reviewers judged differently: the last word of each."""

    one: Decision
    other: Decision


def agreements(histories: Sequence[History]) -> list[Agreement]:
    """Of every two reviewers who judged a passage in common: over all, then per theme."""
    pairs: dict[tuple[str, str], dict[str, list[tuple[str, str]]]] = {}
    for one, other in _in_common(histories):
        themes = pairs.setdefault((_who(one), _who(other)), {})
        for theme in (ALL, one.shown.theme):
            themes.setdefault(theme, []).append((one.after.verdict, other.after.verdict))
    return [
        Agreement(reviewers, theme, len(said), sum(a == b for a, b in said), cohens_kappa(said))
        for reviewers, themes in sorted(pairs.items())
        for theme, said in sorted(themes.items())
    ]


def differences(histories: Sequence[History]) -> list[Difference]:
    """Passages on which two reviewers hold different things; a remark is no difference."""
    return [Difference(one, other) for one, other in _in_common(histories) if _held(one) != _held(other)]


def cohens_kappa(said: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa of pairs of verdicts; None when there are none, or both always say one and the same.

    scikit-learn computes it where it is installed (the extra [agreement]); else its definition does.
    """
    if len({verdict for pair in said for verdict in pair}) < 2:
        return None
    try:
        from sklearn.metrics import cohen_kappa_score  # noqa: PLC0415 - an extra, and heavy
    except ImportError:
        return kappa_defined(said)
    ones, others = zip(*said, strict=True)
    return float(cohen_kappa_score(ones, others))


def kappa_defined(said: Sequence[tuple[str, str]]) -> float:
    """How far agreement is above what chance would give, of what it could be above it (Cohen, 1960).

    Args:
        said: pairs of verdicts; more than one verdict among them.
    """
    total = len(said)
    ones, others = Counter(one for one, _ in said), Counter(other for _, other in said)
    chance = sum(ones[verdict] * others[verdict] for verdict in ones) / total**2
    observed = sum(one == other for one, other in said) / total
    return (observed - chance) / (1 - chance)


def _in_common(histories: Sequence[History]) -> list[tuple[Decision, Decision]]:
    """The last word of every two reviewers of one passage, by their names."""
    return [
        (one, other)
        for history in histories
        for one, other in combinations(sorted(opinions(history), key=_who), 2)
        if one.after.verdict and other.after.verdict
    ]


def _who(decision: Decision) -> str:
    return one_line(decision.reviewer)


def _held(decision: Decision) -> tuple[object, ...]:
    after = decision.after
    return after.verdict, after.theme, after.text, after.in_table, after.facts
