"""What kind of statement a clause is."""

from __future__ import annotations

from pipeline.config import ClauseSettings
from pipeline.model import Stance
from pipeline.themes.passages import Passage
from pipeline.themes.patterns import found


def stance_of(passage: Passage, settings: ClauseSettings) -> tuple[Stance, str]:
    """The stance of the first rule that fits, in the passage or else in its lead-in, and why."""
    for text in (passage.text, passage.lead_in):
        for rule in settings.stance:
            hit = found(rule.when, text, settings.words)
            if hit:
                return rule.stance, f"{rule.stance}: '{hit}' ({rule.id})"
    return "werkwijze", "werkwijze: geen ander teken (overig)"
