"""Where the work is done: processes on this machine with a time limit each, or a dask cluster (cluster.py).

A document is untrusted: what crashes or hangs takes only its own process along. Progress comes through plain
shared numbers without a lock, since a process that is stopped while it holds a lock would hang all others.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from multiprocessing import resource_tracker
from typing import Any, Protocol

from pipeline.config import RunSettings
from pipeline.model import Cause, UnreadablePdf
from pipeline.run.confine import confine, without_interrupts
from pipeline.run.faults import MACHINE, CannotGoOn, in_words, where

STAGES = ("read", "tables", "themes")
LOADED = ["pipeline.run.ready"]
POLL = 0.2  # seconds between two looks at the progress
AHEAD = 8  # jobs per process that are handed over ahead: enough to keep all busy, however many there are in all
START_LIMIT = 120.0  # seconds in which no job begins or ends before the processes count as unable to start

Outcome = Any | UnreadablePdf
Progress = Callable[[dict[str, tuple[int, int]]], None]  # stage -> (pages done, pages known of)


class Workers(Protocol):
    """What runs a function over jobs and yields each outcome as it comes: (index of the job, outcome)."""

    def outcomes(
        self, function: Callable[..., Any], jobs: Sequence[Any], sources: Sequence[str], progress: Progress | None
    ) -> Iterator[tuple[int, Outcome]]:
        """Outcomes in the order in which they come; a job that fails gives an UnreadablePdf that says why.

        Raises:
            CannotGoOn: when it is not a job that fails, but the machine: no processes can be started, the disk is full.
        """
        ...


class Processes:
    """Processes with nothing of ours in them (no copied threads or locks), stopped at the time limit.

    They stay for further jobs until the context ends: translating the rules takes as long as a short job. Where the
    system can, they come from one process that has done nothing but load what reads documents.
    """

    def __init__(self, count: int, settings: RunSettings, *, afresh: bool = False) -> None:
        """`afresh`: each process loads what its jobs ask for, and no more."""
        self._count, self._settings, self._afresh = count, settings, afresh
        self._pool: Any = None
        self._counters: Any = None

    def __enter__(self) -> Processes:
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()

    def outcomes(
        self, function: Callable[..., Any], jobs: Sequence[Any], sources: Sequence[str], progress: Progress | None
    ) -> Iterator[tuple[int, Outcome]]:
        """As `Workers` has it; jobs that a dying process took along are done again."""
        left = list(range(len(jobs)))
        while left:
            if self._pool is None or progress is not None:  # progress is counted for these very jobs
                self._start(len(jobs))
            broken: list[int] = []
            for index, future in self._collect(function, jobs, left, progress):
                if _is_broken(future):
                    broken.append(index)
                else:
                    yield index, outcome_of(future, sources[index], self._settings)
            if len(broken) == len(left):
                raise CannotGoOn(NO_START)
            if broken:  # a process died between two jobs, and the pool gave up: no job is to blame
                self._stop()
            left = sorted(broken)

    def _start(self, jobs: int) -> None:
        from pebble import ProcessPool  # noqa: PLC0415 - a run that finds all up to date needs none of it

        self._stop()
        context = multiprocessing.get_context("spawn") if self._afresh else _context()
        self._counters = context.RawArray("i", max(1, 2 * len(STAGES) * jobs))
        self._pool = ProcessPool(
            max_workers=min(self._count, max(1, jobs)),
            context=context,
            initializer=_share,
            initargs=(self._counters, self._settings.memory_limit),
        )

    def _schedule(self, function: Callable[..., Any], index: int, job: Any, *, with_progress: bool) -> Future[Any]:
        """A job handed to the pool; the first of them starts the processes."""
        with without_interrupts():
            future: Future[Any] = self._pool.schedule(
                _call, args=(function, index, job, with_progress), timeout=self._settings.time_limit
            )
        return future

    def _stop(self) -> None:
        if self._pool is not None:
            self._pool.stop()
            self._pool.join(timeout=10)
            self._pool = None

    def _collect(
        self, function: Callable[..., Any], jobs: Sequence[Any], chosen: Sequence[int], progress: Progress | None
    ) -> Iterator[tuple[int, Future[Any]]]:
        """The chosen jobs as they end; no more of them are with the pool than keep it busy."""
        left, waiting = deque(chosen), dict[Future[Any], int]()
        at_work, ended = time.monotonic(), 0
        while left or waiting:
            while left and len(waiting) < AHEAD * self._count:
                try:
                    future = self._schedule(function, left[0], jobs[left[0]], with_progress=progress is not None)
                except (OSError, RuntimeError) as error:
                    if not ended and not waiting:
                        raise CannotGoOn(f"{NO_START} ({error})") from error
                    future = Future()
                    future.set_exception(BrokenProcessPool(str(error)))  # its processes went, and it with them
                waiting[future] = left.popleft()
            finished, _ = wait(waiting, timeout=POLL, return_when=FIRST_COMPLETED)
            if progress is not None:
                progress(_totals(self._counters))
            ended += len(finished)
            if finished or any(future.running() for future in waiting):
                at_work = time.monotonic()
            elif time.monotonic() - at_work > START_LIMIT:
                raise CannotGoOn(NO_START)
            for future in finished:
                yield waiting.pop(future), future


NO_START = (
    "the processes that read documents cannot be started. See whether this account may run Python "
    "(thematabel doctor), or whether the machine has room for more processes; then run again."
)


def _is_broken(future: Future[Any]) -> bool:
    """Whether the pool gave up before the job was through."""
    return isinstance(future.exception(), BrokenProcessPool)


def outcome_of(future: Future[Any], source: str, settings: RunSettings) -> Outcome:
    """The result, or the failure as a reason that names the document. One bad document never stops the others."""
    from pebble import ProcessExpired  # noqa: PLC0415

    limit = str(settings.memory_limit)
    try:
        return future.result()
    except UnreadablePdf as error:
        return error
    except TimeoutError:
        return UnreadablePdf(source, Cause("tijd-op", (f"{settings.time_limit:g}",)))
    except ProcessExpired as error:
        return UnreadablePdf(source, Cause("gestorven", (str(error.exitcode), limit)))
    except MemoryError:
        return UnreadablePdf(source, Cause("geheugen-op", (limit,)))
    except FileNotFoundError as error:
        return UnreadablePdf(source, Cause("verdwenen") if error.filename else Cause("systeem", (str(error),)))
    except OSError as error:
        if error.errno in MACHINE:
            raise CannotGoOn(in_words(error)) from error
        return UnreadablePdf(source, Cause("systeem", (in_words(error).rstrip("."),)))
    except RecursionError:
        return UnreadablePdf(source, Cause("te-diep"))
    except Exception as error:  # noqa: BLE001 - whatever a hostile document provokes is reported, not raised
        what = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        place = where(error) or _remote_place(getattr(error, "traceback", ""))
        return UnreadablePdf(source, Cause("fout-van-ons", (f"{what}{place}",)))


def _remote_place(text: object) -> str:
    """As `_where`, from the traceback of another process, which comes as text."""
    places = [
        line.strip() for line in str(text).splitlines() if "/pipeline/" in line and line.strip().startswith("File")
    ]
    if not places:
        return ""
    path, _, rest = places[-1].removeprefix('File "').partition('", ')
    return f" in pipeline/{path.rpartition('/pipeline/')[2]}, {rest.split(',')[0]}"


_counters: Any = None


@cache
def _context() -> Any:
    """How processes are started: forked from one that loaded the libraries and runs no threads, else afresh."""
    afresh = multiprocessing.get_context("spawn")
    if "forkserver" not in multiprocessing.get_all_start_methods() or sys.platform == "darwin":
        return afresh
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # a library that starts threads when it is loaded
    forked = multiprocessing.get_context("forkserver")
    forked.set_forkserver_preload(LOADED)
    try:
        resource_tracker.ensure_running()  # first: where it starts, it lets interrupts through that were held back
        with without_interrupts():  # also for the process that others are forked from: it loads for seconds
            trial = forked.Process(target=_nothing)
            trial.start()
        trial.join(START_LIMIT)
    except (OSError, EOFError, RuntimeError):
        return afresh
    return forked if trial.exitcode == 0 else afresh


def _nothing() -> None:
    """What a process does that only shows that it can be started."""


def _share(counters: Any, memory: int) -> None:
    """In the worker: keep the shared numbers, and keep within bounds."""
    global _counters  # noqa: PLW0603 - the one thing a worker process is given once
    _counters = counters
    confine(memory)


def _call(function: Callable[..., Any], index: int, job: Any, with_progress: bool) -> Any:
    if not with_progress:
        return function(job)
    return function(job, lambda stage, done, total: _count(index, stage, done, total))


def _count(index: int, stage: str, done: int, total: int) -> None:
    place = 2 * (len(STAGES) * index + STAGES.index(stage))
    _counters[place], _counters[place + 1] = done, total


def _totals(counters: Any) -> dict[str, tuple[int, int]]:
    step = 2 * len(STAGES)
    return {stage: (sum(counters[2 * n :: step]), sum(counters[2 * n + 1 :: step])) for n, stage in enumerate(STAGES)}
