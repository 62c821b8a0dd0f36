"""`thematabel export`: Word memos of what the last run found."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import docx

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
    """No run yet, no such subject, nothing asked for: one sentence each, exit code 2."""
    empty = thematabel("export", "--docx", "--corpus", demo_run.corpus, "--out", tmp_path / "niets")
    assert (empty.returncode, "Run `thematabel run` first" in empty.stderr) == (2, True)
    shutil.copytree(demo_run.out / ".cache", tmp_path / "uit" / ".cache")
    wrong = thematabel("export", "--docx", "--about", "dws", "--corpus", demo_run.corpus, "--out", tmp_path / "uit")
    assert (wrong.returncode, "'dws'" in wrong.stderr) == (2, True)
    assert not (tmp_path / "uit" / "word").exists()
    assert thematabel("export").returncode == 2
