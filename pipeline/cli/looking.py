"""`thematabel tables`, `inspect`, `rules` and `doctor`: commands that look and change no result."""

from __future__ import annotations

from contextlib import suppress
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
    app,
    need_corpus,
    settings,
)
from pipeline.cli.messages import COULD_NOT_RUN, console, facts, need_file, tell

if TYPE_CHECKING:
    from pipeline.explain.support import Phrase


@app.command()
def tables(
    files: Annotated[list[Path], typer.Argument(help="PDF files.")],
    json_out: Annotated[Path, typer.Option("--json", help="A file; for several PDFs a folder: <stem>.json each.")],
    config: ConfigOption = None,
) -> None:
    """Find the tables of any PDFs, without corpus or themes.

    Example: thematabel tables rapport.pdf --json tabellen.json
    """
    from pipeline.model import ThematabelError  # noqa: PLC0415 - late imports keep --help quick
    from pipeline.run.commands.tables import tables_of, write_tables  # noqa: PLC0415

    chosen = settings(config)
    many = len(files) > 1 or json_out.is_dir()
    failed = 0
    for path in files:
        need_file(path)
        try:
            found = tables_of(path, chosen)
        except ThematabelError as error:
            console().print(f"[yellow]Set aside:[/] {error}", markup=True)
            failed += 1
            continue
        target = json_out / f"{path.stem}.json" if many else json_out
        write_tables(target, found)
        console().print(f"{path.name}: {len(found)} tables -> {target}")
    raise typer.Exit(1 if failed else 0)


@app.command()
def doctor(
    corpus: CorpusOption = CORPUS,
    out: OutOption = OUT,
    config: ConfigOption = None,
    offline: Annotated[bool, typer.Option("--offline", help="Do not ask sources and mail server anything.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Say what is missing on this machine, and what that means; sources and mail server are asked whether they answer.

    Example: thematabel doctor
    """
    from pipeline.config import ConfigError  # noqa: PLC0415 - as above
    from pipeline.notice.checking import check_reach  # noqa: PLC0415
    from pipeline.run.commands.doctor import check_up  # noqa: PLC0415

    findings = check_up(corpus, out, lambda: settings(config))
    with suppress(ConfigError):  # told among the findings
        findings += [] if offline else check_reach(settings(config))
    if as_json:
        facts([{"what": f.what, "ok": f.ok, "needed": f.needed, "means": f.means} for f in findings])
    else:
        for f in findings:
            mark = "ok     " if f.ok else ("MISSING" if f.needed else "absent ")
            typer.echo(f"{mark}  {f.what}: {f.means}")
    raise typer.Exit(COULD_NOT_RUN if any(f.needed and not f.ok for f in findings) else 0)


@app.command()
def inspect(
    file: Annotated[Path, typer.Argument(help="A PDF file.")],
    page: Annotated[int, typer.Option("--page", min=1, help="Page number, from 1.")] = 1,
    png: Annotated[Path | None, typer.Option("--png", help="Where the picture goes; default: beside you.")] = None,
    config: ConfigOption = None,
) -> None:
    """Draw a page with its lines, headings, tables, cells and clauses, labelled.

    Example: thematabel inspect inkoopbeleid.pdf --page 7
    """
    from pipeline.run.commands.inspect import draw_page  # noqa: PLC0415

    need_file(file)
    target = png or Path(f"{file.stem}-p{page}.png")
    draw_page(file, page, target, settings(config))
    console().print(f"Drawn: {target}")


@app.command()
def rules(
    corpus: CorpusOption = CORPUS,
    out: OutOption = OUT,
    config: ConfigOption = None,
    support: Annotated[
        bool, typer.Option("--support", help="Count in how many policies of the corpus each phrase is met with.")
    ] = False,
    at_most: Annotated[
        int | None, typer.Option("--at-most", min=0, help="With --support: only phrases that hit so many policies.")
    ] = None,
    jobs: Annotated[int, typer.Option("--jobs", min=0, help="Documents at a time; 0: what the machine has.")] = 0,
    as_json: JsonOption = False,
) -> None:
    """List the phrases of the rules; with --support how often each is met with, the rarest first.

    Example: thematabel rules --support --at-most 1
    """
    from pipeline.explain.support import phrases_of, support_over  # noqa: PLC0415 - as above
    from pipeline.run import Places  # noqa: PLC0415

    chosen = settings(config)
    if not support:
        listed = phrases_of(chosen)
        tell((_line(one) for one in listed), [_as_data(one) for one in listed], as_json=as_json, quiet=False)
        return
    need_corpus(corpus)
    told, policies, failed = support_over(Places(corpus, out), chosen, jobs)
    some = [one for one in told if at_most is None or len(one.documents) <= at_most]
    some.sort(key=lambda one: (len(one.documents), one.hits))
    tell(
        (f"{len(one.documents):3} of {len(policies)}  {one.hits:5}  {_line(one.phrase)}" for one in some),
        [{**_as_data(one.phrase), "hits": one.hits, "documents": list(one.documents)} for one in some],
        as_json=as_json,
        quiet=False,
    )
    none, single = (sum(len(one.documents) == count for one in told) for count in (0, 1))
    console().print(
        f"{len(told)} phrases, {len(policies)} policies: {none} hit nothing, {single} hit one policy only.",
        markup=False,
    )
    for error in failed:
        console().print(f"Set aside: {error}", markup=False)
    raise typer.Exit(1 if failed else 0)


def _line(phrase: Phrase) -> str:
    return f"{phrase.rule}  {phrase.text}"


def _as_data(phrase: Phrase) -> dict[str, str]:
    return {"rule": phrase.rule, "phrase": phrase.text, "where": phrase.where}
