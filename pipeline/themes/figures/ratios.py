"""Two numbers as a ratio ('80-20', '1 op 20') and counted nouns ('3 klanten per postcodegebied')."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.config import ClauseSettings
from pipeline.config.matching import begins_with, ends_with, pieces
from pipeline.themes.figures.dates import month_named
from pipeline.themes.figures.items import Item
from pipeline.themes.figures.numbers import Number, number_at
from pipeline.themes.figures.tokens import DASHES, Token, is_dash, touches

WHOLE = 100
ADJECTIVES = 2  # words between a number and what it counts
_INFLECTED = re.compile(r"[a-zé-ï]{4,}e|eigen")  # an adjective before what is counted: nieuwe, verschillende
_PLURAL = re.compile(r"(?!eigen$)[a-zé-ï]{2,}(?:en|s|['’]s)|fte|fte['’]s")


def split_at(tokens: Sequence[Token], place: int) -> tuple[int, int] | None:
    """The first number of '80-20', '70/30' or '65 - 35' at `place` and the place after it; None when none is there."""
    parts = tokens[place : place + 3]
    if len(parts) < 3 or not (parts[1].text in DASHES or parts[1].text in "/:") or parts[1].gap != parts[2].gap:
        return None
    if not all(re.fullmatch(r"\d\d?", token.text) for token in parts[::2]):
        return None
    first, second = int(parts[0].text), int(parts[2].text)
    return (first, place + 3) if first + second == WHOLE and not _longer(tokens, place, place + 3) else None


def is_split(text: str, start: int, end: int, part: str, settings: ClauseSettings) -> bool | None:
    """Whether '80-20' (characters `start` to `end`, in `part` of a sentence) is a ratio; None when it may be.

    Numbers that go up ('40-60') may be a range, an address or pages; then a word must say that it is one.
    """
    ratios, words = settings.facts.ratios, settings.words
    first, second = (int(number) for number in re.findall(r"\d+", text[start:end]))
    if ends_with(ratios.labels, text[:start], words):
        return False
    if re.match(r"\s?(?:%|procent|jaar|maand|week|weken|dag|uur|euro)", text[end:]):
        return False
    if next(pieces(ratios.context, part, words), None):
        return True
    return None if first < second else True


def out_of_at(tokens: Sequence[Token], number: Number, settings: ClauseSettings) -> tuple[str, int] | None:
    """What 'één verzorgende op 25 bewoners' and 'negen op de tien' count, and the place after it."""
    facts = settings.facts
    at = number.end
    noun = ""
    if at < len(tokens) and tokens[at].low not in facts.ratios.out_of and number.value == 1 and not number.article:
        noun = tokens[at].low if tokens[at].kind == "word" else ""
        at += 1
    if at + 1 >= len(tokens) or tokens[at].low not in facts.ratios.out_of or tokens[at].gap == "":
        return None
    at += 1 + (tokens[at + 1].low == "de")
    second = number_at(tokens, at, facts)
    if second is None or second.article or second.year or second.value <= number.value or number.value % 1 != 0:
        return None
    following = tokens[second.end].low if second.end < len(tokens) else ""
    counts = second.end < len(tokens) and tokens[second.end].kind == "word"
    if month_named(following, facts.dates.months) or following in (*facts.units.percent, *facts.term_words):
        return None
    return (noun, second.end) if not noun or counts else None


def counted_at(tokens: Sequence[Token], place: int, *, alone: bool) -> tuple[str, int] | None:
    """The noun that a number before `place` counts, with the place after it; `alone`: only adjectives stand between."""
    for at in range(place, min(place + 1 + ADJECTIVES, len(tokens))):
        token = tokens[at]
        if token.kind != "word" or token.gap == "":
            return None
        plural = _PLURAL.fullmatch(token.low) is not None
        if plural and (alone or at + 1 < len(tokens)):
            return token.text, at + 1
        if alone and not _INFLECTED.fullmatch(token.low):
            return None
    return None


def is_rate(tokens: Sequence[Token], place: int, text: str, settings: ClauseSettings) -> bool:
    """Whether 'per' and something other than time stands at `place`."""
    ratios = settings.facts.ratios
    if place + 1 >= len(tokens) or tokens[place].low not in ratios.per:
        return False
    return not begins_with(ratios.no_units, text[tokens[place + 1].start :], settings.words)


def per_number(tokens: Sequence[Token], item: Item, settings: ClauseSettings) -> tuple[str, int] | None:
    """'1 begeleider per 8 bewoners': a single thing counted by a number; the noun and the place after it."""
    at = item.end
    if item.number.value != 1 or item.number.article or at + 2 >= len(tokens) or tokens[at].kind != "word":
        return None
    second = number_at(tokens, at + 2, settings.facts) if tokens[at + 1].low in settings.facts.ratios.per else None
    return (tokens[at].text, at + 1) if second is not None and second.value > 1 else None


def _longer(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether more numbers are joined to these two: '1-2-3', '06-12-34'."""
    before = start >= 2 and touches(tokens, start) and (is_dash(tokens, start - 1) or tokens[start - 1].text in "/.,")
    after = touches(tokens, end) and touches(tokens, end + 1) and tokens[end + 1].kind == "digits"
    return before or after
