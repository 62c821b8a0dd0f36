"""Running text cut into passages: sentences, and bullets with the lead-in that they need."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.config import ClauseSettings
from pipeline.config.matching import found
from pipeline.model import Box, Heading, Line, Page, Reading, Table
from pipeline.read import join_lines, without_ornament
from pipeline.themes.sentences import sentence_spans

BULLET = re.compile(r"^\s*(?:[•▪■●○◦‣⁃∙·►▶➢✓✔*–—o-]|\(?(?:\d{1,2}|[a-z])[.)])\s+")
NUMBERING = re.compile(r"^\W*(?P<number>\d+(?:\.\d+)*|[A-Z]\.\d+(?:\.\d+)*|[A-Z](?=[. ]))\.?\s+")
LONGEST = 700  # characters; a longer passage was misread, or is no statement
LABEL = 4  # words of a name that a bullet begins with
BESIDE = ("aside", "margin")  # roles of what stands beside the running text: a frame, a note in the margin
RUNNING = ("body", "bullet", *BESIDE)
CLOSING = "”’\"')]»"  # behind the end of a sentence
ONE_SIZE = 0.06  # by what share of it the type of one paragraph may differ
LINE_OF_TEXT = 8  # words of a line that is no legend and no axis


@dataclass(frozen=True, slots=True)
class Piece:
    """A line's share of a text: from `start` up to the next piece stands in `box`."""

    start: int
    box: Box


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together, joined; `listed` for a bullet (without its mark)."""

    text: str
    pieces: tuple[Piece, ...]
    section: tuple[str, ...]
    listed: bool = False
    aside: bool = False
    sizes: frozenset[float] = frozenset()  # of the words of its last line, points; 0 where one is not known

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """The boxes of the lines that characters `start` to `end` stand on."""
        ends = [piece.start for piece in self.pieces[1:]] + [len(self.text)]
        return tuple(p.box for p, stop in zip(self.pieces, ends, strict=True) if p.start < end and start < stop)


@dataclass(frozen=True, slots=True)
class Passage:
    """What may become a clause: a sentence or a bullet, where it stands, and what stands around it."""

    text: str
    boxes: tuple[Box, ...]
    section: tuple[str, ...]
    lead_in: str = ""  # of a list, whether or not it is part of `text`
    before: str = ""  # the sentence before it in its paragraph
    place: int = 0  # of its paragraph (list: of its lead-in) in the section, from 0
    kind: str = "zin"  # zin, punt or rij
    aside: bool = False  # in a frame beside the running text

    @property
    def page(self) -> int:
        """Where it begins."""
        return self.boxes[0].page


def bare_heading(heading: str) -> str:
    """A heading without its number."""
    return NUMBERING.sub("", heading)


def passages_of(reading: Reading, tables: Sequence[Table], settings: ClauseSettings) -> list[Passage]:
    """Every sentence and bullet of the running text, in reading order."""
    passages: list[Passage] = []
    lead_in: Passage | None = None
    counts: dict[tuple[str, ...], int] = {}
    for paragraph in paragraphs_of(reading, tables):
        if not paragraph.listed or (lead_in and lead_in.section != paragraph.section):
            lead_in = None
        for passage in _cut(paragraph, settings):
            place = counts.get(passage.section, 0)
            counts[passage.section] = place + 1
            placed = replace(passage, place=place)
            if paragraph.listed and not placed.before:
                passages.append(_under(placed, lead_in, settings))
            elif paragraph.listed:
                passages.append(replace(placed, lead_in=lead_in.text if lead_in else ""))
            elif placed.text.endswith(":"):
                lead_in = placed
                passages.append(placed)
            else:
                passages.append(placed)
    return [
        passage for passage in passages if len(passage.text) <= LONGEST and (passage.section or not reading.headings)
    ]


def paragraphs_of(reading: Reading, tables: Sequence[Table]) -> list[Paragraph]:
    """The running text as paragraphs; what a column, page or table cuts in two is whole again."""
    paragraphs: list[Paragraph] = []
    for section, lines in _blocks(reading, tables):
        aside = lines[0].role in BESIDE
        last = next((n for n in reversed(range(len(paragraphs))) if paragraphs[n].aside == aside), None)
        if last is not None and _runs_on(paragraphs[last], section, lines):
            paragraphs[last] = _extended(paragraphs[last], lines, reading.known_words)
        else:
            fresh = Paragraph("", (), section, listed=_listed(lines[0]), aside=aside)
            paragraphs.append(_extended(fresh, lines, reading.known_words))
    return [paragraph for paragraph in paragraphs if paragraph.text]


def _blocks(reading: Reading, tables: Sequence[Table]) -> Iterator[tuple[tuple[str, ...], list[Line]]]:
    """Lines of one paragraph of one page, with the headings above them."""
    path: list[tuple[int, str]] = []
    numbered = {_number(heading.text): heading for heading in reading.headings}
    for page in reading.pages:
        if page.contents:
            continue
        block: list[Line] = []
        for line in _running_lines(page, tables):
            if block and (line.role == "heading" or line.block != block[0].block or _listed(line)):
                yield _section(path), block
                block = []
            if line.role == "heading":
                heading = _heading(line, reading)
                if not (path and heading == path[-1][1]):
                    path = _path_to(heading, line.level, path, numbered)
            else:
                block.append(line)
        if block:
            yield _section(path), block


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


def _section(path: Iterable[tuple[int, str]]) -> tuple[str, ...]:
    return tuple(text for _, text in path)


def _listed(line: Line) -> bool:
    """Whether a line begins a list item."""
    return line.role == "bullet" or (line.role in BESIDE and bool(re.match(r"\s*[•▪■●○◦‣∙]", line.text)))


def _runs_on(last: Paragraph, section: tuple[str, ...], lines: Sequence[Line]) -> bool:
    """Whether a paragraph goes on with `lines`: the sentence is not at its end, and the next begins small.

    What is set in another size is another text: a quotation, a caption.
    """
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


def _cut(paragraph: Paragraph, settings: ClauseSettings) -> Iterator[Passage]:
    """The sentences of a paragraph, each to be judged by itself, in a list as in running text.

    What names a bullet ('Betaalbaarheid.') is no sentence and stays with the first one.
    """
    spans = sentence_spans(paragraph.text, settings.abbreviations, settings.closing_abbreviations)
    if paragraph.listed and len(spans) > 1 and _is_label(paragraph.text[: spans[0][1]], settings):
        spans = [(spans[0][0], spans[1][1]), *spans[2:]]
    kind = "punt" if paragraph.listed else "zin"
    texts = ["", *(paragraph.text[start:end] for start, end in spans)]
    for (start, end), (before, text) in zip(spans, pairwise(texts), strict=True):
        boxes = paragraph.boxes(start, end)
        yield Passage(text, boxes, paragraph.section, before=before, kind=kind, aside=paragraph.aside)


def _is_label(text: str, settings: ClauseSettings) -> bool:
    return len(text.split()) <= LABEL and not found(settings.finite, text, settings.words)


def joined(first: Passage, second: Passage) -> Passage:
    """Two passages that follow on each other as one."""
    boxes = (*first.boxes, *(box for box in second.boxes if box not in first.boxes))
    return replace(first, text=f"{first.text} {second.text}", boxes=boxes)


def _under(bullet: Passage, lead_in: Passage | None, settings: ClauseSettings) -> Passage:
    """A bullet under its lead-in; where it cannot stand alone, the lead-in is part of its text."""
    if lead_in is None:
        return bullet
    known = replace(bullet, lead_in=lead_in.text, place=bullet.place)
    if stands_alone(bullet.text, lead_in.text, settings):
        return known
    return replace(known, text=f"{lead_in.text} {bullet.text}", boxes=(*lead_in.boxes, *bullet.boxes))


def stands_alone(bullet: str, lead_in: str, settings: ClauseSettings) -> bool:
    """Whether a bullet is a sentence by itself: it has a finite verb, and the lead-in is not left hanging."""
    if found(settings.hanging, lead_in, settings.words):
        return False
    return bool(found(settings.finite, bullet, settings.words))
