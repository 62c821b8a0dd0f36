"""Serves the pages and says where they are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.commands import CORPUS, OUT, ConfigOption, CorpusOption, OutOption, app, settings
from pipeline.cli.language import LangOption, say
from pipeline.cli.messages import console

if TYPE_CHECKING:
    from pipeline.config import Config

PORT = 8765


@dataclass(frozen=True, slots=True)
class Where:
    """Where to serve, and what to open."""

    host: str
    port: int
    page: str = ""
    browser: bool = True


def serve_page(corpus: Path, out: Path, config: Path | None, where: Where) -> None:
    """Serve until Ctrl-C. Settings that were read before without a fault are read once the first page is there."""
    import gc  # noqa: PLC0415 - late imports keep --help quick

    gc.disable()  # what starting makes stays: looking through it for what may go takes a tenth of the time
    from pipeline.run import Places  # noqa: PLC0415
    from pipeline.run.read_before import keep_readable, known_readable  # noqa: PLC0415
    from pipeline.web.serve import Address, serve  # noqa: PLC0415

    @cache
    def load() -> Config:
        found = settings(config)
        keep_readable(out, config, found)
        return found

    if not known_readable(out, config):
        load()  # what is wrong with them is told before anything is served

    def ready(url: str) -> None:
        gc.freeze()
        gc.enable()
        begin, mark, token = url.partition("?")
        address = f"{begin}{where.page}{mark}{token}"
        # Not by rich, which takes as long to load as the page takes to be shown.
        typer.echo(say("draait", address=typer.style(address, bold=True)), err=True)
        if where.browser:
            import webbrowser  # noqa: PLC0415 - as above

            webbrowser.open(address)

    serve(Places(corpus, out), load, Address(where.host, where.port), ready)


@app.command("open")
def open_(
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Of the page; 0: one that is free.")] = PORT,
    host: Annotated[
        str, typer.Option("--host", help="Where the page is served; elsewhere than here only with the token it gives.")
    ] = "127.0.0.1",
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Only say where the page is.")] = False,
    corpus: CorpusOption = CORPUS,
    out: OutOption = OUT,
    config: ConfigOption = None,
    lang: LangOption = None,  # noqa: ARG001 - heard as it is read
) -> None:
    """Open the start page in a browser: add PDFs, make the table, review it, look at the results.

    Example: thematabel open
    """
    corpus.mkdir(parents=True, exist_ok=True)
    serve_page(corpus, out, config, Where(host, port, browser=not no_browser))


@app.command("install-shortcut")
def install_shortcut(
    to: Annotated[Path | None, typer.Option("--to", help="Folder for the shortcut; default: the desktop.")] = None,
    corpus: CorpusOption = CORPUS,
    out: OutOption = OUT,
    lang: LangOption = None,  # noqa: ARG001 - heard as it is read
) -> None:
    """Write a file to double-click that opens the start page, for this corpus; needs no terminal afterwards.

    Example: thematabel install-shortcut
    """
    from pipeline.run.commands.shortcut import desktop_here, install_shortcut  # noqa: PLC0415 - as above

    corpus.mkdir(parents=True, exist_ok=True)
    console().print(say("snelkoppeling", file=install_shortcut(to or desktop_here(), corpus, out)), markup=False)
