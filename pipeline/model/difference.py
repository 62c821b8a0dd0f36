"""What zorgkantoren have in common and where they differ: figures of one subject, and positions on one topic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pipeline.model.clause import Clause, Fact

Mark = Literal["", "lowest", "highest", "same", "between"]
Outcome = Literal["same", "differs", "single", "apart"]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A figure where it stands: the words on which it depends, and the year that it holds for ('' when unknown).

    `page` is that of the figure: in a table it may be another one than that of the statement which names the table.
    """

    fact: Fact
    clause: Clause
    condition: str = ""
    year: str = ""
    page: int = 0


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure of a zorgkantoor beside those of the others.

    `mark` says how it compares with the figures of its year, and `among` of how many zorgkantoren those are; '' and 0
    where it is not compared.
    """

    quoted: Quoted
    mark: Mark = ""
    among: int = 0


@dataclass(frozen=True, slots=True)
class FigureDifference:
    """The figures of one kind, subject and unit, by zorgkantoor.

    `subject` is what they are for ('' when no passage names it), `words` those of one of the passages, its figure left
    out, where they tell more than the subject. `elsewhere` are the ids of those who state a figure of this kind and
    subject that is not surely for the same thing: it cannot be said that they have none.
    """

    theme: str
    kind: str
    subject: str
    words: str
    stated: Mapping[str, tuple[Stated, ...]]
    elsewhere: frozenset[str] = frozenset()

    @property
    def outcome(self) -> Outcome:
        """Same or different where figures are compared; else one zorgkantoor alone, or several not compared."""
        marks = {stated.mark for some in self.stated.values() for stated in some if stated.mark}
        if marks:
            return "same" if marks == {"same"} else "differs"
        return "single" if len(self.stated) == 1 else "apart"

    @property
    def years(self) -> tuple[str, ...]:
        """The years of the figures, oldest first; '' where one is unknown."""
        return tuple(sorted({stated.quoted.year for some in self.stated.values() for stated in some}))


@dataclass(frozen=True, slots=True)
class TopicDifference:
    """Who says what about a topic of a theme: the statements of each zorgkantoor that has any, most binding first."""

    theme: str
    topic: str
    said: Mapping[str, tuple[Clause, ...]]


@dataclass(frozen=True, slots=True)
class Differences:
    """All of it, theme by theme in the order of config.yaml."""

    figures: tuple[FigureDifference, ...] = ()
    topics: tuple[TopicDifference, ...] = ()
