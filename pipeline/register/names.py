"""Finding names in text: of zorgkantoren, publishers, regions and cue words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from pipeline.config.patterns import lowered

SHORT = 6  # letters: up to here a name counts only in its own spelling and capitals ('CZ', 'DSW', 'Menzis')
NEARLY = 92  # similarity of a longer name that is misspelt, badly spaced or lost a ligature


def plain(text: str) -> str:
    """Text without accents, odd white space and letter-spacing ('Z O R G' is 'ZORG')."""
    text = unicodedata.normalize("NFKC", text).replace("\u00ad", "")
    text = re.sub(r"\b(?:(?:\w ){3,}\w|(?:[A-Z] )+[A-Z])\b", lambda m: m.group().replace(" ", ""), text)
    return re.sub(r"\s+", " ", text).strip()


def mentions(text: str, names: Iterable[str]) -> int:
    """How often one of `names` stands in `text` (plain); overlapping names of one owner count once."""
    places: list[tuple[int, int]] = []
    for name in sorted(names, key=len, reverse=True):
        if not _may_stand(name, text):
            continue
        for match in _pattern(name).finditer(text):
            if not any(match.start() < end and start < match.end() for start, end in places):
                places.append(match.span())
    return len(places)


def _may_stand(name: str, text: str) -> bool:
    """Whether the first word of a name stands in a text at all: most names do not, and asking costs next to nothing."""
    first = _first_word(name)
    if len(name) <= SHORT:
        return first in text
    low = lowered(text) if first.isascii() else None
    return low is None or first.lower() in low


@lru_cache(maxsize=1024)
def _first_word(name: str) -> str:
    return plain(name).split(" ", 1)[0]


def nearly_mentions(line: str, names: Iterable[str]) -> bool:
    """Whether a longer name stands in a short text nearly as spelt (a title with a typing error, a scan).

    The word that all of them share ('zorgkantoor') tells nothing and is left out of the comparison; a short word of a
    name must stand there as it is, for 'langdurige zorg' is no 'langdurige ggz'.
    """
    from rapidfuzz import fuzz  # noqa: PLC0415 - a run that looks at no new document needs none of it

    telling = {name.lower().replace("zorgkantoor", "").strip() for name in names}
    low = line.lower()
    words = set(re.findall(r"\w+", low))
    return any(
        len(name) > SHORT
        and len(line) >= len(name)
        and fuzz.partial_ratio(name, low) >= NEARLY
        and all(len(word) >= SHORT or word in words for word in re.findall(r"\w+", name))
        for name in telling
    )


@lru_cache(maxsize=1024)
def _pattern(name: str) -> re.Pattern[str]:
    flags = re.NOFLAG if len(name) <= SHORT else re.IGNORECASE
    return re.compile(r"(?<!\w)" + re.escape(plain(name)).replace(r"\ ", r"[\s-]+") + r"(?!\w)", flags)
