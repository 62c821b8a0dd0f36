"""The small language in which config.yaml writes what to look for, and its translation to regular expressions.

A pattern is a row of words. `word*` and `*word` leave an end open, `a|b` are alternatives, `?word` may be missing,
`..` stands for up to six words, `#` for a number, `<name>` for a word list of config.yaml, `^` and `$` for the start
and the end of the text. Case and kind of quotes do not matter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

WORD = r"\w[\w'./&+-]*"
BETWEEN = r"[\s,:;()'\"‘’“”-]+"
GAP = rf"(?:{BETWEEN}{WORD}){{0,6}}?{BETWEEN}"
NUMBER = r"(?:\d[\d.,]*|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|veertien|twintig|dertig)"

NEVER = r"(?!)"

Words = Mapping[str, tuple[str, ...]]


class PatternError(ValueError):
    """A pattern in config.yaml that cannot be understood."""


def compile_pattern(pattern: str, words: Words) -> re.Pattern[str]:
    """The regular expression for one pattern.

    Raises:
        PatternError: when it is empty or names a word list that is not there.
    """
    return _compiled(pattern, tuple(sorted((name, tuple(some)) for name, some in words.items())))


def found(patterns: Sequence[str], text: str, words: Words) -> str:
    """The first piece of `text` that one of the patterns describes, '' when none does."""
    for pattern in patterns:
        match = compile_pattern(pattern, words).search(text)
        if match:
            return match.group().strip()
    return ""


def without(patterns: Sequence[str], text: str, words: Words) -> str:
    """`text` with every piece that one of the patterns describes blanked out, at the same length."""
    for pattern in patterns:
        text = compile_pattern(pattern, words).sub(lambda match: " " * len(match.group()), text)
    return text


@lru_cache(maxsize=4096)
def _compiled(pattern: str, words: tuple[tuple[str, tuple[str, ...]], ...]) -> re.Pattern[str]:
    parts = pattern.split()
    start, end = parts[:1] == ["^"], parts[-1:] == ["$"]
    parts = parts[start : len(parts) - end]
    if not parts or parts == [".."]:
        raise PatternError(f"pattern {pattern!r} says nothing to look for")
    source = _sequence(parts, dict(words))
    before = r"^\W*" if start else r"(?<![\w])"
    after = r"\W*$" if end else r"(?![\w])"
    return re.compile(before + source + after, re.IGNORECASE)


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
    choices = [choice for choice in part.split("|") if choice]
    return "(?:" + "|".join(_choice(choice, words) for choice in choices) + ")"


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
