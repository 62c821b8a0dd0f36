"""Reads config.yaml; every error names the line and what to do."""

from __future__ import annotations

import typing
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError
from rapidfuzz import process
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError

from pipeline.config.base import Misplaced
from pipeline.config.settings import Config
from pipeline.config.wording import not_yaml, what_is_wrong

Location = Sequence[str | int]


class ConfigError(Exception):
    """config.yaml cannot be used; the message says which line and why."""

    def __init__(self, path: str, problems: Sequence[str]) -> None:
        super().__init__(path, tuple(problems))
        self.path, self.problems = path, tuple(problems)

    def __str__(self) -> str:
        return "\n".join(f"{self.path} {problem}" for problem in self.problems)


def default_config_path() -> Path:
    """The configuration that comes with the program: packed beside this module, or at the top of the checkout."""
    here = Path(__file__).resolve()
    packed = here.with_name("config.yaml")
    return packed if packed.exists() else here.parents[2] / "config.yaml"


def load_config(path: Path) -> Config:
    """Read and validate `path`.

    Raises:
        ConfigError: when the file is missing, is no YAML, or says something that is not understood.
    """
    try:
        data = YAML(typ="rt").load(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise ConfigError(str(path), ["is not there. Give one with --config, or leave --config out."]) from error
    except UnicodeDecodeError as error:
        raise ConfigError(str(path), [f"is not UTF-8 text ({error.reason} at byte {error.start})."]) from error
    except OSError as error:
        raise ConfigError(str(path), [f"cannot be read ({error.strerror}). Give the path of a file."]) from error
    except MarkedYAMLError as error:
        raise ConfigError(str(path), [not_yaml(error)]) from error
    if not isinstance(data, dict):
        raise ConfigError(str(path), ["line 1: settings expected (key: value), nothing found."])
    try:
        return Config.model_validate(data)
    except ValidationError as error:
        problems = error.errors()
        deep = [p for p in problems if not any(_within(other, p) for other in problems)]
        raise ConfigError(str(path), [_word(data, problem) for problem in deep]) from error


def _within(inner: Any, outer: Any) -> bool:
    """Whether `outer` only says that the place of `inner` is wrong, too ('at least 1 item', when that one is bad)."""
    return len(inner["loc"]) > len(outer["loc"]) and inner["loc"][: len(outer["loc"])] == outer["loc"]


def _word(data: Any, problem: Any) -> str:
    """One problem as a sentence with its line: `line 41: tables.edge_tolerence is unknown. Did you mean ...?`."""
    cause = problem.get("ctx", {}).get("error")
    where: Location = (*problem["loc"], *(cause.where if isinstance(cause, Misplaced) else ()))
    name = ".".join(str(part) for part in where) or "the file"
    line = _line_of(data, where)
    if problem["type"] == "extra_forbidden":
        near = process.extractOne(str(where[-1]), sorted(_known_keys(where[:-1])), score_cutoff=60)
        hint = f" Did you mean {near[0]}?" if near else ""
        return f"line {line}: {name} is unknown.{hint}"
    if problem["type"] == "missing":
        return f"line {line}: {name} is missing."
    return f"line {line}: {name}: {what_is_wrong(problem)}"


def _line_of(data: Any, where: Location) -> int:
    """The line, from 1, of the deepest part of `where` that the file has."""
    line = 1
    for part in where:
        marks = getattr(data, "lc", None)
        try:
            if marks is not None:
                line = (marks.key(part) if isinstance(data, dict) else marks.item(part))[0] + 1
            data = data[part]
        except (KeyError, IndexError, TypeError):
            break
    return line


def _known_keys(where: Location) -> set[str]:
    """The keys that config.yaml may have at `where`."""
    models: list[type[BaseModel]] = [Config]
    for part in where:
        if isinstance(part, int):
            continue  # an item of a list is of the type that the list's annotation names
        named = [
            field.annotation
            for model in models
            for key, field in model.model_fields.items()
            if part in (key, field.alias)
        ]
        inner = [model for annotation in named for model in _models_in(annotation)]
        models = inner or models  # a key of a mapping: the models are those of its values
    return {field.alias or key for model in models for key, field in model.model_fields.items()}


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in typing.get_args(annotation) for model in _models_in(part)]
