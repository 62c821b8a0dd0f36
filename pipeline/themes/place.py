"""Where a statement stands among the zorgkantoor's own positions: what opens a section, what goes on, what closes it.

Counted by how sure each passage is an own position, not by yes or no: a doubtful sentence at the head of a section
takes little of what the first clear one is worth.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

HALF = 1.0  # points with which a passage counts for half


@dataclass(frozen=True, slots=True)
class Place:
    """A passage's own positions before it and around it, each counted by how sure it is one."""

    earlier: float = 0.0  # in its section, before it
    section: float = 0.0  # in all of its section, itself included
    share: float = 0.0  # of the passages of its section, 0..1
    before: float = 0.0  # how sure the passage before it in its section is one, -1..1; 0 for none
    after: float = 0.0  # the same for the one after it
    document: float = 0.0  # in the whole document


NOWHERE = Place()


def places_of(sections: Sequence[tuple[str, ...]], points: Sequence[float]) -> list[Place]:
    """The place of each passage of a document, in order, by the section it stands in and its points (log odds)."""
    sure = [(1 + math.tanh((some - HALF) / 2)) / 2 for some in points]
    whole: dict[tuple[str, ...], list[float]] = {}
    earlier = []
    for section, one in zip(sections, sure, strict=True):
        among = whole.setdefault(section, [])
        earlier.append(math.fsum(among))
        among.append(one)
    document = math.fsum(sure)
    places = []
    for section, so_far, beside in zip(sections, earlier, leanings_of(sections, points), strict=True):
        total = math.fsum(whole[section])
        places.append(Place(so_far, total, total / len(whole[section]), *beside, document))
    return places


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
