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
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
FOOTNOTE = re.compile(r"(?:[^\W\d_]|[%)\]’”])[.!?][\"'’”)]?\d{1,2}$")  # a mark of a note behind the full stop
LETTERS = re.compile(r"(?:[a-z]\.){2,}")  # a.d.h.v., m.i.v.


def sentence_spans(text: str, abbreviations: Sequence[str] = (), closing: Sequence[str] = ()) -> list[Span]:
    """The sentences of `text` as (start, end); together they hold every character but white space between them.

    `abbreviations` are those that spaCy does not know, `closing` those after which a sentence may end ('e.d.').
    """
    tokens = [(token.idx, token.text) for token in _tokenizer((*abbreviations, *closing))(text) if not token.is_space]
    closers = frozenset(closing)
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
    bare = sentence.rstrip(CLOSERS).rstrip(RAISED).rstrip(CLOSERS)
    bare = MARK.sub("", bare) if FOOTNOTE.search(bare) else bare
    if not bare.endswith((".", "!", "?")) or re.fullmatch(r"\W*(?:\d{1,2}|[A-Za-z])\.", bare):
        return False  # no end, or the number of a list item
    if len(word) > 1 and word.endswith(".") and not word.endswith("..") and not {word, word.lower()} & closing:
        return False  # an abbreviation: 'art. 3', 'o.a. Zwolle'
    last = bare.split()[-1]
    if LETTERS.fullmatch(last) and last not in closing:
        return False  # one that no list has
    return _open(following)


def _open(word: str) -> bool:
    """Whether a word may begin a sentence: a capital, a figure, a quote, an opening bracket."""
    return word[0].isupper() or word[0].isdigit() or word[0] in "‘'“\"(•–€"


@lru_cache(maxsize=4)
def _tokenizer(abbreviations: tuple[str, ...]) -> Any:
    """The Dutch tokenizer of spaCy, which keeps abbreviations whole, with ours added.

    Its list has many that are words as well ('dat.', 'al.', 'pas.', 'u.'): behind those a sentence ends.
    """
    import simplemma  # noqa: PLC0415 - as the next
    import spacy  # noqa: PLC0415 - takes a second, and only documents with clauses need it

    tokenizer: Any = spacy.blank("nl").tokenizer
    ours = {abbreviation.lower() for abbreviation in abbreviations}
    tokenizer.rules = {
        key: value
        for key, value in tokenizer.rules.items()
        if key.lower() in ours or not (_is_word(key) and simplemma.is_known(key[:-1].lower(), lang="nl"))
    }
    for abbreviation in abbreviations:
        for spelling in {abbreviation, abbreviation.capitalize()}:
            tokenizer.add_special_case(spelling, [{"ORTH": spelling}])
    return tokenizer


def _is_word(key: str) -> bool:
    """Whether an exception looks like a word with a full stop: letters only, and no initial but 'u'."""
    return key.endswith(".") and key[:-1].isalpha() and (len(key) > 2 or key.lower() == "u.")
