"""What tests share: the reference documents when they are there, programs when they are installed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase
from hypothesis import settings as hypothesis_settings

from pipeline.config import Config, default_config_path, load_config
from tests.support import ROOT, DemoRun, need_program, thematabel

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.publish.open_page import OpenPage

REFERENCE = ROOT.parent / "shared" / "reference"

# No property test fails because a machine is busy: the first example may have to load a word list.
hypothesis_settings.register_profile("thematabel", deadline=None, suppress_health_check=[HealthCheck.too_slow])
# `make mutate`: the same examples for each fault, and a failure is not made small first.
hypothesis_settings.register_profile(
    "mutants",
    hypothesis_settings.get_profile("thematabel"),
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
)
hypothesis_settings.load_profile("thematabel")


@pytest.fixture(scope="session")
def config() -> Config:
    """The configuration that comes with the program."""
    return load_config(default_config_path())


@pytest.fixture(scope="session")
def demo() -> Path:
    """The folder of the demonstration documents."""
    return ROOT / "corpus" / "demo"


@pytest.fixture(scope="session")
def reference() -> Path:
    """The folder of the reference documents; a test that needs it is skipped where it is absent."""
    if not REFERENCE.is_dir():
        pytest.skip("the reference documents are not beside this checkout")
    return REFERENCE


@pytest.fixture(scope="session")
def typesetter() -> Path:
    """The script that makes the demonstration documents, where its libraries can be loaded."""
    try:
        import weasyprint  # noqa: F401
    except OSError as error:
        if os.environ.get("THEMATABEL_SKIP_NOTHING"):
            raise
        pytest.skip(f"Pango is not installed (Debian package libpangoft2-1.0-0): {error}")
    return ROOT / "corpus" / "demo" / "typeset" / "typeset.py"


@pytest.fixture(scope="session")
def libreoffice() -> str:
    """LibreOffice, which converts workbooks without a screen."""
    return need_program("libreoffice", "libreoffice-calc")


@pytest.fixture(scope="session")
def chromium() -> str:
    """A real browser, for pages."""
    return need_program("chromium", "chromium")


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """The system's Chromium, without a screen; as root there is no sandbox to be had."""
    from playwright.sync_api import sync_playwright

    quiet = ("no-first-run", "disable-background-networking", "disable-component-update", "disable-sync")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", *(f"--{flag}" for flag in quiet)]
        )
        yield started
        started.close()


@pytest.fixture
def open_page(browser: Browser, demo_run: DemoRun) -> Iterator[OpenPage]:
    """Opens the page of the demonstration documents; what the page complains of or asks of a network fails the test."""
    from tests.publish.open_page import OpenPage

    opener = OpenPage(browser, (demo_run.out / "thema-tabel.html").as_uri())
    yield opener
    opener.close()


@pytest.fixture(scope="session")
def demo_run(tmp_path_factory: pytest.TempPathFactory, demo: Path) -> DemoRun:
    """The whole job, once for all tests that look at its results. Tests that change files copy them first."""
    top = tmp_path_factory.mktemp("demo")
    corpus, out = top / "corpus", top / "extracted"
    corpus.mkdir()
    for path in demo.glob("*.pdf"):
        shutil.copyfile(path, corpus / path.name)
    return DemoRun(corpus, out, thematabel("run", "--corpus", corpus, "--out", out, "--json"))
