"""Whether a passage states the zorgkantoor's own position: a linear model over its signs, every one of them named.

What a sign weighs was fitted on annotated policies (`make fit`); a rule with points of its own in the configuration
weighs those.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.config import ClauseSettings
from pipeline.config.learned import Linear
from pipeline.config.matching import found
from pipeline.model import Part, Reason
from pipeline.themes.context_rules import Hit, fired, skipped
from pipeline.themes.figures import figures_in
from pipeline.themes.passages import Passage, joined
from pipeline.themes.place import NOWHERE, Place, leanings_of, places_of
from pipeline.themes.signs import signs_of

NO_HEADINGS: Mapping[str, str] = {}
NAMED = 4  # signs of one kind that a reason names
KINDS = {"w": "woorden", "l": "aanloopwoorden", "h": "kopwoorden", "k": "hoofdstukwoorden", "s": "bouw"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """Points (log odds) with the reasons for them, the weightiest first, and where among others the passage stands."""

    points: float
    why: tuple[Reason, ...]
    place: Place = NOWHERE


def own_positions(passages: Sequence[Passage], settings: ClauseSettings) -> list[tuple[Passage, Verdict]]:
    """The passages that state the zorgkantoor's own position, in order, each with the reasons."""
    return stated_among(passages, judged(passages, settings), settings)


def stated_among(
    passages: Sequence[Passage], verdicts: Sequence[Verdict], settings: ClauseSettings
) -> list[tuple[Passage, Verdict]]:
    """The passages that these verdicts take for own positions, in order, each with its verdict.

    A sentence that needs the one before it ('Zij ...') becomes one clause with it.
    """
    own: list[tuple[Passage, Verdict]] = []
    for passage, verdict in zip(passages, verdicts, strict=True):
        if any(found(settings.exclude, heading, settings.words) for heading in passage.section):
            continue
        last = own[-1][0] if own else None
        if verdict.points < settings.own_threshold or _says_too_little(passage, settings):
            continue
        if last is not None and _needs(passage, last, settings):
            own[-1] = (joined(last, passage), own[-1][1])
        else:
            own.append((passage, verdict))
    return own


def judged(passages: Sequence[Passage], settings: ClauseSettings) -> list[Verdict]:
    """How much speaks for each passage of a document as an own position: by itself, and by what stands beside it.

    Policy and background come in stretches: a sentence between two that state policy is likelier to state some.
    """
    alone = [own_position(passage, settings) for passage in passages]
    sections = [passage.section for passage in passages]
    leanings = leanings_of(sections, [verdict.points for verdict in alone])
    worth = settings.learned.before, settings.learned.after
    verdicts = [
        _beside(verdict, sum(w * lean for w, lean in zip(worth, some, strict=True)))
        for verdict, some in zip(alone, leanings, strict=True)
    ]
    places = places_among(passages, [verdict.points for verdict in verdicts])
    return [replace(verdict, place=place) for verdict, place in zip(verdicts, places, strict=True)]


def places_among(passages: Sequence[Passage], points: Sequence[float]) -> list[Place]:
    """The place of each passage of a document, by its section, its paragraph and its points (log odds)."""
    return places_of([one.section for one in passages], points, [not one.before for one in passages])


def own_position(passage: Passage, settings: ClauseSettings) -> Verdict:
    """How much speaks for an own position in a passage by itself."""
    hits = fired(passage, settings.own, settings.words)
    signs = signs_of(passage, hits, settings)
    headings = {"s:sectie": passage.section[-1:], "s:hoofdstuk": passage.section[:-1]}
    skips = {sign: skipped(some, settings) for sign, some in headings.items() if sign in signs}
    return weighed(settings.learned.own, signs, hits, "eigen", skips)


def weighed(
    model: Linear,
    signs: Mapping[str, float],
    hits: Sequence[Hit],
    part: Part,
    headings: Mapping[str, str] = NO_HEADINGS,
) -> Verdict:
    """The points of a passage under a model: rules and `headings` (sign -> heading) each by itself, others together."""
    given = {f"r:{rule.id}": rule.points for rule, _ in hits if rule.points is not None}
    points = {
        sign: given[sign] if sign in given else model.weights.get(sign, 0.0) * value for sign, value in signs.items()
    }
    words = {f"r:{rule.id}": hit for rule, hit in hits} | dict(headings)
    why = [Reason(part, sign[2:], round(points[sign], 2), (hit,)) for sign, hit in words.items() if points[sign]]
    kinds: dict[str, dict[str, float]] = {kind: {} for kind in KINDS}
    for sign, worth in points.items():
        if worth and sign[0] in kinds and sign not in words:
            kinds[sign[0]][sign[2:]] = worth
    for kind, name in KINDS.items():
        some = kinds[kind]
        total = round(sum(some.values()), 2)
        if total:
            named = sorted((one for one in some if some[one] * total > 0), key=lambda one: -abs(some[one]))
            why.append(Reason(part, name, total, tuple(one.replace("_", " ").strip("^$") for one in named[:NAMED])))
    total = model.constant + sum(points.values())
    return Verdict(total, (Reason(part, "totaal", round(total, 2)), *sorted(why, key=lambda one: -abs(one.points))))


def _beside(verdict: Verdict, worth: float) -> Verdict:
    """A verdict with what the passages beside it are worth."""
    if not round(worth, 2):
        return verdict
    _, *why = verdict.why
    named = sorted((*why, Reason("eigen", "buren", round(worth, 2))), key=lambda one: -abs(one.points))
    total = verdict.points + worth
    return Verdict(total, (Reason("eigen", "totaal", round(total, 2)), *named))


def _needs(passage: Passage, last: Passage, settings: ClauseSettings) -> bool:
    """Whether a sentence follows right on the last own one, and is a remark on it or needs it to be understood."""
    if passage.kind != "zin" or last.kind != "zin" or not passage.before or passage.before != last.text:
        return False
    fits = len(last.text) + len(passage.text) < settings.longest
    short = len(passage.text) <= settings.remark
    return fits and (short or bool(found(settings.depends, passage.text, settings.words)))


def _says_too_little(passage: Passage, settings: ClauseSettings) -> bool:
    words = len(passage.text.split())
    if not passage.text.endswith(":"):
        return words <= settings.fewest and not _names_a_figure(passage.text, settings)
    if found(settings.states, passage.text, settings.words):
        return False
    return words <= settings.short_lead_in or bool(found(settings.announces, passage.text, settings.words))


def _names_a_figure(text: str, settings: ClauseSettings) -> bool:
    """Whether few words say what a figure is for: 'Richttarief: 96,1%', 'Looptijd: 3 jaar'."""
    name, mark, told = text.partition(":")
    return bool(mark and name.strip()) and any(figure.unit for figure in figures_in(told, settings)[0])
