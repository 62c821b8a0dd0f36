"""From running text to policy clauses by theme.

What is imported is what is asked for: who wants the figures of a sentence need not load what reads pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline import loaded_when_asked

if TYPE_CHECKING:
    from pipeline.themes.corrections import with_corrections
    from pipeline.themes.facts import doubts_in, facts_in
    from pipeline.themes.find import clauses_and_findings, find_clauses, for_year
    from pipeline.themes.grounding import ungrounded_words
    from pipeline.themes.notices import notices_of
    from pipeline.themes.passages import passages_of
    from pipeline.themes.publishing_date import published

__all__ = [
    "clauses_and_findings",
    "doubts_in",
    "facts_in",
    "find_clauses",
    "for_year",
    "notices_of",
    "passages_of",
    "published",
    "ungrounded_words",
    "with_corrections",
]

_IN = {
    **dict.fromkeys(("doubts_in", "facts_in"), "facts"),
    **dict.fromkeys(("clauses_and_findings", "find_clauses", "for_year"), "find"),
    "ungrounded_words": "grounding",
    "with_corrections": "corrections",
    "notices_of": "notices",
    "passages_of": "passages",
    "published": "publishing_date",
}

__getattr__ = loaded_when_asked(__name__, _IN)
