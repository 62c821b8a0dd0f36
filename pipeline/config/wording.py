"""What is wrong in config.yaml, in words that say how to mend it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pipeline.config.base import Pair, Unusable

if TYPE_CHECKING:
    from ruamel.yaml.error import MarkedYAMLError

# What the YAML reader says -> what a person can do about it; the first that fits.
_HINTS: tuple[tuple[str, Pair], ...] = (
    (
        "undefined alias",
        ("een tekst die met * begint staat tussen aanhalingstekens", "a text that begins with * stands between quotes"),
    ),
    (
        "cannot start any token",
        (
            "spring in met spaties, niet met tabs; zet een tekst die met een teken begint tussen aanhalingstekens",
            "indent with spaces, not with tabs; put a text that begins with a mark between quotes",
        ),
    ),
    (
        "mapping values are not allowed",
        (
            "zet een tekst met een dubbele punt erin tussen aanhalingstekens, en kijk naar het inspringen",
            "put a text with a colon in it between quotes, and look at the indentation",
        ),
    ),
    (
        "expected ',' or",
        (
            "sluit de lijst, en zet een tekst met een teken erin tussen aanhalingstekens",
            "close the list, and put a text with a mark in it between quotes",
        ),
    ),
    (
        "expected <block end>",
        ("laat deze regel evenver inspringen als zijn buren", "give this line the same indentation as its neighbours"),
    ),
    ("could not find expected ':'", ("er ontbreekt een dubbele punt", "a colon is missing")),
    ("duplicate key", ("maak er één van", "make them one")),
)
_DUTCH = {  # what pydantic says by itself, with its facts
    **dict.fromkeys(("int_parsing", "int_type", "int_from_float"), "een geheel getal wordt verwacht"),
    **dict.fromkeys(("float_parsing", "float_type"), "een getal wordt verwacht"),
    **dict.fromkeys(("bool_parsing", "bool_type"), "true of false wordt verwacht"),
    **dict.fromkeys(("model_type", "dict_type"), "instellingen (sleutel: waarde) worden verwacht"),
    "literal_error": "een van {expected} wordt verwacht",
    "greater_than_equal": "het moet minstens {ge} zijn",
    "greater_than": "het moet meer dan {gt} zijn",
    "less_than_equal": "het mag hoogstens {le} zijn",
    "less_than": "het moet minder dan {lt} zijn",
    "too_short": "er moeten er minstens {min_length} zijn",
    "string_too_short": "er moeten minstens {min_length} tekens staan",
    "string_type": "een tekst wordt verwacht",
}


def not_yaml(error: MarkedYAMLError) -> Pair:
    """Where a file is no YAML, and what to do: `line 74: no valid YAML: ...`."""
    problem = " ".join(str(error.problem).split())
    line = error.problem_mark.line + 1 if error.problem_mark else 1
    twice = re.match(r'found duplicate key "(.*?)"', problem)
    said = (f"{twice[1]} staat er twee keer", f"{twice[1]} stands there twice") if twice else (problem, problem)
    begun = error.context_mark.line + 1 if error.context_mark else line
    since = ("", "")
    if begun != line and not twice:
        since = (f" (in wat begint op regel {begun})", f" (in what begins on line {begun})")
    hint = next((hint for sign, hint in _HINTS if sign in problem), None)
    mend = (f". Te herstellen: {hint[0]}.", f". To mend it: {hint[1]}.") if hint else (".", ".")
    return (
        f"regel {line}: geen geldige YAML: {said[0]}{since[0]}{mend[0]}",
        f"line {line}: no valid YAML: {said[1]}{since[1]}{mend[1]}",
    )


def what_is_wrong(problem: Any) -> Pair:
    """What pydantic found wrong with a value, and what to write instead, as a sentence."""
    kind, given = problem["type"], problem["input"]
    if kind == "string_type" and given is None:
        return "hier staat niets: vul het in of haal het weg.", "nothing stands here: fill it in or take it out."
    if kind == "string_type" and isinstance(given, dict):
        return (
            "een tekst wordt verwacht: zet een tekst met een dubbele punt erin tussen aanhalingstekens.",
            "a text is expected: put a text with a colon in it between quotes.",
        )
    if kind == "string_type" and not isinstance(given, list):
        return (
            f'een tekst wordt verwacht: zet hem tussen aanhalingstekens ("{given}").',
            f'a text is expected: put it between quotes ("{given}").',
        )
    if kind == "tuple_type":
        shown = f": [{given}]." if isinstance(given, str | int | float) else "."
        return f"een lijst wordt verwacht{shown}", f"a list is expected{shown}"
    if kind == "invalid_key":
        return (
            f"{given!r} is geen naam; een getal met decimalen schrijft u met een punt (6.5).",
            f"{given!r} is no name; a number with decimals is written with a point (6.5).",
        )
    if kind == "string_pattern_mismatch" and problem["ctx"]["pattern"] == "^[a-z0-9-]+$":
        return (
            f"alleen a tot z (geen hoofdletters), cijfers en streepjes (er staat {given!r}).",
            f"only a to z (no capitals), digits and hyphens (it says {given!r}).",
        )
    return _in_general(problem)


def _in_general(problem: Any) -> Pair:
    """A problem that has no advice of its own: what is expected, and what stands there."""
    given, facts = problem["input"], problem.get("ctx", {})
    english = str(problem["msg"]).removeprefix("Value error, ").rstrip(".")
    own = facts.get("error")
    dutch = own.problem[0].rstrip(".") if isinstance(own, Unusable) else english
    if problem["type"] in _DUTCH:
        dutch = _DUTCH[problem["type"]].format(**facts).replace(" or ", " of ")
    told = isinstance(given, dict | list) or str(given) in english
    pairs = ((dutch, "er staat"), (english, "it says"))
    sentences = [said if told else f"{said} ({stands} {given!r})" for said, stands in pairs]
    dutch, english = (one if one.endswith("?") else f"{one}." for one in sentences)
    return dutch, english
