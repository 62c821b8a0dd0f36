"""Sets a document without pages on pages of our own, so that the later stages read it as they read a PDF.

Nothing of this setting is handed out: in the end each statement gets its paragraph and its name on the page instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from pipeline.model import Box, Clause, Heading, Line, Page, Place, Reading, Rect, Role, Rule, Table, Word
from pipeline.read.page.lines import CAPTION
from pipeline.read.page.rows import box_of, text_of
from pipeline.read.text.hyphens import words_in
from pipeline.register.flow.blocks import Block, Flowing
from pipeline.register.flow.grid import Spot, spots_of

WIDTH, MARGIN = 595.0, 50.0  # points
SIZE = 10.0  # of the text's type, points
LETTER = 0.5  # of the size: how wide a letter is
PITCH = 1.3  # of the size, from line to line
SIZES = {1: 20.0, 2: 16.0, 3: 13.0}  # of headings by level; deeper ones 11.5
INDENT = 14.0  # points per level of a list
CHAPTER = 2  # headings up to this level begin a page


def set_pages(document: Flowing) -> Reading:
    """Pages with words, lines and the rules of tables, headings as they were given, and where each piece stands."""
    setter = _Setter()
    for block in document.blocks:
        setter.set(block)
    pages = setter.finished()
    known = words_in(line.text for page in pages for line in page.lines if line.role in ("body", "bullet"))
    return Reading(tuple(pages), tuple(setter.headings), (), SIZE, known, places=tuple(setter.places))


@dataclass(slots=True)
class _Setter:
    """Sets block after block; `down` is how far the page is filled, in points."""

    pages: list[Page] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    down: float = MARGIN
    block: int = 0
    paragraph: int = 0  # in its section

    @property
    def page(self) -> int:
        """The number of the page that is being set."""
        return len(self.pages) + 1

    def set(self, block: Block) -> None:
        """Set one block below what is there."""
        first = self.down
        if block.kind == "heading":
            first = self._set_heading(block)
        else:
            self.paragraph += 1
            if block.kind == "table":
                self._set_table(spots_of(block.rows))
            else:
                mark = "• " if block.kind == "item" else ""
                indent = INDENT * max(0, block.level - 1) if mark else 0.0
                role: Role = "bullet" if mark else "caption" if _is_caption(block) else "body"
                self._set_text(f"{mark}{block.text}", role, SIZE, MARGIN + indent)
        box = Box(self.page, 0.0, first, WIDTH, self.down)
        self.places.append(Place(box, self.paragraph, block.place))
        self.down += 0.8 * SIZE

    def _set_heading(self, block: Block) -> float:
        if block.level <= CHAPTER and self.words:
            self._turn()
        self.paragraph, first = 0, self.down
        begin = len(self.lines)
        self._set_text(block.text, "heading", SIZES.get(block.level, 11.5), MARGIN, block.level)
        own = Rect.around(line.box for line in self.lines[begin:]).on(self.page)
        self.headings.append(Heading(block.level, block.text, self.page, own))
        return first

    def _set_text(self, text: str, role: Role, size: float, left: float, level: int = 0) -> None:
        self.block += 1
        bold = role == "heading"
        for number, row in enumerate(_rows(text.split(), size, left, WIDTH - MARGIN)):
            words = [replace(one, rect=one.rect.shifted(down=self.down), bold=bold) for one in row]
            self._add_line(words, "body" if role == "bullet" and number else role, level)
            self.down += PITCH * size

    def _add_line(self, words: Sequence[Word], role: Role, level: int = 0) -> None:
        """A line of the block that is being set, in the type of its words."""
        self.words += words
        box, first = box_of(words, self.page), words[0]
        line = Line(text_of(words), box, tuple(words), role, first.size, first.bold, block=self.block, level=level)
        self.lines.append(line)

    def _set_table(self, spots: Sequence[Spot]) -> None:
        """A grid with every cell ruled."""
        columns, rows = max(s.column + s.columns for s in spots), max(s.row + s.rows for s in spots)
        wide = max(60.0, (WIDTH - 2 * MARGIN) / columns)
        heights = [PITCH * SIZE + 6] * rows
        texts = [list(_rows(s.text.split(), SIZE, 4.0, wide * s.columns - 4)) for s in spots]
        for spot, text in zip(spots, texts, strict=True):
            if spot.rows == 1:
                heights[spot.row] = max(heights[spot.row], PITCH * SIZE * len(text) + 6)
        tops = [self.down + 6 + sum(heights[:row]) for row in range(rows + 1)]
        for spot, text in zip(spots, texts, strict=True):
            left, top = MARGIN + wide * spot.column, tops[spot.row]
            area = Rect(left, top, left + wide * spot.columns, tops[spot.row + spot.rows])
            self.rules += _around(area)
            self.block += 1
            for number, row in enumerate(text):
                down = top + 3 + PITCH * SIZE * number
                self._add_line(
                    [replace(one, rect=one.rect.shifted(left, down), bold=spot.header) for one in row], "body"
                )
        self.down = tops[-1] + 6

    def _turn(self) -> None:
        width = max([WIDTH, *(rule.rect.x1 + MARGIN for rule in self.rules)])
        self.pages.append(
            Page(self.page, width, self.down + MARGIN, tuple(self.words), tuple(self.rules), lines=tuple(self.lines))
        )
        self.words, self.lines, self.rules = [], [], []
        self.down, self.block = MARGIN, 0

    def finished(self) -> list[Page]:
        """All pages."""
        if self.words:
            self._turn()
        return self.pages


def _rows(texts: Iterable[str], size: float, left: float, right: float) -> Iterable[list[Word]]:
    """Words in rows from `left` to `right`, top at 0; none ends in a hyphen, as a broken word would."""
    row: list[Word] = []
    at = left
    for text in texts:
        wide = LETTER * size * len(text)
        if row and at + wide > right and not row[-1].text.endswith("-"):
            yield row
            row, at = [], left
        row.append(Word(text, Rect(at, 0.0, at + wide, size), "", size))
        at += wide + 0.4 * size
    if row:
        yield row


def _is_caption(block: Block) -> bool:
    return block.kind == "caption" or bool(CAPTION.match(block.text))


def _around(area: Rect) -> list[Rule]:
    sides = (
        Rect(area.x0, area.top, area.x1, area.top),
        Rect(area.x0, area.bottom, area.x1, area.bottom),
        Rect(area.x0, area.top, area.x0, area.bottom),
        Rect(area.x1, area.top, area.x1, area.bottom),
    )
    return [Rule(side, 0.5) for side in sides]


def placed(clause: Clause, places: Sequence[Place]) -> Clause:
    """A statement with its paragraph instead of a page."""
    first = clause.boxes[0]
    place = next((one for one in places if one.box.holds(first)), None)
    paragraph, name = (place.paragraph, place.name) if place is not None else (0, "")
    return replace(clause, page=0, boxes=(), paragraph=paragraph, place=name)


def without_page(table: Table) -> Table:
    """A table without the places of our own setting."""
    cells = tuple(replace(cell, box=None) for cell in table.cells)
    return replace(table, page=0, page_end=0, boxes=(), cells=cells)
