"""The truth of the demonstration policies: `python -m tests.demo.truth` writes `corpus/demo/truth/ID.json`.

The statements are marked in the sources that the PDFs are typeset from; their pages are looked up in the PDFs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from tests.demo.changes import CHANGED, changes
from tests.styles.documents.make import write_truth
from tests.styles.documents.source import Block, Source
from tests.styles.documents.truth import truth_of
from tests.support import ROOT

DEMO = ROOT / "corpus" / "demo"
EDITIONS = ("2024", "2025")
NAMES = ("id", "kind", "publisher", "zorgkantoor", "year", "sector", "title")


def policies() -> list[str]:
    """The ids of the policies, which have statements; the reports have none."""
    return [path.stem for path in sorted((DEMO / "sources").glob("*.md")) if not path.stem.startswith("monitor")]


def truth_path(name: str) -> Path:
    """Where the truth of a policy is."""
    return DEMO / "truth" / f"{name}.json"


def demo_truth(name: str) -> dict[str, Any]:
    """The truth of one policy, made anew: headings and statements (the golden tests hold its tables)."""
    return truth_of(_source(DEMO / "sources" / f"{name}.md"), DEMO / f"{name}.pdf")


def demo_changes(zorgkantoor: str) -> list[dict[str, Any]]:
    """What changed between its editions of 2024 and 2025."""
    return changes(zorgkantoor, *(demo_truth(f"{zorgkantoor}-{year}") for year in EDITIONS))


def changes_path(zorgkantoor: str) -> Path:
    """Where that truth is."""
    return DEMO / "truth" / f"changes-{zorgkantoor}-2025.json"


def _source(path: Path) -> Source:
    """A Markdown source as far as its truth needs it: headings, and lines in which statements may be."""
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    settings = {str(key): str(value) for key, value in YAML(typ="base").load(front).items()}
    return Source({name: settings.get(name, "") for name in NAMES}, tuple(_blocks(body)))


def _blocks(body: str) -> Iterator[Block]:
    for line in body.splitlines():
        text = re.sub(r"\[\^\w+\]:? ?", "", line)
        if heading := re.match(r"(#+) (.*)", text):
            yield Block("heading", (heading[2],), len(heading[1]))
        elif text.strip():
            yield Block("text", (text,))


def main() -> None:
    """Write the truth of every policy."""
    for name in policies():
        truth = demo_truth(name)
        write_truth(truth, truth_path(name))
        key = sum(clause["key"] for clause in truth["clauses"])
        print(f"{name}: {len(truth['clauses'])} statements, {key} of them key")
    for zorgkantoor in CHANGED:
        write_truth(demo_changes(zorgkantoor), changes_path(zorgkantoor))


if __name__ == "__main__":
    main()
