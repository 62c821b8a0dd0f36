"""What the reader hands on: words, drawn lines and text lines of each page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from pipeline.model.geometry import Box, Rect
from pipeline.model.reason import Finding

PAPER = "#ffffff"
Role = Literal["body", "heading", "bullet", "caption", "footnote", "furniture", "contents", "margin", "aside"]
"""What a text line is: `furniture` repeats on pages (running header, footer, page number), `contents` stands
on a contents page, `margin` is a note or paragraph number beside the column, `bullet` begins a list item, `aside`
is prose in a frame or on a shading, beside the running text."""


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters without white space, in one font and size, in PDF points, origin top left."""

    text: str
    rect: Rect
    font: str = ""
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    upright: bool = True  # False for text turned by 90 degrees
    colour: str = ""  # fill as '#rrggbb', '' when unknown

    def on(self, page: int) -> Box:
        """Where it stands on that page."""
        return self.rect.on(page)


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line, or the thin filled rectangle that stands for one; an upright one is (nearly) without width."""

    rect: Rect
    width: float = 0.0  # of the stroke, points

    @property
    def horizontal(self) -> bool:
        """Whether it runs from left to right."""
        return self.rect.width >= self.rect.height


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled or stroked rectangle with both sides longer than a line is wide: shading, a text box, a cell."""

    rect: Rect
    colour: str = ""  # fill as '#rrggbb'; '' when it is only stroked
    stroked: bool = False

    @property
    def shades(self) -> bool:
        """Whether it colours the paper."""
        return self.colour not in ("", PAPER)


@dataclass(frozen=True, slots=True)
class Curve:
    """A short painted path that is no rectangle and no level or upright line: a sector, a dot, a slanting line."""

    points: tuple[tuple[float, float], ...]  # corners and control points in order, PDF points, origin top left
    colour: str = ""  # fill as '#rrggbb'; '' when it is only stroked

    @property
    def shades(self) -> bool:
        """Whether it colours the paper."""
        return self.colour not in ("", PAPER)


TagKind = Literal["text", "heading", "head", "cell", "artifact"]


@dataclass(frozen=True, slots=True)
class Tag:
    """What a tagged PDF says of a run of text: `head` and `cell` are of a table, an `artifact` is no text of it."""

    rect: Rect
    kind: TagKind
    block: int = -1  # of the paragraph, item or cell that it is of, in the order of the tree; -1 for artifacts
    level: int = 0  # of a heading, from 1; 0 otherwise


ApartKind = Literal["onzichtbaar", "doorgehaald", "watermerk", "plaatje-met-tekst", "opmerking"]


@dataclass(frozen=True, slots=True)
class Apart:
    """What is on a page and is no text of it: words that nobody sees, that are struck through, or that lie across
    others (a watermark), and a picture of text.
    """

    kind: ApartKind
    box: Box
    text: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A text line as a person reads it: one row of one column, hyphen at its end still in place."""

    text: str
    box: Box
    words: tuple[Word, ...]
    role: Role = "body"
    size: float = 0.0  # of most of its characters, points
    bold: bool = False
    column: int = 0  # 0-based within its band; -1 when it spans the columns
    block: int = 0  # number of the paragraph on the page: lines of one paragraph share it
    level: int = 0  # of a heading, from 1; 0 otherwise


@dataclass(frozen=True, slots=True)
class Page:
    """One page, upright, in PDF points, origin top left.

    `words`, `rules`, `fills` and `curves` are everything drawn, for finding tables and charts; `lines` is the text in
    reading order.
    """

    number: int  # counted from 1
    width: float
    height: float
    words: tuple[Word, ...] = ()
    rules: tuple[Rule, ...] = ()
    fills: tuple[Fill, ...] = ()
    images: tuple[Box, ...] = ()
    curves: tuple[Curve, ...] = ()
    lines: tuple[Line, ...] = ()
    contents: bool = False  # a contents page
    unread: bool = False  # no text layer: a scan
    apart: tuple[Apart, ...] = ()  # what was set apart from the words
    tags: tuple[Tag, ...] = ()  # what the file says of its own text, where it is tagged
    chapter: str = ""  # that its running head or foot names, where no heading of the text does
    turned: int = 0  # quarter turns clockwise that set its text upright; all boxes are those of the turned page


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the document; level counts from 1 (outermost)."""

    level: int
    text: str
    page: int
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block of a document without pages stands: `box` is where it was set for reading, and is never shown."""

    box: Box
    paragraph: int  # of its section, counted from 1; 0 for a heading
    name: str = ""  # '#name' or 'https://.../#name', as a link leads to it


TreeUse = Literal["headings", "levels", "running-heads", "header-rows", "order"]


@dataclass(frozen=True, slots=True)
class Structure:
    """What the tree of a tagged PDF was worth, and what it was used for."""

    tagged: bool = False
    covered: float = 0.0  # of the words of all pages
    agreement: float = 0.0  # of its headings that look like headings, too; 0 when it has none
    used: tuple[TreeUse, ...] = ()


UNTAGGED = Structure()


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as read: its pages in order, its headings in reading order, and what went wrong."""

    pages: tuple[Page, ...]
    headings: tuple[Heading, ...] = ()
    findings: tuple[Finding, ...] = ()
    body_size: float = 0.0  # font size of most of the text, points
    known_words: frozenset[str] = field(default_factory=frozenset)  # unbroken words, lower case: for joining hyphens
    structure: Structure = UNTAGGED  # what the tree of a tagged PDF was used for
    places: tuple[Place, ...] = ()  # of a document without pages (web, Word): where each block stands
