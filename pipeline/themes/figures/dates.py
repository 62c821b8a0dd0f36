"""Dates in tokens, in the many forms that Dutch policies write them; a day that no calendar has is none."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from babel.dates import get_month_names

from pipeline.config import FactSettings
from pipeline.themes.figures.tokens import DASHES, QUOTES, Token, touches, word_row
from pipeline.themes.figures.words import cardinal

_POINTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_MOST_LISTED = 6
CENTURY = 2000
_LATEST = 70  # two digits from here on are years of the last century, which policies do not speak of


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date in tokens `start` to `end`: ISO, or '' for a day that does not exist or whose year is unsure."""

    start: int
    end: int
    iso: str


@dataclass(frozen=True, slots=True)
class _Part:
    """A day with what of month and year stands with it."""

    start: int
    end: int
    day: int
    month: int = 0
    year: int = 0
    joined: str = ""  # what joins it to the next


def dates_at(
    tokens: Sequence[Token], place: int, settings: FactSettings, labelled: Callable[[int], bool]
) -> list[DateSpan]:
    """The dates that begin at `place`, more where they share a month or a year ('1 t/m 15 maart 2025').

    `labelled` tells whether a word before a place makes its number a label ('tabel 4 en 1 juli 2026').
    """
    parts: list[_Part] = []
    while len(parts) < _MOST_LISTED:
        part = _part(tokens, place, settings)
        if part is None or (not part.month and labelled(place)):
            break
        after = word_row(tokens, part.end, (*settings.dates.joins, ","))
        parts.append(replace(part, joined=" ".join(token.low for token in tokens[part.end : after])))
        if part.year or after == part.end:
            break
        place = after
    return _filled(parts) if parts and parts[-1].year else []


def _filled(parts: Sequence[_Part]) -> list[DateSpan]:
    """The dates, each taking month and year from the one after it where it has none."""
    spans: list[DateSpan] = []
    later = parts[-1]
    for part in reversed(parts):
        month, year = part.month or later.month, part.year or later.year
        if (month, part.day) > (later.month, later.day) and not part.year:
            year = year - 1 if part.month and part.joined not in ("en", "of", ",") else 0
        later = replace(part, month=month, year=year)
        spans.append(DateSpan(part.start, part.end, _iso(year, month, part.day)))
        if not year:
            break  # what is unsure leaves what stands before it unsure, too
    return spans[::-1]


def _iso(year: int, month: int, day: int) -> str:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return ""


def _part(tokens: Sequence[Token], place: int, settings: FactSettings) -> _Part | None:
    """A date or a part of one at `place`."""
    if place >= len(tokens) or (tokens[place].kind == "digits" and _hangs(tokens, place)):
        return None
    match = _POINTED.fullmatch(tokens[place].text)
    if match:
        return _Part(place, place + 1, int(match[1]), int(match[2]), int(match[3]))
    return _in_digits(tokens, place) or _with_month(tokens, place, settings)


def _hangs(tokens: Sequence[Token], place: int) -> bool:
    """Digits that touch a letter, a slash or a point before them are no day."""
    return touches(tokens, place) and (tokens[place - 1].kind != "mark" or tokens[place - 1].text in "/.#_")


def _in_digits(tokens: Sequence[Token], place: int) -> _Part | None:
    """'1-7-2026', '1/7/26', "1-10-'26" and '2026-07-01'."""
    quoted = place + 4 < len(tokens) and tokens[place + 4].text in QUOTES
    row = [*tokens[place : place + 4], *tokens[place + 4 + quoted : place + 5 + quoted]]
    if len(row) < 5 or row[1].text != row[3].text or not (row[1].text in DASHES or row[1].text == "/"):
        return None
    end = place + 5 + quoted
    if len({token.gap for token in row[1:4]} | {tokens[place + 4].gap}) > 1:
        return None
    if not all(token.text.isdigit() for token in row[::2]) or _goes_on(tokens, end):
        return None
    first, second, third = (token.text for token in row[::2])
    if len(first) == 4:
        return _Part(place, end, int(third), int(second), int(first)) if len(third) <= 2 else None
    if len(first) > 2 or len(second) > 2:
        return None
    if len(third) == 4 and not quoted:
        return _Part(place, end, int(first), int(second), int(third))
    short = len(third) == 2 and row[1].gap == "" and int(third) < _LATEST
    return _Part(place, end, int(first), int(second), CENTURY + int(third)) if short else None


def _goes_on(tokens: Sequence[Token], end: int) -> bool:
    """Whether digits follow, as in a telephone number or a method of steps."""
    if end >= len(tokens):
        return False
    more = tokens[end].text in DASHES and touches(tokens, end) and touches(tokens, end + 1)
    return tokens[end].kind == "digits" or (more and tokens[end + 1].kind != "mark")


def _with_month(tokens: Sequence[Token], place: int, settings: FactSettings) -> _Part | None:
    """'1 juli 2026', '1e juli 2026', "1 jan. '26", 'vijftien maart 2025'; also '1 juli' and '1' by themselves."""
    token = tokens[place]
    day = int(token.text) if re.fullmatch(r"\d{1,2}", token.text) else int(cardinal(token.low) or 0)
    if not 1 <= day <= 99 or token.low == "een":
        return None
    end = place + 1
    if touches(tokens, end) and tokens[end].low in settings.dates.ordinal:
        end += 1
    month = month_named(tokens[end].low, settings.dates.months) if end < len(tokens) else 0
    if not month:
        return _Part(place, end, day) if token.kind == "digits" else None
    end += 1
    if end + 1 < len(tokens) and tokens[end].text == "." and touches(tokens, end) and len(tokens[end - 1].text) <= 4:
        end += 1
    year, after = _year(tokens, end)
    return _Part(place, after, day, month, year)


def _year(tokens: Sequence[Token], place: int) -> tuple[int, int]:
    """The year at `place` and the place after it; 0 and `place` when there is none."""
    if place < len(tokens) and re.fullmatch(r"\d{4}", tokens[place].text):
        return int(tokens[place].text), place + 1
    quoted = place + 1 < len(tokens) and tokens[place].text in QUOTES and touches(tokens, place + 1)
    if quoted and re.fullmatch(r"\d\d", tokens[place + 1].text):
        return CENTURY + int(tokens[place + 1].text), place + 2
    return 0, place


def month_named(word: str, more: Mapping[str, int]) -> int:
    """The number of a month by its name or its short name; 0 when it is none."""
    return _months().get(word) or more.get(word, 0)


@cache
def _months() -> dict[str, int]:
    names = (get_month_names(width, locale="nl_NL") for width in ("wide", "abbreviated"))
    return {name.lower().rstrip("."): number for some in names for number, name in some.items()}
