"""Running text as paragraphs under their headings: what a column, page or table cuts in two is whole again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from pipeline.model import Box, Heading, Line, Page, Reading, Table
from pipeline.read import join_lines, without_ornament

BULLET = re.compile(r"^\s*(?:[•▪■●○◦‣⁃∙·►▶➢✓✔*–—o-]|\(?(?:\d{1,2}|[a-z])[.)])\s+")
NUMBERING = re.compile(r"^\W*(?P<number>\d+(?:\.\d+)*|[A-Z]\.\d+(?:\.\d+)*|[A-Z](?=[. ]))\.?\s+")
BESIDE = ("aside", "margin")  # roles of what stands beside the running text: a frame, a note in the margin
RUNNING = ("body", "bullet", *BESIDE)
CLOSING = "”’\"')]»"  # behind the end of a sentence
ONE_SIZE = 0.06  # by what share of it the type of one paragraph may differ
LINE_OF_TEXT = 8  # words of a line that is no legend and no axis
_MARKED = re.compile(r"\s*(?:[•▪■●○◦‣∙]|[-–—]\s+(?:[^\W\d]|€))")


@dataclass(frozen=True, slots=True)
class Piece:
    """A line's share of a text: from `start` up to the next piece stands in `box`."""

    start: int
    box: Box


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together, joined; `listed` for a bullet (without its mark), `heading` for a heading."""

    text: str
    pieces: tuple[Piece, ...]
    section: tuple[str, ...]
    listed: bool = False
    aside: bool = False
    heading: bool = False
    sizes: frozenset[float] = frozenset()  # of the words of its last line, points; 0 where one is not known

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """The boxes of the lines that characters `start` to `end` stand on."""
        ends = [piece.start for piece in self.pieces[1:]] + [len(self.text)]
        return tuple(p.box for p, stop in zip(self.pieces, ends, strict=True) if p.start < end and start < stop)


def paragraphs_of(reading: Reading, tables: Sequence[Table]) -> list[Paragraph]:
    """The running text as paragraphs; what a column, page or table cuts in two is whole again."""
    paragraphs: list[Paragraph] = []
    for section, lines in _blocks(reading, tables):
        aside = lines[0].role in BESIDE
        last = next((n for n in reversed(range(len(paragraphs))) if paragraphs[n].aside == aside), None)
        if last is not None and _runs_on(paragraphs[last], section, lines):
            paragraphs[last] = _extended(paragraphs[last], lines, reading.known_words)
        else:
            headed = lines[0].role == "heading"
            fresh = Paragraph("", (), section, listed=_listed(lines[0]), aside=aside, heading=headed)
            paragraphs.append(_extended(fresh, lines, reading.known_words))
    return [paragraph for paragraph in paragraphs if paragraph.text]


def _blocks(reading: Reading, tables: Sequence[Table]) -> Iterator[tuple[tuple[str, ...], list[Line]]]:
    """Lines of one paragraph or heading of one page, with the headings above them (a heading's own is the last)."""
    path: list[tuple[int, str]] = []
    numbered = {_number(heading.text): heading for heading in reading.headings}
    for page in reading.pages:
        if page.contents:
            continue
        block: list[Line] = []
        for line in _running_lines(page, tables):
            heading = _heading(line, reading) if line.role == "heading" else ""
            another = bool(heading) and not (path and heading == path[-1][1])
            if block and (another or not _goes_on(block[-1], line)):
                yield _section(path, page.chapter), block
                block = []
            if another:
                path = _path_to(heading, line.level, path, numbered)
            block.append(line)
        if block:
            yield _section(path, page.chapter), block


def _goes_on(last: Line, line: Line) -> bool:
    """Whether a line may be of the same paragraph or heading as the one before it."""
    if "heading" in (last.role, line.role):
        return last.role == line.role
    return line.block == last.block and not _listed(line)


def _path_to(
    heading: str, level: int, path: Sequence[tuple[int, str]], numbered: Mapping[str, Heading]
) -> list[tuple[int, str]]:
    """The headings above and with this one: by its number where it has one ('4.2' stands under '4'), else by level.

    Where the line of chapter 4 was not seen, '4.2' stands under no other chapter.
    """
    parts = _number(heading).split(".")
    above = [numbered.get(".".join(parts[:depth])) for depth in range(1, len(parts))]
    known = [(one.level, one.text) for one in above if one is not None]
    if above and len(known) == len(above):
        return [*known, (level, heading)]
    prefixes = {".".join(parts[:depth]) for depth in range(1, len(parts))}
    others = {text for _, text in path if prefixes and _number(text) not in {"", *prefixes}}
    return [*(part for part in path if part[0] < level and part[1] not in others), (level, heading)]


def _number(heading: str) -> str:
    match = NUMBERING.match(heading)
    return match["number"] if match else ""


def _running_lines(page: Page, tables: Sequence[Table]) -> Iterator[Line]:
    beside = [table for table in tables if any(box.page == page.number for box in table.boxes)]
    for line in page.lines:
        wanted = line.role == "heading" or (line.role in RUNNING and not _is_number_beside(line))
        if wanted and line.text.strip() and not any(_takes(table, line) for table in beside):
            yield line


def _takes(table: Table, line: Line) -> bool:
    """Whether a line is of a table; around the drawing of a chart text may run on, which is not of it.

    A line across several labels of a chart is: most of its words are theirs.
    """
    page = line.box.page
    if not any(box.holds(line.box) for box in table.boxes if box.page == page):
        return False
    if table.kind != "chart" or not (line.role == "heading" or len(line.text.split()) >= LINE_OF_TEXT):
        return True
    own = sum(any(cell.box is not None and cell.box.holds(w.on(page)) for cell in table.cells) for w in line.words)
    return 2 * own > len(line.words)


def _is_number_beside(line: Line) -> bool:
    """Whether it is the number of a paragraph, in the margin."""
    return line.role == "margin" and not re.search(r"[^\W\d_]{2}", line.text)


def _heading(line: Line, reading: Reading) -> str:
    """The whole heading that this line is a part of, as the reader put it together."""
    for heading in reading.headings:
        if heading.page == line.box.page and _part_of(line, heading):
            return heading.text
    return line.text.strip()


def _part_of(line: Line, heading: Heading) -> bool:
    bare = without_ornament(line.text)
    if bare.strip(" -\u00ad\u2010") not in heading.text:
        return False
    return heading.box is None or heading.text.startswith(bare.strip()) or heading.box.holds(line.box, slack=60)


def _section(path: Iterable[tuple[int, str]], chapter: str) -> tuple[str, ...]:
    """The headings above, below the chapter that the page's running head names."""
    headings = tuple(text for _, text in path)
    return (chapter, *headings) if chapter and chapter not in headings else headings


def _listed(line: Line) -> bool:
    """Whether a line begins a list item; beside the running text its mark tells, a dash before a word among them."""
    return line.role == "bullet" or (line.role in BESIDE and bool(_MARKED.match(line.text)))


def _runs_on(last: Paragraph, section: tuple[str, ...], lines: Sequence[Line]) -> bool:
    """Whether a paragraph goes on with `lines`: the sentence is not at its end, and the next begins small.

    What is set in another size is another text: a quotation, a caption.
    """
    if last.heading or lines[0].role == "heading":
        return False
    if _listed(lines[0]) or last.section != section or last.text.rstrip(CLOSING).endswith((".", "!", "?", ":", ";")):
        return False
    if not _of_one_size(last.sizes, _sizes(lines[0])):
        return False
    near, first = last.pieces[-1].box, lines[0].box
    elsewhere = first.page != near.page or first.top < near.top or first.x0 > near.x1
    if elsewhere and last.aside:
        return False  # a box or a note ends where it ends: what stands beside it is another
    begins = lines[0].text.lstrip()[:1]
    return (elsewhere or begins.islower()) and (not begins.isupper() or not last.text.endswith(","))


def _sizes(line: Line) -> frozenset[float]:
    return frozenset(word.size for word in line.words)


def _of_one_size(one: Set[float], other: Set[float]) -> bool:
    """Whether some words of two lines are of the same size, as far as that is known."""
    return not all(one) or not all(other) or any(abs(a - b) <= ONE_SIZE * a for a in one for b in other)


def _extended(paragraph: Paragraph, lines: Sequence[Line], known: frozenset[str]) -> Paragraph:
    """The paragraph with more lines; where a line begins is where its own text begins in the whole."""
    text, pieces = paragraph.text, list(paragraph.pieces)
    for line in lines:
        fresh = line.text.strip()
        if not text and paragraph.listed:
            fresh = BULLET.sub("", fresh)
        if fresh:
            text = join_lines([text, fresh], known)
            pieces.append(Piece(len(text) - len(fresh), line.box))
    return replace(paragraph, text=text, pieces=tuple(pieces), sizes=_sizes(lines[-1]))
