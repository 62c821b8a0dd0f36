"""A web page as blocks: what a visitor reads of it, without menus, scripts and what is hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Literal
from urllib.parse import quote, urlsplit

from pipeline.model import Cause, UnreadablePdf
from pipeline.register.flow.blocks import WIDEST, Block, BlockKind, Cell, Flowing, in_one_line
from pipeline.register.flow.markup import decoded, is_too_deep, tags

MOST = 200_000  # blocks of a document
LARGEST = 20_000  # cells of a table
ADDRESS = "data-address"  # of a section: where its text was fetched
_PASSED_OVER = tags(
    "script style noscript template head nav footer form button select textarea svg math canvas iframe object "
    "audio video dialog -comment -doctype"
)
_APART = tags(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody td tfoot th "
    "thead tr ul"
)
_ROLES = tags("navigation banner contentinfo search complementary dialog alertdialog menu menubar toolbar")
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)

Event = tuple[Literal["in", "out"], Any]


def read_web(data: bytes, name: str) -> Flowing:
    """The blocks of a web page, from its bytes.

    Raises:
        UnreadablePdf: when its elements stand too deep within one another, or it says nothing.
    """
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 - few runs meet a web page

    text = decoded(data)
    if is_too_deep(text):
        raise UnreadablePdf(name, Cause("te-diep"))
    tree = LexborHTMLParser(text)
    title = tree.css_first("head title")
    reader = _Reader()
    own = _main_of(tree)
    if own.tag == "body":  # what stands beside the text of a whole page is no part of it
        for beside in tree.css("aside, header"):
            beside.decompose()
    reader.read(own)
    if not reader.blocks:
        raise UnreadablePdf(name, Cause("niets-erop"))
    return Flowing(in_one_line(title.text()) if title is not None else "", tuple(reader.blocks))


def _main_of(tree: Any) -> Any:
    """What the page says is its own text, where it says so of exactly one part; else all of it."""
    for selector in ("main", "[role=main]", "article"):
        found = tree.css(selector)
        if len(found) == 1:
            return found[0]
    return tree.body


def _walk(top: Any) -> Iterator[Event]:
    """Each node as it begins and ends; what a visitor does not read is passed over. Never deeper than one step."""
    node = top
    while True:
        yield "in", node
        child = None if _is_passed_over(node) else node.child
        if child is not None:
            node = child
            continue
        while True:
            yield "out", node
            if node == top:
                return
            if node.next is not None:
                node = node.next
                break
            node = node.parent


def _is_passed_over(node: Any) -> bool:
    if node.is_text_node:
        return True
    if node.tag in _PASSED_OVER:
        return True
    given = node.attributes
    return (
        "hidden" in given
        or (given.get("aria-hidden") or "").lower() == "true"
        or (given.get("role") or "").lower() in _ROLES
        or bool(_HIDDEN.search(given.get("style") or ""))
    )


class _Reader:
    """Gathers blocks while a page is walked."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._text: list[str] = []
        self._open: list[tuple[str, int]] = []  # headings and list items that are open: tag, level
        self._lists = 0
        self._address = ""  # where this part of the text was fetched
        self._names: list[str] = []  # that were met since the last block
        self._place = ""  # of the heading above
        self._began = False  # whether the open list item has said something

    def read(self, top: Any) -> None:
        """Walk a part of a page."""
        inside: Any = None  # a table that is walked as a whole
        for way, node in _walk(top):
            if inside is not None:
                if way == "out" and node == inside:
                    inside = None
                continue
            if len(self.blocks) >= MOST:
                return
            if node.is_text_node:
                if way == "in":
                    self._text.append(node.text_content or "")
            elif node.tag == "table" and way == "in" and not _is_passed_over(node):
                self._flush()
                self._take_table(node)
                inside = node
            elif way == "in":
                self._enter(node)
            else:
                self._leave(node)
        self._flush()

    def _enter(self, node: Any) -> None:
        tag, given = node.tag, node.attributes
        if tag in _APART:
            self._flush()
        elif tag == "br":
            self._text.append(" ")
        if ADDRESS in given:
            self._address, self._place = _address(given[ADDRESS] or ""), ""
        name = given.get("id") or (given.get("name") if tag == "a" else None)
        if name:
            self._names.append(name)
        if re.fullmatch("h[1-6]", tag):
            self._open.append((tag, int(tag[1])))
        elif tag == "figcaption":
            self._open.append((tag, 0))
        elif tag == "li":
            self._open.append((tag, max(1, self._lists)))
            self._began = False
        self._lists += tag in ("ul", "ol")

    def _leave(self, node: Any) -> None:
        tag = node.tag
        if tag in _APART:
            self._flush()
        if self._open and self._open[-1][0] == tag:
            self._open.pop()
        self._lists -= tag in ("ul", "ol")

    def _flush(self) -> None:
        text = in_one_line("".join(self._text))
        self._text.clear()
        if not text:
            return
        tag, level = self._open[-1] if self._open else ("", 0)
        kind: BlockKind = "text"
        if tag.startswith("h"):
            kind = "heading"
            self._place = self._named()
        elif tag in ("caption", "figcaption"):
            kind = "caption"
        elif tag == "li" and not self._began:
            kind, self._began = "item", True
        self.blocks.append(Block(kind, text, level if kind in ("heading", "item") else 0, place=self._own_place(kind)))
        self._names.clear()

    def _named(self) -> str:
        return f"{self._address}#{quote(self._names[-1], safe='')}" if self._names else self._address

    def _own_place(self, kind: BlockKind) -> str:
        return self._named() if self._names and kind != "heading" else self._place or self._address

    def _take_table(self, table: Any) -> None:
        """A table as one block; its caption is a paragraph before it. One row or column is no table but a layout."""
        rows = _rows_of(table)
        width = max((sum(cell.columns for cell in row) for row in rows), default=0)
        for caption in table.css("caption")[:1]:
            self._open.append(("caption", 0))
            self._text.append(caption.text())
            self._flush()
            self._open.pop()
        if len(rows) > 1 and width > 1 and width * len(rows) <= LARGEST:
            self.blocks.append(Block("table", rows=rows, place=self._own_place("table")))
        else:
            for cell in (cell for row in rows for cell in row):
                self._text.append(cell.text)
                self._flush()


def _rows_of(table: Any) -> tuple[tuple[Cell, ...], ...]:
    """The cells of a table row by row; those of a table within a cell are text of that cell."""
    rows: list[list[Cell]] = []
    cell: Any = None
    text: list[str] = []
    for way, node in _walk(table):
        if cell is None and way == "in" and node.tag == "tr":
            rows.append([])
        elif cell is None and way == "in" and node.tag in ("td", "th") and rows and not _is_passed_over(node):
            cell, text = node, []
        elif cell is not None and way == "out" and node == cell:
            given = cell.attributes
            wide, high = _span(given.get("colspan")), _span(given.get("rowspan"))
            rows[-1].append(Cell(in_one_line("".join(text)), wide, high, header=cell.tag == "th"))
            cell = None
        elif cell is not None and way == "in":
            text.append((node.text_content or "") if node.is_text_node else " " if node.tag in {*_APART, "br"} else "")
    return tuple(tuple(row[:WIDEST]) for row in rows if row)


def _span(given: str | None) -> int:
    return max(1, min(WIDEST, int(given))) if given and given.isascii() and given.isdigit() and len(given) < 5 else 1


def _address(given: str) -> str:
    """An address that a link may lead to; '' for any other."""
    try:
        parts = urlsplit(given)
    except ValueError:
        return ""
    return (
        quote(parts._replace(fragment="").geturl(), safe="/:?&=%+,;@~.-_()")
        if parts.scheme in ("http", "https")
        else ""
    )
