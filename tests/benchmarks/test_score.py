"""Scores are kept as data, and rest on nothing that a file is called."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.score import figures, main, truths_in
from tests.support import ROOT

SCORER = """
import argparse, json
from pathlib import Path
p = argparse.ArgumentParser()
for name in ("--extracted", "--json", "--pdf-dir"):
    p.add_argument(name)
p.add_argument("--truth", action="append"), p.add_argument("--changes", action="append")
a = p.parse_args()
sources = sorted(json.loads(f.read_text())["source"] for f in Path(a.extracted).glob("*/document.json"))
Path(a.json).write_text(json.dumps({"vgz-2024": {"found": len(sources), "_own": 3, "names": sources}}))
"""


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A folder as it lies beside some checkouts, with one document and a scorer that looks at names only."""
    for name in ("tools", "reference/pdf", "reference/truth"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "tools" / "score.py").write_text(SCORER)
    (tmp_path / "reference" / "pdf" / "vgz-2024.pdf").write_bytes((ROOT / "corpus/demo/vgz-2024.pdf").read_bytes())
    for name in ("vgz-2024", "zonder-pdf", "changes-vgz-2024"):
        (tmp_path / "reference" / "truth" / f"{name}.json").write_text("{}")
    return tmp_path


def test_only_a_truth_with_its_document_counts(shared: Path) -> None:
    """Of those that are asked for."""
    assert [path.stem for path in truths_in(shared / "reference")] == ["vgz-2024"]
    assert truths_in(shared / "reference", ["dsw-2024"]) == []


def test_a_score_is_a_line_of_the_history(shared: Path) -> None:
    """With when, which commit and what of; an earlier line stays."""
    history = shared / "history.jsonl"
    history.write_text('{"when": "eerder"}\n')
    assert main(["--note", "een proef"], shared, history) == 0
    first, line = map(json.loads, history.read_text("utf-8").splitlines())
    assert first == {"when": "eerder"}
    assert line["scores"] == {"vgz-2024": {"found": 1}}
    assert (line["note"], line["documents"]) == ("een proef", ["vgz-2024"])
    assert line["commit"]


def test_without_reference_documents_nothing_is_kept(tmp_path: Path) -> None:
    """As in a checkout that has none beside it."""
    assert main([], tmp_path, tmp_path / "history.jsonl") == 2
    assert not (tmp_path / "history.jsonl").exists()


def test_what_the_scorer_keeps_for_itself_is_left_out() -> None:
    """And words are no figures."""
    assert figures({"a": {"cells": 0.98765, "_total": 9, "names": ["x"]}}) == {"a": {"cells": 0.988}}
