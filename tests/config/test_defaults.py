"""A line that is left out of config.yaml gives what the file that comes along says, not another product."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from pipeline.config import Config

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
