"""What a hostile page may cost: itself, and bounded work."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.model import Fill, Page, Rect, Word
from pipeline.publish import bold_parts
from pipeline.read import without_bad_pages
from pipeline.read.page import asides
from pipeline.read.page.style import Style
from pipeline.read.pdf.marks import Face, Glyph, within_reach
from pipeline.read.pdf.unmapped import without_unmapped


def test_a_page_that_our_code_cannot_cope_with_costs_that_page() -> None:
    """It is blank and told of; the others give what they give."""

    def count(pages: Sequence[Page]) -> list[int]:
        if any(page.width == 13 for page in pages):
            raise IndexError("list index out of range")
        return [page.number for page in pages]

    pages = [Page(1, 595, 842), Page(2, 13, 842), Page(3, 595, 842)]

    def bad_width(some: Sequence[Page]) -> list[int]:
        return count([page if not page.unread else Page(page.number, 595, 842) for page in some])

    value, findings = without_bad_pages(pages, bad_width, "pagina-mislukt")
    assert value == [1, 2, 3]
    assert [(f.kind, f.page, f.facts) for f in findings] == [
        ("pagina-mislukt", 2, ("IndexError: list index out of range",))
    ]


def test_a_fault_that_is_no_pages_fault_goes_on() -> None:
    """It is ours, and the document is set aside."""

    def failing(pages: Sequence[Page]) -> int:
        if len(pages) > 1:
            raise ZeroDivisionError
        return 1

    with pytest.raises(ZeroDivisionError):
        without_bad_pages([Page(1, 595, 842), Page(2, 595, 842)], failing, "pagina-mislukt")


@pytest.mark.parametrize("fills", [300, 20_000])
def test_a_page_full_of_fills_takes_bounded_work(monkeypatch: pytest.MonkeyPatch, fills: int) -> None:
    """Areas are compared with one another, but no more of them than a page of prose can have."""
    compared = 0
    real = asides._adjoining

    def counting(areas: Sequence[Rect]) -> list[bool]:
        nonlocal compared
        compared += len(areas) ** 2
        return real(areas)

    monkeypatch.setattr(asides, "_adjoining", counting)
    places = [Rect(20 * (n % 25), n / 25, 20 * (n % 25) + 9, n / 25 + 0.9) for n in range(fills)]
    page = Page(1, 595, 842, fills=tuple(Fill(rect, "#cccccc") for rect in places))
    assert asides.mark_asides([], page, Style(11, "#000000", bold=False)) == []
    assert compared <= asides.MOST**2


@pytest.mark.parametrize(
    ("text", "bold"),
    [
        ("Het tarief is 95,5% en € 1.250.", ["95,5%", "€ 1.250"]),
        ("van 2-3%", ["-3%"]),
        ("1.000.5", []),
        ("9" * 200_000, []),
        ("1." * 20_000, []),
    ],
)
def test_figures_are_found_in_one_pass(text: str, bold: list[str]) -> None:
    """However many digits follow one another: a quadratic search of these would not end."""
    assert [part for is_bold, part in bold_parts(text, ()) if is_bold] == bold


def test_characters_miles_away_or_nowhere_are_none() -> None:
    """Their boxes would be looked at cell by cell."""
    face = Face("Helvetica", 11)
    nan = float("nan")
    glyphs = [
        Glyph("a", 60, 60, 66, 71, face),
        Glyph("a", 60, -9e6, 66, 71, face),
        Glyph("a", nan, 60, nan, 71, face),
        Glyph("a", 9e9, 1, 9e9, 2, face),
    ]
    assert within_reach(glyphs, 595, 842) == glyphs[:1]


@pytest.mark.parametrize(
    ("words", "is_text"),
    [
        pytest.param(["Het", "richttarief", "is", "95%", "(cid:12)"], True, id="one lost letter"),
        pytest.param(["(cid:73)(cid:110)(cid:107)(cid:111)(cid:111)(cid:112)"] * 5, False, id="numbers of glyphs"),
        pytest.param(["\ue001\ue002\ue003\ue004\ue005"] * 5, False, id="private codes"),
        pytest.param(["(cid:3)", "Vinkje"], True, id="a drawn mark"),
    ],
)
def test_text_without_meaning_is_a_picture(words: list[str], is_text: bool) -> None:
    """So that it is read by OCR, or listed; never taken for words."""
    page = Page(1, 595, 842, words=tuple(Word(w, Rect(60, 60, 90, 71), "Helvetica", 11) for w in words))
    (kept,), findings = without_unmapped([page])
    assert (kept == page) is is_text
    assert [finding.kind for finding in findings] == ([] if is_text else ["onvertaald"])
    assert bool(kept.images) is not is_text
