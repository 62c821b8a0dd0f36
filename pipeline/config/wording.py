"""What is wrong in config.yaml, in words that say how to mend it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ruamel.yaml.error import MarkedYAMLError

# What the YAML reader says -> what a person can do about it; the first that fits.
_HINTS = (
    ("undefined alias", "a text that begins with * stands between quotes"),
    ("cannot start any token", "indent with spaces, not with tabs; put a text that begins with a mark between quotes"),
    ("mapping values are not allowed", "put a text with a colon in it between quotes, and look at the indentation"),
    ("expected ',' or", "close the list, and put a text with a mark in it between quotes"),
    ("expected <block end>", "give this line the same indentation as its neighbours"),
    ("could not find expected ':'", "a colon is missing"),
    ("duplicate key", "make them one"),
)


def not_yaml(error: MarkedYAMLError) -> str:
    """Where a file is no YAML, and what to do: `line 74: no valid YAML: ...`."""
    problem = " ".join(str(error.problem).split())
    line = error.problem_mark.line + 1 if error.problem_mark else 1
    twice = re.match(r'found duplicate key "(.*?)"', problem)
    said = f"{twice.group(1)} stands there twice" if twice else problem
    begun = error.context_mark.line + 1 if error.context_mark else line
    since = f" (in what begins on line {begun})" if begun != line and not twice else ""
    hint = next((hint for sign, hint in _HINTS if sign in problem), "")
    return f"line {line}: no valid YAML: {said}{since}" + (f". To mend it: {hint}." if hint else ".")


def what_is_wrong(problem: Any) -> str:
    """What pydantic found wrong with a value, and what to write instead, as a sentence."""
    kind, given = problem["type"], problem["input"]
    if kind == "string_type" and given is None:
        return "nothing stands here: fill it in or take it out."
    if kind == "string_type" and isinstance(given, dict):
        return "a text is expected: put a text with a colon in it between quotes."
    if kind == "string_type" and not isinstance(given, list):
        return f'a text is expected: put it between quotes ("{given}").'
    if kind == "tuple_type":
        return "a list is expected" + (f": [{given}]." if isinstance(given, str | int | float) else ".")
    if kind == "invalid_key":
        return f"{given!r} is no name; a number with decimals is written with a point (6.5)."
    if kind == "string_pattern_mismatch" and problem["ctx"]["pattern"] == "^[a-z0-9-]+$":
        return f"only a to z (no capitals), digits and hyphens (it says {given!r})."
    message = str(problem["msg"]).removeprefix("Value error, ").rstrip(".")
    told = isinstance(given, dict | list) or str(given) in message
    sentence = message if told else f"{message} (it says {given!r})"
    return sentence if sentence.endswith("?") else f"{sentence}."
