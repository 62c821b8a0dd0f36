"""Whether a statement can be understood by who sees nothing but that statement."""

from __future__ import annotations

from typing import Literal

from pipeline.config import ClauseSettings
from pipeline.themes.patterns import found

_SAYS = 25  # characters after a colon from which they say something by themselves

Lack = Literal["", "lijst", "verwijst", "vervolgt"]
"""What it lacks: the list that it announces, what its first word refers to, or what it goes on about."""


def lack_of(text: str, settings: ClauseSettings) -> Lack:
    """What a statement needs and does not bring along; '' when it can be understood alone.

    Only its beginning and its end tell: a word inside it refers to what it says itself. What follows a colon says what
    the words before it only announce ('Die bijdrage krijgt vorm: ...').
    """
    said = text.strip()
    if len(said.partition(": ")[2]) >= _SAYS:
        return ""
    if said.endswith(":"):
        return "lijst"
    if found(settings.alone.goes_on, said, settings.words):
        return "vervolgt"
    refers = found(settings.alone.refers, said, settings.words)
    return "verwijst" if refers and not found(settings.alone.itself, said, settings.words) else ""
