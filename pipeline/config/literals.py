"""What must stand in a text before a pattern can describe a piece of it.

Most of some hundred patterns describe nothing in a sentence. Looking for a few letters that such a pattern cannot do
without takes a fiftieth of the time that the pattern itself takes, and most sentences have none of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from pipeline.config.patterns import MARKS, lowered

KEY = 4  # letters that are looked up at once
_LATIN = "\u0180"  # below it, lower case tells for all other letters which are the same


@lru_cache(maxsize=512)
def pieces_of(low: str) -> frozenset[str]:
    """All runs of KEY letters in a text."""
    return frozenset(low[at : at + KEY] for at in range(len(low) - KEY + 1))


class Sieve:
    """Tells for many patterns at once which of them a text has letters for, without asking each of them.

    `needed` has the letters that each pattern needs (see `needed_by`), in the order of the patterns.
    """

    def __init__(self, needed: Sequence[frozenset[str] | None]) -> None:
        self._needed = needed
        self._always: list[int] = []  # patterns of which nothing is sure
        self._short: list[tuple[str, int]] = []  # letters of patterns that are too few to be told by a key
        self._by_key: dict[str, list[int]] = {}
        for number, some in enumerate(needed):
            if some is None:
                self._always.append(number)
                continue
            if any(len(letters) < KEY for letters in some):
                self._short += [(letters, number) for letters in some]
                continue
            for letters in some:
                middle = (len(letters) - KEY) // 2  # how words begin and end is what many share
                self._by_key.setdefault(letters[middle : middle + KEY], []).append(number)
        self._keys = frozenset(self._by_key)

    def let_through(self, low: str | None) -> Sequence[int]:
        """The numbers of the patterns that may describe a piece of a text in lower case, lowest first.

        All of them where lower case tells nothing (None).
        """
        if low is None:
            return range(len(self._needed))
        pieces = pieces_of(low)
        short = [number for letters, number in self._short if letters in low] if self._short else None
        if self._keys.isdisjoint(pieces):
            return sorted({*self._always, *short}) if short else self._always
        numbers = {number for key in self._keys & pieces for number in self._by_key[key]}
        sure = [number for number in numbers if any(letters in low for letters in self._needed[number] or ())]
        return sorted({*self._always, *(short or ()), *sure})


def needed_by(pattern: str, words: Mapping[str, tuple[str, ...]]) -> frozenset[str] | None:
    """Letters in lower case of which a text that the pattern describes has at least one; None when nothing is sure."""
    needed: set[str] = set()
    for group in f" {pattern} ".split(" | "):
        best = _best(
            _letters_of(part, words)
            for part in group.split()
            if part not in ("^", "$", "..") and not part.startswith("?")
        )
        if best is None:
            return None
        needed |= best
    return frozenset(needed)


def _best(some: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    """Of the words of a row, all of which are needed, the one with the longest letters: it is the rarest."""
    sure = [letters for letters in some if letters is not None]
    return max(sure, key=lambda letters: min(map(len, letters), default=99)) if sure else None


def _letters_of(part: str, words: Mapping[str, tuple[str, ...]]) -> frozenset[str] | None:
    """For a word with its alternatives, letters of each; None when one of them can be anything."""
    found: set[str] = set()
    for choice in part.split("|"):
        if choice == "#":
            return None
        if choice.startswith("<") and choice.endswith(">"):
            phrases = list(_phrases(choice[1:-1], words))
            letters = [max(map(_longest, phrase.split()), key=len, default="") for phrase in phrases]
        else:
            letters = [_longest(choice)]
        if not all(map(_is_plain, letters)):
            return None
        found |= {one.lower() for one in letters}
    return frozenset(found)


def _phrases(name: str, words: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """The entries of a word list; an entry that is a list itself gives those of that list."""
    for entry in words.get(name, ()):
        yield from _phrases(entry[1:-1], words) if entry.startswith("<") and entry.endswith(">") else (entry,)


def _longest(word: str) -> str:
    """The longest piece of a word between open ends and endings that may be missing; none for a number or a list."""
    return "" if word == "#" or word.startswith("<") else max(MARKS.split(word)[::2], key=len)


def _is_plain(letters: str) -> bool:
    """Whether these stand in a lowered text wherever a pattern finds them in any case."""
    latin = all(letter < _LATIN or not letter.isalpha() for letter in letters)
    return bool(letters) and latin and lowered(letters) is not None
