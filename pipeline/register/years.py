"""Which year a document is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from pipeline.config.matching import NO_WORDS, ends_with, pieces
from pipeline.config.register import YearWords

_YEAR = re.compile(r"(?<![\d.,/-])(20[0-4]\d)(?![\d/]|[.,]\d|-\d)")


@lru_cache(maxsize=8)
def _period(words: YearWords) -> re.Pattern[str]:
    through = "|".join(map(re.escape, words.through)) or "(?!)"
    return re.compile(rf"(?<![\d.,/])(20[0-4]\d)\s*(?:[-–—/]|{through})\s*(20[0-4]\d)(?![\d.,]\d)", re.IGNORECASE)


@lru_cache(maxsize=8)
def _date(words: YearWords) -> re.Pattern[str]:
    named = rf"(?:\b\d{{1,2}}\s+)?\b(?:{_months(words)})\s+(20[0-4]\d)"
    return re.compile(rf"{named}|\b\d{{1,2}}[-/.]\d{{1,2}}[-/.](20[0-4]\d)", re.IGNORECASE)


@lru_cache(maxsize=8)
def _day_or_year(words: YearWords) -> re.Pattern[str]:
    return re.compile(rf"(?:\d{{1,2}}\s+(?:{_months(words)})\s+)?(?P<year>20[0-4]\d)\b", re.IGNORECASE)


def _months(words: YearWords) -> str:
    return "|".join(map(re.escape, words.months)) or "(?!)"


def year_of(titles: Sequence[str], looks_back: bool, words: YearWords, *, dates: bool = True) -> str:
    """The year in the first of `titles` (best first) that names one; a date counts only when nothing else does.

    A policy for 2024-2026 is of 2024, the first year that it rules; a report on 2022-2023 `looks_back` and is of
    the last year that it covers. Without `dates`, a date never counts: it is the day of publication, as a rule.
    """
    for text in titles:
        without_dates = _own_words(_date(words).sub(" ", text), words)
        if period := _period(words).search(without_dates):
            return max(period.groups()) if looks_back else min(period.groups())
        if years := _YEAR.findall(without_dates):
            return str(max(years) if looks_back else years[0])
    for text in titles if dates else ():
        if date := _date(words).search(text):
            return date.group(1) or date.group(2)
    return ""


def year_of_beginning(texts: Sequence[str], words: YearWords) -> str:
    """The year that running text says something begins in ('met ingang van 1 januari 2027'), '' when it says none.

    The year that is said most often; of equals the first of them.
    """
    said = Counter(
        match["year"]
        for text in texts
        for match in _day_or_year(words).finditer(text)
        if ends_with(words.begins, text[: match.start()], NO_WORDS)
    )
    return min(said, key=lambda year: (-said[year], year)) if said else ""


def _own_words(text: str, words: YearWords) -> str:
    """A title without the name of what it adds to: 'Aanvulling 2025 op het inkoopbeleid 2024-2026' is of 2025."""
    adds = min(((place, place + len(piece)) for piece, place in pieces(words.adds, text, NO_WORDS)), default=None)
    if adds is None:
        return text
    base = min((place for _, place in pieces(words.base, text[adds[1] :], NO_WORDS)), default=len(text))
    own = text[: adds[1] + base]
    return own if _YEAR.search(own) else text
