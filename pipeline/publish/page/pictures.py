"""The passage of a statement as a picture cut from its page, small enough to stand in the page itself."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image, ImageChops, ImageDraw

from pipeline.model import Box, Clause


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as a data address, with its size in pixels so that a page need not wait for it to be laid out."""

    address: str
    width: int
    height: int


_SCALE = 1.5  # pixels per point: legible on a phone, some kilobytes a passage
_AROUND = 10.0  # points of the page that show around the words
_APART = 40.0  # points between lines from which a passage is cut in two pictures
_MOST = 4  # pictures of one passage
_MARK, _EDGE = "#FFF1A8", "#A13F05"
_COLOURS = 16  # enough for type, shading and the mark; half of what photographs' compression takes, and sharper


def passage_pictures(path: Path, clauses: Collection[Clause]) -> dict[str, list[Picture]]:
    """For each clause of one document, by id: its pictures in reading order.

    Empty when the PDF is not there (any more) or cannot be opened: the page then shows the words only.
    """
    if not path.is_file() or not any(clause.boxes for clause in clauses):
        return {}
    try:
        pdf = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError:  # read by another reader; its words stand in the page all the same
        return {}
    try:
        return {clause.id: _cuts(pdf, pieces(clause.boxes)[:_MOST]) for clause in clauses}
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
            and box.x0 < last.x1
            and last.x0 < box.x1
            and -_APART < box.top - last.bottom < _APART
        ):
            found[-1].append(box)
        else:
            found.append([box])
    return found


def _cuts(pdf: Any, parts: Sequence[Sequence[Box]]) -> list[Picture]:
    return [picture for part in parts if (picture := _cut(pdf, part)) is not None]


def _cut(pdf: Any, boxes: Sequence[Box]) -> Picture | None:
    """The region of `boxes` with the words marked; None when the page is not there."""
    if boxes[0].page > len(pdf):
        return None
    page = pdf[boxes[0].page - 1]
    width, height = page.get_size()
    x0, x1 = max(0.0, min(b.x0 for b in boxes) - _AROUND), min(width, max(b.x1 for b in boxes) + _AROUND)
    top, bottom = max(0.0, min(b.top for b in boxes) - _AROUND), min(height, max(b.bottom for b in boxes) + _AROUND)
    if x1 - x0 < 1 or bottom - top < 1:  # a box outside the page
        return None
    drawn = page.render(scale=_SCALE, crop=(x0, height - bottom, width - x1, top)).to_pil().convert("RGB")
    page.close()
    layer = Image.new("RGB", drawn.size, "white")
    pen = ImageDraw.Draw(layer)
    for box in boxes:
        left, upper = (box.x0 - x0) * _SCALE - 1, (box.top - top) * _SCALE - 1
        right, lower = (box.x1 - x0) * _SCALE + 1, (box.bottom - top) * _SCALE + 1
        pen.rectangle((left, upper, right, lower), fill=_MARK)
        pen.line((left, lower, right, lower), fill=_EDGE, width=1)  # seen without colour too
    saved = BytesIO()
    few = ImageChops.multiply(drawn, layer).quantize(_COLOURS).convert("RGB")
    few.save(saved, format="WEBP", lossless=True)
    address = f"data:image/webp;base64,{b64encode(saved.getvalue()).decode('ascii')}"
    return Picture(address, *drawn.size)
