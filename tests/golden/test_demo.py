"""The demonstration documents' results, word for word. A difference is looked at before it is accepted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from tests.support import ROOT, DemoRun

DOCUMENTS = sorted(path.stem for path in (ROOT / "corpus" / "demo").glob("*.pdf"))


class TextFile(SingleFileSnapshotExtension):
    """A readable text file per snapshot, so that a difference reads like one."""

    file_extension = "txt"
    _write_mode = WriteMode.TEXT


@pytest.fixture
def golden(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """Snapshots as text files."""
    return snapshot.use_extension(TextFile)


def folder_of(run: DemoRun, name: str) -> Path:
    """The folder of the document that came from this file."""
    for path in run.out.glob("*/document.json"):
        if json.loads(path.read_text("utf-8"))["source"] == f"{name}.pdf":
            return path.parent
    raise AssertionError(f"{name} was not extracted")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_headings_and_tables(demo_run: DemoRun, golden: SnapshotAssertion, name: str) -> None:
    """What it is, its headings with their pages, and every table as a grid."""
    folder = folder_of(demo_run, name)
    document = json.loads((folder / "document.json").read_text("utf-8"))
    keys = ("id", "kind", "publisher", "zorgkantoor", "year", "sector", "title", "pages", "warnings")
    lines = [f"{key}: {document[key]}" for key in keys]
    lines += [
        "",
        "# Headings",
        *(f"{'  ' * (h['level'] - 1)}{h['text']}  (p. {h['page']})" for h in document["headings"]),
    ]
    for table in json.loads((folder / "tables.json").read_text("utf-8")):
        place = f"p. {table['page']}-{table['page_end']}, {table['header_rows']} header rows"
        lines += [
            "",
            f"# {table['id']}: {table['caption']} | {table['n']} | {place}",
            f"  {' > '.join(table['section'])}",
        ]
        lines += [" | ".join(row) for row in table["grid"]]
    assert "\n".join(lines) + "\n" == golden


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if not name.startswith("monitor")])
def test_clauses(demo_run: DemoRun, golden: SnapshotAssertion, name: str) -> None:
    """Every clause: theme, in the table or not, stance, figures, short form."""
    lines = []
    for line in (folder_of(demo_run, name) / "clauses.jsonl").read_text("utf-8").splitlines():
        clause = json.loads(line)
        mark = "*" if clause["in_table"] else " "
        lines.append(
            f"{mark} p.{clause['page']} {clause['theme']}/{clause['stance']}/{clause['scope']}: {clause['text']}"
        )
        if clause["short"] != clause["text"]:
            lines.append(f"      kort: {clause['short']}")
        lines += [f"      {f['kind']} {f['value']} {f['unit']} ({f['subject']})" for f in clause["facts"]]
    assert "\n".join(lines) + "\n" == golden


def test_changes(demo_run: DemoRun, golden: SnapshotAssertion) -> None:
    """What changed between the two editions of the two policies that have two."""
    changes = json.loads((demo_run.out / "changes.json").read_text("utf-8"))
    lines = []
    for change in changes:
        figures = "; ".join(f"{f['kind']} {f['old']} -> {f['new']}" for f in change["facts"])
        lines.append(f"{change['zorgkantoor']} {change['theme']} {change['change']} [{figures}]")
        lines += [f"   {text}" for text in (change["old_text"], change["new_text"]) if text]
    assert "\n".join(lines) + "\n" == golden


def test_monitor(demo_run: DemoRun, golden: SnapshotAssertion) -> None:
    """The survey figures, tidy."""
    assert (demo_run.out / "monitor.csv").read_text("utf-8-sig") == golden
