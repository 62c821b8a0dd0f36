"""From running text to policy clauses by theme."""

from pipeline.themes.facts import doubts_in, facts_in
from pipeline.themes.find import clauses_and_findings, find_clauses
from pipeline.themes.grounding import ungrounded_words

__all__ = ["clauses_and_findings", "doubts_in", "facts_in", "find_clauses", "ungrounded_words"]
