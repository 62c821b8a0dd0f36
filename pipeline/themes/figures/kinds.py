"""What a figure is: by its form, its sign and the words around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.config import ClauseSettings
from pipeline.config.facts import Signs
from pipeline.config.matching import Words, begins_with, ends_with, pieces
from pipeline.model import FactKind
from pipeline.themes.figures.changes import change_of, named_change
from pipeline.themes.figures.figure import Figure
from pipeline.themes.figures.parts import part_of
from pipeline.themes.figures.terms import is_ceiling

WHOLE = 50.0  # per cent: from here on a figure for a rate is a share of the maximum, below it a change of it
HEAD = 5  # characters; a figure that stands here begins its bullet
REACH = 40  # characters before an amount in which a word makes it a ceiling or a rate
RATE = 30  # characters before a threshold in which a word for a rate makes it a level of one


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands before and after a figure in its part of a sentence, and before the whole statement."""

    before: str
    after: str
    part: str
    around: str
    signs: Signs
    words: Words

    def has(self, patterns: Sequence[str], text: str) -> bool:
        """Whether one of the patterns is met in `text`."""
        return next(pieces(patterns, text, self.words), None) is not None

    @property
    def clause(self) -> str:
        """What stands before the figure since the last comma."""
        return re.split(r"[,;(]\s", self.before)[-1]

    @property
    def of_maximum(self) -> bool:
        """Whether the figure is a share of the maximum rate."""
        return begins_with(self.signs.maximum, self.after, self.words)

    @property
    def is_share(self) -> bool:
        """Whether the figure is a share of something that is no rate: 'van de omzet'."""
        shared = begins_with(self.signs.share_of, self.after, self.words)
        return shared and not self.has(self.signs.tariff, " ".join(self.after.split()[:5]))

    @property
    def is_limit(self) -> bool:
        """Whether the figure is the most that there may be."""
        if self.is_at_most(self.clause) or ends_with(self.signs.above, self.before, self.words):
            return True
        return ends_with(self.signs.until, self.before, self.words)

    def is_at_most(self, before: str) -> bool:
        """Whether a word for the most stands in `before`, with no other number between it and the figure."""
        ends = [start + len(piece) for piece, start in pieces(self.signs.at_most, before, self.words)]
        return any(not re.search(r"\d", before[end:]) for end in ends)

    @property
    def is_threshold(self) -> bool:
        """Whether the figure is a threshold of a condition: 'minder dan', '≥'."""
        return ends_with(self.signs.condition, self.before, self.words) or self.before.rstrip()[-1:] in (
            "<",
            ">",
            "≤",
            "≥",
        )


def kind_of(figure: Figure, text: str, settings: ClauseSettings, around: str) -> FactKind:
    """The kind of a figure of `text`; `around` (lead-in, headings) is what stands before a bullet."""
    if figure.form == "aantal":
        return "plafond"
    since, until = part_of(text, figure.since, figure.until)
    before, after = text[since : figure.since], text[figure.until : until]
    signs = settings.facts.signs
    beside = Surroundings(before, after, text[since:until], around, signs, settings.words)
    if figure.form == "bedrag":
        return _of_amount(beside)
    if figure.form == "percentage":
        return _of_percentage(figure, text, beside)
    if figure.form == "termijn" and is_ceiling(before, after, settings):
        return "plafond"
    return figure.form


def _of_amount(beside: Surroundings) -> FactKind:
    near = beside.clause[-REACH:]
    if beside.is_at_most(near):
        return "plafond"
    rate = begins_with(beside.signs.per_unit, beside.after, beside.words)
    return "tarief" if rate or beside.has(beside.signs.tariff, near) else "bedrag"


def _of_percentage(figure: Figure, text: str, beside: Surroundings) -> FactKind:
    assert isinstance(figure.value, float)
    if figure.sign == "±":
        return "percentage"
    if figure.sign and figure.value < WHOLE:
        return "afslag" if figure.sign == "-" else "opslag"
    if figure.value >= WHOLE and not figure.share:
        return named_change(beside.before, beside.signs, beside.words) or _of_level(text, beside)
    change = change_of(
        beside.before,
        beside.after,
        beside.signs,
        beside.words,
        rates=beside.has(beside.signs.rates, f"{beside.part} {beside.around}"),
        threshold=beside.is_threshold,
        share=beside.is_share,
    )
    if change is None and figure.start <= HEAD:  # a bullet that begins with its figure
        change = change_of(beside.around, "", beside.signs, beside.words)
    return change or ("plafond" if beside.is_limit else "percentage")


def _of_level(text: str, beside: Surroundings) -> FactKind:
    """A share of the maximum: the joint rate, a ceiling, a rate, or no rate at all."""
    signs = beside.signs
    if _is_apart(beside):
        return "percentage"
    near = len(beside.before) - RATE
    rate_before = any(at + len(piece) >= near for piece, at in pieces(signs.tariff, beside.before, beside.words))
    if not beside.of_maximum and not rate_before and (beside.is_threshold or beside.is_share):
        limit = beside.is_at_most(beside.clause) or (beside.is_limit and not beside.is_threshold)
        return "plafond" if limit else "percentage"
    joint_around = beside.has(signs.joint, beside.around) and beside.has(signs.maximum, beside.part)
    if beside.has(signs.joint, beside.part) or (joint_around and not beside.has(signs.newcomers, beside.part)):
        return "richttarief"
    if beside.is_limit:
        return "plafond"
    rate = ends_with(signs.price, beside.before, beside.words) or beside.has(signs.tariff, text)
    return "tarief" if rate else "percentage"


def _is_apart(beside: Surroundings) -> bool:
    """Whether the figure is a share of NHC or the like, and not of a rate that is named after a comma."""
    last = max((start for _, start in pieces(beside.signs.apart, beside.before, beside.words)), default=-1)
    since = beside.before[last:]
    return last >= 0 and not ("," in since and beside.has(beside.signs.tariff, beside.clause))
