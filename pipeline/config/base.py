"""The shape that all settings share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict


class Settings(BaseModel):
    """Settings are resolved once and handed down; an unknown key is an error, not a shrug."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


Pair = tuple[str, str]  # the same in Dutch and in English
Location = Sequence[str | int]  # keys and places in lists, from the outside in


class ConfigError(Exception):
    """config.yaml or a file of rules cannot be used; the message says which line and why."""

    def __init__(self, path: str, problems: Sequence[Pair]) -> None:
        super().__init__(path, tuple(problems))
        self.path, self.problems = path, tuple(problems)

    def __str__(self) -> str:
        return self.told(1)

    def told(self, language: int) -> str:
        """A line for each problem: 0 in Dutch, 1 in English."""
        return "\n".join(f"{self.path} {problem[language]}" for problem in self.problems)


class Unusable(ValueError):  # noqa: N818 - says what the matter is
    """A value that cannot be used, and why in both languages."""

    def __init__(self, problem: Pair) -> None:
        super().__init__(problem[1])
        self.problem = problem


class Misplaced(Unusable):
    """Something is wrong at a place further in than where it is noticed; `where` leads there."""

    def __init__(self, problem: Pair, where: Sequence[str | int]) -> None:
        super().__init__(problem)
        self.where = tuple(where)


def meant(told: Pair, near: str) -> Pair:
    """What is told, with the name that may have been meant; '' where none comes near."""
    return (f"{told[0]} Bedoelde u {near}?", f"{told[1]} Did you mean {near}?") if near else told


def need_unique(what: str, ids: Sequence[str], where: Sequence[str | int]) -> None:
    """No two of `ids` are the same.

    Raises:
        Misplaced: with the place of the second, `where` being the place of the list.
    """
    twice = [name for name, count in Counter(ids).items() if count > 1]
    if twice:
        second = [place for place, name in enumerate(ids) if name == twice[0]][1]
        told = (f"{what} {twice[0]!r} staat er twee keer", f"{what} {twice[0]!r} stands there twice")
        raise Misplaced(told, (*where, second, "id"))


def line_of(data: Any, where: Location) -> int:
    """The line, from 1, of the deepest part of `where` that a file has, as the reader that knows lines read it."""
    line = 1
    for part in where:
        marks = getattr(data, "lc", None)
        try:
            if marks is not None:
                line = (marks.key(part) if isinstance(data, dict) else marks.item(part))[0] + 1
            data = data[part]
        except (KeyError, IndexError, TypeError):
            break
    return line
