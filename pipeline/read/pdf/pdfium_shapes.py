"""Painted paths and images of a page by PDFium."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from math import hypot
from typing import Any

import pypdfium2.raw as pdfium

from pipeline.model import Rect
from pipeline.read.pdf.marks import LONGEST, Kind, Shape
from pipeline.read.pdf.placing import SAME, Matrix, Point, Sheet, around, placed, times

DEEPEST = 16  # forms within forms; a form that contains itself would have no end
SAME_POINT = 0.001  # points: PDFium keeps coordinates in single precision


def shapes_and_images(page: Any, sheet: Sheet) -> tuple[list[Shape], list[Rect]]:
    """Shapes, one per sub-path, and the boxes of images; from the top left, in the order of painting."""
    shapes: list[Shape] = []
    images: list[Rect] = []
    for item, matrix in _objects(page, sheet.to_page):
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            shapes += _shapes(item, matrix)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            own = times(_matrix(item), matrix)
            images.append(around(placed(corner, own) for corner in ((0, 0), (0, 1), (1, 0), (1, 1))))
    return shapes, images


def _objects(page: Any, matrix: Matrix) -> Iterator[tuple[Any, Matrix]]:
    """Paths and images of the page and of the forms on it, each with the matrix from its surroundings to the page."""
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        yield from _within(pdfium.FPDFPage_GetObject(page, index), matrix, DEEPEST)


def _within(item: Any, matrix: Matrix, depth: int) -> Iterator[tuple[Any, Matrix]]:
    if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_FORM:
        yield item, matrix
    elif depth:
        inner = times(_matrix(item), matrix)
        for index in range(pdfium.FPDFFormObj_CountObjects(item)):
            yield from _within(pdfium.FPDFFormObj_GetObject(item, index), inner, depth - 1)


def _matrix(item: Any) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, found):
        return SAME
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _shapes(item: Any, matrix: Matrix) -> Iterator[Shape]:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, mode, stroke)
    filled, stroked = mode.value != pdfium.FPDF_FILLMODE_NONE, bool(stroke.value)
    if not (filled or stroked):
        return
    width = ctypes.c_float()
    pdfium.FPDFPageObj_GetStrokeWidth(item, width)
    colour = _colour(item) if filled else ""
    own = times(_matrix(item), matrix)
    thick = width.value * hypot(own[0], own[1]) if stroked else 0.0
    for points, outline in _sub_paths(item, own):
        kind = _kind(points)
        yield Shape(
            kind, around(points), thick, filled, stroked, colour, () if kind == "rect" else _kept(points, outline)
        )


def _kept(points: list[Point], outline: list[Point]) -> tuple[Point, ...]:
    """The outline of a path, its corners alone where it is long, and nothing where these are many, too.

    A rectangle with round corners has few corners and, in what browsers write, a hundred control points.
    """
    return next((tuple(kept) for kept in (outline, points) if len(kept) <= LONGEST), ())


def _colour(item: Any) -> str:
    parts = [ctypes.c_uint() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetFillColor(item, *parts):
        return ""
    return "#" + "".join(f"{part.value:02x}" for part in parts[:3])


def _sub_paths(item: Any, matrix: Matrix) -> Iterator[tuple[list[Point], list[Point]]]:
    """The corners of each sub-path, a closed one ending where it began; and these with the control points of curves.

    The control points of long paths are left out: asking for them takes time.
    """
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[Point] = []
    outline: list[Point] = []
    bends = 0
    for index in range(pdfium.FPDFPath_CountSegments(item)):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            bends += 1
            if bends % 3:
                if len(outline) <= LONGEST:
                    pdfium.FPDFPathSegment_GetPoint(segment, x, y)
                    outline.append(placed((x.value, y.value), matrix))
                continue
        elif kind == pdfium.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points, outline
            points, outline = [], []
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        points.append(placed((x.value, y.value), matrix))
        outline.append(points[-1])
        if pdfium.FPDFPathSegment_GetClose(segment) and not _same(points[0], points[-1]):
            points.append(points[0])
            outline.append(points[0])
    if len(points) > 1:
        yield points, outline


def _same(one: Point, other: Point) -> bool:
    return abs(one[0] - other[0]) < SAME_POINT and abs(one[1] - other[1]) < SAME_POINT


def _kind(points: list[Point]) -> Kind:
    corners = points[:-1] if len(points) > 2 and _same(points[0], points[-1]) else points
    if len(corners) == 2:
        return "line"
    if len(corners) != 4:
        return "curve"
    one, two, three, four = corners
    across = _level(one, two, 1) and _level(two, three, 0) and _level(three, four, 1) and _level(four, one, 0)
    down = _level(one, two, 0) and _level(two, three, 1) and _level(three, four, 0) and _level(four, one, 1)
    return "rect" if across or down else "curve"


def _level(one: Point, other: Point, axis: int) -> bool:
    return abs(one[axis] - other[axis]) < SAME_POINT
