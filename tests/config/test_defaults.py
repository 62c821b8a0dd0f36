"""A line that is left out of config.yaml gives what the file that comes along says, not another product."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import BaseModel

from pipeline.config import Config, ConfigError, load_config
from pipeline.config.rules import LISTS, PLAIN
from tests.support import ROOT

LEARNED = ".clauses.learned."  # what was fitted stands in rules/learned.json alone


def contradictions(value: object, path: str = "") -> Iterator[tuple[str, object, object]]:
    """(path, default in the code, value in config.yaml) of each number, switch or text that differs."""
    if not isinstance(value, BaseModel):
        return
    for name, field in type(value).model_fields.items():
        here, given = f"{path}.{name}", getattr(value, name)
        if isinstance(given, BaseModel):
            yield from contradictions(given, here)
        elif isinstance(given, bool | int | float | str) and not field.is_required():
            default = field.get_default(call_default_factory=True)
            if default != given:
                yield here, default, given


def test_defaults_say_what_config_yaml_says(config: Config) -> None:
    """Walked through every section."""
    assert [one for one in contradictions(config) if not one[0].startswith(LEARNED)] == []


def test_the_walk_finds_a_difference(config: Config) -> None:
    """In a section as well as within one."""
    other = config.model_copy(
        update={
            "run": config.run.model_copy(update={"time_limit": 5.0}),
            "fetch": config.fetch.model_copy(update={"retries": 9}),
        }
    )
    found = {path: (default, given) for path, default, given in contradictions(other)}
    assert found[".run.time_limit"] == (600.0, 5.0)
    assert found[".fetch.retries"] == (3, 9)


OWN = ("zorgkantoren", "themes")  # what a table is about; there is no other
NAMED = {"config": 3, "facts": 2, **dict.fromkeys((*LISTS, *PLAIN), 1)}  # files of settings with names -> how deep


def said(name: str) -> dict[str, Any]:
    """What config.yaml or a file of rules says."""
    path = ROOT / "config.yaml" if name == "config" else ROOT / "rules" / f"{name}.yaml"
    read: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return read


def settings_in(data: dict[str, Any], depth: int, place: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The place of each setting that stands in a file."""
    for key, value in data.items():
        if depth > 1 and isinstance(value, dict) and value:
            yield from settings_in(value, depth - 1, (*place, key))
        elif place or key not in OWN:
            yield (*place, key)


def left_out(data: dict[str, Any], place: tuple[str, ...]) -> None:
    """Take a setting out, and a section with it that holds nothing else."""
    *sections, name = place
    within = [data]
    for section in sections:
        within.append(within[-1][section])
    del within[-1][name]
    for outer, section in zip(reversed(within[:-1]), reversed(sections), strict=True):
        if not outer[section]:
            del outer[section]


def write(folder: Path, name: str, data: dict[str, Any]) -> None:
    """Make config.yaml or a file of rules say this."""
    path = folder / ("config.yaml" if name == "config" else f"rules/{name}.yaml")
    path.write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")


def every(one: int, of: int) -> Callable[[int], bool]:
    """One number in so many."""
    return lambda number: number % of == one


@pytest.mark.parametrize(
    "goes",
    [
        pytest.param(lambda _number: True, id="all"),
        pytest.param(every(0, 2), id="every second one"),
        pytest.param(every(1, 2), id="the others"),
        pytest.param(every(0, 5), id="every fifth one"),
    ],
)
@pytest.mark.parametrize("name", list(NAMED))
def test_a_setting_that_is_left_out_is_as_it_comes_along(
    tmp_path: Path, config: Config, name: str, goes: Callable[[int], bool]
) -> None:
    """Numbers and lists alike, in config.yaml and in the files of rules, whatever else is left out with it."""
    data = said(name)
    for number, place in enumerate(list(settings_in(data, NAMED[name]))):
        if goes(number):
            left_out(data, place)
    if not data:
        data = {section: {} for section in said(name)} if name == "facts" else dict(list(said(name).items())[:1])
    ours = {"config": {section: said("config")[section] for section in OWN}, name: data}
    (tmp_path / "rules").mkdir()
    for file, body in ours.items():
        write(tmp_path, file, body)
    assert load_config(tmp_path / "config.yaml") == config


@pytest.mark.parametrize(
    ("name", "place", "message"),
    [
        (
            "config",
            "clauses.short.fillers",
            "clauses.short.fillers is missing. Put it back, or write an empty list: [].",
        ),
        ("config", "read.words", "read.words is missing"),
        ("tables", "care", "tables.care is missing"),
        ("facts", "signs.up_names", "signs.up_names is missing"),
    ],
)
def test_what_comes_along_lacks_no_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, place: str, message: str
) -> None:
    """Where the files of the program themselves are changed, a list that is gone is told of, not taken as empty."""
    shutil.copytree(ROOT / "rules", tmp_path / "rules")
    shutil.copy2(ROOT / "config.yaml", tmp_path)
    monkeypatch.setattr("pipeline.config.load.default_config_path", lambda: tmp_path / "config.yaml")
    data = said(name)
    left_out(data, tuple(place.split(".")))
    write(tmp_path, name, data)
    with pytest.raises(ConfigError, match=re.escape(message)):
        load_config(tmp_path / "config.yaml")


def test_what_may_be_left_out_everywhere_is_empty(config: Config) -> None:
    """In the files that come along as well: so it makes no difference."""
    clauses = config.clauses
    assert (clauses.exclude, config.fetch.sources, clauses.taught) == ((), (), type(clauses.taught)())
