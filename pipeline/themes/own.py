"""Whether a passage states the zorgkantoor's own position: context rules of config.yaml, summed.

The manner is that of ConText: a rule has what triggers it, how far it reaches, and look-alikes that do not count.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.config import ClauseSettings
from pipeline.config.themes import ContextRule
from pipeline.model import Part, Reason
from pipeline.themes.passages import Passage, bare_heading, joined
from pipeline.themes.patterns import found, without


@dataclass(frozen=True, slots=True)
class Verdict:
    """Points with the reasons for them, the weightiest first."""

    points: float
    why: tuple[Reason, ...]


def judge(passage: Passage, rules: Sequence[ContextRule], words: Mapping[str, tuple[str, ...]], part: Part) -> Verdict:
    """The points that the rules give a passage; each rule counts once."""
    hits = [(rule, _hit(rule, passage, words)) for rule in rules]
    counted = sorted(((rule, hit) for rule, hit in hits if hit), key=lambda pair: -abs(pair[0].points))
    why = tuple(Reason(part, rule.id, rule.points, (hit,)) for rule, hit in counted)
    return Verdict(sum(rule.points for rule, _ in counted), why)


def own_positions(passages: Sequence[Passage], settings: ClauseSettings) -> list[tuple[Passage, Verdict]]:
    """The passages that state the zorgkantoor's own position, in order, each with the reasons.

    A sentence that needs the one before it ('Zij ...') becomes one clause with it.
    """
    own: list[tuple[Passage, Verdict]] = []
    for passage in passages:
        last = own[-1][0] if own else None
        verdict = own_position(passage, settings, follows=last is not None and last.section == passage.section)
        if verdict.points < settings.own_threshold or _says_too_little(passage, settings):
            continue
        if last is not None and _needs(passage, last, settings):
            own[-1] = (
                joined(last, passage),
                Verdict(own[-1][1].points, tuple(dict.fromkeys((*own[-1][1].why, *verdict.why)))),
            )
        else:
            own.append((passage, verdict))
    return own


def _needs(passage: Passage, last: Passage, settings: ClauseSettings) -> bool:
    """Whether a sentence follows right on the last own one, and is a remark on it or needs it to be understood."""
    if passage.kind != "zin" or last.kind != "zin" or not passage.before or passage.before != last.text:
        return False
    fits = len(last.text) + len(passage.text) < settings.longest
    short = len(passage.text) <= settings.remark
    return fits and (short or bool(found(settings.depends, passage.text, settings.words)))


def own_position(passage: Passage, settings: ClauseSettings, *, follows: bool = False) -> Verdict:
    """How much speaks for an own position; `follows`: one stands before it in its section."""
    verdict = judge(passage, settings.own, settings.words, "eigen")
    points, why = verdict.points, list(verdict.why)
    if follows and settings.continuation and not passage.aside:
        points += settings.continuation
        why.append(Reason("eigen", "vervolg", settings.continuation))
    if passage.aside and settings.aside:
        points -= settings.aside
        why.append(Reason("eigen", "kader", -settings.aside))
    heading = skipped(passage.section, settings)
    if heading:
        points -= settings.skip_points
        why.insert(0, Reason("eigen", "sectie", -settings.skip_points, (heading,)))
    return Verdict(points, tuple(why))


def _says_too_little(passage: Passage, settings: ClauseSettings) -> bool:
    words = len(passage.text.split())
    if not passage.text.endswith(":"):
        return words <= settings.fewest
    if found(settings.states, passage.text, settings.words):
        return False
    return words <= settings.short_lead_in or bool(found(settings.announces, passage.text, settings.words))


def skipped(section: Sequence[str], settings: ClauseSettings) -> str:
    """The heading that says that a section holds no policy, '' when none does."""
    if section and found(settings.unskip, section[-1], settings.words):
        return ""
    for heading in section:
        bare = without(settings.unskip, bare_heading(heading), settings.words)
        if found(settings.skip, bare, settings.words):
            return heading
    return ""


def _hit(rule: ContextRule, passage: Passage, words: Mapping[str, tuple[str, ...]]) -> str:
    texts = {"zin": passage.text, "aanloop": passage.lead_in, "kop": " / ".join(passage.section)}
    return found(rule.when, without(rule.unless, texts[rule.reach], words), words)
