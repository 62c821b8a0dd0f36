"""What docs/configuration.md gives as examples can be put in config.yaml, and its table of sections is whole."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest
from ruamel.yaml import YAML

from pipeline.config import Config, default_config_path
from tests.support import ROOT

PAGE = (ROOT / "docs" / "configuration.md").read_text("utf-8")
EXAMPLES = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)


def put_in(settings: Any, example: Any) -> Any:
    """The settings with an example in its place: an item of a list comes before the others."""
    if isinstance(settings, Mapping) and isinstance(example, Mapping):
        return {**settings, **{key: put_in(settings.get(key), value) for key, value in example.items()}}
    if isinstance(settings, list) and isinstance(example, list):
        return [*example, *settings]
    return example


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda text: text.split(":")[0])
def test_an_example_can_be_used_as_it_stands(example: str) -> None:
    """It is valid YAML with known keys, in the place that it shows."""
    ours = YAML(typ="safe").load(default_config_path().read_text("utf-8"))
    theirs = YAML(typ="safe").load(example)
    changed = Config.model_validate(put_in(ours, theirs))
    assert changed != Config.model_validate(ours)


def test_every_section_stands_in_the_table() -> None:
    """No more and no fewer."""
    table = PAGE[PAGE.index("| section |") :]
    named = {name for row in table.splitlines()[2:] for name in re.findall(r"`(\w+)`", row.split("|")[1])}
    assert named == {field.alias or name for name, field in Config.model_fields.items()}
