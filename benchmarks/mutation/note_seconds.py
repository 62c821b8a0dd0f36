"""A pytest plugin: notes how long each test took, and leaves out those that look at a whole run or need a program."""

from __future__ import annotations

from pathlib import Path

import pytest

# Too slow to be run for every fault; what they see is the work of many rooms.
WHOLE = frozenset({"demo_run", "browser", "chromium", "libreoffice", "typesetter"})
_spent: dict[str, float] = {}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is not a test of this room alone."""
    left_out = [item for item in items if WHOLE & set(getattr(item, "fixturenames", ()))]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Add up set-up, call and the rest."""
    _spent[report.nodeid] = _spent.get(report.nodeid, 0.0) + report.duration


def pytest_sessionfinish() -> None:
    """Write it down."""
    lines = [f"{seconds:.3f} {name}" for name, seconds in _spent.items()]
    Path("seconds.txt").write_text("\n".join(lines), "utf-8")
