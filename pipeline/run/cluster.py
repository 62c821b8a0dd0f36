"""A dask cluster as the place where documents are read, each in a process of its own as on one machine."""

from __future__ import annotations

import multiprocessing
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from typing import Any

from pipeline.config import RunSettings
from pipeline.model import Cause, UnreadablePdf
from pipeline.run.executor import AHEAD, Outcome, Processes, Progress, outcome_of
from pipeline.run.faults import CannotGoOn


class Cluster:
    """A dask cluster, by `Client()`'s own settings (DASK_SCHEDULER_ADDRESS, or a cluster on this machine)."""

    def __init__(self, settings: RunSettings) -> None:
        self._settings = settings
        self._client: Any = None

    def __enter__(self) -> Cluster:
        return self

    def __exit__(self, *_: object) -> None:
        if self._client is not None:
            self._client.close()

    def outcomes(
        self, function: Callable[..., Any], jobs: Sequence[Any], sources: Sequence[str], progress: Progress | None
    ) -> Iterator[tuple[int, Outcome]]:
        """As `Workers` has it. A worker that is lost costs nothing: what it was about goes to another."""
        executor = self._connected().get_executor(pure=False)
        left, waiting = deque(range(len(jobs))), dict[Future[Any], int]()
        while left or waiting:
            while left and len(waiting) < AHEAD * max(1, sum(self._client.nthreads().values())):
                index = left.popleft()
                call = (function, jobs[index], sources[index], self._settings, progress is not None)
                waiting[executor.submit(read_apart, *call)] = index
            finished, _ = wait(waiting, return_when=FIRST_COMPLETED)
            for future in finished:
                index = waiting.pop(future)
                yield index, self._outcome(future, sources[index])

    def _connected(self) -> Any:
        if self._client is None:
            import dask  # noqa: PLC0415 - an extra
            from distributed import Client  # noqa: PLC0415

            # Workers that we start may start processes of their own, each for one document.
            with dask.config.set({"distributed.worker.daemon": False}):
                self._client = Client()
        return self._client

    def _outcome(self, future: Future[Any], source: str) -> Outcome:
        from distributed.scheduler import KilledWorker  # noqa: PLC0415

        error = future.exception()
        if isinstance(error, CannotGoOn):
            raise error
        if isinstance(error, KilledWorker):
            return UnreadablePdf(source, Cause("werkers-verloren"))
        return outcome_of(future, source, self._settings)


_here = threading.local()


def read_apart(
    function: Callable[..., Any], job: Any, source: str, settings: RunSettings, with_progress: bool
) -> Outcome:
    """On a worker: the outcome of one job, in a process of its own with its limits on time and memory.

    Where the worker may start no process (dask's nanny makes it a daemon, unless told otherwise) the job runs in the
    worker itself, without limits; dask gives it to another worker when it kills this one.
    """
    call = _telling_nobody if with_progress else function
    given = (function, job) if with_progress else job
    if multiprocessing.current_process().daemon:
        return call(given)
    if getattr(_here, "settings", None) != settings:
        _here.settings, _here.processes = settings, Processes(1, settings)
    ((_, outcome),) = _here.processes.outcomes(call, [given], [source], None)
    return outcome


def _telling_nobody(given: tuple[Callable[..., Any], Any]) -> Any:
    function, job = given
    return function(job, _nobody)


def _nobody(_stage: str, _done: int, _total: int) -> None:
    """How far it is, is not told across machines."""
