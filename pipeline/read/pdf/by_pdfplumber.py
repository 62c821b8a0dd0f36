"""Characters and shapes by pdfplumber: slower than PDFium, and the reader for what PDFium cannot read."""

from __future__ import annotations

import logging
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import PdfminerException

from pipeline.model import Box, Cause, Rect, UnreadablePdf
from pipeline.read.pdf.marks import LONGEST, Face, Glyph, Printed, Shape, colour_of, within_reach
from pipeline.read.pdf.placing import is_slanted, runs_level

logger = logging.getLogger(__name__)
# what pdfminer raises on damaged files
DAMAGE = (
    PSException, ValueError, TypeError, LookupError, AttributeError, ArithmeticError, AssertionError, RecursionError,
    NotImplementedError, struct.error, zlib.error,
)  # fmt: skip


class PlumberReader:
    """A PDF opened by pdfplumber.

    Raises:
        UnreadablePdf: when pdfplumber cannot open the file.
    """

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb")
        try:
            self._pdf = pdfplumber.open(self._file)
            # pdf.pages, and so pdf.close(), would fail as a whole on one bad page
            self._sources = list(PDFPage.create_pages(self._pdf.doc))
        except PdfminerException as error:
            self._file.close()
            raise UnreadablePdf(path.name, _cause(error)) from error
        except DAMAGE as error:
            self._file.close()
            raise UnreadablePdf(path.name, Cause("beschadigd", (f"{type(error).__name__}: {error}",))) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._file.close()

    def __len__(self) -> int:
        return len(self._sources)

    def page(self, number: int) -> Printed | None:
        """What is printed on a page, counted from 1; None when it cannot be read."""
        if number > len(self):
            return None
        try:
            page = pdfplumber.page.Page(self._pdf, self._sources[number - 1], page_number=number)
            try:
                return _printed(page)
            finally:
                page.close()  # an open page keeps its characters
        except (PdfminerException, *DAMAGE) as error:
            logger.warning("page %d cannot be read: %s: %s", number, type(error).__name__, error)
            return None


def _cause(error: PdfminerException) -> Cause:
    """Why the file did not open."""
    inner = error.args[0] if error.args else error
    if isinstance(inner, PDFPasswordIncorrect | PDFEncryptionError):
        return Cause("wachtwoord")
    return Cause("beschadigd", (str(inner),))


def _printed(page: Any) -> Printed:
    media, crop = page.mediabox, page.cropbox  # what is shown is what lies in both
    x, y = max(media[0], crop[0]), max(media[1], crop[1])
    width, height = float(min(media[2], crop[2]) - x), float(min(media[3], crop[3]) - y)
    return Printed(
        number=page.page_number,
        width=width,
        height=height,
        glyphs=within_reach(_glyphs(page, x, y), width, height),
        shapes=list(_shapes(page, x, y)),
        images=tuple(
            Box(page.page_number, i["x0"] - x, i["top"] - y, i["x1"] - x, i["bottom"] - y) for i in page.images
        ),
    )


def _glyphs(page: Any, x: float, y: float) -> Iterator[Glyph]:
    faces: dict[Any, Face] = {}
    for char in page.chars:
        upright, size = bool(char["upright"]) and runs_level(*char["matrix"][:2]), char["size"]
        if not upright:  # pdfplumber's size is the height of the box, which for turned text is the advance
            size = round(char["width"] if abs(char["matrix"][0]) < abs(char["matrix"][1]) else size, 3)
        slanted = not upright and is_slanted(*char["matrix"][:4])
        key = (char["fontname"], size, upright, char["non_stroking_color"], slanted)
        face = faces.get(key)
        if face is None:
            face = faces[key] = Face(key[0], size, upright, colour_of(key[3]), slanted)
        yield Glyph(char["text"], char["x0"] - x, char["top"] - y, char["x1"] - x, char["bottom"] - y, face)


def _shapes(page: Any, x: float, y: float) -> Iterator[Shape]:
    for drawn in (*page.lines, *page.rects, *page.curves):
        filled = bool(drawn.get("fill"))
        yield Shape(
            drawn["object_type"],
            Rect(drawn["x0"] - x, drawn["top"] - y, drawn["x1"] - x, drawn["bottom"] - y),
            float(drawn.get("linewidth") or 0),
            filled,
            bool(drawn.get("stroke")),
            colour_of(drawn.get("non_stroking_color")) if filled else "",
            _outline(drawn, x, y),
        )


def _outline(drawn: Any, x: float, y: float) -> tuple[tuple[float, float], ...]:
    """Corners and control points, the first again at the end of a closed path; none for rectangles and long paths.

    Where these are too many together, the corners alone: those of a rectangle with round corners in many small bends.
    """
    path: list[Any] = drawn.get("path") or []
    if drawn["object_type"] == "rect" or len(path) > LONGEST:
        return ()
    for steps in ([step[1:] for step in path], [step[-1:] for step in path if len(step) > 1]):
        points = [(px - x, py - y) for step in steps for px, py in step]
        if points and path[-1][0] == "h" and points[0] != points[-1]:
            points.append(points[0])
        if len(points) <= LONGEST:
            return tuple(points)
    return ()
