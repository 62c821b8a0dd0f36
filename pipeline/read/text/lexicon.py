"""Which strings are Dutch words: the document's own first, then a word list, then what words are made of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from functools import cache

import simplemma
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from pipeline.read.text.commonest import COMMONEST

OWN, LISTED, DERIVED, COMPOUND, FOREIGN = 0.0, 1.0, 1.8, 2.0, 3.0  # cost of each ground for being a word
UNKNOWN = 5.0  # cost of a string that has none
COMMON = 0.7  # one of the commonest words of the language costs so much less
MORE_PARTS = 0.5  # cost of each part of a compound beyond the second
SHORT_PART = 0.5  # cost of each part that is so short that it fits nearly anywhere
PREFIX = 0.1  # cost of an element that many verbs and nouns begin with
RELATED = 0.3  # a listed word costs so much less when another form of it stands in the document
_LINKS = ("", "s", "-", "en", "e")  # what may stand between the parts of a compound
_PREFIXES = (  # with which many verbs and nouns begin
    frozenset({"aan", "achter", "af", "anti", "be", "bij", "binnen", "buiten", "co", "de", "door", "ge"})
    | {"her", "hoofd", "in", "inter", "mede", "mee", "mis", "multi", "na", "niet", "non", "om"}
    | {"on", "onder", "ont", "op", "over", "post", "pre", "re", "samen", "sub", "tegen", "terug"}
    | {"toe", "tussen", "uit", "ver", "voor", "voort", "weg"}
)
# An ending, and the endings of the known words that it is derived from: effectiviteit from effectief.
_DERIVED = (
    ("iviteit", ("ief",)),
    ("aliteit", ("aal", "eel")),
    ("iteit", ("", "e", "isch", "ief", "eel")),
    ("iteiten", ("iteit", "")),
    ("isering", ("iseren",)),
    ("ering", ("eren",)),
    ("eringen", ("eren",)),
    ("ing", ("en",)),
    ("ingen", ("ing", "en")),
    ("atie", ("eren",)),
    ("aties", ("atie", "eren")),
    ("aars", ("en", "aar")),
    ("aar", ("en",)),
    ("aren", ("en", "aar")),
    ("ers", ("en", "er")),
    ("er", ("en",)),
    ("heid", ("", "e")),
    ("heden", ("heid", "")),
    ("baar", ("en", "")),
    ("bare", ("baar", "en")),
    ("loze", ("loos", "")),
    ("loos", ("",)),
    ("gericht", ("",)),
    ("gerichte", ("",)),
    ("matig", ("",)),
    ("matige", ("",)),
    ("ie", ("",)),
    ("isch", ("ie", "")),
    ("ische", ("isch", "ie")),
    ("ieve", ("ief", "ie")),
    ("elijk", ("en", "e", "")),
    ("elijke", ("elijk", "e", "")),
    ("ties", ("tie",)),
    ("tjes", ("tje", "")),
    ("tje", ("",)),
    ("je", ("",)),
    ("jes", ("je", "")),
    ("en", ("",)),
    ("s", ("",)),
    ("'s", ("",)),
    ("e", ("",)),
)


class Lexicon:
    """Says how well a string does as a word; grows with the words that it is told of.

    `own` are words of the document that are not in doubt, lower case, with how often they stand there; `field`
    are words of the field that no word list has.
    """

    def __init__(self, own: Mapping[str, int], field: Collection[str] = ()) -> None:
        self._own = frozenset(own)
        self._parts = {*own, *(word.lower() for word in field)}
        self._field = frozenset(word.lower() for word in field)
        self._lemmas = {_lemma(word) for word in own}
        self._costs: dict[str, float] = {}

    def learn(self, words: Iterable[str]) -> None:
        """Take these words for parts that compounds may have from now on; what was guessed is no proof of itself."""
        self._parts.update(word.lower() for word in words)
        self._costs = {word: cost for word, cost in self._costs.items() if cost <= LISTED}

    def cost(self, word: str) -> float:
        """0 for a word of the document, more for weaker grounds, UNKNOWN for none."""
        word = word.lower().replace("’", "'")
        if word not in self._costs:
            self._costs[word] = self._weigh(word)
        return self._costs[word]

    def _weigh(self, word: str) -> float:
        if word in self._own:
            return OWN
        if len(word) < 2:
            return UNKNOWN
        if word in word_list() or word in self._field or word in COMMONEST:
            usual = COMMON if word in COMMONEST else 0.0
            return LISTED - usual - (RELATED if _lemma(word) in self._lemmas else 0.0)
        if self._is_derived(word):
            return DERIVED
        compound = self._compound(word, parts=4)
        if compound is not None:
            return min(compound, UNKNOWN - 1)
        return FOREIGN if len(word) >= 4 and simplemma.is_known(word, lang="en") else UNKNOWN

    def _is_derived(self, word: str) -> bool:
        return any(
            word.endswith(ending) and len(word) - len(ending) >= 3 and self._is_base(word[: -len(ending)], base)
            for ending, bases in _DERIVED
            for base in bases
        )

    def _is_base(self, stem: str, ending: str) -> bool:
        word = stem + ending
        return len(word) >= 4 and self._is_part(word)

    def _is_part(self, word: str) -> bool:
        return word in self._parts or word in word_list()

    def _compound(self, word: str, parts: int) -> float | None:
        """The least cost of splitting `word` into known parts, None when it cannot be split."""
        best: float | None = None
        for cut in range(2, len(word) - 2):
            head = self._head_cost(word[:cut])
            if head is None:
                continue
            tail = self._tail_cost(word[cut:], parts - 1)
            if tail is not None and (best is None or head + tail < best):
                best = head + tail
        return None if best is None else COMPOUND + best

    def _head_cost(self, head: str) -> float | None:
        if head in _PREFIXES:
            return PREFIX
        for link in _LINKS:
            stem = head.removesuffix(link) if link else head
            if (link and stem == head) or len(stem) < 3 or not self._is_part(stem):
                continue
            return self._part_cost(stem) + (0.1 if link else 0.0)
        stem = head.removesuffix("s")
        return 0.3 if len(stem) >= 7 and self._is_derived(stem) else None

    def _part_cost(self, part: str) -> float:
        return (SHORT_PART if len(part) < 4 else 0.0) - (0.2 if part in self._parts else 0.0)

    def _tail_cost(self, tail: str, parts: int) -> float | None:
        if len(tail) >= 3 and self._is_part(tail):
            return self._part_cost(tail)
        if len(tail) >= 6 and self._is_derived(tail):
            return 0.3
        if parts < 2 or len(tail) < 6:
            return None
        more = self._compound(tail, parts)
        return None if more is None else more - COMPOUND + MORE_PARTS


def count_words(texts: Iterable[str]) -> Counter[str]:
    """The words of two letters and more in `texts`, lower case; halves of words broken at a line end are none."""
    words: Counter[str] = Counter()
    for text in texts:
        if not text.endswith(("-", "\u00ad", "‐")):
            words.update(word.lower() for word in re.findall(r"[^\W\d_]{2,}", text))
    return words


@cache
def word_list() -> Mapping[str, str]:
    """The words of the Dutch word list with their lemmas, loaded when a document first needs it."""
    return dict(DefaultDictionaryFactory().get_dictionary("nl").items())


def _lemma(word: str) -> str:
    return word_list().get(word, word).lower()
