"""Numbers in tokens: digits the Dutch way, groups set apart by spaces, halves, and the same in words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from babel.numbers import NumberFormatError, parse_decimal

from pipeline.config import FactSettings
from pipeline.themes.figures.tokens import DASHES, Token, touches
from pipeline.themes.figures.words import worded

_GROUP = re.compile(r"\d{3}(?:,\d+)?")
_POINTED = re.compile(r"\d{1,3}\.\d{1,2}")  # a decimal point: not Dutch, but it cannot be misread
_HALVES = {2: (1,), 3: (1, 2), 4: (1, 3), 5: (1, 2, 3, 4), 8: (1, 3, 5, 7), 10: (1, 3, 7, 9)}


@dataclass(frozen=True, slots=True)
class Number:
    """A number that tokens `start` to `end` hold; `doubt` says why it must not be used."""

    start: int
    end: int
    value: float
    year: bool = False  # four digits that may be one
    whole: bool = False  # digits without a comma, a group or a fraction
    article: bool = False  # 'een', which may be no number
    spaced: bool = False  # its thousands are set apart by plain spaces
    scale: float = 1.0  # by what its last word multiplies: a million in '2,5 mln.'
    doubt: str = ""


def number_at(tokens: Sequence[Token], place: int, settings: FactSettings) -> Number | None:
    """The longest number that begins at `place`, with its scale ('2,5 mln.'); None when none does."""
    if place >= len(tokens):
        return None
    token = tokens[place]
    if token.kind == "word":
        found = worded(tokens, place, settings)
        scale = settings.numbers.scales.get(tokens[found.end - 1].low, 1.0) if found and found.end > place + 1 else 1.0
        number = Number(place, found.end, found.value, article=found.article, scale=scale) if found else None
    else:
        number = _digits(tokens, place, settings)
    if number is None:
        return None
    return _scaled(tokens, _repeated(tokens, number, settings), settings)


def dutch_decimal(text: str) -> float | None:
    """The value of digits with Dutch points and comma ('1.250,5'); a decimal point only where it is unmistakable."""
    if _POINTED.fullmatch(text):
        return float(text)
    try:
        return float(parse_decimal(text, locale="nl_NL", strict=True))
    except NumberFormatError:
        return None


def _digits(tokens: Sequence[Token], place: int, settings: FactSettings) -> Number | None:
    token = tokens[place]
    vulgar = _vulgar(token)
    if vulgar is not None:
        return Number(place, place + 1, vulgar)
    if token.kind != "digits" or _part_of_a_name(tokens, place):
        return None
    fraction = _slashed(tokens, place)
    if fraction is not None:
        return Number(place, place + 3, fraction)
    end = _groups_end(tokens, place)
    text = "".join(token.text for token in tokens[place:end])
    value = float(text.replace(",", ".")) if end > place + 1 else dutch_decimal(text)
    if value is None or re.match(r"0\d", text):
        return None  # a version, a section, a telephone number
    whole = text.isdigit() and end == place + 1
    year = whole and len(text) == 4 and settings.units.year <= value <= settings.units.year_end
    spaced = any(tokens[at].gap == "space" for at in range(place + 1, end))
    number = Number(place, end, value, year=year, whole=whole, spaced=spaced)
    return _with_fraction(tokens, number) if whole else number


def _part_of_a_name(tokens: Sequence[Token], place: int) -> bool:
    """Digits that hang on what stands before them: BR/REG-25123, 3.10 of v3.10, #5."""
    if not touches(tokens, place):
        return False
    before = tokens[place - 1]
    if before.kind == "word" or before.text in "._#":
        return before.low not in ("€", "eur", "euro")
    hangs = before.text in DASHES or before.text in "/\\"
    return hangs and touches(tokens, place - 1) and tokens[place - 2].kind == "word" and _is_code(tokens[place - 2])


def _is_code(token: Token) -> bool:
    """A word in capitals, such as codes have; 'vast-80' has none."""
    return token.text.isupper()


def _groups_end(tokens: Sequence[Token], place: int) -> int:
    """The place after the groups of three digits that spaces set apart ('12 500'), else after the first token."""
    first = tokens[place]
    end = place + 1
    if not re.fullmatch(r"[1-9]\d{0,2}", first.text) or _digits_before(tokens, place):
        return end
    while (
        end < len(tokens)
        and tokens[end].kind == "digits"
        and tokens[end].gap != ""
        and _GROUP.fullmatch(tokens[end].text)
        and "," not in tokens[end - 1].text
    ):
        end += 1
    more = end < len(tokens) and tokens[end].kind == "digits" and end > place + 1
    return place + 1 if more else end  # digits go on: a telephone number


def _digits_before(tokens: Sequence[Token], place: int) -> bool:
    return place > 0 and tokens[place - 1].kind == "digits"


def _with_fraction(tokens: Sequence[Token], number: Number) -> Number:
    """'2½', '2 ½' and '2 1/2' are one number."""
    end = number.end
    if end < len(tokens):
        vulgar = _vulgar(tokens[end])
        if vulgar is not None:
            return replace(number, end=end + 1, value=number.value + vulgar, whole=False, year=False)
        slashed = _slashed(tokens, end)
        if slashed is not None and tokens[end].gap != "":
            return replace(number, end=end + 3, value=number.value + slashed, whole=False, year=False)
    return number


def _vulgar(token: Token) -> float | None:
    """The value of ½, ¼, ¾ ...; a third has no end and is left out."""
    if token.kind != "mark" or unicodedata.category(token.text) != "No":
        return None
    value = unicodedata.numeric(token.text, None)
    return value if value is not None and 0 < value < 1 and _ends(value) else None


def _slashed(tokens: Sequence[Token], place: int) -> float | None:
    """The value of '1/2' at `place`; None for '4/5/2026', '2024/2025' and '80/20'."""
    parts = tokens[place : place + 3]
    if len(parts) < 3 or parts[1].text != "/" or parts[1].gap or parts[2].gap or touches(tokens, place):
        return None
    if not (parts[0].text.isdigit() and parts[2].text.isdigit()):
        return None
    if touches(tokens, place + 3) and tokens[place + 3].text in "/-–":
        return None
    over, under = int(parts[0].text), int(parts[2].text)
    value = over / under if over in _HALVES.get(under, ()) else 0.0
    return value if value and _ends(value) else None


def _ends(value: float) -> bool:
    """Whether a fraction can be written with a few decimals: a third cannot."""
    return abs(value * 1000 - round(value * 1000)) < 1e-9


def _repeated(tokens: Sequence[Token], number: Number, settings: FactSettings) -> Number:
    """'vijf (5)' and '5 (vijf)' are one number; when the two differ, none."""
    end = number.end
    if end + 1 >= len(tokens) or tokens[end].text != "(" or number.article:
        return number
    inner = tokens[end + 1]
    again = worded(tokens, end + 1, settings) if inner.kind == "word" else None
    value, close = (again.value, again.end) if again else (dutch_decimal(inner.text), end + 2)
    if value is None or close >= len(tokens) or tokens[close].text != ")":
        return number
    if inner.kind == tokens[number.start].kind:
        return number  # '5 (6)' says two things
    doubt = "" if abs(value - number.value) < 1e-9 else "het getal in woorden is een ander dan dat in cijfers"
    return replace(number, end=close + 1, whole=False, doubt=doubt)


def _scaled(tokens: Sequence[Token], number: Number, settings: FactSettings) -> Number:
    """With the scale that follows: '2,5 mln.', '750 duizend', '€ 25k'."""
    end = number.end
    if end >= len(tokens) or tokens[end].kind != "word":
        return number
    token, words = tokens[end], settings.numbers
    times = words.letters.get(token.text) if token.gap == "" else words.scales.get(token.low)
    if times is None:
        return number
    stop = end + 1 < len(tokens) and tokens[end + 1].text == "." and touches(tokens, end + 1) and len(token.low) == 3
    value = round(number.value * times, 6)
    return replace(number, end=end + 1 + stop, value=value, whole=False, year=False, article=False, scale=times)
