"""Texts that are nearly the same, found among very many without comparing the letters of each with those of each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from rapidfuzz import fuzz

_BINS = 32  # into which letters are counted: most of the alphabet has one to itself
_LEAST = 0.01  # of likeness: what is less alike is not sought by length


def near_pairs(texts: Sequence[str], threshold: float) -> Iterator[tuple[int, int]]:
    """The pairs (i, j) of different texts whose letters in order are alike to at least `threshold` (0..1).

    Of two texts that are so alike no more than a share of the letters differs: neither in how many there are, nor in
    how often each of them stands there. Counting those is a matter of numbers, so only what is left is compared.
    """
    order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
    lengths = [len(texts[i]) for i in order]
    sizes, counts = np.array(lengths), _counts([texts[i] for i in order])
    share = max(threshold, _LEAST)
    for place, length in enumerate(lengths):
        end = bisect_right(lengths, length * (2 - share) / share + 1)
        if end <= place + 1:
            continue
        others = slice(place + 1, end)
        apart = np.abs(counts[:, others] - counts[:, place, None]).sum(axis=0, dtype=np.int32)
        most = (1 - threshold) * (sizes[others] + length) + 1
        for other in np.flatnonzero(apart <= most).tolist():
            one, two = order[place], order[place + 1 + other]
            if fuzz.ratio(texts[one], texts[two], score_cutoff=100 * threshold):
                yield one, two


def _counts(texts: Sequence[str]) -> Any:
    """How often each letter stands in each text; a row for each letter, so that many texts are added at once."""
    counts = np.zeros((_BINS, len(texts)), dtype=np.int32)
    for number, text in enumerate(texts):
        letters = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        counts[:, number] = np.bincount(letters % _BINS, minlength=_BINS)
    return counts
