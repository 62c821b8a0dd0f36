"""What `thematabel review` tells of all decisions: their log, their export as JSON Lines, and the report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from pipeline.cli.commands import settings
from pipeline.cli.messages import console, facts

if TYPE_CHECKING:
    from pipeline.config import Config


def tell_log(corpus: Path, *, as_json: bool) -> None:
    """Every decision, oldest first; as JSON Lines with --json."""
    from pipeline.review.store import NAME, load_kept  # noqa: PLC0415 - late imports keep --help quick
    from pipeline.review.trail import log_lines, trail_lines  # noqa: PLC0415

    kept = load_kept(corpus / NAME)
    lines = trail_lines(kept) if as_json else log_lines(kept.decisions)
    typer.echo("\n".join(lines) or "No decisions yet. Make some with `thematabel review`.")


def export_trail(corpus: Path, out: Path, file: Path, config: Path | None) -> None:
    """All decisions in a file, to keep in git or to take in elsewhere.

    .jsonld: as annotations of passages; .qdpx: as codings, with what the table shows and the documents.
    """
    if file.suffix.casefold() == ".qdpx":
        _export_codings(corpus, out, file, config)
        return
    from pipeline.model.files import atomic_write  # noqa: PLC0415 - as above
    from pipeline.review.store import NAME, load_kept  # noqa: PLC0415
    from pipeline.review.trail import trail_lines  # noqa: PLC0415

    kept = load_kept(corpus / NAME)
    if file.suffix.casefold() == ".jsonld":
        from pipeline.review.annotations import annotations_json  # noqa: PLC0415 - as above

        text = annotations_json(kept.decisions, {theme.id: theme.title for theme in settings(config).themes})
        told = f"Written: {file}"
    else:
        lines = trail_lines(kept)
        text, told = "".join(f"{line}\n" for line in lines), f"{len(lines)} lines in {file}"
    file.parent.mkdir(parents=True, exist_ok=True)
    atomic_write(file, text)
    console().print(told, markup=False)


def _export_codings(corpus: Path, out: Path, file: Path, config: Path | None) -> None:
    from pipeline.run import Places  # noqa: PLC0415 - as above
    from pipeline.run.commands.codings import export_codings  # noqa: PLC0415

    count = export_codings(Places(corpus, out), settings(config), file)
    console().print(f"{count} coded passages in {file}", markup=False)


def import_trail(corpus: Path, file: Path, *, as_json: bool) -> None:
    """Take in what another store exported."""
    from pipeline.review.store import NAME, Store  # noqa: PLC0415 - as above
    from pipeline.review.trail import take_in  # noqa: PLC0415 - as above

    with Store(corpus / NAME) as store:
        done = take_in(store, file)
    if as_json:
        facts({"decisions": done.decisions, "refusals": done.refusals, "signatures": done.signatures})
    screen = console()
    screen.print(
        f"{file.name}: {done.decisions} decisions, {done.refusals} refusals and {done.signatures} signatures taken in; "
        f"{done.known} were known.",
        markup=False,
    )
    if done.decisions:
        screen.print("Run `thematabel run` to lay them over the table.")


def report(corpus: Path, out: Path, config: Config, *, as_json: bool) -> None:
    """Write the audit trail and how much reviewers agree, as .csv and .docx beside the results."""
    from pipeline.review.report import write_report  # noqa: PLC0415 - as above
    from pipeline.review.store import NAME, load_kept  # noqa: PLC0415

    themes = {theme.id: theme.title for theme in config.themes}
    written = write_report(out, load_kept(corpus / NAME), themes)
    if as_json:
        facts([str(path) for path in written])
    console().print(f"Written: {', '.join(map(str, written))}", markup=False)
