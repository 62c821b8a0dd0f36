"""Pages whose letters are no words: soup of several texts, and letters that are drawn rather than printed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from pipeline.model import Curve, Finding, Page, Reading, Rect

LEAST = 30  # words of a page by which it can be judged
KNOWN = 0.45  # share of them that a list knows: in Dutch prose four of five
SAMPLE = 80  # words of a page that are looked up
PAGES = 3  # on so many pages stands a word of the document's own
MANY = 60  # drawn shapes of the size of letters that stand in rows
HIGH = (3.0, 24.0)  # points: as high as letters
IN_A_ROW = 8  # letters that stand on one base line
_WORD = re.compile(r"[^\W\d_]{4,}")


def letter_soup(reading: Reading) -> Iterator[Finding]:
    """Pages of running text of which most words stand in no list and on few other pages; names do not count."""
    usual: frozenset[str] | None = None
    for page in reading.pages:
        words = _words_on(page)[:SAMPLE]
        if len(words) < LEAST:
            continue
        known = _known(words, "nl")
        if known < KNOWN:
            known = max(known, _known(words, "en"))  # its list is loaded only where it may matter
        if known < KNOWN:
            usual = _usual(reading) if usual is None else usual
            known = sum(word.lower() in usual or _is_known(word.lower(), "nl") for word in words) / len(words)
        if known < KNOWN:
            yield Finding("lettersoep", page.number, facts=(f"{100 * (1 - known):.0f}",), sure=0.7)


def _words_on(page: Page) -> list[str]:
    lines = (line.text for line in page.lines if line.role in ("body", "bullet"))
    return [word for text in lines for word in _no_names(text)]


def _usual(reading: Reading) -> frozenset[str]:
    """Words that stand on several pages, in lower case."""
    pages = Counter(word for page in reading.pages for word in {word.lower() for word in _words_on(page)})
    return frozenset(word for word, count in pages.items() if count >= PAGES)


def _no_names(text: str) -> Iterator[str]:
    """The words of a line without those that a capital within it shows to be names."""
    for place, word in enumerate(_WORD.findall(text)):
        if place == 0 or not word.istitle():
            yield word


def _known(words: Sequence[str], language: str) -> float:
    """The share of words that the list of a language has."""
    return sum(_is_known(word.lower(), language) for word in words) / len(words)


@lru_cache(maxsize=50_000)
def _is_known(word: str, language: str) -> bool:
    import simplemma  # noqa: PLC0415 - loads its word list

    return bool(simplemma.is_known(word, lang=language, low_memory=True))


def drawn_letters(reading: Reading) -> Iterator[Finding]:
    """Pages with rows of small filled shapes and no words on them: text that was turned into outlines."""
    for page in reading.pages:
        letters = [box for curve in page.curves if (box := _as_letter(curve)) is not None]
        if len(letters) < MANY:
            continue
        free = _without_words(page, letters)
        rows = _in_rows(free)
        if len(rows) >= MANY:
            yield Finding("letters-getekend", page.number, Rect.around(rows).on(page.number), sure=0.7)


def _as_letter(curve: Curve) -> Rect | None:
    xs, ys = zip(*curve.points, strict=True)
    box = Rect(min(xs), min(ys), max(xs), max(ys))
    fits = HIGH[0] <= box.height <= HIGH[1] and box.width <= 1.5 * HIGH[1]
    return box if curve.colour and fits else None


def _without_words(page: Page, letters: Sequence[Rect]) -> list[Rect]:
    return [box for box in letters if not any(box.middle_in(word.rect) for word in page.words)]


def _in_rows(letters: Sequence[Rect]) -> list[Rect]:
    """Those that share their foot with many others."""
    rows: dict[int, list[Rect]] = {}
    for box in letters:
        rows.setdefault(round(box.bottom), []).append(box)
    return [box for row in rows.values() if len(row) >= IN_A_ROW for box in row]
