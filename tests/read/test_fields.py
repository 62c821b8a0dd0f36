"""What somebody filled in or wrote on a page is read: form fields, notes, and lines of a note that strike text out."""

from __future__ import annotations

from pathlib import Path

import pytest
from weasyprint import HTML

from pipeline.config import ReadSettings
from pipeline.model import Finding, Page
from pipeline.read import read_document
from pipeline.read.pdf.drawn import drawn_pages
from tests.read.small_pdf import pdf_of

LABEL = "BT /F1 12 Tf 20 104 Td (Tarief:) Tj ET"
FORM = "/AcroForm << /Fields [8 0 R] >>"
WIDGET = "/Type /Annot /Subtype /Widget /Rect [80 100 250 118]"


def page_of(path: Path) -> Page:
    """The only page of a PDF."""
    [(page, _)] = drawn_pages(path)
    return page


def words_in(path: Path) -> list[str]:
    """The words of the only page, from left to right."""
    return [word.text for word in sorted(page_of(path).words, key=lambda word: word.rect.x0)]


@pytest.mark.parametrize(
    ("notes", "words"),
    [
        pytest.param((f"<< {WIDGET} /FT /Tx /T (a) /V (95,5% mag) >>",), ["95,5%", "mag"], id="text"),
        pytest.param((f"<< {WIDGET} /FT /Ch /Ff 131072 /T (a) /V (Ja) /Opt [(Ja) (Nee)] >>",), ["Ja"], id="a choice"),
        pytest.param(
            (f"<< {WIDGET} /Parent 9 0 R >>", "<< /FT /Tx /T (a) /V (95,5%) /Kids [8 0 R] >>"),
            ["95,5%"],
            id="the value of its parent",
        ),
        pytest.param(
            ("<< /Type /Annot /Subtype /FreeText /Rect [80 100 250 118] /Contents (per 2026) /DA (/F1 9 Tf) >>",),
            ["per", "2026"],
            id="a free text note",
        ),
        pytest.param((f"<< {WIDGET} /FT /Tx /T (a) >>",), [], id="an empty field"),
        pytest.param((f"<< {WIDGET} /FT /Tx /T (a) /F 2 /V (88%) >>",), [], id="a hidden field"),
        pytest.param(
            ("<< /Type /Annot /Subtype /Text /Rect [80 100 99 118] /Contents (even nakijken) >>",), [], id="a comment"
        ),
    ],
)
def test_what_is_filled_in_is_read_at_its_place(tmp_path: Path, notes: tuple[str, ...], words: list[str]) -> None:
    """Right behind its label, on the same row; comments of a reviewer are no text of the page."""
    path = pdf_of(tmp_path / "a.pdf", LABEL, "/Annots [8 0 R]", catalog=FORM, more=notes)
    assert words_in(path) == ["Tarief:", *words]
    lines = read_document(path, ReadSettings()).pages[0].lines
    assert [line.text for line in lines] == [" ".join(["Tarief:", *words])]
    assert all(80 <= word.rect.x0 < 250 for word in page_of(path).words if word.text != "Tarief:")


def test_fields_of_a_browser_engine_are_read(tmp_path: Path) -> None:
    """In the cells of a table, with a finding that tells that they were filled in."""
    rows = (("Vpt", "95,0%"), ("Mpt", "91,5%"))
    cells = "".join(f"<tr><td>{name}</td><td><input name={name} value='{value}'></td></tr>" for name, value in rows)
    html = f"<table>{cells}</table>"
    HTML(string=html).write_pdf(tmp_path / "a.pdf", pdf_forms=True)
    reading = read_document(tmp_path / "a.pdf", ReadSettings())
    assert [line.text for line in reading.pages[0].lines] == ["Vpt 95,0%", "Mpt 91,5%"]
    assert Finding("ingevuld", 1, facts=("95,0% 91,5%",)) in reading.findings


@pytest.mark.parametrize("state", ["On", "Off"])
def test_a_box_that_is_ticked_has_a_tick(tmp_path: Path, state: str) -> None:
    """And one that is not has nothing."""
    box = f"<< {WIDGET} /FT /Btn /T (a) /V /{state} /AS /{state} /AP << /N << /On 7 0 R >> >> >>"
    path = pdf_of(tmp_path / "a.pdf", LABEL, "/Annots [8 0 R]", catalog=FORM, more=(box,))
    assert words_in(path) == ["Tarief:", *(["✓"] if state == "On" else [])]


def test_a_note_that_strikes_text_out_takes_it_out_of_force(tmp_path: Path) -> None:
    """A viewer's strike-out is a note, no line of the page."""
    note = "<< /Type /Annot /Subtype /StrikeOut /Rect [20 100 62 114] /QuadPoints [20 114 62 114 20 101 62 101] >>"
    path = pdf_of(tmp_path / "a.pdf", LABEL, "/Annots [8 0 R]", more=(note,))
    assert words_in(path) == []
    assert [(apart.kind, apart.text) for apart in page_of(path).apart] == [("doorgehaald", "Tarief:")]


@pytest.mark.parametrize(
    ("note", "said"),
    [
        pytest.param("/Subtype /Text /Contents (even nakijken)", ["even nakijken"], id="a comment"),
        pytest.param("/Subtype /Highlight /Contents (klopt dit?)", ["klopt dit?"], id="beside marked words"),
        pytest.param("/Subtype /Text /Contents (weg) /F 2", [], id="hidden"),
        pytest.param("/Subtype /Highlight", [], id="only marked"),
        pytest.param("/Subtype /Link /Contents (lees verder)", [], id="a link"),
    ],
)
def test_a_comment_is_named_and_not_read(tmp_path: Path, note: str, said: list[str]) -> None:
    """A person sees it in a viewer, and should know that it was passed over."""
    more = (f"<< /Type /Annot {note} /Rect [80 100 99 118] >>",)
    reading = read_document(pdf_of(tmp_path / "a.pdf", LABEL, "/Annots [8 0 R]", more=more), ReadSettings())
    assert [line.text for line in reading.pages[0].lines] == ["Tarief:"]
    found = [finding for finding in reading.findings if finding.kind == "opmerking"]
    assert [(finding.page, finding.facts) for finding in found] == [(1, (text,)) for text in said]
    assert all(finding.box is not None and finding.box.x0 == 80 for finding in found)
