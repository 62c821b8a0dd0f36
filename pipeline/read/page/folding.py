"""Signs with which a web page folds its sections open and shut ('+', '−'), printed along: no words of the text.

They stand far to the right of headings, all in one column in which nothing else stands; with the lines between the
sections they look like a table of two columns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.model import Page, Word
from pipeline.read.page.rows import base_lines, split_at_gaps

SIGNS = frozenset("+-–—−×›»⌄⌃▾▴▼▲∨∧^✕")
FAR = 4.0  # of the type size: white space before such a sign at least
FEWEST = 3  # signs in a column
LARGER = 1.05  # times the type of the text: so large, or bold, is a heading


def folding_signs(pages: Sequence[Page], size: float) -> dict[int, frozenset[Word]]:
    """For each page number its folding signs; `size` is that of the document's text, in points."""
    signs_at = Counter(round(word.rect.x0) for page in pages for word in page.words if word.text in SIGNS)
    if max(signs_at.values(), default=0) < FEWEST:
        return {page.number: frozenset() for page in pages}  # rows need not be made
    beside = [(page.number, row, word) for page in pages for row, word in _at_the_right(page, size)]
    columns: dict[int, list[tuple[int, Sequence[Word], Word]]] = {}
    for one in beside:
        columns.setdefault(round(one[2].rect.x0), []).append(one)
    found: dict[int, set[Word]] = {page.number: set() for page in pages}
    for at, column in columns.items():
        signs = [one for one in column if one[2].text in SIGNS and _is_head(one[1], size)]
        near = sum(len(columns.get(other, ())) for other in range(at - round(size), at + round(size) + 1))
        if len(signs) >= FEWEST and near == len(signs):
            for page, _, word in signs:
                found[page].add(word)
    return {page: frozenset(words) for page, words in found.items()}


def _at_the_right(page: Page, size: float) -> Iterator[tuple[Sequence[Word], Word]]:
    """Of each row that ends, after much white, with a word by itself: what stands before it, and that word."""
    for row in base_lines([word for word in page.words if word.upright]):
        *before, last = split_at_gaps(row, FAR * size)
        if before and len(last) == 1:
            yield [word for part in before for word in part], last[0]


def _is_head(words: Sequence[Word], size: float) -> bool:
    return all(word.bold or word.size > LARGER * size for word in words)
