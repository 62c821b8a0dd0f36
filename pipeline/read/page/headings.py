"""Headings: which lines they are, and of which level."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from pipeline.model import Heading, Line, Page
from pipeline.read.page.heading_looks import (
    LARGER,
    NUMBER,
    QuietLook,
    blocks,
    colour_of,
    is_quiet,
    number_of,
    quiet_looks,
    reads_as_heading,
    stands_out,
    text_size,
    without_ornament,
)
from pipeline.read.page.style import Style
from pipeline.read.text.hyphens import join_lines

CHAPTER_SIZE = 1.25  # of the text's type: bold and so large it is no item of a list
DEEPEST = 4  # level of a heading without a number
LETTERED = re.compile(r"^(?P<number>[A-Z])[.)]?\s+(?=[A-Z])")
_PARENT = re.compile(r"^(hoofdstuk|deel)\s+(?P<number>\w+)", re.I)


Look = tuple[float, bool, str]  # size, bold, colour


@dataclass(frozen=True, slots=True)
class Candidate:
    """Lines that look like one heading."""

    page: int
    first: int  # index of its first line on the page
    last: int
    text: str
    look: Look
    number: str  # '3.1', 'B', or ''


def find_headings(pages: Sequence[Page], style: Style, known: frozenset[str]) -> tuple[list[Page], list[Heading]]:
    """The pages with headings marked (role and level), and the headings in reading order.

    A heading stands by itself: a paragraph of its own, of larger or bolder type than the text, alone on its rows,
    not between the rules of a table. Numbers give the level where there are any, else the look, larger first.
    """
    quiet = quiet_looks(pages, style)
    candidates = [c for page in pages for c in _candidates(page, style, quiet, known, len(pages))]
    repeated = _running_titles(candidates)
    candidates = _without_lone_numbers([c for c in candidates if c not in repeated])
    levels = _levels(candidates, {page.number for page in pages if page.contents})
    headings: list[Heading] = []
    out: list[Page] = []
    for page in pages:
        lines = list(page.lines)
        for candidate in (c for c in candidates if c.page == page.number):
            level = _level(candidate, levels)
            own = lines[candidate.first : candidate.last + 1]
            for index in range(candidate.first, candidate.last + 1):
                lines[index] = replace(lines[index], role="heading", level=level)
            headings.append(Heading(level, candidate.text, page.number, own[0].box))
        for candidate in (c for c in repeated if c.page == page.number):
            for index in range(candidate.first, candidate.last + 1):
                lines[index] = replace(lines[index], role="furniture")
        out.append(replace(page, lines=tuple(lines)))
    return out, headings


def _without_lone_numbers(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Candidates whose numbers say a level, as '1.1' does below '1'.

    Without any '1', and begun anew under each title, numbers count goals or questions; the look must say the level.
    """
    own: dict[Look, list[str]] = {}
    below: Counter[Look] = Counter()
    chapter = ""
    for candidate in candidates:
        if "." in candidate.number:
            own.setdefault(candidate.look, []).append(candidate.number)
            below[candidate.look] += candidate.number.partition(".")[0] == chapter
        else:
            chapter = _chapter(candidate) or chapter
    lone = {
        look
        for look, numbers in own.items()
        if len(set(numbers)) < 0.8 * len(numbers) and below[look] < 0.5 * len(numbers)
    }
    return [replace(c, number="") if c.look in lone and c.number != "chapter" else c for c in candidates]


def _chapter(candidate: Candidate) -> str:
    """The number of a chapter: '3' of '3 Tarief' and of 'Hoofdstuk 3', 'C' of 'C Geld'."""
    if match := _PARENT.match(candidate.text) or LETTERED.match(candidate.text):
        return match["number"]
    return candidate.number if candidate.number != "chapter" else ""


def _running_titles(candidates: Sequence[Candidate]) -> list[Candidate]:
    """First lines of a page that say again, in another type, which chapter the page is in; in larger type they are a
    title, of which only a list of chapters spoke before.
    """
    earlier: dict[str, Look] = {}
    found = []
    for candidate in candidates:
        before = earlier.setdefault(candidate.text, candidate.look)
        if candidate.look[0] > before[0]:
            earlier[candidate.text] = candidate.look
        elif candidate.first == 0 and before != candidate.look:
            found.append(candidate)
    return found


def _candidates(
    page: Page, style: Style, quiet: Collection[QuietLook], known: frozenset[str], pages: int
) -> Iterable[Candidate]:
    if _is_title_page(page, pages):
        return
    around = max(style.size, text_size(page))
    for first, last in sorted([*blocks(page.lines), *_set_apart(page.lines)]):
        lines = page.lines[first : last + 1]
        text = without_ornament(join_lines([line.text for line in lines], known))
        if lines[0].role != "heading":
            if not (stands_out(lines, style, around) or is_quiet(lines, style, quiet)):
                continue
            if lines[0].role == "bullet" and not _heads_by_size(lines, around):
                text = join_lines([line.text for line in lines], known)  # its mark is that of a list
            if _in_table(lines, page, style) or not reads_as_heading(text):
                continue
        top = lines[0]
        look = (round(top.size * 2) / 2, top.bold, colour_of(top))
        yield Candidate(page.number, first, last, text, look, number_of(text))


def _set_apart(lines: Sequence[Line]) -> Iterable[tuple[int, int]]:
    """Headings that ran in or stood in the margin, as (first, last) index: these are known already."""
    for _, group in groupby(
        (index for index, line in enumerate(lines) if line.role == "heading"), lambda index: lines[index].block
    ):
        indexes = list(group)
        yield indexes[0], indexes[-1]


def _heads_by_size(lines: Sequence[Line], around: float) -> bool:
    """Whether a mark before it can only be an ornament: no list is set in such type."""
    return all(line.size >= CHAPTER_SIZE * around and line.bold for line in lines) or all(
        line.size >= 1.5 * around for line in lines
    )


def _is_title_page(page: Page, pages: int) -> bool:
    """The first page, when it holds few words."""
    return page.number == 1 and pages > 3 and len(page.words) < 90


def _in_table(lines: Sequence[Line], page: Page, style: Style) -> bool:
    """Whether the lines share their rows with others, stand on the shading of a table, or between its rules."""
    for line in lines:
        wide = any(
            b.rect.x0 - a.rect.x1 > 2.2 * line.size
            for a, b in zip(line.words, line.words[1:], strict=False)
            if not NUMBER.match(a.text + " x")
        )
        numbers = sum(any(c.isdigit() for c in w.text) for w in line.words[1:])
        if wide or numbers > 0.5 * len(line.words):
            return True
    box = lines[0].box
    if lines[0].size >= 1.25 * style.size:
        return False
    for fill in page.fills:
        shade = fill.shades and fill.rect.height < 4 * lines[0].size
        if (
            shade
            and fill.rect.x0 <= box.x0 + 1
            and fill.rect.x1 >= box.x1 - 1
            and fill.rect.top - 1 <= box.top
            and box.bottom <= fill.rect.bottom + 1
        ):
            return lines[0].size < LARGER * style.size
    spans = [
        r
        for r in page.rules
        if r.horizontal and r.rect.x0 <= box.x0 + 8 and r.rect.x1 >= box.x1 - 2 and r.rect.width > 40
    ]
    bottom = lines[-1].box.bottom
    above = any(0 <= box.top - r.rect.bottom < 0.9 * lines[0].size for r in spans)
    below = any(0 <= r.rect.top - bottom < 0.9 * lines[0].size for r in spans)
    beside = any(
        other not in lines
        and other.box.top < box.bottom
        and other.box.bottom > box.top
        and other.column == lines[0].column
        and other.role not in ("margin", "furniture")
        for other in page.lines
    )
    return (above and below) or beside


def _levels(candidates: Sequence[Candidate], contents: Collection[int]) -> dict[Look, int]:
    """The level of each look: what the numbered headings of that look say, else its place among the looks by size.

    The title of a contents page may look like nothing else; it is no level of its own.
    """
    said: dict[Look, Counter[int]] = {}
    for candidate in candidates:
        if candidate.number:
            said.setdefault(candidate.look, Counter())[_depth(candidate.number)] += 1
    levels = {look: depths.most_common(1)[0][0] for look, depths in said.items()}
    elsewhere = {c.look for c in candidates if c.page not in contents}
    for look in sorted(elsewhere, key=lambda look: (-look[0], not look[1], look[2])):
        if look not in levels:
            levels[look] = _level_among(look, levels)
    return {c.look: levels.get(c.look, 1) for c in candidates}


def _level_among(look: Look, levels: Mapping[Look, int]) -> int:
    """As deep as looks of its size and weight; else one deeper than the looks that outrank it."""
    near = [level for other, level in levels.items() if abs(other[0] - look[0]) < 0.3 and other[1] == look[1]]
    if near:
        return near[0]
    above = [level for other, level in levels.items() if _outranks(other, look)]
    return min(DEEPEST, 1 + max(above, default=0))


def _outranks(other: Look, look: Look) -> bool:
    larger = other[0] > look[0] + 0.3
    return larger or (other[0] >= look[0] - 0.3 and other[1] and not look[1])


def _depth(number: str) -> int:
    return 1 if number == "chapter" else number.count(".") + 1


def _level(candidate: Candidate, levels: dict[Look, int]) -> int:
    return _depth(candidate.number) if candidate.number else levels[candidate.look]
