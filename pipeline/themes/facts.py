"""The figures of a statement as facts: kind, signed value, unit and what they are for."""

from __future__ import annotations

import re

from pipeline.config import ClauseSettings
from pipeline.model import Fact, FactKind
from pipeline.themes.numerals import DIGITS, Figure, figures_in, number
from pipeline.themes.patterns import pieces

UP = (
    r"\b(?:\w*opslag\w*|\w*toeslag\w*|\w*verho(?:ging\w*|og\w*|gen)|stijg\w*|hoger\w*|oplopen|bonus|extra|bovenop|"
    r"erbij|boven het)\b"
)
DOWN = (
    r"\b(?:\w*afslag\w*|\w*korting\w*|kort(?:en)?|\w*verla(?:ging\w*|ag\w*|gen)|da(?:al|len)\w*|lager\w*|aftrek|"
    r"minder|onder het)\b"
)
NAMES_UP = r"\b(?:\w*opslag\w*|\w*toeslag\w*|\w*verhoging\w*)\b"
NAMES_DOWN = r"\b(?:\w*afslag\w*|\w*korting\w*|\w*verlaging\w*)\b"
TARIFF = r"\b(?:\w*tarie(?:f|ven)\w*|percentages?|vergoeding\w*|\w*opslag\w*|\w*afslag\w*|\w*toeslag\w*)\b"
AT_MOST = r"ten hoogste|hoogstens|hooguit|maximaal|max\.|(?:niet|nooit) (?:meer|hoger) dan|plafond\w*"
CEILING = rf"\b(?:{AT_MOST})(?=\W)"
LIMIT = (  # right before a figure; a floor ('ten minste') is no ceiling
    rf"(?:\b(?:{AT_MOST}|maximum(?: van)?|meer dan|hoger (?:is |zijn )?dan|boven|plafond van)\W+(?:\w+\W+){{0,2}}|"
    r"\btot\s)$"
)
OF_MAXIMUM = r"(?i:\bvan het (?:NZa-|geldende )?(?:maximum)?tarief|maximumtarief)"
WHOLE = 50.0  # per cent: from here on a tariff is a share of the maximum, below it a change of it
FOR = re.compile(r"\s(?:op|voor|bij)\s(?:de |het |een )?")  # between a figure and what it is for
HEAD = 5  # characters; a figure that stands here begins its bullet
NEAR = 60  # characters in which a word belongs to a figure


def facts_in(text: str, settings: ClauseSettings, around: str = "") -> list[Fact]:
    """Every figure of `text` as a fact, in order; `around` (lead-in, headings) helps to tell kind and subject."""
    facts = [_fact(figure, text, settings, around) for figure in figures_in(text)]
    return [*facts, *_ratios(text, settings, around), *_counted(text, settings, around)]


def _fact(figure: Figure, text: str, settings: ClauseSettings, around: str) -> Fact:
    kind = _kind(figure, text, around)
    value = figure.value
    if kind == "afslag" and isinstance(value, float):
        value = -abs(value)
    subject = subject_of(text, (figure.start, figure.end), settings) or _subject_around(around, settings)
    return Fact(kind, value, figure.unit, figure.text, subject)


def _kind(figure: Figure, text: str, around: str) -> FactKind:
    if figure.unit == "":
        return "datum"
    if figure.unit == "EUR":
        return _kind_of_amount(figure, text)
    if figure.unit != "%":
        return "termijn"
    return _kind_of_percentage(figure, text, around)


def _kind_of_amount(figure: Figure, text: str) -> FactKind:
    before = text[max(0, figure.start - 30) : figure.start]
    if re.search(CEILING + r"[^.;]*$", before, re.IGNORECASE):
        return "plafond"
    per_unit = re.match(r"\s(?:per|voor een) (?:uur|dag|etmaal)", text[figure.end :])
    return "tarief" if per_unit or re.search(r"tarie(?:f|ven)[^.;,]*$", before) else "bedrag"


def _kind_of_percentage(figure: Figure, text: str, around: str) -> FactKind:
    assert isinstance(figure.value, float)
    part, at = _part(text, figure)
    before, after = part[:at], part[at:]
    if figure.sign and figure.value < WHOLE:
        return "afslag" if figure.sign == "-" else "opslag"
    if figure.value >= WHOLE:
        return _kind_of_level(part, before, text, around)
    change = _change(before, after, tariff=bool(re.search(TARIFF, f"{part} {around}", re.IGNORECASE)))
    if change:
        return change
    if figure.start <= HEAD and _change(around, "", tariff=False):  # a bullet that begins with its figure
        return _change(around, "", tariff=False) or "percentage"
    if re.search(LIMIT, before, re.IGNORECASE):
        return "plafond"
    return "percentage"


def _kind_of_level(part: str, before: str, text: str, around: str) -> FactKind:
    """A share of the maximum: the joint richttarief, a ceiling, a tariff, or no tariff at all."""
    if re.search(r"\b(?:NHC|NIC|huisvesting\w*|kapitaallasten)\b", before):
        return "percentage"
    level = re.search(r"richttarief", part, re.IGNORECASE)
    if level or (
        re.search(r"richttarief", around, re.IGNORECASE) and re.search(OF_MAXIMUM, part) and "nieuw" not in part
    ):
        return "richttarief"
    if re.search(r"\b(?:hoger|meer) dan\b|\bboven\b|plafond|\bmaximum (?:van|is)\b", before, re.IGNORECASE):
        return "plafond"
    if re.search(LIMIT, before, re.IGNORECASE):
        return "plafond"
    return "tarief" if re.search(r"tarie(?:f|ven)", text, re.IGNORECASE) else "percentage"


def _change(before: str, after: str, *, tariff: bool) -> FactKind | None:
    """Whether a small percentage goes on top or comes off: by the nearest word that says so."""
    found: list[tuple[int, FactKind]] = []
    signs: tuple[tuple[str, FactKind], ...] = ((UP, "opslag"), (DOWN, "afslag")) if tariff else (
        (NAMES_UP, "opslag"), (NAMES_DOWN, "afslag"))  # fmt: skip
    for pattern, kind in signs:
        for match in re.finditer(pattern, before, re.IGNORECASE):
            if not re.match(r"\s(?:dan|van het gemiddelde)\b", before[match.end() :]):
                found.append((len(before) - match.end(), kind))
        for match in re.finditer(pattern, after, re.IGNORECASE):
            found.append((match.start() + 10, kind))  # what stands before a figure belongs to it sooner
    near = [pair for pair in found if pair[0] <= NEAR]
    return min(near)[1] if near else None


def _part(text: str, figure: Figure) -> tuple[str, int]:
    """The part of the sentence between semicolons that the figure stands in, and where in it."""
    start = max(text.rfind(mark, 0, figure.start) for mark in (";", ". ")) + 1
    ends = [place for place in (text.find(mark, figure.end) for mark in (";", ". ")) if place >= 0]
    return text[start : min(ends, default=len(text))], figure.start - start


def _ratios(text: str, settings: ClauseSettings, around: str) -> list[Fact]:
    """'80-20' (the first number, in per cent) and '3 klanten per postcodegebied'."""
    facts = []
    for match in re.finditer(r"(?<![\d.,/-])(\d{1,2})\s?[-/:–]\s?(\d{1,2})(?![\d.,/-]|\s?%)", text):
        if int(match[1]) + int(match[2]) == 100:
            facts.append(_plain_fact("ratio", float(match[1]), "%", match, text, settings, around))
    counted = r"([a-zë]{3,}(?:en|s)|fte)\s+per\s+(?!uur|dag|week|maand|jaar|saldo)[\w-]+"
    noun = rf"\b({DIGITS})\s+((?:[\w-]+\s+){{0,5}}?){counted}"
    for match in re.finditer(noun, text):
        value = number(match[1])
        if value is not None and match[3] not in ("procent", "euro"):
            facts.append(_plain_fact("ratio", value, match[3], match, text, settings, around))
    return facts


def _counted(text: str, settings: ClauseSettings, around: str) -> list[Fact]:
    """Ceilings on what is counted: 'ten hoogste 12 plaatsen'."""
    facts = []
    for match in re.finditer(CEILING + rf"\s+({DIGITS}|[a-zé]{{3,}})\s+([a-zë]{{3,}}(?:en|s))\b", text, re.IGNORECASE):
        value = number(match[1])
        if value is not None and not figures_in(match.group()):
            facts.append(_plain_fact("plafond", value, match[2], match, text, settings, around))
    return facts


def _plain_fact(
    kind: FactKind, value: float, unit: str, match: re.Match[str], text: str, settings: ClauseSettings, around: str
) -> Fact:
    subject = subject_of(text, match.span(), settings) or _subject_around(around, settings)
    return Fact(kind, value, unit, match.group(), subject)


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
