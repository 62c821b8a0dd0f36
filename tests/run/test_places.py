"""One run at a time in a folder: the second is told who is at work, and a dead one holds nothing."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.run.alone import Locked, at_work
from pipeline.run.places import Places
from tests.support import ROOT

HOLD = """
import sys
from pathlib import Path
from pipeline.run.alone import at_work
from pipeline.run.places import Places
with at_work(Places(Path("corpus"), Path(sys.argv[1]))):
    print("at work", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def holder(tmp_path: Path) -> subprocess.Popen[str]:
    """Another process at work in the folder."""
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "at work\n"
    return process


def test_a_second_run_is_told_who_is_at_work(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    """With its process and machine; when it ends, the folder is free."""
    with pytest.raises(Locked, match=f"process {holder.pid} on "), at_work(Places(Path("corpus"), tmp_path)):
        pass
    holder.communicate(timeout=60)
    with at_work(Places(Path("corpus"), tmp_path)):
        pass


def test_a_run_that_was_killed_holds_nothing(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    """Its lock and its name are still there as files; neither keeps the next run out."""
    holder.send_signal(signal.SIGKILL)
    holder.communicate(timeout=60)
    assert (tmp_path / ".cache" / "lock").exists()
    assert f"process {holder.pid} on" in (tmp_path / ".cache" / "holder.txt").read_text("utf-8")
    with at_work(Places(Path("corpus"), tmp_path)):
        pass
