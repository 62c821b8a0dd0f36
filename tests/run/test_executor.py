"""Work in processes of its own: what crashes, hangs or raises takes nothing else along."""

from __future__ import annotations

import errno
import multiprocessing
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.config import RunSettings
from pipeline.model import Cause, UnreadablePdf
from pipeline.publish import caused
from pipeline.run import executor
from pipeline.run.faults import CannotGoOn
from pipeline.run.workers import make_workers
from tests.support import ROOT


def misbehave(how: str) -> str:
    """A job that does what a hostile document may provoke."""
    if how == "crash":
        os._exit(7)
    if how == "hang":
        time.sleep(600)
    if how == "raise":
        raise ValueError("month 13")
    if how == "deep":
        raise RecursionError("maximum depth")
    if how == "memory":
        return str(len(bytearray(2_000_000_000)))
    if how == "full":
        raise OSError(errno.ENOSPC, "No space left on device", "result.json.z")
    if how == "unreadable":
        raise UnreadablePdf("doc.pdf", Cause("afgekapt", ("x",)))
    return f"fine: {how}"


def count_pages(total: int, on_stage: object) -> int:
    """A job that tells how far it is."""
    assert callable(on_stage)
    for page in range(1, total + 1):
        on_stage("read", page, total)
    return total


@pytest.mark.parametrize(
    ("how", "reason"),
    [
        pytest.param("crash", "died (exit code 7)", id="crash"),
        pytest.param("hang", "took longer than 3 seconds", id="hang"),
        pytest.param("raise", "ValueError: month 13", id="raise"),
        pytest.param("deep", "nested too deep", id="deep"),
        pytest.param("memory", "needed more than 1000 MB of memory", id="memory"),
        pytest.param("unreadable", "it is damaged", id="unreadable"),
    ],
)
def test_one_bad_document_never_stops_the_others(how: str, reason: str) -> None:
    """Its outcome is a reason; the others' outcomes are what they should be."""
    jobs = ["a", how, "b"]
    with make_workers(RunSettings(time_limit=3, memory_limit=1000), 2) as workers:
        outcomes = dict(workers.outcomes(misbehave, jobs, ["a.pdf", "doc.pdf", "b.pdf"], None))
    assert (outcomes[0], outcomes[2]) == ("fine: a", "fine: b")
    assert isinstance(outcomes[1], UnreadablePdf)
    assert outcomes[1].source == "doc.pdf"
    assert reason in caused(outcomes[1].cause, "en")


def test_progress_is_told_in_pages_over_all_documents() -> None:
    """The last word is that everything is done."""
    told: list[dict[str, tuple[int, int]]] = []
    with make_workers(RunSettings(), 2) as workers:
        outcomes = dict(workers.outcomes(count_pages, [3, 4], ["a", "b"], told.append))
    assert outcomes == {0: 3, 1: 4}
    assert told[-1]["read"] == (7, 7)


def test_a_full_disk_is_no_documents_fault() -> None:
    """The run ends with a sentence that says what to do; no document is set aside for it."""
    with make_workers(RunSettings(), 1) as workers, pytest.raises(CannotGoOn, match="Make room and run again"):
        dict(workers.outcomes(misbehave, ["full"], ["a.pdf"], None))


def test_processes_that_cannot_start_end_the_run_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An account that may not run the interpreter again must not wait for ever."""
    monkeypatch.setattr(executor, "START_LIMIT", 5.0)
    monkeypatch.setattr(executor, "_context", lambda: multiprocessing.get_context("spawn"))  # no process to fork from
    multiprocessing.set_executable(str(tmp_path / "no-python"))
    try:
        with make_workers(RunSettings(), 2) as workers, pytest.raises(CannotGoOn, match="cannot be started"):
            dict(workers.outcomes(misbehave, ["a", "b"], ["a.pdf", "b.pdf"], None))
    finally:
        multiprocessing.set_executable(sys.executable)


def tell_and_hang(told: Path) -> None:
    """A job that leaves the number of its process and goes on for ever."""
    told.with_suffix(".new").write_text(str(os.getpid()))
    told.with_suffix(".new").rename(told)
    time.sleep(600)


@pytest.mark.skipif(not hasattr(os, "kill") or sys.platform == "win32", reason="kills a process")
def test_workers_end_with_whoever_started_them(tmp_path: Path) -> None:
    """A run that is killed leaves no process behind that reads on."""
    told = tmp_path / "pid"
    code = (
        "import sys; from pathlib import Path; from pipeline.config import RunSettings\n"
        "from pipeline.run.workers import make_workers; from tests.run.test_executor import tell_and_hang\n"
        "with make_workers(RunSettings(), 1) as workers:\n"
        "    list(workers.outcomes(tell_and_hang, [Path(sys.argv[1])], ['a.pdf'], None))\n"
    )
    command = [sys.executable, "-c", code, str(told)]
    with subprocess.Popen(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}) as process:
        while not told.exists():
            assert process.poll() is None
            time.sleep(0.05)
        process.kill()
    worker = int(told.read_text())
    while _is_alive(worker):  # for ever, if it did not end
        time.sleep(0.05)
    assert not _is_alive(worker)


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not state.exists() or state.read_text().rpartition(")")[2].split()[0] != "Z"
