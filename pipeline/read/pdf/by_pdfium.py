"""Characters and shapes by PDFium, many times as fast as pdfplumber: the reader of nearly every page.

What comes out is what pdfplumber gives: boxes of characters from their advance and the font's descent, colours as
painted, one shape per sub-path.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pypdfium2

from pipeline.read.pdf.fields import comments_on, written_on
from pipeline.read.pdf.ink import as_seen
from pipeline.read.pdf.marks import Printed, within_reach
from pipeline.read.pdf.pdfium_shapes import shapes_and_images
from pipeline.read.pdf.pdfium_text import ReplacedTextError, glyphs_of
from pipeline.read.pdf.placing import Sheet, sheet_of
from pipeline.read.pdf.tags import is_tagged, tags_on

logger = logging.getLogger(__name__)


class PdfiumReader:
    """A PDF opened by PDFium.

    Raises:
        pypdfium2.PdfiumError: when PDFium cannot open the file.
    """

    def __init__(self, path: Path) -> None:
        self._pdf = pypdfium2.PdfDocument(path)
        self._pdf.init_forms()  # nothing when there are none
        self._tagged = is_tagged(self._pdf.raw)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._pdf.close()

    def __len__(self) -> int:
        return len(self._pdf)

    @property
    def _form(self) -> Any:
        return self._pdf.formenv.raw if self._pdf.formenv else None

    def page(self, number: int) -> Printed | None:
        """What is printed on a page, counted from 1; None when PDFium cannot read it as printed."""
        try:
            page = self._pdf[number - 1]
            try:
                return _with_written(as_seen(_printed(page, number, tagged=self._tagged), page), page, self._form)
            finally:
                page.close()
        except (pypdfium2.PdfiumError, ReplacedTextError) as error:
            logger.info("page %d is left to pdfplumber: %r", number, error)
            return None

    def seen(self, printed: Printed) -> Printed:
        """A page that another library read, with what nobody sees set apart; as it was where PDFium cannot draw it."""
        try:
            page = self._pdf[printed.number - 1]
            try:
                return _with_written(as_seen(printed, page), page, self._form)
            finally:
                page.close()
        except pypdfium2.PdfiumError as error:
            logger.info("page %d cannot be drawn: %r", printed.number, error)
            return printed


def _with_written(printed: Printed, page: Any, form: Any) -> Printed:
    """The page with what stands in its fields and notes."""
    sheet = _sheet(page)
    glyphs, strikes = written_on(page.raw, form, sheet)
    said = comments_on(page.raw, sheet)
    if not glyphs and not strikes and not said:
        return printed
    return replace(printed, glyphs=[*printed.glyphs, *glyphs], shapes=[*printed.shapes, *strikes], comments=said)


def _sheet(page: Any) -> Sheet:
    """What is shown: the crop box within the media box."""
    return sheet_of(page.get_bbox(), page.get_rotation() // 90)


def _printed(page: Any, number: int, *, tagged: bool) -> Printed:
    sheet = _sheet(page)
    textpage = page.get_textpage()
    try:
        glyphs = glyphs_of(textpage.raw, sheet)
    finally:
        textpage.close()
    shapes, images = shapes_and_images(page.raw, sheet)
    return Printed(
        number=number,
        width=sheet.width,
        height=sheet.height,
        glyphs=within_reach(glyphs, sheet.width, sheet.height),
        shapes=shapes,
        images=tuple(rect.on(number) for rect in images),
        tags=tags_on(page.raw, sheet) if tagged else (),
    )
