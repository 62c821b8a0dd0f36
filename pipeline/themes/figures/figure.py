"""A figure with its unit and its place, before it is known what it is for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Form = Literal["datum", "bedrag", "percentage", "termijn", "ratio", "aantal"]
Sign = Literal["", "+", "-", "±"]


@dataclass(frozen=True, slots=True)
class Figure:
    """Characters `start` to `end` of a text; `since` and `until` are those of the range or list that it is part of."""

    form: Form
    start: int
    end: int
    value: float | str  # an ISO date for a date
    unit: str  # '%', 'EUR', a unit of time, the counted noun, '' for a date
    text: str
    sign: Sign = ""
    since: int = 0
    until: int = 0
    share: bool = False  # written as a part ('een kwart van'), so that it is no level of a rate


@dataclass(frozen=True, slots=True)
class Doubt:
    """A place where a figure stands that can be read in two ways, or in none."""

    start: int
    end: int
    text: str
    why: str  # in Dutch, for a reviewer
