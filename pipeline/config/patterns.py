"""Patterns as config.yaml writes them: what can be told to be wrong before anything is looked for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel

from pipeline.config.base import Misplaced, Unusable, meant

LIST = re.compile(r"<([^>\s]+)>")  # a word list, as a pattern names it
MARKS = re.compile(r"(\*|\(\w+\))")  # within a word: an open end, or an ending that may be missing
ENDING = re.compile(r"\((\w+)\)")
ODD = frozenset("\u00b5\u0130\u0131\u017f\u212a\u212b")
"""What a pattern takes for other letters when case does not matter ('\u017f' for 's'), and lower case does not."""
NEAR = 60  # likeness from which a name may be meant


def _says_something(pattern: str) -> str:
    for group in f" {pattern} ".split(" | "):
        parts = group.split()
        if not [part for part in parts if part.strip("^$.?*|")]:
            raise Unusable(
                (
                    f"het patroon {pattern!r} zegt niet waarnaar gezocht moet worden",
                    f"pattern {pattern!r} says nothing to look for",
                )
            )
        if any(part.lstrip("?").startswith("|") or part.endswith("|") or "||" in part for part in parts):
            raise Unusable(
                (
                    f"het patroon {pattern!r}: schrijf a|b voor één woord, of ' | ' tussen groepen woorden",
                    f"pattern {pattern!r}: write a|b for one word, or ' | ' between groups of words",
                )
            )
    return pattern


def spelt_out(word: str) -> tuple[str, ...]:
    """The words that one with endings that may be missing stands for: 'klant(en)' for klant and klanten."""
    match = ENDING.search(word)
    if match is None:
        return (word,)
    before, after = word[: match.start()], word[match.end() :]
    return tuple(before + ending + rest for ending in ("", match[1]) for rest in spelt_out(after))


Pattern = Annotated[str, AfterValidator(_says_something)]
Patterns = tuple[Pattern, ...]


def need_word_lists(settings: BaseModel, words: Collection[str], besides: Collection[str] = ()) -> None:
    """Every list that a pattern names (<aanbieder>) is one of `words`; fields of `besides` hold no patterns.

    Raises:
        Misplaced: with the place of the first pattern that names another, within `settings`.
    """
    for where, owner, text in _texts(settings.model_dump(by_alias=True, exclude=set(besides)), (), ""):
        for name in LIST.findall(text):
            if name not in words:
                from rapidfuzz import fuzz, process  # noqa: PLC0415 - only where a name is wrong

                near = process.extractOne(name, sorted(words), scorer=fuzz.ratio, score_cutoff=NEAR)
                told = (
                    f"{owner} noemt de woordenlijst <{name}>, die niet in clauses.words staat.",
                    f"{owner} names the word list <{name}>, which is not in clauses.words.",
                )
                raise Misplaced(meant(told, f"<{near[0]}>" if near else ""), where)


def need_no_word_lists(settings: BaseModel) -> None:
    """No pattern names a list: where these are looked for, lists are not at hand.

    Raises:
        Misplaced: with the place of the first pattern that names one, within `settings`.
    """
    for where, owner, text in _texts(settings.model_dump(by_alias=True), (), ""):
        if LIST.search(text):
            dutch = f"{owner} noemt een woordenlijst, en dat kan hier niet: schrijf de woorden zelf."
            raise Misplaced((dutch, f"{owner} names a word list, which cannot be done here: write its words."), where)


def need_ends(words: Mapping[str, Sequence[str]]) -> None:
    """No word list names itself, by way of others or not.

    Raises:
        Misplaced: with the place of the first one that does, within the settings of clauses.
    """
    for name in words:
        todo, seen = list(words[name]), set[str]()
        while todo:
            named = [one for one in LIST.findall(todo.pop()) if one not in seen]
            if name in named:
                told = (f"de woordenlijst <{name}> noemt zichzelf", f"the word list <{name}> names itself")
                raise Misplaced(told, ("words", name))
            seen.update(named)
            todo += [entry for one in named for entry in words.get(one, ())]


def _texts(value: Any, where: tuple[str | int, ...], owner: str) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """Every text with its place, and the id (else the key) of what it belongs to."""
    if isinstance(value, str):
        yield where, owner, value
    elif isinstance(value, Mapping):
        mine = value.get("id") or value.get("name")
        for key, inner in value.items():
            yield from _texts(inner, (*where, key), str(mine or key))
    elif isinstance(value, tuple | list):
        for place, inner in enumerate(value):
            yield from _texts(inner, (*where, place), owner)


@lru_cache(maxsize=512)
def lowered(text: str) -> str | None:
    """The text in lower case; None where lower case does not tell which letters are the same."""
    if not text.isascii() and (not ODD.isdisjoint(text) or len(text.lower()) != len(text)):
        return None
    return text.lower()
