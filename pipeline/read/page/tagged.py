"""The tree of a tagged PDF as one more witness of what the page shows: never believed where it does not fit the page.

Trees are often wrong (every paragraph a heading, body text called decoration), partial or empty. What one says of
headings, of running heads and of the order of reading is judged by itself, for the whole document, and used or not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.model import Heading, Line, Page, Structure, Tag, TreeUse, Word
from pipeline.read.page.heading_looks import LONGEST, number_of, reads_as_heading
from pipeline.read.page.rows import base_lines, text_of
from pipeline.read.page.style import Style, main_size

BAND = 0.12  # of the page's height: at its head and foot running heads stand
AT_THE_EDGE = 0.9  # of the words called decoration that must stand there
READS = 0.9  # of the headings of a tree that must read as headings do
FITS = 0.8  # and that must look like headings, too, or stand before more text than their own
MOST = 0.3  # of all words: so many at most are of headings
ROWS = 4  # of a heading
LONGER = 2  # times its words
SLACK = 1.0  # points
NUMBERED = 0.8  # of the headings with a number whose level must be the one that their number says


@dataclass(frozen=True, slots=True)
class Element:
    """A heading as the tree has it: its words on one page."""

    page: int
    level: int
    words: tuple[Word, ...]
    text: str
    rows: int
    heads: bool  # whether text follows that is longer than itself


@dataclass(frozen=True, slots=True)
class Tree:
    """What is known of each word of a document's pages, and what of it is believed."""

    words: Mapping[int, Mapping[Word, Tag]] = field(default_factory=dict)  # by page
    elements: tuple[Element, ...] = ()
    covered: float = 0.0
    agreement: float = 0.0
    headings: bool = False  # believed of headings
    artifacts: bool = False  # and of running heads

    def of(self, page: int) -> Mapping[Word, Tag]:
        """What is known of the words of a page."""
        return self.words.get(page, {})


def tree_of(pages: Sequence[Page], style: Style) -> Tree:
    """What a document's tree says, judged; nothing where no page has tags."""
    if not any(page.tags for page in pages):
        return Tree()
    words = {page.number: _tagged_words(page) for page in pages}
    total = sum(len(page.words) for page in pages)
    elements = tuple(element for page in pages for element in _elements(page.number, words[page.number]))
    fits = [_reads(one) and (_looks(one, style) or one.heads) for one in elements]
    return Tree(
        words=words,
        elements=elements,
        covered=sum(map(len, words.values())) / max(1, total),
        agreement=sum(fits) / max(1, len(fits)),
        headings=_believed(elements, fits, total),
        artifacts=_at_the_edge(pages, words),
    )


def _tagged_words(page: Page) -> dict[Word, Tag]:
    """For each word the smallest run of tagged text that holds its middle."""
    runs: dict[int, list[Tag]] = {}
    for tag in page.tags:
        for cell in range(int(tag.rect.top - SLACK) // 10, int(tag.rect.bottom + SLACK) // 10 + 1):
            runs.setdefault(cell, []).append(tag)
    found: dict[Word, Tag] = {}
    for word in page.words:
        near = [tag for tag in runs.get(int(word.rect.middle) // 10, ()) if word.rect.middle_in(tag.rect, SLACK)]
        if near:
            found[word] = min(near, key=lambda tag: tag.rect.width * tag.rect.height)
    return found


def _elements(page: int, words: Mapping[Word, Tag]) -> Iterable[Element]:
    blocks: dict[int, list[Word]] = {}
    tags: dict[int, Tag] = {}
    for word, tag in words.items():
        if tag.kind != "artifact":
            blocks.setdefault(tag.block, []).append(word)
            tags[tag.block] = tag
    order = sorted(blocks)
    for place, block in enumerate(order):
        own, tag = blocks[block], tags[block]
        if tag.kind != "heading":
            continue
        after = order[place + 1] if place + 1 < len(order) else -1
        heads = after >= 0 and tags[after].kind == "text" and len(blocks[after]) >= LONGER * len(own)
        rows = base_lines(own)
        yield Element(page, tag.level, tuple(own), " ".join(map(text_of, rows)), len(rows), heads)


def _reads(element: Element) -> bool:
    return element.rows <= ROWS and len(element.text) <= LONGEST and reads_as_heading(element.text)


def _looks(element: Element, style: Style) -> bool:
    """Whether it is set in a type of its own, as a heading is."""
    words = element.words
    return (
        main_size(words) >= 1.03 * style.size
        or all(word.bold and not style.bold for word in words)
        or all(word.colour != style.colour for word in words)
        or all(word.italic for word in words)
    )


def _believed(elements: Sequence[Element], fits: Sequence[bool], total: int) -> bool:
    """Whether most of the tree's headings read and stand as headings do, and they are not all the text."""
    if len(elements) < 2:
        return False
    reads = sum(map(_reads, elements))
    words = sum(len(element.words) for element in elements)
    same = Counter(element.text for element in elements).most_common(1)[0][1]
    few = words <= MOST * total and same <= max(2, 0.5 * len(elements))
    return few and reads >= READS * len(elements) and sum(fits) >= FITS * len(elements)


def _at_the_edge(pages: Sequence[Page], words: Mapping[int, Mapping[Word, Tag]]) -> bool:
    """Whether what the tree calls decoration stands where running heads and page numbers do."""
    called = [(page, word) for page in pages for word, tag in words[page.number].items() if tag.kind == "artifact"]
    return bool(called) and sum(_in_band(word, page) for page, word in called) >= AT_THE_EDGE * len(called)


def _in_band(word: Word, page: Page) -> bool:
    return word.rect.bottom <= BAND * page.height or word.rect.top >= (1 - BAND) * page.height


def with_artifacts(page: Page, furniture: frozenset[Word], tree: Tree) -> frozenset[Word]:
    """The words of running heads: with those that the tree calls so, and without those that it calls a heading."""
    known = tree.of(page.number)
    more = {w for w, tag in known.items() if tree.artifacts and tag.kind == "artifact" and _in_band(w, page)}
    less = {w for w, tag in known.items() if tree.headings and tag.kind == "heading" and w in furniture}
    return (furniture | more) - less if more or less else furniture


def with_tagged_headings(pages: Sequence[Page], tree: Tree) -> list[Page]:
    """The pages with the lines of the tree's headings marked as such, where it is believed."""
    if not tree.headings:
        return list(pages)
    own: dict[int, list[Element]] = {}
    for element in filter(_reads, tree.elements):
        own.setdefault(element.page, []).append(element)
    return [page if page.contents else _marked(page, own.get(page.number, ())) for page in pages]


def _marked(page: Page, elements: Sequence[Element]) -> Page:
    lines = list(page.lines)
    home = {word: number for number, element in enumerate(elements) for word in element.words}
    first: dict[int, Line] = {}
    for index, line in enumerate(lines):
        numbers = {home.get(word) for word in line.words}
        number = numbers.pop() if len(numbers) == 1 else None
        if number is not None and line.role in ("body", "bullet"):
            block = first.setdefault(number, line).block
            lines[index] = replace(line, role="heading", block=block)
    return replace(page, lines=tuple(lines))


def with_tagged_levels(
    pages: Sequence[Page], headings: Sequence[Heading], tree: Tree
) -> tuple[list[Page], list[Heading]]:
    """Headings with the levels of the tree, where it knows nearly all of them and agrees with their numbers."""
    known = {(element.page, word.rect.top): element.level for element in tree.elements for word in element.words}
    levels = [_level_of(heading, known) for heading in headings]
    said = [level for level in levels if level]
    if not tree.headings or len(said) < READS * len(headings) or len(set(said)) < 2:
        return list(pages), list(headings)
    top = min(said) - 1
    deep = [(number_of(h.text), level - top) for h, level in zip(headings, levels, strict=True) if level]
    numbered = [level == number.count(".") + 1 for number, level in deep if number and number != "chapter"]
    if sum(numbered) < NUMBERED * len(numbered):
        return list(pages), list(headings)
    found = [replace(h, level=level - top) if level else h for h, level in zip(headings, levels, strict=True)]
    places = {(h.page, h.box.top): h.level for h in found if h.box}
    return [_levelled(page, places) for page in pages], found


def _level_of(heading: Heading, known: Mapping[tuple[int, float], int]) -> int:
    return known.get((heading.page, heading.box.top), 0) if heading.box else 0


def _levelled(page: Page, places: Mapping[tuple[int, float], int]) -> Page:
    level, block = 0, -1
    lines = list(page.lines)
    for index, line in enumerate(lines):
        if line.role == "heading":
            at = places.get((page.number, line.box.top))
            level = at or (level if line.block == block else line.level)
            block = line.block
            lines[index] = replace(line, level=level)
    return replace(page, lines=tuple(lines))


def structure_of(tree: Tree, used: Mapping[TreeUse, bool]) -> Structure:
    """What the tree was worth and what it was used for, to be told."""
    if not tree.words:
        return Structure()
    uses = tuple(use for use, truly in used.items() if truly)
    return Structure(tagged=True, covered=round(tree.covered, 3), agreement=round(tree.agreement, 3), used=uses)
