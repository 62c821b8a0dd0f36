"""The subcommands of `thematabel`."""

from __future__ import annotations

import signal
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline import __version__
from pipeline.cli.again import keep_told
from pipeline.cli.language import LangOption, is_asked_for, say, spoken_here
from pipeline.cli.logs import Events, LogFormat, LogOption, choose, is_json, log, log_report
from pipeline.cli.messages import (
    as_table,
    console,
    controle_lines,
    escape,
    facts,
    fail,
    headed,
    need_file,
    status_rows,
    summary,
)

if TYPE_CHECKING:
    from pipeline.config import Config
    from pipeline.register.add import Added

app = typer.Typer(
    name="thematabel",
    help="Reads inkoopbeleid and monitor PDFs and makes the comparison table, every statement traceable to its page.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # help in plain text: loading what sets it in colours takes longer than all the rest
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

CorpusOption = Annotated[Path, typer.Option("--corpus", help="Folder with the PDFs and documents.csv.")]
OutOption = Annotated[Path, typer.Option("--out", help="Folder for the results.")]
ConfigOption = Annotated[
    Path | None, typer.Option("--config", help="config.yaml; default: the one here, else the one that comes along.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Facts as JSON on stdout.")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="No messages, only the exit code.")]

STOPPED = 130  # what typer makes of Ctrl-C

CORPUS, OUT = Path("corpus"), Path("extracted")


def main() -> None:
    """Run the command line; errors that a user can mend end with exit code 2 and a sentence."""
    signal.signal(signal.SIGTERM, _stop)
    try:
        app()
    except SystemExit as ended:
        if ended.code == STOPPED:
            log("stopped", "warning", exit_code=STOPPED)
            console(is_json()).print(say("gestopt"))
        raise
    except Exception as error:  # noqa: BLE001 - the one net: whatever ends a command is told in a sentence, exit code 2
        from pipeline.run.faults import in_words  # noqa: PLC0415 - late imports keep --help quick

        fail(in_words(error, spoken_here()))


def _stop(_signal: int, _frame: object) -> None:
    """SIGTERM ends a command as Ctrl-C does: workers are stopped, and what was finished is kept."""
    raise KeyboardInterrupt


def settings(path: Path | None, *, taught: bool = True) -> Config:
    """The configuration that was asked for: given, else here, else the one that comes with the program.

    `taught`: with what decisions teach, where it says so.
    """
    from pipeline.config import default_config_path, load_config  # noqa: PLC0415 - as above

    here = Path("config.yaml")
    return load_config(path or (here if here.exists() else default_config_path()), taught=taught)


def need_corpus(corpus: Path) -> None:
    """End with a clear message when the corpus is no folder."""
    if not corpus.is_dir():
        fail(say("geen-corpus", folder=corpus))


@app.callback(invoke_without_command=True)
def top(
    version: Annotated[bool, typer.Option("--version", help="Show the version and stop.")] = False,
    lang: LangOption = None,  # noqa: ARG001 - heard as it is read
) -> None:
    """Options of the command itself."""
    if version:
        typer.echo(f"thematabel {__version__}")
        raise typer.Exit


@app.command()
def run(
    corpus: CorpusOption = CORPUS,
    out: OutOption = OUT,
    config: ConfigOption = None,
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", min=0, help="Documents at the same time; 0: as config says.")
    ] = 0,
    only: Annotated[list[str] | None, typer.Option("--only", help="Id of a document; may be given again.")] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", "-D", help="Say what would be done, and keep nothing but the cache.")
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say which clauses come in, fall out or move since the last run, and why.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", "-F", help="Run also when most documents of the last run are gone.")
    ] = False,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
    log_format: LogOption = LogFormat.TEXT,
    lang: LangOption = None,  # noqa: ARG001 - heard as it is read
) -> None:
    """Bring everything up to date, and nothing else.

    Exit code 0: all well; 1: finished, but some documents were set aside or a workbook was open elsewhere; 2: could
    not run, or ended before its end.

    Example: thematabel run --corpus corpus --out extracted
    After a change in config.yaml: thematabel run --dry-run --explain
    """
    from pipeline.run import Places  # noqa: PLC0415 - late imports keep --help quick

    choose(log_format)
    need_corpus(corpus)
    since, began = time.perf_counter(), time.time()
    screen = console(quiet or is_json())
    places, chosen, asked = Places(corpus, out), settings(config), only or ()
    if dry_run or explain:
        from pipeline.cli.trying import Trying, dry, explained  # noqa: PLC0415 - as above

        trying = Trying(places, chosen, jobs, asked, screen, as_json, quiet, since)
        raise typer.Exit(dry(trying, explain=explain) if dry_run else explained(trying, force=force))

    from pipeline.cli.progress import Bars  # noqa: PLC0415 - as above
    from pipeline.run import run as run_all  # noqa: PLC0415
    from pipeline.run.read_before import keep_readable  # noqa: PLC0415

    with Events() if is_json() else Bars(screen) as bars:
        report = run_all(places, chosen, bars, jobs, asked, force=force)
    keep_readable(out, config, chosen)
    log_report(report, time.perf_counter() - since)
    screen.print(summary(report, places, time.perf_counter() - since))
    if not (force or only or is_asked_for()):
        keep_told(report, places, chosen, config, began)
    if as_json:
        facts(report.as_json())
    raise typer.Exit(report.exit_code)


@app.command()
def add(
    files: Annotated[list[Path], typer.Argument(help="PDF files to put in the corpus.")],
    corpus: CorpusOption = CORPUS,
    config: ConfigOption = None,
    lang: LangOption = None,  # noqa: ARG001 - heard as it is read
) -> None:
    """Copy PDFs into the corpus and say what they are taken for; nothing is overwritten.

    Example: thematabel add ~/Downloads/inkoopbeleid.pdf
    """
    from pipeline.model import ThematabelError  # noqa: PLC0415 - as above
    from pipeline.publish import failure  # noqa: PLC0415
    from pipeline.register.add import add_file  # noqa: PLC0415

    chosen = settings(config)
    corpus.mkdir(parents=True, exist_ok=True)
    failed = 0
    for path in files:
        need_file(path)
        try:
            added = add_file(path, corpus, chosen.register_, chosen.zorgkantoren)
        except ThematabelError as error:
            console().print(headed("yellow", "niet-toegevoegd", why=failure(error, spoken_here())))
            failed += 1
            continue
        console().print(escape(_taken(added)))
    raise typer.Exit(1 if failed else 0)


def _taken(added: Added) -> str:
    """Where a file is now, and what it is taken for."""
    who = added.identity
    what = " ".join(part for part in (who.kind, who.zorgkantoor or who.publisher, who.year, who.sector) if part)
    taken = say("gehouden-voor", what=what) if who.kind else say("niet-herkend")
    return say("was-er-al" if added.was_there else "toegevoegd", source=added.source, taken=taken)


@app.command()
def status(
    corpus: CorpusOption = CORPUS,
    out: OutOption = OUT,
    config: ConfigOption = None,
    as_json: JsonOption = False,
    lang: LangOption = None,  # noqa: ARG001 - heard as it is read
) -> None:
    """Say which documents there are and which are up to date; changes nothing.

    Example: thematabel status --json
    """
    from pipeline.run import Places  # noqa: PLC0415 - as above
    from pipeline.run.commands.status import controle_of, reviewed_in, status_of, with_controle  # noqa: PLC0415

    need_corpus(corpus)
    places, chosen = Places(corpus, out), settings(config)
    review = reviewed_in(places)
    rows, controle = status_of(places, chosen, review), controle_of(places)
    if as_json:
        facts(with_controle(rows, controle, review))
        return
    typer.echo(as_table(status_rows(rows)) or say("geen-documenten"))
    for line in controle_lines(controle):
        console().print(line)


@app.command()
def diff(
    out: OutOption = OUT,
    zorgkantoor: Annotated[str, typer.Option("--zorgkantoor", help="Only of this zorgkantoor.")] = "",
    as_json: JsonOption = False,
) -> None:
    """Say what changed between two editions of a policy, as the last run found it.

    Example: thematabel diff --zorgkantoor dsw
    """
    from pipeline.run.commands.diff import differences, in_words  # noqa: PLC0415

    changes = differences(out / "changes.json", zorgkantoor)
    if as_json:
        facts(changes)
    else:
        typer.echo(in_words(changes))


@app.command()
def demo(out: OutOption = OUT, config: ConfigOption = None, quiet: QuietOption = False) -> None:
    """Make the table of the demonstration documents that come with the checkout.

    Example: thematabel demo --out demo-resultaat
    """
    folder = Path(__file__).resolve().parents[2] / "corpus" / "demo"
    if not folder.is_dir():
        fail("the demonstration documents come with the repository, not with the installed program. Clone it first.")
    run(
        corpus=folder,
        out=out,
        config=config,
        quiet=quiet,
        jobs=0,
        only=None,
        dry_run=False,
        explain=False,
        force=False,
        as_json=False,
    )
