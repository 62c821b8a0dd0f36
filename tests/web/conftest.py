"""An office for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.material import Office, office


@pytest.fixture
def ours(tmp_path: Path) -> Office:
    """A corpus with results that nobody has reviewed yet."""
    return office(tmp_path)
