"""The words of a question: its id, and when two wordings are one question."""

from __future__ import annotations

import re
import unicodedata

from rapidfuzz import fuzz

from pipeline.compare.likeness import mask

_STEM = 5  # letters that inflections of one word share
_CONTENT = 5  # words from this length on carry content ('voor', 'het', 'door' do not)
_ADDED = 0.1  # share of the words that may be content words that the other wording lacks
_ID_LENGTH = 60


def question_id(question: str) -> str:
    """A readable id: the words of the question, years and figures masked."""
    plain = unicodedata.normalize("NFKD", mask(question)).encode("ascii", "ignore").decode()
    return re.sub(r"\W+", "-", plain.replace("#", "x"))[:_ID_LENGTH].strip("-") or "vraag"


def same_question(one: str, other: str, threshold: float) -> bool:
    """Whether two masked questions are one: nearly the same letters and no content word traded for another.

    'intramuraal' for 'extramuraal' changes three letters and the whole question.
    """
    if one == other:
        return True
    if fuzz.ratio(one, other) < 100 * threshold:
        return False
    mine, theirs = _unshared(one, other), _unshared(other, one)
    return not (mine and theirs) and len(mine | theirs) <= _ADDED * max(len(one.split()), len(other.split()))


def content_stems(masked: str) -> frozenset[str]:
    """The beginnings of the words that carry content: inflections of one word share them."""
    return frozenset(word[:_STEM] for word in masked.split() if len(word) >= _CONTENT)


def _unshared(one: str, other: str) -> set[str]:
    """Content words of `one` of which `other` has no form."""
    stems = {word[:_STEM] for word in other.split()}
    return {word for word in one.split() if len(word) >= _CONTENT and word[:_STEM] not in stems}
