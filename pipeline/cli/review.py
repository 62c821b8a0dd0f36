"""`thematabel review`: take decisions from a workbook, and tell where decisions lie."""

from __future__ import annotations

import getpass
from datetime import datetime
from pathlib import Path
from typing import Annotated

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
from pipeline.config import Config
from pipeline.register import sha256_of
from pipeline.review.store import NAME, Store, load_decisions


@app.command()
def review(
    import_: Annotated[
        Path | None, typer.Option("--import", help="A thema-tabel.xlsx in which a reviewer filled in Bronpassages.")
    ] = None,
    by: Annotated[str, typer.Option("--by", help="The reviewer; default: who saved the workbook last.")] = "",
    list_: Annotated[bool, typer.Option("--list", help="Every decision and where it lies in the last run.")] = False,
    corpus: CorpusOption = CORPUS,
    out: OutOption = OUT,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take decisions from a reviewed workbook, and list those that there are; the next run lays them over the table.

    Exit code 0: all well; 1: imported, but rows or conflicts want looking at; 2: nothing could be imported.

    Example: thematabel review --import extracted/thema-tabel.xlsx --by "Jan de Vries"
    """
    if import_ is not None and list_:
        fail("give --import or --list, not both.")
    need_corpus(corpus)
    if import_ is not None:
        if not import_.is_file():
            fail(f"{import_} is not there. Give the path of a reviewed thema-tabel.xlsx.")
        raise typer.Exit(_import(import_, by, corpus, out, settings(config), as_json=as_json))
    _list(corpus, out, as_json=as_json)


def _import(file: Path, by: str, corpus: Path, out: Path, config: Config, *, as_json: bool) -> int:
    """Import a reviewed workbook; returns the exit code: 1 when a row or a conflict wants looking at."""
    from pipeline.publish.text import one_line  # noqa: PLC0415 - late imports keep --help quick
    from pipeline.review.importing import Source, import_book  # noqa: PLC0415
    from pipeline.review.overview import import_dict, import_lines, passages_of_last_run  # noqa: PLC0415
    from pipeline.review.workbook import read_workbook  # noqa: PLC0415

    book = read_workbook(file)
    reviewer = one_line(by) or book.saved_by or _whoever_is_here()
    if not reviewer:
        fail(f"{file.name} does not say who reviewed it. Say so with --by NAME.")
    source = Source(file.name, sha256_of(file), reviewer, datetime.now().astimezone(), book.saved)
    themes = {theme.id: theme.title for theme in config.themes}
    today = passages_of_last_run(out)
    with Store(corpus / NAME) as store:
        report = import_book(store, source, book, themes, today)
    if as_json:
        facts(import_dict(report))
    screen = console()
    for line in import_lines(report):
        screen.print(line, markup=False)
    if report.added:
        screen.print("Run `thematabel run` to lay them over the table.")
    return 1 if report.conflicts or report.problems else 0


def _list(corpus: Path, out: Path, *, as_json: bool) -> None:
    """Say where each decision lies in the results of the last run."""
    from pipeline.review.history import find_again  # noqa: PLC0415 - as above
    from pipeline.review.overview import laid_dict, list_lines, passages_of_last_run  # noqa: PLC0415

    today = passages_of_last_run(out)
    if today is None:
        console().print(f"There are no results in {out} yet: no decision can be placed.", markup=False)
    laid = find_again(load_decisions(corpus / NAME), today or [])
    if as_json:
        facts([laid_dict(one) for one in laid])
    else:
        typer.echo(
            "\n".join(list_lines(laid)) or "No decisions yet. Import some with `thematabel review --import FILE`."
        )


def _whoever_is_here() -> str:
    """The name of the account, when the machine knows it."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""
