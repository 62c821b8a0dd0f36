"""Runs into several folders may share what was read: neither waits for the other, and nothing is read twice."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.run.cache import Cache, bound, prune_folder
from tests.end_to_end.kills import results, short_corpus
from tests.support import ROOT, thematabel


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """The settings with a folder for what runs share."""
    path = tmp_path / "config.yaml"
    text = (ROOT / "config.yaml").read_text("utf-8")
    path.write_text(text.replace('  cache: ""', f"  cache: {tmp_path / 'gedeeld'}"), "utf-8")
    return path


def test_two_runs_at_once_into_two_folders_give_the_same(config: Path, tmp_path: Path) -> None:
    """From one corpus that was never read, by one cache; a third folder is filled without reading a page."""
    corpus = short_corpus(tmp_path / "corpus")
    asked = [sys.executable, "-m", "pipeline", "run", "--config", str(config), "--corpus", str(corpus), "--jobs", "1"]
    started = [
        subprocess.Popen([*asked, "--out", str(tmp_path / name)], cwd=ROOT, stderr=subprocess.PIPE, text=True)
        for name in ("een", "twee")
    ]
    for process in started:
        _, said = process.communicate(timeout=600)
        assert process.returncode == 0, said
    done = thematabel("run", "--config", config, "--corpus", corpus, "--out", tmp_path / "drie")
    assert done.returncode == 0, done.stderr
    told = json.loads((tmp_path / "drie" / "run.json").read_text("utf-8"))
    assert sorted(told["read"]) == ["dsw-2024", "dsw-2025", "vgz-2024"]
    assert [seconds for seconds in told["durations"].values() if seconds] == []
    one, two, three = (results(tmp_path / name) for name in ("een", "twee", "drie"))
    assert one == two == three
    again = thematabel("run", "--config", config, "--corpus", corpus, "--out", tmp_path / "drie")
    assert "up to date" in again.stderr


def test_an_entry_that_another_run_dropped_meanwhile_is_no_fault(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Between looking and touching; it is not made anew as an empty file either."""
    cache = Cache(tmp_path, int)
    for key in ("a", "b"):
        cache.store(key, 1)
    listed = sorted(tmp_path.glob("*"))
    for path in listed:
        path.unlink()
    monkeypatch.setattr(Path, "glob", lambda *_: iter(listed))
    prune_folder(tmp_path, {"a"})
    assert bound([tmp_path], 0, set()) == 0
    monkeypatch.undo()
    assert list(tmp_path.iterdir()) == []
