"""Running text cut into passages: sentences, and bullets with the lead-in that they need."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.config import ClauseSettings
from pipeline.config.matching import found
from pipeline.model import Box, Reading, Table
from pipeline.themes.figures import figures_in
from pipeline.themes.paragraphs import NUMBERING, Paragraph, paragraphs_of
from pipeline.themes.sentences import sentence_spans

LONGEST = 700  # characters; a longer passage was misread, or is no statement
TITLE = 5  # words of the title of a box at most
LABEL = 4  # words of a name that a bullet begins with
_PART = re.compile(r"^[^\W\d]+ \d+(?:\.\d+)*[.:]? ")  # 'Artikel 5.2 Richttarief'


@dataclass(frozen=True, slots=True)
class Passage:
    """What may become a clause: a sentence or a bullet, where it stands, and what stands around it."""

    text: str
    boxes: tuple[Box, ...]
    section: tuple[str, ...]
    lead_in: str = ""  # of a list, whether or not it is part of `text`
    before: str = ""  # the sentence before it in its paragraph
    place: int = 0  # of its paragraph (list: of its lead-in) in the section, from 0
    kind: str = "zin"  # zin, punt, kop, vak or rij
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
        if paragraph.heading:
            passages += _stated_in_heading(paragraph, settings)
            continue
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
            else:
                if placed.text.endswith(":") or (paragraph.aside and _is_title(placed.text)):
                    lead_in = placed
                passages.append(placed)
    return [
        passage for passage in passages if len(passage.text) <= LONGEST and (passage.section or not reading.headings)
    ]


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


def _stated_in_heading(paragraph: Paragraph, settings: ClauseSettings) -> Iterator[Passage]:
    """A heading as a passage, where it says something: the title of a slide is often the statement itself."""
    text = bare_heading(paragraph.text).strip()
    figures, _ = figures_in(_PART.sub("", text), settings)
    says = found(settings.finite, text, settings.words) or any(figure.unit for figure in figures)
    if says and len(text.split()) > LABEL and not text.endswith("?"):
        start = len(paragraph.text) - len(text)
        boxes = paragraph.boxes(start, len(paragraph.text))
        yield Passage(text, boxes, paragraph.section, kind="kop")


def _is_title(text: str) -> bool:
    """Whether it is what a box begins with ('Wat wij bieden'): it tells how the list below it is meant."""
    return len(text.split()) <= TITLE and text[-1:].isalnum()


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
    if not lead_in.text.endswith(":") or stands_alone(bullet.text, lead_in.text, settings):
        return known
    return replace(known, text=f"{lead_in.text} {bullet.text}", boxes=(*lead_in.boxes, *bullet.boxes))


def stands_alone(bullet: str, lead_in: str, settings: ClauseSettings) -> bool:
    """Whether a bullet is a sentence by itself: it has a finite verb, and the lead-in is not left hanging."""
    if found(settings.hanging, lead_in, settings.words):
        return False
    return bool(found(settings.finite, bullet, settings.words))
