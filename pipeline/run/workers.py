"""Which workers a run has: those that config.yaml asks for."""

from __future__ import annotations

import os
from contextlib import AbstractContextManager

from pipeline.config import RunSettings
from pipeline.run.executor import Processes, Workers


def make_workers(settings: RunSettings, jobs: int) -> AbstractContextManager[Workers]:
    """The workers that config.yaml asks for; `jobs` 0 means as many as there are processors."""
    if settings.executor == "dask":
        from pipeline.run.cluster import Cluster  # noqa: PLC0415 - an extra

        return Cluster(settings)
    return processes_here(settings, jobs)


def processes_here(settings: RunSettings, jobs: int) -> Processes:
    """Processes on this machine, whatever does the work of a run; `jobs` as above."""
    return Processes(jobs or settings.jobs or os.cpu_count() or 1, settings)


def one_worker(settings: RunSettings) -> AbstractContextManager[Workers]:
    """A single process on this machine, whatever a run has: for the one file that a person waits for."""
    return Processes(1, settings, afresh=True)
