"""What tests share: the reference documents when they are there, programs when they are installed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase
from hypothesis import settings as hypothesis_settings

from pipeline.config import Config, default_config_path, load_config
from tests.support import ROOT, DemoRun, Office, made_once, need_program, thematabel

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.publish.open_page import OpenPage

REFERENCE = ROOT.parent / "shared" / "reference"
NO_REFERENCE = "the reference documents are not beside this checkout"
PATIENT = 20_000  # milliseconds that a page gets to show what a test expects: others may be at work on the machine

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
        pytest.skip(NO_REFERENCE)
    return REFERENCE


@pytest.fixture(scope="session")
def typesetter() -> Path:
    """The script that makes the demonstration documents, where its libraries can be loaded."""
    try:
        import weasyprint  # noqa: F401
    except OSError as error:
        pytest.skip(f"Pango is not installed (Debian package libpangoft2-1.0-0): {error}")
    return ROOT / "corpus" / "demo" / "typeset" / "typeset.py"


@pytest.fixture(scope="session")
def libreoffice(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """LibreOffice, which saves workbooks in its own way."""
    return Office(need_program("libreoffice", "libreoffice-calc"), tmp_path_factory.mktemp("libreoffice"))


@pytest.fixture(scope="session")
def chromium() -> str:
    """A real browser, for pages."""
    return need_program("chromium", "chromium")


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """The system's Chromium, without a screen; as root there is no sandbox to be had."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENT)
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
    """The whole job, once for all tests that look at its results."""

    def run(top: Path) -> None:
        (top / "corpus").mkdir()
        for path in demo.glob("*.pdf"):
            shutil.copyfile(path, top / "corpus" / path.name)
        done = thematabel("run", "--corpus", top / "corpus", "--out", top / "extracted", "--json", afresh=True)
        told = {"code": done.returncode, "stdout": done.stdout, "stderr": done.stderr}
        (top / "told.json").write_text(json.dumps(told), "utf-8")

    top = made_once(tmp_path_factory, "demonstration", run)
    told = json.loads((top / "told.json").read_text("utf-8"))
    process = subprocess.CompletedProcess[str]([], told["code"], told["stdout"], told["stderr"])
    return DemoRun(top / "corpus", top / "extracted", process)


@pytest.fixture(scope="session")
def short_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the first pages of three policies (corpus) and what one process made of them (out)."""
    from tests.end_to_end.kills import finished, short_corpus

    def finish(top: Path) -> None:
        finished(short_corpus(top / "corpus"), top / "out", jobs=1)

    return made_once(tmp_path_factory, "short", finish)


@pytest.fixture(scope="session")
def two_policies(tmp_path_factory: pytest.TempPathFactory, demo_run: DemoRun) -> Path:
    """A folder with two short policies (corpus) and the results of a run (extracted); tests that write copy it."""
    from tests.end_to_end.trial import TWO, run

    def finish(top: Path) -> None:
        (top / "corpus").mkdir()
        for name in TWO:
            shutil.copy2(demo_run.corpus / name, top / "corpus" / name)
        demo_run.lend_readings(top / "extracted")
        done = run(top)
        assert done.returncode == 0, done.stderr

    return made_once(tmp_path_factory, "two-policies", finish)


@pytest.fixture
def open_short_page(browser: Browser, short_run: Path) -> Iterator[OpenPage]:
    """Opens the page of a few short documents: what it is made of is the same, of each there is less."""
    from tests.publish.open_page import OpenPage

    opener = OpenPage(browser, (short_run / "out" / "thema-tabel.html").as_uri())
    yield opener
    opener.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where nothing may be skipped (THEMATABEL_SKIP_NOTHING=1), a skip fails; but reference documents may be absent."""
    report = yield
    if report.skipped and os.environ.get("THEMATABEL_SKIP_NOTHING") and not hasattr(report, "wasxfail"):
        reason = str(report.longrepr)
        if NO_REFERENCE not in reason:
            report.outcome = "failed"
            report.longrepr = f"Nothing may be skipped here: {reason}"
    return report
