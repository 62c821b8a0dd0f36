"""From running text to policy clauses by theme."""

from pipeline.themes.facts import doubts_in, facts_in
from pipeline.themes.find import clauses_and_findings, find_clauses
from pipeline.themes.grounding import ungrounded_words
from pipeline.themes.notices import notices_of
from pipeline.themes.published import published

__all__ = [
    "clauses_and_findings",
    "doubts_in",
    "facts_in",
    "find_clauses",
    "notices_of",
    "published",
    "ungrounded_words",
]
