"""The passage of a statement as a picture cut from its page, small enough to stand in the page itself."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2
from PIL import Image, ImageChops, ImageColor, ImageDraw

from pipeline.model import Box, Clause, Rect


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as a data address, with its size in pixels so that a page need not wait for it to be laid out."""

    address: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """A PDF and the statements of which pictures are wanted; plain values, so that another process can draw it."""

    path: Path
    clauses: tuple[Clause, ...]


Drawn = Mapping[str, list[Picture]]  # by id of a statement
Draw = Callable[[Sequence[Drawing]], Sequence[Drawn]]

_SCALE = 1.5  # pixels per point: legible on a phone, some kilobytes a passage
_AROUND = 10.0  # points of the page that show around the words
_APART = 40.0  # points between lines from which a passage is cut in two pictures
_MOST = 4  # pictures of one passage
_LARGEST = 4_000_000  # pixels: more than an A3 page has; a page may say that it is miles wide
_MARK, _EDGE = "#FFF1A8", "#A13F05"
_GREYS = 7  # from paper to ink: enough for type and shading; with those of the mark and its edge they fit in four bits
_STEPS = [round((255 - grey) * (_GREYS - 1) / 255) for grey in range(256)]


def drawn(drawing: Drawing) -> Drawn:
    """The pictures of one document."""
    return passage_pictures(drawing.path, drawing.clauses)


def drawn_here(drawings: Sequence[Drawing]) -> list[Drawn]:
    """Those of some documents, one after another, in this very process: for files that can be trusted."""
    return [drawn(one) for one in drawings]


def passage_pictures(path: Path, clauses: Collection[Clause]) -> dict[str, list[Picture]]:
    """For each clause of one document, by id: its pictures in reading order.

    Empty when the PDF is not there (any more) or cannot be opened or drawn: the page then shows the words only.
    """
    if not path.is_file() or not any(clause.boxes for clause in clauses):
        return {}
    try:
        pdf = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError:  # read by another reader; its words stand in the page all the same
        return {}
    try:
        pages = _Pages(pdf)
        return {clause.id: _cuts(pages, pieces(clause.boxes)[:_MOST]) for clause in clauses}
    finally:
        pdf.close()


def pieces(boxes: Sequence[Box]) -> list[list[Box]]:
    """The boxes of a passage in pieces that stand together: of one page, one column, without a gap between."""
    found: list[list[Box]] = []
    for box in boxes:
        last = found[-1][-1] if found else None
        if (
            last is not None
            and box.page == last.page
            and box.x0 < last.x1  # one line may end before the other begins, but a later column lies to the right
            and -_APART < box.top - last.bottom < _APART
        ):
            found[-1].append(box)
        else:
            found.append([box])
    return found


class _Pages:
    """The pages of a PDF, the last one kept open: most passages stand on the page of the one before."""

    def __init__(self, pdf: Any) -> None:
        self._pdf, self._number, self._page = pdf, 0, None

    def page(self, number: int) -> Any:
        """A page, counted from 1; None when it is not there, or PDFium cannot read it as another reader could."""
        if number > len(self._pdf):
            return None
        if number != self._number:
            if self._page is not None:
                self._page.close()
            self._number, self._page = number, self._opened(number)
        return self._page

    def _opened(self, number: int) -> Any:
        try:
            return self._pdf[number - 1]
        except pypdfium2.PdfiumError:
            return None


def _cuts(pages: _Pages, parts: Sequence[Sequence[Box]]) -> list[Picture]:
    return [picture for part in parts if (picture := _cut(pages, part)) is not None]


def _cut(pages: _Pages, boxes: Sequence[Box]) -> Picture | None:
    """The lines of `boxes` with the words marked; None when the page is not there, or the region is no passage."""
    page = pages.page(boxes[0].page)
    if page is None:
        return None
    width, height = page.get_size()
    first, last = max(0.0, min(b.top for b in boxes)), min(height, max(b.bottom for b in boxes))
    top, bottom = max(0.0, first - _AROUND), min(height, last + _AROUND)
    words = max(0.0, min(b.x0 for b in boxes)), min(width, max(b.x1 for b in boxes))
    if words[1] - words[0] < 1 or bottom - top < 1:  # a box outside the page
        return None
    if width * (bottom - top) * _SCALE**2 > _LARGEST:
        return None
    strip = page.render(scale=_SCALE, crop=(0, height - bottom, 0, top), grayscale=True).to_pil().convert("L")
    lines = strip.crop((0, round((first - top) * _SCALE), strip.width, round((last - top) * _SCALE)))
    left, right = _whole_lines(lines, words, min(box.height for box in boxes))
    x0, x1 = max(0.0, left - _AROUND), min(width, right + _AROUND)
    grey = strip.crop((round(x0 * _SCALE), 0, round(x1 * _SCALE), strip.height))
    saved = BytesIO()
    _marked(grey, [box.shifted(-x0, -top) for box in boxes]).save(saved, format="PNG", bits=4)
    return Picture(f"data:image/png;base64,{b64encode(saved.getvalue()).decode('ascii')}", *grey.size)


def _whole_lines(drawn: Image.Image, words: tuple[float, float], gap: float) -> tuple[float, float]:
    """Between which x the lines of words go on to both sides, until there is nothing for `gap` points.

    Args:
        drawn: those lines over the whole width of the page.
        words: between which x the words stand.
        gap: points that are wider than any space between words.
    """
    pixels = np.asarray(drawn)
    inked = np.flatnonzero(pixels.min(axis=0) != pixels.max(axis=0)) if pixels.size else np.empty(0)
    left, right = words[0] * _SCALE, words[1] * _SCALE
    for place in inked[inked < left][::-1]:
        if left - place > gap * _SCALE:
            break
        left = float(place)
    for place in inked[inked > right]:
        if place - right > gap * _SCALE:
            break
        right = float(place)
    return left / _SCALE, right / _SCALE


def _marked(drawn: Image.Image, rects: Sequence[Rect]) -> Image.Image:
    """A grey picture in few colours, with the rectangles (points from its corner) marked and underlined."""
    layer = Image.new("L", drawn.size, 0)
    pen = ImageDraw.Draw(layer)
    sides = [tuple(_SCALE * side for side in (rect.x0, rect.top, rect.x1, rect.bottom)) for rect in rects]
    for left, upper, right, lower in sides:
        pen.rectangle((left - 1, upper - 1, right + 1, lower + 1), fill=_GREYS)
    shown = ImageChops.add(drawn.point(_STEPS), layer)
    pen = ImageDraw.Draw(shown)
    for left, _, right, lower in sides:
        pen.line((left - 1, lower + 1, right + 1, lower + 1), fill=2 * _GREYS, width=1)  # seen without colour too
    shown.putpalette(_palette())
    return shown


def _palette() -> list[int]:
    """Greys from paper to ink, the same on the mark, and the edge: red, green and blue of each."""
    greys = [1 - step / (_GREYS - 1) for step in range(_GREYS)]
    marked = [round(part * grey) for grey in greys for part in ImageColor.getrgb(_MARK)]
    return [*(round(255 * grey) for grey in greys for _ in range(3)), *marked, *ImageColor.getrgb(_EDGE)]
