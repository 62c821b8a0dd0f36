"""Which themes a passage belongs to: its headings first, then its terms and those of what stands around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.config import ClauseSettings, Theme
from pipeline.model import Reason
from pipeline.themes.passages import Passage, bare_heading
from pipeline.themes.patterns import Words, pieces, without

LATER = 0.85  # share of the weight of the theme that a heading names just before
ENOUGH = 4  # hits of terms after which more of them say nothing new


@dataclass(frozen=True, slots=True)
class ThemeScore:
    """What speaks for one theme."""

    theme: str
    score: float
    why: tuple[Reason, ...]


def theme_scores(passage: Passage, themes: Sequence[Theme], settings: ClauseSettings) -> list[ThemeScore]:
    """The themes that something speaks for, strongest first; equal scores keep the order of config.yaml."""
    ranks = [_ranks(heading, themes, settings.words) for heading in reversed(passage.section)]
    scores = [_score(passage, theme, ranks, settings) for theme in themes]
    named = sorted((score for score in scores if score.score > 0), key=lambda score: -score.score)
    return named or [ThemeScore(t.id, 0.0, (Reason("thema", "rest", choice=t.id),)) for t in themes if t.rest][:1]


def _score(passage: Passage, theme: Theme, ranks: Sequence[Mapping[str, int]], settings: ClauseSettings) -> ThemeScore:
    weights, words = settings.weights, settings.words
    points, why = 0.0, []
    for depth, (heading, rank) in enumerate(zip(reversed(passage.section), ranks, strict=True)):
        if theme.id in rank:
            weight = (weights.heading if depth == 0 else weights.chapter) * LATER ** rank[theme.id]
            weight *= weights.general if theme.general else 1
            points += weight
            why.append(Reason("thema", "kop", weight, (heading,), theme.id))
    strong, weak = _terms(theme, passage.text, words)
    for rule, hits, weight in (("termen", strong, weights.strong), ("zwak", weak, weights.weak)):
        if hits:
            points += weight * min(ENOUGH, len(hits))
            why.append(Reason("thema", rule, weight * min(ENOUGH, len(hits)), tuple(hits[:ENOUGH]), theme.id))
    around = _terms(theme, f"{passage.lead_in} {passage.before}", words)
    near = weights.neighbour * (weights.strong * len(around[0][:2]) + weights.weak * len(around[1][:2]))
    if near:
        points += near
        why.append(Reason("thema", "omgeving", near, tuple((*around[0], *around[1])[:ENOUGH]), theme.id))
    return ThemeScore(theme.id, points, tuple(why))


def _ranks(heading: str, themes: Sequence[Theme], words: Words) -> dict[str, int]:
    """The themes that a heading names, with their order in it: what is named first is what it is about."""
    bare = bare_heading(heading)
    places = {}
    for theme in themes:
        text = without(theme.hides, bare, words)
        starts = [start for _, start in pieces(theme.headings, text, words)]
        if starts:
            places[theme.id] = min(starts)
    return {theme: rank for rank, theme in enumerate(sorted(places, key=places.__getitem__))}


def _terms(theme: Theme, text: str, words: Words) -> tuple[list[str], list[str]]:
    """The different strong and weak terms of a theme in a text, look-alikes left out."""
    bare = without(theme.hides, text, words)
    return _hits(theme.strong, bare, words), _hits(theme.weak, bare, words)


def _hits(patterns: Sequence[str], text: str, words: Words) -> list[str]:
    """The different pieces of the text, lower case, in the order of the patterns."""
    return list(dict.fromkeys(piece.lower() for piece, _ in pieces(patterns, text, words)))
