"""What kind of statement a clause is."""

from __future__ import annotations

from pipeline.config import ClauseSettings
from pipeline.config.matching import found
from pipeline.model import Reason, Stance
from pipeline.themes.passages import Passage


def stance_of(passage: Passage, settings: ClauseSettings) -> tuple[Stance, Reason]:
    """The stance of the first rule that fits, in the passage or else in its lead-in, and why."""
    for text in (passage.text, passage.lead_in):
        for rule in settings.stance:
            hit = found(rule.when, text, settings.words)
            if hit:
                return rule.stance, Reason("houding", rule.id, about=(hit,), choice=rule.stance)
    return "werkwijze", Reason("houding", "overig", choice="werkwijze")
