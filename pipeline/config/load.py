"""Reads config.yaml and the files of rules beside it; every error names file and line and what to do."""

from __future__ import annotations

import hashlib
import typing
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from pipeline.config.base import ConfigError, Location, Misplaced, Pair, Settings, line_of, meant
from pipeline.config.facts import FactSettings
from pipeline.config.learned import Learned, Lesson
from pipeline.config.left_out import fill_in, lists_missing
from pipeline.config.quick_yaml import NotPlainError, read_plain
from pipeline.config.rules import Origins, RuleFile, lay_rules, origin_of
from pipeline.config.settings import Config
from pipeline.config.wording import not_yaml, what_is_wrong

Model = TypeVar("Model", bound=Settings)
# How deep names go in a file: sections with parts of their own (clauses.short.long), and sections of words.
DEPTH, DEPTH_OF_FACTS = 3, 2


def default_config_path() -> Path:
    """The configuration that comes with the program: packed beside this module, or at the top of the checkout."""
    here = Path(__file__).resolve()
    packed = here.with_name("config.yaml")
    return packed if packed.exists() else here.parents[2] / "config.yaml"


def load_config(path: Path, *, taught: bool = True) -> Config:
    """Read and validate `path` and the files in `rules/` beside it; one that is not there is the one that comes along.

    `taught`: with what decisions teach, where `review.learned` says so.

    Raises:
        ConfigError: when a file is missing, is no YAML, or says something that is not understood.
    """
    try:
        config = _loaded(path, _read_quickly)
    except (ConfigError, NotPlainError):
        config = _loaded(path, _read)  # what is wrong is told with its line, which only this reader knows
    if not taught or not config.review.learned:
        return config
    return with_lesson(config, path.parent / config.review.learned)


_LESSON: dict[str, Pair] = {
    "gone": (
        "is er niet. Maak het met `thematabel learn`, of laat review.learned leeg.",
        "is not there. Make it with `thematabel learn`, or leave review.learned empty.",
    ),
    "other": (
        "is niet wat `thematabel learn` schrijft. Draai dat opnieuw, of laat review.learned leeg.",
        "is not what `thematabel learn` writes. Run that again, or leave review.learned empty.",
    ),
    "elsewhere": (
        "is geleerd naast andere gewichten. Draai `thematabel learn` opnieuw, of laat review.learned leeg.",
        "was learned beside other fitted weights. Run `thematabel learn` again, or leave review.learned empty.",
    ),
}


def with_lesson(config: Config, path: Path) -> Config:
    """The configuration with what the lesson in that file teaches, as far as it is better than what is shipped.

    Raises:
        ConfigError: when the file is not there, is no lesson, or was learned beside other fitted weights.
    """
    try:
        lesson = Lesson.model_validate_json(path.read_bytes())
    except FileNotFoundError as error:
        raise ConfigError(str(path), [_LESSON["gone"]]) from error
    except (OSError, ValidationError) as error:
        raise ConfigError(str(path), [_LESSON["other"]]) from error
    if lesson.models != models_of(config):
        raise ConfigError(str(path), [_LESSON["elsewhere"]])
    return config.model_copy(update={"clauses": config.clauses.model_copy(update={"taught": lesson.taught})})


def models_of(config: Config) -> str:
    """Tells the fitted weights that a lesson is measured beside; what a person changes in config.yaml is no matter."""
    return hashlib.sha256(config.clauses.learned.model_dump_json().encode()).hexdigest()[:16]


def _loaded(path: Path, read: Callable[[Path], Any]) -> Config:
    data = read(path)
    clauses = data.setdefault("clauses", {})
    if isinstance(clauses, dict):
        clauses["facts"] = _facts(data, path, read)
        if "learned" not in clauses:
            clauses["learned"] = _learned(_rules_path(path, "learned", "json"))
    laid = lay_rules(data, lambda name: _rule_files(path, name, read))
    shipped = default_config_path()
    if path.resolve() != shipped.resolve():
        laid |= fill_in(data, _shipped(shipped), DEPTH)
    config = _validated(Config, data, path, laid)
    if missing := lists_missing(data, Config):
        raise ConfigError(str(path), missing)
    return config


def _facts(data: Any, path: Path, read: Callable[[Path], Any]) -> FactSettings:
    """The vocabulary of figures, which has one place."""
    if "facts" in data["clauses"]:
        line = line_of(data, ("clauses", "facts"))
        told = (
            f"regel {line}: clauses.facts staat in rules/facts.yaml: zet het daar.",
            f"line {line}: clauses.facts stands in rules/facts.yaml: put it there.",
        )
        raise ConfigError(str(path), [told])
    first, *others = _rule_files(path, "facts", read)
    laid = {place: origin for other in others for place, origin in fill_in(first.data, other, DEPTH_OF_FACTS).items()}
    facts = _validated(FactSettings, first.data, first.path, laid)
    if missing := lists_missing(first.data, FactSettings):
        raise ConfigError(str(first.path), missing)
    return facts


def _rule_files(path: Path, name: str, read: Callable[[Path], Any]) -> list[RuleFile]:
    """The file of rules beside a configuration, and the one that comes with the program for what that leaves out."""
    rules, shipped = _rules_path(path, name), _rules_path(default_config_path(), name)
    if rules.parent != path.parent / "rules":
        return [_shipped(shipped)]
    first = RuleFile(rules, read(rules), own=True)
    return [first] if rules.resolve() == shipped else [first, _shipped(shipped)]


def _shipped(path: Path) -> RuleFile:
    """A file that comes along: read quickly, since its lines are hardly ever asked for."""
    try:
        return RuleFile(path, _read_quickly(path), own=False)
    except NotPlainError:
        return RuleFile(path, _read(path), own=False)


def _learned(path: Path) -> Learned:
    """What was fitted; JSON, since no person writes it and YAML takes seconds to read."""
    try:
        return Learned.model_validate_json(path.read_bytes())
    except FileNotFoundError as error:
        raise ConfigError(
            str(path),
            [
                (
                    "is er niet. Maak het met `make fit`, of neem het bestand dat meekomt.",
                    "is not there. Make it with `make fit`, or take the one that comes along.",
                )
            ],
        ) from error
    except ValidationError as error:
        said = error.errors()[0]["msg"]
        told = (f"is niet wat `make fit` schrijft: {said}.", f"is not what `make fit` writes: {said}.")
        raise ConfigError(str(path), [told]) from error


def _rules_path(path: Path, name: str, kind: str = "yaml") -> Path:
    """The file of rules beside a configuration, else the one that comes with the program."""
    beside = path.parent / "rules" / f"{name}.{kind}"
    return beside if beside.exists() else default_config_path().parent / "rules" / f"{name}.{kind}"


def _read_quickly(path: Path) -> Any:
    """What a plain YAML file says."""
    try:
        data = read_plain(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise NotPlainError(str(error)) from error
    if not isinstance(data, dict):
        raise NotPlainError("no mapping")
    return data


def _read(path: Path) -> Any:
    """What a YAML file says, with the places of its keys."""
    from ruamel.yaml import YAML  # noqa: PLC0415 - only what is wrong or out of the ordinary is read with lines
    from ruamel.yaml.error import MarkedYAMLError  # noqa: PLC0415

    try:
        data = YAML(typ="rt").load(path.read_text("utf-8"))
    except FileNotFoundError as error:
        told = (
            "is er niet. Geef een ander met --config, of laat --config weg.",
            "is not there. Give one with --config, or leave --config out.",
        )
        raise ConfigError(str(path), [told]) from error
    except UnicodeDecodeError as error:
        told = (
            f"is geen UTF-8-tekst ({error.reason}, byte {error.start}).",
            f"is not UTF-8 text ({error.reason} at byte {error.start}).",
        )
        raise ConfigError(str(path), [told]) from error
    except OSError as error:
        told = (
            f"kan niet worden gelezen ({error.strerror}). Geef het pad van een bestand.",
            f"cannot be read ({error.strerror}). Give the path of a file.",
        )
        raise ConfigError(str(path), [told]) from error
    except MarkedYAMLError as error:
        raise ConfigError(str(path), [not_yaml(error)]) from error
    if not isinstance(data, dict):
        told = (
            "regel 1: instellingen verwacht (sleutel: waarde), niets gevonden.",
            "line 1: settings expected (key: value), nothing found.",
        )
        raise ConfigError(str(path), [told])
    return data


def _validated(model: type[Model], data: Any, path: Path, laid: Origins | None = None) -> Model:
    try:
        return model.model_validate(data)
    except ValidationError as error:
        problems = error.errors()
        deep = [p for p in problems if not any(_within(other, p) for other in problems)]
        told = [_word(data, problem, model, path, laid or {}) for problem in deep]
        first = told[0][0]  # what is wrong in one file at a time
        raise ConfigError(str(first), [pair for file, pair in told if file == first]) from error


def _within(inner: Any, outer: Any) -> bool:
    """Whether `outer` only says that the place of `inner` is wrong, too ('at least 1 item', when that one is bad)."""
    return len(inner["loc"]) > len(outer["loc"]) and inner["loc"][: len(outer["loc"])] == outer["loc"]


def _word(data: Any, problem: Any, root: type[BaseModel], path: Path, laid: Origins) -> tuple[Path, Pair]:
    """The file and one problem in it with its line: `line 41: tables.edge_tolerence is unknown. Did you mean ...?`."""
    cause = problem.get("ctx", {}).get("error")
    where: Location = (*problem["loc"], *(cause.where if isinstance(cause, Misplaced) else ()))
    origin = origin_of(where, laid)
    known = _known_keys(where[:-1], root) if problem["type"] == "extra_forbidden" else set()
    if origin:
        data, where, path = origin.file.data, origin.where, origin.file.path
        if not origin.file.own:
            data = _read(path)  # now its lines are asked for
    return path, _worded(problem, where, line_of(data, where), known)


def _worded(problem: Any, where: Location, line: int, known: set[str]) -> Pair:
    name = ".".join(str(part) for part in where) or "the file"
    if problem["type"] == "extra_forbidden":
        from rapidfuzz import process  # noqa: PLC0415 - as above

        near = process.extractOne(str(where[-1]), sorted(known), score_cutoff=60)
        told = (f"regel {line}: {name} is onbekend.", f"line {line}: {name} is unknown.")
        return meant(told, str(near[0]) if near else "")
    if problem["type"] == "missing":
        return f"regel {line}: {name} ontbreekt.", f"line {line}: {name} is missing."
    dutch, english = what_is_wrong(problem)
    return f"regel {line}: {name}: {dutch}", f"line {line}: {name}: {english}"


def _known_keys(where: Location, root: type[BaseModel]) -> set[str]:
    """The keys that a file of the shape `root` may have at `where`."""
    models: list[type[BaseModel]] = [root]
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
