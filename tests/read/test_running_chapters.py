"""Running heads that name the chapter of a page, where no heading of the text does."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.config import ReadSettings
from pipeline.model import Page
from pipeline.read import read_pages
from pipeline.themes.paragraphs import paragraphs_of
from tests.read.pages import page_of, paragraph, words_at

NAME = "Inkoop op een middag"
PARTS = ("Welkom", "Welkom", "Geld en afspraken", "Geld en afspraken", "Groen", "Slim werken", "Slim werken")
TITLES = ("Wie wij zijn", "Ons gebied", "Het tarief", "Samen reizen", "Warmte uit de grond", "Beeldzorg", "Data delen")
PROSE = "Wij kopen zorg in bij aanbieders die dat kunnen en die daarover afspraken met ons maken in de regio. " * 3


def slides(feet: Sequence[str], titles: Sequence[str] = ()) -> list[Page]:
    """Pages with a title each, prose, and at the foot the name of the part, of the whole, and a number."""
    return [
        page_of(
            [
                *words_at((titles or TITLES)[number - 1], 70, 90, 20),
                *paragraph(PROSE, 70, 300, 450),
                *(words_at(foot, 70, 800, 8) if foot else []),
                *words_at(NAME, 260, 800, 8),
                *words_at(str(number), 500, 800, 8),
            ],
            number,
        )
        for number, foot in enumerate(feet, start=1)
    ]


def chapters(feet: Sequence[str], titles: Sequence[str] = ()) -> list[str]:
    """The chapter of each page."""
    return [page.chapter for page in read_pages(slides(feet, titles), ReadSettings()).pages]


def test_what_changes_in_stretches_names_the_chapter() -> None:
    """The name of the whole and page numbers do not; a page between two of one chapter is of it."""
    assert chapters(PARTS) == list(PARTS)
    assert chapters(["Welkom", "Welkom", "Geld", "", "Geld", "Groen", "Groen"])[3] == "Geld"


@pytest.mark.parametrize(
    "feet",
    [
        pytest.param(["Welkom"] * 3 + ["Geld"] * 4, id="two only"),
        pytest.param(["Welkom", "Geld", "Welkom", "Geld", "Groen", "Groen", "Groen"], id="one that comes back"),
        pytest.param(
            [f"Blad {name}" for name in ("een", "twee", "drie", "vier", "vijf", "zes", "zeven")], id="each page"
        ),
    ],
)
def test_other_texts_at_the_foot_are_no_chapters(feet: Sequence[str]) -> None:
    """Left and right pages, and what is new on every page."""
    assert set(chapters(feet)) == {""}


def test_headings_of_the_text_need_no_running_head() -> None:
    """Where the chapters are headings themselves they are not said twice."""
    titles = [
        "1 Welkom",
        "Over wie wij zijn",
        "2 Geld en afspraken",
        "Over het tarief",
        "3 Groen",
        "4 Slim werken",
        "Beeldzorg",
    ]
    assert set(chapters(PARTS, titles)) == {""}


def test_the_chapter_is_the_outermost_heading_of_what_stands_on_the_page() -> None:
    """Above the title of the slide; a page that has none stands under its own headings only."""
    feet = [*PARTS[:5], "", ""]
    reading = read_pages(slides(feet), ReadSettings())
    sections = {one.pieces[0].box.page: one.section for one in paragraphs_of(reading, []) if not one.heading}
    assert sections[6] == ("Beeldzorg",)
    assert sections[5] == ("Groen", "Warmte uit de grond")
