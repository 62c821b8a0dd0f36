"""Which settings differ from those of the last run, each as one line that names its place in config.yaml."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.config import Config

LONG = 60  # characters of a value that a line repeats


def settings_changed(before: Config, after: Config) -> list[str]:
    """The differences, in the order of config.yaml."""
    return _differences("", _plain(before), _plain(after))


def _plain(config: Config) -> Any:
    return config.model_dump(mode="json", by_alias=True)


def _differences(where: str, old: Any, new: Any) -> list[str]:
    if old == new:
        return []
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        return _of_mappings(where, old, new)
    if isinstance(old, Sequence) and isinstance(new, Sequence) and not isinstance(old, str):
        if all(isinstance(one, Mapping) for one in (*old, *new)):
            return _of_named(where, old, new)
        return _of_lists(where, old, new)
    return [f"{where}: {_told(old)} -> {_told(new)}"]


def _of_mappings(where: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    lines: list[str] = []
    for key in dict.fromkeys((*old, *new)):
        place = f"{where}.{key}" if where else key
        if key not in old or key not in new:
            lines.append(f"{place}: {'new' if key in new else 'gone'}")
        else:
            lines += _differences(place, old[key], new[key])
    return lines


def _of_named(where: str, old: Sequence[Mapping[str, Any]], new: Sequence[Mapping[str, Any]]) -> list[str]:
    """Items that go by an id or a name; an item without goes by its place."""
    was, now = _by_name(old), _by_name(new)
    lines = _of_mappings(where, was, now)
    if [name for name in was if name in now] != [name for name in now if name in was]:
        lines.append(f"{where}: another order")
    return lines


def _by_name(items: Sequence[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    return {str(item.get("id") or item.get("name") or place): item for place, item in enumerate(items)}


def _of_lists(where: str, old: Sequence[Any], new: Sequence[Any]) -> list[str]:
    lines = [f"{where}: {_told(one)} gone" for one in old if one not in new]
    lines += [f"{where}: {_told(one)} added" for one in new if one not in old]
    return lines or [f"{where}: another order"]


def _told(value: Any) -> str:
    text = str(value)
    return repr(text if len(text) <= LONG else text[:LONG] + "…") if isinstance(value, str) else text
