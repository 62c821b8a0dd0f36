"""What is drawn on each page: words, rules, fills and images.

PDFium reads, many times as fast as pdfplumber; what PDFium cannot read is read by pdfplumber, which gives the same
(the tests hold the two against each other). A page is let go before the next one is read: both keep all characters
of an open page in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pypdfium2

from pipeline.model import Page, UnreadablePdf
from pipeline.read.pdf.apart import set_apart
from pipeline.read.pdf.by_pdfium import PdfiumReader
from pipeline.read.pdf.drawn_bullets import with_drawn_bullets
from pipeline.read.pdf.marks import Printed, Reader
from pipeline.read.pdf.raised import without_marks
from pipeline.read.pdf.rotation import set_upright
from pipeline.read.pdf.shapes import curves_of, rules_and_fills
from pipeline.read.pdf.words import words_of

A4 = (595.0, 842.0)  # points: the size of a page that cannot be read


def drawn_pages(path: Path) -> Iterator[tuple[Page, int]]:
    """Each page with its words, rules, fills and images, and how many pages there are; `lines` is still empty.

    A page that cannot be read comes out as a page with nothing on it, `unread`: one bad page does not cost the rest.

    Raises:
        UnreadablePdf: when neither PDFium nor pdfplumber can open the file, with the reason in words.
    """
    with ExitStack() as stack:
        slow = cache(lambda: stack.enter_context(_plumber(path)))  # opened when it is needed, and once
        second = cache(lambda: _or_none(slow))  # where PDFium opened the file, it need not
        try:
            fast: PdfiumReader | None = stack.enter_context(PdfiumReader(path))
        except pypdfium2.PdfiumError:
            fast = None
        total = len(fast or slow())
        for number in range(1, total + 1):
            printed = _printed(number, fast, slow if fast is None else second)
            yield (Page(number, *A4, unread=True) if printed is None else drawn_page(printed)), total


def drawn_page(printed: Printed) -> Page:
    """A page as printed, its characters as words and its shapes as rules and fills."""
    printed, turned = set_upright(printed)
    level = [glyph for glyph in printed.glyphs if not glyph.face.slanted]
    words, shapes = with_drawn_bullets(without_marks(words_of(level)), printed.shapes)
    rules, fills = rules_and_fills(shapes)
    words, rules, apart = set_apart(printed, words, rules)
    return Page(
        number=printed.number,
        width=printed.width,
        height=printed.height,
        words=words,
        rules=rules,
        fills=fills,
        images=printed.images,
        curves=curves_of(shapes),
        tags=() if turned else printed.tags,
        turned=turned,
        apart=apart,
    )


def _printed(number: int, fast: PdfiumReader | None, slow: Callable[[], Reader | None]) -> Printed | None:
    """The page by PDFium, or by pdfplumber where PDFium sees nothing: it takes damaged pages for empty ones."""
    printed = fast.page(number) if fast is not None else None
    if printed is not None and (printed.glyphs or printed.shapes or printed.images):
        return printed
    reader = slow()
    if reader is None:
        return printed
    printed = reader.page(number)
    return fast.seen(printed) if fast is not None and printed is not None else printed


def _or_none(open_: Callable[[], Reader]) -> Reader | None:
    """The reader, where it can open the file."""
    try:
        return open_()
    except UnreadablePdf:
        return None


def _plumber(path: Path) -> Reader:
    from pipeline.read.pdf.by_pdfplumber import PlumberReader  # noqa: PLC0415 - loading it takes long, and is rarely needed

    return PlumberReader(path)
