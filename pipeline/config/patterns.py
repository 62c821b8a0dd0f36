"""Patterns as config.yaml writes them: what can be told to be wrong before anything is looked for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel

from pipeline.config.base import Misplaced, Unusable, meant

LIST = re.compile(r"<([^>\s]+)>")  # a word list, as a pattern names it
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
