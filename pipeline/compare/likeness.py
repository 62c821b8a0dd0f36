"""How alike statements are, as matrices of 0..1; figures and years do not count, words that are rare count most."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from rapidfuzz import fuzz, process

from pipeline.choose.likeness import sparse_rows

_FIGURES = re.compile(r"\d+(?:[.,:/-]\d+)*")
_NO_WORD = re.compile(r"[^\w#]+")
_GRAM_LENGTHS = (4, 5)
_SURE = 0.75  # from here on the letters alone say that two texts are the same statement


def mask(text: str) -> str:
    """Lower case words with every figure as '#': what a statement says, whatever the number or the year."""
    return _NO_WORD.sub(" ", _FIGURES.sub("#", text.lower())).strip()


def bare(text: str) -> str:
    """Letters and digits only: what stays when a text is typeset anew (spaces, hyphens, quotes, capitals)."""
    return re.sub(r"[\W_]+", "", text.lower())


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
    return (vectors[: len(old)] @ vectors[len(old) :].T).toarray()


def likeness(old: Sequence[str], new: Sequence[str], among: Sequence[str] = ()) -> Any:
    """For every pair of an old and a new text: by content (see there), or by letters where those alone are sure."""
    if not old or not new:
        return []
    by_letters, result = wording(old, new), content(old, new, among)
    sure = by_letters >= _SURE
    result[sure] = result[sure].clip(min=by_letters[sure])
    return result.clip(0, 1)


def _vectors(texts: Sequence[str], among: Sequence[str]) -> Any:
    """A sparse row of unit length per text: counts of parts of words, weighed by how few of `among` have them."""
    spread = Counter(gram for text in among for gram in _grams(text))
    columns = {gram: column for column, gram in enumerate(spread)}
    rarity = {gram: math.log(1 + len(among) / count) for gram, count in spread.items()}
    rows: list[dict[str, float]] = []
    for count in map(_grams, texts):
        weights = [(1 + math.log(c)) * rarity[gram] for gram, c in count.items()]
        length = math.sqrt(sum(weight * weight for weight in weights)) or 1.0
        rows.append({gram: weight / length for gram, weight in zip(count, weights, strict=True)})
    return sparse_rows(rows, columns)


@lru_cache(maxsize=2048)  # the statements of two editions: the later one is compared with the next as well
def _grams(masked: str) -> Mapping[str, int]:
    grams: Counter[str] = Counter()
    for word in masked.split():
        edged = f" {word} "
        grams[edged] += len(edged) <= max(_GRAM_LENGTHS) + 2
        for length in _GRAM_LENGTHS:
            grams.update(edged[i : i + length] for i in range(len(edged) - length + 1))
    return +grams
