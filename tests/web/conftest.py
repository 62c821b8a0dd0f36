"""An office for each test, and screens to look at it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.web.material import HOSTILE, STATEMENTS, Office, office
from tests.web.served import Screens, served


@pytest.fixture
def ours(tmp_path: Path) -> Office:
    """A corpus with results that nobody has reviewed yet."""
    return office(tmp_path)


@pytest.fixture
def screens(browser: Browser, ours: Office) -> Iterator[Screens]:
    """Opens screens of a server over that corpus."""
    with served(ours.places, ours.config) as url:
        opened = Screens(browser, url)
        yield opened
        opened.close()


@pytest.fixture
def browser_office(browser: Browser, tmp_path: Path) -> Iterator[tuple[Screens, Office]]:
    """Screens of a server over documents that mean harm."""
    hostile = office(tmp_path / "hostile", (HOSTILE, *STATEMENTS[1:]))
    with served(hostile.places, hostile.config) as url:
        opened = Screens(browser, url)
        yield opened, hostile
        opened.close()
