"""Where sentences end in Dutch policy prose."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import lru_cache
from itertools import pairwise
from typing import Any

Span = tuple[int, int]
CLOSERS = "\"'’”)]"
MARK = re.compile(r"\d{1,2}$")
FOOTNOTE = re.compile(r"[^\W\d][.!?][\"'’”)]?\d{1,2}$")  # a mark of a note behind the full stop


def sentence_spans(text: str, abbreviations: Sequence[str] = (), closing: Sequence[str] = ()) -> list[Span]:
    """The sentences of `text` as (start, end); together they hold every character but white space between them.

    `abbreviations` are those that spaCy does not know, `closing` those after which a sentence may end ('e.d.').
    """
    tokens = [(token.idx, token.text) for token in _tokenizer((*abbreviations, *closing))(text) if not token.is_space]
    closers = {word.lower() for word in closing}
    spans: list[Span] = []
    start = tokens[0][0] if tokens else 0
    for (place, word), (following_place, following) in pairwise(tokens):
        end = place + len(word)
        if end < following_place and _ends_sentence(text[start:end], word, following, closers):
            spans.append((start, end))
            start = following_place
    if tokens:
        spans.append((start, len(text.rstrip())))
    return spans


def _ends_sentence(sentence: str, word: str, following: str, closing: Set[str]) -> bool:
    """Whether a sentence ends at its last token `word`, seeing the token that comes next."""
    bare = sentence.rstrip(CLOSERS)
    bare = MARK.sub("", bare) if FOOTNOTE.search(bare) else bare
    if not bare.endswith((".", "!", "?")) or re.fullmatch(r"\W*(?:\d{1,2}|[A-Za-z])\.", bare):
        return False  # no end, or the number of a list item
    if len(word) > 1 and word.endswith(".") and word.lower() not in closing and not word.endswith(".."):
        return False  # an abbreviation: 'art. 3', 'o.a. Zwolle'
    return _open(following)


def _open(word: str) -> bool:
    """Whether a word may begin a sentence: a capital, a figure, a quote, an opening bracket."""
    return word[0].isupper() or word[0].isdigit() or word[0] in "‘'“\"(•–€"


@lru_cache(maxsize=4)
def _tokenizer(abbreviations: tuple[str, ...]) -> Any:
    """The Dutch tokenizer of spaCy, which keeps abbreviations whole, with ours added."""
    import spacy  # noqa: PLC0415 - takes a second, and only documents with clauses need it

    tokenizer: Any = spacy.blank("nl").tokenizer
    for abbreviation in abbreviations:
        for spelling in {abbreviation, abbreviation.capitalize()}:
            tokenizer.add_special_case(spelling, [{"ORTH": spelling}])
    return tokenizer
