"""What the given tables of the reference monitors say as tidy figures, by rules of its own; and how many are right.

Shares no code with the pipeline, so that the two can disagree. `python -m tests.compare.monitor_truth TRUTH OUT`
prints, per report, how many figures of a run's monitor.csv are right.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

REPORTS = ("actiz-2025", "vgn-2017", "actiz-2022")
STATEMENTS = {"Ja, geheel", "Verbeterd"}  # a first answer in the header: the rows of that table are statements
KANTOREN = {"Zilveren Kruis": "Zilveren Kruis", "Achmea": "Zilveren Kruis", "CZ": "CZ", "Menzis": "Menzis",
            "VGZ": "VGZ", "Overig": "Overig", "Totaal": "Totaal"}  # fmt: skip
MEASURES = {"Aantal": "aantal", "Aantal respondenten": "aantal", "%": "%", "Percentage": "%"}
CELL = re.compile(
    r"(?P<number>[+-]?[\d.,]+)(?P<percent>%)?(?P<euro> euro)?(?: \((?P<second>\d+)(?P<second_percent>%)?\))?"
)

Key = tuple[str, str, str, str, float, str, str]  # table, answer, group kind, group, value, unit, n
Table = dict[str, Any]


def truth(report: dict[str, Any]) -> Counter[Key]:
    """Every figure of every table of a report."""
    survey = report["document"]["year"]
    return Counter(key for table in report["tables"] for key in table_truth(table, survey))


def table_name(table: Table) -> str:
    """How a table is named on both sides: its number, else its page."""
    return str(table["label"] or f"p{table['page']}")


def table_truth(table: Table, survey: str) -> Iterator[Key]:
    """The figures of one table."""
    header, body = table["grid"][: table["header_rows"]], table["grid"][table["header_rows"] :]
    columns = [[row[c] for row in header] for c in range(len(table["grid"][0]))]
    counts = _counts(table, columns, body, survey)
    heading = ""
    for number, row in enumerate(body):
        if number and not any(row[1:]):  # a first row without figures is a title, not a heading between rows
            heading = f"{_plain(row[0])}: "
        for path, text in zip(columns[1:], row[1:], strict=True):
            if not (found := CELL.fullmatch(text)):
                continue
            kind, group, measure = _about(path, columns)
            answer = heading + _plain(row[0])
            year = group if kind == "jaar" else (re.findall(r"^(?:NPS )?(20\d\d)$", row[0]) or [""])[0]
            n = counts.get((year, group), counts.get((year, ""), ""))
            if header and header[0][1] in STATEMENTS:
                kind, answer, group = "stelling", _plain(group), answer
            for value, unit in _figures(found, measure, row[0], table["caption"]):
                yield (table_name(table), answer, kind, group, value, unit, n)


def _about(path: list[str], columns: list[list[str]]) -> tuple[str, str, str]:
    """Kind of the group, the group, and how was counted."""
    last = path[-1].rstrip("*")
    measure = MEASURES.get(last, "")
    if measure and (years := [text for text in path if re.fullmatch(r"20\d\d", text)]):
        return "jaar", years[0], measure
    if measure:
        return "geen", "", measure
    if re.fullmatch(r"20\d\d( \(n\))?", last):
        return "jaar", last[:4], ""
    others = {column[-1].rstrip("*") for column in columns[1:]}
    if "CZ" in others:
        return "zorgkantoor", KANTOREN[last], ""
    if any("miljoen" in other for other in others):
        return "omzet", last, ""
    return "geen", last, ""


def _figures(found: re.Match[str], measure: str, row: str, caption: str) -> Iterator[tuple[float, str]]:
    text = found["number"]
    value = float(text.replace(".", "").replace(",", ".") if "," in text or found["euro"] else text)
    if found["percent"]:
        unit = "%"
    elif found["euro"]:
        unit = "EUR"
    elif row.startswith("NPS"):
        unit = "NPS"
    elif "," in text:
        unit = "score"
    else:
        unit = "aantal"
    yield value, unit if unit != "aantal" or not measure else measure
    if found["second"]:
        yield float(found["second"]), "%" if found["second_percent"] else "aantal"


def _counts(table: Table, columns: list[list[str]], body: list[list[str]], survey: str) -> dict[tuple[str, str], str]:
    """Counts by (year, group); ('', '') is that of the survey itself, which is also that of the newest year in it."""
    n: str = table["n"]
    years = [text for column in columns for text in column if re.fullmatch(r"20\d\d", text)]
    rows = [year for row in body for year in re.findall(r"^(?:NPS )?(20\d\d)$", row[0])]
    newest = max(years or rows or [survey])
    found: dict[tuple[str, str], str] = {(year, ""): count for year, count in re.findall(r"(20\d\d): n=(\d+)", n)}
    if spread := re.search(r"(20\d\d): n vari\S+ van (\d+) tot (\d+)", n):
        found[spread[1], ""] = f"{spread[2]}-{spread[3]}"
    if re.fullmatch(r"\d+", n):
        found["", ""] = found[newest, ""] = n
    for row in body:
        if row[0] == "Totaal (N)":
            for path, count in zip(columns[1:], row[1:], strict=True):
                found["", _about(path, columns)[1]] = found[newest, _about(path, columns)[1]] = count
    for year in {*years, *rows} - {newest}:
        found.setdefault((year, ""), "")
        found.update({(year, group): found[year, ""] for _, group in list(found) if group})
    return found


def _plain(text: str) -> str:
    """A label without the marks of footnotes and the dots to fill in."""
    return re.sub(r"\s+", " ", re.sub(r"\u2026[.\u2026]*|\.{2,}|\*+", " ", text)).strip(" ,:;")


def difference(expected: Counter[Key], found: Counter[Key]) -> tuple[float, list[str]]:
    """The share of `expected` that was found as it is, and what differs; a figure too many counts against it."""
    missing, extra = expected - found, found - expected
    right = (expected & found).total() / max(1, expected.total(), found.total())
    return right, [f"missing {key}" for key in missing] + [f"extra   {key}" for key in extra]


def _of_run(out: Path, report: dict[str, Any]) -> Counter[Key]:
    """The figures of a run's monitor.csv in tables which the truth has too; charts have a truth of their own.

    A table without a number is told by its page, which a chart may share.
    """
    charts = {table["id"] for table in _tables_of_run(out, report) if table["kind"] == "chart"}
    tables = {table_name(table) for table in report["tables"]}
    found: Counter[Key] = Counter()
    with (out / "monitor.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if row["table"] in charts:
                continue
            name = row["table"] if row["table"] in tables else f"p{row['page']}"
            if row["document"] == report["document"]["id"] and name in tables:
                value = float(row["value"])
                found[name, row["answer"], row["group_kind"], row["group"], value, row["unit"], row["n"]] += 1
    return found


def _tables_of_run(out: Path, report: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((out / report["document"]["id"] / "tables.json").read_text("utf-8"))
    return found


def main(folder: str, out: str) -> None:
    """Print a line per report, and what differs."""
    for name in REPORTS:
        report = json.loads((Path(folder) / f"{name}.json").read_text("utf-8"))
        expected = truth(report)
        right, differences = difference(expected, _of_run(Path(out), report))
        print(f"{name}: {right:.4f} of {expected.total()} figures right", *differences, sep="\n  ")


if __name__ == "__main__":
    main(*sys.argv[1:3])
