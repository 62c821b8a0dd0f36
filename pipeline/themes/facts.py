"""The figures of a statement as facts: kind, signed value, unit and what they are for."""

from __future__ import annotations

import re

from pipeline.config import ClauseSettings
from pipeline.model import Fact
from pipeline.themes.figures import Doubt, Figure, figures_in, kind_of
from pipeline.themes.patterns import pieces

FOR = re.compile(r"\s(?:op|voor|bij)\s(?:de |het |een )?")  # between a figure and what it is for


def facts_in(text: str, settings: ClauseSettings, around: str = "") -> list[Fact]:
    """Every figure of `text` as a fact, in order; `around` (lead-in, headings) helps to tell kind and subject."""
    figures, _ = figures_in(text, settings)
    return [_fact(figure, text, settings, around) for figure in figures]


def doubts_in(text: str, settings: ClauseSettings) -> list[Doubt]:
    """The places of `text` where a figure stands that can be read in two ways, or names no day: none of them a fact."""
    return figures_in(text, settings)[1]


def _fact(figure: Figure, text: str, settings: ClauseSettings, around: str) -> Fact:
    kind = kind_of(figure, text, settings, around)
    value = figure.value
    if kind == "afslag" and isinstance(value, float):
        value = -abs(value)
    subject = subject_of(text, (figure.start, figure.end), settings) or _subject_around(around, settings)
    return Fact(kind, value, figure.unit, figure.text, subject)


def subject_of(text: str, figure: tuple[int, int], settings: ClauseSettings) -> str:
    """What a figure (its place in `text`) is for: the subject that it names next ('op het vpt'), else the nearest."""
    best: tuple[int, str] | None = None
    for subject in settings.subjects:
        for piece, start in pieces(subject.when, text, settings.words):
            end = start + len(piece)
            named = start >= figure[1] and FOR.fullmatch(text[figure[1] : start])
            distance = 0 if named else max(start - figure[1], figure[0] - end, 0)
            if best is None or distance < best[0]:
                best = (distance, subject.name)
    return best[1] if best else ""


def _subject_around(around: str, settings: ClauseSettings) -> str:
    """The subject named last in what stands before a statement."""
    return subject_of(around, (len(around), len(around)), settings)
