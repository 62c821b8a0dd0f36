"""What a process that reads documents may do: take so much memory, and outlive nobody who waits for it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

MB = 1024 * 1024


def confine(memory: int) -> None:
    """In a fresh process: bound its memory (MB), leave Ctrl-C to whoever started it, and end when that one is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent stops its processes itself
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    _bound(memory * MB)
    threading.Thread(target=_end_with_parent, daemon=True).start()


@contextmanager
def without_interrupts() -> Iterator[None]:
    """Ctrl-C waits until the block ends; processes and threads that are started meanwhile never get it.

    A process that Ctrl-C meets while it is still being loaded would print a trace.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _bound(size: int) -> None:
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return
    # Private memory, not addresses: libraries reserve far more addresses than they ever fill.
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    limit = size if hard == resource.RLIM_INFINITY else min(size, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (limit, hard))


def _end_with_parent() -> None:
    """A parent that is killed cannot stop its processes. It is not always the one that they were forked from."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
