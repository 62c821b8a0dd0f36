"""The unit that follows a number, and the currency before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.config import FactSettings
from pipeline.themes.figures.figure import Form
from pipeline.themes.figures.tokens import DASHES, Token, touches, word_row
from pipeline.themes.figures.words import cardinal

PERCENT, EUR = "%", "EUR"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit up to token `end`; the number is to be multiplied by `times`."""

    form: Form
    name: str
    end: int
    times: float = 1.0


def unit_at(tokens: Sequence[Token], place: int, settings: FactSettings) -> Unit | None:
    """The unit that stands at `place`, right after a number; None when none does."""
    if place >= len(tokens):
        return None
    units = settings.units
    token = tokens[place]
    if token.low in units.percent:
        return Unit("percentage", PERCENT, _points_end(tokens, place + 1, settings))
    if token.low in units.points and token.low not in ("punt", "punten"):
        return Unit("percentage", PERCENT, place + 1)
    if token.low in units.euro:
        return Unit("bedrag", EUR, place + 1)
    if token.low in units.cent:
        return Unit("bedrag", EUR, place + 1, 0.01)
    return _term_at(tokens, place, settings)


def currency_at(tokens: Sequence[Token], place: int, settings: FactSettings) -> bool:
    """Whether a currency stands at `place`, with a number after it."""
    return place + 1 < len(tokens) and tokens[place].low in settings.units.euro and tokens[place].low != "euro's"


def amount_end(tokens: Sequence[Token], place: int) -> int:
    """The place after the dash for no cents: '€ 500,-' and '€ 500,–'."""
    dashed = place + 1 < len(tokens) and tokens[place].text == "," and touches(tokens, place)
    return place + 2 if dashed and tokens[place + 1].text in DASHES | {"="} else place


def compound_at(tokens: Sequence[Token], place: int, settings: FactSettings) -> tuple[float, Unit] | None:
    """A number and its unit of time in one word: driejarige, tweedaagse."""
    low = tokens[place].low
    for unit in settings.units.terms:
        for ending in _longest_first(unit.endings):
            if low.endswith(ending):
                stem = low.removesuffix(ending)
                value = settings.numbers.one_and.get(stem) or settings.numbers.parts.get(stem) or cardinal(stem)
                if value:
                    return value * unit.times, Unit("termijn", unit.unit, place + 1)
    return None


@lru_cache(maxsize=256)
def _longest_first(endings: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(endings, key=len, reverse=True))


def _points_end(tokens: Sequence[Token], place: int, settings: FactSettings) -> int:
    """The place after '-punt' or 'punt'; a percentage point is given as per cent."""
    dashed = place if place >= len(tokens) or tokens[place].text not in DASHES else place + 1
    here = dashed if dashed == place or touches(tokens, dashed) else place
    return here + 1 if here < len(tokens) and tokens[here].low in settings.units.points else place


def _term_at(tokens: Sequence[Token], place: int, settings: FactSettings) -> Unit | None:
    at = place
    if tokens[at].text in DASHES and touches(tokens, at) and touches(tokens, at + 1):
        at += 1  # 4-jarige
    elif tokens[at].gap == "" and tokens[at].kind == "word":
        return None  # 3d, 25k
    at = word_row(tokens, at, settings.units.between)
    if at >= len(tokens):
        return None
    low = tokens[at].low
    found = settings.term_words.get(low)
    if found is None:
        found = next((unit for unit in settings.units.terms if at > place and low in unit.endings), None)
    if found is None:
        return None
    stop = at + 1 < len(tokens) and tokens[at + 1].text == "." and touches(tokens, at + 1) and len(low) <= 3
    return Unit("termijn", found.unit or low, at + 1 + (stop and _goes_on(tokens, at + 2)), found.times)


def _goes_on(tokens: Sequence[Token], place: int) -> bool:
    """Whether the sentence goes on after an abbreviation: then its full stop belongs to it."""
    return place < len(tokens) and tokens[place].text[0].islower()
