"""A text as the tokens that figures are built from: digits, words and single marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Gap = Literal["", "thin", "space"]
Kind = Literal["digits", "word", "mark"]

DASHES = frozenset("-‐‑‒–—−")
QUOTES = frozenset("'’‘`´")
_TOKEN = re.compile(
    r"(?P<note>[⁰¹²³⁴-⁹]+)"  # marks of notes, raised: no part of what they stand behind
    r"|(?P<vulgar>[¼-¾⅐-⅞])"
    r"|(?P<digits>\d+(?:[.,:]\d+)*)"
    r"|(?P<word>[^\W\d_]\w*(?:['’](?=s\b)s)?)"
    r"|(?P<mark>\S)"
)
_PART = re.compile(r"\w+|\S")  # of a phrase
_KINDS: dict[str, Kind] = {"digits": "digits", "word": "word", "mark": "mark", "vulgar": "mark"}
_THIN = frozenset("\u00a0\u2007\u2009\u200a\u202f")  # spaces that typesetters put within a number


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a text: characters `start` to `end`, and what parts it from the token before it."""

    kind: Kind
    text: str  # as it stands
    low: str  # in small letters
    start: int
    end: int
    gap: Gap  # '' when it touches the token before it


def tokens_of(text: str) -> list[Token]:
    """The tokens of `text`, in order, without raised marks of notes ('€ 250¹')."""
    tokens: list[Token] = []
    end = 0
    for match in _TOKEN.finditer(text):
        kind = _KINDS.get(match.lastgroup or "")
        if kind is not None:
            between = text[end : match.start()]
            tokens.append(Token(kind, match.group(), match.group().lower(), *match.span(), _gap(between)))
        end = match.end()
    return tokens


def is_dash(tokens: Sequence[Token], place: int) -> bool:
    """Whether a dash of any length stands at `place`."""
    return place < len(tokens) and tokens[place].text in DASHES


def touches(tokens: Sequence[Token], place: int) -> bool:
    """Whether the token at `place` is there and touches the one before it."""
    return 0 < place < len(tokens) and tokens[place].gap == ""


def word_row(tokens: Sequence[Token], place: int, phrases: Sequence[str]) -> int:
    """The place after the longest of `phrases` (words with spaces, 't/m') that stands at `place`, else `place`."""
    best = place
    for phrase in phrases:
        end = place
        for part in _parts(phrase):
            if end >= len(tokens) or tokens[end].low != part:
                break
            end += 1
        else:
            best = max(best, end)
    return best


def row_before(tokens: Sequence[Token], place: int, phrases: Sequence[str]) -> int:
    """The place at which the longest of `phrases` starts that ends right before `place`, else `place`."""
    best = place
    for phrase in phrases:
        size = len(_parts(phrase))
        start = place - size
        if start >= 0 and word_row(tokens[:place], start, (phrase,)) == place:
            best = min(best, start)
    return best


@lru_cache(maxsize=1024)
def _parts(phrase: str) -> tuple[str, ...]:
    return tuple(_PART.findall(phrase))


def _gap(between: str) -> Gap:
    if not between:
        return ""
    return "thin" if set(between) <= _THIN else "space"
