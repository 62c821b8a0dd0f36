"""Codings of what the last run left: what cannot be read is named, as everywhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.config import default_config_path, load_config
from pipeline.review.overview import UnreadableResults
from pipeline.run.commands.codings import export_codings
from pipeline.run.places import Places


def test_a_line_that_is_no_statement_is_named(tmp_path: Path) -> None:
    """And nothing is written."""
    folder = tmp_path / "uit" / "vgz-2024"
    folder.mkdir(parents=True)
    (tmp_path / "uit" / "run.json").write_text(json.dumps({"shown": ["vgz-2024"]}), "utf-8")
    told = {"id": "vgz-2024", "source": "vgz-2024.pdf", "sha256": "0", "title": "Inkoopbeleid", "pages": 3}
    (folder / "document.json").write_text(json.dumps(told), "utf-8")
    (folder / "clauses.jsonl").write_text("[]\n", "utf-8")
    with pytest.raises(UnreadableResults):
        export_codings(Places(tmp_path, tmp_path / "uit"), load_config(default_config_path()), tmp_path / "uit.qdpx")
    assert not (tmp_path / "uit.qdpx").exists()
