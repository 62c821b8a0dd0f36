"""A number with its sign, its currency and its unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.config import FactSettings
from pipeline.themes.figures.figure import Sign
from pipeline.themes.figures.numbers import Number, number_at
from pipeline.themes.figures.tokens import Token, is_dash, touches, word_row
from pipeline.themes.figures.units import EUR, Unit, amount_end, compound_at, currency_at, unit_at

Joint = Literal["", "range", "pair", "list"]
_SIGNS: tuple[tuple[str, Sign], ...] = (("-/-", "-"), ("+/-", "±"), ("+/–", "±"), ("+/−", "±"), ("±", "±"), ("+", "+"))
_OPEN = "(:["  # marks that a minus may touch


@dataclass(frozen=True, slots=True)
class Item:
    """What tokens `start` to `end` hold; `joint` says how it hangs together with the item after it."""

    start: int
    end: int
    number: Number
    unit: Unit | None = None
    sign: Sign = ""
    currency: bool = False  # stands before the number
    joint: Joint = ""


def item_at(tokens: Sequence[Token], place: int, settings: FactSettings, *, inside: bool = False) -> Item | None:
    """The item at `place`; `inside` a range a dash that touches the number is a sign whatever stands before it."""
    sign, at = _sign(tokens, place, settings, inside=inside)
    currency = currency_at(tokens, at, settings)
    at += currency
    if currency and not sign:
        sign, at = _sign(tokens, at, settings, inside=inside)
    if at >= len(tokens):
        return None
    compound = None if currency else compound_at(tokens, at, settings)
    if compound is not None:
        value, unit = compound
        return Item(place, unit.end, Number(at, at + 1, value), unit, sign)
    number = number_at(tokens, at, settings)
    return _with_unit(tokens, Item(place, number.end, number, None, sign, currency), settings) if number else None


def _with_unit(tokens: Sequence[Token], item: Item, settings: FactSettings) -> Item:
    place = amount_end(tokens, item.end)
    unit = unit_at(tokens, place, settings)
    if item.currency:
        end = unit.end if unit and unit.name == EUR else place
        return replace(item, end=end, unit=Unit("bedrag", EUR, end))
    if unit is None or (tokens[place].text == "€" and number_at(tokens, unit.end, settings)):
        return item  # the euro sign of the number after it
    if item.number.year and unit.name != EUR:
        return item  # a year counts nothing
    return replace(item, end=unit.end, unit=unit)


def _sign(tokens: Sequence[Token], place: int, settings: FactSettings, *, inside: bool) -> tuple[Sign, int]:
    """The sign at `place` and the place after it."""
    for phrase, sign in _SIGNS:
        after = word_row(tokens, place, (phrase,))
        if after > place:
            return sign, after
    if place + 1 >= len(tokens):
        return "", place
    word, following = tokens[place].low, tokens[place + 1]
    if following.text != ".":  # 'min.' is short for the least
        if word in settings.signs.plus:
            return "+", place + 1
        if word in settings.signs.minus:
            return "-", place + 1
    minus = is_dash(tokens, place) and ((inside and following.gap == "") or _is_minus(tokens, place))
    return ("-", place + 1) if minus else ("", place)


def _is_minus(tokens: Sequence[Token], place: int) -> bool:
    """Whether a dash is a sign: it touches its number and nothing before it, or comes after a colon."""
    before = tokens[place - 1] if place else None
    if before is not None and tokens[place].gap == "" and before.text not in _OPEN:
        return False
    if tokens[place + 1].gap == "":
        return not _closes(tokens, place)
    return tokens[place].text == "−" or (before is not None and before.text == ":")


def _closes(tokens: Sequence[Token], place: int) -> bool:
    """Whether the same dash ends a word further on: '–2% van hen– krijgt', a remark between dashes."""
    same = (at for at in range(place + 2, len(tokens) - 1) if tokens[at].text == tokens[place].text)
    return any(tokens[at].gap == "" and not touches(tokens, at + 1) for at in same)
