"""What every step of a run needs."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

from pipeline.config import Config
from pipeline.model import Cause
from pipeline.run.places import Places
from pipeline.run.report import Report


class Observer(Protocol):
    """Whoever watches a run: told how far each stage is. All numbers count from 0 to `total`."""

    def stage(self, name: str, done: int, total: int) -> None:
        """Stage `name` (register, read, tables, themes, compare, publish) has done so many of so many.

        `documents` counts the documents that are through with reading, tables and themes.
        """
        ...

    def document(self, number: int, total: int, source: str, seconds: Mapping[str, float], cause: Cause | None) -> None:
        """A document is through, as number so many of so many: the seconds per stage, or why it was set aside."""
        ...


class Silent:
    """An observer that tells nobody."""

    def stage(self, name: str, done: int, total: int) -> None:
        """Say nothing."""

    def document(self, number: int, total: int, source: str, seconds: Mapping[str, float], cause: Cause | None) -> None:
        """Say nothing."""


@dataclass(frozen=True, slots=True)
class Task:
    """What every step of a run needs; the report is filled in on the way."""

    places: Places
    config: Config
    watch: Observer
    jobs: int
    report: Report


@contextmanager
def timed(report: Report, stage: str) -> Iterator[None]:
    """Adds the seconds that the block takes to those of `stage`."""
    since = time.perf_counter()
    try:
        yield
    finally:
        report.seconds[stage] = round(report.seconds.get(stage, 0) + time.perf_counter() - since, 3)
