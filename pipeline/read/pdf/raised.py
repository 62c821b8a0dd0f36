"""Raised note marks and lowered indices: digits of their own, not of the word or the figure that they stand at.

Word processors raise a mark with little or no smaller type; taken for digits, a note makes 2504 of '€ 250'.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model import Word

SMALLER = 0.95  # of the size of the word that it stands at
TOUCH = 0.15  # of that size: between the two
RAISED = 0.15  # of that size: how much higher, or lower, its foot is
_MARK = re.compile(r"[\d*†‡]{1,3}\)?|\d{1,2}(?:,\d{1,2}){1,3}|[a-e]\)")
_INDEX = re.compile(r"[\d+\-−n]{1,3}")
_POWER = re.compile(r"(?:^|[\d/.·\s(])(?:[kcdmµ]?m|s)$")  # what a raised 2 or 3 is the power of


def without_marks(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words with note marks left out, and with lowered indices and powers (CO2, m2) as part of their word."""
    kept: list[Word] = []
    open_end = False  # whether the last word took in an index, so that what touches it goes on with it
    for word in words:
        before = kept[-1] if kept else None
        if before is None or not _touches(before, word):
            kept.append(word)
            open_end = False
        elif open_end and word.size == before.size and word.font == before.font:
            kept[-1] = _joined(before, word)
        elif _is_small(before, word) and _is_index(before, word):
            kept[-1] = _joined(before, word)
            open_end = True
        elif _is_small(before, word) and _is_mark(before, word):
            kept[-1] = _joined(before, word, "")  # what comes after the mark touches the word, as without it
            open_end = False
        else:
            kept.append(word)
            open_end = False
    return tuple(kept)


def _touches(before: Word, word: Word) -> bool:
    gap = word.rect.x0 - before.rect.x1
    return word.upright and before.upright and abs(gap) <= TOUCH * before.size and before.rect.down(word.rect) > 0


def _is_small(before: Word, word: Word) -> bool:
    return 0 < word.size <= SMALLER * before.size


def _is_index(before: Word, word: Word) -> bool:
    """Whether it is a lowered index, or the power of a unit."""
    lowered = word.rect.bottom - before.rect.bottom >= RAISED * before.size / 2
    if lowered and word.rect.top > before.rect.top:
        return _INDEX.fullmatch(word.text) is not None and before.text[-1:].isalpha()
    return _is_raised(before, word) and word.text in ("2", "3") and _POWER.search(before.text) is not None


def _is_mark(before: Word, word: Word) -> bool:
    return _is_raised(before, word) and _MARK.fullmatch(word.text) is not None


def _is_raised(before: Word, word: Word) -> bool:
    return before.rect.bottom - word.rect.bottom >= RAISED * before.size


def _joined(before: Word, word: Word, text: str | None = None) -> Word:
    """The word with what touches it; `text` is what that adds, where it is not its own."""
    rect = replace(before.rect, x1=max(before.rect.x1, word.rect.x1))
    return replace(before, text=before.text + (word.text if text is None else text), rect=rect)
