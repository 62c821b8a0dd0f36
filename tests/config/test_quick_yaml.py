"""The quick reader of YAML says what the reader that knows lines says, and leaves to it what is not plain."""

from __future__ import annotations

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from pipeline.config.load import default_config_path
from pipeline.config.quick_yaml import NotPlainError, read_plain

TOP = default_config_path().parent


@pytest.mark.parametrize("path", [TOP / "config.yaml", *sorted((TOP / "rules").glob("*.yaml"))], ids=lambda p: p.name)
def test_what_comes_along_is_read_quickly(path: Path) -> None:
    """Each command reads these files: what is not plain in one of them makes all commands slow."""
    text = path.read_text("utf-8")
    assert read_plain(text) == YAML(typ="safe").load(text)


@pytest.mark.parametrize("value", ["2024 t/m 2026", "5 tot 20 miljoen", "1 op 12", "wel 3", "+31 bellen"])
def test_words_with_numbers_are_text(value: str) -> None:
    """A value with a space is one number for no reader."""
    assert read_plain(f"said: [{value}]") == YAML(typ="safe").load(f"said: [{value}]") == {"said": [value]}


@pytest.mark.parametrize(
    "value", ["2027-01-01", "2027-01-01 12:00:00 Z", "0x1f", "1e3", "12:30", "1_000", ".inf", "True", "2,5"]
)
def test_what_readers_may_differ_on_is_left(value: str) -> None:
    """Dates, other bases, exponents and the like."""
    with pytest.raises(NotPlainError):
        read_plain(f"said: {value}")
