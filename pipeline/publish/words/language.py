"""The two languages of what the program says: Dutch for advisers, English for the terminal."""

from __future__ import annotations

from typing import Literal

Language = Literal["nl", "en"]
Pair = tuple[str, str]  # the same in Dutch and in English


def spoken(pair: Pair, language: Language) -> str:
    """The one of a pair that is in this language."""
    return pair[0] if language == "nl" else pair[1]
