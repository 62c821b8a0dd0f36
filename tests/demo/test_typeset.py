"""The demonstration documents: what they say of themselves, and that they can be made anew."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from tests.support import ROOT

PDFS = sorted((ROOT / "corpus" / "demo").glob("*.pdf"))


def page_texts(path: Path) -> list[str]:
    """The text of each page, white space squeezed."""
    pdf = pypdfium2.PdfDocument(path)
    try:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in pdf]
    finally:
        pdf.close()


def test_every_source_has_its_pdf() -> None:
    """A user needs no typesetter."""
    sources = {path.stem for path in (ROOT / "corpus" / "demo" / "sources").glob("*.md")}
    assert sources == {path.stem for path in PDFS}
    assert len(PDFS) == 11


@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.stem)
def test_every_page_says_that_it_is_a_demonstration(path: Path) -> None:
    """Nobody may take one for a publication of the zorgkantoor that it names."""
    for number, text in enumerate(page_texts(path), start=1):
        assert "Demonstratiedocument van thematabel, geen publicatie van" in text, f"page {number}"


def test_typesetting_twice_gives_the_same_bytes_and_the_committed_words(typesetter: Path, tmp_path: Path) -> None:
    """Deterministic, and the PDFs in the repository are those of the sources."""
    name = "vgz-2024"
    for folder in ("one", "two"):
        command = [sys.executable, str(typesetter), name, "--out", str(tmp_path / folder)]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=300, check=False)
        assert done.returncode == 0, done.stderr
    made = tmp_path / "one" / f"{name}.pdf"
    assert made.read_bytes() == (tmp_path / "two" / f"{name}.pdf").read_bytes()

    def letters(path: Path) -> str:
        """Without white space, hyphens and digits: those depend on the fonts of the machine."""
        return "".join(sorted(re.sub(r"[\W\d_]", "", "".join(page_texts(path)))))

    assert letters(made) == letters(ROOT / "corpus" / "demo" / f"{name}.pdf")
