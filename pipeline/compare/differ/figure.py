"""A figure with all that tells whether another figure is for the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pipeline.compare.beside import FigurePages, is_example, quote, sentence_of, subject_of
from pipeline.config import ClauseSettings
from pipeline.config.matching import found
from pipeline.model import Clause, Fact, Quoted

# Units that are a whole number of another one: two weeks and fourteen days are the same.
_SAME_AS: dict[str, tuple[float, str]] = {"week": (7, "dag"), "jaar": (12, "maand")}
_NEAR = 26  # characters before a figure in which its limit stands
_LIMITS = {
    "most": r"maximaal|max\.|maximum|ten hoogste|hoogstens|hooguit|tot|niet meer dan|niet langer dan|niet hoger dan",
    "least": r"minimaal|minimum|minstens|ten minste|tenminste|vanaf|niet minder dan",
    "within": r"binnen|uiterlijk",
    "above": r"meer dan|boven|hoger dan|langer dan|ouder dan",
    "below": r"minder dan|onder|lager dan|korter dan|beneden",
    "after": r"na|na afloop van|pas na",
    "each": r"elke|elk|iedere|ieder|per|om de",
    "before": r"voor de|eerder dan|vooraf|van tevoren",
}
_LIMIT = re.compile("|".join(rf"(?P<{name}>\b(?:{words})(?=\s))" for name, words in _LIMITS.items()), re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{3,}")
_LONGEST = 90  # characters of the words of a row


@dataclass(frozen=True)
class ClauseFigure:
    """A number of a zorgkantoor's policy, with its sentence."""

    quoted: Quoted
    value: float  # in `unit`
    unit: str
    subject: str
    sentence: str
    at: int  # where in its sentence it stands; -1 when it stands in a table
    topics: frozenset[str]  # the subjects that its sentence names, else its own
    named: bool  # whether its sentence names its subject, which else stands before it

    @property
    def kind(self) -> str:
        """Of its fact."""
        return self.quoted.fact.kind

    @property
    def zorgkantoor(self) -> str:
        """Whose it is."""
        return self.quoted.clause.zorgkantoor

    @property
    def year(self) -> str:
        """The one that it holds for; '' when that is unknown."""
        return self.quoted.year

    @property
    def said(self) -> tuple[object, ...]:
        """What a statement that says the same again has the same."""
        return self.zorgkantoor, self.kind, self.value, self.unit, self.year, self.subject

    @property
    def by_subject(self) -> bool:
        """Whether its subject says all: of a richttarief, and of a tarief in a table of tarieven.

        A tarief in a sentence may be of something else: 70% for a crisis place that stands empty.
        """
        return bool(self.parts) and (self.kind == "richttarief" or (self.kind == "tarief" and self.at < 0))

    @cached_property
    def parts(self) -> frozenset[str]:
        """The words of its subject, part by part: their order and capitals do not count."""
        return frozenset(" ".join(part.casefold().split()) for part in self.subject.split(",") if part.strip())

    @cached_property
    def limit(self) -> str:
        """What kind of limit it is, by the words right before it: at most, at least, within ...; '' when it is none."""
        before = self.sentence[max(0, self.at - _NEAR) : self.at] if self.at > 0 else ""
        names = [match.lastgroup for match in _LIMIT.finditer(before)]
        return (names[-1] if names else None) or ""

    @cached_property
    def words(self) -> str:
        """Its sentence without the figure itself, shortened at its end when it is long; '' for a figure of a table."""
        if self.at < 0:
            return ""
        told = " ".join(f"{self.sentence[: self.at]}…{self.sentence[self.at + len(self.quoted.fact.text) :]}".split())
        if not _WORD.search(told):
            return ""
        return told if len(told) <= _LONGEST else f"{told[:_LONGEST].rsplit(' ', 1)[0]} …"


def figures_in(clause: Clause, settings: ClauseSettings, pages: FigurePages) -> Iterator[ClauseFigure]:
    """The numbers of a statement; `pages` tells where those of tables stand."""
    for fact in clause.facts:
        if isinstance(fact.value, float | int) and not is_example(fact, clause):
            yield _figure(fact, clause, settings, pages)


def _figure(fact: Fact, clause: Clause, settings: ClauseSettings, pages: FigurePages) -> ClauseFigure:
    sentence, at = sentence_of(clause.text, fact.text)
    subject = subject_of(fact)
    told = sentence if at >= 0 else subject  # a figure of a table stands in no sentence
    named = frozenset(one.name for one in settings.subjects if found(one.when, told, settings.words))
    topics = named or frozenset({subject} if subject else ())
    times, unit = _SAME_AS.get(fact.unit, (1, fact.unit))
    quoted = quote(fact, clause, pages)
    return ClauseFigure(quoted, float(fact.value) * times, unit, subject, sentence, at, topics, subject in named)
