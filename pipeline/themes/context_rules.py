"""Context rules of the configuration: what triggers one, how far it reaches, and look-alikes that do not count.

The manner is that of ConText. A rule only says that it fires; what that weighs is another matter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from pipeline.config import ClauseSettings
from pipeline.config.matching import Same, found, may_hit, without
from pipeline.config.themes import ContextRule
from pipeline.themes.passages import Passage, bare_heading

Hit = tuple[ContextRule, str]  # a rule that fired, with the words that made it fire


def fired(passage: Passage, rules: Sequence[ContextRule], words: Mapping[str, tuple[str, ...]]) -> list[Hit]:
    """The rules that fire for a passage, each once, with the words that made it fire."""
    texts = {"zin": passage.text, "aanloop": passage.lead_in}
    headed = _headed(" / ".join(passage.section), Same(rules), Same(words))
    hits = [
        (rule, _hit(rule, texts[rule.reach], words) if rule.reach != "kop" else under)
        for rule, under in zip(rules, headed, strict=True)
    ]
    return [(rule, hit) for rule, hit in hits if hit]


@lru_cache(maxsize=64)
def _headed(headings: str, rules: Same, words: Same) -> tuple[str, ...]:
    """What makes each rule on headings fire, '' for other rules: the passages of a section share them."""
    return tuple(_hit(rule, headings, words.value) if rule.reach == "kop" else "" for rule in rules.value)


def skipped(section: Sequence[str], settings: ClauseSettings) -> str:
    """The heading that says that a section holds no policy, '' when none does."""
    if section and found(settings.unskip, section[-1], settings.words):
        return ""
    for heading in section:
        bare = without(settings.unskip, bare_heading(heading), settings.words)
        if found(settings.skip, bare, settings.words):
            return heading
    return ""


def _hit(rule: ContextRule, text: str, words: Mapping[str, tuple[str, ...]]) -> str:
    if not text or not may_hit(rule.when, text, words):
        return ""
    return found(rule.when, without(rule.unless, text, words), words)
