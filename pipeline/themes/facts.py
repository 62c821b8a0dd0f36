"""The figures of a statement as facts: kind, signed value, unit and what they are for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.config import ClauseSettings
from pipeline.config.matching import pieces
from pipeline.model import Fact
from pipeline.themes.figures import Doubt, Figure, figures_in, kind_of

FOR = re.compile(r"\s(?:op|voor|bij)\s(?:de |het |een )?")  # between a figure and what it is for
ELSEWHERE = re.compile(
    r"[,;:]|\ben\b"
)  # between a figure and what its next neighbour is for: '96% en voor het mpt 97%'
NEXT_SENTENCE = re.compile(r"[.!?;]\s+[A-Z(‘“]")
FARTHER = 120  # characters that such a subject counts as farther off
_LISTED = r"(?:de |het )?(?:[\w/]+ (?:en|of|,) (?:de |het )?)?"
LEFT_OUT = re.compile(rf"\b(?:exclusief|excl\.|zonder|behalve|buiten|uitgezonderd)\s{_LISTED}[(]?$", re.IGNORECASE)
LEFT_OUT_AFTER = re.compile(
    r"[^,.;:%\d]{0,25}\b(?:niet (?:meegerekend|inbegrepen|meegenomen)|uitgezonderd|buiten (?:beschouwing|het|de))\b",
    re.IGNORECASE,
)


def facts_in(text: str, settings: ClauseSettings, around: str = "") -> list[Fact]:
    """Every figure of `text` as a fact, in order; `around` (lead-in, headings) helps to tell kind and subject."""
    figures, _ = figures_in(text, settings)
    return [_fact(figure, text, settings, around) for figure in figures]


def doubts_in(text: str, settings: ClauseSettings) -> Sequence[Doubt]:
    """The places of `text` where a figure stands that can be read in two ways, or names no day: none of them a fact."""
    return figures_in(text, settings)[1]


def _fact(figure: Figure, text: str, settings: ClauseSettings, around: str) -> Fact:
    kind = kind_of(figure, text, settings, around)
    value = figure.value
    if kind == "afslag" and isinstance(value, float):
        value = -abs(value)
    subject = subject_of(text, (figure.start, figure.end), settings, kind) or _subject_around(around, settings, kind)
    return Fact(kind, value, figure.unit, figure.text, subject)


def subject_of(text: str, figure: tuple[int, int], settings: ClauseSettings, kind: str = "") -> str:
    """What a figure (its place in `text`) is for: the subject that it names next ('op het vpt'), else the nearest.

    With its `kind` only subjects that such a figure may be for. What a figure leaves out ('exclusief NHC en NIC') is
    not what it is for.
    """
    best: tuple[int, str] | None = None
    for subject in settings.subjects:
        if kind and subject.kinds and kind not in subject.kinds:
            continue
        for piece, start in pieces(subject.when, text, settings.words):
            end = start + len(piece)
            if LEFT_OUT.search(text[:start]) or LEFT_OUT_AFTER.match(text[end:]):
                continue
            if start > figure[1] > 0 and NEXT_SENTENCE.search(text[figure[1] : start + 1]):
                continue  # a later sentence speaks of something else
            distance = _distance(text, figure, (start, end))
            if best is None or distance < best[0]:
                best = (distance, subject.name)
    return best[1] if best else ""


def _distance(text: str, figure: tuple[int, int], subject: tuple[int, int]) -> int:
    """Characters between a figure and a subject; more where another figure is nearer to that subject by its words."""
    if subject[0] < figure[1]:
        return max(figure[0] - subject[1], 0)
    between = text[figure[1] : subject[0]]
    if FOR.fullmatch(between):
        return 0
    return len(between) + (FARTHER if ELSEWHERE.search(between) else 0)


def _subject_around(around: str, settings: ClauseSettings, kind: str) -> str:
    """The subject named last in what stands before a statement."""
    return subject_of(around, (len(around), len(around)), settings, kind)
