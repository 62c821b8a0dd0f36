"""Where sentences end in Dutch policy prose."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import lru_cache
from itertools import pairwise

from pipeline.themes.abbreviations import abbreviation_at_end

Span = tuple[int, int]
CLOSERS = "\"'’”)]"
MARK = re.compile(r"\d{1,2}$")
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
FOOTNOTE = re.compile(r"(?:[^\W\d_]|[%)\]’”])[.!?][\"'’”)]?\d{1,2}$")  # a mark of a note behind the full stop
_WORD = re.compile(r"\S+")
LETTERS = re.compile(r"(?:[a-z]\.){2,}")  # a.d.h.v., m.i.v.


def sentence_spans(text: str, abbreviations: Sequence[str] = (), closing: Sequence[str] = ()) -> list[Span]:
    """The sentences of `text` as (start, end); together they hold every character but white space between them.

    `abbreviations` are those that config.yaml adds, `closing` those after which a sentence may end ('e.d.').
    """
    known = _spellings((*abbreviations, *closing))
    closers = frozenset(closing)
    spans: list[Span] = []
    words = [(match.start(), match.group()) for match in _WORD.finditer(text)]
    start = words[0][0] if words else 0
    for (place, word), (following_place, following) in pairwise(words):
        if _open(following) and _ends_sentence(text[start : place + len(word)], word, known, closers):
            spans.append((start, place + len(word)))
            start = following_place
    if words:
        spans.append((start, len(text.rstrip())))
    return spans


def _ends_sentence(sentence: str, word: str, known: Set[str], closing: Set[str]) -> bool:
    """Whether a sentence may end with `word`, seeing what stands before it."""
    bare = sentence.rstrip(CLOSERS).rstrip(RAISED).rstrip(CLOSERS)
    bare = MARK.sub("", bare) if FOOTNOTE.search(bare) else bare
    if not bare.endswith((".", "!", "?")) or re.fullmatch(r"\W*(?:\d{1,2}|[A-Za-z])\.", bare):
        return False  # no end, or the number of a list item
    short = abbreviation_at_end(word, known)
    if short and not {short, short.lower()} & closing:
        return False  # an abbreviation: 'art. 3', 'o.a. Zwolle'
    last = bare.split()[-1]
    return not LETTERS.fullmatch(last) or last in closing  # letters with points that no list has


@lru_cache(maxsize=4)
def _spellings(abbreviations: tuple[str, ...]) -> frozenset[str]:
    """Abbreviations as they are written within a sentence and at its beginning."""
    return frozenset((*abbreviations, *(one.capitalize() for one in abbreviations)))


def _open(word: str) -> bool:
    """Whether a word may begin a sentence: a capital, a figure, a quote, an opening bracket."""
    return word[0].isupper() or word[0].isdigit() or word[0] in "‘'“\"(•–€"
