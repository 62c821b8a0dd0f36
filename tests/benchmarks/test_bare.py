"""Taking out lines takes out nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.bare import main, without_lines
from pipeline.read.pdf.drawn import drawn_pages
from tests.support import ROOT


def test_no_line_or_fill_is_left_and_every_word_is(tmp_path: Path) -> None:
    """White words on a fill that is gone are black, and so are there as well."""
    source, bare = ROOT / "tests/layouts/pdf/band-header.chromium.pdf", tmp_path / "bare.pdf"
    without_lines(source, bare)
    before, after = ([page for page, _ in drawn_pages(path)] for path in (source, bare))
    assert any(page.rules or page.fills for page in before)
    assert not any(page.rules or page.fills for page in after)
    assert [[word.text for word in page.words] for page in after] == [
        [word.text for word in page.words] for page in before
    ]


def test_without_reference_documents_nothing_is_scored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It says so, and exits with 2."""
    assert main([], tmp_path) == 2
    assert "Nothing was scored" in capsys.readouterr().err
