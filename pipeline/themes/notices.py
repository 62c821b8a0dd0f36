"""What a document says of an earlier edition: that it adds to it, replaces it, repeals or mends a part of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain, pairwise

from pipeline.config import ClauseSettings
from pipeline.config.matching import found, pieces, without
from pipeline.config.patterns import spelt_out
from pipeline.model import Box, Fact, Heading, Notice, NoticeKind, Reading, Table
from pipeline.themes.facts import facts_in
from pipeline.themes.paragraphs import NUMBERING
from pipeline.themes.passages import Passage, joined, passages_of

TITLE_WORDS = 120  # a first page with more is no title page: then only its first lines tell what it is
TITLE_LINES = 4
_NUMBER = r"(?:\d+(?:\.\d+)*|[A-Z](?:\.\d+)*)(?!\.?\w)"
_PARTS = "onderdeel"  # the word list that names parts of a policy: hoofdstuk, paragraaf
_BEFORE = r"[^.;:]{0,60}$"  # between a part and the words that say that it lapses
_BEHIND = r"[^.;\d]{0,30}"  # between these and the part


def notices_of(
    reading: Reading, tables: Sequence[Table], settings: ClauseSettings, passages: Sequence[Passage] | None = None
) -> tuple[Notice, ...]:
    """The notices of a document, those of its title page first, then in reading order; `passages` if cut already."""
    passages = passages_of(reading, tables, settings) if passages is None else passages
    passages = [passage for passage in passages if passage.kind != "kop"]  # headings are looked at by themselves
    said = (notice for passage in _with_before(passages) if (notice := _said(passage, settings)) is not None)
    filled = {head for passage in passages for head in passage.section}
    headings = (one for one in reading.headings if not (one.text in filled and _only_lists(one.text, settings)))
    headed = (notice for heading in headings if (notice := _headed(heading, settings)) is not None)
    return tuple(chain(_titled(reading, settings), headed, said, _tabled(tables, settings)))


def title_lines(reading: Reading) -> list[tuple[str, Box]]:
    """The lines of the title page, or the first lines of a document that has none."""
    first = next((page for page in reading.pages if page.lines), None)
    lines = [line for line in first.lines if line.role != "furniture"] if first else []
    if sum(len(line.text.split()) for line in lines) > TITLE_WORDS:
        lines = lines[:TITLE_LINES]
    return [(line.text.strip(), line.box) for line in lines]


def _titled(reading: Reading, settings: ClauseSettings) -> Iterator[Notice]:
    """What the title page calls the document; a title may run over lines."""
    lines = title_lines(reading)
    for (text, box), after in pairwise([*lines, ("", None)]):
        for boxes, words in (((box,), text), ((box, after[1]), f"{text} {after[0]}")):
            kept = tuple(one for one in boxes if one is not None)
            kind = _kind(words, "titel", settings)
            if kind is not None:
                yield Notice(kind, words.strip(), kept[0].page, kept)
                return


def _headed(heading: Heading, settings: ClauseSettings) -> Notice | None:
    """A heading that says of its own section that it lapses."""
    match = NUMBERING.match(heading.text)
    if match is None or _kind(heading.text, "zin", settings) != "repeals":
        return None
    boxes = (heading.box,) if heading.box is not None else ()
    return Notice("repeals", heading.text, heading.page, boxes, (heading.text,), (match["number"],))


def _with_before(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Each passage; one that leans on the sentence before it ('Dit moet zijn: 96%') brings that along."""
    before: Passage | None = None
    for passage in passages:
        leans = before is not None and passage.before == before.text and before.section == passage.section
        yield replace(passage, before=passage.before if leans else "")
        before = passage


def _said(passage: Passage, settings: ClauseSettings) -> Notice | None:
    kind = _kind(passage.text, "zin", settings)
    if kind is None:
        return None
    whole = passage
    if passage.before and (kind == "corrects" or found(settings.depends, passage.text, settings.words)):
        whole = joined(replace(passage, text=passage.before), passage)
    facts = tuple(facts_in(whole.text, settings, " ".join(whole.section)))
    if kind == "corrects" and not _two_figures(facts):
        return None
    sections, within = _numbers(whole.text, settings), _is_within(whole.text, settings)
    return Notice(kind, whole.text, whole.page, whole.boxes, whole.section, sections, within=within, facts=facts)


def _two_figures(facts: Sequence[Fact]) -> bool:
    """Whether there is a figure as it was and one as it must be: two in one unit that differ."""
    values: dict[str, set[object]] = {}
    for fact in facts:
        values.setdefault(fact.unit, set()).add(fact.value)
    return any(len(some) > 1 for some in values.values())


def _tabled(tables: Sequence[Table], settings: ClauseSettings) -> Iterator[Notice]:
    """Rows of a table of changes that say of a section that it lapses."""
    for table in tables:
        for number, row in enumerate(table.grid):
            named = next((cell for cell in row if re.fullmatch(_NUMBER, cell.strip())), "")
            if named and any(found(settings.lapse.cells, cell, settings.words) for cell in row):
                boxes = tuple(cell.box for cell in table.cells if cell.row == number and cell.box is not None)
                text = " – ".join(dict.fromkeys(cell for cell in row if cell))
                page = boxes[0].page if boxes else table.page
                yield Notice("repeals", text, page, boxes, table.section, (named.strip(),))


def _kind(text: str, reach: str, settings: ClauseSettings) -> NoticeKind | None:
    """What the first rule that fits says of a text."""
    for rule in settings.notices:
        if rule.reach == reach and found(rule.when, without(rule.unless, text, settings.words), settings.words):
            return rule.kind
    return None


def _numbers(text: str, settings: ClauseSettings) -> tuple[str, ...]:
    """The numbers of sections that a text names: 'paragraaf 4.2 en 4.3' is both."""
    named = (re.findall(_NUMBER, match[1]) for match in _named(settings.words.get(_PARTS, ())).finditer(text))
    return tuple(dict.fromkeys(chain.from_iterable(named)))


def _is_within(text: str, settings: ClauseSettings) -> bool:
    """Whether something in a section is meant, or nothing that has a number, rather than a section as a whole."""
    lapse, words = settings.lapse, settings.words
    return not _lapses(text, settings) or bool(found(lapse.within, without(lapse.whole, text, words), words))


def _lapses(text: str, settings: ClauseSettings) -> bool:
    """Whether a text says of a section that it lapses: 'paragraaf 4.2 vervalt', 'vervallen is paragraaf 4.2'."""
    parts = settings.words.get(_PARTS, ())
    said = pieces(settings.lapse.verbs, text, settings.words)
    if any(_named(parts, after=_BEFORE).search(text[:place]) for _, place in said):
        return True
    said = pieces(settings.lapse.first, text, settings.words)
    return any(_named(parts, before=_BEHIND).match(text, place + len(piece)) for piece, place in said)


def _only_lists(heading: str, settings: ClauseSettings) -> bool:
    """Whether a heading is that of a chapter that lists what lapses; over nothing it says that its section does."""
    number = re.match(rf"{_NUMBER}\W+", heading)
    return number is not None and bool(found(settings.lapse.heads, heading[number.end() :], settings.words))


@lru_cache(maxsize=16)
def _named(parts: tuple[str, ...], before: str = "", after: str = "") -> re.Pattern[str]:
    """Finds parts with their numbers (the first group); expressions tell what is `before` and `after` them."""
    words = (one for part in parts for one in spelt_out(part))
    part = rf"(?<!\w)(?:{'|'.join(map(re.escape, words)) or '(?!)'})"
    several = rf"{_NUMBER}(?:(?:\s*,\s*|\s+(?:en|of)\s+)(?:{part}\s+)?{_NUMBER})*"
    return re.compile(rf"{before}{part}\s+({several}){after}", re.IGNORECASE)
