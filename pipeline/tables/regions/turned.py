"""Turned heads: text set on its side above narrow columns, as words that stand upright at the foot of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import replace
from itertools import pairwise

from pipeline.model import Rect, Word
from pipeline.tables.text import size_of

ONE_HEAD = 0.6  # em between the lines or words of one turned text; columns stand further apart
OVER = 4.0  # em below a turned head within which its column begins
HEADED = 0.6  # share of the turned texts that have words right below them, when they are heads


def turned_heads(words: Iterable[Word], upright: Sequence[Word], known: Set[str]) -> list[Word]:
    """A word for each turned text that stands beside others over columns; none for titles of axes and side notes.

    It is as wide as the turned text is thick, so that it keeps to its column, and stands at the foot of its row.
    """
    heads: list[Word] = []
    for row in _rows(_texts([w for w in words if not w.upright])):
        step = min((b - a for a, b in pairwise(sorted(_around(text).centre for text in row))), default=0.0)
        headed = sum(any(_below(text, w, 0.5 * step) for w in upright) for text in row)
        if len(row) >= 2 and headed >= HEADED * len(row):
            foot = max(w.rect.bottom for text in row for w in text)
            upwards = _reads_upwards([w for text in row for w in text], known)
            heads += [_head(text, foot, upwards) for text in row]
    return heads


def _texts(turned: Sequence[Word]) -> list[list[Word]]:
    """Turned words as texts: what follows in one line, or in the next line close beside it."""
    texts: list[list[Word]] = []
    for word in sorted(turned, key=lambda w: (w.rect.x0, w.rect.top)):
        home = next((text for text in texts if any(_belong(word, other) for other in text)), None)
        if home is None:
            texts.append([word])
        else:
            home.append(word)
    return texts


def _belong(a: Word, b: Word) -> bool:
    return min(a.rect.across(b.rect), a.rect.down(b.rect)) >= -ONE_HEAD * size_of(a)


def _rows(texts: Sequence[list[Word]]) -> list[list[list[Word]]]:
    """Texts beside each other: each shares a height with the first of its row."""
    rows: list[list[list[Word]]] = []
    for text in texts:
        home = next((row for row in rows if _beside(row[0], text)), None)
        if home is None:
            rows.append([text])
        else:
            home.append(text)
    return rows


def _beside(a: Sequence[Word], b: Sequence[Word]) -> bool:
    return _around(a).down(_around(b)) > 0


def _below(text: Sequence[Word], word: Word, reach: float) -> bool:
    """Whether an upright word begins the column under a turned text, no further aside than half-way to the next."""
    head, size = _around(text), size_of(text[0])
    down = word.rect.top - head.bottom
    aside = max(size, reach)
    return -0.5 * size <= down <= OVER * size and word.rect.x0 - aside <= head.centre <= word.rect.x1 + aside


def _reads_upwards(words: Sequence[Word], known: Set[str]) -> bool:
    """Whether letters run from the foot upwards, as is usual; their order on the page is from the top down."""
    down = sum(w.text.lower() in known or w.text[:1].isupper() for w in words)
    up = sum(w.text[::-1].lower() in known or w.text[-1:].isupper() for w in words)
    return up >= down


def _head(text: Sequence[Word], foot: float, upwards: bool) -> Word:
    """One word for a turned text, its lines from left to right when it reads upwards, else from right to left."""
    first, around = text[0], _around(text)
    lines: list[list[Word]] = []
    for word in sorted(text, key=lambda w: w.rect.x0, reverse=not upwards):
        if lines and word.rect.across(lines[-1][0].rect) > 0:
            lines[-1].append(word)
        else:
            lines.append([word])
    ordered = [w for line in lines for w in sorted(line, key=lambda w: w.rect.top, reverse=upwards)]
    shown = " ".join(w.text[::-1] if upwards else w.text for w in ordered)
    return replace(first, text=shown, rect=Rect(around.x0, foot - size_of(first), around.x1, foot), upright=True)


def _around(words: Sequence[Word]) -> Rect:
    return Rect.around(w.rect for w in words)
