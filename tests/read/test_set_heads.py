"""Headings that stand elsewhere than on a line of their own: run in, in the margin, behind an ornament."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.config import ReadSettings
from pipeline.model import Page, Reading, Word
from pipeline.read import read_pages, without_ornament
from tests.read.pages import page_of, paragraph, words_at

PROSE = "Wij kopen zorg in bij aanbieders die dat kunnen en die daarover afspraken met ons maken in de regio."


def read(*pages: Page) -> Reading:
    """Pages as read."""
    return read_pages(pages, ReadSettings())


def run_in(head: str, text: str, top: float) -> list[Word]:
    """A paragraph whose first words are bold."""
    bold = words_at(head, 70, top, bold=True)
    return [*bold, *words_at(text, bold[-1].rect.x1 + 4, top), *paragraph(PROSE * 2, 70, top + 13, 450)]


def paragraphs(heads: list[str]) -> Page:
    """A page with a paragraph for each of these heads."""
    words = [run_in(head, "Vier partijen werken samen.", 80 + 90 * n) for n, head in enumerate(heads)]
    return page_of([word for part in words for word in part])


def test_bold_words_that_open_paragraphs_are_their_heads() -> None:
    """The head is a line of its own; the text behind it stays text, each with its own box."""
    reading = read(paragraphs(["De pool.", "Wie betaalt er?", "Niveau van zorg."]))
    assert [h.text for h in reading.headings] == ["De pool.", "Wie betaalt er?", "Niveau van zorg."]
    page = reading.pages[0]
    behind = [line for line in page.lines if line.text == "Vier partijen werken samen."]
    assert [line.role for line in behind] == ["body"] * 3
    head = next(line for line in page.lines if line.text == "De pool.")
    assert head.box.x1 < behind[0].box.x0


def test_bold_words_in_one_or_two_paragraphs_are_emphasis() -> None:
    """Two are no habit of the document."""
    assert read(paragraphs(["De pool.", "Wie betaalt er?"])).headings == ()


@pytest.mark.parametrize("head", ["Belangrijk is dat", "Let op:"])
def test_bold_words_that_do_not_close_are_no_heads(head: str) -> None:
    """The sentence goes on, or a value follows."""
    assert read(paragraphs([head] * 4)).headings == ()


def in_margin(tops: list[float], *, italic: bool = False) -> list[Page]:
    """Pages of paragraphs with lines of bold (or italics) in the margin, from these tops on."""
    pages = []
    for number in (1, 2):
        words = [word for top in range(100, 650, 130) for word in paragraph(PROSE * 4, 190, float(top), 330)]
        for top in tops:
            for row, text in enumerate((f"Groei {number}", "maar niet alles", "in dit jaar")):
                words += [replace(w, italic=italic) for w in words_at(text, 50, top + 13 * row, bold=not italic)]
        pages.append(page_of(words, number))
    return pages


@pytest.mark.parametrize("italic", [False, True], ids=["bold", "italics"])
def test_headings_in_the_margin_stand_before_their_paragraph(italic: bool) -> None:
    """Level with the first line of a paragraph: moved there in reading order."""
    reading = read(*in_margin([100.0, 230.0, 490.0], italic=italic))
    assert [h.text for h in reading.headings] == [f"Groei {n} maar niet alles in dit jaar" for n in (1, 1, 1, 2, 2, 2)]
    roles = [line.role for line in reading.pages[0].lines]
    assert roles[:4] == ["heading"] * 3 + ["body"]
    assert roles.count("heading") == 9


def test_what_stands_in_the_margin_amid_paragraphs_is_no_heading() -> None:
    """A note is level with any line of the text."""
    assert read(*in_margin([126.0, 256.0, 516.0])).headings == ()


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        pytest.param("★ 2 Onze visie", "2 Onze visie", id="a star"),
        pytest.param("\uf0fc Wonen", "Wonen", id="an icon of a symbol font"),
        pytest.param("• 4 Kwaliteit", "4 Kwaliteit", id="a dot"),
        pytest.param("‘Thuis’ in de wijk", "‘Thuis’ in de wijk", id="a quote belongs to the title"),
        pytest.param("(Nog) niet", "(Nog) niet", id="so does a bracket"),
        pytest.param("★", "★", id="nothing else"),
    ],
)
def test_ornaments_before_a_heading(text: str, bare: str) -> None:
    """A sign before the number or the first word is no part of a heading."""
    assert without_ornament(text) == bare


def test_a_chapter_behind_an_ornament_is_a_heading_and_a_bold_item_of_a_list_is_none() -> None:
    """Type twice as large is never that of a list."""
    words = words_at("• 4 Kwaliteit", 70, 60, 20, bold=True)
    words += paragraph(PROSE * 3, 70, 120, 450)
    words += words_at("• Een vast punt", 70, 250, bold=True)
    words += paragraph(PROSE * 3, 70, 300, 450)
    reading = read(page_of(words))
    assert [(h.level, h.text) for h in reading.headings] == [(1, "4 Kwaliteit")]


@pytest.mark.parametrize(
    ("text", "size", "is_heading"),
    [
        pytest.param("Artikel 1.2 Reikwijdte", 9.5, True, id="an article a little smaller than the text"),
        pytest.param("1.2 Reikwijdte", 9.5, True, id="a number"),
        pytest.param("Artikel 1.2 Reikwijdte", 8.5, False, id="much smaller"),
        pytest.param("Bron van de cijfers", 9.5, False, id="smaller without a number: a note"),
    ],
)
def test_bold_type_smaller_than_the_text_is_a_heading_with_a_number(text: str, size: float, is_heading: bool) -> None:
    """A legal house style sets its articles so."""
    words = paragraph(PROSE * 3, 70, 60, 450)
    words += words_at(text, 70, 140, size, bold=True)
    words += paragraph(PROSE * 3, 70, 170, 450)
    assert bool(read(page_of(words)).headings) is is_heading
