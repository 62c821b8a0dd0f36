"""The short form of a clause: its own words in their order, with side remarks left out.

Nothing that holds a figure, a negation or a condition is ever left out, so the short form cannot say something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.config import ClauseSettings
from pipeline.config.matching import found
from pipeline.themes.figures import is_number_word

NEGATIONS = (
    r"niet|niets|geen|nooit|noch|nergens|niemand|zonder|evenmin|geenszins|nauwelijks|behalve|uitgezonderd|n[oó]ch"
)
CONDITIONS = (
    r"als|indien|wanneer|mits|tenzij|zolang|zodra|alleen|uitsluitend|slechts|maximaal|minimaal|hoogste|minste|uiterlijk|"
    r"moet|moeten|dient|dienen|mag|mogen|hoeft|hoeven|verplicht"
)
WEIGHTY = re.compile(rf"(?:{NEGATIONS}|{CONDITIONS})", re.IGNORECASE)
LIST_ITEM = 5  # words that an item of a list in a sentence has at most
Span = tuple[int, int]  # of words: from, up to


def shortened(text: str, settings: ClauseSettings) -> str:
    """`text` without what a cell can miss; the words that stay are those of `text`, in order."""
    words = text.split()
    gone: set[int] = set()
    for start, end in _droppable(words, settings):
        part = words[start:end]
        if len(words) - len(gone) - len(part) >= settings.short.at_least and not _weighs(part, settings):
            gone.update(range(start, end))
    kept = [word for place, word in enumerate(words) if place not in gone]
    return _tidied(" ".join(kept))


def _droppable(words: Sequence[str], settings: ClauseSettings) -> Iterator[Span]:
    """What may go, the least missed first: brackets, fillers, and in a long clause its asides.

    Never its opening: what is left would begin with its verb, as a question does.
    """
    yield from _brackets(words)
    for place, word in enumerate(words):
        if word.lower() in settings.short.fillers and place and not words[place - 1].endswith((",", ";", ":")):
            yield place, place + 1
    if len(words) > settings.short.long:
        segments = list(_segments(words))
        for place in range(len(segments) - 1, 0, -1):
            start, end = segments[place]
            if found(settings.short.asides, " ".join(words[start:end]), settings.words):
                end = _with_list(words, segments[place:])
                if end:
                    yield start, end


def _brackets(words: Sequence[str]) -> Iterator[Span]:
    """Remarks in brackets; a single word ('(PNIL)') may be a name that is used later, and stays."""
    start = None
    for place, word in enumerate(words):
        if word.startswith("("):
            start = place
        if start is not None and re.search(r"\)[.,;:]?$", word):
            if place > start:
                yield start, place + 1
            start = None


def _segments(words: Sequence[str]) -> Iterator[Span]:
    """The parts of a sentence between commas, semicolons and colons."""
    start = 0
    for place, word in enumerate(words):
        if word.endswith((",", ";", ":")) or place == len(words) - 1:
            yield start, place + 1
            start = place + 1


def _with_list(words: Sequence[str], segments: Sequence[Span]) -> int:
    """Where an aside ends that may hold a list ('zoals a, b of c'); 0 when it stands amid a sentence."""
    for start, end in segments[1:]:
        if words[start - 1].endswith((";", ":")):
            return start
        if end - start > LIST_ITEM:
            return 0
    return segments[-1][1]


def _weighs(words: Sequence[str], settings: ClauseSettings) -> bool:
    """Whether leaving these words out could change what is said."""
    bare = [re.sub(r"^\W+|\W+$", "", word) for word in words]
    return any(
        WEIGHTY.fullmatch(word) or re.search(r"\d", word) or is_number_word(word, settings.facts) for word in bare
    )


def _tidied(text: str) -> str:
    """Without punctuation that lost what followed it."""
    return re.sub(r"[\s,;:–-]+$", "", text)
