"""How much of a statement another one holds: shared parts of words, the rare ones weighing most.

Parts of words rather than words, since Dutch inflects and compounds (bekostigen, bekostiging, zorgbekostiging), and
an adviser's summary seldom repeats the words of the policy as they stand.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Any

LENGTHS = (4, 5, 6)  # characters of a part, the edges of a word included

Vector = Mapping[str, float]


def held(old: Sequence[str], new: Sequence[str], background: Sequence[str] = ()) -> Any:
    """For every pair the share (0..1) of the new text's weight that the old text holds, as an array of old x new.

    A summary is shorter than the clause that it sums up, or longer when it sums up several: what counts is that the
    clause is in it. `background` are more texts of the kind, to tell which parts of words are rare.
    """
    shares, columns = _shares(old, new, background)
    holds = [dict.fromkeys(parts, 1.0) for parts in shares[: len(old)]]
    return (sparse_rows(holds, columns) @ sparse_rows(shares[len(old) :], columns).T).toarray()


def alike(old: Sequence[str], new: Sequence[str], background: Sequence[str] = ()) -> Any:
    """For every pair how alike the texts are (0..1: the cosine of their weighed parts), as an array of old x new.

    Unlike `held` it looks at both: a long text that holds a short one is not very like it.
    """
    shares, columns = _shares(old, new, background)
    vectors = sparse_rows([{part: math.sqrt(share) for part, share in parts.items()} for parts in shares], columns)
    return (vectors[: len(old)] @ vectors[len(old) :].T).toarray()


def sparse_rows(rows: Sequence[Vector], columns: Mapping[str, int]) -> Any:
    """A sparse matrix with a row for each vector; `columns` says where each part stands."""
    from scipy.sparse import csr_matrix  # noqa: PLC0415 - takes a while; few runs compare texts

    values = [value for row in rows for value in row.values()]
    places = [columns[part] for row in rows for part in row]
    starts = [0, *accumulate(len(row) for row in rows)]
    return csr_matrix((values, places, starts), shape=(len(rows), max(1, len(columns))))


def _shares(old: Sequence[str], new: Sequence[str], background: Sequence[str]) -> tuple[list[Vector], dict[str, int]]:
    """What share each part has in its text, for the old texts and then the new; and a column for each part."""
    counts = [_parts(text) for text in (*old, *new)]
    spread = Counter(part for count in (*counts, *map(_parts, background)) for part in count)
    texts = len(counts) + len(background)
    return [_weighed(count, spread, texts) for count in counts], {part: column for column, part in enumerate(spread)}


def _parts(text: str) -> Counter[str]:
    parts: Counter[str] = Counter()
    for word in re.findall(r"[^\W\d_]+", text.lower()):
        edged = f" {word} "
        if len(edged) <= LENGTHS[-1]:
            parts[edged] += 1
        for length in LENGTHS:
            parts.update(edged[i : i + length] for i in range(len(edged) - length + 1))
    return parts


def _weighed(count: Counter[str], spread: Counter[str], texts: int) -> Vector:
    """The share of each part in its text; all of them together are 1."""
    weights = {part: ((1 + math.log(n)) * math.log((1 + texts) / spread[part])) ** 2 for part, n in count.items()}
    total = sum(weights.values()) or 1.0
    return {part: weight / total for part, weight in weights.items()}
