"""How much of a statement another one holds: shared parts of words, the rare ones weighing most.

Parts of words rather than words, since Dutch inflects and compounds (bekostigen, bekostiging, zorgbekostiging), and
an adviser's summary seldom repeats the words of the policy as they stand.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

LENGTHS = (4, 5, 6)  # characters of a part, the edges of a word included

Vector = Mapping[str, float]


def held(old: Sequence[str], new: Sequence[str], background: Sequence[str] = ()) -> Any:
    """For every pair the share (0..1) of the new text's weight that the old text holds, as an array of old x new.

    A summary is shorter than the clause that it sums up, or longer when it sums up several: what counts is that the
    clause is in it. `background` are more texts of the kind, to tell which parts of words are rare.
    """
    import numpy as np  # noqa: PLC0415 - only where there is an earlier table

    first, second = [_parts(text) for text in old], [_parts(text) for text in new]
    counts = [*first, *second, *(_parts(text) for text in background)]
    spread = Counter(part for count in counts for part in count)
    weighed = [_weighed(count, spread, len(counts)) for count in second]
    shares = [[sum(share for part, share in vector.items() if part in parts) for vector in weighed] for parts in first]
    return np.array(shares, dtype=float).reshape(len(first), len(second))


def alike(old: Sequence[str], new: Sequence[str], background: Sequence[str] = ()) -> Any:
    """For every pair how alike the texts are (0..1: the cosine of their weighed parts), as an array of old x new.

    Unlike `held` it looks at both: a long text that holds a short one is not very like it.
    """
    import numpy as np  # noqa: PLC0415 - only where there is an earlier table

    first, second = [_parts(text) for text in old], [_parts(text) for text in new]
    counts = [*first, *second, *(_parts(text) for text in background)]
    spread = Counter(part for count in counts for part in count)
    sides = [[_weighed(count, spread, len(counts)) for count in side] for side in (first, second)]
    shares = [
        [sum(math.sqrt(share * row[part]) for part, share in column.items() if part in row) for column in sides[1]]
        for row in sides[0]
    ]
    return np.array(shares, dtype=float).reshape(len(first), len(second))


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
