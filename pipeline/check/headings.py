"""Headings held against their own numbers and against the table of contents."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz, process

from pipeline.model import Finding, Reading

FEWEST = 3  # numbered chapters from which a gap in the numbers means something
LIKE = 80.0  # likeness from which a title of the contents is a heading
SHOWN = 5
LONG = (6, 120)  # characters of a title
_NUMBER = re.compile(r"(?:hoofdstuk\s+)?(\d{1,2})(?:[.\s:]|$)(?!\d)", re.IGNORECASE)
_ENTRY = re.compile(r"^\W*(?:\d+(?:\.\d+)*\.?\s+)?(.*?)[\s.…·_]*(\d{1,3})$")


def missing_chapters(reading: Reading) -> Iterator[Finding]:
    """Numbers that the outermost headings skip: 1, 2, 4."""
    numbered = [
        (int(match[1]), heading)
        for heading in reading.headings
        if heading.level == 1 and (match := _NUMBER.match(heading.text))
    ]
    numbers = [number for number, _ in numbered]
    if len(set(numbers)) < FEWEST or numbers[0] != 1 or numbers != sorted(numbers):
        return
    gaps = sorted(set(range(1, numbers[-1])) - set(numbers))
    if gaps and len(gaps) < len(set(numbers)):
        first = next(heading for number, heading in numbered if number > gaps[0])
        yield Finding("hoofdstuk-ontbreekt", first.page, first.box, tuple(map(str, gaps)), 0.7)


def missing_headings(reading: Reading) -> Iterator[Finding]:
    """Titles in the contents that no heading has."""
    headings = [_plain(heading.text) for heading in reading.headings]
    if not headings:
        return
    lost = [title for title in _titles(reading) if not _found(title, headings)]
    if lost:
        yield Finding("kop-ontbreekt", facts=(str(len(lost)), *lost[:SHOWN]), sure=0.6)


def _titles(reading: Reading) -> Iterator[str]:
    """The entries of the contents that name a page of this document."""
    for page in reading.pages:
        for line in page.lines:
            match = _ENTRY.match(line.text.strip()) if line.role == "contents" else None
            if match and LONG[0] <= len(match[1]) <= LONG[1] and page.number <= int(match[2]) <= len(reading.pages):
                yield match[1].strip()


def _found(title: str, headings: list[str]) -> bool:
    return process.extractOne(_plain(title), headings, scorer=fuzz.partial_ratio, score_cutoff=LIKE) is not None


def _plain(text: str) -> str:
    return re.sub(r"^\W*\d+(?:\.\d+)*\.?\s*", "", text).lower()
