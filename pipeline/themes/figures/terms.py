"""Whether a number of days, years or hours is a term, or an age, a frequency, a time of day."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.config import ClauseSettings
from pipeline.config.matching import begins_with, ends_with, pieces
from pipeline.themes.figures.items import Item

HOURS = 24  # of a day: an hour up to here may be a time
_CLOCK_END = re.compile(r"\d[:.]\d\d(?: uur)?\s*(?:tot|en|-|–|t/m)\s*$")


def is_term(items: Sequence[Item], text: str, before: str, after: str, settings: ClauseSettings) -> bool:
    """Whether items with a unit of time are terms; `before` and `after` are what stands around them in the sentence."""
    rules, words = settings.facts.not_terms, settings.words
    unit = items[-1].unit
    assert unit is not None
    if ends_with(rules.often_before, before, words):
        return False
    if begins_with(rules.often_after, after, words) and not _is_most(before, settings):
        return False
    if unit.name == "jaar" and _is_age(before, after, settings):
        return False
    if unit.name == "uur" and _is_clock(items, text, before, after, settings):
        return False
    if items[0].number.article and len(items) == 1:  # 'een jaar'
        return ends_with(rules.opens_term, before, words) or begins_with(rules.closes_term, after, words)
    return not (items[0].number.value < 1 and ends_with(rules.half_before, before, words))


def is_ceiling(before: str, after: str, settings: ClauseSettings) -> bool:
    """Whether a term between these is the most that there may be in some time: 'tot 60 dagen per jaar'."""
    often = begins_with(settings.facts.not_terms.often_after, after, settings.words)
    return often and _is_most(before, settings)


def _is_most(before: str, settings: ClauseSettings) -> bool:
    signs, words = settings.facts.signs, settings.words
    return ends_with(signs.at_most, before, words) or ends_with(signs.until, before, words)


def _is_age(before: str, after: str, settings: ClauseSettings) -> bool:
    rules, words = settings.facts.not_terms, settings.words
    if begins_with(rules.age_after, after, words):
        return True
    end = len(before.rstrip())
    for piece, start in pieces(rules.age_before, before, words):
        if start + len(piece) == end and ends_with(rules.people, before[:start], words):
            return True
    return False


def _is_clock(items: Sequence[Item], text: str, before: str, after: str, settings: ClauseSettings) -> bool:
    """'om 12 uur', "vóór 12 uur 's middags", '9.00 tot 17.00 uur', 'tussen 8:30 en 12 uur'."""
    rules, words = settings.facts.not_terms, settings.words
    if begins_with(rules.clock_after, after, words) or _CLOCK_END.search(before):
        return True
    if re.search(r"\d\.\d\d(?!\d)", text):
        return True
    early = all(item.number.value <= HOURS and item.number.whole for item in items)
    if len(items) > 1:
        return early and ends_with(rules.clock_range, before, words)
    return early and ends_with(rules.clock_before, before, words)
