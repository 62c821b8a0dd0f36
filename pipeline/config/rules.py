"""Which file of rules/ fills which part of the configuration, and where in it each value stands.

What config.yaml says itself goes before: a list there takes the place of the one in rules/, a theme with lists of its
own has these only, and a word list that it names is that word list. What has a name in the program and is left out is
as the files that come along say it: there is no other default. Rules and themes go by ids of the adviser's own, so a
rule that is left out is one that was taken out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.config.base import ConfigError, Location, Pair, line_of, meant

EXAMPLES = ("hits", "misses")  # sentences of our own that a rule describes, and that it does not; tests run them
PLAIN = {"words": ("clauses", "words"), "register": ("register",)}  # files that are a part as it stands
RULES = {  # files that hold rules by id -> where they are a list
    "own": ("clauses", "own"),
    "stance": ("clauses", "stance"),
    "notices": ("clauses", "notices"),
    "subjects": ("clauses", "subjects"),
    "selection": ("clauses", "selection", "rules"),
}
NAMED = {"subjects": "name"}  # what the id is called there, where it is no id
THEME_LISTS = ("headings", "strong", "weak", "hides")
_OF_CLAUSES = (
    "skip", "unskip", "hanging", "finite", "row_tables", "tariff_tables", "states", "announces", "depends",
    "alone.refers", "alone.itself", "alone.goes_on", "alone.asks", "short.asides",
)  # fmt: skip
_OF_LAPSE = ("verbs", "first", "within", "whole", "heads", "cells")
LISTS: Mapping[str, Mapping[str, Location]] = {  # files that hold lists of patterns by name -> where each is a list
    "lists": {name: ("clauses", *name.split(".")) for name in _OF_CLAUSES},
    "editions": {
        **{f"years.{name}": ("register", "years", name) for name in ("months", "through", "begins", "adds", "base")},
        "supplement": ("compare", "supplement"),
        "no_supplement": ("compare", "no_supplement"),
        "adds_to": ("compare", "adds_to"),
        "lapse.part": ("clauses", "words", "onderdeel"),
        **{f"lapse.{name}": ("clauses", "lapse", name) for name in _OF_LAPSE},
    },
    "survey": {name: ("compare", "columns", name) for name in ("turnover", "carriers", "rest", "percent", "number")},
    "tables": {name: ("tables", name) for name in ("goes_on", "care", "few")},
}


@dataclass(frozen=True, slots=True)
class RuleFile:
    """A file of rules as read; `own` when it lies beside the configuration that is read."""

    path: Path
    data: Any
    own: bool


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a part of the configuration comes from: a file, and the place in it."""

    file: RuleFile
    where: Location


Origins = dict[Location, Origin]


def lay_rules(data: MutableMapping[str, Any], read: Callable[[str], Sequence[RuleFile]]) -> Origins:
    """Put what the files of rules say where `data`, config.yaml as read, says nothing; tells what comes from where.

    `read` gives the files of a name, the one that goes before first.

    Raises:
        ConfigError: when a file names something that is not there, or its examples are no sentences.
    """
    laid: Origins = {}
    _lay_themes(data, read("themes")[0], laid)
    for name, place in PLAIN.items():
        for file in read(name):
            for key, value in file.data.items():
                _lay(data, (*place, key), value, Origin(file, (key,)), laid)
    for name, place in RULES.items():
        file = read(name)[0]
        if _lay(data, place, _as_list(file, NAMED.get(name, "id")), Origin(file, ()), laid):
            laid |= {(*place, number): Origin(file, (key,)) for number, key in enumerate(file.data)}
    for name, places in LISTS.items():
        for file in read(name):
            _lay_lists(data, file, places, laid)
    return laid


def origin_of(where: Location, laid: Origins) -> Origin | None:
    """The file and the place in it that a place of the configuration comes from; None when that is config.yaml."""
    for length in range(len(where), 0, -1):
        origin = laid.get(tuple(where[:length]))
        if origin is not None:
            return Origin(origin.file, (*origin.where, *where[length:]))
    return None


def _lay_themes(data: MutableMapping[str, Any], file: RuleFile, laid: Origins) -> None:
    """Give each theme its lists; one that has any in config.yaml keeps these only."""
    some = data.get("themes")
    themes = {n: one for n, one in enumerate(some) if isinstance(one, MutableMapping)} if isinstance(some, list) else {}
    if file.own:  # a theme that was taken out of config.yaml may still stand in the file that comes along
        known = {str(theme.get("id")) for theme in themes.values()}
        _need_known(file, known, "config.yaml heeft geen thema", "config.yaml has no theme")
    for number, theme in themes.items():
        body = file.data.get(theme.get("id"))
        if body is None or any(name in theme for name in THEME_LISTS):
            continue
        rule = _without_examples(file, (str(theme["id"]),), body)
        for key, value in rule.items() if isinstance(rule, Mapping) else ():
            theme[key] = value
            laid["themes", number, key] = Origin(file, (theme["id"], key))


def _lay_lists(data: MutableMapping[str, Any], file: RuleFile, places: Mapping[str, Location], laid: Origins) -> None:
    _need_known(file, places, "er is geen lijst", "there is no list")
    for name, body in file.data.items():
        rule = _without_examples(file, (name,), body)
        if not isinstance(rule, Mapping) or set(rule) != {"when"}:
            told = (f"{name}: 'when' met patronen wordt verwacht.", f"{name}: 'when' with patterns is expected.")
            raise _error(file, (name,), told)
        _lay(data, places[name], rule["when"], Origin(file, (name, "when")), laid)


def _lay(data: MutableMapping[str, Any], place: Location, value: Any, origin: Origin, laid: Origins) -> bool:
    """Put a value in its place, unless something stands there or what it would be put in is no mapping."""
    within: Any = data
    for part in place[:-1]:
        within = within.setdefault(part, {})
        if not isinstance(within, MutableMapping):
            return False  # the validation says what is wrong with it
    if place[-1] in within:
        return False
    within[place[-1]] = value
    laid[tuple(place)] = origin
    return True


def _as_list(file: RuleFile, key: str) -> list[Any]:
    """Rules by id as a list of rules that say their id."""
    rules = ((name, _without_examples(file, (name,), body)) for name, body in file.data.items())
    return [{key: name, **body} if isinstance(body, Mapping) else body for name, body in rules]


def _without_examples(file: RuleFile, where: Location, body: Any) -> Any:
    if not isinstance(body, Mapping):
        return body
    for name in EXAMPLES:
        some = body.get(name, [])
        if not isinstance(some, list) or not all(isinstance(one, str) for one in some):
            told = ("een lijst van zinnen wordt verwacht.", "a list of sentences is expected.")
            named = ".".join(map(str, (*where, name)))
            raise _error(file, (*where, name), (f"{named}: {told[0]}", f"{named}: {told[1]}"))
    return {key: value for key, value in body.items() if key not in EXAMPLES}


def _need_known(file: RuleFile, known: Iterable[str], dutch: str, english: str) -> None:
    names = sorted(known)
    for name in file.data:
        if name not in names:
            from rapidfuzz import process  # noqa: PLC0415 - only where a name is wrong

            near = process.extractOne(str(name), names, score_cutoff=60)
            told = meant((f"{dutch} {name!r}.", f"{english} {name!r}."), str(near[0]) if near else "")
            raise _error(file, (name,), told)


def _error(file: RuleFile, where: Location, told: Pair) -> ConfigError:
    line = line_of(file.data, where)
    return ConfigError(str(file.path), [(f"regel {line}: {told[0]}", f"line {line}: {told[1]}")])
