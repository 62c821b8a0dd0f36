"""What the command line says: messages to stderr, facts to stdout."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from pipeline.cli.logs import is_json, log

if TYPE_CHECKING:  # a command that says nothing in colours loads nothing for it
    from rich.console import Console

    from pipeline.run import Places, Report
    from pipeline.run.decisions import DecisionCounts

COULD_NOT_RUN = 2
_TOLD = 5  # points of Controle that the terminal names


def console(quiet: bool = False) -> Console:
    """Where messages go."""
    from rich.console import Console  # noqa: PLC0415 - as above

    return Console(stderr=True, quiet=quiet, highlight=False, soft_wrap=True)


def fail(error: object) -> NoReturn:
    """Say why nothing could be done, and end with the contract's exit code."""
    if is_json():
        log("failed", "error", reason=str(error), exit_code=COULD_NOT_RUN)
        sys.exit(COULD_NOT_RUN)
    console().print(f"[bold red]thematabel:[/] {escape(str(error))}")
    sys.exit(COULD_NOT_RUN)


def escape(text: str) -> str:
    """Text that is printed as it is, also where it looks like an instruction to set colours."""
    from rich.markup import escape as as_is  # noqa: PLC0415 - as above

    return as_is(text)


def facts(value: Any) -> None:
    """Facts as JSON on stdout."""
    sys.stdout.write(json.dumps(value, indent=1, ensure_ascii=False) + "\n")


def tell(lines: Iterable[str], data: Any, *, as_json: bool, quiet: bool) -> None:
    """Facts on stdout, in words or as JSON; none in words when messages are not wanted.

    What a terminal would take for a command (text may come from a PDF) is not printed.
    """
    if as_json:
        facts(data)
    elif not quiet:
        for line in lines:
            sys.stdout.write("".join(c if c.isprintable() else " " for c in line) + "\n")


def summary(report: Report, places: Places, seconds: float) -> str:
    """What was read, what was set aside and where the result is (rich markup)."""
    from pipeline.publish import caused  # noqa: PLC0415 - keeps --help quick

    lines: list[str] = []
    counts = report.counts
    if report.up_to_date and not report.set_aside:
        lines.append(f"[green]Everything is up to date[/] ({documents(len(report.unchanged))}, {seconds:.1f} s).")
    else:
        unchanged = f", {len(report.unchanged)} unchanged" if report.unchanged else ""
        lines.append(f"[green]Read {documents(len(report.read))}[/]{unchanged} in {seconds:.0f} s.")
        lines += _list("Read", report.read)
    if counts.get("documents"):
        lines.append(
            f"  {counts['pages']} pages, {counts['tables']} tables, {counts['clauses']} policy clauses, "
            f"of which {counts['in_table']} in the table."
        )
    for aside in report.set_aside:
        kept = " Its last good result still stands." if aside.kept else ""
        lines.append(f"[yellow]Set aside:[/] {escape(aside.source)}: {escape(caused(aside.cause, 'en'))}.{kept}")
    lines += [
        f"[yellow]Best guess:[/] {escape(source)}: {', '.join(what)} could not be told for sure. "
        f"Correct its row in {escape(str(places.register))}, or set confirmed to yes."
        for source, what in report.unsure
    ]
    for source in report.unplaced:
        lines.append(
            f"[yellow]Not placed:[/] {escape(source)}: fill in kind, zorgkantoor and year in "
            f"{escape(str(places.register))} and run again."
        )
    lines += [
        f"[yellow]Twice in the corpus:[/] {escape(source)} repeats {escape(first)}; read once."
        for source, first in report.doubles
    ]
    lines += [
        f"[yellow]Kept:[/] somebody changed the file since it was written; it is now {escape(str(places.out / name))}."
        for name in report.kept_copies
    ]
    lines += [
        f"[yellow]Open elsewhere:[/] {escape(str(places.out / name))}; the new one is "
        f"{escape(str(places.out / other))}. Close the old one and run again."
        for name, other in report.written_beside.items()
    ]
    lines += [
        f"[bold red]Not made:[/] {escape(str(places.out / name))} is as it was: {escape(why)}"
        for name, why in report.failed_outputs.items()
    ]
    if report.ended_early:
        lines.append(f"The run of {escape(report.ended_early)} did not get to its end; this one took over.")
    if any(name.endswith(".xlsx") for name in report.kept_copies):
        lines.append("  Verdicts in a kept workbook count once imported: thematabel review --import FILE")
    lines += _of_decisions(report.decisions)
    lines += [
        f"Left as it was: {escape(str(places.out / name))} belongs to no document of the corpus."
        for name in report.left_over
    ]
    if report.demo_left_out:
        lines.append(f"The {report.demo_left_out} demonstration documents are left out: the corpus has its own.")
    lines += controle_lines(report.controle)
    warned = sum(map(len, report.warnings.values()))
    if warned:
        lines.append(f"{warned} warnings about pages: see the sheet Documenten, or {escape(str(places.out))}/run.json.")
        lines += [f"  {escape(name)}: {_first_of(some)}" for name, some in report.warnings.items() if some]
    if counts.get("documents"):
        lines.append(f"[bold]Result:[/] {escape(str(places.out / 'thema-tabel.xlsx'))}")
        lines.append(f"        {escape(str(places.out / 'thema-tabel.html'))}")
        lines.append(f"        {escape(str(places.out / 'thema-tabel.docx'))}")
    else:
        lines.append(f"[yellow]No document could be read.[/] Put PDFs in {escape(str(places.corpus))} and run again.")
    return "\n".join(lines)


def controle_lines(controle: Sequence[Mapping[str, Any]]) -> list[str]:
    """What is probably not right: how much, and the worst of it; nothing when all is well."""
    if not controle:
        return []
    first = sum(one["grade"] == 1 for one in controle)
    asked = f"{len(controle)} point{'' if len(controle) == 1 else 's'}" + (f", {first} to mend first" if first else "")
    lines = [f"[yellow]Check before sending[/] ({asked}; all of it in the sheet Controle):"]
    return lines + [f"  {escape(str(one['text_en']))}" for one in controle[:_TOLD]]


def _first_of(warnings: Sequence[str]) -> str:
    """The first of a document's warnings, and how many more there are: one line for each document."""
    more = f" (and {len(warnings) - 1} more)" if len(warnings) > 1 else ""
    return f"{escape(warnings[0])}{more}"


def _of_decisions(counts: DecisionCounts) -> list[str]:
    """What became of reviewers' decisions; nothing when there are none, or nothing is wrong with them."""
    lines: list[str] = []
    if counts.laid:
        lines.append(f"  {counts.laid} passages follow a reviewer's decision.")
    asked = [
        f"{len(some)} {what}"
        for some, what in (
            (counts.to_confirm, "to be confirmed"),
            (counts.orphaned, "not found again"),
            (counts.disputed, "disputed"),
        )
        if some
    ]
    if asked:
        lines.append(f"[yellow]Decisions:[/] {', '.join(asked)}: thematabel review --list")
    return lines


def documents(count: int) -> str:
    """So many documents, in words."""
    return f"{count} document" + ("" if count == 1 else "s")


def _list(_title: str, names: list[str]) -> list[str]:
    if not names:
        return []
    return ["  " + ", ".join(map(escape, sorted(names)))]


def as_table(rows: list[Mapping[str, str]]) -> str:
    """Rows with the same keys as plain aligned text."""
    if not rows:
        return ""
    keys = list(rows[0])
    widths = {key: max(len(key), *(len(row[key]) for row in rows)) for key in keys}
    lines = ["  ".join(key.ljust(widths[key]) for key in keys)]
    lines += ["  ".join(row[key].ljust(widths[key]) for key in keys).rstrip() for row in rows]
    return "\n".join(lines)


def need_file(path: Path) -> None:
    """End with a clear message when `path` is no file."""
    if not path.is_file():
        fail(f"{path} is not there. Give the path of a PDF file.")
