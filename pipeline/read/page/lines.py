"""Columns to text lines with a role, and lines to paragraphs."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.model import Line, Role, Word
from pipeline.read.page.bands import TextColumn
from pipeline.read.page.rows import BULLETS, box_of, split_at_gaps, text_of
from pipeline.read.page.style import Style, main_size

SHORT = 8  # characters: a note that is one word is at most so long
PROSE = 5  # words: so many in a row are prose
NUMBER = re.compile(r"^\d{1,3}(\.\d{1,3})*[.)]?$")
MARGIN = 1.1  # of the type size: a note in the margin stands at least so far from the text
STEP = 3  # words: so many at least stand beside the number of a step
SUPPORT = 3  # rows that begin at one place before it is where text begins
STRETCHED = 1.5  # times the usual distance: as far as a mark in a line drives it from the one above
FULL = 0.15  # of the width of the column: so much may a full line leave white
BULLET = re.compile(
    rf"^([{BULLETS}]|[-–—*](?=\s)|o(?=\s)|\d{{1,2}}[.)](?=\s)|[a-z][.)](?=\s)|\([a-z\d]{{1,2}}\)(?=\s))"
)
CAPTION = re.compile(r"^(tabel|figuur|grafiek|schema|bron)\s*[A-Z]?\d{1,3}([.:]\d{1,2})?\s*([-–—:.|]|$|\s[A-Z])", re.I)


@dataclass(frozen=True, slots=True)
class Pitch:
    """The usual distance between base lines within a paragraph, as a multiple of the type size."""

    factor: float

    def is_gap(self, before: Line, line: Line) -> bool:
        """Whether more than the usual distance lies between two lines of one column."""
        distance = line.box.bottom - before.box.bottom
        return distance > 1.28 * self.factor * max(before.size, line.size) or distance < -1

    def is_stretched(self, before: Line, line: Line) -> bool:
        """Whether the distance is no more than what a raised mark, or a taller sign, drives two lines apart."""
        return 0 < line.box.bottom - before.box.bottom <= STRETCHED * self.factor * max(before.size, line.size)


def pitch_of(columns: Iterable[Sequence[Sequence[Word]]]) -> Pitch:
    """The commonest distance between neighbouring rows over all columns of the document, each as its rows of words."""
    factors: Counter[float] = Counter()
    for rows in columns:
        for before, row in itertools.pairwise(rows):
            size = main_size(row)
            if size and abs(main_size(before) - size) < 0.3:
                distance = (max(w.rect.bottom for w in row) - max(w.rect.bottom for w in before)) / size
                if 0.9 < distance < 2.4:
                    factors[round(distance * 20) / 20] += len(row)
    if not factors:
        return Pitch(1.3)
    top = max(factors.values())
    return Pitch(min(f for f, count in factors.items() if count >= 0.5 * top))


def lines_of(column: TextColumn, rows: Sequence[Sequence[Word]], page: int, style: Style) -> list[Line]:
    """The text lines of a column from top to bottom, notes in the margin split off; `rows` are those of its words."""
    left = _left_edge(rows)
    begins = Counter(round(row[0].rect.x0) for row in rows)
    lines: list[Line] = []
    above: Sequence[Word] = ()
    for row in rows:
        for part, role in _without_margin(row, left, begins, above, style.size):
            lines.append(_line(part, role, column.number, page, style))
        above = row
    return lines


def _left_edge(rows: Sequence[Sequence[Word]]) -> float:
    """Where most rows begin."""
    starts: Counter[float] = Counter()
    for row in rows:
        for part in split_at_gaps(row, 1.5 * max(w.size for w in row))[:2]:
            starts[round(part[0].rect.x0 / 3) * 3] += len(part)
    return starts.most_common(1)[0][0] if starts else 0.0


def _without_margin(
    row: Sequence[Word], left: float, begins: Mapping[int, int], above: Sequence[Word], size: float
) -> list[tuple[list[Word], Role]]:
    """The row's own text, after a short note left of where the text begins (a paragraph number).

    The number of a heading may hang there, too, in the heading's own large type: it belongs to the row. `begins` says
    how many rows of the column begin at each place, `above` is the row before.
    """
    parts = split_at_gaps(row, MARGIN * size)
    first = parts[0]
    rest = [word for part in parts[1:] for word in part]
    if len(first) > 1 or (not rest and _goes_on(first[0], above)) or BULLET.match(first[0].text + " "):
        return [(list(row), "body")]
    outside = first[0].rect.x1 < left - 0.3 * size and _is_note(first[0], rest, size)
    if outside or _is_step(first[0], rest, begins):
        return [(list(first), "margin"), *([(rest, "body")] if rest else [])]  # type: ignore[list-item]
    return [(list(row), "body")]


def _goes_on(word: Word, above: Sequence[Word]) -> bool:
    """Whether a word that is alone in its row is the last one of a paragraph in type of its size."""
    return len(above) > 1 and abs(above[0].rect.x0 - word.rect.x0) < 1 and abs(above[0].size - word.size) < 0.3


def _is_step(word: Word, rest: Sequence[Word], begins: Mapping[int, int]) -> bool:
    """Whether a number in a type of its own hangs before text whose other rows begin where it begins here."""
    if len(rest) < STEP or not NUMBER.match(word.text) or word.size > 1.1 * rest[0].size:
        return False
    own = (word.font, word.colour) != (rest[0].font, rest[0].colour)
    return own and begins.get(round(rest[0].rect.x0), 0) >= SUPPORT


def _is_note(word: Word, rest: Sequence[Word], size: float) -> bool:
    """Whether a word in the margin is a note on what stands beside it: smaller, or a number beside prose."""
    if not rest:  # the last word of a paragraph may stand there, too
        return len(word.text) <= SHORT and (word.size <= 0.95 * size or bool(NUMBER.match(word.text)))
    title = rest[0].font == word.font and rest[0].size == word.size and (word.bold or word.size > 1.07 * size)
    smaller = word.size <= 0.95 * rest[0].size
    return not title and len(word.text) <= SHORT and (smaller or (len(rest) >= PROSE and bool(NUMBER.match(word.text))))


def _line(words: Sequence[Word], role: Role, column: int, page: int, style: Style) -> Line:
    text = text_of(words)
    letters = sum(len(w.text) for w in words)
    bold = sum(len(w.text) for w in words if w.bold) > 0.6 * letters
    if role == "body" and BULLET.match(text):
        role = "bullet"
    if role == "body" and CAPTION.match(text):
        role = "caption"
    return Line(text, box_of(words, page), tuple(words), role, main_size(words), bold and not style.bold, column)


def with_blocks(lines: Sequence[Line], pitch: Pitch, first: int) -> list[Line]:
    """Lines of one column with their paragraph's number, from `first` on."""
    if not lines:
        return []
    body = [line for line in lines if line.role not in ("margin", "furniture")]
    right = sorted(line.box.x1 for line in body)[int(0.9 * (len(body) - 1))] if body else 0.0
    out: list[Line] = []
    block = first
    before: Line | None = None
    numbered = False
    for line in lines:
        if line.role == "margin":  # a number beside the paragraph: the text next to it begins one
            out.append(replace(line, block=block))
            numbered = True
            continue
        if before is not None and (numbered or begins_block(before, line, pitch, right)):
            block += 1
        numbered = False
        after_caption = before is not None and before.role == "caption" and block == before.block
        runs_on = after_caption and line.role == "body" and not _has_cells(line)
        out.append(replace(line, block=block, role="caption" if runs_on else line.role))
        before = out[-1]
    return out


def _has_cells(line: Line) -> bool:
    """Whether white space parts the line as it parts the cells of a table."""
    return any(b.rect.x0 - a.rect.x1 > 2.2 * line.size for a, b in itertools.pairwise(line.words))


def begins_block(before: Line, line: Line, pitch: Pitch, right: float) -> bool:
    """Whether a new paragraph or list item begins with `line`."""
    if line.role in ("bullet", "caption"):
        return True
    if pitch.is_gap(before, line) and not (pitch.is_stretched(before, line) and _runs_on(before, line, right)):
        return True
    if abs(line.size - before.size) > 0.07 * before.size:
        return True
    if line.bold != before.bold and _ends(before.text):
        return True
    if line.bold != before.bold and before.bold and before.box.x1 < right - 3 * before.size:
        return True  # a bold line by itself is a heading within the text
    if all(w.bold for w in before.words) and not any(w.bold for w in line.words) and line.text[:1].isupper():
        return True  # also where it fills the line
    width = right - before.box.x0
    short = before.box.x1 < right - max(4 * before.size, 0.18 * width)
    if short and _looks_of(before).isdisjoint(_looks_of(line)):
        return True  # so is one in another face or colour
    if short and _ends(before.text) and line.text[:1].isupper():
        return True
    indented = line.box.x0 > before.box.x0 + 0.8 * line.size and before.role not in ("bullet",)
    outdented = line.box.x0 < before.box.x0 - 0.8 * line.size
    return (indented or outdented) and _ends(before.text)


def _runs_on(before: Line, line: Line, right: float) -> bool:
    """Whether a full line of prose stops amid its sentence, and the next goes on below it in the same type."""
    full = before.box.x1 >= right - FULL * (right - before.box.x0)
    same = abs(line.size - before.size) < 0.3 and line.bold == before.bold and abs(line.box.x0 - before.box.x0) < 1
    prose = before.role == line.role == "body" and len(before.words) >= PROSE and not _has_cells(before)
    return full and same and prose and not _ends(before.text)


def _looks_of(line: Line) -> set[tuple[str, str]]:
    return {(word.font, word.colour) for word in line.words}


def _ends(text: str) -> bool:
    return text.rstrip("”\"')").endswith((".", ":", "?", "!", ";"))
