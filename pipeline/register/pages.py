"""A quick look at a document: the text of its first pages, its largest type and its metadata, by PDFium.

PDFium reads plain text about fifty times as fast as pdfplumber, which is enough to tell which document this is.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pipeline.model import Cause, UnreadablePdf
from pipeline.register.flow.blocks import Flowing
from pipeline.register.flow.kinds import flowing
from pipeline.register.mending import mended

RUNNING = 120  # characters of a running head or foot at most
_DIGITS = re.compile(r"\b\d{1,3}\b")  # a page number; a year stays
LETTERS = 3_000  # of a document without pages that count as a page
TITLE_LINES = 12  # blocks that are looked at as those of a title page
PAGES = 10  # that are looked at, from the first page with text on


@dataclass(frozen=True, slots=True)
class TitleLine:
    """A line of the title page with the height of its type in points."""

    text: str
    size: float


@dataclass(frozen=True, slots=True)
class Glance:
    """What a quick look gives: title page lines, the pages' texts, metadata, and the number of pages."""

    title_lines: tuple[TitleLine, ...]
    pages: tuple[str, ...]  # title page first
    metadata_title: str
    metadata_author: str
    page_count: int
    running: tuple[str, ...] = ()  # lines that most of the pages repeat: running heads and feet


def glance(path: Path, source: str) -> Glance:
    """Look at the first pages of `path`, or of a repaired copy of it where it gives none as it is.

    Of a document without pages (a web page) it is the beginning that is looked at.

    Raises:
        UnreadablePdf: when neither can be opened or has a page that can be read.
    """
    document = flowing(path)
    if document is not None:
        return _glance_over(document)
    try:
        return _glance(path, source)
    except UnreadablePdf as error:
        if error.cause.kind in _HOPELESS:
            raise
        with TemporaryDirectory() as folder:
            copy = mended(path, Path(folder))
            if copy is None:
                raise
            return _glance(copy, source)


def _glance_over(document: Flowing) -> Glance:
    """The same of a document without pages: so many characters are a page, and its first heading is its title."""
    texts = [block.text or " ".join(cell.text for row in block.rows for cell in row) for block in document.blocks]
    whole = "\n".join(texts)
    pages = tuple(whole[at : at + LETTERS] for at in range(0, min(len(whole), PAGES * LETTERS), LETTERS))
    first = next((block for block in document.blocks if block.kind == "heading"), None)
    opening = document.blocks[:TITLE_LINES]
    lines = tuple(TitleLine(one.text, 24.0 if one is first else 10.0) for one in opening if one.text)
    return Glance(lines, pages, document.title, "", 0)


_HOPELESS = ("leeg", "wachtwoord", "geen-pdf")  # no copy helps


def _glance(path: Path, source: str) -> Glance:
    import pypdfium2  # noqa: PLC0415 - a run that finds all up to date opens no document

    try:
        pdf = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise UnreadablePdf(source, _reason(path, error)) from error
    try:
        if len(pdf) == 0:
            raise UnreadablePdf(source, Cause("geen-paginas"))
        return _look(pdf, source)
    finally:
        pdf.close()


def _reason(path: Path, error: Exception) -> Cause:
    if path.stat().st_size == 0:
        return Cause("leeg")
    if "password" in str(error).lower():
        return Cause("wachtwoord")
    with path.open("rb") as file:
        if b"%PDF-" not in file.read(1024):
            return Cause("geen-pdf")
    return Cause("afgekapt", (str(error),))


def _look(pdf: Any, source: str) -> Glance:
    """What the first pages say; a damaged one among them is passed over."""
    import pypdfium2  # noqa: PLC0415 - as above

    lines: tuple[TitleLine, ...] = ()
    texts: list[str] = []
    opened = 0
    for number in range(min(len(pdf), PAGES + 2)):
        try:
            page = pdf[number]
            textpage = page.get_textpage()
        except pypdfium2.PdfiumError:
            continue
        opened += 1
        text = _plain(textpage.get_text_range()).replace("\ufffe", "-").replace("\r", "")
        if text.strip() and len(texts) < PAGES:
            if not texts:
                lines = _title_lines(textpage)
            texts.append(text)
        textpage.close()
        page.close()
    if not opened:
        raise UnreadablePdf(source, Cause("eerste-paginas"))
    title, author = _property(pdf, "Title"), _property(pdf, "Author")
    return Glance(lines, tuple(texts), title, author, len(pdf), _running(texts))


def _property(pdf: Any, name: str) -> str:
    """A property of the file; '' where it is no text (half of a character's two codes, for one)."""
    try:
        return str(pdf.get_metadata_value(name))
    except UnicodeDecodeError:
        return ""


def _plain(text: str) -> str:
    """Text that can be written: half of a character's two codes becomes U+FFFD."""
    return text.encode("utf-8", "replace").decode() if any("\ud800" <= c <= "\udfff" for c in text) else text


def _running(texts: Sequence[str]) -> tuple[str, ...]:
    """The short lines that most pages have in common, page numbers aside, in the order of the page."""
    pages = [{_DIGITS.sub("", line).strip() for line in text.splitlines()} for text in texts]
    often = Counter(line for page in pages for line in page if 3 <= len(line) <= RUNNING)
    enough = max(2, math.ceil(len(pages) / 2))
    lines = [" ".join(line.split()) for text in texts for line in text.splitlines()]
    kept = [line for line in lines if often[_DIGITS.sub("", line).strip()] >= enough]
    return tuple({_DIGITS.sub("", line).strip(): line for line in reversed(kept)}.values())[::-1]


def _title_lines(textpage: Any) -> tuple[TitleLine, ...]:
    """The lines of the title page with their size: the height of the tallest character, ascenders included."""
    lines: list[TitleLine] = []
    raw = _plain(textpage.get_text_range())
    if len(raw) != textpage.count_chars():  # characters outside the BMP count twice: sizes cannot be told
        return tuple(TitleLine(" ".join(line.split()), 0.0) for line in raw.splitlines() if line.strip())
    sized = ((char, *textpage.get_charbox(i, loose=True)) for i, char in enumerate(raw))
    for is_break, chars in groupby(sized, key=lambda c: c[0] in "\r\n"):
        run = list(chars)
        text = " ".join("".join(c[0] for c in run).split())
        if not is_break and text:
            lines.append(TitleLine(text, max(round(c[4] - c[2], 1) for c in run if not c[0].isspace())))
    return tuple(lines)
