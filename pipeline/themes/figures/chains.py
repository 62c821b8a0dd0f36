"""The ends of a range and the members of a list: joined, and with the unit that only one of them names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from pipeline.config import FactSettings
from pipeline.themes.figures.dates import dates_at
from pipeline.themes.figures.items import Item, Joint, item_at
from pipeline.themes.figures.numbers import number_at
from pipeline.themes.figures.tokens import Token, is_dash, row_before, touches, word_row
from pipeline.themes.figures.units import EUR, PERCENT, Unit, currency_at

GROUPED = 1000  # from here on a number does not share the scale of the other end: '50.000 tot 1 miljoen'
UNSURE = "het is niet duidelijk of het eerste getal in dezelfde eenheid is als het tweede"


def chain_at(
    tokens: Sequence[Token], place: int, settings: FactSettings, labelled: Callable[[int], bool]
) -> list[Item]:
    """The items that begin at `place`, joined to each other; the units of the later go to the earlier ones.

    `labelled` tells whether the word before a place makes its number a label ('vragen 12 en 13').
    """
    items: list[Item] = []
    item = item_at(tokens, place, settings)
    while item is not None:
        joint, after = _joint(tokens, item, settings)
        dated = joint and dates_at(tokens, after, settings, labelled)
        following = item_at(tokens, after, settings, inside=True) if joint and not dated else None
        items.append(replace(item, joint=joint if following else ""))
        item = following
    if items and items[0].unit is None and labelled(items[0].start):
        return items[:1]
    return _onwards(_backwards(items))


def _joint(tokens: Sequence[Token], item: Item, settings: FactSettings) -> tuple[Joint, int]:
    """How what follows is joined to `item`, and the place where it begins; '' when nothing joins them."""
    ranges, place = settings.ranges, _after_year(tokens, item.end, settings)
    comma = place < len(tokens) and tokens[place].text == ","
    after = word_row(tokens, place + comma, ranges.through)
    if after > place + comma:
        return "range", _after_fillers(tokens, after, settings)
    after = word_row(tokens, place + comma, ranges.pair)
    if after > place + comma:
        both = row_before(tokens, item.start, ranges.floors) < item.start or _after_between(tokens, item, settings)
        return ("range" if both else "pair"), _after_fillers(tokens, after, settings)
    if place != item.end:
        return "", item.end
    if comma:
        return "list", place + 1
    return ("range", place + 1) if _dashed(tokens, item, place) else ("", item.end)


def _dashed(tokens: Sequence[Token], item: Item, place: int) -> bool:
    """'2-3', '2 – 3', '1,5% – 2,5%'; a dash after a year is the sentence's own, and so is that of '12% -15%'."""
    if not is_dash(tokens, place) or item.number.year or place + 1 >= len(tokens):
        return False
    even = (tokens[place].gap == "") == (tokens[place + 1].gap == "")
    return even or item.unit is None


def _after_between(tokens: Sequence[Token], item: Item, settings: FactSettings) -> bool:
    """Whether 'tussen' stands before the item, with 'de' or 'circa' after it or not."""
    start = item.start
    while (filled := row_before(tokens, start, settings.ranges.fillers)) < start:
        start = filled
    return row_before(tokens, start, settings.ranges.between) < start


def _after_fillers(tokens: Sequence[Token], place: int, settings: FactSettings) -> int:
    """The place after words such as 'maximaal', 'de' and 'ca.'; `place` itself when no number follows them."""
    at = place
    while not _number_at(tokens, at, settings):
        after = word_row(tokens, at, settings.ranges.fillers)
        if after == at:
            return place
        at = after + (after < len(tokens) and tokens[after].text == "." and touches(tokens, after))
    return at


def _number_at(tokens: Sequence[Token], place: int, settings: FactSettings) -> bool:
    if currency_at(tokens, place, settings):
        return True
    number = number_at(tokens, place, settings)
    return number is not None and not number.article


def _after_year(tokens: Sequence[Token], place: int, settings: FactSettings) -> int:
    """The place after 'in 2024' between the ends of 'van 12% in 2024 tot 18% in 2026'."""
    if place + 1 < len(tokens) and tokens[place].low == "in":
        number = number_at(tokens, place + 1, settings)
        if number is not None and number.year:
            return number.end
    return place


def _backwards(items: Sequence[Item]) -> list[Item]:
    """The items, each without a unit taking that of the one after it, and its scale ('2 tot 3 miljoen')."""
    listed = len(items) > 2 and items[-2].joint in ("range", "pair") and all(i.joint == "list" for i in items[:-2])
    result: list[Item] = []
    for item in reversed(items):
        later = result[-1] if result else None
        taken = item
        if later is not None and later.unit is not None:
            if item.unit is None and _may_take(item, later, listed=listed):
                taken = replace(item, unit=replace(later.unit, end=item.end))
            if taken.unit is not None and taken.unit.name == later.unit.name and (listed or item.joint == "range"):
                taken = _scaled_alike(taken, later)
        result.append(taken)
    return result[::-1]


def _may_take(item: Item, later: Item, *, listed: bool) -> bool:
    """Whether a number without a unit has that of the one after it."""
    if item.number.year or (item.number.article and item.joint != "range"):
        return False
    decimal = not item.number.whole and later.unit is not None and later.unit.name == PERCENT
    return item.joint == "range" or listed or (item.joint == "pair" and decimal)


def _scaled_alike(item: Item, later: Item) -> Item:
    """With the scale of the other end, unless it is too large to need one; unsure when it would be the larger."""
    number, scale = item.number, later.number.scale
    if scale == 1 or number.scale != 1 or number.value >= GROUPED or number.start >= later.number.start:
        return item
    value = round(number.value * scale, 6)
    doubt = "" if value <= later.number.value else UNSURE
    return replace(item, number=replace(number, value=value, scale=scale, doubt=doubt or number.doubt))


def _onwards(items: Sequence[Item]) -> list[Item]:
    """The items; in '€ 500 tot 750' the currency goes on to the larger end."""
    result: list[Item] = []
    for item in items:
        before = result[-1] if result else None
        if before is not None and before.currency and before.joint == "range" and item.unit is None:
            larger = not item.number.year and item.number.value > before.number.value
            taken = replace(item, unit=Unit("bedrag", EUR, item.end), currency=True) if larger else item
            result.append(taken)
        else:
            result.append(item)
    if len(result) > 1 and result[0].currency and result[-1].number.scale != 1:
        result = _backwards(result)
    return result
