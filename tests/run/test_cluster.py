"""A dask cluster of separate worker processes gives what one machine gives, also when a worker is killed on the way."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from pipeline.config import RunSettings
from pipeline.model import UnreadablePdf
from pipeline.run.cluster import Cluster
from tests.end_to_end.kills import results, short_corpus
from tests.run.test_executor import count_pages, misbehave
from tests.support import ROOT

dask = pytest.importorskip("dask")
pytest.importorskip("distributed", reason="the extra [dask] is not installed")

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")


@dataclass
class Machines:
    """A scheduler and its workers, each a process as on a machine of its own."""

    address: str = ""
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self, count: int) -> None:
        """Start more workers, one thread each, without a nanny that would start them again."""
        command = [sys.executable, "-m", "distributed.cli.dask_worker", self.address]
        options = ["--nthreads", "1", "--no-nanny", "--no-dashboard", "--death-timeout", "60"]
        for _ in range(count):
            self.workers.append(_start([*command, *options]))


def _start(command: list[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.fixture
def machines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Machines]:
    """A cluster that ends with the test; `Client()` finds it."""
    note = tmp_path / "scheduler.json"
    options = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(note)]
    scheduler = _start([sys.executable, "-m", "distributed.cli.dask_scheduler", *options])
    found = Machines()
    try:
        found.address = json.loads(_written(note))["address"]
        monkeypatch.setenv("DASK_SCHEDULER_ADDRESS", found.address)
        yield found
    finally:
        for process in (*found.workers, scheduler):
            process.kill()
            process.wait()


def _written(path: Path) -> str:
    while not path.exists() or not path.read_text("utf-8").strip():
        time.sleep(0.1)
    return path.read_text("utf-8")


def run(corpus: Path, out: Path, config: Path) -> subprocess.Popen[str]:
    """The real command, not waited for."""
    command = [sys.executable, "-m", "pipeline", "run", "--corpus", str(corpus), "--out", str(out)]
    options = ["--config", str(config), "--log-format", "json"]
    return subprocess.Popen([*command, *options], cwd=ROOT, stderr=subprocess.PIPE, text=True, env=dict(os.environ))


def test_a_worker_that_is_killed_costs_nothing(machines: Machines, short_run: Path, tmp_path: Path) -> None:
    """The cluster's results are byte for byte those of one machine."""
    corpus = short_corpus(tmp_path / "corpus")
    plain = (ROOT / "config.yaml").read_text("utf-8")
    many = tmp_path / "many.yaml"
    assert "\nrun:\n" in plain
    many.write_text(plain.replace("\nrun:\n", "\nrun:\n  executor: dask\n"), "utf-8")
    machines.start(2)
    cluster = run(corpus, tmp_path / "cluster", many)
    assert cluster.stderr is not None
    told = ""
    for line in cluster.stderr:
        told += line
        if json.loads(line).get("stage") == "documents":  # three documents are on their way to two workers
            time.sleep(1.0)
            machines.workers[0].send_signal(signal.SIGKILL)
            break
    told += cluster.stderr.read()
    assert cluster.wait(timeout=600) == 0, told
    assert machines.workers[0].wait() == -signal.SIGKILL
    left, right = results(short_run / "out"), results(tmp_path / "cluster")
    assert left.keys() == right.keys()
    assert [name for name in left if left[name] != right[name]] == []


def test_a_bad_document_costs_itself_on_a_cluster(machines: Machines, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its limits on time and memory hold there, too, and its worker goes on with the next."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    machines.start(1)
    settings = RunSettings(time_limit=20, memory_limit=1000, executor="dask")
    jobs = ["one", "crash", "raise", "unreadable", "two"]
    with dask.config.set(scheduler_address=machines.address), Cluster(settings) as cluster:
        told = dict(cluster.outcomes(misbehave, jobs, jobs, None))
        counted = dict(cluster.outcomes(count_pages, [3, 5], ["a", "b"], lambda _: None))
    assert {jobs[n]: one for n, one in told.items() if isinstance(one, str)} == {"one": "fine: one", "two": "fine: two"}
    kinds = {jobs[n]: one.cause.kind for n, one in told.items() if isinstance(one, UnreadablePdf)}
    assert kinds == {"crash": "gestorven", "raise": "fout-van-ons", "unreadable": "afgekapt"}
    assert counted == {0: 3, 1: 5}
