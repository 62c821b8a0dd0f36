"""Which year a document is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_PERIOD = re.compile(r"(?<![\d.,/])(20[0-4]\d)\s*(?:[-–—/]|t/m|tot en met)\s*(20[0-4]\d)(?![\d.,]\d)")
_YEAR = re.compile(r"(?<![\d.,/-])(20[0-4]\d)(?![\d/]|[.,]\d|-\d)")
_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_DATE = re.compile(rf"(?:\b\d{{1,2}}\s+)?\b(?:{_MONTHS})\s+(20[0-4]\d)|\b\d{{1,2}}[-/.]\d{{1,2}}[-/.](20[0-4]\d)", re.I)
_BEGINS = re.compile(
    r"\b(?:met ingang van|ingaand op|ingaande|vanaf|geldt voor|gelden voor|gaat in op|loopt van|looptijd van|begint op)"
    rf"\s+(?:het jaar\s+)?(?:\d{{1,2}}\s+(?:{_MONTHS})\s+)?(?P<year>20[0-4]\d)\b",
    re.I,
)

_ADDS = re.compile(
    r"\b(?:aanvulling(?:en)?|addend(?:um|a)|supplement|errat(?:um|a)|wijziging(?:en)?|oplegger)\b", re.IGNORECASE
)
_BASE = re.compile(
    r"\b(?:op|bij|van|in)\s+(?:het |de |ons |onze )?(?=\S*(?:inkoop|contracteer|beleid|kader)).*$", re.IGNORECASE
)


def year_of(titles: Sequence[str], looks_back: bool, *, dates: bool = True) -> str:
    """The year in the first of `titles` (best first) that names one; a date counts only when nothing else does.

    A policy for 2024-2026 is of 2024, the first year that it rules; a report on 2022-2023 `looks_back` and is of
    the last year that it covers. Without `dates`, a date never counts: it is the day of publication, as a rule.
    """
    for text in titles:
        without_dates = _own_words(_DATE.sub(" ", text))
        if period := _PERIOD.search(without_dates):
            return max(period.groups()) if looks_back else min(period.groups())
        if years := _YEAR.findall(without_dates):
            return str(max(years) if looks_back else years[0])
    for text in titles if dates else ():
        if date := _DATE.search(text):
            return date.group(1) or date.group(2)
    return ""


def year_of_beginning(texts: Sequence[str]) -> str:
    """The year that running text says something begins in ('met ingang van 1 januari 2027'), '' when it says none.

    The year that is said most often; of equals the first of them.
    """
    said = Counter(match["year"] for text in texts for match in _BEGINS.finditer(text))
    return min(said, key=lambda year: (-said[year], year)) if said else ""


def _own_words(text: str) -> str:
    """A title without the name of what it adds to: 'Aanvulling 2025 op het inkoopbeleid 2024-2026' is of 2025."""
    adds = _ADDS.search(text)
    own = text[: adds.end()] + _BASE.sub("", text[adds.end() :]) if adds else text
    return own if _YEAR.search(own) else text
