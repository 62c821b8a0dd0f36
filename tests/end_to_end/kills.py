"""Kills runs at random moments, and looks at what is left each time.

python -m tests.end_to_end.kills [COUNT] [SEED]     (make kills)
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

import pikepdf

from tests.support import ROOT

DEMO = ("vgz-2024.pdf", "dsw-2024.pdf", "dsw-2025.pdf")
SAME = (
    "thema-tabel.xlsx",
    "thema-tabel.docx",
    "thema-tabel.html",
    "monitor.csv",
    "changes.json",
    "datapackage.json",
    "extracted.sqlite",
)


def short_corpus(folder: Path) -> Path:
    """The first pages of three policies."""
    folder.mkdir(parents=True)
    for name in DEMO:
        with pikepdf.open(ROOT / "corpus" / "demo" / name) as pdf:
            del pdf.pages[3:]
            pdf.save(folder / name, deterministic_id=True)
    return folder


def start(corpus: Path, out: Path, jobs: int = 2) -> subprocess.Popen[str]:
    """A run, in a group of processes of its own."""
    command = [sys.executable, "-m", "pipeline", "run", "--corpus", str(corpus), "--out", str(out), "--jobs", str(jobs)]
    return subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True)


def finished(corpus: Path, out: Path, jobs: int = 2) -> float:
    """Run to the end; how many seconds it took."""
    since = time.monotonic()
    process = start(corpus, out, jobs)
    _, said = process.communicate(timeout=600)
    assert process.returncode == 0, said[-2000:]
    return time.monotonic() - since


def results(out: Path) -> dict[str, bytes]:
    """Every file that is handed out, but run.json, which tells of times."""
    files = [path for path in out.rglob("*") if path.is_file() and ".cache" not in path.relative_to(out).parts]
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in files if path.name != "run.json"}


def whole(out: Path) -> None:
    """Whatever stands there can be read; what is unfinished is hidden and named as ours."""
    for path in out.rglob("*"):
        if not path.is_file() or path.name.startswith(".thematabel-") or ".cache" in path.relative_to(out).parts:
            continue
        if path.suffix == ".json":
            json.loads(path.read_text("utf-8"))
        elif path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as book:
                assert book.testzip() is None
        elif path.suffix == ".html":
            assert path.read_text("utf-8").rstrip().endswith("</html>")
        elif path.suffix == ".sqlite":
            assert sqlite3.connect(path).execute("PRAGMA integrity_check").fetchone() == ("ok",)


def kill_runs(folder: Path, right: dict[str, bytes], count: int, seed: int) -> dict[str, int]:
    """Kill `count` runs at random moments; how many of them were at work, by the stage that run.json names.

    Half of them begin from nothing, half change a finished result. `right` is what must come out in the end: what one
    process alone made of the same documents in another folder.

    Raises:
        AssertionError: when anything is left that is not whole, or the next run does not make it what it should be.
    """
    chance = random.Random(seed)
    corpus = short_corpus(folder / "corpus")
    less = folder / "less"
    shutil.copytree(corpus, less)
    (less / DEMO[2]).unlink()
    seconds = finished(less, folder / "before")
    assert set(SAME) <= set(right)
    stages: dict[str, int] = {}
    for number in range(count):
        out = folder / f"uit-{number}"
        if number % 2:
            shutil.copytree(folder / "before", out)
        process = start(corpus, out)
        time.sleep(chance.uniform(0.05, seconds))
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate(timeout=60)
        told = json.loads((out / "run.json").read_text("utf-8")) if (out / "run.json").exists() else {}
        stage = told.get("stage") or told.get("status") or "before the start"
        stages[stage] = stages.get(stage, 0) + 1
        whole(out)
        finished(corpus, out)
        assert results(out) == right, [name for name in right if results(out).get(name) != right[name]]
        assert json.loads((out / "run.json").read_text("utf-8"))["status"] == "finished"
        shutil.rmtree(out)
    return stages


if __name__ == "__main__":
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    begin = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with tempfile.TemporaryDirectory() as place:
        finished(short_corpus(Path(place) / "alone" / "corpus"), Path(place) / "alone" / "out", jobs=1)
        what_is_right = results(Path(place) / "alone" / "out")
        print(f"{many} kills, seed {begin}, by stage: {kill_runs(Path(place), what_is_right, many, begin)}")
