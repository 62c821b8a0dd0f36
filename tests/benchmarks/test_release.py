"""A release gives what is unreleased a version, and changes nothing when it cannot."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from benchmarks.release import CannotRelease, main, released, with_version

PROJECT = '[project]\nname = "thematabel"\nversion = "0.1.0"\n'
CHANGELOG = "# Changelog\n\n## Unreleased\n\n### Added\n\n- Iets.\n\n## 0.1.0 (2026-01-02)\n\n- Eerder.\n"


def test_what_was_unreleased_stands_under_its_version() -> None:
    """With the day; above it is room for what comes next."""
    told = released(CHANGELOG, "0.2.0", date(2026, 11, 30))
    assert told.startswith("# Changelog\n\n## Unreleased\n\n## 0.2.0 (2026-11-30)\n\n### Added\n\n- Iets.\n")
    assert told.endswith("## 0.1.0 (2026-01-02)\n\n- Eerder.\n")


@pytest.mark.parametrize("version", ["0.1.0", "0.0.9", "1.0", "v0.2.0", "0.2.0rc1", ""])
def test_only_a_later_version_is_one(version: str) -> None:
    """Three numbers, compared as numbers."""
    assert 'version = "0.10.0"' in with_version(PROJECT.replace("0.1.0", "0.9.0"), "0.10.0")
    with pytest.raises(CannotRelease):
        with_version(PROJECT, version)


@pytest.mark.parametrize(
    "changelog",
    [
        pytest.param(CHANGELOG.replace("- Iets.", ""), id="nothing is unreleased"),
        pytest.param(CHANGELOG.replace("0.1.0", "0.2.0"), id="it was released before"),
        pytest.param("# Changelog\n", id="no place for it"),
    ],
)
def test_nothing_is_changed_when_there_is_nothing_to_release(tmp_path: Path, changelog: str) -> None:
    """Neither file; and that is said."""
    (tmp_path / "pyproject.toml").write_text(PROJECT)
    (tmp_path / "CHANGELOG.md").write_text(changelog)
    assert main(["0.2.0"], tmp_path, build=False) == 2
    assert (tmp_path / "pyproject.toml").read_text() == PROJECT
    assert (tmp_path / "CHANGELOG.md").read_text() == changelog


def test_both_files_have_the_version(tmp_path: Path) -> None:
    """Together."""
    (tmp_path / "pyproject.toml").write_text(PROJECT)
    (tmp_path / "CHANGELOG.md").write_text(CHANGELOG)
    assert main(["0.2.0"], tmp_path, build=False) == 0
    assert 'version = "0.2.0"' in (tmp_path / "pyproject.toml").read_text()
    assert "## 0.2.0 (" in (tmp_path / "CHANGELOG.md").read_text()
