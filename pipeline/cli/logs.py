"""Messages as structured logs: one JSON object a line on stderr, for a timer or a collector of logs."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from contextvars import ContextVar
from datetime import datetime
from enum import StrEnum
from types import TracebackType
from typing import TYPE_CHECKING, Annotated, Literal, Self

import typer

if TYPE_CHECKING:
    from pipeline.model import Cause
    from pipeline.run import Report


class LogFormat(StrEnum):
    """How messages are written."""

    TEXT = "text"
    JSON = "json"


LogOption = Annotated[
    LogFormat, typer.Option("--log-format", help="Messages on stderr as text, or as JSON: one event a line.")
]
Level = Literal["info", "warning", "error"]

_chosen: ContextVar[LogFormat] = ContextVar("log format", default=LogFormat.TEXT)


def choose(form: LogFormat) -> None:
    """Write messages so from now on."""
    _chosen.set(form)


def is_json() -> bool:
    """Whether messages are written as JSON."""
    return _chosen.get() is LogFormat.JSON


def log(event: str, level: Level = "info", **facts: object) -> None:
    """Write one event, where messages are written as JSON; else nothing."""
    if not is_json():
        return
    time = datetime.now().astimezone().isoformat(timespec="milliseconds")
    line = json.dumps({"time": time, "level": level, "event": event, **facts}, ensure_ascii=True, default=str)
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def log_retries() -> None:
    """Log each try that is to be made again; stamina itself would write a bare line between our messages."""
    from stamina import instrumentation  # noqa: PLC0415 - only what visits others needs it

    def tell(details: instrumentation.RetryDetails) -> None:
        log("trying_again", "warning", reason=str(details.caused_by), seconds=round(details.wait_for, 1))

    instrumentation.set_on_retry_hooks([tell])


class Events:
    """An observer of a run that logs when a stage begins and ends, and what became of each document."""

    def __init__(self) -> None:
        self._begun: set[str] = set()
        self._ended: set[str] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Nothing to close."""

    def stage(self, name: str, done: int, total: int) -> None:
        """Stage `name` has done so many of so many."""
        if total <= 0:
            return
        if name not in self._begun:
            self._begun.add(name)
            log("stage_started", stage=name, total=total)
        if done == total and name not in self._ended:
            self._ended.add(name)
            log("stage_finished", stage=name, total=total)

    def document(self, number: int, total: int, source: str, seconds: Mapping[str, float], cause: Cause | None) -> None:
        """A document is through: number so many of so many."""
        if cause is None:
            log("document_read", source=source, number=number, total=total, seconds=dict(seconds))
        else:
            why = worded(cause)
            log(
                "document_set_aside", "warning", source=source, number=number, total=total, cause=cause.kind, reason=why
            )


def worded(cause: Cause) -> str:
    """A cause in English."""
    from pipeline.publish import caused  # noqa: PLC0415 - keeps --help quick

    return caused(cause, "en")


def log_report(report: Report, seconds: float) -> None:
    """What a run did, in one event; a warning where something asks for a person."""
    level: Level = "info" if report.exit_code == 0 else "warning" if report.exit_code == 1 else "error"
    log(
        "run_finished",
        level,
        exit_code=report.exit_code,
        seconds=round(seconds, 3),
        up_to_date=report.up_to_date,
        read=sorted(report.read),
        unchanged=len(report.unchanged),
        set_aside=[{"source": one.source, "cause": one.cause.kind, "kept": one.kept} for one in report.set_aside],
        unplaced=list(report.unplaced),
        counts=dict(report.counts),
        stages=dict(report.seconds),
        written_beside=dict(report.written_beside),
        kept_copies=list(report.kept_copies),
        failed_outputs=dict(report.failed_outputs),
    )
