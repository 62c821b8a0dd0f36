"""Characters of a page by PDFium.

PDFium is asked twice or thrice per character and for all else once per text object (a run in one font and one
place): each question costs as much as several lines of Python.
"""

from __future__ import annotations

import ctypes
from ctypes import byref, c_void_p
from dataclasses import replace
from math import hypot
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from pipeline.read.pdf.marks import Face, Glyph
from pipeline.read.pdf.pdfium_calls import (
    count_marks,
    get_box,
    get_fill,
    get_font,
    get_font_size,
    get_matrix,
    get_origin,
    get_text_object,
    get_unicode,
    is_generated,
)
from pipeline.read.pdf.placing import Matrix, Point, Sheet, around, is_slanted, placed, runs_level, times

RAISED = 0.2  # of the type size: how high above the base line the foot of a raised digit is
SMALL = 0.6  # of it: its height at most
DIGIT = 0.7  # of a type size: the height of its digits
SAME = 0.001  # points: PDFium keeps places in single precision
_HARMLESS = " \t\r\n-\u00a0\u00ad\u2010"  # said instead of a hyphen or a blank, by Word at line ends
NARROW = 0.15  # of the type size: the narrowest space between words
_SPACE = 32
_INFERRED = frozenset((32, 13, 10, 2, 0xFFFE))  # codes that PDFium puts in by itself


class _Type(NamedTuple):
    """How a text object is set. Text space has its origin at each character's own."""

    font: Any
    face: Face
    size: float  # as set in the font's own space
    matrix: Matrix  # text space to the page from the top left; without the place
    low: float  # descent and top of the box in text space
    high: float
    straight: bool  # whether the boxes of its characters stand beside each other on the page
    dx0: float  # points to add to the left edge: type that is slanted by its matrix leans out
    dx1: float
    above: float  # top and bottom of the boxes from the origin
    below: float


class _Raised(NamedTuple):
    """A letter that stands above the base line in a font of its own shapes for that."""

    face: Face  # in the size that the letter looks like
    foot: float  # points from the base line up to its own


class _Letter(NamedTuple):
    """A character of a font."""

    text: str
    advance: float  # in text space
    raised: _Raised | None
    sure: bool = True  # whether all of this code and width are so: a raised digit is as wide as a lowered one


class ReplacedTextError(Exception):
    """A page says what its text should be read as (ActualText); PDFium then does not tell what stands where."""


class _Asked:
    """Places for PDFium's answers, made once; `at_...` says where each is."""

    def __init__(self, textpage: Any) -> None:
        self.text = c_void_p(ctypes.cast(textpage, c_void_p).value)
        self.box, self.matrix, self.number = pdfium.FS_RECTF(), pdfium.FS_MATRIX(), ctypes.c_float()
        self.x, self.y = ctypes.c_double(), ctypes.c_double()
        self.at_box, self.at_matrix, self.at_number = byref(self.box), byref(self.matrix), byref(self.number)
        self.at_x, self.at_y = byref(self.x), byref(self.y)
        self.for_each = (self.text, self.x, self.y, self.box, self.at_x, self.at_y, self.at_box)
        self.edges = [ctypes.c_double() for _ in range(4)]
        self.colour = [ctypes.c_uint() for _ in range(4)]
        self.at_colour = [byref(part) for part in self.colour]
        self.name = ctypes.create_string_buffer(512)
        self.said = (ctypes.c_ushort * 8)()
        self.length = ctypes.c_ulong()


def glyphs_of(textpage: Any, sheet: Sheet) -> list[Glyph]:
    """All characters of a page in PDFium's order; spaces and line ends that PDFium only infers are left out.

    Raises:
        ReplacedTextError: when PDFium gives other characters than those that are printed.
    """
    asked = _Asked(textpage)
    types: dict[Any, _Type] = {}
    letters: dict[Face, dict[tuple[int, float], _Letter]] = {}  # by code and width
    glyphs: list[Glyph] = []
    last: int | None = None
    place, right, inferred = (0.0, 0.0), 0.0, False
    text_at, x, y, box, at_x, at_y, at_box = asked.for_each
    shift = sheet.to_page[4]
    new, made = tuple.__new__, Glyph  # a page has thousands: as Glyph(...), at half the price
    for index in range(pdfium.FPDFText_CountChars(textpage)):
        code = get_unicode(text_at, index)
        if code in _INFERRED and is_generated(text_at, index) == 1:
            inferred = code == _SPACE
            continue
        address = get_text_object(text_at, index)
        if not address:
            continue
        get_origin(text_at, index, at_x, at_y)
        origin = (x.value, y.value)
        if address != last:
            type_ = _type(index, address, sheet, types, asked)
            last, place = address, (0.0, 0.0)
            face, straight, behind, along = type_.face, type_.straight, type_.dx1, type_.matrix[0]
            high = placed(origin, sheet.to_page)[1]
            top, bottom = high + type_.above, high + type_.below
            known = letters.setdefault(face, {})
        if origin == place and glyphs:  # the letters of a ligature come one by one, all from one place
            glyphs[-1] = _with_next(glyphs[-1], textpage, index, code, type_, asked, right + shift + behind)
            continue
        place = origin
        get_box(text_at, index, at_box)
        right = box.right
        key = (code, round(right - origin[0], 2))
        letter = known.get(key)
        if letter is None or not letter.sure:
            letter = known[key] = _letter(textpage, index, code, type_, asked)
        text, advance, raised, _ = letter
        if not straight:
            glyphs.append(_turned(text, placed(origin, sheet.to_page), advance, type_))
        else:
            left = origin[0] + shift + type_.dx0
            if inferred and glyphs and _parts(glyphs[-1], left, face):
                glyphs.append(Glyph(" ", glyphs[-1].x1, top, left, bottom, face))
            end = left + advance * along + behind
            glyphs.append(new(made, (text, left, top, end, bottom, face)))
            if raised is not None:
                glyphs[-1] = _set_higher(glyphs[-1], raised, high, type_)
        inferred = False
    return glyphs


def _parts(before: Glyph, left: float, face: Face) -> bool:
    """Whether a space that PDFium infers parts words: one is printed, but drawn together with the letter after it.

    PDFium leaves out a printed space that kerning made narrow, and infers one instead. It infers them between spaced
    letters, too; those stand nearer.
    """
    return before.face is face and NARROW * face.size <= left - before.x1


def _letter(textpage: Any, index: int, code: int, type_: _Type, asked: _Asked) -> _Letter:
    """What a character says, its advance in text space, and how it is raised.

    PDFium tells the advance of a straight character only as a box that holds the ink as well: where ink sticks out,
    the width of the character with this code must do, which may be another one's (a font may have several).
    """
    text = _text(textpage, index, code)
    wide = pdfium.FPDFFont_GetGlyphWidth(type_.font, code, type_.size, asked.number)
    advance = asked.number.value if wide else 0.0
    if not type_.straight:
        return _Letter(text, advance, None)
    reach = (asked.box.right - asked.x.value) / type_.matrix[0]
    ink = asked.edges
    pdfium.FPDFText_GetCharBox(textpage, index, *ink)
    sticks_out = ink[1].value >= asked.box.right - SAME
    advance = advance if sticks_out and 0 < advance <= reach else reach
    head, foot = ink[3].value - asked.y.value, ink[2].value - asked.y.value
    small = text.isdecimal() and 0 < head - foot <= SMALL * type_.face.size
    return _Letter(text, advance, _raised(type_.face, head, foot) if small else None, not small)


def _raised(face: Face, head: float, foot: float) -> _Raised | None:
    """How a small digit is raised that the font itself has for marks of notes; its places are points above the line."""
    if foot < RAISED * face.size:
        return None
    return _Raised(replace(face, size=round(2 * (head - foot) / DIGIT) / 2), foot)


def _set_higher(glyph: Glyph, raised: _Raised, line: float, type_: _Type) -> Glyph:
    """A raised digit with the box that it would have in type of its size; `line` is the base line of its text."""
    share = raised.face.size / type_.face.size
    top, bottom = (line - raised.foot + share * side for side in (type_.above, type_.below))
    return glyph._replace(top=top, bottom=bottom, face=raised.face)


def _with_next(glyph: Glyph, textpage: Any, index: int, code: int, type_: _Type, asked: _Asked, right: float) -> Glyph:
    """A ligature with its next letter; `right` is where the box of the whole ends when its text is straight."""
    text = _text(textpage, index, code)
    if type_.straight:
        return _ligature(glyph, text, right)
    return _turned_ligature(glyph, text, _letter(textpage, index, code, type_, asked).advance, type_)


def _ligature(glyph: Glyph, letter: str, right: float) -> Glyph:
    """A ligature with its next letter: as wide as the box of the whole, not as its first letter by itself."""
    return glyph._replace(text=glyph.text + letter, x1=max(glyph.x1, right))


def _turned_ligature(glyph: Glyph, letter: str, advance: float, type_: _Type) -> Glyph:
    """The same on its side: longer by the letter's own advance, in the direction of the text."""
    across, along = advance * type_.matrix[0], advance * type_.matrix[1]
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


def _type(index: int, address: int, sheet: Sheet, types: dict[Any, _Type], asked: _Asked) -> _Type:
    """How the text object at `address` is set, of which the character `index` is one."""
    at = c_void_p(address)
    if count_marks(at) and _replaced(ctypes.cast(address, pdfium.FPDF_PAGEOBJECT), asked):
        raise ReplacedTextError
    get_matrix(asked.text, index, asked.at_matrix)
    m = asked.matrix
    get_font_size(at, asked.at_number)
    painted = get_fill(at, *asked.at_colour)
    r, g, blue, _ = asked.colour
    colour = (r.value, g.value, blue.value) if painted else None
    key = (get_font(at), asked.number.value, m.a, m.b, m.c, m.d, colour)
    found = types.get(key)
    if found is None:
        found = types[key] = _made(ctypes.cast(address, pdfium.FPDF_PAGEOBJECT), key, sheet, asked)
    return found


def _made(found: Any, key: tuple[Any, ...], sheet: Sheet, asked: _Asked) -> _Type:
    _, size, *four, colour = key
    matrix = times((*four, 0, 0), sheet.to_page)
    a, b, c, d, _, _ = matrix
    font = pdfium.FPDFTextObj_GetFont(found)
    pdfium.FPDFFont_GetDescent(font, 1000.0, asked.number)
    low = min(asked.number.value, -asked.number.value) / 1000 * size
    high = low + size
    pdfium.FPDFFont_GetBaseFontName(font, asked.name, 512)
    name = asked.name.value.decode("utf-8", "replace")
    # From the top left, the second axis of upright text points down.
    upright = a * d < 0 and b * c >= 0 and runs_level(a, b)
    height = abs(d) if upright else hypot(c, d)
    painted = "#" + "".join(f"{part:02x}" for part in colour) if colour else ""
    face = Face(name, round(height * abs(size), 3), upright, painted, is_slanted(a, b, c, d))
    slant = sorted((c * low, c * high))
    heights = sorted((d * low, d * high))
    straight = four[1] == 0 and four[0] > 0 and sheet.to_page[:4] == (1, 0, 0, -1)
    return _Type(font, face, size, matrix, low, high, straight, slant[0], slant[1], heights[0], heights[1])


def _turned(text: str, origin: Point, advance: float, type_: _Type) -> Glyph:
    """A character of text that does not run straight to the right in PDF's own coordinates."""
    matrix = (*type_.matrix[:4], *origin)
    rect = around(placed((u, v), matrix) for u in (0.0, advance) for v in (type_.low, type_.high))
    return Glyph(text, rect.x0, rect.top, rect.x1, rect.bottom, type_.face)
