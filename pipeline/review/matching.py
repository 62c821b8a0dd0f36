"""Finds passages of before in a fresh reading: by content and place, never by running number.

A passage whose words are the same is the same passage. One that is only alike is somebody's guess until a person says
so: a single 'niet' or another figure would turn a verdict into its opposite.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from pipeline.model import Anchor, Clause
from pipeline.publish import cell_text, encodable, one_line

NEAR = 0.72  # of the letters in order: below it, two statements share a subject rather than a content
PART = 0.90  # how alike a part must be to what was cut in two, or joined
PART_LETTERS = 40  # shorter parts stand in many statements
TELLING_WORDS = 5  # shorter texts ('Dit geldt ook hier.') occur in several places
NEARBY_PAGES = 1
_MANY = 40_000  # pairs of equal texts that are compared by place; beyond that the order on the pages decides
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010\u2011] ?(?=[^\W\d_])")
_FAR = 1e6  # more than any distance on a page, in points


@dataclass(frozen=True, slots=True)
class Pair:
    """An anchor of before and one of now, by their places in the lists that were given."""

    old: int
    new: int
    likeness: float  # 0..1
    sure: bool  # the same words in a place that fits


def anchor_of(clause: Clause, sha256: str) -> Anchor:
    """The anchor of a clause of the document with that hash."""
    return Anchor(clause.document, clause.id, clause.text, clause.section, clause.page, clause.boxes, sha256)


def added_id(document: str, passage: str) -> str:
    """The id of a clause that a reviewer pointed at: of its document, and of its passage's name, which lasts."""
    return f"{document}-b{passage[:6]}"


def words_of(text: str) -> str:
    """A text as it is compared: as a cell of a workbook gives it back, whatever broke its lines."""
    return _HYPHEN.sub("", one_line(unicodedata.normalize("NFC", cell_text(encodable(text)))))


def content_of(anchor: Anchor) -> str:
    """The words of a passage and of the headings above it: what it stays known by when pages shift."""
    return "\0".join((words_of(anchor.text), *_headings(anchor)))


def same_place(clause: Clause, anchor: Anchor) -> bool:
    """Whether a clause has the words of a passage, on the same page of the same document."""
    return clause.page == anchor.page and words_of(clause.text) == words_of(anchor.text)


def pair_up(
    old: Sequence[Anchor], new: Sequence[Anchor], refused: Sequence[Collection[str]] | None = None
) -> list[Pair]:
    """Pairs of anchors of one document, each anchor in one pair at most; equal words first, then the most alike.

    Args:
        old: passages of before.
        new: passages of now.
        refused: for each of `old` the content (`content_of`) of passages that somebody said are others. No guess is
            made of those; the same words in a place that fits are still the same passage.
    """
    documents = _by_document(new)
    barred = [(i, content) for i, contents in enumerate(refused or ()) for content in contents]
    of_content = dict(_grouped((content_of(anchor), j) for j, anchor in enumerate(new))) if barred else {}
    no = {(i, j) for i, content in barred for j in of_content.get(content, [])}
    pairs: list[Pair] = []
    for name, places in _grouped((name, i) for i, name in enumerate(documents_of(old, new))):
        pairs += _in_document(old, places, new, documents.get(name, []), no)
    return sorted(pairs, key=lambda pair: pair.old)


def documents_of(old: Sequence[Anchor], new: Sequence[Anchor]) -> list[str]:
    """Today's document of each anchor: the same file, else the same id; '' when neither is there."""
    names = {anchor.document for anchor in new}
    of_file: dict[str, set[str]] = {}
    for anchor in new:
        of_file.setdefault(anchor.sha256, set()).add(anchor.document)
    found: list[str] = []
    for anchor in old:
        same = of_file.get(anchor.sha256, set()) if anchor.sha256 else set()
        keeps_id = anchor.document in (same or names)
        found.append(anchor.document if keeps_id else min(same, default=""))
    return found


def _in_document(
    old: Sequence[Anchor], olds: list[int], new: Sequence[Anchor], news: list[int], no: Collection[tuple[int, int]]
) -> list[Pair]:
    old_words = {i: words_of(old[i].text) for i in olds}
    new_words = {j: words_of(new[j].text) for j in news}
    pairs: list[Pair] = []
    alike: dict[str, list[int]] = dict(_grouped((new_words[j], j) for j in news))
    for words, places in _grouped((old_words[i], i) for i in olds):
        telling = len(words.split()) >= TELLING_WORDS
        for i, j in _by_place(old, places, new, alike.get(words, []) if words else []):
            sure = telling or _nearby(old[i], new[j])
            if sure or (i, j) not in no:
                pairs.append(Pair(i, j, 1.0, sure))
    done, taken = {pair.old for pair in pairs}, {pair.new for pair in pairs}
    left = [i for i in olds if i not in done and old_words[i]]
    free = [j for j in news if j not in taken and new_words[j]]
    return pairs + _near(old, left, old_words, new, free, new_words, no)


def _by_place(old: Sequence[Anchor], olds: list[int], new: Sequence[Anchor], news: list[int]) -> list[tuple[int, int]]:
    """Pairs of anchors with equal words: those that lie closest first."""
    if len(olds) * len(news) > _MANY:  # a thousand times the same line: their order is all there is to go by
        olds, news = sorted(olds, key=lambda i: _top(old[i])), sorted(news, key=lambda j: _top(new[j]))
        return list(zip(olds, news, strict=False))
    closest = sorted((_distance(old[i], new[j]), i, j) for i in olds for j in news)
    return _greedy((i, j) for _, i, j in closest)


def _near(
    old: Sequence[Anchor], olds: list[int], old_words: dict[int, str],
    new: Sequence[Anchor], news: list[int], new_words: dict[int, str], no: Collection[tuple[int, int]],
) -> list[Pair]:  # fmt: skip
    """Pairs of anchors whose words are alike, in one section or on neighbouring pages."""
    if not olds or not news:
        return []
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - seldom needed: most passages have the words that they had

    before, after = [old_words[i] for i in olds], [new_words[j] for j in news]
    whole = process.cdist(before, after, scorer=fuzz.ratio, score_cutoff=100 * NEAR) / 100
    tokens = [set(text.split()) for text in after]
    there = _Places([new[j] for j in news])
    found: list[tuple[float, tuple[float, ...], int, int]] = []
    for a, i in enumerate(olds):
        words = set(before[a].split())
        for b in there.near(old[i]):
            j = news[b]
            score = max(float(whole[a][b]), _part(before[a], after[b], words, tokens[b]))
            if score and (i, j) not in no:
                found.append((-score, _distance(old[i], new[j]), i, j))
    scores = {(i, j): -score for score, _, i, j in found}
    return [Pair(i, j, scores[i, j], sure=False) for i, j in _greedy((i, j) for _, _, i, j in sorted(found))]


def _part(one: str, other: str, words: Collection[str], others: Collection[str]) -> float:
    """How alike when one was cut in two, or joined with its neighbour, 0..1; 0 when that is not what happened.

    Finding the most alike part is slow, so it is looked for only where most words of the shorter are in the longer.
    """
    from rapidfuzz import fuzz  # noqa: PLC0415 - as above

    short, long = (words, others) if len(one) <= len(other) else (others, words)
    if min(len(one), len(other)) < PART_LETTERS or 2 * sum(word in long for word in short) < len(short):
        return 0.0
    return fuzz.partial_ratio(one, other, score_cutoff=100 * PART) / 100 * PART


class _Places:
    """Anchors by page and by headings: to look only at those nearby."""

    def __init__(self, anchors: Sequence[Anchor]) -> None:
        self._anchors = anchors
        self._of_page: dict[int, list[int]] = {}
        self._of_headings: dict[tuple[str, ...], list[int]] = {}
        for place, anchor in enumerate(anchors):
            self._of_page.setdefault(anchor.page, []).append(place)
            self._of_headings.setdefault(_headings(anchor), []).append(place)

    def near(self, anchor: Anchor) -> list[int]:
        """Places of the anchors in one section with this one, or on neighbouring pages; in order."""
        places = set(self._of_headings.get(_headings(anchor), []))
        for page in range(anchor.page - NEARBY_PAGES, anchor.page + NEARBY_PAGES + 1):
            places.update(self._of_page.get(page, []))
        return sorted(place for place in places if _nearby(anchor, self._anchors[place]))


def _greedy(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The first pair of each, best first."""
    chosen: list[tuple[int, int]] = []
    olds: set[int] = set()
    news: set[int] = set()
    for i, j in pairs:
        if i not in olds and j not in news:
            chosen.append((i, j))
            olds.add(i)
            news.add(j)
    return chosen


def _nearby(one: Anchor, other: Anchor) -> bool:
    """Whether two passages stand in one section, or on pages that lie next to each other."""
    if one.page and other.page and abs(one.page - other.page) <= NEARBY_PAGES:
        return True
    return bool(one.section) and _headings(one) == _headings(other)


def _distance(one: Anchor, other: Anchor) -> tuple[float, ...]:
    """How far apart: on the page, over pages, and by section; the least first."""
    pages = abs(one.page - other.page)
    if one.boxes and other.boxes and not pages:
        return 0.0, abs(one.boxes[0].top - other.boxes[0].top) + abs(one.boxes[0].x0 - other.boxes[0].x0)
    return float(pages) + (_headings(one) != _headings(other)), _FAR


def _top(anchor: Anchor) -> tuple[int, float]:
    return anchor.page, anchor.boxes[0].top if anchor.boxes else 0.0


def _headings(anchor: Anchor) -> tuple[str, ...]:
    return tuple(one_line(heading).casefold() for heading in anchor.section)


def _by_document(anchors: Sequence[Anchor]) -> dict[str, list[int]]:
    return dict(_grouped((anchor.document, j) for j, anchor in enumerate(anchors)))


def _grouped(pairs: Iterable[tuple[str, int]]) -> list[tuple[str, list[int]]]:
    groups: dict[str, list[int]] = {}
    for name, place in pairs:
        groups.setdefault(name, []).append(place)
    return list(groups.items())
