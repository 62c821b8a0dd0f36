"""`thematabel review`: take decisions from a workbook, answer what a fresh reading asks, and tell where they lie."""

from __future__ import annotations

import getpass
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.commands import (
    CORPUS,
    OUT,
    ConfigOption,
    CorpusOption,
    JsonOption,
    OutOption,
    app,
    need_corpus,
    settings,
)
from pipeline.cli.messages import console, facts, fail
from pipeline.cli.serving import PORT, Where, serve_page
from pipeline.cli.trail import export_trail, import_trail, report, tell_log

if TYPE_CHECKING:
    from pipeline.config import Config
    from pipeline.model import Anchor

_Codes = Annotated[
    list[str] | None, typer.Option("--confirm", metavar="CODE", help="The decision holds for the passage; or: all.")
]
_NotCodes = Annotated[
    list[str] | None, typer.Option("--decline", metavar="CODE", help="It is about another passage; or: all.")
]
_Attach = Annotated[
    tuple[str, str] | None,
    typer.Option("--attach", metavar="CODE CLAUSE", help="Lay a decision that was not found again over this clause."),
]


@app.command()
def review(
    import_: Annotated[
        Path | None,
        typer.Option("--import", help="A thema-tabel.xlsx with Bronpassages filled in, or a .jsonl of --export."),
    ] = None,
    by: Annotated[str, typer.Option("--by", help="Who decides; default: who saved the workbook, else you.")] = "",
    dry: Annotated[
        bool, typer.Option("--dry", "-D", help="With --import: say what it would do; keep nothing.")
    ] = False,
    list_: Annotated[bool, typer.Option("--list", help="Every decision and where it lies in the last run.")] = False,
    log: Annotated[
        bool, typer.Option("--log", help="Every decision ever made, oldest first; --json: as JSON Lines.")
    ] = False,
    export: Annotated[
        Path | None,
        typer.Option(
            "--export",
            metavar="FILE",
            help="Write all decisions as JSON Lines; FILE.jsonld: W3C annotations; FILE.qdpx: REFI-QDA.",
        ),
    ] = None,
    report_: Annotated[
        bool, typer.Option("--report", help="Write beoordeling.docx and .csv: who, when, before, after; agreement.")
    ] = False,
    confirm: _Codes = None,
    decline: _NotCodes = None,
    attach: _Attach = None,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Of the page; 0: one that is free.")] = PORT,
    host: Annotated[
        str, typer.Option("--host", help="Where the page is served; elsewhere than here only with the token it gives.")
    ] = "127.0.0.1",
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Only say where the page is.")] = False,
    corpus: CorpusOption = CORPUS,
    out: OutOption = OUT,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Serve the page on which passages are reviewed; or take decisions from a workbook, or list those that there are.

    Exit code 0: all well; 1: imported, but rows or conflicts want looking at; 2: nothing could be done.

    Example: thematabel review
    Example: thematabel review --import extracted/thema-tabel.xlsx --by "Jan de Vries"
    Example: thematabel review --export besluiten.jsonl
    """
    wanted = [import_, list_, log, export, report_, confirm or decline, attach]
    if sum(map(bool, wanted)) > 1:
        fail("give one of --import, --list, --log, --export, --report, --attach, --confirm with --decline, not both.")
    if dry and import_ is None:
        fail("--dry goes with --import.")
    need_corpus(corpus)
    if import_ is not None:
        raise typer.Exit(_import(import_, by, corpus, out, settings(config), dry=dry, as_json=as_json))
    if log:
        tell_log(corpus, as_json=as_json)
    elif export is not None:
        export_trail(corpus, out, export, config)
    elif report_:
        report(corpus, out, settings(config), as_json=as_json)
    elif confirm or decline or attach:
        _answer(corpus, out, by, confirm or (), decline or (), attach, as_json=as_json)
    elif list_ or as_json:
        _list(corpus, out, as_json=as_json)
    else:
        serve_page(corpus, out, config, Where(host, port, "beoordelen", browser=not no_browser))


def _import(file: Path, by: str, corpus: Path, out: Path, config: Config, *, dry: bool, as_json: bool) -> int:
    """Import a reviewed workbook; returns the exit code: 1 when a row or a conflict wants looking at."""
    from pipeline.publish import one_line  # noqa: PLC0415 - late imports keep --help quick
    from pipeline.register import sha256_of  # noqa: PLC0415
    from pipeline.review.importing import Source, import_book  # noqa: PLC0415
    from pipeline.review.overview import import_dict, import_lines, passages_of_last_run  # noqa: PLC0415
    from pipeline.review.store import NAME, Store  # noqa: PLC0415
    from pipeline.review.workbook import open_elsewhere, read_workbook  # noqa: PLC0415

    if not file.is_file():
        fail(f"{file} is not there. Give the path of a reviewed thema-tabel.xlsx.")
    if file.suffix.casefold() == ".jsonl":
        import_trail(corpus, file, as_json=as_json)
        return 0
    screen = console()
    book = read_workbook(file)
    if open_elsewhere(file):
        screen.print(f"{file.name} seems to be open elsewhere: what was not saved there is not imported.", markup=False)
    named = one_line(by) or book.saved_by
    reviewer = named or _whoever_is_here()
    if not reviewer:
        fail(f"{file.name} does not say who reviewed it. Say so with --by NAME.")
    source = Source(file.name, sha256_of(file), reviewer, datetime.now().astimezone(), book.saved, named=bool(by))
    themes = {theme.id: theme.title for theme in config.themes}
    today = passages_of_last_run(out)
    path = corpus / NAME
    with ExitStack() as stack:
        if dry and not path.exists():  # looking makes no file
            path = Path(stack.enter_context(TemporaryDirectory())) / NAME
        store = stack.enter_context(Store(path))
        report = import_book(store, source, book, themes, today, keep=not dry)
    if as_json:
        facts(import_dict(report))
    for line in import_lines(report):
        screen.print(line, markup=False)
    if report.added and not named:
        screen.print(
            f"The workbook names no reviewer: {reviewer} is the account here. "
            "Import it once more with --by NAME to put these decisions under the right name."
        )
    if report.added and not dry:
        screen.print("Run `thematabel run` to lay them over the table.")
    return 1 if report.conflicts or report.problems else 0


def _answer(
    corpus: Path, out: Path, by: str, confirm: Sequence[str], decline: Sequence[str], attached: tuple[str, str] | None,
    *, as_json: bool,
) -> None:  # fmt: skip
    """Keep what somebody says of decisions that a fresh reading did not find for sure."""
    from pipeline.publish import one_line  # noqa: PLC0415 - as above
    from pipeline.review.answers import Answerer, answer, attach  # noqa: PLC0415
    from pipeline.review.overview import answered_dict, answered_lines  # noqa: PLC0415
    from pipeline.review.store import NAME, Store  # noqa: PLC0415

    today = _today(out)
    path = corpus / NAME
    if not path.exists():
        fail("there are no decisions yet. Import some with `thematabel review --import FILE`.")
    name = one_line(by) or one_line(_whoever_is_here())
    if not name:
        fail("it is not known who decides. Say so with --by NAME.")
    who = Answerer(name, datetime.now().astimezone())
    with Store(path) as store:
        done = attach(store, today, who, *attached) if attached else answer(store, today, who, confirm, decline)
    if as_json:
        facts(answered_dict(done))
    screen = console()
    for line in answered_lines(done, attached[1] if attached else ""):
        screen.print(line, markup=False)
    if done.confirmed or done.declined or done.attached:
        screen.print("Run `thematabel run` to lay them over the table.")


def _list(corpus: Path, out: Path, *, as_json: bool) -> None:
    """Say where each decision lies in the results of the last run."""
    from pipeline.review.history import find_again  # noqa: PLC0415 - as above
    from pipeline.review.overview import laid_dict, list_lines  # noqa: PLC0415
    from pipeline.review.store import NAME, load_kept  # noqa: PLC0415

    today = _today(out)
    kept = load_kept(corpus / NAME)
    laid = find_again(kept.decisions, today, kept.refusals)
    if as_json:
        facts([laid_dict(one) for one in laid])
    else:
        typer.echo(
            "\n".join(list_lines(laid)) or "No decisions yet. Import some with `thematabel review --import FILE`."
        )


def _today(out: Path) -> list[Anchor]:
    """The passages of the last run."""
    from pipeline.review.overview import passages_of_last_run  # noqa: PLC0415 - as above

    today = passages_of_last_run(out)
    if today is None:
        console().print(f"There are no results in {out} yet: no decision can be placed.", markup=False)
    return today or []


def _whoever_is_here() -> str:
    """The name of the account, when the machine knows it."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""
