"""Scanned pages are read when tesseract is there, and named when not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
import typst
from fpdf import FPDF
from PIL import Image, ImageOps
from reportlab.pdfgen.canvas import Canvas
from weasyprint import HTML

from pipeline.config import ReadSettings
from pipeline.model import Finding, Page, Rect, Word
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


@pytest.fixture(scope="module")
def stamped(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page that is a picture of text under a header of real letters, and one with a dark picture."""
    folder = tmp_path_factory.mktemp("stamped")
    source = pypdfium2.PdfDocument(demo / NAME)
    picture = source[PAGE].render(scale=200 / 72).to_pil().convert("L")
    picture.save(folder / "tekst.png")
    picture.point(lambda grey: grey // 3).save(folder / "donker.png")
    source.close()
    pages = "".join(
        f"<div style='break-after:page'><p>Ontvangen 3 juli</p><img src='{name}.png' style='width:16cm'></div>"
        for name in ("tekst", "donker")
    )
    HTML(string=pages, base_url=str(folder)).write_pdf(folder / "a.pdf")
    return folder / "a.pdf"


def test_a_picture_of_text_under_a_stamp_is_read(stamped: Path) -> None:
    """Its words are there beside those of the stamp, and the finding names the page; a photo is left alone."""
    if "nld" not in ocr.languages(need_program("tesseract", "tesseract-ocr-nld")):
        pytest.skip("tesseract has no Dutch (Debian package tesseract-ocr-nld)")
    reading = read_document(stamped, ReadSettings())
    first, second = reading.pages
    assert len(first.words) > 100
    assert spelt(first)["Ontvangen"] == 1
    assert [word.text for word in second.words] == ["Ontvangen", "3", "juli"]
    assert [finding for finding in reading.findings if finding.kind in ("ocr", "plaatje-met-tekst")] == [
        Finding("ocr", 1)
    ]


def test_a_picture_of_text_is_named_where_it_cannot_be_read(stamped: Path) -> None:
    """Without OCR a person hears on which page text stands that is not in the table."""
    findings = read_document(stamped, ReadSettings(ocr=False)).findings
    assert [(finding.kind, finding.page) for finding in findings if finding.kind != "opmaak"] == [
        ("plaatje-met-tekst", 1)
    ]


def test_a_page_of_codes_without_meaning_is_no_text() -> None:
    """Letters that say '(cid:73)' are never shown: the page is read by OCR, or named as not read."""
    words = tuple(Word("(cid:73)(cid:110)", Rect(10, 10 * n, 60, 10 * n + 9), size=9) for n in range(8))
    page = Page(1, 300, 200, words=words)
    assert ocr.is_cipher(page)
    assert not ocr.is_cipher(Page(1, 300, 200, words=(*words[:1], *(Word("zorg", w.rect) for w in words))))
    done = ocr.recognise(Path("nergens.pdf"), [page], ReadSettings(ocr=False))
    assert (done.pages[0].words, done.pages[0].unread, done.unread) == ((), True, ((1, ("ocr-uit",)),))


def below_text_by_fpdf2(path: Path, picture: Path) -> None:
    """At the foot of a page that begins with real text."""
    pdf = FPDF(unit="pt", format="A4")
    pdf.add_page()
    pdf.set_font("helvetica", size=11)
    pdf.multi_cell(0, 14, "Ontvangen 3 juli door de afdeling. Het stuk hieronder is overgenomen zoals het kwam.")
    pdf.image(str(picture), x=80, y=230, w=430)
    pdf.output(str(path))


def in_two_halves_by_reportlab(path: Path, picture: Path) -> None:
    """As two pictures, one below the other, under a running head."""
    with Image.open(picture) as whole:
        width, height = whole.size
        parts = [whole.crop((0, top, width, top + height // 2)) for top in (0, height // 2)]
    canvas = Canvas(str(path), pagesize=(595, 842))
    canvas.setFont("Helvetica", 9)
    canvas.drawString(60, 815, "Ontvangen 3 juli")
    each = 500 * height / width / 2
    for n, part in enumerate(parts):
        canvas.drawInlineImage(part, 48, 790 - each * (n + 1), 500, each)
    canvas.save()


def tinted_by_typst(path: Path, picture: Path) -> None:
    """On paper that has yellowed, with the number of the page in real letters."""
    with Image.open(picture) as grey:
        tint = ImageOps.colorize(grey.convert("L"), black="#222", white="#f3ecd2")
        tint.save(path.with_name("geel.png"))
    source = '#set page(margin: 1.5cm, footer: [Ontvangen 3 juli])\n#image("geel.png", width: 100%)'
    path.with_name("a.typ").write_text(source, "utf-8")
    path.write_bytes(typst.compile(str(path.with_name("a.typ"))))


@pytest.mark.parametrize("make", [below_text_by_fpdf2, in_two_halves_by_reportlab, tinted_by_typst])
def test_a_picture_of_text_by_other_programs_is_read(
    stamped: Path, tmp_path: Path, make: Callable[[Path, Path], None]
) -> None:
    """Beside the real letters of the page, with its page named."""
    if "nld" not in ocr.languages(need_program("tesseract", "tesseract-ocr-nld")):
        pytest.skip("tesseract has no Dutch (Debian package tesseract-ocr-nld)")
    make(tmp_path / "a.pdf", stamped.with_name("tekst.png"))
    reading = read_document(tmp_path / "a.pdf", ReadSettings())
    expected = spelt(read_document(stamped, ReadSettings()).pages[0])
    assert (spelt(reading.pages[0]) & expected).total() >= 0.9 * expected.total() > 90
    assert Finding("ocr", 1) in reading.findings
