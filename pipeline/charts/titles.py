"""What a chart is called: its caption, or the words at the head or the foot of the panel that it stands in."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import takewhile

from pipeline.charts.text import ChartText, Label, joined, label_of_chunks
from pipeline.model import Box, Page, Rect, Word
from pipeline.tables.text import chunk, rows_of, size_of

CAPTION = re.compile(r"(?:Figuur|Figure|Grafiek|Diagram|Tabel)\s*[A-Z]?\d+(?:[.\-]\d+)*[a-z]?\b")
TAB = 6.0  # em of white between the number of a caption and its text
NEAR = 6.0  # em between a chart and its caption
PANEL = 0.8  # share of the page above which a shading is no panel but the ground of the page
LONG = 200  # characters of a title


@dataclass(frozen=True, slots=True)
class Title:
    """The title of a chart, and where it stands."""

    text: str
    words: tuple[Word, ...]


def title_of(page: Page, text: ChartText, box: Box, used: Set[Word], known: Set[str]) -> Title | None:
    """The caption close to a chart; else what stands out at the head of its panel, or under the chart in it."""
    free = [label for label in text.labels if not used & set(label.words)]
    caption = _caption(free, box)
    if caption is not None:
        return Title(joined(caption.words, known), caption.words)
    panel = _panel(page, box)
    level = [la for la in free if la.rect.middle_in(panel) and la.rect.across(box) > 0]
    above = [la for la in level if la.rect.bottom <= box.top + 2]
    below = [la for la in level if la.rect.top >= box.bottom - 2]
    for labels in (sorted(above, key=lambda la: -la.rect.bottom), sorted(below, key=lambda la: la.rect.top)):
        for label in labels:
            words = _standing_out(label, text)
            if words:
                return Title(joined(words, known)[:LONG].strip(), tuple(words))
    return None


def _caption(labels: Sequence[Label], box: Box) -> Label | None:
    found = []
    for label in labels:
        gap = max(label.rect.top - box.bottom, box.top - label.rect.bottom)
        beside = label.rect.across(box) > 0
        if CAPTION.match(label.chunks[0].text) and beside and gap <= NEAR * size_of(label.words[0]):
            found.append((gap, label))
    return _with_its_text(min(found, key=lambda item: item[0])[1], labels) if found else None


def _with_its_text(label: Label, labels: Sequence[Label]) -> Label:
    """A caption whose number stands apart from its text, with the text to the right of it."""
    em = size_of(label.words[0])
    level = [
        la
        for la in labels
        if abs(la.rect.top - label.rect.top) <= 0.3 * em and 0 < la.rect.x0 - label.rect.x1 <= TAB * em
    ]
    if level and CAPTION.fullmatch(label.chunks[0].text.rstrip(" .:")):
        return label_of_chunks([*label.chunks, *min(level, key=lambda la: la.rect.x0).chunks])
    return label


def _panel(page: Page, box: Box) -> Rect:
    """The smallest shading (or frame) around a chart; the page where there is none."""
    around = [f.rect for f in page.fills if f.rect.encloses(box, 2)]
    around = [r for r in around if r.width * r.height <= PANEL * page.width * page.height]
    return min(around, key=lambda r: r.width * r.height, default=Rect(0, 0, page.width, page.height))


def _standing_out(label: Label, text: ChartText) -> list[Word]:
    """The words at the beginning of a text that are bold or coloured otherwise than most of the page; none in prose."""
    colours = [w.colour for w in text.words]
    usual = max(set(colours), key=colours.count)
    first = label.words[0]
    if not first.bold and first.colour == usual:
        return []
    style = (first.bold, first.colour)
    return list(takewhile(lambda w: (w.bold, w.colour) == style and any(map(str.isalnum, w.text)), label.words))


def name_above(text: ChartText, box: Box, known: Set[str]) -> str:
    """A short text in the middle right above a pie, when several stand beside each other: the year, most often."""
    for row in rows_of(w for w in text.words if w.rect.bottom <= box.top + 1 and box.x0 <= w.rect.centre <= box.x1)[
        ::-1
    ]:
        one = label_of_chunks([chunk(row.words)])
        close = box.top - one.rect.bottom <= 1.5 * size_of(one.words[0])
        centred = abs(one.rect.centre - box.centre) <= size_of(one.words[0])
        return joined(one.words, known) if close and centred else ""
    return ""
