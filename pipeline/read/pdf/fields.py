"""What somebody filled in or wrote on a page: form fields, free text notes, and lines that strike text out.

These are annotations, no part of the page's own content, and readers of text do not see them.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from pipeline.model import Rect
from pipeline.read.pdf.marks import Face, Glyph, Shape
from pipeline.read.pdf.placing import Sheet, around, placed

FONT = "Invulveld"
UNSEEN = 0x02 | 0x20  # flags: hidden, not to be viewed
SIZE = (6.0, 11.0)  # points: the type of a field that sets its own by its height
OF_HEIGHT = 0.6  # of a field's height that its type has
WIDE = 0.5  # em a character, on average
LINE = 1.2  # em a line
TICK = "✓"
LONGEST = 2000  # characters of a field that are read
_CHOICES = (pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON)
_TEXTS = (pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX)
_COMMENTS = (
    pdfium.FPDF_ANNOT_TEXT, pdfium.FPDF_ANNOT_HIGHLIGHT, pdfium.FPDF_ANNOT_UNDERLINE, pdfium.FPDF_ANNOT_SQUIGGLY,
    pdfium.FPDF_ANNOT_STRIKEOUT, pdfium.FPDF_ANNOT_CARET,
)  # fmt: skip


def written_on(page: Any, form: Any, sheet: Sheet) -> tuple[list[Glyph], list[Shape]]:
    """The characters that stand in fields and notes, laid out within their boxes, and the lines that strike out."""
    glyphs: list[Glyph] = []
    shapes: list[Shape] = []
    for note in _seen_on(page):
        glyphs += _letters(_text_of(note, form), _rect_of(note, sheet))
        shapes += _strikes(note, sheet)
    return glyphs, shapes


def comments_on(page: Any, sheet: Sheet) -> list[tuple[Rect, str]]:
    """What notes say that show nothing on the page itself: comments, and words beside what is marked."""
    found: list[tuple[Rect, str]] = []
    for note in _seen_on(page):
        if pdfium.FPDFAnnot_GetSubtype(note) in _COMMENTS:
            said = " ".join(_said(pdfium.FPDFAnnot_GetStringValue, note, b"Contents").split())
            found += [(_rect_of(note, sheet), said)] if said else []
    return found


def _seen_on(page: Any) -> Iterator[Any]:
    """The fields and notes of a page that are not hidden; each is open until the next is asked for."""
    for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
        note = pdfium.FPDFPage_GetAnnot(page, index)
        if not note:
            continue
        try:
            if not pdfium.FPDFAnnot_GetFlags(note) & UNSEEN:
                yield note
        finally:
            pdfium.FPDFPage_CloseAnnot(note)


def _text_of(note: Any, form: Any) -> str:
    kind = pdfium.FPDFAnnot_GetSubtype(note)
    if kind == pdfium.FPDF_ANNOT_FREETEXT:
        return _said(pdfium.FPDFAnnot_GetStringValue, note, b"Contents")
    if kind != pdfium.FPDF_ANNOT_WIDGET or form is None:
        return ""
    field = pdfium.FPDFAnnot_GetFormFieldType(form, note)
    if field in _CHOICES:
        return TICK if pdfium.FPDFAnnot_IsChecked(form, note) else ""
    return _said(pdfium.FPDFAnnot_GetFormFieldValue, form, note) if field in _TEXTS else ""


def _said(ask: Any, *about: Any) -> str:
    """PDFium's answer to a question for text; '' when there is none."""
    length = ask(*about, None, 0)
    if length <= 2:
        return ""
    answer = ctypes.create_string_buffer(length)
    ask(*about, ctypes.cast(answer, ctypes.POINTER(ctypes.c_ushort)), length)
    return answer.raw[:length].decode("utf-16-le", "replace").rstrip("\0")[:LONGEST]


def _rect_of(note: Any, sheet: Sheet) -> Rect:
    found = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(note, found)
    return around(placed((x, y), sheet.to_page) for x in (found.left, found.right) for y in (found.top, found.bottom))


def _letters(text: str, rect: Rect) -> Iterator[Glyph]:
    """The characters from the top left of their box, broken where it ends; a single line stands in its middle."""
    if not text.strip() or rect.width <= 0:
        return
    size = min(max(OF_HEIGHT * rect.height, SIZE[0]), SIZE[1])
    lines = list(_broken(text, max(1, int(rect.width / (WIDE * size)))))
    face = Face(FONT, size, colour="#000000")
    top = rect.middle - size / 2 if len(lines) == 1 else rect.top
    for number, line in enumerate(lines):
        step = min(WIDE * size, rect.width / max(1, len(line)))
        above = top + number * LINE * size
        for place, letter in enumerate(line):
            left = rect.x0 + place * step
            yield Glyph(letter, left, above, left + step, above + size, face)


def _broken(text: str, width: int) -> Iterator[str]:
    for part in text.splitlines():
        line = ""
        for word in part.split():
            if line and len(line) + 1 + len(word) > width:
                yield line
                line = ""
            line = f"{line} {word}" if line else word
        if line:
            yield line


def _strikes(note: Any, sheet: Sheet) -> Iterator[Shape]:
    """A line through the middle of each piece of text that a note strikes out."""
    if pdfium.FPDFAnnot_GetSubtype(note) != pdfium.FPDF_ANNOT_STRIKEOUT:
        return
    quad = pdfium.FS_QUADPOINTSF()
    for index in range(pdfium.FPDFAnnot_CountAttachmentPoints(note)):
        if pdfium.FPDFAnnot_GetAttachmentPoints(note, index, quad):
            corners = ((quad.x1, quad.y1), (quad.x2, quad.y2), (quad.x3, quad.y3), (quad.x4, quad.y4))
            box = around(placed(corner, sheet.to_page) for corner in corners)
            yield Shape("line", Rect(box.x0, box.middle, box.x1, box.middle), 1.0, False, True)
