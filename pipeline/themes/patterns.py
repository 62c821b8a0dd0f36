"""The small language in which config.yaml writes what to look for, and its translation to regular expressions.

A pattern is a row of words. `word*` and `*word` leave an end open, `a|b` are alternatives for one word, ` | ` with
white space on both sides parts alternatives of several words, `?word` may be missing, `..` stands for up to six words,
`#` for a number, `<name>` for a word list of config.yaml, `^` and `$` for the start and the end of the text. Case and
kind of quotes do not matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

WORD = r"\w[\w'./&+-]*"
BETWEEN = r"[\s,:;()'\"‘’“”-]+"
GAP = rf"(?:{BETWEEN}{WORD}){{0,6}}?{BETWEEN}"
NUMBER = r"(?:\d[\d.,]*|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|veertien|twintig|dertig)"

NEVER = r"(?!)"
BESIDE = 80  # characters that are looked at for what stands right beside a place

Words = Mapping[str, tuple[str, ...]]


class PatternError(ValueError):
    """A pattern in config.yaml that cannot be understood."""


def compile_pattern(pattern: str, words: Words) -> re.Pattern[str]:
    """The regular expression for one pattern.

    Raises:
        PatternError: when it is empty or names a word list that is not there.
    """
    return _compiled((pattern,), _named((pattern,), words))


def found(patterns: Sequence[str], text: str, words: Words) -> str:
    """The first piece of `text` that one of the patterns describes, in the order of the patterns; '' when none does."""
    return next((piece for piece, _ in pieces(patterns, text, words)), "")


def pieces(patterns: Sequence[str], text: str, words: Words) -> Iterator[tuple[str, int]]:
    """Each piece of `text` that a pattern describes, with its place, in the order of the patterns."""
    if not _may_hit(patterns, text, words):
        return
    for pattern in patterns:
        for match in compile_pattern(pattern, words).finditer(text):
            yield match.group().strip(), match.start()


def without(patterns: Sequence[str], text: str, words: Words) -> str:
    """`text` with every piece that one of the patterns describes blanked out, at the same length."""
    if _may_hit(patterns, text, words):
        for pattern in patterns:
            text = compile_pattern(pattern, words).sub(lambda match: " " * len(match.group()), text)
    return text


def ends_with(patterns: Sequence[str], before: str, words: Words) -> bool:
    """Whether a piece that one of the patterns describes stands at the very end of `before`."""
    some = tuple(patterns)
    if not some:
        return False
    return _beside(some, _named(some, words), r"(?:{})[\s(‘“\"']*$").search(before[-BESIDE:]) is not None


def begins_with(patterns: Sequence[str], after: str, words: Words) -> bool:
    """Whether a piece that one of the patterns describes stands at the very start of `after`."""
    some = tuple(patterns)
    return bool(some) and _beside(some, _named(some, words), r"[\s)]*(?:{})").match(after[:BESIDE]) is not None


def _may_hit(patterns: Sequence[str], text: str, words: Words) -> bool:
    """Whether any of the patterns describes a piece of `text`: one look for all, since mostly none does."""
    some = tuple(patterns)
    return bool(some) and _compiled(some, _named(some, words)).search(text) is not None


def _named(patterns: tuple[str, ...], words: Words) -> tuple[tuple[str, tuple[str, ...] | None], ...]:
    """The word lists that the patterns name: with them, a pattern always means the same."""
    return tuple((name, words.get(name)) for name in _names(patterns))


@lru_cache(maxsize=4096)
def _names(patterns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(set(re.findall(r"<([^>\s]+)>", " ".join(patterns)))))


@lru_cache(maxsize=8192)
def _compiled(patterns: tuple[str, ...], named: tuple[tuple[str, tuple[str, ...] | None], ...]) -> re.Pattern[str]:
    words = {name: some for name, some in named if some is not None}
    return re.compile("|".join(f"(?:{_source(pattern, words)})" for pattern in patterns), re.IGNORECASE)


@lru_cache(maxsize=512)
def _beside(
    patterns: tuple[str, ...], named: tuple[tuple[str, tuple[str, ...] | None], ...], place: str
) -> re.Pattern[str]:
    """One expression for patterns that must stand at a side of a text; `place` says which, around {}."""
    return re.compile(place.replace("{}", _compiled(patterns, named).pattern), re.IGNORECASE)


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
    return "".join(r"[\w'./&+-]*" if piece == "*" else re.escape(piece) for piece in re.split(r"(\*)", choice))


def _choice_phrase(phrase: str, words: Words) -> str:
    """An entry of a word list: one word or a few in a row."""
    return BETWEEN.join(_choice(word, words) for word in phrase.split())
