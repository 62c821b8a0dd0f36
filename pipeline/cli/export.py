"""`thematabel export`: the results with what reviewers decided by now, or Word memos of them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.commands import CORPUS, OUT, ConfigOption, CorpusOption, JsonOption, OutOption, app, run, settings
from pipeline.cli.language import say
from pipeline.cli.messages import console, facts, fail


@app.command()
def export(
    docx: Annotated[bool, typer.Option("--docx", help="A Word memo per zorgkantoor and per theme.")] = False,
    about: Annotated[
        list[str] | None, typer.Option("--about", metavar="ID", help="Only about this zorgkantoor or theme.")
    ] = None,
    to: Annotated[
        Path | None, typer.Option("--to", help="Folder for the memos; default: word, in the results.")
    ] = None,
    corpus: CorpusOption = CORPUS,
    out: OutOption = OUT,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Bring workbook, page, Word and database up to date with what reviewers decided, as a run does.

    With --docx: write what the last run found as Word memos, with those decisions; reads no document anew.

    Example: thematabel export
    Example: thematabel export --docx
    Example: thematabel export --docx --about dsw --about bekostiging
    """
    from pipeline.run import Places  # noqa: PLC0415 - late imports keep --help quick
    from pipeline.run.commands.export import export_memos  # noqa: PLC0415

    if not docx:
        if about or to:
            fail("--about and --to go with --docx.")
        run(corpus, out, config, as_json=as_json)
        return
    folder = to or out / "word"
    written = export_memos(Places(corpus, out), settings(config), folder, about or ())
    if as_json:
        facts([str(path) for path in written])
    console().print(say("memos", count=len(written), folder=folder), markup=False)
