"""Texts that are nearly the same, found among very many without comparing the letters of each with those of each."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

import numpy as np
from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel

_FEW = 8  # texts: so few are compared at once
_ROWS = 64  # texts that are held against all others at a time: so many distances are in memory
_BINS = 32  # into which letters are counted: most of the alphabet has one to itself
_BITS = 256  # that tell the counts of a text
_LEAST = 0.01  # of likeness: what is less alike is not sought by length
_NO_VOWEL = re.compile("[^aeiou]+")
_VOWEL = re.compile("[aeiou]+")
_RARE = re.compile("[^dnrtv]+")  # and vowels: with them about half of the letters of a Dutch text
_OFTEN = re.compile("[aeioudnrtv]+")


def near_pairs(texts: Sequence[str], threshold: float) -> Iterator[tuple[int, int]]:
    """The pairs (i, j) of different texts whose letters in order are alike to at least `threshold` (0..1).

    What has to be struck out and put in to make one text of another is at least what the vowels ask for, in their
    order, and what the other letters ask for, in any order; of those the rare ones in their order, where that passes.
    All are quickly known: some of the letters of a text are few enough for many texts to be compared at once, and
    counts are a matter of bits. Only pairs that pass are compared as they are.
    """
    order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
    ordered, least = [texts[i] for i in order], 100 * threshold
    if len(texts) <= _FEW:
        for one, other in combinations(range(len(texts)), 2):
            if fuzz.ratio(ordered[one], ordered[other], score_cutoff=least):
                yield order[one], order[other]
        return
    for one, others in _near(ordered, threshold):
        asked = process.cdist([ordered[one]], [ordered[i] for i in others], scorer=fuzz.ratio, score_cutoff=least)
        yield from ((order[one], order[others[at]]) for at in np.flatnonzero(asked[0]).tolist())


def _near(texts: Sequence[str], threshold: float) -> Iterator[tuple[int, list[int]]]:
    """Each text that may be near others, as its place, with theirs; texts are sorted by length."""
    lengths = [len(text) for text in texts]
    vowels, bits = [_NO_VOWEL.sub("", text) for text in texts], _bits([_VOWEL.sub("", text) for text in texts])
    rare, often = (
        np.array([_OFTEN.sub("", text) for text in texts], dtype=object),
        _bits([_RARE.sub("", text) for text in texts]),
    )
    share, sizes = max(threshold, _LEAST), np.array(lengths)
    ends = [bisect_right(lengths, length * (2 - share) / share + 1) for length in lengths]
    for begin in range(0, len(texts), _ROWS):
        rows = range(begin, min(begin + _ROWS, len(texts)))
        apart = process.cdist(vowels[begin : rows.stop], vowels[begin : ends[rows[-1]]], scorer=Indel.distance)
        for place in rows:
            others = slice(place + 1, ends[place])
            most = (1 - threshold) * (sizes[others] + lengths[place]) + 1
            drawn = apart[place - begin, others.start - begin : others.stop - begin]
            left = np.flatnonzero(drawn + _apart(bits, place, others) <= most)
            if len(left):
                near = place + 1 + left
                asked = process.cdist([rare[place]], rare[near].tolist(), scorer=Indel.distance)[0]
                left = left[drawn[left] + asked + _apart(often, place, near) <= most[left]]
            if len(left):
                yield place, (place + 1 + left).tolist()


def _apart(bits: Any, place: int, others: Any) -> Any:
    """In how many bits others differ from one."""
    return np.bitwise_count(bits[:, others] ^ bits[:, place, None]).sum(axis=0, dtype=np.int32)


def _bits(texts: Sequence[str]) -> Any:
    """The counts of letters of each text as bits, such that two texts differ in no more bits than letters.

    A bit tells whether a letter stands there so many times; those that divide the texts best are taken. As 64-bit
    numbers, a row of which has one for each text.
    """
    counts = _counts(texts)
    levels = [row >= level for row in counts for level in range(1, int(row.max(initial=0)) + 1)]
    levels.sort(key=lambda level: abs(2 * int(level.sum()) - len(texts)))
    table = np.zeros((_BITS, len(texts)), dtype=bool)
    for number, level in enumerate(levels[:_BITS]):
        table[number] = level
    return np.packbits(table, axis=0).T.copy().view(np.uint64).T.copy()


def _counts(texts: Sequence[str]) -> Any:
    """How often each letter stands in each text; a row for each letter, so that many texts are added at once."""
    counts = np.zeros((_BINS, len(texts)), dtype=np.int32)
    for number, text in enumerate(texts):
        letters = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        counts[:, number] = np.bincount(letters % _BINS, minlength=_BINS)
    return counts
