"""The lines of pages, word by word, where a person sees them: for whoever points at a passage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from pipeline.config import Config, ReadSettings
from pipeline.model import Box, Line, Page, Reading, RegisterRow
from pipeline.run.cache import Cache
from pipeline.run.places import Places, shared_cache
from pipeline.run.work import keys_for


@dataclass(frozen=True, slots=True)
class PrintedWord:
    """A word and its place on the page as shown."""

    text: str
    box: Box
    glued: bool = False  # to the word before it, without a space


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A text line of a page, in reading order."""

    words: tuple[PrintedWord, ...]
    section: tuple[str, ...]  # the headings above it


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """The lines of one page without running headers and footers."""

    number: int
    lines: tuple[PrintedLine, ...]
    known: frozenset[str]  # unbroken words on the pages that were asked for, lower case: to join hyphens with


@dataclass(frozen=True, slots=True)
class PrintJob:
    """Which pages of which document; plain values, so that it can be done in a process of its own."""

    path: Path
    cache: Path
    key: str
    settings: ReadSettings
    first: int
    last: int


def print_job(places: Places, config: Config, source: str, sha256: str, pages: tuple[int, int]) -> PrintJob:
    """The job for pages (first, last) of the document with that hash, at `source` below the corpus."""
    row = RegisterRow(source, sha256, "", "", "", "", "", "", "")
    cache = shared_cache(places, config.run)
    return PrintJob(places.corpus / source, cache, keys_for(row, config).read, config.read, *pages)


def printed_pages(job: PrintJob) -> list[PrintedPage]:
    """Those pages as the last run read them; read anew when the cache does not have them.

    Raises:
        UnreadablePdf: when it must be read anew and cannot be.
    """
    from pipeline.read.pdf.rotation import as_shown  # noqa: PLC0415 - heavy

    reading = _reading(job.path, job.cache, job.key, job.settings)
    found = [page for page in _pages(reading) if job.first <= page.number <= job.last]
    words = {word.text.casefold() for page in found for line in page.lines for word in line.words[:-1]}
    known = frozenset(word for word in words if word in reading.known_words)
    shown: list[PrintedPage] = as_shown([replace(page, known=known) for page in found], reading.pages)
    return shown


def page_heights(job: PrintJob) -> dict[int, float]:
    """How high those pages are as shown, in points, by number.

    Raises:
        UnreadablePdf: when the document must be read anew and cannot be.
    """
    pages = _reading(job.path, job.cache, job.key, job.settings).pages
    return {
        page.number: page.width if page.turned % 2 else page.height
        for page in pages
        if job.first <= page.number <= job.last
    }


@lru_cache(maxsize=1)  # whoever points at one page points at the next
def _reading(path: Path, cache: Path, key: str, settings: ReadSettings) -> Reading:
    from pipeline.read import read_document  # noqa: PLC0415 - heavy

    return Cache(cache / "read", Reading).load(key) or read_document(path, settings)


def _pages(reading: Reading) -> Iterator[PrintedPage]:
    section: list[tuple[int, str]] = []
    for page in reading.pages:
        lines: list[PrintedLine] = []
        last: Line | None = None
        for line in page.lines:
            if line.role == "heading":
                section = _under(section, line, runs_on=last is not None and last.role == "heading")
            if line.role != "furniture":
                lines.append(_printed(line, page, tuple(text for _, text in section)))
            last = line
        yield PrintedPage(page.number, tuple(lines), frozenset())


def _under(section: list[tuple[int, str]], line: Line, *, runs_on: bool) -> list[tuple[int, str]]:
    """The headings in force below a heading line; a heading may take two lines."""
    if runs_on and section and section[-1][0] == line.level:
        return [*section[:-1], (line.level, f"{section[-1][1]} {line.text}")]
    return [*((level, text) for level, text in section if level < line.level), (line.level, line.text)]


def _printed(line: Line, page: Page, section: tuple[str, ...]) -> PrintedLine:
    words: list[PrintedWord] = []
    end = 0  # of the word before, in the text of the line
    for word in line.words:
        start = line.text.find(word.text, end)
        glued = start >= 0 and start == end and bool(words)
        words.append(PrintedWord(word.text, word.on(page.number), glued))
        end = start + len(word.text) if start >= 0 else end
    return PrintedLine(tuple(words), section)
