"""Reads plain YAML many times as fast as the reader that knows lines; what is not plain is left to that one."""

from __future__ import annotations

import re
from typing import Any

import yaml

_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?(?:0|[1-9][0-9]*)\.[0-9]+")
_CONSTANTS = {"true": True, "false": False, "null": None, "~": None, "": None}
_OF_A_MOMENT = frozenset("tTzZ")  # letters: 2027-01-01t12:00:00 Z
_NUMBERLIKE = frozenset("0123456789+-.")


class NotPlainError(Exception):
    """There is something in the file that the two readers may take for different things, or that is wrong."""


class _Loader(yaml.CSafeLoader):  # type: ignore[misc]
    """Plain values only: text, whole and decimal numbers, true, false and null; lists and mappings of them."""


def _scalar(_loader: Any, node: Any) -> Any:
    value: str = node.value
    if node.style:  # quoted, or a block of text
        return value
    lower = value.lower()
    if lower in _CONSTANTS:
        if value not in _CONSTANTS:
            raise NotPlainError(value)
        return _CONSTANTS[value]
    if value[0] in _NUMBERLIKE:
        if _INT.fullmatch(value):
            return int(value)
        if _FLOAT.fullmatch(value):
            return float(value)
        if " " in value and not _OF_A_MOMENT.issuperset(one for one in value if one.isalpha()):
            return value  # words, some of them numbers; of what is one value only a moment has a space
        if any(letter.isdigit() for letter in value) or lower[-3:] in ("inf", "nan"):
            raise NotPlainError(value)
    return value


def _mapping(loader: Any, node: Any) -> dict[Any, Any]:
    found: dict[Any, Any] = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if key in found or key == "<<":
            raise NotPlainError(str(key))
        found[key] = loader.construct_object(value_node, deep=True)
    return found


def _sequence(loader: Any, node: Any) -> list[Any]:
    return [loader.construct_object(one, deep=True) for one in node.value]


_Loader.yaml_implicit_resolvers = {}
_Loader.add_constructor("tag:yaml.org,2002:str", _scalar)
_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)
_Loader.add_constructor("tag:yaml.org,2002:seq", _sequence)


def read_plain(text: str) -> Any:
    """What the text says.

    Raises:
        NotPlainError: when it is no YAML, or not as plain as this reader needs.
    """
    try:
        return yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader that knows still less
    except (yaml.YAMLError, TypeError, RecursionError) as error:
        raise NotPlainError(str(error)) from error
