"""Contents pages and lists: lines that end in a page number, one after another."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model import Line

LEADERS = re.compile(r"(?:\.\s?){4,}|…{2,}|_{4,}")
_ENTRY = re.compile(
    r"^(?P<text>.*?\S)[\s.…_]*\s(?P<page>\d{1,3})$|^(?P<led>.*?)(?:[.…_]\s?){3,}\s*(?P<number>\d{1,3})$"
)
_TITLE = re.compile(r"^(inhoud|inhoudsopgave|index)\b", re.I)
RUN = 4  # entries that make a list of contents
MOSTLY = 0.8  # of the lines of a page: so many must end in the number of a page where nothing parts it from the text


def mark_contents(lines: Sequence[Line], pages_in_document: int) -> tuple[list[Line], bool]:
    """Lines with the role `contents` where they are entries; and whether most of the page is contents.

    An entry ends in dot leaders and a page number; under the title Inhoud a number after a gap is enough, and where
    most lines below that title end in one, a number alone. Page numbers must rise and exist.
    """
    titled = any(_TITLE.match(line.text) for line in lines[:6])
    text_lines = [line for line in lines if line.role not in ("furniture", "margin", "footnote")]
    close = _entries(lines, pages_in_document, apart=False) if titled else set()
    listed = len(close) >= MOSTLY * len(text_lines)
    entries = close if listed else _entries(lines, pages_in_document)
    led = sum(1 for index in entries if LEADERS.search(lines[index].text))
    if len(entries) < RUN or not (led >= RUN or titled or len(entries) >= 0.7 * len(text_lines)):
        return list(lines), False
    numbers = [int(_number(lines[index].text) or 0) for index in sorted(entries)]
    rising = sum(a <= b for a, b in itertools.pairwise(numbers))
    if rising < 0.85 * (len(numbers) - 1):
        return list(lines), False
    first, last = min(entries), max(entries)
    out = []
    for index, line in enumerate(lines):
        inside = first <= index <= last and line.role in ("body", "bullet", "caption", "heading")
        entry = inside and _TITLE.match(line.text) is None
        out.append(replace(line, role="contents", level=0) if entry else line)
    share = sum(line.role == "contents" for line in out) / max(1, len(text_lines))
    return out, share >= 0.6


def _entries(lines: Sequence[Line], pages: int, *, apart: bool = True) -> set[int]:
    """Indexes of lines that end in a number of a page, which leaders or white space part from the text if `apart`."""
    found = set()
    for index, line in enumerate(lines):
        if line.role in ("furniture", "margin"):
            continue
        number = _number(line.text)
        if (
            number is not None
            and 1 <= number <= pages + 5
            and (not apart or LEADERS.search(line.text) or _gap_before_number(line))
        ):
            found.add(index)
    return found


def _number(text: str) -> int | None:
    match = _ENTRY.match(text)
    if match is None or len(text) < 4:
        return None
    return int(match.group("page") or match.group("number"))


def _gap_before_number(line: Line) -> bool:
    """Whether the number stands apart from the text: at the end of the line, after white space."""
    if len(line.words) < 2:
        return False
    before, number = line.words[-2], line.words[-1]
    return number.rect.x0 - before.rect.x1 > 1.2 * line.size or not any(c.isalnum() for c in before.text)
