"""Scanned pages are read when tesseract is there, and named when not."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest

from pipeline.config import ReadSettings
from pipeline.model import Finding, Page
from pipeline.read import read_document
from pipeline.read.pdf import ocr
from tests.support import need_program

NAME = "salland-2024.pdf"
PAGE = 2  # index


@pytest.fixture(scope="module")
def scan(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A document of one page with text and the same page as a picture."""
    target = tmp_path_factory.mktemp("scan") / "scan.pdf"
    source, mixed = pypdfium2.PdfDocument(demo / NAME), pypdfium2.PdfDocument.new()
    picture = source[PAGE].render(scale=200 / 72).to_pil().convert("RGB")
    picture.save(target.with_name("picture.pdf"), resolution=200)
    scanned = pypdfium2.PdfDocument(target.with_name("picture.pdf"))
    mixed.import_pages(source, [PAGE])
    mixed.import_pages(scanned, [0])
    mixed.save(target)
    for document in (source, scanned, mixed):
        document.close()
    return target


def spelt(page: Page) -> Counter[str]:
    """The words of a page without hyphens and signs."""
    return Counter(re.findall(r"\w+", " ".join(word.text for word in page.words)))


def test_a_scanned_page_reads_as_the_printed_one(scan: Path) -> None:
    """19 of 20 words are right, each at its place; the warning names the page."""
    need_program("tesseract", "tesseract-ocr")
    if "nld" not in ocr.languages(need_program("tesseract", "tesseract-ocr-nld")):
        pytest.skip("tesseract has no Dutch (Debian package tesseract-ocr-nld)")
    reading = read_document(scan, ReadSettings())
    printed, scanned = reading.pages
    assert not scanned.unread
    assert (spelt(printed) & spelt(scanned)).total() >= 0.95 * spelt(printed).total()
    assert Finding("ocr", 2) in reading.findings
    places = {word.text: word for word in scanned.words}
    once = [word for word in printed.words if word.text in places and spelt(printed)[word.text] == 1]
    near = [
        w for w in once if abs(w.rect.x0 - places[w.text].rect.x0) < 3 and abs(w.rect.top - places[w.text].rect.top) < 3
    ]
    assert len(near) >= 0.95 * len(once) > 50


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        pytest.param({"ocr": False}, "ocr-uit", id="switched off"),
        pytest.param({"ocr_language": "xyz"}, "ocr-taal", id="language missing"),
        pytest.param({"ocr_seconds": 0.01}, "ocr-traag", id="too slow"),
    ],
)
def test_a_scan_that_cannot_be_read_is_named(scan: Path, change: dict[str, object], reason: str) -> None:
    """With the reason; the other page is read."""
    if change != {"ocr": False}:
        need_program("tesseract", "tesseract-ocr-nld")
    reading = read_document(scan, ReadSettings.model_validate(change))
    assert [page.unread for page in reading.pages] == [False, True]
    assert reading.findings[0] == Finding("scan", 2)
    assert (reading.findings[1].kind, reading.findings[1].facts[0]) == ("ocr-niet", reason)


def test_without_tesseract_a_scan_is_named(scan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not taken for an empty page."""
    monkeypatch.setattr("pipeline.read.pdf.ocr.shutil.which", lambda _: None)
    reading = read_document(scan, ReadSettings())
    assert reading.pages[1].unread
    assert reading.findings[1] == Finding("ocr-niet", 2, facts=("ocr-geen-tesseract",))


def test_the_time_for_all_scans_of_a_document_is_limited(scan: Path) -> None:
    """A long scanned document is read as far as time goes; the run's own limit would set all of it aside."""
    need_program("tesseract", "tesseract-ocr-nld")
    reading = read_document(scan, ReadSettings(ocr_seconds_document=1e-6))
    assert reading.findings[1] == Finding("ocr-niet", 2, facts=("ocr-tijd-op",))


def test_words_of_a_line_stand_on_one_line() -> None:
    """Tesseract's boxes are as high as the ink; a bullet taken for a letter is a bullet; stains are left out."""
    head = "level page_num block_num par_num line_num word_num left top width height conf text"
    rows = [
        "4 1 1 1 1 0 100 100 400 40 -1 -",
        "5 1 1 1 1 1 100 112 10 10 80 e",
        "5 1 1 1 1 2 130 110 60 20 95 een",
        "5 1 1 1 1 3 200 100 60 40 95 bij",
        "5 1 1 1 1 4 300 100 60 40 4 ~",
    ]
    words = list(ocr._words("\n".join("\t".join(row.split()) for row in [head, *rows]), 0.25))
    assert [(word.text, word.rect.x0, word.rect.top, word.rect.bottom) for word in words] == [
        ("•", 25, 25, 35),
        ("een", 32.5, 25, 35),
        ("bij", 50, 25, 35),
    ]
