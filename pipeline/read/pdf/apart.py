"""What is printed on a page and is no text of it: hidden and struck words, watermarks, rules made of dashes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from statistics import median

import numpy as np

from pipeline.model import Apart, Rect, Rule, Word
from pipeline.model.page import ApartKind
from pipeline.read.pdf.marks import Glyph, Printed
from pipeline.read.pdf.words import words_of

MIDDLE = (0.36, 0.7)  # where a line through letters lies, as a share of their box's height from its top
THROUGH = 0.6  # share of a word's width that it crosses
BEYOND = 1.0  # of the size: further than that beyond its words it is a rule of the page
LARGE = 2.0  # times the size of most words: so large is a watermark that lies across others
ACROSS = 3  # words that a watermark lies over
CORE = 0.25  # of the height of a large word that is left out above and below: there it has no ink
PAUSE = 2.0  # of the size: white space between hidden words of one passage
_DASHES = re.compile(r"[_\-\u2010-\u2015=]{6,}")


def set_apart(
    printed: Printed, words: Sequence[Word], rules: Sequence[Rule]
) -> tuple[tuple[Word, ...], tuple[Rule, ...], tuple[Apart, ...]]:
    """The words and rules that belong to the page, and what does not: each passage with its box and its text."""
    page = printed.number
    dashes = [word for word in words if _DASHES.fullmatch(word.text)]
    words = [word for word in words if word not in dashes] if dashes else words
    lines = [*rules, *(_as_rule(word) for word in dashes)]
    marks = watermarks(words)
    words = [word for word in words if word not in marks] if marks else words
    struck, through = struck_words(words, rules)
    apart = (
        *passages("onzichtbaar", words_of(printed.hidden), page),
        *passages("watermerk", marks, page),
        *_slanted([glyph for glyph in printed.glyphs if glyph.face.slanted], page),
        *passages("doorgehaald", struck, page),
        *(Apart("plaatje-met-tekst", box) for box in printed.pictured),
        *(Apart("opmerking", rect.on(page), text) for rect, text in printed.comments),
    )
    gone, drawn = frozenset(struck), frozenset(through)
    kept = tuple(word for word in words if word not in gone) if gone else tuple(words)
    return kept, tuple(rule for rule in lines if rule not in drawn) if drawn else tuple(lines), apart


def struck_words(words: Sequence[Word], rules: Iterable[Rule]) -> tuple[list[Word], list[Rule]]:
    """The words that a drawn line goes through, and those lines: no longer than what they strike out."""
    level = [rule for rule in rules if rule.horizontal]
    upright = [word for word in words if word.upright and word.text.strip("-–—_")]
    struck: dict[Word, None] = {}
    through: list[Rule] = []
    for rule, crossed in _crossed(upright, level) if upright and level else ():
        reach = Rect.around(word.rect for word in crossed)
        slack = BEYOND * max(word.size for word in crossed)
        if reach.x0 - slack <= rule.rect.x0 and rule.rect.x1 <= reach.x1 + slack:
            struck |= dict.fromkeys(crossed)
            through.append(rule)
    return list(struck), through


def _crossed(words: Sequence[Word], rules: Sequence[Rule]) -> Iterator[tuple[Rule, list[Word]]]:
    """Each rule that goes through the middle of most of a word, with those words."""
    x0, top, x1, bottom = np.array([(w.rect.x0, w.rect.top, w.rect.x1, w.rect.bottom) for w in words]).T
    high, low = (top + share * (bottom - top) for share in MIDDLE)
    enough = THROUGH * (x1 - x0)
    for rule in rules:
        rect = rule.rect
        at = np.flatnonzero((high <= rect.middle) & (rect.middle <= low))
        if at.size:
            across = np.minimum(x1[at], rect.x1) - np.maximum(x0[at], rect.x0)
            crossed = [words[place] for place in at[across >= enough[at]].tolist()]
            if crossed:
                yield rule, crossed


def watermarks(words: Sequence[Word]) -> list[Word]:
    """Level words that are much larger than most and lie across several others."""
    if len(words) < ACROSS:
        return []
    usual = median(word.size for word in words)
    found = []
    for word in words:
        if word.size < LARGE * usual or not word.upright:
            continue
        inset = CORE * word.rect.height
        core = Rect(word.rect.x0, word.rect.top + inset, word.rect.x1, word.rect.bottom - inset)
        under = [other for other in words if other.size < word.size / LARGE and other.rect.middle_in(core)]
        if len(under) >= ACROSS:
            found.append(word)
    return found


def passages(kind: ApartKind, words: Sequence[Word], page: int) -> Iterator[Apart]:
    """Words of one row that follow each other, as one passage."""
    row: list[Word] = []
    for word in words:
        if row and not _follows(row[-1], word):
            yield _passage(kind, row, page)
            row = []
        row.append(word)
    if row:
        yield _passage(kind, row, page)


def _follows(before: Word, word: Word) -> bool:
    size = max(before.size, word.size)
    return (
        abs(word.rect.middle - before.rect.middle) < size / 2
        and -size < before.rect.across(word.rect) * -1 < PAUSE * size
    )


def _passage(kind: ApartKind, words: Sequence[Word], page: int) -> Apart:
    box = Rect.around(word.rect for word in words).on(page)
    return Apart(kind, box, " ".join(word.text for word in words))


def _slanted(glyphs: Sequence[Glyph], page: int) -> Iterator[Apart]:
    """Each run of slanted characters of one style, in the order of printing."""
    for _, run in groupby(glyphs, lambda glyph: glyph.face):
        letters = list(run)
        text = " ".join("".join(letter.text for letter in letters).split())
        if text:
            yield Apart("watermerk", Rect.around(letter.rect for letter in letters).on(page), text)


def _as_rule(word: Word) -> Rule:
    """A row of dashes as the line that it stands for."""
    middle = word.rect.middle
    return Rule(Rect(word.rect.x0, middle, word.rect.x1, middle), width=0.5)
