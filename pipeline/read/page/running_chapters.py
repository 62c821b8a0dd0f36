"""The chapter that a page's running head or foot names, where the text itself has no heading for it.

Slides say at their foot what part of the talk they belong to, books at their head; on the page itself stands the title
of the slide or the section only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from pipeline.model import Heading, Line, Page
from pipeline.read.page.furniture import PAGE_NUMBER
from pipeline.read.page.heading_looks import NUMBER
from pipeline.read.page.rows import split_at_gaps, text_of

LEVEL = 0.015  # of the page's height: so much may the same place differ
GAP = 2.5  # of the type size: what stands further apart in a running head are two texts
CHAPTERS = 3  # different ones at least: with two, one is the document's name
PAGES = 1.5  # that each lasts on average at least: what changes with every page is no chapter
LONGEST = 90  # characters
LETTERS = 4  # at least
Place = tuple[int, float]  # height on the page in steps of `LEVEL`, type size


def with_running_chapters(pages: Sequence[Page], headings: Sequence[Heading]) -> list[Page]:
    """The pages, each with the chapter that its running head names; without where those are headings of the text.

    A place of running heads names chapters when what stands there changes from one stretch of pages to the next and
    never comes back. What stands there all through the document is its name.
    """
    known = [plain for heading in headings if len(plain := _plain(heading.text)) >= LETTERS]
    for named in _by_place(pages).values():
        found = _chapters(named, len(pages))
        different = {_plain(text) for text in found.values()}
        if 2 * sum(any(text in heading or heading in text for heading in known) for text in different) < len(different):
            return [replace(page, chapter=found.get(page.number, "")) for page in pages]
    return list(pages)


def _by_place(pages: Sequence[Page]) -> Mapping[Place, Mapping[int, list[str]]]:
    """For each place of running heads the texts there, by number of page."""
    places: dict[Place, dict[int, list[str]]] = {}
    for page in pages:
        for line in page.lines:
            if line.role == "furniture" and page.height > 0:
                for text, size in _parts(line):
                    place = round(line.box.middle / page.height / LEVEL), size
                    places.setdefault(place, {}).setdefault(page.number, []).append(text)
    return places


def _parts(line: Line) -> Iterator[tuple[str, float]]:
    """The texts of a running head that are neither a page's number nor too short or long to name a chapter."""
    for part in split_at_gaps(line.words, GAP * max((word.size for word in line.words), default=1.0)):
        text = text_of(part).strip()
        if not PAGE_NUMBER.match(text) and sum(map(str.isalpha, text)) >= LETTERS and len(text) <= LONGEST:
            yield text, round(part[0].size, 1)


def _chapters(named: Mapping[int, Sequence[str]], pages: int) -> dict[int, str]:
    """Number of page -> chapter, for the texts at one place; nothing when these are no chapters."""
    spread = {text: [n for n in named if text in named[n]] for text in {t for some in named.values() for t in some}}
    through = {text for text, found in spread.items() if max(found) - min(found) + 1 > 0.6 * pages}
    chapters = {n: rest for n in sorted(named) if (rest := [text for text in named[n] if text not in through])}
    if any(len(rest) > 1 for rest in chapters.values()):
        return {}
    runs = [text for text, _ in groupby(rest[0] for rest in chapters.values())]
    often = Counter(runs).most_common(1)
    if len(runs) < CHAPTERS or often[0][1] > 1 or len(chapters) < PAGES * len(runs):
        return {}
    named_at = {n: rest[0] for n, rest in chapters.items()}
    for before, after in pairwise(sorted(chapters)):
        if named_at[before] == named_at[after]:  # a page in the middle of a chapter without a running head
            named_at |= dict.fromkeys(range(before, after), named_at[before])
    return named_at


def _plain(text: str) -> str:
    """A heading without its number and capitals."""
    match = NUMBER.match(text)
    return text[match.end("number") if match else 0 :].strip(" .").casefold()
