"""What the command line says: messages to stderr, facts to stdout."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from pipeline.cli.language import how_many, say, spoken_here
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
    return "\n".join(
        [
            *_what_was_read(report, seconds),
            *_what_to_mend(report, places),
            *_what_became_of_files(report, places),
            *_of_decisions(report.decisions),
            *_what_was_left(report, places),
            *controle_lines(report.controle),
            *_of_pages(report, places),
            *_results(report, places),
        ]
    )


def _what_was_read(report: Report, seconds: float) -> list[str]:
    counts = report.counts
    if report.up_to_date and not report.set_aside:
        lines = [f"[green]{say('alles-bij')}[/] ({documents(len(report.unchanged))}, {seconds:.1f} s)."]
    else:
        unchanged = say("ongewijzigd", count=len(report.unchanged)) if report.unchanged else ""
        told = say("gelezen", documents=documents(len(report.read)))
        lines = [f"[green]{told}[/]{unchanged}{say('in-tijd', seconds=f'{seconds:.0f}')}"]
        lines += [f"  {', '.join(map(escape, sorted(report.read)))}"] if report.read else []
    return lines + ([f"  {say('geteld', **counts)}"] if counts.get("documents") else [])


def _what_to_mend(report: Report, places: Places) -> list[str]:
    """Files that were not read or not placed, and what to do about it."""
    from pipeline.publish import caused  # noqa: PLC0415 - keeps --help quick

    register, language = escape(str(places.register)), spoken_here()
    lines = [
        headed("yellow", "opzij", source=aside.source, why=caused(aside.cause, language))
        + (say("vorige-staat") if aside.kept else "")
        for aside in report.set_aside
    ]
    for source, what in report.unsure:
        told = ", ".join(say(f"wat-{one}") for one in what)
        lines.append(headed("yellow", "gok", source=source, what=told, register=register))
    lines += [headed("yellow", "niet-geplaatst", source=source, register=register) for source in report.unplaced]
    return lines + [headed("yellow", "dubbel", source=source, first=first) for source, first in report.doubles]


def _what_became_of_files(report: Report, places: Places) -> list[str]:
    """Results that a person changed, that are open elsewhere, or that could not be made."""
    lines = [headed("yellow", "bewaard", file=str(places.out / name)) for name in report.kept_copies]
    lines += [
        headed("yellow", "elders-open", file=str(places.out / name), other=str(places.out / other))
        for name, other in report.written_beside.items()
    ]
    lines += [
        headed("bold red", "niet-gemaakt", file=str(places.out / name), why=why)
        for name, why in report.failed_outputs.items()
    ]
    if report.ended_early:
        lines.append(escape(say("vorige-afgebroken", moment=report.ended_early)))
    if any(name.endswith(".xlsx") for name in report.kept_copies):
        lines.append(f"  {say('bewaarde-oordelen')}")
    return lines


def _what_was_left(report: Report, places: Places) -> list[str]:
    lines = [escape(say("overgebleven", file=str(places.out / name))) for name in report.left_over]
    return lines + ([say("demo-weg", count=report.demo_left_out)] if report.demo_left_out else [])


def _of_pages(report: Report, places: Places) -> list[str]:
    """How many doubts there are about pages, and the first of each document."""
    lines_of = report.warnings_nl if spoken_here() == "nl" else report.warnings
    told = {name: some for name, some in lines_of.items() if some}
    if not told:
        return []
    record = escape(str(places.out / "run.json"))
    count = how_many("een-waarschuwing", "zoveel-waarschuwingen", sum(map(len, told.values())))
    lines = [say("waarschuwingen", warnings=count, record=record)]
    return lines + [f"  {escape(name)}: {_first_of(some)}" for name, some in told.items()]


def _results(report: Report, places: Places) -> list[str]:
    if not report.counts.get("documents"):
        return [headed("yellow", "niets-gelezen", corpus=str(places.corpus))]
    first, *rest = (str(places.out / f"thema-tabel.{kind}") for kind in ("xlsx", "html", "docx"))
    head = headed("bold", "resultaat", file=first)
    indent = " " * (len(say("resultaat", file="")))
    return [head, *(f"{indent}{escape(path)}" for path in rest)]


def headed(colour: str, message: str, **facts: str) -> str:
    """A message with its head, up to the first colon, in a colour (rich markup)."""
    head, colon, rest = say(message, **{name: escape(value) for name, value in facts.items()}).partition(":")
    return f"[{colour}]{head}{colon}[/]{rest}"


def controle_lines(controle: Sequence[Mapping[str, Any]]) -> list[str]:
    """What is probably not right: how much, and the worst of it; nothing when all is well."""
    if not controle:
        return []
    first = sum(one["grade"] == 1 for one in controle)
    points = how_many("een-punt", "punten", len(controle)) + (say("eerst-op-te-lossen", count=first) if first else "")
    text = "text" if spoken_here() == "nl" else "text_en"
    return [headed("yellow", "controle", points=points)] + [f"  {escape(str(one[text]))}" for one in controle[:_TOLD]]


def _first_of(warnings: Sequence[str]) -> str:
    """The first of a document's warnings, and how many more there are: one line for each document."""
    return escape(warnings[0]) + (say("en-meer", count=len(warnings) - 1) if len(warnings) > 1 else "")


def _of_decisions(counts: DecisionCounts) -> list[str]:
    """What became of reviewers' decisions; nothing when there are none, or nothing is wrong with them."""
    lines = [f"  {say('volgt-oordeel', count=counts.laid)}"] if counts.laid else []
    asked = [
        say(what, count=len(some))
        for some, what in (
            (counts.to_confirm, "oordelen-bevestigen"),
            (counts.orphaned, "oordelen-kwijt"),
            (counts.disputed, "oordelen-betwist"),
        )
        if some
    ]
    return lines + ([headed("yellow", "oordelen", asked=", ".join(asked))] if asked else [])


def documents(count: int) -> str:
    """So many documents, in words."""
    return how_many("een-document", "documenten", count)


def status_rows(rows: Sequence[Mapping[str, str]]) -> list[Mapping[str, str]]:
    """The rows of `status` as people read them: heads and states in their language."""
    return [
        {say(f"kop-{name}"): say(f"stand-{value}") if name == "state" else value for name, value in row.items()}
        for row in rows
    ]


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
        fail(say("geen-bestand", path=path))
