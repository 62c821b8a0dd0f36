"""What tests share: the reference documents when they are there, programs when they are installed."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from pipeline.config import Config, default_config_path, load_config

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = ROOT.parent / "shared" / "reference"


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


def need_program(name: str, package: str) -> str:
    """The path of a program, or a skip that names the Debian package; on CI nothing may be skipped for lack of it."""
    path = shutil.which(name)
    if path is None:
        if os.environ.get("THEMATABEL_SKIP_NOTHING"):
            pytest.fail(f"{name} is missing: install the Debian package {package}")
        pytest.skip(f"{name} is not installed (Debian package {package})")
    return path


@pytest.fixture(scope="session")
def libreoffice() -> str:
    """LibreOffice, which converts workbooks without a screen."""
    return need_program("libreoffice", "libreoffice-calc")


@pytest.fixture(scope="session")
def chromium() -> str:
    """A real browser, for pages."""
    return need_program("chromium", "chromium")
