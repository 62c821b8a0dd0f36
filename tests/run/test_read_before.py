"""Settings are taken for readable only as long as they, the program and their lesson are what was read before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.config import Config
from pipeline.run.read_before import NAME, keep_readable, known_readable
from tests.publish.material import CONFIG


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Results and a configuration with a file of rules beside it."""
    (tmp_path / "out").mkdir()
    (tmp_path / "rules").mkdir()
    (tmp_path / "c.yaml").write_text("themes: []")
    (tmp_path / "rules" / "own.yaml").write_text("own: []")
    return tmp_path


def _keep(place: Path, settings: Config = CONFIG) -> None:
    keep_readable(place / "out", place / "c.yaml", settings)


def _known(place: Path) -> bool:
    return known_readable(place / "out", place / "c.yaml")


def _with_lesson() -> Config:
    return CONFIG.model_copy(update={"review": CONFIG.review.model_copy(update={"learned": "lesson.json"})})


def test_settings_that_were_read_are_known(place: Path) -> None:
    """Not before they were read, and after that each time."""
    assert not _known(place)
    _keep(place)
    assert _known(place)
    assert _known(place)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(
            lambda place: (place / "c.yaml").write_text("themes: {}"), id="another setting of the same length"
        ),
        pytest.param(lambda place: (place / "rules" / "own.yaml").unlink(), id="a file of rules gone"),
        pytest.param(lambda place: (place / "rules" / "words.yaml").write_text("x: 1"), id="a file of rules more"),
        pytest.param(lambda place: (place / "lesson.json").write_text("{}"), id="another lesson"),
        pytest.param(lambda place: (place / "out" / ".cache" / NAME).write_text("[1"), id="a mark that is no JSON"),
        pytest.param(lambda place: (place / "out" / ".cache" / NAME).write_text("[]"), id="a mark of another shape"),
    ],
)
def test_what_changed_is_read_first(place: Path, change: Callable[[Path], object]) -> None:
    """Whatever the settings are made of: they may hold a fault now."""
    (place / "lesson.json").write_text("[]")
    _keep(place, _with_lesson())
    assert _known(place)
    change(place)
    assert not _known(place)


def test_other_settings_are_not_these(place: Path) -> None:
    """What was kept is about the file that was asked for."""
    _keep(place)
    (place / "d.yaml").write_text("themes: []")
    assert not known_readable(place / "out", place / "d.yaml")


def test_nothing_is_kept_where_there_are_no_results(place: Path) -> None:
    """Looking makes no folder."""
    keep_readable(place / "elsewhere", place / "c.yaml", CONFIG)
    assert not (place / "elsewhere").exists()
