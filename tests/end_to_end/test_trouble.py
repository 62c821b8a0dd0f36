"""The real command in trouble: a sentence and an exit code, never a trace, and nothing lost that was there."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.support import ROOT, DemoRun, made_once, thematabel

WAITS = """
import pathlib, signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)
class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == {loaded!r}:
            pathlib.Path({begun!r}).touch()
            time.sleep(3)
sys.meta_path.insert(0, Finder())
"""  # a process that loads this module says so, and takes its time; it hears Ctrl-C, also where this test was begun in
# the background, whose processes do not


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory, demo: Path, demo_run: DemoRun) -> tuple[Path, Path]:
    """A corpus of three policies and its results; tests copy them before they change anything."""

    def finish(top: Path) -> None:
        (top / "corpus").mkdir()
        for name in ("vgz-2024.pdf", "salland-2024.pdf", "menzis-2024.pdf"):
            shutil.copyfile(demo / name, top / "corpus" / name)
        demo_run.lend_readings(top / "uit")
        done = thematabel("run", "--corpus", top / "corpus", "--out", top / "uit")
        assert done.returncode == 0, done.stderr

    top = made_once(tmp_path_factory, "three-policies", finish)
    return top / "corpus", top / "uit"


@pytest.fixture
def places(finished: tuple[Path, Path], tmp_path: Path) -> tuple[Path, Path]:
    """A copy of them."""
    corpus, out = tmp_path / "corpus", tmp_path / "uit"
    shutil.copytree(finished[0], corpus)
    shutil.copytree(finished[1], out)
    return corpus, out


def contents(folder: Path) -> dict[str, bytes]:
    """Every file and what is in it, but for who was at work."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name not in ("holder.txt", "lock"))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def record(out: Path) -> dict[str, Any]:
    """run.json."""
    told: dict[str, Any] = json.loads((out / "run.json").read_text("utf-8"))
    return told


@pytest.mark.parametrize(
    ("left", "message"),
    [
        pytest.param(0, "holds no PDF. Nothing was touched", id="empty or not mounted"),
        pytest.param(1, "2 of the 3 documents that the last run found", id="most are gone"),
    ],
)
def test_a_corpus_that_is_away_empties_nothing(places: tuple[Path, Path], left: int, message: str) -> None:
    """Exit code 2, and every file as it was; --force where most are gone on purpose."""
    corpus, out = places
    for path in sorted(corpus.glob("*.pdf"))[left:]:
        path.unlink()
    before = contents(out) | contents(corpus)
    done = thematabel("run", "--corpus", corpus, "--out", out)
    assert done.returncode == 2
    assert message in " ".join(done.stderr.split())
    assert contents(out) | contents(corpus) == before
    forced = thematabel("run", "--corpus", corpus, "--out", out, "--force")
    assert forced.returncode == (0 if left else 2), forced.stderr
    if left:
        assert record(out)["counts"]["documents"] == 1


def test_a_fault_of_ours_is_a_sentence(places: tuple[Path, Path], tmp_path: Path) -> None:
    """Not a trace; run.json says that the run failed and where, and the trace is kept for a report."""
    corpus, out = places
    (out / "run.json").unlink()
    (tmp_path / "sitecustomize.py").write_text(
        "import pipeline.run.everything as e\ndef publish(*_):\n    raise KeyError('tarief')\ne._publish = publish\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", "run", "--corpus", str(corpus), "--out", str(out)],
        cwd=ROOT, capture_output=True, text=True, timeout=300, check=False,
        env={**os.environ, "PYTHONPATH": str(tmp_path), "NO_COLOR": "1"},
    )  # fmt: skip
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "a fault in thematabel itself ended it (KeyError: 'tarief'" in done.stderr
    told = record(out)
    assert (told["status"], told["stage"], told["exit_code"]) == ("failed", "publish", 2)
    assert "Traceback" in (out / ".cache" / "fault.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("place", "code", "said"),
    [
        pytest.param("thema-tabel.html", 2, "it is a folder where a file belongs", id="output"),
        pytest.param(".cache/state.json", 0, "", id="state"),
        pytest.param(".cache/journal.json", 0, "", id="journal"),
        pytest.param(".cache/result/*.z", 0, "", id="cache entry"),
    ],
)
def test_a_folder_where_a_file_belongs_is_named_or_taken_away(
    places: tuple[Path, Path], place: str, code: int, said: str
) -> None:
    """In the cache, which is ours, it goes; a result is the user's, who is told what to do."""
    corpus, out = places
    for path in list(out.glob(place)) or [out / place]:
        path.unlink(missing_ok=True)
        path.mkdir()
        (path / "x").touch()
    done = thematabel("run", "--corpus", corpus, "--out", out)
    assert "Traceback" not in done.stderr
    assert done.returncode == code, done.stderr
    assert record(out)["exit_code"] == code
    assert said in done.stderr


def test_a_file_where_the_cache_belongs_is_named(places: tuple[Path, Path]) -> None:
    """It may be anything: nothing is thrown away."""
    corpus, out = places
    shutil.rmtree(out / ".cache")
    (out / ".cache").write_text("van mij")
    done = thematabel("run", "--corpus", corpus, "--out", out)
    assert done.returncode == 2
    assert ".cache: it is a file where a folder belongs. Take it away and run again." in done.stderr
    assert (out / ".cache").read_text() == "van mij"


@pytest.mark.parametrize(
    ("with_", "reading"),
    [
        pytest.param(signal.SIGINT, "pages", id="Ctrl-C while pages are read"),
        pytest.param(signal.SIGTERM, "pages", id="SIGTERM while pages are read"),
        pytest.param(signal.SIGINT, "libraries", id="Ctrl-C while the libraries are loaded"),
        pytest.param(signal.SIGINT, "commands", id="Ctrl-C while the commands are loaded"),
    ],
)
def test_a_run_that_is_stopped_stops_without_traces(
    demo: Path, tmp_path: Path, with_: signal.Signals, reading: str
) -> None:
    """Ctrl-C reaches all processes at once, as a terminal sends it; SIGTERM as a service manager does."""
    corpus, out = tmp_path / "corpus", tmp_path / "uit"
    corpus.mkdir()
    for name in ("vgz-2024.pdf", "cz-2024.pdf"):
        shutil.copyfile(demo / name, corpus / name)
    begun = tmp_path / "begun"
    loaded = {"libraries": "pipeline.run.ready", "commands": "pipeline.cli.commands", "pages": "-"}[reading]
    (tmp_path / "sitecustomize.py").write_text(WAITS.format(loaded=loaded, begun=str(begun)))
    process = subprocess.Popen(
        [sys.executable, "-m", "pipeline", "run", "--corpus", str(corpus), "--out", str(out)],
        cwd=ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
    )  # fmt: skip
    deadline = time.monotonic() + 300
    while not (begun.exists() or list((out / ".cache").glob("read/*"))) and time.monotonic() < deadline:
        time.sleep(0.02)
    os.killpg(process.pid, with_)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in said
    assert "Stopped." in said
    if reading != "commands":
        assert "What was finished is kept" in said
        assert record(out)["status"] == "failed"
