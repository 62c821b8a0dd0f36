"""What is typed rather than drawn: rows of dashes are lines, dots lead from a label to its figures.

In typewriter type each character takes the same room, also a space: white of one space is no white between cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from operator import is_

from pipeline.model import Page, Rect, Rule, Word
from pipeline.tables.text import Row, rows_of, size_of

STROKE = re.compile(r"[-–—―=_‗─━═+|]{2,}")
LONG = 8  # strokes that are a line whatever stands beside them
ROW = 5  # strokes in a row of nothing else
BAR = frozenset("|¦│┃")
BARS = 3  # rows with a bar at one place that make a line
DOTS = re.compile(r"[.·…]+")
LED = re.compile(r"(?P<label>.*?[^.·…])(?P<dots>[.·…]{4,})")
FEWEST = 4  # dots that lead
TYPED = 20  # words by which typewriter type can be told
PITCH = 0.03  # share by which the steps of its characters may differ
MORE = 0.3  # em by which its space is wider than that of other type
CLOSE = 1.2  # em between dots that lead
DOT, WIDE = 0.25, 0.55  # em: how wide a dot is set in most type, and a character in typewriter type


def as_drawn(page: Page, words: Sequence[Word], rows: list[Row]) -> tuple[Page, tuple[Word, ...], list[Row]]:
    """The page with the typed lines among its rules, its words without them, and these as text rows.

    Dots that lead belong to the word before them, but take no room: so the white after a label is seen.
    """
    typed = _typewritten(words)
    rows = rows if typed is words else rows_of(typed)  # `rows` are those of `words`
    if not any(STROKE.search(w.text) or w.text in BAR or DOTS.match(w.text[-1:]) for w in typed):
        return page, tuple(typed), rows
    strokes = {id(w): w for row in rows for w in _strokes(row)}
    bars = {id(w): w for w in _bars(rows)}
    rules = [_level(w) for w in strokes.values()] + [_upright(w) for w in bars.values()]
    kept = [row for row in rows if any(id(w) not in strokes and id(w) not in bars for w in row.words)]
    plain = [_led([w for w in row.words if id(w) not in strokes and id(w) not in bars]) for row in kept]
    left = tuple(word for row in plain for word in row)
    as_before = [word for row in rows for word in row.words]
    same = len(left) == len(as_before) and all(map(is_, left, as_before))
    return (replace(page, rules=(*page.rules, *rules)) if rules else page), left, rows if same else rows_of(left)


def _typewritten(words: Sequence[Word]) -> Sequence[Word]:
    """Words with those in typewriter type a little wider, so that a space between them is as wide as in other type."""
    fonts: dict[tuple[str, float], list[Word]] = {}
    for word in words:
        fonts.setdefault((word.font, word.size), []).append(word)
    typed = {font for font, own in fonts.items() if _one_pitch(own)}
    if not typed:
        return words
    return [_wider(w) if (w.font, w.size) in typed else w for w in words]


def _one_pitch(words: Sequence[Word]) -> bool:
    """Whether every word is as wide as its number of characters says."""
    told = [w for w in words if len(w.text) >= 3 and w.upright]
    if len(told) < TYPED:
        return False
    steps = sorted(w.rect.width / len(w.text) for w in told)
    usual = steps[len(steps) // 2]
    same = sum(abs(step - usual) <= PITCH * usual for step in steps)
    return usual >= WIDE * size_of(told[0]) and same >= 0.9 * len(steps)


def _wider(word: Word) -> Word:
    return replace(word, rect=replace(word.rect, x1=word.rect.x1 + MORE * size_of(word)))


def leads(word: Word) -> bool:
    """Whether dots lead from a word to what stands further along its row."""
    return LED.fullmatch(word.text.replace(" ", "")) is not None


def _strokes(row: Row) -> list[Word]:
    """The words of a row that are lines: long ones, and all of them where there is nothing else in it."""
    found = [w for w in row.words if STROKE.fullmatch(w.text)]
    alone = len(found) == len(row.words) and sum(len(w.text) for w in found) >= ROW
    return found if alone else [w for w in found if len(w.text) >= LONG]


def _bars(rows: Iterable[Row]) -> list[Word]:
    """Bars that stand below each other: the upright lines of a table in typewriter type."""
    at: dict[int, list[Word]] = {}
    for row in rows:
        for word in row.words:
            if word.text in BAR:
                at.setdefault(round(word.rect.centre), []).append(word)
    return [w for words in at.values() if len(words) >= BARS for w in words]


def _level(word: Word) -> Rule:
    return Rule(Rect(word.rect.x0, word.rect.middle, word.rect.x1, word.rect.middle))


def _upright(word: Word) -> Rule:
    reach = 0.5 * size_of(word)
    return Rule(Rect(word.rect.centre, word.rect.top - reach, word.rect.centre, word.rect.bottom + reach))


def _led(words: Sequence[Word]) -> list[Word]:
    out: list[Word] = []
    run: list[Word] = []
    for word in words:
        if DOTS.fullmatch(word.text) and _close((run or out)[-1:], word):
            run.append(word)
            continue
        out += _joined(out, run)
        run = []
        out.append(_narrowed(word))
    out += _joined(out, run)
    return out


def _close(before: Sequence[Word], dots: Word) -> bool:
    """Whether dots follow a word or other dots without the white of a column: '..' in a cell leads nowhere."""
    return not before or dots.rect.x0 - before[0].rect.x1 <= CLOSE * size_of(dots)


def _joined(before: list[Word], dots: list[Word]) -> list[Word]:
    """Dots given to the word before them (which is changed in place); the dots themselves when they do not lead."""
    if not before or sum(len(w.text) for w in dots) < FEWEST:
        return dots
    before[-1] = replace(before[-1], text=" ".join((before[-1].text, *(w.text for w in dots))))
    return []


def _narrowed(word: Word) -> Word:
    """A word without the room that the dots at its end take."""
    match = LED.fullmatch(word.text)
    if match is None:
        return word
    step = word.rect.width / len(word.text)
    dot = step if step >= WIDE * size_of(word) else min(step, DOT * size_of(word))
    end = max(word.rect.x0 + 1.0, word.rect.x1 - dot * len(match["dots"]))
    return replace(word, rect=replace(word.rect, x1=min(end, word.rect.x1)))
