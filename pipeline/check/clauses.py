"""Clauses held against the pages and chapters that they come from: where much is said and nothing was taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.config import ClauseSettings, Theme
from pipeline.config.matching import found
from pipeline.model import Clause, Finding, Heading, Line, Reading
from pipeline.themes import doubts_in

FULL = 1800  # characters of running text that make a page of it
CHAPTER = 900  # and of a chapter in which one would expect a statement
BODY = ("body", "bullet")


def silent_pages(reading: Reading, clauses: Sequence[Clause]) -> Iterator[Finding]:
    """Full pages between pages with clauses that have none themselves."""
    taken = {box.page for clause in clauses for box in clause.boxes}
    if not taken:
        if sum(_text_on(page.lines) for page in reading.pages) >= FULL:
            yield Finding("geen-uitspraken", sure=0.9)
        return
    for page in reading.pages:
        inside = min(taken) < page.number < max(taken)
        if inside and not page.contents and page.number not in taken and _text_on(page.lines) >= FULL:
            yield Finding("pagina-zonder-uitspraak", page.number, sure=0.4)


def _text_on(lines: Sequence[Line]) -> int:
    return sum(len(line.text) for line in lines if line.role in BODY)


def unsure_figures(clauses: Sequence[Clause], settings: ClauseSettings) -> Iterator[Finding]:
    """Figures in clauses that can be read in two ways, or in none: a wrong one is worse than none."""
    for clause in clauses:
        digits = any(letter.isdigit() for letter in clause.text)  # in words alone nothing is unsure
        for doubt in doubts_in(clause.text, settings) if digits else ():
            yield Finding("cijfer-onzeker", clause.page, clause.boxes[0], (doubt.text, doubt.why), 0.8)


def silent_chapters(
    reading: Reading, clauses: Sequence[Clause], themes: Sequence[Theme], settings: ClauseSettings
) -> Iterator[Finding]:
    """Chapters that are named like a theme, have text, and give no clause."""
    spoken = {heading for clause in clauses for heading in clause.section}
    if not spoken:
        return
    for heading, size in _chapters(reading):
        theme = next((one for one in themes if found(one.headings, heading.text, settings.words)), None)
        skipped = found(settings.skip, heading.text, settings.words)
        if theme is not None and not skipped and size >= CHAPTER and heading.text not in spoken:
            yield Finding("hoofdstuk-zonder-uitspraak", heading.page, heading.box, (heading.text, theme.title), 0.5)


def _chapters(reading: Reading) -> Iterator[tuple[Heading, int]]:
    """Each outermost heading with the characters of running text up to the next one."""
    outer = [heading for heading in reading.headings if heading.level == 1 and heading.box is not None]
    lines = [line for page in reading.pages for line in page.lines if line.role in BODY]
    for place, heading in enumerate(outer):
        after = outer[place + 1] if place + 1 < len(outer) else None
        start = (heading.page, heading.box.top if heading.box else 0.0)
        end = (after.page, after.box.top if after.box else 0.0) if after else (len(reading.pages) + 1, 0.0)
        yield heading, sum(len(line.text) for line in lines if start < (line.box.page, line.box.top) < end)
