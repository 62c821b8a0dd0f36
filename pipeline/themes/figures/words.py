"""Numbers in words: cardinals (by text2num), halves, decimals after 'komma'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.config import FactSettings
from pipeline.themes.figures.tokens import DASHES, Token, touches

LONGEST = 6  # words of one cardinal: 'twee miljoen driehonderd duizend vijf honderd'
_ARTICLE = "een"
_ONE = frozenset({"een", "één", "eén", "éen"})
_AND = "en"


@dataclass(frozen=True, slots=True)
class Worded:
    """The value of the words up to token `end`; `article` when it may be no number at all ('een')."""

    end: int
    value: float
    article: bool = False


def worded(tokens: Sequence[Token], place: int, settings: FactSettings) -> Worded | None:
    """The longest number in words at `place`; None when the word there is no number."""
    words = settings.numbers
    low = tokens[place].low
    if low in words.one_and:
        return Worded(place + 1, words.one_and[low])
    if low in words.parts:
        return Worded(place + 1, words.parts[low])
    for ending in words.half_endings:
        stem = cardinal(low.removesuffix(ending)) if low.endswith(ending) else None
        if stem is not None:
            return Worded(place + 1, stem + 0.5)
    found = _cardinal_row(tokens, place)
    return None if found is None else _with_part(tokens, found, settings)


def is_number_word(word: str, settings: FactSettings) -> bool:
    """Whether a word by itself is a number: vijftien, één, anderhalf."""
    low, words = word.lower(), settings.numbers
    return low in words.one_and or low in words.parts or cardinal(low) is not None


_PLAIN = re.compile(r"(?<=twee|drie)en(?=(?:twin|der|veer|vijf|zes|zeven|tach|negen)tig)")  # without its diaeresis


@lru_cache(maxsize=4096)
def cardinal(words: str) -> float | None:
    """The value of a cardinal ('tweeduizend tweehonderd'); None when it is none, also for '3' and ''."""
    if not words or any(letter.isdigit() for letter in words):
        return None
    from text_to_num import text2num  # noqa: PLC0415 - only documents with clauses need it

    try:
        return float(text2num(_PLAIN.sub("ën", words), "nl"))
    except ValueError:
        return None


def _cardinal_row(tokens: Sequence[Token], place: int) -> Worded | None:
    """The longest row of words at `place` that is one cardinal."""
    best: Worded | None = None
    row: list[str] = []
    for end in range(place, min(place + LONGEST, len(tokens))):
        token = tokens[end]
        if token.kind != "word" or (end > place and token.gap == "") or cardinal(token.low) is None:
            break
        row.append("een" if token.low in _ONE else token.low)
        value = cardinal(" ".join(row))
        if value is not None:
            best = Worded(end + 1, value, article=len(row) == 1 and token.low == _ARTICLE)
    return best


def _with_part(tokens: Sequence[Token], found: Worded, settings: FactSettings) -> Worded:
    """With what follows: 'twee en een half', 'twee-en-een-half', 'zesennegentig komma vier', 'drie kwart'."""
    words, end = settings.numbers, found.end
    parts = [_low(tokens, at) for at in range(end, end + 3)]
    if parts[0] == _AND and parts[1] in _ONE and parts[2] in words.parts:
        return Worded(end + 3, found.value + words.parts[parts[2]])
    if _hyphened(tokens, end):
        return Worded(end + 6, found.value + words.parts.get(_low(tokens, end + 5), 0.5))
    if parts[0] in words.point:
        return _decimals(tokens, end, found)
    if parts[0] in words.parts and (found.article or found.value == 1):
        return Worded(end + 1, words.parts[parts[0]])
    if parts[0] in words.parts and words.parts[parts[0]] * found.value < 1 and found.value > 1:
        return Worded(end + 1, words.parts[parts[0]] * found.value)  # drie kwart
    return found


def _decimals(tokens: Sequence[Token], comma: int, found: Worded) -> Worded:
    """The digits after 'komma': 'vier', or 'nul vijf'; 'vijfentwintig' is 0,25."""
    digits, end = "", comma + 1
    while end < len(tokens) and tokens[end].kind == "word":
        value = cardinal(tokens[end].low)
        if value is None or value > 99 or (digits and digits != "0"):
            break
        digits += str(int(value))
        end += 1
    return Worded(end, float(f"{int(found.value)}.{digits}")) if digits else found


def _hyphened(tokens: Sequence[Token], place: int) -> bool:
    """Whether '-en-een-half' stands at `place`."""
    rest = tokens[place : place + 6]
    if len(rest) < 6 or not touches(tokens, place):
        return False
    dashes = all(token.text in DASHES for token in rest[::2])
    return dashes and rest[1].low == _AND and rest[3].low in _ONE and rest[5].low in ("half", "halve")


def _low(tokens: Sequence[Token], place: int) -> str:
    return tokens[place].low if place < len(tokens) and tokens[place].kind == "word" else ""
