"""What a report itself says of how far the figures of a table can be trusted: too few answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from pipeline.config import TableSettings
from pipeline.config.matching import NO_WORDS
from pipeline.config.matching import found as found_in
from pipeline.model import Box, Line, Page, Reading, Rect, Table
from pipeline.read import join_lines

NOTE = 3.0  # em of white at most between a table and a note below it
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z*])")
_PROSE = ("body", "bullet", "footnote", "aside")


@dataclass(frozen=True, slots=True)
class _Said:
    """A caution, and the paragraph that it stands in."""

    text: str
    first: int  # place of the paragraph's first line among the lines of its page
    box: Box


def with_cautions(tables: Sequence[Table], reading: Reading, em: float, settings: TableSettings) -> list[Table]:
    """The tables, each with the first caution that stands right below it, or before it under the same heading."""
    found = list(tables)
    for page in reading.pages:
        here = [number for number, table in enumerate(found) if any(box.page == page.number for box in table.boxes)]
        for said in _cautions(page, reading.known_words, settings) if here else ():
            number = _meant(said, [(n, _box_on(found[n], page.number)) for n in here], page, em)
            if number is not None and not found[number].caution:
                found[number] = replace(found[number], caution=said.text)
    return found


def _cautions(page: Page, known: frozenset[str], settings: TableSettings) -> Iterator[_Said]:
    """The sentences of a page that ask for care because of few answers."""
    prose = [(place, line) for place, line in enumerate(page.lines) if line.role in _PROSE]
    for _, paragraph in groupby(prose, key=lambda placed: (placed[1].block, placed[1].column)):
        lines = list(paragraph)
        rough = "".join(line.text[:-1] if line.text.endswith("-") else f"{line.text} " for _, line in lines)
        if not _is_caution(rough, settings):
            continue  # to join words as they belong, a word list must be loaded
        text = join_lines([line.text for _, line in lines], known)
        for sentence in _SENTENCE.split(text):
            if _is_caution(sentence, settings):
                yield _Said(sentence.lstrip("* ").strip(), lines[0][0], _around([line for _, line in lines]))


def _is_caution(text: str, settings: TableSettings) -> bool:
    return bool(found_in(settings.care, text, NO_WORDS) and found_in(settings.few, text, NO_WORDS))


def _around(lines: Sequence[Line]) -> Box:
    return Rect.around(line.box for line in lines).on(lines[0].box.page)


def _box_on(table: Table, page: int) -> Box:
    """The part of a table on a page; of more than one the last, below which its notes stand."""
    return [box for box in table.boxes if box.page == page][-1]


def _meant(said: _Said, tables: Sequence[tuple[int, Box]], page: Page, em: float) -> int | None:
    """The table that a caution is about; None when that cannot be told."""
    for number, box in tables:
        if 0 <= said.box.top - box.bottom + 0.2 * em <= NOTE * em and box.x0 < said.box.x1 and said.box.x0 < box.x1:
            return number
    for number, box in sorted(tables, key=lambda placed: placed[1].top):
        inside = [place for place, line in enumerate(page.lines) if box.holds(line.box)]
        if inside and inside[0] > said.first and box.top >= said.box.top:
            between = page.lines[said.first : inside[0]]
            return None if any(line.role == "heading" for line in between) else number
    return None
