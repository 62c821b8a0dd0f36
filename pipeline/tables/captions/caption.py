"""Captions: where they begin, how far they run, and the label and the n that they hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.model import Box, Rect, Word
from pipeline.tables.text import Chunk, Row, chunks_of, size_of

LABEL = re.compile(
    r"(?P<label>(?:Tabel|Table|Tabelle|Tableau|Tab\.)\s*(?P<number>(?:[A-Z]{1,2}[.\-]?\s?)?\d{1,3}(?:[.\-]\d{1,3})*[a-z]?|[A-Z]|[IVX]{1,5}))"
    r"(?P<after>\s*[-–—:.|]|\s|$)",
)
N_PART = re.compile(r"\(([^()]*\b[nN]\s*=\s*\d[^()]*|[^()]*\bn\s+\w+[^()]*\d[^()]*)\)")
HEAD_WORDS = 4  # in the head of a column
ALONE_N = re.compile(r"[nN]\s*=\s*(\d[\d.]*)")


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption as it stands: its lines on one page, from top to bottom."""

    box: Box
    lines: tuple[str, ...]
    label: str
    words: tuple[Word, ...]


def captions_of(page: int, rows: Sequence[Row], em: float) -> list[Caption]:
    """The captions among the text rows of a page."""
    chunks = [chunk for row in rows for chunk in chunks_of(row, 1.2)]
    starts = [c for c in chunks if LABEL.match(c.text) and not _runs_on(c, chunks)]
    if _listed(starts, em):
        return []
    return [_caption(page, start, chunks, starts) for start in starts]


def caption_from(page: int, start: Chunk, chunks: Sequence[Chunk]) -> Caption:
    """The caption that begins with `start`, over as many lines as it has."""
    return _caption(page, start, chunks, [start])


def label_of(text: str) -> str:
    """'Tabel 12' of a caption, '' when it has no number."""
    match = LABEL.match(text)
    return re.sub(r"\s+", " ", match["label"]).strip() if match else ""


def n_of(caption: str) -> str:
    """What the caption says of the number of answers: '112', or '2023: n=104, 2024: n=107'; '' when nothing."""
    found: list[str] = N_PART.findall(caption)
    if not found:
        return ""
    alone = ALONE_N.fullmatch(found[-1].strip())
    return alone[1] if alone else found[-1].strip()


def _listed(starts: Sequence[Chunk], em: float) -> bool:
    """Whether captions stand close below each other: a list of tables, not captions."""
    gaps = sorted(b.rect.top - a.rect.bottom for a, b in pairwise(starts))
    return len(starts) >= 3 and gaps[len(gaps) // 2] < 1.5 * em


def _runs_on(start: Chunk, chunks: Sequence[Chunk]) -> bool:
    """Whether 'Tabel 3' merely begins a line of running text: the line above is in the same style and close."""
    match = LABEL.match(start.text)
    if match is None:
        return True
    rest = start.text[match.end() :].strip()
    marked = match["after"].strip() != ""
    if marked or not rest:
        return False
    if rest[:1].islower():
        return True
    return any(_same_paragraph(c, start) and len(c.words) >= 4 for c in chunks)


def _same_paragraph(upper: Chunk, lower: Chunk) -> bool:
    size = size_of(lower.words[0])
    return (
        0 < lower.rect.top - upper.rect.top <= 1.7 * size
        and abs(upper.rect.x0 - lower.rect.x0) <= 1.0
        and _style(upper.words[0]) == _style(lower.words[0])
    )


def _style(word: Word) -> tuple[str, float, str]:
    return (word.font, round(size_of(word), 1), word.colour)


def _caption(page: int, start: Chunk, chunks: Sequence[Chunk], starts: Sequence[Chunk]) -> Caption:
    lines = [start]
    style = _style(start.words[-1])
    for c in sorted((c for c in chunks if c.rect.top > start.rect.top), key=lambda c: c.rect.top):
        last = lines[-1]
        size = size_of(last.words[-1])
        near = c.rect.top - last.rect.bottom <= 0.55 * size and c.rect.top > last.rect.top + 0.4 * size
        beside = (
            c.rect.x0 <= last.rect.x1
            and c.rect.x1 >= start.rect.x0 - 0.5 * size
            and c.rect.x0 >= start.rect.x0 - 0.5 * size
        )
        fits = c.rect.x1 <= max(line.rect.x1 for line in lines) + _width(c.words[0]) + size or _centred(start, c)
        if near and beside and fits and _style(c.words[0]) == style and c not in starts and _alone(c, chunks):
            lines.append(c)
    words = tuple(w for line in lines for w in line.words)
    return Caption(
        replace(Rect.around(c.rect for c in lines), top=start.rect.top, bottom=lines[-1].rect.bottom).on(page),
        tuple(c.text for c in lines),
        label_of(start.text),
        words,
    )


def _width(word: Word) -> float:
    return word.rect.width


def _centred(a: Chunk, b: Chunk) -> bool:
    return abs(a.rect.centre - b.rect.centre) <= size_of(a.words[0])


def _alone(new: Chunk, chunks: Sequence[Chunk]) -> bool:
    """Whether a line can be more of the caption: nothing like it stands beside it, as it would in a table's head.

    Further heads may stand far off; one alone that is not bold may as well be of the other column of text.
    """
    style = _style(new.words[0])
    beside = [
        c
        for c in chunks
        if c is not new
        and c.rect.top < new.rect.bottom
        and c.rect.bottom > new.rect.top
        and _style(c.words[0]) == style
    ]
    size = size_of(new.words[0])
    heads = [c for c in beside if max(len(c.words), len(new.words)) <= HEAD_WORDS]
    if len(heads) > 1 or any(c.bold for c in heads):
        return False
    return not any(
        -0.1 <= c.rect.x0 - new.rect.x1 <= 4 * size or -0.1 <= new.rect.x0 - c.rect.x1 <= 4 * size for c in beside
    )
