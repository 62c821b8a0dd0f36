"""The day on which a document was published, as its first pages print it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from babel.dates import get_month_names

from pipeline.model import Reading

MONTHS = tuple(get_month_names("wide", locale="nl")[number] for number in range(1, 13))
FIRST = 3  # pages on which it stands, title page and colophon; or else on the last page
SHORT = 8  # words: a line that is a place, a date and little besides
NEAR = 45  # characters before a date in which it is said to be that of publication
_DATE = re.compile(
    rf"\b(?:(?:(\d{{1,2}})\s+)?({'|'.join(MONTHS)})\s+|(\d{{1,2}})[-/.](\d{{1,2}})[-/.])((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(r"\b(?:gepubliceerd|publicatie(?:datum)?|bekendgemaakt|uitgave)\b", re.IGNORECASE)
_SETTLED = re.compile(r"\b(?:datum|versie|vastgesteld|vaststelling|definitie(?:f|ve))\b", re.IGNORECASE)
# What has a date of its own is no publication: when something begins, ends, is due or was counted.
_OTHER = re.compile(
    r"\b(?:per|vanaf|m\.i\.v\.|met ingang van|ingaande|tot|t/m|uiterlijk|vóór|voor|sinds|peildatum|looptijd|geldig|"
    r"op)\s*$",
    re.IGNORECASE,
)


def published(reading: Reading) -> str:
    """The day, or month, of publication of a document as it prints it (ISO); '' when it does not."""
    pages = [page for page in reading.pages if page.lines]
    first, *others = [[line.text for line in page.lines] for page in [*pages[:FIRST], *pages[FIRST:][-1:]]] or [[]]
    return printed_date(first, [text for lines in others for text in lines])


def printed_date(title_page: Sequence[str], colophon: Sequence[str] = ()) -> str:
    """'2024-05-31', or '2024-05' when no day is printed; '' when no line gives a date of publication.

    A date that is said to be that of publication comes before one at which the text was settled, and that before a
    line of the title page that merely is a date. A date in running text is none of them.
    """
    found = [*_dates(title_page, title=True), *_dates(colophon, title=False)]
    return min(found, key=lambda one: one[0])[1] if found else ""


def _dates(lines: Sequence[str], *, title: bool) -> Iterator[tuple[int, str]]:
    """(how sure, ISO day or month) of the dates in lines, surest 0."""
    for line in lines:
        for match in _DATE.finditer(line):
            before, day = line[max(0, match.start() - NEAR) : match.start()], _iso(match)
            if not day:
                continue
            if _PUBLISHED.search(before):
                yield 0, day
            elif _SETTLED.search(before):
                yield 1, day
            elif title and len(line.split()) <= SHORT and not _OTHER.search(before):
                yield 2, day


def _iso(match: re.Match[str]) -> str:
    """An ISO day or month; '' when there is no such day."""
    day = match[1] or match[3]
    month = MONTHS.index(match[2].lower()) + 1 if match[2] else int(match[4])
    try:
        found = date(int(match[5]), month, int(day or 1))
    except ValueError:
        return ""
    return found.isoformat() if day else f"{found:%Y-%m}"
