"""Characters of a page by PDFium.

PDFium is asked twice or thrice per character and for all else once per text object (a run in one font and one
place): each question costs as much as several lines of Python.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from math import hypot
from typing import Any

import pypdfium2.raw as pdfium

from pipeline.model import Rect
from pipeline.read.pdf.marks import Face, Glyph
from pipeline.read.pdf.placing import Matrix, Point, Sheet, around, is_slanted, placed, times

SAME = 0.001  # points: PDFium keeps places in single precision
_HARMLESS = " \t\r\n-\u00a0\u00ad\u2010"  # said instead of a hyphen or a blank, by Word at line ends
NARROW = 0.15  # of the type size: the narrowest space between words
_SPACE = 32
_INFERRED = frozenset((32, 13, 10, 2, 0xFFFE))  # codes that PDFium puts in by itself


@dataclass(frozen=True, slots=True)
class _Run:
    """A text object: what its characters have in common. Text space has its origin at each character's own."""

    font: Any
    face: Face
    size: float  # as set in the font's own space
    matrix: Matrix  # text space to the page from the top left; without the place
    low: float  # descent and top of the box in text space
    high: float
    straight: bool  # whether the boxes below hold
    dx0: float  # points to add to the left edge: type that is slanted by its matrix leans out
    dx1: float
    top: float  # of the boxes on the page
    bottom: float


class ReplacedTextError(Exception):
    """A page says what its text should be read as (ActualText); PDFium then does not tell what stands where."""


class _Asked:
    """Places for PDFium's answers, made once."""

    def __init__(self) -> None:
        self.box = pdfium.FS_RECTF()
        self.matrix = pdfium.FS_MATRIX()
        self.number = ctypes.c_float()
        self.x, self.y = ctypes.c_double(), ctypes.c_double()
        self.edges = [ctypes.c_double() for _ in range(4)]
        self.colour = [ctypes.c_uint() for _ in range(4)]
        self.name = ctypes.create_string_buffer(512)
        self.said = (ctypes.c_ushort * 8)()
        self.length = ctypes.c_ulong()


def glyphs_of(textpage: Any, sheet: Sheet) -> list[Glyph]:
    """All characters of a page in PDFium's order; spaces and line ends that PDFium only infers are left out.

    Raises:
        ReplacedTextError: when PDFium gives other characters than those that are printed.
    """
    asked = _Asked()
    faces: dict[Any, Face] = {}
    letters: dict[tuple[Face, int, float], tuple[str, float]] = {}
    glyphs: list[Glyph] = []
    run: _Run | None = None
    last, place, right = 0, (0.0, 0.0), 0.0
    inferred = False
    x, y, box = asked.x, asked.y, asked.box
    shift = sheet.to_page[4]
    for index in range(pdfium.FPDFText_CountChars(textpage)):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        if code in _INFERRED and pdfium.FPDFText_IsGenerated(textpage, index) == 1:
            inferred = code == _SPACE
            continue
        found = pdfium.FPDFText_GetTextObject(textpage, index)
        if not found:
            continue
        address = ctypes.addressof(found.contents)
        if run is None or address != last:
            run = _run(textpage, index, found, sheet, faces, asked)
            last, place = address, (0.0, 0.0)
        pdfium.FPDFText_GetCharOrigin(textpage, index, x, y)
        origin = (x.value, y.value)
        if origin == place and glyphs:  # the letters of a ligature come one by one, all from one place
            text = _text(textpage, index, code)
            if run.straight:
                glyphs[-1] = _ligature(glyphs[-1], text, right + shift + run.dx1)
            else:
                glyphs[-1] = _turned_ligature(glyphs[-1], text, _letter(textpage, index, code, run, asked)[1], run)
            continue
        place = origin
        pdfium.FPDFText_GetLooseCharBox(textpage, index, box)
        face, right = run.face, box.right
        key = (face, code, round(right - origin[0], 2))
        letter = letters.get(key)
        if letter is None:
            letter = letters[key] = _letter(textpage, index, code, run, asked)
        text, advance = letter
        if run.straight:
            left = origin[0] + shift + run.dx0
            if inferred and glyphs and _parts(glyphs[-1], left, face):
                glyphs.append(Glyph(" ", glyphs[-1].x1, run.top, left, run.bottom, face))
            glyphs.append(Glyph(text, left, run.top, left + advance * run.matrix[0] + run.dx1, run.bottom, face))
        else:
            rect = _turned(placed(origin, sheet.to_page), advance, run)
            glyphs.append(Glyph(text, rect.x0, rect.top, rect.x1, rect.bottom, face))
        inferred = False
    return glyphs


def _parts(before: Glyph, left: float, face: Face) -> bool:
    """Whether a space that PDFium infers parts words: one is printed, but drawn together with the letter after it.

    PDFium leaves out a printed space that kerning made narrow, and infers one instead. It infers them between spaced
    letters, too; those stand nearer.
    """
    return before.face is face and NARROW * face.size <= left - before.x1


def _letter(textpage: Any, index: int, code: int, run: _Run, asked: _Asked) -> tuple[str, float]:
    """What a character says, and its advance in text space.

    PDFium tells the advance of a straight character only as a box that holds the ink as well: where ink sticks out,
    the width of the character with this code must do, which may be another one's (a font may have several).
    """
    text = _text(textpage, index, code)
    wide = pdfium.FPDFFont_GetGlyphWidth(run.font, code, run.size, asked.number)
    advance = asked.number.value if wide else 0.0
    if not run.straight:
        return text, advance
    reach = (asked.box.right - asked.x.value) / run.matrix[0]
    ink = asked.edges
    pdfium.FPDFText_GetCharBox(textpage, index, *ink)
    sticks_out = ink[1].value >= asked.box.right - SAME
    return text, advance if sticks_out and 0 < advance <= reach else reach


def _ligature(glyph: Glyph, letter: str, right: float) -> Glyph:
    """A ligature with its next letter: as wide as the box of the whole, not as its first letter by itself."""
    return glyph._replace(text=glyph.text + letter, x1=max(glyph.x1, right))


def _turned_ligature(glyph: Glyph, letter: str, advance: float, run: _Run) -> Glyph:
    """The same on its side: longer by the letter's own advance, in the direction of the text."""
    across, along = advance * run.matrix[0], advance * run.matrix[1]
    return glyph._replace(
        text=glyph.text + letter,
        x0=glyph.x0 + min(0.0, across),
        top=glyph.top + min(0.0, along),
        x1=glyph.x1 + max(0.0, across),
        bottom=glyph.bottom + max(0.0, along),
    )


def _replaced(found: Any, asked: _Asked) -> bool:
    """Whether a text object is to be read as other words. A hyphen or a blank for a blank changes nothing."""
    for index in range(pdfium.FPDFPageObj_CountMarks(found)):
        mark = pdfium.FPDFPageObj_GetMark(found, index)
        if pdfium.FPDFPageObjMark_GetParamValueType(mark, b"ActualText") == pdfium.FPDF_OBJECT_UNKNOWN:
            continue
        told = pdfium.FPDFPageObjMark_GetParamStringValue(mark, b"ActualText", asked.said, 16, asked.length)
        said = "".join(map(chr, asked.said[: asked.length.value // 2])).rstrip("\0") if told else ""
        if not told or asked.length.value > 16 or said.strip(_HARMLESS):
            return True
    return False


def _text(textpage: Any, index: int, code: int) -> str:
    if code in (2, 0xFFFE):
        return "-"  # PDFium's sign for a hyphen at a line end
    if code == 0 or pdfium.FPDFText_HasUnicodeMapError(textpage, index) == 1:
        return f"(cid:{code})"  # as pdfplumber shows a character without a meaning
    return chr(code) if not 0xD800 <= code < 0xE000 else "\ufffd"


def _run(textpage: Any, index: int, found: Any, sheet: Sheet, faces: dict[Any, Face], asked: _Asked) -> _Run:
    if _replaced(found, asked):
        raise ReplacedTextError
    pdfium.FPDFText_GetMatrix(textpage, index, asked.matrix)
    m = asked.matrix
    matrix = times((m.a, m.b, m.c, m.d, 0, 0), sheet.to_page)
    c, d = matrix[2:4]
    pdfium.FPDFTextObj_GetFontSize(found, asked.number)
    size = asked.number.value
    font = pdfium.FPDFTextObj_GetFont(found)
    pdfium.FPDFFont_GetDescent(font, 1000.0, asked.number)
    low = min(asked.number.value, -asked.number.value) / 1000 * size
    high = low + size
    pdfium.FPDFText_GetCharOrigin(textpage, index, asked.x, asked.y)
    y = placed((asked.x.value, asked.y.value), sheet.to_page)[1]
    slant = sorted((c * low, c * high))
    face = _face(found, font, size, matrix, faces, asked)
    heights = sorted((y + d * low, y + d * high))
    straight = m.b == 0 and m.a > 0 and sheet.to_page[:4] == (1, 0, 0, -1)
    return _Run(font, face, size, matrix, low, high, straight, slant[0], slant[1], heights[0], heights[1])


def _face(found: Any, font: Any, size: float, matrix: Matrix, faces: dict[Any, Face], asked: _Asked) -> Face:
    a, b, c, d, _, _ = matrix
    r, g, blue, alpha = asked.colour
    painted = pdfium.FPDFPageObj_GetFillColor(found, r, g, blue, alpha)
    colour = f"#{r.value:02x}{g.value:02x}{blue.value:02x}" if painted else ""
    key = (ctypes.cast(font, ctypes.c_void_p).value, size, a, b, c, d, colour)
    face = faces.get(key)
    if face is None:
        pdfium.FPDFFont_GetBaseFontName(font, asked.name, 512)
        name = asked.name.value.decode("utf-8", "replace")
        upright = a * d < 0 and b * c >= 0  # from the top left, the second axis of upright text points down
        height = abs(d) if upright else hypot(c, d)
        face = faces[key] = Face(name, round(height * abs(size), 3), upright, colour, is_slanted(a, b, c, d))
    return face


def _turned(origin: Point, advance: float, run: _Run) -> Rect:
    """The box of a character whose text does not run straight to the right in PDF's own coordinates."""
    matrix = (*run.matrix[:4], *origin)
    return around(placed((u, v), matrix) for u in (0.0, advance) for v in (run.low, run.high))
