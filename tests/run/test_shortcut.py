"""A file to double-click opens the start page of one corpus, whatever its folder is called."""

from __future__ import annotations

import os
import shlex
import stat
import subprocess
import sys
from configparser import RawConfigParser
from pathlib import Path

import pytest

from pipeline.run.commands.shortcut import install_shortcut, shortcut
from tests.support import thematabel

COMMAND = ["/opt/een map/python", "-P", "-m", "pipeline", "open", "--corpus", "/thuis/50% $beleid's/corpus"]
FOLDER = Path("/thuis/50% $beleid's")


def test_on_windows_percent_signs_and_spaces_stay_what_they_are() -> None:
    """The file speaks UTF-8, and its window stays when something is wrong."""
    made = shortcut("windows", [r"C:\\Mijn map\\python.exe", "-m", "pipeline", r"C:\\50% één"], Path(r"C:\\50% één"))
    assert made.name == "Thematabel.cmd"
    assert made.text.endswith("\r\n")
    lines = made.text.splitlines()
    assert 'cd /d "C:\\\\50%% één"' in lines
    assert '"C:\\\\Mijn map\\\\python.exe" -m pipeline "C:\\\\50%% één"' in lines
    assert lines[-1] == "if errorlevel 1 pause"


def test_on_a_mac_the_shell_gets_the_very_words() -> None:
    """Whatever marks stand in the name of a folder."""
    made = shortcut("mac", COMMAND, FOLDER)
    _, cd, run = made.text.splitlines()
    assert shlex.split(cd)[:2] == ["cd", str(FOLDER)]
    assert shlex.split(run) == ["exec", *COMMAND]
    assert made.runs


def test_on_linux_the_entry_is_one_that_desktops_read() -> None:
    """Marks that mean something in Exec are told twice."""
    made = shortcut("linux", COMMAND, FOLDER)
    read = RawConfigParser()
    read.read_string(made.text)
    entry = read["Desktop Entry"]
    assert entry["Path"] == str(FOLDER)
    assert entry["Exec"].endswith('"/thuis/50%% \\\\$beleid\'s/corpus"')
    assert entry["Terminal"] == "true"


@pytest.mark.skipif(os.name == "nt", reason="a shell of Unix is asked to run it")
def test_what_is_written_starts_our_own_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the folder of the corpus, also when that holds a folder with the name of our package."""
    monkeypatch.setattr("pipeline.run.commands.shortcut.system_here", lambda: "mac")
    corpus = tmp_path / "mijn werk" / "corpus"
    (corpus.parent / "pipeline").mkdir(parents=True)
    path = install_shortcut(tmp_path, corpus, corpus.parent / "uit")
    assert path.stat().st_mode & stat.S_IXUSR
    text = path.read_text("utf-8")
    path.write_text(text.replace("open --port 0", "status --lang nl"), "utf-8")
    corpus.mkdir()
    done = subprocess.run(["sh", str(path)], capture_output=True, text=True, timeout=120, check=False)
    assert "Nog geen documenten" in done.stdout, done.stderr
    assert str(sys.executable) in text


def test_the_command_says_where_the_shortcut_is(tmp_path: Path) -> None:
    """And makes the corpus that it is for."""
    done = thematabel("install-shortcut", "--to", tmp_path, "--corpus", tmp_path / "corpus", "--lang", "nl")
    assert done.returncode == 0
    (made,) = [path for path in tmp_path.iterdir() if path.is_file()]
    assert f"{made}: dubbelklik erop" in done.stderr
    assert (tmp_path / "corpus").is_dir()
