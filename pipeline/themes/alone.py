"""Whether a statement can be understood by who sees nothing but that statement."""

from __future__ import annotations

from typing import Literal

from pipeline.config import ClauseSettings
from pipeline.config.matching import found

Lack = Literal["", "lijst", "verwijst", "vervolgt"]
"""What it lacks: the list that it announces, what its first word refers to, or what it goes on about."""


def lack_of(text: str, settings: ClauseSettings) -> Lack:
    """What a statement needs and does not bring along; '' when it can be understood alone.

    Only its beginning and its end tell: a word inside it refers to what it says itself.
    """
    said = text.strip()
    if said.endswith(":"):
        return "lijst"
    alone, words = settings.alone, settings.words
    if found(alone.goes_on, said, words):
        return "vervolgt"
    if said[:1].islower() and not said.endswith("?") and found(alone.asks, said, words):
        return "vervolgt"
    return "verwijst" if found(alone.refers, said, words) and not found(alone.itself, said, words) else ""
