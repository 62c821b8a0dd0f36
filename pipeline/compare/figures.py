"""The figures in a cell of a survey table, and n as a report words it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.themes.figures import dutch_decimal

_SPACE = "[ \u00a0\u2007\u2009\u202f]"
_MINUS = "-\u2010\u2011\u2012\u2013\u2212"
_NUMBER = rf"\d{{1,3}}(?:{_SPACE}\d{{3}})+(?:,\d+)?(?!\d)|\d+(?:[.,]\d+)*"
_SIGN = rf"(?P<sign>-/-|[{_MINUS}+])?\s?"
_PART = re.compile(
    rf"(?P<open>\()?\s*(?:n\s*=\s*)?{_SIGN}(?P<euro>\u20ac|EUR)?\s*(?P<late>[{_MINUS}](?=\d))?(?P<number>{_NUMBER})(?:,[{_MINUS}])?"
    r"\s*(?P<scale>mln\.?|miljoen|mld\.?|miljard|duizend)?"
    r"\s*(?P<unit>%-?\s?punt(?:en)?|procentpunt(?:en)?|pp\b|p\.p\.|%|procent\b|euro\b|EUR\b|punten\b)?\s*(?P<close>\))?",
    re.IGNORECASE,
)
_NOTE = re.compile(r"[*\u2020\u2021\u00b9\u00b2\u00b3\u2070-\u2079]+\)?|\[[^\]]{1,8}\]|\(\d{4}\s*=\s*100\)")
_BETWEEN = re.compile(r"[\s/;]*|\bn\s*=\s*", re.IGNORECASE)
_NO_WORDS = re.compile(
    r"(?:n\.?v\.?t\.?|onb(?:ekend)?\.?|ca\.?|circa|tot|\u00e0|procent(?:punt)?(?:en)?|punt(?:en)?|pp|euro|eur|mln|mld|miljoen|"
    r"miljard|n\s*=|[^A-Za-z\u00c0-\u017f])*",
    re.IGNORECASE,
)
_EMPTY = re.compile(rf"[{_MINUS}]+|n\.?v\.?t\.?|onb(?:ekend)?\.?", re.IGNORECASE)
_SCALES = {"mln": 1e6, "miljoen": 1e6, "mld": 1e9, "miljard": 1e9, "duizend": 1e3}
_ACCOUNTING = re.compile(r"\d{3}|[.,]\d")  # '(987)' is below nothing, '(3)' may be a number of answers
_N = re.compile(r"n\s*=\s*(\d[\d.]*)", re.IGNORECASE)
_YEAR_N = re.compile(r"\b((?:19|20)\d\d)\s*:\s*(?:n\s*=\s*)?(\d[\d.]*)(?![\d.]*\s*:)", re.IGNORECASE)
_YEAR_RANGE = re.compile(r"\b((?:19|20)\d\d)\s*:\s*n?\D{0,25}(\d+)\s+tot\s+(\d+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CellFigure:
    """A number with its unit: '%', 'EUR', 'procentpunt', 'punten', or '' where the cell does not say."""

    value: float
    unit: str
    decimals: bool = False  # written with decimals: a score or a mean rather than a count


def read_figures(cell: str) -> tuple[CellFigure, ...]:
    """The figures of a cell that holds nothing but figures: '49%', '3,89', '+5', '1 234 567', '(1.234)', '8 (25%)'.

    Empty when there are words in it ('Ja/Nee', '2025 volgt nog') and when a figure is not sure: a range ('1-2'), a
    bound ('< 5'), an estimate ('ca. 7'), two numbers side by side ('49 1', where the second may be a note's mark).
    """
    text = _NOTE.sub("", cell).strip()
    parts = list(_PART.finditer(text))
    between = [text[one.end() : other.start()] for one, other in pairwise(parts)]
    rest = [text[: parts[0].start()], text[parts[-1].end() :]] if parts else [text]
    if not parts or not all(_BETWEEN.fullmatch(piece) for piece in (*between, *rest)):
        return ()
    if not all(_belong(one, other) for one, other in pairwise(parts)):
        return ()
    figures = [_figure(part, alone=len(parts) == 1) for part in parts]
    return tuple(figure for figure in figures if figure is not None) if None not in figures else ()


def is_figure_like(cell: str) -> bool:
    """Whether a cell is one for figures even where none can be read: a range, a bound, an estimate, 'n.v.t.'."""
    text = cell.strip()
    return _NO_WORDS.fullmatch(text) is not None and (_EMPTY.fullmatch(text) or re.search(r"\d", text)) is not None


def read_n(text: str) -> dict[str, str]:
    """The n by year, or under '' when it is one for the whole table: 'n=39', '39', '2023: n=104, 2024: n=107'."""
    ranges = {year: f"{low}-{high}" for year, low, high in _YEAR_RANGE.findall(text)}
    if ranges:
        return ranges
    if years := _YEAR_N.findall(text):
        return {year: n.strip(".") for year, n in years}
    found = _N.search(text) or re.fullmatch(r"\s*(\d[\d.]*)\s*", text)
    return {"": found.group(1).strip(".")} if found else {}


def _belong(one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether two figures stand in one cell on purpose: the second in brackets, or a number with its share."""
    if other["open"] and other["close"]:
        return True
    if other["sign"] and other["sign"] != "+":
        return False  # a range: '1-2', '12 - 15%'
    return _unit(one) != _unit(other) and bool(_unit(other))


def _figure(part: re.Match[str], *, alone: bool) -> CellFigure | None:
    """The figure, or None when its digits can be read in two ways, or in none ('1.234.5')."""
    if bool(part["open"]) != bool(part["close"]):
        return None
    digits = re.sub(_SPACE, "", part["number"])
    english = re.fullmatch(r"0\.\d+|\d+\.\d{1,2}|\d+\.\d{4,}", digits)
    value = float(digits) if english else dutch_decimal(digits)
    if value is None:
        return None
    figure = CellFigure(_scaled(value, part), _unit(part), bool(english) or "," in digits)
    accounting = alone and part["open"] and figure.unit in ("", "EUR")
    if accounting and not _ACCOUNTING.search(digits):
        return None
    negative = accounting or (part["sign"] or part["late"] or "+") != "+"
    return replace(figure, value=-figure.value) if negative else figure


def _scaled(value: float, part: re.Match[str]) -> float:
    scale = (part["scale"] or "").lower().rstrip(".")
    return round(value * _SCALES.get(scale, 1.0), 6)


def _unit(part: re.Match[str]) -> str:
    unit = (part["unit"] or "").lower()
    if "punt" in unit or unit in ("pp", "p.p."):
        return "punten" if unit == "punten" else "procentpunt"
    if unit in ("%", "procent"):
        return "%"
    return "EUR" if part["euro"] or unit in ("euro", "eur") else ""
