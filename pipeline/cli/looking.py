"""`thematabel tables`, `inspect` and `doctor`: commands that look, and leave corpus and results as they are."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.commands import CORPUS, OUT, ConfigOption, CorpusOption, JsonOption, OutOption, app, settings
from pipeline.cli.messages import COULD_NOT_RUN, console, facts, need_file


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
