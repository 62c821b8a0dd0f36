"""What a tagged PDF says of its own text: headings, cells, what is decoration, and in which order it is read.

Browsers, office programs and Typst write such a tree. It is told here as it stands; `read/page/tags` judges it.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from pipeline.model import Tag
from pipeline.read.pdf.placing import Sheet, around, placed

MOST = 50_000  # elements of one page that are looked at: a larger tree is no text
DEEPEST = 60  # levels
_LEVELS = {"Title": 1, "H": 1, **{f"H{n}": n for n in range(1, 7)}}
_BLOCKS = {"P", "LI", "Caption", "TOCI", "Note", "BlockQuote", "Code", "Formula", "Aside", "FENote", *_LEVELS}
_CELLS = {"TH", "TD"}


class _Said(NamedTuple):
    """What the tree says of a piece of text."""

    block: int  # number of the paragraph, item, heading or cell that it is of, in the order of the tree
    kind: str
    level: int


def is_tagged(document: Any) -> bool:
    """Whether a document says that it is tagged."""
    return bool(pdfium.FPDFCatalog_IsTagged(document))


def tags_on(page: Any, sheet: Sheet) -> tuple[Tag, ...]:
    """Each text object of a page with what the tree says of it; those of which it says nothing are left out."""
    said = _said_on(page)
    return tuple(tag for found in _text_objects(page) if (tag := _tag(found, said, sheet)) is not None)


def _text_objects(page: Any) -> Iterator[Any]:
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        found = pdfium.FPDFPage_GetObject(page, index)
        if pdfium.FPDFPageObj_GetType(found) == pdfium.FPDF_PAGEOBJ_TEXT:
            yield found


def _tag(found: Any, said: dict[int, _Said], sheet: Sheet) -> Tag | None:
    number = pdfium.FPDFPageObj_GetMarkedContentID(found)
    one = said.get(number)
    artifact = one is None and _is_artifact(found)
    if one is None and not artifact:
        return None
    edges = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(found, *edges):
        return None
    left, bottom, right, top = (edge.value for edge in edges)
    box = around(placed(corner, sheet.to_page) for corner in ((left, bottom), (right, top)))
    return Tag(box, "artifact") if one is None else Tag(box, one.kind, one.block, one.level)  # type: ignore[arg-type]


def _is_artifact(found: Any) -> bool:
    name, length = (ctypes.c_ushort * 16)(), ctypes.c_ulong()
    for index in range(pdfium.FPDFPageObj_CountMarks(found)):
        mark = pdfium.FPDFPageObj_GetMark(found, index)
        if pdfium.FPDFPageObjMark_GetName(mark, name, 32, length):
            text = "".join(map(chr, name[: max(0, length.value // 2 - 1)]))
            if text == "Artifact":
                return True
    return False


def _said_on(page: Any) -> dict[int, _Said]:
    """For each number of marked content, what the tree says of it."""
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if not tree:
        return {}
    try:
        return _walked(tree)
    finally:
        pdfium.FPDF_StructTree_Close(tree)


def _walked(tree: Any) -> dict[int, _Said]:
    said: dict[int, _Said] = {}
    tops = [pdfium.FPDF_StructTree_GetChildAtIndex(tree, n) for n in range(pdfium.FPDF_StructTree_CountChildren(tree))]
    todo = [(element, _Said(-1, "text", 0), 0) for element in reversed(tops) if element]
    seen = 0
    while todo and seen < MOST:
        element, above, depth = todo.pop()
        seen += 1
        own = _own(_type_of(element), above, seen)
        inner = []
        for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
            number = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)
            if number >= 0:
                said.setdefault(number, own if own.block >= 0 else own._replace(block=seen))
            elif depth < DEEPEST and (child := pdfium.FPDF_StructElement_GetChildAtIndex(element, index)):
                inner.append((child, own, depth + 1))
        todo += reversed(inner)
    return said


def _own(kind: str, above: _Said, number: int) -> _Said:
    """What an element is: an item stays one item whatever stands in it, and so does a cell."""
    if kind in _CELLS:
        return _Said(number, "head" if kind == "TH" else "cell", 0)
    if above.kind in ("head", "cell"):
        return above
    if kind in _LEVELS:
        return _Said(number, "heading", _LEVELS[kind])
    if kind in _BLOCKS and above.kind != "heading" and not (kind == "P" and above.block >= 0):
        return _Said(number, "text", 0)
    return above


def _type_of(element: Any) -> str:
    name = (ctypes.c_ushort * 32)()
    length = pdfium.FPDF_StructElement_GetType(element, name, 64)
    return "".join(map(chr, name[: max(0, min(length, 64) // 2 - 1)]))
