"""What lies in the corpus: every PDF, and a reason for whatever is called one but cannot be taken."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.model import Cause
from pipeline.register import survey
from pipeline.register.scan import holds_pdf, scan


def test_what_cannot_be_taken_is_said(tmp_path: Path) -> None:
    """Links out of the corpus or to nowhere, pipes, and names that are no text."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (tmp_path / "buiten.pdf").write_bytes(b"%PDF-1.7")
    (corpus / "goed.pdf").write_bytes(b"%PDF-1.7 goed")
    (corpus / "uit.pdf").symlink_to(tmp_path / "buiten.pdf")
    (corpus / "nergens.pdf").symlink_to(corpus / "weg.pdf")
    (corpus / "ook.pdf").symlink_to(corpus / "goed.pdf")
    os.mkfifo(corpus / "pijp.pdf")
    Path(os.fsdecode(os.fsencode(corpus) + b"/na\xef\xefm.pdf")).write_bytes(b"%PDF-1.7")
    seen = survey(corpus, {})
    assert [file.source for file in seen.found] == ["goed.pdf", "ook.pdf"]
    assert {source: why.kind for source, why in seen.passed_over} == {
        "uit.pdf": "verwijzing-naar-buiten",
        "nergens.pdf": "dode-verwijzing",
        "pijp.pdf": "geen-bestand",
        "na\\udcef\\udcefm.pdf": "naam",
    }


def test_what_may_not_be_read_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder and a file; the others are found."""
    (tmp_path / "dicht").mkdir()
    (tmp_path / "goed.pdf").write_bytes(b"%PDF-1.7 goed")
    (tmp_path / "slot.pdf").write_bytes(b"%PDF-1.7 slot")
    real_scandir, real_open = os.scandir, Path.open

    def scandir(path: str) -> object:
        if str(path).endswith("dicht"):
            raise PermissionError(13, "Permission denied", str(path))
        return real_scandir(path)

    def opened(self: Path, *args: object, **kwargs: object) -> object:
        if self.name == "slot.pdf":
            raise PermissionError(13, "Permission denied", str(self))
        return real_open(self, *args, **kwargs)  # type: ignore[call-overload]

    monkeypatch.setattr(os, "scandir", scandir)
    monkeypatch.setattr(Path, "open", opened)
    seen = survey(tmp_path, {})
    assert [file.source for file in seen.found] == ["goed.pdf"]
    assert seen.passed_over == (
        ("dicht/", Cause("map-onleesbaar", ("Permission denied",))),
        ("slot.pdf", Cause("onleesbaar", ("Permission denied",))),
    )


@pytest.mark.parametrize(("name", "holds"), [("a.pdf", True), ("map/A.PDF", True), ("a.txt", False), (".b.pdf", False)])
def test_whether_there_is_any_pdf(tmp_path: Path, name: str, holds: bool) -> None:
    """Anywhere below, under a name that counts."""
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).touch()
    assert holds_pdf(tmp_path) is holds


def test_results_that_lie_in_the_corpus_are_no_documents(tmp_path: Path) -> None:
    """Of any run, under any name: what it wrote would be read as a policy by the next."""
    for name in ("a.pdf", "extracted/thema-tabel.html", "extracted/vgz-2024/x.pdf", "map/b.pdf"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"%PDF-" + name.encode())
    (tmp_path / "extracted" / "run.json").write_text("{}")
    assert [file.source for file in scan(tmp_path, {})] == ["a.pdf", "map/b.pdf"]
    (tmp_path / "a.pdf").unlink()
    (tmp_path / "map" / "b.pdf").unlink()
    assert not holds_pdf(tmp_path)
