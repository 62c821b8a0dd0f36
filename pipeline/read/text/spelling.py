"""How Dutch a string looks, letter by letter: for names and new words, which no word list has."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

ORDER = 4  # letters that are looked at together
USUAL = 0.75  # powers of ten that a letter of an ordinary word costs: so that longer words are not put back


class Spelling:
    """A letter model learnt from words, on top of what `before` learnt: what letter follows which three.

    Where three are too rare to tell, two are looked at, and so on.
    """

    def __init__(self, words: Iterable[str], before: Spelling | None = None) -> None:
        self._grams: Counter[str] = Counter(before._grams if before else ())
        self._before: Counter[str] = Counter(before._before if before else ())
        self._costs: dict[str, float] = {}
        for word in words:
            text = f"  ^{word}$"
            for size in range(1, ORDER + 1):
                grams = [text[end - size + 1 : end + 1] for end in range(3, len(text))]
                self._grams.update(grams)
                self._before.update(gram[:-1] for gram in grams)

    def cost(self, word: str) -> float:
        """How much less likely than an ordinary word of its length, in powers of ten; below 0 for very usual ones."""
        if word not in self._costs:
            text = f"  ^{word.lower()}$"
            ends = range(3, len(text))
            self._costs[word] = sum(-math.log10(self._share(text[end - ORDER + 1 : end + 1])) - USUAL for end in ends)
        return self._costs[word]

    def _share(self, gram: str) -> float:
        """How often its last letter follows the others, falling back on fewer letters where few were seen."""
        if not gram:
            return 1 / 60
        return (self._grams[gram] + 4 * self._share(gram[1:])) / (self._before[gram[:-1]] + 4)
