"""Tells again what the last run told, when nothing has changed: before anything is loaded that would look at it."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.config import Config
    from pipeline.run import Places, Report

_TIME = ", 0.0 s)"
_PLACES = ("--corpus", "--out", "--config")


@dataclass(frozen=True, slots=True)
class Asked:
    """A plain `thematabel run` or `thematabel status`."""

    command: str
    corpus: Path = Path("corpus")
    out: Path = Path("extracted")
    config: Path | None = None
    as_json: bool = False
    quiet: bool = False


def told_at_once(arguments: Sequence[str]) -> bool:
    """Whether a plain run or status was asked for and nothing changed; if so, it is said as the last run said it."""
    since = time.perf_counter()
    asked = plainly_asked(arguments)
    if asked is None:
        return False
    from pipeline.run.unchanged import known_unchanged, tell_again  # noqa: PLC0415 - asking for help needs none of it

    told = known_unchanged(asked.corpus, asked.out, asked.config)
    if told is None:
        return False
    from pipeline.cli.messages import as_table, controle_lines, facts, status_rows  # noqa: PLC0415 - as above

    if asked.command == "status":
        if asked.as_json:
            facts(told["status_json"])
        else:
            sys.stdout.write(as_table(status_rows(told["status"])) + "\n")
            _say(told["controle"], "\n".join(controle_lines(told["report"]["controle"])) if _seen() else "")
        return True
    report = tell_again(asked.out, told)
    if not asked.quiet:
        took = f", {time.perf_counter() - since:.1f} s)"
        _say(told["plain"].replace(_TIME, took, 1), told["summary"].replace(_TIME, took, 1))
    if asked.as_json:
        facts(report)
    return True


def plainly_asked(arguments: Sequence[str]) -> Asked | None:
    """What is asked for, when it is a run or the status of all; None for anything else, and for mistakes."""
    left = list(arguments)
    if not left or left[0] not in ("run", "status"):
        return None
    command, given = left.pop(0), dict[str, Any]()
    while left:
        option = left.pop(0)
        if option in _PLACES and left and not left[0].startswith("-"):
            given[option[2:]] = Path(left.pop(0))
        elif option == "--json":
            given["as_json"] = True
        elif option in ("-q", "--quiet") and command == "run":
            given["quiet"] = True
        elif option in ("-j", "--jobs") and command == "run" and left and left[0].isdecimal():
            left.pop(0)
        else:
            return None
    return Asked(command, **given)


def keep_told(report: Report, places: Places, settings: Config, config: Path | None, began: float) -> None:
    """Keep what the next run has to tell, for as long as nothing changes: that all is up to date.

    Nothing is kept where something is wrong or was laid aside: then the next run looks anew.
    """
    from rich.text import Text  # noqa: PLC0415 - as above

    from pipeline.cli.messages import controle_lines, summary  # noqa: PLC0415
    from pipeline.register import load_register  # noqa: PLC0415
    from pipeline.run.commands.status import reviewed_in, status_of, with_controle  # noqa: PLC0415
    from pipeline.run.state import load_state  # noqa: PLC0415
    from pipeline.run.unchanged import keep_unchanged  # noqa: PLC0415

    if report.exit_code or report.ended_early or report.kept_copies:
        return
    state = load_state(places.state)
    if not report.up_to_date:
        if not state.published:
            return
        report = report.seen_again([row.id for row in load_register(places.register)])
    review = reviewed_in(places)
    rows, lines = status_of(places, settings, review), summary(report, places, 0.0)
    if {(row["id"], row["state"]) for row in rows} != {(name, "up to date") for name in report.unchanged}:
        return  # a document came or went meanwhile
    told = {
        "report": report.as_json(),
        "status": rows,
        "status_json": with_controle(rows, report.controle, review),
        "controle": Text.from_markup("\n".join(controle_lines(report.controle))).plain,
        "summary": lines,
        "plain": Text.from_markup(lines).plain,
    }
    keep_unchanged(places.corpus, places.out, config, began, told, state.register)


def _seen() -> bool:
    """Whether messages go to a screen, where they may have colours."""
    return sys.stderr.isatty()


def _say(plain: str, coloured: str) -> None:
    """A message: in colours on a screen, which takes a library to load."""
    if not plain:
        return
    if _seen():
        from pipeline.cli.messages import console  # noqa: PLC0415 - as above

        console().print(coloured)
    else:
        sys.stderr.write(plain + "\n")
