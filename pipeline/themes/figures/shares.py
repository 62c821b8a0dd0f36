"""Parts of a whole in words: 'de helft', 'driekwart van', 'een vierde deel'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.config import FactSettings
from pipeline.themes.figures.tokens import Token
from pipeline.themes.figures.words import cardinal

_OF_TIME = re.compile(
    r"(?:van )?(?:het |dit |dat |elk |ieder )?(?:jaar|kalenderjaar|contractjaar|kwartaal|maand|(?:19|20)\d\d)\b"
)


def share_at(tokens: Sequence[Token], place: int, settings: FactSettings) -> tuple[float, int] | None:
    """The part in per cent that begins at `place` and the place after it; None when none does, or a part of a year."""
    found = _half(tokens, place, settings) or _part(tokens, place, settings)
    if found is None:
        return None
    following = " ".join(token.low for token in tokens[found[1] : found[1] + 3])
    return None if _OF_TIME.match(following) else found


def _half(tokens: Sequence[Token], place: int, settings: FactSettings) -> tuple[float, int] | None:
    """'de helft'; of 'de eerste helft' nothing is known."""
    two = tokens[place : place + 2]
    if len(two) == 2 and two[0].low == "de" and two[1].low in settings.numbers.half:
        return 50.0, place + 2
    return None


def _part(tokens: Sequence[Token], place: int, settings: FactSettings) -> tuple[float, int] | None:
    """'een kwart van', 'een vierde deel', 'drie vierde van', 'een vijfde lager', 'ten hoogste een kwart'."""
    words, token = settings.numbers, tokens[place]
    count = 1.0 if token.low in ("een", "één") else cardinal(token.low) or 0.0
    at = place + 1 if count else place
    if at >= len(tokens):
        return None
    named = words.parts.get(tokens[at].low)
    under = words.denominators.get(tokens[at].low)
    value = named if named is not None and named != 0.5 else (1 / under if under and count else None)
    follows = at + 1 < len(tokens) and tokens[at + 1].low in words.share
    alone = named is not None and place > 0 and tokens[place - 1].low in words.part_before
    if value is None or not (follows or (alone and _ends(tokens, at + 1, words.part_after))):
        return None
    part = value * (count or 1.0) * 100
    return (round(part, 6), at + 1) if part < 100 else None


def _ends(tokens: Sequence[Token], place: int, endings: Sequence[str]) -> bool:
    """Whether a phrase ends here: a mark, one of `endings`, a verb form such as 'verhoogd', rather than a unit."""
    if place >= len(tokens) or tokens[place].kind == "mark":
        return True
    return tokens[place].low in endings or tokens[place].low.startswith(("ver", "ge", "af"))
