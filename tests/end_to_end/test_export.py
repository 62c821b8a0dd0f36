"""`thematabel export`: what reviewers decided in the results, and Word memos of what the last run found."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import docx
from openpyxl import load_workbook

from pipeline.model import Judgement, Shown
from pipeline.publish import clause_of
from pipeline.review.answers import Answerer
from pipeline.review.deciding import Wish, decide
from pipeline.review.matching import anchor_of
from pipeline.review.store import NAME, Store, new_passage
from tests.support import DemoRun, thematabel


def test_memos_are_written_from_the_last_run_without_reading_anew(demo_run: DemoRun, tmp_path: Path) -> None:
    """One for each zorgkantoor and each theme that is asked for; the links in them lead to the documents."""
    done = thematabel(
        "export", "--docx", "--about", "dsw", "--about", "bekostiging", "--corpus", demo_run.corpus, "--out",
        demo_run.out, "--to", tmp_path / "memo's", "--json",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    paths = [Path(path) for path in json.loads(done.stdout)]
    assert [path.name for path in paths] == ["zorgkantoor-dsw.docx", "thema-bekostiging.docx"]
    links = [link for p in docx.Document(str(paths[0])).paragraphs for link in p.hyperlinks]
    assert links
    assert all((paths[0].parent / link.address.partition("#")[0]).exists() for link in links)
    assert "2 memos" in done.stderr


def test_export_says_what_to_do_when_there_is_nothing_to_export(demo_run: DemoRun, tmp_path: Path) -> None:
    """No run yet, no such subject, a subject without memos: one sentence each, exit code 2."""
    empty = thematabel("export", "--docx", "--corpus", demo_run.corpus, "--out", tmp_path / "niets")
    assert (empty.returncode, "Run `thematabel run` first" in empty.stderr) == (2, True)
    shutil.copytree(demo_run.out / ".cache", tmp_path / "uit" / ".cache")
    wrong = thematabel("export", "--docx", "--about", "dws", "--corpus", demo_run.corpus, "--out", tmp_path / "uit")
    assert (wrong.returncode, "'dws'" in wrong.stderr) == (2, True)
    assert not (tmp_path / "uit" / "word").exists()
    assert thematabel("export", "--about", "dsw", "--corpus", demo_run.corpus, "--out", tmp_path).returncode == 2


def test_what_reviewers_decided_is_exported_at_once(two_policies: Path, tmp_path: Path) -> None:
    """The workbook and clauses.jsonl say so, and who and when; no document is read anew."""
    shutil.copytree(two_policies, tmp_path / "werk")
    corpus, out = tmp_path / "werk" / "corpus", tmp_path / "werk" / "extracted"
    told = json.loads((out / "vgz-2024" / "document.json").read_text("utf-8"))
    lines = (out / "vgz-2024" / "clauses.jsonl").read_text("utf-8").splitlines()
    clause = clause_of(next(line for line in map(json.loads, lines) if line["in_table"]))
    wish = Wish(new_passage(), anchor_of(clause, told["sha256"]), Shown(), Judgement("aanpassen", text="Kort en goed."))
    with Store(corpus / NAME) as store:
        decide(store, Answerer("Jan", datetime(2026, 3, 1, tzinfo=UTC)), [wish], 0)
    done = thematabel("export", "--corpus", corpus, "--out", out, "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["read"] == []
    after = [json.loads(line) for line in (out / "vgz-2024" / "clauses.jsonl").read_text("utf-8").splitlines()]
    [decided] = [line for line in after if line["id"] == clause.id]
    assert decided["short"] == "Kort en goed."
    assert any("beoordeeld door Jan op 01-03-2026" in why for why in decided["why"])
    book = load_workbook(out / "thema-tabel.xlsx", read_only=True)
    shown = [str(value) for row in book["Thema-tabel"].iter_rows(values_only=True) for value in row if value]
    book.close()
    assert any("Kort en goed." in text for text in shown)
