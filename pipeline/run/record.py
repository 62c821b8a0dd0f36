"""run.json, from the first moment of a run to its last: what it says is true at any time, also after a death.

`status` is "running" while the run is at work. A run that was stopped hard leaves it so: when nobody holds the lock
then, the run that is named there (`pid`, `started`) died, in the stage that is named.
"""

from __future__ import annotations

import json
import os
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from pipeline.model.files import atomic_write, sweep
from pipeline.register.scan import RECORD
from pipeline.run.faults import in_words
from pipeline.run.places import Places
from pipeline.run.report import Report

FAULT = "fault.txt"  # in the cache folder: the trace of what ended the last run, for a bug report

Note = Callable[[str], None]  # told of the stage that begins


@contextmanager
def recorded(places: Places, report: Report) -> Iterator[Note]:
    """Keeps run.json true while the block runs: at its start, at each stage that it is told of, and at its end.

    Whatever ends the block before its end goes on to the caller; run.json says by then that the run failed, and why.
    """
    before = last_record(places.out)
    report.ended_early = str(before.get("started", "")) if before.get("status") in ("running", "failed") else ""
    report.left_over = [str(name) for name in before.get("left_over", ())]
    report.controle = list(before.get("controle", ()))
    report.counts = {"in_table": before["counts"]["in_table"]} if "in_table" in before.get("counts", {}) else {}
    report.pid = os.getpid()

    def note(stage: str) -> None:
        report.stage = stage
        _write(places.out, report)

    note("register")
    try:
        yield note
    except BaseException as error:
        report.status, report.reason = "failed", in_words(error)
        with suppress(OSError):  # a full disk may be the very reason; run.json then still says 'running'
            sweep(places.out)
            _write(places.out, report)
            (places.cache / FAULT).write_text("".join(traceback.format_exception(error)), "utf-8", "replace")
        raise
    report.status, report.stage = "finished", ""
    if report.failed_outputs:
        report.status, report.reason = "failed", f"{', '.join(report.failed_outputs)} could not be made"
    _write(places.out, report)


def last_record(out: Path) -> dict[str, Any]:
    """run.json as the last run left it; empty when there is none that can be read."""
    try:
        told = json.loads((out / RECORD).read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


def _write(out: Path, report: Report) -> None:
    text = json.dumps(report.as_json(), indent=1, ensure_ascii=False)
    atomic_write(out / RECORD, text.encode("utf-8", "backslashreplace"))
