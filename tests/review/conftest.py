"""A desk for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.review.material import Desk, desk


@pytest.fixture
def reviewed(tmp_path: Path) -> Desk:
    """A desk before anybody decided."""
    return desk(tmp_path)
