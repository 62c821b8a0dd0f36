"""How much two statements are about one subject: by the words in common that few statements have."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Mapping
from functools import cached_property

_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 7  # letters by which two forms of one word are taken for the same


class Likeness:
    """How much two texts share the words that few texts have; these are counted when it is first asked."""

    def __init__(self, texts: Collection[str]) -> None:
        self._texts = texts
        self._unseen = math.log(1 + len(texts)) + 0.1

    @cached_property
    def _rare(self) -> Mapping[str, float]:
        counts = Counter(word for text in self._texts for word in _words(text))
        return {word: math.log((1 + len(self._texts)) / (1 + count)) + 0.1 for word, count in counts.items()}

    def between(self, one: Collection[str], other: Collection[str]) -> float:
        """Of two sets of `words`: the weight of those in common, against that of both; 0..1."""
        common = sum(self._weight(word) for word in one if word in other)
        return common / math.sqrt(self._norm(one) * self._norm(other)) if common else 0.0

    def words(self, text: str) -> frozenset[str]:
        """The words of a text by which it is compared."""
        return _words(text)

    def _norm(self, words: Collection[str]) -> float:
        return sum(self._weight(word) for word in words)

    def _weight(self, word: str) -> float:
        return self._rare.get(word, self._unseen)


def _words(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _WORD.findall(text.casefold()))
