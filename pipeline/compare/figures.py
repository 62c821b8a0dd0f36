"""The figures in a cell of a survey table, and n as a report words it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBER = r"[-+\u2212\u2013]?\s?(?:-/-\s?)?\d+(?:[.,]\d+)*"
_PART = re.compile(
    rf"(?P<euro>\u20ac|EUR)?\s*(?P<number>{_NUMBER})\s*(?P<unit>%|procent|procentpunt|euro|miljoen euro|EUR|punten)?",
    re.IGNORECASE,
)
_LEFT_OVER = re.compile(r"[\s()*/;\u2020\u2021]|\bn\s*=", re.IGNORECASE)
_UNITS = {"procent": "%", "%": "%", "euro": "EUR", "eur": "EUR", "procentpunt": "procentpunt", "punten": "punten"}
_N = re.compile(r"n\s*=\s*(\d[\d.]*)", re.IGNORECASE)
_YEAR_N = re.compile(r"\b((?:19|20)\d\d)\s*:\s*(?:n\s*=\s*)?(\d[\d.]*)(?![\d.]*\s*:)", re.IGNORECASE)
_YEAR_RANGE = re.compile(r"\b((?:19|20)\d\d)\s*:\s*n?\D{0,25}(\d+)\s+tot\s+(\d+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit: '%', 'EUR', 'procentpunt', 'punten', or '' where the cell does not say."""

    value: float
    unit: str
    decimals: bool = False  # written with decimals: a score or a mean rather than a count


def read_figures(cell: str) -> tuple[Figure, ...]:
    """The figures of a cell that holds nothing but figures: '49%', '3,89', '+5', '394.000 euro', '8 (25%)'.

    Empty when there are words in it: 'Ja/Nee' or '2025 volgt nog' are no figures.
    """
    parts = list(_PART.finditer(cell))
    if not parts or _LEFT_OVER.sub("", _PART.sub("", cell)):
        return ()
    return tuple(_figure(part) for part in parts)


def read_n(text: str) -> dict[str, str]:
    """The n by year, or under '' when it is one for the whole table: 'n=39', '39', '2023: n=104, 2024: n=107'."""
    ranges = {year: f"{low}-{high}" for year, low, high in _YEAR_RANGE.findall(text)}
    if ranges:
        return ranges
    if years := _YEAR_N.findall(text):
        return {year: n.strip(".") for year, n in years}
    found = _N.search(text) or re.fullmatch(r"\s*(\d[\d.]*)\s*", text)
    return {"": found.group(1).strip(".")} if found else {}


def _figure(part: re.Match[str]) -> Figure:
    written = re.sub(r"\s", "", part["number"])
    negative = written[0] in "-\u2212\u2013"
    digits = re.sub(r"[^\d.,]", "", written)
    unit = (part["unit"] or "").lower()
    value, decimals = _number(digits)
    if unit == "miljoen euro":
        value, unit = value * 1_000_000, "eur"
    return Figure(-value if negative else value, "EUR" if part["euro"] else _UNITS.get(unit, ""), decimals)


def _number(digits: str) -> tuple[float, bool]:
    """The value, and whether it has decimals; a dot before exactly three digits parts thousands (Dutch)."""
    if "," in digits:
        whole, _, fraction = digits.replace(".", "").rpartition(",")
        return float(f"{whole.replace(',', '') or 0}.{fraction or 0}"), True
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", digits):
        return float(digits.replace(".", "")), False
    if digits.count(".") == 1:
        return float(digits), True
    return float(digits.replace(".", "")), False
