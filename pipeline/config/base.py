"""The shape that all settings share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict


class Settings(BaseModel):
    """Settings are resolved once and handed down; an unknown key is an error, not a shrug."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Misplaced(ValueError):  # noqa: N818 - says what the matter is
    """Something is wrong at a place further in than where it is noticed; `where` leads there."""

    def __init__(self, problem: str, where: Sequence[str | int]) -> None:
        super().__init__(problem)
        self.where = tuple(where)


def need_unique(what: str, ids: Sequence[str], where: Sequence[str | int]) -> None:
    """No two of `ids` are the same.

    Raises:
        Misplaced: with the place of the second, `where` being the place of the list.
    """
    twice = [name for name, count in Counter(ids).items() if count > 1]
    if twice:
        second = [place for place, name in enumerate(ids) if name == twice[0]][1]
        raise Misplaced(f"{what} {twice[0]!r} stands there twice", (*where, second, "id"))
