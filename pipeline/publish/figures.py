"""Figures within a text, to be set bold; and numbers as Dutch readers write them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.model import Fact
from pipeline.publish.data.contract import plain_number

KEEPING_HYPHEN = "\u2011"
_SIGN = re.compile(r"(?<![\w-])-(?=\d)")
_PLURALS = {"maand": "maanden", "week": "weken", "dag": "dagen", "werkdag": "werkdagen"}
_UNIT = r"%|procent(?:punt)?|euro|miljoen(?:\s+euro)?|uur|dagen|werkdagen|weken|maanden|jaar|punten"
_FIGURE = re.compile(
    rf"€\s?\d+(?:[.,]\d+)*(?:\s+miljoen)?|[-+−]?(?<!\d)(?<!\d[.,])\d+(?:[.,]\d+)*\s?(?:{_UNIT})(?!\w)", re.IGNORECASE
)


def bold_parts(text: str, facts: Sequence[Fact]) -> list[tuple[bool, str]]:
    """`text` in parts, each with whether it is a figure: the figures found in the clause, and amounts with a unit.

    A number without a unit that is no fact (a year, the number of a paragraph) stays as it is.
    """
    spans = [span for fact in facts if fact.text for span in _occurrences(text, fact.text)]
    spans += [match.span() for match in _FIGURE.finditer(text)]
    parts: list[tuple[bool, str]] = []
    end = 0
    for start, stop in sorted(spans):
        if start < end:
            continue
        parts += [(False, text[end:start]), (True, text[start:stop])]
        end = stop
    return [(bold, part) for bold, part in [*parts, (False, text[end:])] if part]


def unbroken(text: str) -> str:
    """`text` with a hyphen that keeps to what follows before a figure: no program breaks '-2%' after its sign."""
    return _SIGN.sub(KEEPING_HYPHEN, text)


def dutch(value: float | str) -> str:
    """A number with a comma and with dots between thousands; a date and other text as it stands."""
    plain = plain_number(value)
    if isinstance(plain, str):
        return plain
    if isinstance(plain, int):
        return f"{plain:,}".replace(",", ".")
    whole, _, fraction = f"{plain:,.4f}".rstrip("0").partition(".")
    return f"{whole.replace(',', '.')},{fraction}"


def with_unit(value: float | str, unit: str) -> str:
    """'95,5%', '€ 400.000', '3 jaar', '6 maanden'."""
    if unit == "%":
        return f"{dutch(value)}%"
    if unit == "EUR":
        return f"€ {dutch(value)}"
    return f"{dutch(value)} {unit if value == 1 else _PLURALS.get(unit, unit)}".strip()


def _occurrences(text: str, wanted: str) -> list[tuple[int, int]]:
    pattern = rf"(?<!\w){re.escape(wanted)}(?!\w)"
    return [match.span() for match in re.finditer(pattern, text)]
