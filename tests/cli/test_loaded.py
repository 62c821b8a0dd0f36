"""Commands that tests ask of a process that is loaded already: the same as of one that starts afresh."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.loaded import run_loaded
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
