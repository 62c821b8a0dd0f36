"""Which themes a passage belongs to: its headings, its terms, those around it, what its chapter speaks of, its place.

What each sign weighs was fitted on annotated policies (`make fit`); no weight knows a theme, so that a theme that an
adviser adds is judged as the others are.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.config import ClauseSettings, Theme
from pipeline.model import Reason
from pipeline.themes.chapters import ENOUGH, Chapters, chapters_of
from pipeline.themes.passages import Passage

NEAR = 2  # terms of what stands around a passage that count
WEAK = 0.3  # of a strong term
ABOVE = 1.5  # headings further up together
RULES = {  # sign -> what its reason is called
    "heading": "kop", "above": "bovenkop", "terms": "termen", "around": "omgeving", "chapter": "hoofdstuk",
    "first": "vooraan", "last": "achteraan",
}  # fmt: skip
SOME = 0.02  # probability from which a theme that nothing names is kept beside the others


@dataclass(frozen=True, slots=True)
class ThemeScore:
    """What speaks for one theme: points, its probability beside the other themes, and the reasons."""

    theme: str
    score: float
    share: float
    why: tuple[Reason, ...]


def theme_scores(
    passage: Passage, themes: Sequence[Theme], settings: ClauseSettings, chapters: Chapters | None = None
) -> list[ThemeScore]:
    """The themes that something speaks for, strongest first; equal scores keep the order of config.yaml.

    Without `chapters` the passage is looked at by itself. Empty when nothing speaks for any theme, and none is general
    or takes the rest.
    """
    chapters = chapters or chapters_of([passage], themes, settings.words)
    weights = settings.weights.over(settings.learned.theme)
    by_hand = settings.weights.model_dump(exclude_none=True)
    more = {name: value for name, value in settings.taught.theme.items() if name not in by_hand}
    points: dict[str, float] = {}
    reasons: dict[str, tuple[Reason, ...]] = {}
    for theme in themes:
        signs = theme_signs(passage, theme, chapters)
        taught = sum((more.get(name, 0.0) * value for name, value in signs.items()), 0.0)
        points[theme.id] = sum(weights.get(name, 0.0) * value for name, value in signs.items()) + taught
        reasons[theme.id] = _why(passage, theme, signs, weights, chapters)
        worth = round(taught, 2)
        if reasons[theme.id] and worth:
            about = (str(settings.taught.decisions),)
            reasons[theme.id] += (Reason("thema", "besluiten", worth, about, theme.id),)
    most = max(points.values(), default=0.0)
    likely = {name: math.exp(some - most) for name, some in points.items()}
    total = sum(likely.values())
    open_to_all = {theme.id for theme in themes if theme.general or theme.rest}
    scores = [ThemeScore(name, points[name], likely[name] / total, reasons[name]) for name in points]
    kept = [one for one in scores if one.why or (one.theme in open_to_all and one.share >= SOME)]
    return [
        one if one.why else replace(one, why=(Reason("thema", "rest", choice=one.theme),))
        for one in sorted(kept, key=lambda one: -one.score)  # stable
    ]


def theme_signs(passage: Passage, theme: Theme, chapters: Chapters) -> dict[str, float]:
    """Sign -> strength, of what speaks for a theme in a passage, its headings and its chapter."""
    headings = [chapters.vocabulary.named(heading).get(theme.id, 0.0) for heading in passage.section]
    first, last = chapters.edges(passage.section)
    around = f"{passage.lead_in} {passage.before}"
    return {
        "heading": headings[-1] if headings else 0.0,
        "above": min(ABOVE, sum(headings[:-1])),
        "terms": float(min(ENOUGH, len(_terms(passage.text, theme, chapters)[0]))),
        "around": sum(
            share * min(NEAR, len(hits))
            for share, hits in zip((1.0, WEAK), _terms(around, theme, chapters), strict=True)
        ),
        "chapter": chapters.share(passage.section).get(theme.id, 0.0),
        "general": float(theme.general),
        "rest": float(theme.rest),
        "first": first * theme.general,
        "last": last * theme.general,
    }


def _terms(text: str, theme: Theme, chapters: Chapters) -> tuple[tuple[str, ...], tuple[str, ...]]:
    found = chapters.vocabulary.terms(text).get(theme.id)
    return (found.strong, found.weak) if found else ((), ())


def _why(
    passage: Passage,
    theme: Theme,
    signs: Mapping[str, float],
    weights: Mapping[str, float],
    chapters: Chapters,
) -> tuple[Reason, ...]:
    """The signs that speak for (or against) a theme, each with its words and points."""
    around = (hit for hits in _terms(f"{passage.lead_in} {passage.before}", theme, chapters) for hit in hits)
    named = [h for h in passage.section[:-1] if theme.id in chapters.vocabulary.named(h)]
    about: dict[str, tuple[str, ...]] = {
        "heading": passage.section[-1:],
        "above": tuple(named),
        "terms": _terms(passage.text, theme, chapters)[0][:ENOUGH],
        "around": tuple(around)[:ENOUGH],
        "chapter": chapters.chapter.get(passage.section, passage.section)[-1:],
        "first": (),
        "last": (),
    }
    worth = {name: round(weights.get(name, 0.0) * signs[name], 2) for name in about}
    return tuple(Reason("thema", RULES[name], worth[name], about[name], theme.id) for name in about if worth[name])
