"""Dutch figures in running text: where they stand and what they are worth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip
DIGITS = r"(?<![\d.,])(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?(?![\d.]*\d)"
SIGN = r"(?:(?<![\w%])[+\-–−]\s?|(?<=\bplus )|(?<=\bmin )|(?<=\bminus ))?"
SCALES = {"duizend": 1e3, "miljoen": 1e6, "mln": 1e6, "miljard": 1e9, "mld": 1e9}
UNITS = {
    "jaar": "jaar", "jaren": "jaar", "jarig": "jaar", "jarige": "jaar", "maand": "maand", "maanden": "maand",
    "maands": "maand", "maandse": "maand", "week": "week", "weken": "week", "weekse": "week",
    "dag": "dag", "dagen": "dag", "kalenderdag": "dag", "kalenderdagen": "dag", "daags": "dag", "daagse": "dag",
    "werkdag": "werkdag", "werkdagen": "werkdag", "uur": "uur", "uren": "uur",
}  # fmt: skip
PERCENT = r"(?:%(?:-?punt(?:en)?)?|procentpunt(?:en)?|procent)"
NUMERAL_WORD = r"[a-zéë]{2,}"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its unit: characters `start` to `end` of the text, sign as written ('' when there is none)."""

    start: int
    end: int
    value: float | str  # an ISO date for a date
    unit: str  # '%', 'EUR', a term unit, '' for a date
    text: str
    sign: str = ""


def figures_in(text: str) -> list[Figure]:
    """Percentages, amounts, terms and dates, in order; both ends of a range count."""
    taken: list[Figure] = []
    for finder in (_dates, _amounts, _percentages, _terms):
        for figure in finder(text):
            if not any(figure.start < other.end and other.start < figure.end for other in taken):
                taken.append(figure)
    return sorted(taken, key=lambda figure: figure.start)


def number(text: str) -> float | None:
    """The value of a Dutch numeral, in digits ('1.250,5') or words ('vijfentwintig'); None when it is none."""
    text = text.strip()
    if re.fullmatch(DIGITS, text):
        return float(text.replace(".", "").replace(",", "."))
    return _worded(text.lower())


@lru_cache(maxsize=2048)
def _worded(word: str) -> float | None:
    if word in ("half", "halve"):
        return 0.5
    if word in ("anderhalf", "anderhalve"):
        return 1.5
    from text_to_num import text2num  # noqa: PLC0415 - only documents with clauses need it

    try:
        return float(text2num(word, "nl"))
    except ValueError:
        return None


def _dates(text: str) -> Iterator[Figure]:
    for match in re.finditer(rf"\b(\d{{1,2}})\s+({'|'.join(MONTHS)})\s+(\d{{4}})\b", text, re.IGNORECASE):
        day, month, year = int(match[1]), MONTHS.index(match[2].lower()) + 1, int(match[3])
        if 1 <= day <= 31:
            yield Figure(match.start(), match.end(), f"{year:04}-{month:02}-{day:02}", "", match.group())
    for match in re.finditer(r"\b(\d{1,2})[-/](\d{1,2})[-/](\d{4})\b", text):
        day, month, year = int(match[1]), int(match[2]), int(match[3])
        if 1 <= day <= 31 and 1 <= month <= 12:
            yield Figure(match.start(), match.end(), f"{year:04}-{month:02}-{day:02}", "", match.group())


def _amounts(text: str) -> Iterator[Figure]:
    scale = rf"(?:\s(?P<scale>{'|'.join(SCALES)})\b\.?)?"
    ahead = rf"(?:€|EUR|euro)\s?(?P<n>{DIGITS})(?:,-)?{scale}"
    behind = rf"\b(?P<n>{DIGITS}|{NUMERAL_WORD}){scale}\s(?:euro|EUR)\b"
    first = rf"(?:€\s?)(?P<n>{DIGITS})(?=\s(?:tot|à|-|–)\s€?)"
    for pattern in (ahead, behind, first):
        for match in re.finditer(pattern, text, re.IGNORECASE):
            value = number(match["n"])
            if value is not None:
                named = match.groupdict().get("scale")
                factor = SCALES[named.lower()] if named else 1.0
                yield Figure(match.start(), match.end(), _plain(value * factor), "EUR", match.group())


def _percentages(text: str) -> Iterator[Figure]:
    one = rf"(?P<sign>{SIGN})(?P<n>{DIGITS}|\b{NUMERAL_WORD})\s?{PERCENT}"
    other_end = rf"\s?(?:tot|à|en|–|-)\s?(?:en met\s)?[+\-–−]?\s?(?:{DIGITS})\s?{PERCENT}"
    first = rf"(?P<sign>{SIGN})\b(?P<n>{DIGITS})(?={other_end})"
    for pattern in (one, first):
        for match in re.finditer(pattern, text, re.IGNORECASE):
            yield from _signed(match, "%", text)


def _terms(text: str) -> Iterator[Figure]:
    units = "|".join(sorted(UNITS, key=len, reverse=True))
    numeral = rf"{DIGITS}|{NUMERAL_WORD}"
    plain = rf"\b(?P<n>{numeral})[\s-](?P<half>halve?\s)?(?P<unit>{units})\b"
    compound = rf"\b(?P<n>{NUMERAL_WORD}?)(?P<unit>jarige?|maandse?|weekse|daagse?)\b"  # driejarig
    first = rf"\b(?P<n>{numeral})(?=\s(?:tot|à|of|–|-)\s(?:{numeral})\s(?P<unit>{units})\b)"
    for pattern in (plain, compound, first):
        for match in re.finditer(pattern, text, re.IGNORECASE):
            value = number(match["n"]) if match["n"] and _is_term(text, match) else None
            if value is not None:
                value = value / 2 if match.groupdict().get("half") else value
                yield Figure(match.start(), match.end(), _plain(value), UNITS[match["unit"].lower()], match.group())


def _is_term(text: str, match: re.Match[str]) -> bool:
    """Not an age ('75 jaar en ouder'), not a frequency ('eens per twee jaar'), not just 'een dag'."""
    before, after = text[: match.start()], text[match.end() :]
    if re.match(r"\s(?:en|of) (?:ouder|jonger)\b|\soud\b", after) or re.search(r"\bper\s$", before):
        return False
    bare = re.match(r"een\s", match.group(), re.IGNORECASE)
    return not bare or bool(
        re.search(r"\b(?:binnen|na|van|voor|gedurende|uiterlijk|maximaal|hoogste|minste)\s$", before)
    )


def _signed(match: re.Match[str], unit: str, text: str) -> Iterator[Figure]:
    value = number(match["n"])
    if value is None:
        return
    sign = match["sign"].strip()
    before = text[: match.start("n")].rstrip().lower()
    if not sign and before.endswith((" plus", "(plus")):
        sign = "+"
    elif not sign and re.search(r"\b(?:min|minus)$", before):
        sign = "-"
    sign = "-" if sign in ("-", "–", "−") else sign
    start = match.start() + len(match.group()) - len(match.group().lstrip())
    yield Figure(start, match.end(), _plain(value), unit, match.group().strip(), sign)


def _plain(value: float) -> float:
    return float(round(value, 6))
