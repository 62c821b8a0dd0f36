"""Note marks are no digits of a figure, indices belong to their word; accents and soft hyphens are read as shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from weasyprint import HTML

from pipeline.config import ReadSettings
from pipeline.model import Page, Rect, Word
from pipeline.read import read_document
from pipeline.read.pdf.drawn import drawn_pages
from pipeline.read.text.characters import plain, plain_text
from tests.read.small_pdf import pdf_of


def words_of(path: Path) -> list[str]:
    """The words of a page of one row, from left to right."""
    [(page, _)] = drawn_pages(path)
    return [word.text for word in sorted(page.words, key=lambda word: word.rect.x0)]


def raised(size: float, by: float, mark: str, after: str = "") -> str:
    """'EUR 250' of 12 points with a mark behind it."""
    return f"BT /F1 12 Tf 20 100 Td (EUR 250) Tj {by} Ts /F1 {size} Tf ({mark}) Tj 0 Ts /F1 12 Tf ({after}) Tj ET"


@pytest.mark.parametrize("size", [6, 8, 9, 10, 11], ids=lambda size: f"{size / 12:.0%}")
@pytest.mark.parametrize("mark", ["4", "12", "*", "1)"])
def test_a_raised_mark_is_no_digit_of_the_figure_before_it(tmp_path: Path, size: int, mark: str) -> None:
    """However little smaller it is set; what stands behind it goes on with the figure."""
    assert words_of(pdf_of(tmp_path / "a.pdf", raised(size, 4, mark, " per dag."))) == ["EUR", "250", "per", "dag."]


def test_a_full_stop_behind_a_mark_touches_its_word(tmp_path: Path) -> None:
    """'€ 80⁸.' ends as '€ 80.' does."""
    path = pdf_of(tmp_path / "a.pdf", raised(10, 4, "8", "."))
    text = " ".join(line.text for page in read_document(path, ReadSettings()).pages for line in page.lines)
    assert text == "EUR 250."


@pytest.mark.parametrize("after", ["7", " 7", "0 euro"])
def test_digits_of_one_size_stay_digits(tmp_path: Path, after: str) -> None:
    """A figure in one piece, and one after it, are not taken for marks."""
    path = pdf_of(tmp_path / "a.pdf", f"BT /F1 12 Tf 20 100 Td (EUR 250{after}) Tj ET")
    assert "".join(words_of(path)) == f"EUR250{after}".replace(" ", "")


def test_a_smaller_figure_on_the_line_is_no_mark(tmp_path: Path) -> None:
    """Cents in small type stand on the base line."""
    assert words_of(pdf_of(tmp_path / "a.pdf", raised(9, 0, "50"))) == ["EUR", "250", "50"]


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("CO<sub>2</sub>-uitstoot per cliënt", ["CO2-uitstoot", "per", "cliënt"]),
        ("kg CO<sub>2</sub>/m<sup>2</sup> per jaar", ["kg", "CO2/m2", "per", "jaar"]),
        ("N<sub>2</sub>O-uitstoot", ["N2O-uitstoot"]),
        ("2.500 m<sup>2</sup> vloer", ["2.500", "m2", "vloer"]),
        ("Het is 95,5%<sup>3</sup> en Vpt<sup>2</sup> mag", ["Het", "is", "95,5%", "en", "Vpt", "mag"]),
    ],
)
@pytest.mark.parametrize("size", ["60%", "83%", "smaller"])
def test_indices_and_powers_belong_to_their_word(tmp_path: Path, html: str, words: list[str], size: str) -> None:
    """A lowered index and the power of a unit stay; a note mark goes."""
    HTML(string=f"<style>sub,sup{{font-size:{size}}}</style><p>{html}</p>").write_pdf(tmp_path / "a.pdf")
    [(page, _)] = drawn_pages(tmp_path / "a.pdf")
    assert [word.text for word in page.words] == words


@pytest.mark.parametrize(
    ("printed", "font", "read"),
    [
        ("cli¨ent", "ABCDEF+CMR10", "cliënt"),
        ("co¨ordinatie", "CMBX12", "coördinatie"),
        ("financi¨ele", "ABCDEF+SFRM1000", "financiële"),
        ("be¨ınvloeden", "CMR10", "beïnvloeden"),
        ("´e´en", "ABCDEF+CMR10", "één"),
        ("cli¨ent", "Calibri", "cliënt"),
        ("foto´s", "Calibri", "foto´s"),
    ],
)
def test_an_accent_of_its_own_belongs_to_the_letter_after_it(printed: str, font: str, read: str) -> None:
    """As typesetting with old TeX fonts prints it; an apostrophe that looks like one stays."""
    assert plain_text(printed, font) == read


@pytest.mark.parametrize(
    ("end", "following", "read"),
    [
        pytest.param("goed\u00ad", Rect(45, 10, 70, 20), "goed", id="within a line"),
        pytest.param("goed\u00ad", Rect(10, 24, 40, 34), "goed-", id="at the end of a line"),
        pytest.param("goed\u00ad", Rect(140, 10, 170, 20), "goed-", id="before the next column"),
        pytest.param("goed\u00ad", None, "goed-", id="at the end of the page"),
    ],
)
def test_a_soft_hyphen_shows_only_where_a_line_is_broken(end: str, following: Rect | None, read: str) -> None:
    """Within a line nobody sees it."""
    words = [Word(end, Rect(10, 10, 40, 20), size=10)]
    words += [Word("plan", following, size=10)] if following else []
    assert plain([Page(1, 200, 100, words=tuple(words))])[0].words[0].text == read


@pytest.mark.parametrize("size", ["60%", "83%", "100%"])
@pytest.mark.parametrize("width", ["9cm", "12cm"])
def test_a_mark_that_drives_lines_apart_does_not_end_the_paragraph(tmp_path: Path, size: str, width: str) -> None:
    """No sentence is cut in two, and the next paragraph still begins one."""
    sentence = (
        "Wij kennen een opslag van 1,5%<sup>1</sup> toe aan zorgaanbieders die een locatie openen in het noorden."
    )
    html = f"<style>sup{{font-size:{size}}} p{{font:10pt sans-serif;width:{width}}}</style>"
    html += f"<p>{sentence} {sentence} {sentence}</p><p>{sentence}</p>"
    HTML(string=html).write_pdf(tmp_path / "a.pdf")
    blocks = [line.block for line in read_document(tmp_path / "a.pdf", ReadSettings()).pages[0].lines]
    assert len(set(blocks)) == 2
