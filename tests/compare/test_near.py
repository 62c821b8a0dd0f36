"""Nearly the same texts are those that comparing each with each finds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from pipeline.compare.near import near_pairs

TEXTS = st.lists(st.text("abcd \u00e9\u20ac", max_size=12), unique=True, max_size=12)


@given(TEXTS, st.sampled_from([0.0, 0.5, 0.75, 0.9, 1.0]))
def test_nearly_the_same_is_what_comparing_all_finds(texts: list[str], threshold: float) -> None:
    """Each pair once, whatever the texts and however much alike they have to be."""
    found = [tuple(sorted(pair)) for pair in near_pairs(texts, threshold)]
    wanted = {
        (i, j)
        for j in range(len(texts))
        for i in range(j)
        if fuzz.ratio(texts[i], texts[j], score_cutoff=100 * threshold)
    }
    assert len(found) == len(set(found))
    assert set(found) == wanted
