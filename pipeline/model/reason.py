"""Why something became what it is, and what was noticed on a page: values; publish/words has the words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.model.geometry import Box

Part = Literal[
    "thema", "houding", "eigen", "selectie", "tarief", "vorige", "uitkomst", "landelijk", "oordeel", "uitleg"
]
"""What a reason is a reason for: the theme, the stance, that it is the zorgkantoor's own position, the points that
count for the table, figures that were added, last period's table, whether the table shows it, the scope, what a
reviewer decided; `uitleg` tells why something is not what it was."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that decided something about a passage.

    `rule` is the id of a rule of the configuration, or of a mechanism of the program. `about` is what it rests on
    (words of the passage, a heading, a statement of an earlier table, a name), in the order that its wording wants.
    """

    part: Part
    rule: str
    points: float = 0.0  # what it weighs; 0 where it only tells
    about: tuple[str, ...] = ()
    choice: str = ""  # the theme or the stance that it speaks for


@dataclass(frozen=True, slots=True)
class Finding:
    """Something on a page or in a document that a person should know of.

    `kind` says what; `facts` are what its words need, in the order in which they want them.
    """

    kind: str
    page: int = 0  # counted from 1; 0 when it is about the whole document
    box: Box | None = None
    facts: tuple[str, ...] = ()
    sure: float = 1.0  # 0..1
