"""`thematabel fetch` and `thematabel watch`: new documents come in by themselves, and whoever wants to know is told."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.commands import (
    CORPUS,
    OUT,
    ConfigOption,
    CorpusOption,
    JsonOption,
    OutOption,
    QuietOption,
    app,
    settings,
)
from pipeline.cli.language import LangOption, say, spoken_here
from pipeline.cli.logs import Events, LogFormat, LogOption, choose, is_json, log, log_report, log_retries, worded
from pipeline.cli.messages import console, escape, facts, fail, headed

if TYPE_CHECKING:
    from rich.console import Console

    from pipeline.fetch import Outcome
    from pipeline.notice import Round


@app.command()
def fetch(
    corpus: CorpusOption = CORPUS,
    out: OutOption = OUT,
    config: ConfigOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
    log_format: LogOption = LogFormat.TEXT,
    lang: LangOption = None,  # noqa: ARG001 - heard as it is read
) -> None:
    """Visit the sources in config.yaml and put what is new in the corpus; nothing there is overwritten.

    Exit code 0: all well; 1: something could not be fetched; 2: could not begin.

    Example: thematabel fetch && thematabel run
    """
    from pipeline.notice.round import fetch_new  # noqa: PLC0415 - late imports keep --help quick
    from pipeline.run import Places  # noqa: PLC0415

    choose(log_format)
    log_retries()
    chosen = settings(config)
    if not chosen.fetch.sources:
        fail("config.yaml names no sources. Add them below fetch: sources: (docs/unattended.md).")
    outcome = fetch_new(Places(corpus, out), chosen)
    if as_json:
        facts(_as_data(outcome))
    _log(outcome)
    _tell(console(quiet or is_json()), outcome)
    raise typer.Exit(1 if outcome.failed else 0)


@app.command()
def watch(
    once: Annotated[bool, typer.Option("--once", help="One round, for a timer (cron, systemd); do not stay.")] = False,
    every: Annotated[
        float, typer.Option("--every", min=0, help="Hours between two visits of the sources; 0: only watch the corpus.")
    ] = 24,
    corpus: CorpusOption = CORPUS,
    out: OutOption = OUT,
    config: ConfigOption = None,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=0, help="Documents at the same time.")] = 0,
    quiet: QuietOption = False,
    log_format: LogOption = LogFormat.TEXT,
    lang: LangOption = None,  # noqa: ARG001 - heard as it is read
) -> None:
    """Fetch, run and report, again and again: when the corpus changes, and once a day.

    What is new stands in bericht.md and bericht.html beside the table; config.yaml says who gets it by mail.
    Nothing new: nothing is said. With --once the exit code is that of the round.

    Example: thematabel watch --once
    """
    from pipeline.cli.progress import Bars  # noqa: PLC0415 - as above
    from pipeline.notice.round import one_round  # noqa: PLC0415
    from pipeline.notice.watching import occasions  # noqa: PLC0415
    from pipeline.run import Places  # noqa: PLC0415

    choose(log_format)
    log_retries()
    screen = console(quiet or is_json())
    corpus.mkdir(parents=True, exist_ok=True)
    places = Places(corpus, out)
    here = config or Path("config.yaml")
    for why in occasions(corpus, here if here.exists() else None, every * 3600):
        try:
            with Events() if is_json() else Bars(console(quiet=True)) as bars:
                done = one_round(places, settings(config), bars, jobs)
        except Exception as error:
            if once:
                raise
            from pipeline.run.faults import in_words  # noqa: PLC0415 - as above

            log("failed", "error", reason=in_words(error))
            screen.print(
                f"[bold red]thematabel:[/] {escape(in_words(error, spoken_here()))}"
            )  # and watch on: it may be mended
            continue
        _log_round(done, why)
        _report(screen, done, places.out, why == "start")
        if once:
            raise typer.Exit(done.exit_code)


def _log(outcome: Outcome) -> None:
    for one in outcome.new:
        log("fetched", url=one.origin.url, file=one.origin.file, is_version=one.is_version)
    for address, cause in outcome.failed:
        log("not_fetched", "warning", url=address, cause=cause.kind, reason=worded(cause))


def _log_round(done: Round, why: str) -> None:
    _log(done.outcome)
    if done.report is not None:
        log_report(done.report, sum(done.report.seconds.values()))
    for wrong in done.unsent:
        log("not_sent", "warning", reason=wrong)
    log("round_finished", occasion=why, told=done.bericht is not None, exit_code=done.exit_code)


def _report(screen: Console, done: Round, out: Path, first: bool) -> None:
    _tell(screen, done.outcome)
    if done.bericht is not None:
        screen.print(headed("green", "bericht", file=str(out / "bericht.md")))
    elif first:
        screen.print(say("niets-nieuws"))
    for wrong in done.unsent:
        screen.print(headed("yellow", "niet-verstuurd", why=wrong))


def _tell(screen: Console, outcome: Outcome) -> None:
    for one in outcome.new:
        what = "opgehaald-versie" if one.is_version else "opgehaald"
        screen.print(headed("green", what, url=one.origin.url, file=one.origin.file))
    from pipeline.publish import caused  # noqa: PLC0415 - as above

    for address, cause in outcome.failed:
        screen.print(headed("yellow", "niet-opgehaald", url=address, why=caused(cause, spoken_here())))


def _as_data(outcome: Outcome) -> dict[str, object]:
    from pipeline.publish import caused  # noqa: PLC0415 - as above

    return {
        "new": [{"file": one.origin.file, "url": one.origin.url, "is_version": one.is_version} for one in outcome.new],
        "unchanged": outcome.unchanged,
        "known": outcome.known,
        "failed": [
            {"url": address, "why": caused(cause, "en"), "cause": asdict(cause)} for address, cause in outcome.failed
        ],
    }
