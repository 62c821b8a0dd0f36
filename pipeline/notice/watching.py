"""Waits for the corpus to change, or for the time to visit the sources again."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Literal

from watchfiles import watch

from pipeline.register import holds_results
from pipeline.register.flow.kinds import PASSED_OVER, SUFFIXES

Why = Literal["start", "change", "time"]
COUNTS = (*SUFFIXES, ".csv", ".xlsx", ".sqlite", ".yaml")  # a change of another file is no reason to run
SETTLED = 3_000  # milliseconds without a change: a copy that is under way is not read half


def occasions(corpus: Path, config: Path | None, every: float, stop: Event | None = None) -> Iterator[Why]:
    """Each occasion for a round: at once, when the corpus or the configuration changes, and `every` so many seconds.

    `every` 0: only when something changes. Ends when `stop` is set.
    """
    yield "start"
    due = time.monotonic() + every
    top = corpus.resolve()
    paths = [corpus, *([config] if config is not None else [])]
    waiting = watch(
        *paths, watch_filter=lambda _change, path: _counts(Path(path), top),
        debounce=60_000, step=SETTLED, rust_timeout=1_000, yield_on_timeout=True,
        stop_event=stop, raise_interrupt=True,
    )  # fmt: skip
    for changes in waiting:
        if changes:
            yield "change"
        elif every and time.monotonic() >= due:
            yield "time"
            due = time.monotonic() + every


def _counts(path: Path, top: Path) -> bool:
    """Whether a change of this file is a reason to run; what a run itself writes is none, also below the corpus."""
    if not path.name.lower().endswith(COUNTS) or path.name.startswith(PASSED_OVER):  # a full stop: it is being written
        return False
    return not any(parent != top and parent.is_relative_to(top) and holds_results(parent) for parent in path.parents)
