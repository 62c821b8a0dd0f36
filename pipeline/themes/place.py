"""Where a statement stands among the zorgkantoor's own positions: what opens a section, what goes on, what closes it.

Counted by how sure each passage is an own position, not by yes or no: a doubtful sentence at the head of a section
takes little of what the first clear one is worth.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

HALF = 1.0  # points with which a passage counts for half


@dataclass(frozen=True, slots=True)
class Place:
    """A passage's own positions before it and around it, each counted by how sure it is one."""

    earlier: float = 0.0  # in its section, before it
    inside: float = 0.0  # in its paragraph, before it
    section: float = 0.0  # in all of its section, itself included
    share: float = 0.0  # of the passages of its section, 0..1
    before: float = 0.0  # how sure the passage before it in its section is one, -1..1; 0 for none
    after: float = 0.0  # the same for the one after it
    document: float = 0.0  # in the whole document


NOWHERE = Place()


def sure_of(points: float) -> float:
    """How sure points (log odds) make it, from 0 to 1; one half where they just do."""
    return (1 + math.tanh(points / 2)) / 2


def places_of(sections: Sequence[tuple[str, ...]], points: Sequence[float], begins: Sequence[bool] = ()) -> list[Place]:
    """The place of each passage of a document, in order, by the section it stands in and its points (log odds).

    `begins` tells which open a paragraph; without it each does.
    """
    sure = [sure_of(some - HALF) for some in points]
    counts, totals = Counter(sections), dict.fromkeys(sections, 0.0)
    earlier, inside = [], []
    paragraph = 0.0
    for section, one, opens in zip(sections, sure, begins or [True] * len(sure), strict=True):
        earlier.append(totals[section])
        paragraph = 0.0 if opens else paragraph
        inside.append(paragraph)
        totals[section] += one
        paragraph += one
    document = math.fsum(sure)
    return [
        Place(before, within, totals[section], totals[section] / counts[section], *beside, document)
        for section, before, within, beside in zip(
            sections, earlier, inside, leanings_of(sections, points), strict=True
        )
    ]


def leanings_of(sections: Sequence[tuple[str, ...]], points: Sequence[float]) -> list[tuple[float, float]]:
    """For each passage how sure the ones before and after it in its section are own positions, -1 to 1; 0 for none."""
    leans = [math.tanh(some / 2) for some in points]
    before, after = [0.0] * len(points), [0.0] * len(points)
    last: dict[tuple[str, ...], int] = {}
    for place, section in enumerate(sections):
        if section in last:
            before[place], after[last[section]] = leans[last[section]], leans[place]
        last[section] = place
    return list(zip(before, after, strict=True))
