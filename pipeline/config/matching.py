"""The small language in which rules are written, and its translation to regular expressions.

A pattern is a row of words. `word*` and `*word` leave an end open, `word(en)` is the word with or without that ending,
`a|b` are alternatives for one word, ` | ` with white space on both sides parts alternatives of several words, `?word`
may be missing, `..` stands for up to six words, `#` for a number, `<name>` for a word list, `^` and `$` for the start
and the end of the text. Case and kind of quotes do not matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any

from pipeline.config.literals import Sieve, needed_by
from pipeline.config.patterns import LIST, MARKS, lowered

WORD = r"\w[\w'./&+-]*"
BETWEEN = r"[\s,:;()'\"‘’“”-]+"
GAP = rf"(?:{BETWEEN}{WORD}){{0,6}}?{BETWEEN}"
NUMBER = r"(?:\d[\d.,]*|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|veertien|twintig|dertig)"

NEVER = r"(?!)"
BESIDE = 80  # characters that are looked at for what stands right beside a place

Words = Mapping[str, tuple[str, ...]]
NO_WORDS: Words = {}  # for patterns of lists that may not name word lists


class Same:
    """A value that is equal to itself alone, whatever it holds: what is kept for it need not look into it."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.value is self.value


class PatternError(ValueError):
    """A pattern in config.yaml that cannot be understood."""


def compile_pattern(pattern: str, words: Words) -> re.Pattern[str]:
    """The regular expression for one pattern.

    Raises:
        PatternError: when it is empty or names a word list that is not there.
    """
    return _group((pattern,), words).patterns[0].expression


def found(patterns: Sequence[str], text: str, words: Words) -> str:
    """The first piece of `text` that one of the patterns describes, in the order of the patterns; '' when none does."""
    for one in _that_may_hit(patterns, text, words):
        match = one.expression.search(text)
        if match is not None:
            return match.group().strip()
    return ""


def may_hit(patterns: Sequence[str], text: str, words: Words) -> bool:
    """Whether `text` has the letters of one of the patterns; where it has not, neither has it with pieces blanked out.

    Far cheaper than to look for them.
    """
    return bool(_that_may_hit(patterns, text, words))


def pieces(patterns: Sequence[str], text: str, words: Words) -> Iterator[tuple[str, int]]:
    """Each piece of `text` that a pattern describes, with its place, in the order of the patterns."""
    for one in _that_may_hit(patterns, text, words):
        for match in one.expression.finditer(text):
            yield match.group().strip(), match.start()


def without(patterns: Sequence[str], text: str, words: Words) -> str:
    """`text` with every piece that one of the patterns describes blanked out, at the same length."""
    for one in _that_may_hit(patterns, text, words):
        text = one.expression.sub(lambda match: " " * len(match.group()), text)
    return text


def ends_with(patterns: Sequence[str], before: str, words: Words) -> bool:
    """Whether a piece that one of the patterns describes stands at the very end of `before`."""
    beside = before[-BESIDE:]
    return any(one.at_end.search(beside) is not None for one in _that_may_hit(patterns, beside, words))


def begins_with(patterns: Sequence[str], after: str, words: Words) -> bool:
    """Whether a piece that one of the patterns describes stands at the very start of `after`."""
    beside = after[:BESIDE]
    return any(one.at_start.match(beside) is not None for one in _that_may_hit(patterns, beside, words))


class _Pattern:
    """One pattern: its expressions, made when they are first needed, and the letters that it cannot do without."""

    def __init__(self, pattern: str, words: Words) -> None:
        self.source = _source(pattern, words)
        self.needed = needed_by(pattern, words)

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """Looks for it anywhere."""
        return re.compile(f"(?:{self.source})", re.IGNORECASE)

    @cached_property
    def at_end(self) -> re.Pattern[str]:
        """Looks for it at the end of a text."""
        return re.compile(rf"(?:{self.source})[\s(‘“\"']*$", re.IGNORECASE)

    @cached_property
    def at_start(self) -> re.Pattern[str]:
        """Looks for it at the start of a text."""
        return re.compile(rf"[\s)]*(?:{self.source})", re.IGNORECASE)


_NONE: Sequence[_Pattern] = ()


class _Group:
    """Patterns that are looked for together."""

    def __init__(self, patterns: Sequence[_Pattern]) -> None:
        self.patterns = patterns
        self._sieve = Sieve([one.needed for one in patterns])

    def that_may_hit(self, text: str) -> Sequence[_Pattern]:
        """Those of which the letters that they need stand in the text, in their order."""
        numbers = self._sieve.let_through(lowered(text))
        return [self.patterns[number] for number in numbers] if numbers else _NONE


def _that_may_hit(patterns: Sequence[str], text: str, words: Words) -> Sequence[_Pattern]:
    if not patterns:
        return _NONE
    try:  # asked a thousand times a page, nearly always of patterns that are known
        group = _known[id(words)][1][id(patterns)][1]
    except KeyError:
        group = _group(patterns, words)
    return group.that_may_hit(text)


_Kept = dict[int, tuple[Sequence[str], _Group]]  # patterns as they were given, by their id
_known: dict[int, tuple[Words, _Kept]] = {}
FEW = 16  # sets of word lists that are kept in mind: each document has its own, since it has its own year
MANY = 4096  # groups of patterns that are kept for one set of word lists


def _group(patterns: Sequence[str], words: Words) -> _Group:
    """Patterns as looked for. With the same word lists (the same value, which nobody changes) they mean the same."""
    known = _known.get(id(words))
    if known is None:
        if len(_known) >= FEW:
            _known.clear()
        known = _known[id(words)] = (words, {})  # it is kept, so that nothing else gets its id
    kept = known[1].get(id(patterns))
    if kept is not None:
        return kept[1]
    some = tuple(patterns)
    group = _made(some, _named(some, words))
    if some is patterns:  # what cannot be changed is known again by its id, as long as it is kept
        if len(known[1]) >= MANY:
            known[1].clear()
        known[1][id(patterns)] = (patterns, group)
    return group


def _named(texts: Sequence[str], words: Words) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The word lists that these name, and those that the lists name in turn, each once."""
    named: dict[str, tuple[str, ...]] = {}
    todo = LIST.findall(" ".join(texts))
    while todo:
        name = todo.pop()
        if name in words and name not in named:
            named[name] = words[name]
            todo += LIST.findall(" ".join(words[name]))
    return tuple(sorted(named.items()))


@lru_cache(maxsize=4096)
def _made(patterns: tuple[str, ...], named: tuple[tuple[str, tuple[str, ...]], ...]) -> _Group:
    """Patterns with the word lists that they name: the next document's lists are mostly the same."""
    return _Group([_Pattern(pattern, dict(named)) for pattern in patterns])


def _source(pattern: str, words: Words) -> str:
    return "|".join(_alternative(part, pattern, words) for part in f" {pattern} ".split(" | "))


def _alternative(part: str, pattern: str, words: Words) -> str:
    parts = part.split()
    start, end = parts[:1] == ["^"], parts[-1:] == ["$"]
    parts = parts[start : len(parts) - end]
    if not parts or parts == [".."]:
        raise PatternError(f"pattern {pattern!r} says nothing to look for")
    if any(word.lstrip("?").startswith("|") or word.endswith("|") or "||" in word for word in parts):
        raise PatternError(f"pattern {pattern!r}: write a|b for one word, or ' | ' between groups of words")
    before = r"^\W*" if start else r"(?<![\w])"
    after = r"\W*$" if end else r"(?![\w])"
    return before + _sequence(parts, words) + after


def _sequence(parts: Sequence[str], words: Words) -> str:
    source, joint = "", ""
    for part in parts:
        if part == "..":
            joint = GAP
        elif part.startswith("?"):
            word = _word(part[1:], words)
            source += f"(?:{joint}{word})?" if joint else f"(?:{word}{BETWEEN})?"
        else:
            source += joint + _word(part, words)
            joint = BETWEEN
    return source


def _word(part: str, words: Words) -> str:
    return "(?:" + "|".join(_choice(choice, words) for choice in part.split("|")) + ")"


def _choice(choice: str, words: Words) -> str:
    if choice == "#":
        return NUMBER
    if choice.startswith("<") and choice.endswith(">"):
        name = choice[1:-1]
        if name not in words:
            raise PatternError(f"word list {name!r} is not in clauses.words")
        return "|".join(_choice_phrase(phrase, words) for phrase in words[name]) or NEVER
    return "".join(_piece(piece) for piece in MARKS.split(choice))


def _piece(piece: str) -> str:
    if piece == "*":
        return r"[\w'./&+-]*"
    return f"(?:{re.escape(piece[1:-1])})?" if MARKS.fullmatch(piece) else re.escape(piece)


def _choice_phrase(phrase: str, words: Words) -> str:
    """An entry of a word list: one word or a few in a row."""
    return BETWEEN.join(_choice(word, words) for word in phrase.split())
