"""What each sign of a theme weighs: a conditional logit, which chooses among the themes by what speaks for each.

The same weight holds for every theme, so that what was learned holds for a theme that nobody has annotated, too
(McFadden, Conditional logit analysis of qualitative choice behavior, 1974).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from benchmarks.fitting.examples import Example
from pipeline.config import Theme
from pipeline.config.learned import ThemeWeights
from pipeline.learn.fit import conditional
from pipeline.learn.signs import THEME_SIGNS
from pipeline.model import Clause
from pipeline.themes.chapters import chapters_of
from pipeline.themes.scoring import theme_scores, theme_signs

LOOSE = 10.0  # how far weights may go: the inverse of the penalty
YIELDS = -0.25  # the theme that takes the rest stands back for one that as much speaks for
OPEN = 1.7  # what a general theme has by being general at most: less than a lead-in that names another theme
NAMED = 0.9  # what a term in a lead-in says at least: a bullet leaves unsaid what stands there


def theme_weights(examples: Sequence[Example]) -> ThemeWeights:
    """The weights under which annotated passages most probably come under one of their themes."""
    signs = np.array([one for example in examples for one in example.theme_signs])  # passages x themes x signs
    true = np.array([one for example in examples for one in example.theme_true])
    most = {"rest": YIELDS, "general": OPEN}
    least = {"around": NAMED}
    limits = [(least.get(name), most.get(name)) for name in THEME_SIGNS]
    weights = conditional(signs, true, LOOSE, np.zeros(len(THEME_SIGNS)), limits)
    return ThemeWeights(**{name: round(float(w), 2) for name, w in zip(THEME_SIGNS, weights, strict=True)})


def with_theme_signs(example: Example, themes: Sequence[Theme]) -> Example:
    """The example with what speaks for each theme in each annotated passage, and which themes are right."""
    chapters = chapters_of(example.passages, themes, example.settings.words)
    signs, true = [], []
    for passage, right in zip(example.passages, example.themed, strict=True):
        if right:
            of_themes = [theme_signs(passage, theme, chapters) for theme in themes]
            signs.append([[one[name] for name in THEME_SIGNS] for one in of_themes])
            true.append([theme.id in right for theme in themes])
    return replace(example, theme_signs=tuple(signs), theme_true=tuple(true))


def placed(example: Example, themes: Sequence[Theme], weights: ThemeWeights) -> Example:
    """The example with each clause under the theme that these weights give it."""
    learned = example.settings.learned.model_copy(update={"theme": weights})
    settings = example.settings.model_copy(update={"learned": learned})
    chapters = chapters_of(example.passages, themes, settings.words)
    clauses: list[Clause | None] = []
    for passage, clause in zip(example.passages, example.clauses, strict=True):
        scores = theme_scores(passage, themes, settings, chapters)
        shares = {score.theme: round(score.share, 3) for score in scores}
        clauses.append(replace(clause, theme=scores[0].theme, themes=shares) if clause and scores else None)
    return replace(example, clauses=tuple(clauses))
