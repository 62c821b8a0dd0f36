"""What is drawn on each page: words, rules, fills and images, by pdfplumber.

A page is opened once and closed at once: pdfplumber keeps every character of an open page in memory.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdfpage import PDFPage
from pdfplumber.utils.exceptions import PdfminerException
from pdfplumber.utils.text import extract_words

from pipeline.model import Box, Fill, Page, Rule, UnreadablePdf, Word

logger = logging.getLogger(__name__)
# what pdfminer raises on damaged files
DAMAGE = (PDFException, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError)
A4 = (595.0, 842.0)  # points: the size of a page that cannot be read
THIN = 2.5  # points: a filled rectangle thinner than this is a drawn line
BORDER = 4.0  # points: the widest border that is drawn as one rectangle within another
SAME_PLACE = 0.6  # points between two prints of one character in fake bold


def drawn_pages(path: Path) -> Iterator[tuple[Page, int]]:
    """Each page with its words, rules, fills and images, and how many pages there are; `lines` is still empty.

    A page that cannot be read comes out as a page with nothing on it, `unread`: one bad page does not cost the rest.

    Raises:
        UnreadablePdf: when pdfplumber cannot open the file, with the reason in words.
    """
    try:
        with path.open("rb") as file:
            pdf = pdfplumber.open(file)
            # pdf.pages, and so pdf.close(), would fail as a whole on one bad page
            sources = list(PDFPage.create_pages(pdf.doc))
            for number, source in enumerate(sources, start=1):
                yield _one_page(pdf, source, number), len(sources)
    except PdfminerException as error:
        raise UnreadablePdf(path.name, _cause(error)) from error
    except DAMAGE as error:
        raise UnreadablePdf(path.name, f"damaged ({type(error).__name__}: {error})") from error


def _one_page(pdf: Any, source: Any, number: int) -> Page:
    try:
        page = pdfplumber.page.Page(pdf, source, page_number=number)
        try:
            return drawn_page(page)
        finally:
            page.close()
    except (PdfminerException, *DAMAGE) as error:
        logger.warning("page %d cannot be read: %s: %s", number, type(error).__name__, error)
        return Page(number, A4[0], A4[1], unread=True)


def _cause(error: PdfminerException) -> str:
    """Why the file did not open, in words."""
    inner = error.args[0] if error.args else error
    if isinstance(inner, PDFPasswordIncorrect | PDFEncryptionError):
        return "protected with a password"
    return f"damaged, or no PDF ({inner})"


def drawn_page(page: Any) -> Page:
    """One pdfplumber page as our value, in points, origin top left of the visible page."""
    x, y = page.bbox[0], page.bbox[1]
    rules, fills = _rules_and_fills(page, x, y)
    return Page(
        number=page.page_number,
        width=float(page.width),
        height=float(page.height),
        words=_words(page, x, y),
        rules=rules,
        fills=fills,
        images=tuple(
            Box(page.page_number, i["x0"] - x, i["top"] - y, i["x1"] - x, i["bottom"] - y) for i in page.images
        ),
    )


def _words(page: Any, x: float, y: float) -> tuple[Word, ...]:
    found = extract_words(
        _without_doubles(page.chars),
        x_tolerance_ratio=0.2,
        y_tolerance=2,
        keep_blank_chars=False,
        use_text_flow=False,
        extra_attrs=["fontname", "size", "non_stroking_color"],
    )
    return tuple(
        Word(
            text=word["text"],
            x0=word["x0"] - x,
            top=word["top"] - y,
            x1=word["x1"] - x,
            bottom=word["bottom"] - y,
            font=word["fontname"],
            size=round(word["size"], 2),
            bold=_styled(word["fontname"], ("bold", "black", "heavy", "semibold", "demi")),
            italic=_styled(word["fontname"], ("italic", "oblique")),
            upright=bool(word.get("upright", True)),
            colour=_colour(word["non_stroking_color"]),
        )
        for word in found
    )


def _without_doubles(chars: list[Any]) -> list[Any]:
    """Characters that fake bold by printing twice, counted once.

    As pdfplumber's `dedupe_chars`, in linear time: on full pages that one takes half of the reading time.
    """
    kept: list[Any] = []
    seen: set[tuple[str, int, int]] = set()
    for char in chars:
        column, row = int(char["x0"] / SAME_PLACE), int(char["top"] / SAME_PLACE)
        near = ((char["text"], column + dx, row + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1))
        if char["text"] == " " or not any(place in seen for place in near):
            kept.append(char)
        seen.add((char["text"], column, row))
    return kept


def _styled(font: str, marks: tuple[str, ...]) -> bool:
    return any(mark in font.lower() for mark in marks)


def _rules_and_fills(page: Any, x: float, y: float) -> tuple[tuple[Rule, ...], tuple[Fill, ...]]:
    rules: list[Rule] = []
    fills: list[Fill] = []
    for drawn in (*page.lines, *page.rects, *page.curves):
        if not (drawn.get("fill") or drawn.get("stroke")):
            continue
        x0, x1 = drawn["x0"] - x, drawn["x1"] - x
        top, bottom = drawn["top"] - y, drawn["bottom"] - y
        if min(x1 - x0, bottom - top) <= THIN:
            rules.append(Rule(x0, top, x1, bottom, width=float(drawn.get("linewidth") or 0)))
        elif drawn["object_type"] == "rect":
            colour = _colour(drawn.get("non_stroking_color")) if drawn.get("fill") else ""
            fill = Fill(x0, top, x1, bottom, colour=colour, stroked=bool(drawn.get("stroke")))
            frame = _frame(fills[-1], fill) if fills else []
            if frame:
                fills.pop()
                rules += frame
            else:
                fills.append(fill)
    return tuple(rules), tuple(fills)


def _frame(one: Fill, two: Fill) -> list[Rule]:
    """The sides of a frame that is drawn as one rectangle within another (even-odd filled), as rules.

    Some producers draw borders so: two rectangles of one colour that differ by a border's width. Taken for
    fills, they would shade the whole box that they only surround.
    """
    outer, inner = (
        (one, two) if one.x1 - one.x0 + one.bottom - one.top >= two.x1 - two.x0 + two.bottom - two.top else (two, one)
    )
    sides = (inner.x0 - outer.x0, inner.top - outer.top, outer.x1 - inner.x1, outer.bottom - inner.bottom)
    if one.colour != two.colour or not one.colour or min(sides) < -0.1 or max(sides) > BORDER or max(sides) < 0.05:
        return []
    left, above, right, below = sides
    drawn = [
        (left, Rule(outer.x0, outer.top, inner.x0, outer.bottom, width=left)),
        (above, Rule(outer.x0, outer.top, outer.x1, inner.top, width=above)),
        (right, Rule(inner.x1, outer.top, outer.x1, outer.bottom, width=right)),
        (below, Rule(outer.x0, inner.bottom, outer.x1, outer.bottom, width=below)),
    ]
    return [rule for width, rule in drawn if width >= 0.05]


def _colour(value: Any) -> str:
    """A PDF colour (grey, RGB or CMYK, parts 0..1) as '#rrggbb'; '' for patterns and the unknown."""
    parts = value if isinstance(value, list | tuple) else (value,)
    if not all(isinstance(part, int | float) for part in parts):
        return ""
    if len(parts) == 1:
        parts = (parts[0],) * 3
    elif len(parts) == 4:
        parts = tuple((1 - part) * (1 - parts[3]) for part in parts[:3])
    if len(parts) != 3:
        return ""
    return "#" + "".join(f"{round(255 * min(1, max(0, part))):02x}" for part in parts)
