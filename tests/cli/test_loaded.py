"""Commands that tests ask of a process that is loaded already: the same as of one that starts afresh."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path

import pytest

from tests.loaded import run_loaded
from tests.read.test_flow import PAGE
from tests.support import ROOT, thematabel


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("--version",), id="all is well"),
        pytest.param(("run", "--corpus", "nergens"), id="a mistake of the user"),
        pytest.param(("rules", "--jobs"), id="a mistake in the command"),
    ],
)
def test_a_loaded_command_says_what_a_fresh_one_says(arguments: tuple[str, ...], tmp_path: Path) -> None:
    """By exit code, output and messages, in the folder that it is asked in; whoever's turn it is."""
    fresh = thematabel(*arguments, cwd=tmp_path, afresh=True)
    for _ in range(2):
        loaded = thematabel(*arguments, cwd=tmp_path)
        assert (loaded.returncode, loaded.stdout, loaded.stderr) == (fresh.returncode, fresh.stdout, fresh.stderr)


def test_a_command_that_takes_too_long_is_ended_and_the_next_one_is_heard(demo: Path, tmp_path: Path) -> None:
    """As with a process that a test starts itself."""
    env = {**os.environ, "LC_ALL": "C.UTF-8"}
    asked = ["run", "--corpus", str(demo), "--out", str(tmp_path / "uit")]
    for _ in range(2):
        with pytest.raises(subprocess.TimeoutExpired):
            run_loaded(asked, ROOT, env, 0.001)
    assert thematabel("--version").stdout.startswith("thematabel ")


def at_work_in(folder: Path) -> list[str]:
    """The processes of this machine that are in a folder, by number."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if (process / "cwd").readlink() == folder:
                found.append(process.name)
        except OSError:
            continue  # it ended meanwhile
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a command starts its processes afresh")
def test_a_loaded_run_reads_in_processes_of_its_own_and_leaves_none(tmp_path: Path) -> None:
    """To the letter as one that starts afresh; a command that needs no process lets go of the one that waited."""
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "beleid.html").write_text(PAGE, "utf-8")
    for out in ("los", "geladen"):
        assert thematabel("run", "--out", out, cwd=tmp_path, afresh=out == "los").returncode == 0
    fresh, loaded = (
        [path.read_bytes() for path in sorted(tmp_path.glob(f"{out}/[a-z]*/*.json*"))] for out in ("los", "geladen")
    )
    assert fresh
    assert fresh == loaded
    assert thematabel("status", "--out", "geladen", cwd=tmp_path).returncode == 0
    tries = (at_work_in(tmp_path) for _ in iter(lambda: time.sleep(0.1), 0))
    assert [] in islice(tries, 600)
