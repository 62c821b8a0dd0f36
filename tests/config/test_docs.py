"""What docs/configuration.md gives as examples can be put in place as it stands, and its tables are whole."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from pipeline.config import Config, load_config
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


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda text: text.split(":")[0].split()[-1])
def test_an_example_can_be_used_as_it_stands(example: str, tmp_path: Path) -> None:
    """It is valid YAML with known keys, in the file and the place that it shows."""
    named = re.match(r"# (rules/\w+\.yaml)\n", example)
    copied = tmp_path / "config.yaml"
    shutil.copy2(ROOT / "config.yaml", copied)
    shutil.copytree(ROOT / "rules", tmp_path / "rules")
    ours = load_config(copied)
    path = tmp_path / named[1] if named else copied
    yaml = YAML(typ="safe")
    with_it = put_in(yaml.load(path.read_text("utf-8")), yaml.load(example))
    with path.open("w", encoding="utf-8") as file:
        yaml.dump(with_it, file)
    assert load_config(copied, taught=False) != ours


def test_every_file_of_rules_stands_in_the_table() -> None:
    """No more and no fewer; what was fitted is nobody's to edit."""
    table = PAGE[PAGE.index("| file of `rules/` |") : PAGE.index("A file that lies in")]
    assert re.findall(r"^\| `(\w+\.yaml)`", table, re.MULTILINE) == sorted(
        (path.name for path in (ROOT / "rules").glob("*.yaml")), key=table.index
    )


def test_every_section_stands_in_the_table() -> None:
    """No more and no fewer."""
    table = PAGE[PAGE.index("| section |") :]
    named = {name for row in table.splitlines()[2:] for name in re.findall(r"`(\w+)`", row.split("|")[1])}
    assert named == {field.alias or name for name, field in Config.model_fields.items()}
