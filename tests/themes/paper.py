"""Small documents made of blocks, for tests: what the reader would hand on."""

from __future__ import annotations

import re
from functools import cache
from itertools import count

from pipeline.config import ClauseSettings, Config, Theme, default_config_path, load_config
from pipeline.model import Box, Cell, Clause, Heading, Line, Page, Reading, Rect, RegisterRow, Role, Table, Word
from pipeline.themes import find_clauses
from pipeline.themes.passages import Passage

LINE = 14.0  # points from line to line


@cache
def config() -> Config:
    """The configuration that comes with the program."""
    return load_config(default_config_path())


def settings() -> ClauseSettings:
    """Its rules for clauses."""
    return config().clauses


def themes() -> tuple[Theme, ...]:
    """Its themes."""
    return config().themes


def policy(kind: str = "inkoopbeleid", year: str = "2024", sector: str = "vv") -> RegisterRow:
    """The register's row of a policy document."""
    return RegisterRow("beleid.pdf", "0", "beleid", kind, "Test", "vgz", year, sector, "Beleid")  # type: ignore[arg-type]


def paper(*pages: str) -> Reading:
    """A reading of pages, each a text with a block a paragraph: '# ' heading, '* ' bullet, '> ' frame, '~ ' footnote.

    A new line within a block is a line of the page; an empty line ends the block.
    """
    made = [_page(number, text) for number, text in enumerate(pages, 1)]
    headings = tuple(
        Heading(line.level, line.text, page.number, line.box)
        for page in made
        for line in page.lines
        if line.role == "heading"
    )
    known = frozenset(word.lower() for text in pages for word in text.split() if not word.endswith("-"))
    return Reading(tuple(made), headings, body_size=10.0, known_words=known)


def _page(number: int, text: str) -> Page:
    tops = count(60.0, LINE)
    lines: list[Line] = []
    for block, part in enumerate(text.strip().split("\n\n"), 1):
        for place, row in enumerate(part.split("\n")):
            role, level, words = _role(row.strip(), lines[-1].role if place else "body")
            top = next(tops)
            box = Box(number, 60.0, top, 60.0 + 5 * len(words), top + 10)
            drawn = tuple(
                Word(match[0], Rect(60.0 + 5 * match.start(), top, 60.0 + 5 * match.end(), top + 10))
                for match in re.finditer(r"\S+", words)
            )
            lines.append(Line(words, box, drawn, role=role, block=block, level=level))
    words_of_page = tuple(word for line in lines for word in line.words)
    return Page(number, 595.0, 842.0, words=words_of_page, lines=tuple(lines))


def _role(row: str, before: Role) -> tuple[Role, int, str]:
    if row.startswith("#"):
        marks, words = row.split(" ", 1)
        return "heading", len(marks), words
    for mark, role in (("* ", "bullet"), ("> ", "aside"), ("~ ", "footnote")):
        if row.startswith(mark):
            return role, 0, row if role == "bullet" else row[2:]  # type: ignore[return-value]
    return ("body" if before == "heading" else before) if before != "bullet" else "body", 0, row


def clauses(*pages: str, year: str = "2024", sector: str = "vv") -> list[Clause]:
    """The clauses of such a document under the rules that come with the program."""
    return find_clauses(policy(year=year, sector=sector), paper(*pages), [], themes(), settings())


def passage(text: str, *section: str, lead_in: str = "", before: str = "", kind: str = "zin") -> Passage:
    """A passage somewhere on page 1."""
    return Passage(text, (Box(1, 60.0, 60.0, 500.0, 70.0),), section, lead_in=lead_in, before=before, kind=kind)


def table(caption: str, *rows: tuple[str, ...]) -> Table:
    """A table on page 1 with one header row; the first column is 100 points wide, as are the others."""
    width = len(rows[0])
    boxes = [[Box(1, 60.0 + 100 * c, 400.0 + LINE * r, 160.0 + 100 * c, 412.0 + LINE * r) for c in range(width)]
             for r in range(len(rows))]  # fmt: skip
    return Table(
        id="t1", label="Tabel 1", caption=caption, n="", page=1, page_end=1,
        boxes=(Box(1, 60.0, 400.0, 60.0 + 100 * width, 400.0 + LINE * len(rows)),),
        section=("1 Tarieven",), header_rows=1, grid=rows,
        cells=tuple(Cell(r, c, 1, 1, boxes[r][c]) for r in range(len(rows)) for c in range(width)),
    )  # fmt: skip
