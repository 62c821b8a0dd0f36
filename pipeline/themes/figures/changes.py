"""Whether a percentage goes on top of a rate or comes off it: by the nearest word that says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.config.facts import Signs
from pipeline.config.matching import Words, pieces
from pipeline.model import FactKind

NEAR = 60  # characters in which a word belongs to a figure
FAR = 120  # the same for a noun that names what the figure is: 'de opslag voor ... bedraagt'
CLOSE = 30  # and for any word when the figure is a share of something: '2% van de cliënten'
RIGHT_BEFORE = 25  # characters between a noun and a figure that it must be of: 'een opslag van 50%'
OWN = 3  # by what the distance of a noun in the same clause is divided
BEHIND = 10  # what stands before a figure belongs to it sooner than what stands behind
Found = tuple[int, FactKind]


def change_of(
    before: str,
    after: str,
    signs: Signs,
    words: Words,
    *,
    rates: bool = False,
    threshold: bool = False,
    share: bool = False,
) -> FactKind | None:
    """`opslag` or `afslag` by the nearest word, else None.

    With `rates` verbs and adverbs count, too, not only nouns. Of a `threshold` ('minder dan 5%') what comes behind it
    says nothing, nor what a condition parts from it; of a `share` only what is close does.
    """
    known = before
    if threshold:
        after = ""
        known = _after_condition(before, signs, words)
    if share:
        after = after.split(",")[0]
    found = [pair for pair in _names(known, after, signs, words) if pair[0] <= (CLOSE if share else FAR)]
    if rates:
        found += [pair for pair in _verbs(known, after, signs, words) if pair[0] <= (CLOSE if share else NEAR)]
    return min(found)[1] if found else None


def named_change(before: str, signs: Signs, words: Words) -> FactKind | None:
    """The change that a noun right before a figure names ('een opslag van 50%'), however large it is."""
    tail = before[-RIGHT_BEFORE:]
    found: list[Found] = []
    for names, kind in _nouns(signs):
        for distance, change in _places(names, before, "", words, kind):
            between = tail[len(tail) - distance :] if distance <= len(tail) else "-"
            if not set(between.lower().replace("(", " ").replace(":", " ").split()) - set(signs.amounts_to):
                found.append((distance, change))
    return min(found)[1] if found else None


def _names(before: str, after: str, signs: Signs, words: Words) -> Iterator[Found]:
    """Nouns; in the figure's own clause one counts for more than a verb: 'de korting kan oplopen tot 2%'."""
    comma = len(before) - max(before.rfind(mark) for mark in (", ", "; "))
    for names, kind in _nouns(signs):
        for distance, found in _places(names, before, after[:NEAR], words, kind):
            yield (distance // OWN if distance < comma else distance), found


def _nouns(signs: Signs) -> tuple[tuple[tuple[str, ...], FactKind], ...]:
    return (signs.up_names, "opslag"), (signs.down_names, "afslag")


def _verbs(before: str, after: str, signs: Signs, words: Words) -> Iterator[Found]:
    yield from _places(signs.up, before, after, words, "opslag")
    yield from _places(signs.down, before, after, words, "afslag")
    taken = max((start for _, start in pieces(signs.down_verbs, before, words)), default=None)
    if taken is not None:
        for _, start in pieces(signs.down_particles, after, words):
            yield start + BEHIND, "afslag"


def _places(patterns: tuple[str, ...], before: str, after: str, words: Words, kind: FactKind) -> Iterator[Found]:
    for piece, start in pieces(patterns, before, words):
        end = start + len(piece)
        if not re.match(r"\s(?:dan|van het gemiddelde)\b", before[end:]):
            yield len(before) - end, kind
    for _, start in pieces(patterns, after, words):
        yield start + BEHIND, kind


def _after_condition(before: str, signs: Signs, words: Words) -> str:
    """What stands before a threshold, from the word on that begins its condition."""
    starts = [start for _, start in pieces(signs.given, before, words)]
    return before[max(starts) :] if starts else before
