"""The questions to PDFium that are asked of each character and text object, without what ctypes checks at each call.

Each of the thousands of characters of a page is asked after four or five times: plain calls take a third of the time.
What they are given must therefore be right: a page's text as `c_void_p`, whole numbers, and places by `byref`.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from ctypes import c_int, c_uint, c_void_p
from typing import Any

import pypdfium2.raw as pdfium


def plainly(function: Any, answer: Any) -> Callable[..., Any]:
    """PDFium's function by its address, giving a number of the type `answer`."""
    return ctypes.PYFUNCTYPE(answer)(ctypes.cast(function, c_void_p).value or 0)


get_unicode = plainly(pdfium.FPDFText_GetUnicode, c_uint)
is_generated = plainly(pdfium.FPDFText_IsGenerated, c_int)
get_text_object = plainly(pdfium.FPDFText_GetTextObject, c_void_p)  # its address; None for what PDFium inferred
get_origin = plainly(pdfium.FPDFText_GetCharOrigin, c_int)
get_box = plainly(pdfium.FPDFText_GetLooseCharBox, c_int)

count_marks = plainly(pdfium.FPDFPageObj_CountMarks, c_int)
get_matrix = plainly(pdfium.FPDFText_GetMatrix, c_int)
get_font = plainly(pdfium.FPDFTextObj_GetFont, c_void_p)  # its address
get_font_size = plainly(pdfium.FPDFTextObj_GetFontSize, c_int)
get_fill = plainly(pdfium.FPDFPageObj_GetFillColor, c_int)
