"""Who says what about a topic of a theme, and who says nothing: by the words that config.yaml has for that theme."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from pipeline.compare.beside import HANGING
from pipeline.config import Config
from pipeline.config.literals import needed_by
from pipeline.config.matching import Words, compile_pattern
from pipeline.config.themes import Theme
from pipeline.model import Clause, TopicDifference

BINDING = ("uitsluiting", "eis", "verwachting", "tarief", "stimulans", "ambitie", "werkwijze")
_LEAST = 2  # zorgkantoren that speak of a topic
_MOST = 8  # topics of a theme
_COMMON = 0.15  # share of the statements of a theme from which a word is about the theme rather than about a topic

# Before a word that is a thing rather than something that is done ('een opslag', but 'wij vergoeden').
_BEFORE_NOUN = re.compile(
    r"\b(?:de|het|een|uw|hun|zijn|haar|onze|ons|geen|elke|elk|iedere|ieder|deze|die|dit|dat|van|voor|met|op|in|bij|over|aan|"
    r"door|als|en|of|per|naar|tot|om|uit|zonder|tegen|\w+e)\s[‘“'\"(]?$"
)
_NOUNS = 0.4  # share of the places of a topic that look like a noun, of those that do not begin a sentence
_ADJECTIVE = re.compile(r"(?:isch|lijk|ig|aal|eel|ief|zaam)$|(?:ische|lijke|ige|ale|[ëi]le|ieve|zame)$")
_WITH_NEXT = re.compile(r"[\w-]+ [\w-]{4,}")
_FIRST = re.compile(r"(?:^|[.:;!?•]\s)\W*$")

Place = tuple[Clause, re.Match[str]]


def topic_rows(clauses: Sequence[Clause], config: Config) -> list[TopicDifference]:
    """For each theme the topics that most zorgkantoren speak of, in the order of config.yaml.

    A topic is a word of the theme's own; it is looked for in every statement in force, whatever theme that stands at.
    """
    corpus = _Corpus(clauses)
    return [row for theme in config.themes for row in _of_theme(theme, corpus, config)]


class _Corpus:
    """Statements, and their texts in one piece, in which letters are found much sooner than in each by itself."""

    def __init__(self, clauses: Sequence[Clause]) -> None:
        self.clauses = clauses
        texts = [clause.text.lower() for clause in clauses]
        self.text = "\n".join(texts)
        self.starts = [0, *accumulate(len(text) + 1 for text in texts)]

    def places(self, pattern: str, words: Words) -> list[Place]:
        """The statements that have what a pattern describes, each with the first place where it stands."""
        expression = compile_pattern(pattern, words)
        return [(clause, match) for clause in self._may(pattern, words) if (match := expression.search(clause.text))]

    def _may(self, pattern: str, words: Words) -> Sequence[Clause]:
        """The statements that hold letters which the pattern cannot do without."""
        needed = needed_by(pattern, words)
        if needed is None:
            return self.clauses
        return [self.clauses[number] for number in sorted({n for letters in needed for n in self._holding(letters)})]

    def _holding(self, letters: str) -> Iterator[int]:
        at = self.text.find(letters)
        while at >= 0:
            number = bisect_right(self.starts, at) - 1
            yield number
            at = self.text.find(letters, self.starts[number + 1])


def _of_theme(theme: Theme, corpus: _Corpus, config: Config) -> list[TopicDifference]:
    most = max(2 * len(config.zorgkantoren), _COMMON * sum(clause.theme == theme.id for clause in corpus.clauses))
    rows: dict[frozenset[str], TopicDifference] = {}
    for pattern in theme.strong:
        places = corpus.places(pattern, config.clauses.words)
        statements = [clause for clause, _ in places]
        if _is_told(statements, most) and _is_noun(places):
            same = frozenset(clause.id for clause in statements)  # another spelling of a word that was there
            if label := _label(places):
                rows.setdefault(same, TopicDifference(theme.id, label, _said(statements)))
    best = sorted(rows.values(), key=lambda row: (-len(row.said), sum(map(len, row.said.values()))))[:_MOST]
    return [row for row in rows.values() if row in best]


def _is_told(clauses: Sequence[Clause], most: float) -> bool:
    """Whether several speak of it, and not so often that it is the theme itself, nor mostly as a matter of money."""
    several = len({clause.zorgkantoor for clause in clauses}) >= _LEAST
    money = sum(clause.stance == "tarief" for clause in clauses)  # its figures have rows of their own
    return several and len(clauses) <= most and money <= len(clauses) / 2


def _is_noun(places: Sequence[Place]) -> bool:
    """Whether a word is a thing, not something that is done; one in capitals always is."""
    before = [clause.text[: match.start()].lower() for clause, match in places if not match.group().isupper()]
    within = [text for text in before if not _FIRST.search(text)]
    return sum(bool(_BEFORE_NOUN.search(text)) for text in within) >= _NOUNS * len(within)


def _label(places: Sequence[Place]) -> str:
    """The word as most statements write it, an adjective with what most often follows it; '' for what is no word."""
    label, _ = _most_common([match.group() for _, match in places])
    if not _ADJECTIVE.search(label):
        return "" if HANGING.search(label) else label
    whole = [_WITH_NEXT.match(clause.text, match.start()) for clause, match in places]
    label, count = _most_common([match.group() for match in whole if match] or [""])
    return label if count >= _LEAST else ""


def _most_common(words: Sequence[str]) -> tuple[str, int]:
    plain = [" ".join(word.split()).rstrip(".,/'&+-") for word in words]  # a pattern's open end takes a full stop along
    return Counter(word if word.isupper() else word.lower() for word in plain).most_common(1)[0]


def _said(clauses: Sequence[Clause]) -> Mapping[str, tuple[Clause, ...]]:
    said: dict[str, list[Clause]] = {}
    for clause in sorted(clauses, key=lambda clause: (BINDING.index(clause.stance), not clause.in_table)):
        said.setdefault(clause.zorgkantoor, []).append(clause)
    return {zorgkantoor: tuple(some) for zorgkantoor, some in said.items()}
