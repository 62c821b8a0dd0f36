"""A document that only adds to an earlier edition: what it does not speak of, it does not drop."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from pipeline.compare.likeness import mask
from pipeline.config import CompareSettings
from pipeline.config.matching import NO_WORDS, found, without
from pipeline.model import Change, Clause, Document

_CHAPTERS = 3  # fewer chapters in the old edition tell nothing
_SHARE = 0.5  # of the old chapters: a supplement has a counterpart for fewer
_SIZE = 0.5  # of the old statements: a supplement makes no more
_SAME_HEADING = 85  # likeness of two headings, 0..100, figures masked


def calls_itself_supplement(document: Document, settings: CompareSettings) -> bool:
    """Whether a document calls itself one: in its title, in its first heading, or on its title page."""
    first = [heading.text for heading in document.headings[:1]]
    titled = any(notice.kind == "adds" and not notice.section for notice in document.notices)
    return titled or any(
        found(settings.supplement, without(settings.no_supplement, text, NO_WORDS), NO_WORDS)
        for text in (document.title, *first)
    )


def says_it_adds(document: Document) -> bool:
    """Whether its text says that what it does not name stays in force."""
    return any(notice.kind == "adds" for notice in document.notices)


def replaces_all(document: Document) -> bool:
    """Whether a document says that it takes the place of what came before, whatever it calls itself."""
    return any(notice.kind == "whole" for notice in document.notices)


def is_supplement(old: Sequence[Clause], new: Sequence[Clause], changes: Sequence[Change]) -> bool:
    """Whether the newer statements touch fewer than half of the older chapters, and are at most half as many.

    A rewritten edition touches few chapters too, but is no shorter; a document that touches none is another edition.
    """
    chapters = set(_chapters(old).values())
    if len(chapters) < _CHAPTERS or len(new) > _SIZE * len(old):
        return False
    touched = _touched(old, new, changes)
    return 0 < len(touched) < _SHARE * len(chapters)


def _chapters(clauses: Sequence[Clause]) -> dict[str, str]:
    """The chapter of each statement, by id: the heading at the first level at which there are several.

    A title that stands over everything is no chapter.
    """
    deepest = max((len(clause.section) for clause in clauses), default=0)
    for depth in range(deepest):
        found = {clause.id: mask(clause.section[depth]) for clause in clauses if len(clause.section) > depth}
        if len(set(found.values())) >= _CHAPTERS:
            return found
    return {}


def _touched(old: Sequence[Clause], new: Sequence[Clause], changes: Sequence[Change]) -> set[str]:
    """Chapters of the old edition with a statement that has a counterpart, or with a heading that the new one has."""
    chapter = _chapters(old)
    headings = {mask(heading) for clause in new for heading in clause.section}
    paired = {chapter[change.old_id] for change in changes if change.new_id and change.old_id in chapter}
    named = {
        name
        for name in set(chapter.values())
        if any(fuzz.ratio(name, heading) >= _SAME_HEADING for heading in headings)
    }
    return paired | named
