"""PDFium and pdfplumber see the same on a page; what PDFium cannot read, pdfplumber reads."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.model import Box, Fill, Page, Rect, Rule, UnreadablePdf
from pipeline.read.pdf.by_pdfium import PdfiumReader
from pipeline.read.pdf.by_pdfplumber import PlumberReader
from pipeline.read.pdf.drawn import drawn_page, drawn_pages
from pipeline.read.pdf.marks import Reader
from tests.hostile.kinds import KINDS
from tests.read.small_pdf import pdf_of
from tests.support import ROOT

PDFS = sorted((ROOT / "corpus" / "demo").glob("*.pdf"))
PAGES = (1, 5)  # a title page, and text with tables
READERS: list[Callable[[Path], Reader]] = [PdfiumReader, PlumberReader]
SHIFT = 0.5  # points: rounding in spaced small capitals adds up differently


def page_by(reader: Callable[[Path], Reader], path: Path, number: int = 1) -> Page:
    """A page as drawn, by one of the readers."""
    with reader(path) as opened:
        printed = opened.page(number)
        assert printed is not None
        return drawn_page(printed)


def graphics(page: Page) -> list[Rule | Fill | Box]:
    """What is no text: rules, fills, images."""
    return [*page.rules, *page.fills, *page.images]


def corners(drawn: Rule | Fill | Box | Rect) -> tuple[float, ...]:
    """x0, top, x1 and bottom."""
    rect = drawn if isinstance(drawn, Rect) else drawn.rect
    return rect.x0, rect.top, rect.x1, rect.bottom


def steps(values: tuple[float, ...]) -> Any:
    """Places that may differ by rounding."""
    return pytest.approx(values, abs=SHIFT)


@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.stem)
def test_both_readers_see_the_same(path: Path) -> None:
    """Words with their style and place, rules, fills and images."""
    for number in PAGES:
        one, two = (page_by(reader, path, number) for reader in READERS)
        for page in (one, two):
            assert page.words
        words = [sorted(p.words, key=lambda w: (round(w.rect.top), w.text, w.rect.x0)) for p in (one, two)]
        for a, b in zip(*words, strict=True):
            assert (a.text, a.bold, a.italic, a.upright, a.colour) == (b.text, b.bold, b.italic, b.upright, b.colour)
            assert (*corners(a.rect), a.size) == steps((*corners(b.rect), b.size))
        assert [f.colour for f in one.fills] == [f.colour for f in two.fills]
        for c, d in zip(graphics(one), graphics(two), strict=True):
            assert type(c) is type(d)
            assert corners(c) == steps(corners(d))
        assert (one.width, one.height) == steps((two.width, two.height))


@pytest.mark.parametrize("reader", READERS, ids=["PDFium", "pdfplumber"])
class TestOnePage:
    """What each reader makes of single operators."""

    def test_hyphen_at_a_line_end_is_a_hyphen(self, reader: Callable[[Path], Reader], tmp_path: Path) -> None:
        """PDFium marks it with a sign of its own."""
        page = page_by(
            reader, pdf_of(tmp_path / "a.pdf", "BT /F1 10 Tf 50 150 Td (zorgaanbie-) Tj 0 -12 Td (ders) Tj ET")
        )
        assert [w.text for w in page.words] == ["zorgaanbie-", "ders"]

    @pytest.mark.parametrize("grain", ["0", "0.00000001", "-0.00000001"])
    def test_text_on_its_side_is_so_whatever_its_turn_was_rounded_to(
        self, reader: Callable[[Path], Reader], tmp_path: Path, grain: str
    ) -> None:
        """A typesetter that computes the turn writes the cosine of 90 degrees as a tiny number."""
        content = f"BT /F1 10 Tf {grain} 1 -1 {grain} 60 50 Tm (Thuiszorg) Tj ET BT /F1 10 Tf 90 50 Td (Oost) Tj ET"
        page = page_by(reader, pdf_of(tmp_path / "a.pdf", content))
        assert [(w.text[::-1] if not w.upright else w.text, w.upright, w.size) for w in page.words] == [
            ("Thuiszorg", False, 10),
            ("Oost", True, 10),
        ]

    def test_a_gap_without_a_space_character(self, reader: Callable[[Path], Reader], tmp_path: Path) -> None:
        """Kerning within a word, a jump between two."""
        page = page_by(reader, pdf_of(tmp_path / "a.pdf", "BT /F2 10 Tf 50 150 Td [(Ta) 80 (rief) -900 (2024)] TJ ET"))
        assert [(w.text, w.bold) for w in page.words] == [("Tarief", True), ("2024", True)]

    def test_turned_text_is_one_word(self, reader: Callable[[Path], Reader], tmp_path: Path) -> None:
        """Its size is that of the type, not the width of a letter."""
        page = page_by(reader, pdf_of(tmp_path / "a.pdf", "BT /F1 10 Tf 0 -1 1 0 50 150 Tm (Regio) Tj ET"))
        assert [(w.text, w.upright, w.size) for w in page.words] == [("Regio", False, 10.0)]

    def test_a_page_that_is_shown_turned(self, reader: Callable[[Path], Reader], tmp_path: Path) -> None:
        """Text that runs up the sheet is upright on the page as shown."""
        path = pdf_of(tmp_path / "a.pdf", "BT /F1 10 Tf 0 1 -1 0 50 20 Tm (Liggend blad) Tj ET", "/Rotate 90")
        page = page_by(reader, path)
        assert (page.width, page.height) == (200, 300)
        assert [(w.text, w.upright) for w in page.words] == [("Liggend", True), ("blad", True)]
        assert page.words[0].rect.x0 == pytest.approx(20, abs=0.1)
        assert page.words[0].rect.top < 50 < page.words[0].rect.bottom

    def test_a_page_that_does_not_begin_at_zero(self, reader: Callable[[Path], Reader], tmp_path: Path) -> None:
        """Places are counted from the corner of the page."""
        page = page_by(reader, pdf_of(tmp_path / "a.pdf", "60 90 50 20 re f", box=(10, 20, 310, 220)))
        assert [f.rect for f in page.fills] == [Rect(50, 110, 100, 130)]

    def test_rectangles_in_one_path_and_in_a_form(self, reader: Callable[[Path], Reader], tmp_path: Path) -> None:
        """Each is a shape of its own, in its own colour, where the form is placed."""
        content = "1 0 0 rg 10 10 50 20 re 100 10 50 20 re f q 1 0 0 1 100 100 cm /Form Do Q"
        page = page_by(reader, pdf_of(tmp_path / "a.pdf", content))
        assert [(f.rect, f.colour) for f in page.fills] == [
            (Rect(10, 170, 60, 190), "#ff0000"),
            (Rect(100, 170, 150, 190), "#ff0000"),
            (Rect(105, 85, 145, 95), "#ff0000"),
        ]

    def test_what_only_clips_is_not_drawn(self, reader: Callable[[Path], Reader], tmp_path: Path) -> None:
        """And a stroke is as thick as the page's scale makes it."""
        page = page_by(reader, pdf_of(tmp_path / "a.pdf", "0 0 90 90 re W n 0.5 0 0 0.5 0 0 cm 2 w 20 40 m 80 40 l S"))
        assert page.fills == ()
        assert [(r.rect.x0, r.rect.x1, r.rect.top, r.width) for r in page.rules] == [(10, 40, 180, 1)]


def test_text_that_is_to_be_read_as_other_words_is_read_as_printed(tmp_path: Path) -> None:
    """PDFium gives the other words, without their places; pdfplumber reads such a page."""
    content = "/Span << /ActualText (iets anders) >> BDC BT /F1 10 Tf 50 150 Td (Malta) Tj ET EMC"
    path = pdf_of(tmp_path / "a.pdf", content)
    with PdfiumReader(path) as reader:
        assert reader.page(1) is None
    assert [word.text for page, _ in drawn_pages(path) for word in page.words] == ["Malta"]


def test_a_soft_hyphen_said_at_a_line_end_changes_nothing(tmp_path: Path) -> None:
    """Word says so of every hyphen that it has set: such pages stay with the fast reader."""
    content = "BT /F1 10 Tf 50 150 Td (zorg) Tj /Span << /ActualText <FEFF00AD> >> BDC (-) Tj EMC ET"
    with PdfiumReader(pdf_of(tmp_path / "a.pdf", content)) as reader:
        assert reader.page(1) is not None


def test_an_empty_page_is_empty(tmp_path: Path) -> None:
    """Neither reader finds anything, and that is no failure."""
    ((page, total),) = drawn_pages(pdf_of(tmp_path / "a.pdf", ""))
    assert (page.words, page.rules, page.unread, total) == ((), (), False, 1)


def test_what_is_no_pdf_is_unreadable(tmp_path: Path) -> None:
    """With what the matter is."""
    path = tmp_path / "a.pdf"
    path.write_text("geen PDF")
    with pytest.raises(UnreadablePdf, match="beschadigd"):
        list(drawn_pages(path))


def test_a_page_tree_with_a_word_too_many_is_damage(tmp_path: Path) -> None:
    """It is a fault of syntax, which pdfminer does not count among its faults of PDFs."""
    path = tmp_path / "a.pdf"
    path.write_bytes(KINDS["boom-los-woord"][1]())
    with pytest.raises(UnreadablePdf, match="beschadigd"):
        PlumberReader(path)
