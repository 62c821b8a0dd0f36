"""`thematabel run` with --dry-run or --explain: what would be done, and what it changes."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console

from pipeline.cli.language import say
from pipeline.cli.logs import Events, is_json, log_report
from pipeline.cli.messages import escape, summary, tell
from pipeline.cli.outlook import effect_lines, explained_json, outlook_json, outlook_lines
from pipeline.cli.progress import Bars
from pipeline.config import Config
from pipeline.explain.trial import look_ahead, run_explained
from pipeline.publish import says_of
from pipeline.run import Places


@dataclass(frozen=True, slots=True)
class Trying:
    """What is asked for, and how it is to be told."""

    places: Places
    settings: Config
    jobs: int
    only: Sequence[str]
    screen: Console
    as_json: bool
    quiet: bool
    since: float  # when the command began, by `time.perf_counter()`


def dry(asked: Trying, *, explain: bool) -> int:
    """Say what a run would do, and keep nothing but the cache; returns the exit code."""
    says = says_of(asked.settings.clauses)
    with Events() if is_json() else Bars(asked.screen) as bars:
        outlook = look_ahead(asked.places, asked.settings, bars, asked.jobs, asked.only, explain=explain)
    tell(outlook_lines(outlook, says), outlook_json(outlook, says), as_json=asked.as_json, quiet=asked.quiet)
    took = time.perf_counter() - asked.since
    asked.screen.print(say("proef", out=escape(str(asked.places.out)), seconds=f"{took:.1f}"))
    return outlook.report.exit_code


def explained(asked: Trying, *, force: bool) -> int:
    """Run, and say which clauses come in, fall out or move since the last run; returns the exit code."""
    says = says_of(asked.settings.clauses)
    with Events() if is_json() else Bars(asked.screen) as bars:
        report, effect = run_explained(asked.places, asked.settings, bars, asked.jobs, asked.only, force=force)
    log_report(report, time.perf_counter() - asked.since)
    asked.screen.print(summary(report, asked.places, time.perf_counter() - asked.since))
    data = {**report.as_json(), **explained_json(effect, says)}
    tell(effect_lines(effect, says, would=False), data, as_json=asked.as_json, quiet=asked.quiet)
    return report.exit_code
