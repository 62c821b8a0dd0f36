"""How alike statements are, as matrices of 0..1; figures and years do not count, words that are rare count most."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any

import numpy as np
from rapidfuzz import fuzz, process

_FIGURES = re.compile(r"\d+(?:[.,:/-]\d+)*")
_NO_LETTER = re.compile(r"[\W_]+")
_NO_WORD = re.compile(r"[^\w#]+")
_GRAM_LENGTHS = (4, 5)
_NUMBERS: dict[str, int] = {}  # of parts of words, so that a text has to be taken apart once
_STEPS = [0]  # of adding up, by this process so far
_FEW = 20_000_000  # so many are done without loading what does them faster
_SMALL = 4_000_000  # numbers that are held in memory for that
_SURE = 0.75  # from here on the letters alone say that two texts are the same statement

_Vector = tuple[Any, Any]  # parts of words by number, each once, and what each weighs


@lru_cache(maxsize=8192)  # of two editions and what they are compared with, over and over
def mask(text: str) -> str:
    """Lower case words with every figure as '#': what a statement says, whatever the number or the year."""
    return _NO_WORD.sub(" ", _FIGURES.sub("#", text.lower())).strip()


@lru_cache(maxsize=8192)
def bare(text: str) -> str:
    """Letters and digits only: what stays when a text is typeset anew (spaces, hyphens, quotes, capitals)."""
    return _NO_LETTER.sub("", text.lower())


def wording(old: Sequence[str], new: Sequence[str]) -> Any:
    """Likeness by letters in order, for every pair: what a small edit leaves nearly whole."""
    masked_old, masked_new = [mask(text) for text in old], [mask(text) for text in new]
    return process.cdist(masked_old, masked_new, scorer=fuzz.ratio) / 100


def content(old: Sequence[str], new: Sequence[str], among: Sequence[str] = ()) -> Any:
    """Likeness by shared parts of words, rare ones weighing most, for every pair: what rewording leaves.

    How rare they are is told from `among`, of which these are some; from these themselves when it is not given.
    Parts of words rather than words, since Dutch inflects and compounds (bekostigen, bekostiging, zorgbekostiging).
    """
    texts = [mask(text) for text in (*old, *new)]
    vectors = _vectors(texts, [mask(text) for text in among] or texts)
    one, other = vectors[: len(old)], vectors[len(old) :]
    parts = sorted({part for parts, _ in one for part in parts.tolist()})
    _STEPS[0] += len(other) * sum(len(numbers) for numbers, _ in one)
    few = _STEPS[0] <= _FEW and len(other) * len(parts) <= _SMALL
    return _products(one, other, parts) if few else _sparse(one, other)


def likeness(old: Sequence[str], new: Sequence[str], among: Sequence[str] = ()) -> Any:
    """For every pair of an old and a new text: by content (see there), or by letters where those alone are sure."""
    if not old or not new:
        return []
    by_letters, result = wording(old, new), content(old, new, among)
    sure = by_letters >= _SURE
    result[sure] = result[sure].clip(min=by_letters[sure])
    return result.clip(0, 1)


def _products(one: Sequence[_Vector], other: Sequence[_Vector], parts: Sequence[int]) -> Any:
    """The product of each of `one` with each of `other`; `parts` are those of words that `one` has, lowest first.

    The same to the last digit as `_sparse`, which adds up in the same order but takes long to load.
    """
    place = np.array(parts, dtype=np.intp)
    held = np.zeros((len(place), len(other)))
    for column, (numbers, values) in enumerate(other):
        at: Any = np.searchsorted(place, numbers)
        known = np.append(place, -1)[at] == numbers
        held[at[known], column] = values[known]
    out = np.zeros((len(one), len(other)))
    for row, (numbers, values) in enumerate(one):
        if len(numbers):
            out[row] = (values[:, None] * held[np.searchsorted(place, numbers)]).sum(axis=0)
    return out


def _sparse(one: Sequence[_Vector], other: Sequence[_Vector]) -> Any:
    """The product of each of `one` with each of `other`, where there are many."""
    from scipy.sparse import csr_matrix  # noqa: PLC0415 - takes a while; few runs compare so many texts

    wide = 1 + max((int(numbers.max(initial=0)) for numbers, _ in (*one, *other)), default=0)

    def matrix(some: Sequence[_Vector]) -> Any:
        places = np.concatenate([np.zeros(0, dtype=np.intp), *(numbers for numbers, _ in some)])
        values = np.concatenate([np.zeros(0), *(values for _, values in some)])
        starts = np.cumsum([0, *(len(numbers) for numbers, _ in some)])
        return csr_matrix((values, places, starts), shape=(len(some), wide))

    return (matrix(one) @ matrix(other).T).toarray()


def _vectors(texts: Sequence[str], among: Sequence[str]) -> list[_Vector]:
    """A vector of unit length per text: counts of parts of words, weighed by how few of `among` have them."""
    spread = np.bincount(np.concatenate([np.zeros(0, dtype=np.intp), *(_grams(text)[0] for text in among)]))
    rarity = _by_number(int(spread.max(initial=0)), lambda count: math.log(1 + len(among) / count))
    rows, vectors = [_grams(text) for text in texts], list[_Vector]()
    often = _by_number(max((int(count.max(initial=0)) for _, count in rows), default=0), lambda c: 1 + math.log(c))
    for grams, count in rows:
        weights = often[count] * rarity[spread[grams]]
        length = math.sqrt(np.cumsum(weights * weights)[-1]) if len(weights) else 1.0
        vectors.append((grams, weights / length))
    return vectors


def _by_number(most: int, worth: Callable[[int], float]) -> Any:
    """What each number from 1 to `most` is worth, at its place."""
    return np.array([0.0, *(worth(number) for number in range(1, most + 1))])


@lru_cache(maxsize=2048)  # the statements of two editions: the later one is compared with the next as well
def _grams(masked: str) -> tuple[Any, Any]:
    """The parts of words of a text by number, each once, as they first stand there, and how often each does."""
    found = np.fromiter(chain.from_iterable(map(_grams_of_word, masked.split())), dtype=np.intp)
    grams, first, count = np.unique(found, return_index=True, return_counts=True)
    order = np.argsort(first)
    return grams[order], count[order]


@lru_cache(maxsize=65536)
def _grams_of_word(word: str) -> tuple[int, ...]:
    edged = f" {word} "
    parts = [edged] if len(edged) <= max(_GRAM_LENGTHS) + 2 else []
    for length in _GRAM_LENGTHS:
        parts += [edged[i : i + length] for i in range(len(edged) - length + 1)]
    return tuple(_NUMBERS.setdefault(part, len(_NUMBERS)) for part in parts)
