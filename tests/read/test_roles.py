"""What a line is: heading, running header, contents, note, margin number, list item, boxed text."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pipeline.config import ReadSettings
from pipeline.model import Fill, Finding, Page, Reading, Rect, Rule, Word
from pipeline.read import read_pages
from tests.read.pages import page_of, paragraph, words_at

PROSE = "Wij kopen zorg in bij aanbieders die dat kunnen en die daarover afspraken met ons maken in de regio."


def read(*pages: Page) -> Reading:
    """Pages as read."""
    return read_pages(pages, ReadSettings())


def texts(reading: Reading, role: str) -> list[str]:
    """The texts of the lines with this role."""
    return [line.text for page in reading.pages for line in page.lines if line.role == role]


def page_with(number: int, *words: list[Word]) -> Page:
    """A page with prose in the middle and these words."""
    return page_of([*paragraph(PROSE * 3, 70, 300, 450), *(w for part in words for w in part)], number)


def test_what_repeats_at_the_edges_is_furniture() -> None:
    """Figures are masked, so page numbers count as the same."""
    pages = [
        page_with(n, words_at("Inkoopbeleid Wlz", 70, 30, 8), words_at(f"Pagina {n}", 280, 800, 8)) for n in range(1, 5)
    ]
    reading = read(*pages)
    assert set(texts(reading, "furniture")) == {"Inkoopbeleid Wlz", *(f"Pagina {n}" for n in range(1, 5))}
    assert not any("Inkoopbeleid" in text for text in texts(reading, "body"))


def test_the_title_of_a_chapter_of_one_page_is_furniture_at_the_head_of_it() -> None:
    """Where most pages have such a line; its sentence runs on below it. What is no title there stays text."""
    chapters = ("Een lange reis", "Een lange reis", "De stille collega", "Een brug", "Een brug", "Een losse regel")
    begun = {1: "Een lange reis", 3: "De stille collega", 4: "Een brug"}
    pages = [
        page_with(
            number,
            words_at(name, 380 if number == len(chapters) else 400, 30, 8),
            words_at(begun.get(number, "Wonen"), 70, 90 + 9 * number, 24),
        )
        for number, name in enumerate(chapters, start=1)
    ]
    reading = read(*pages)
    assert texts(reading, "furniture") == list(chapters[:5])
    assert "Een losse regel" in texts(reading, "body")
    single = [page_with(1, words_at("Een brug", 400, 30, 8)), page_with(2, words_at("Een brug", 70, 100, 24))]
    assert texts(read(*single), "furniture") == []  # no place for running heads


def test_what_stands_on_the_spot_of_running_heads_is_one() -> None:
    """In the same type, to the point: a chapter of one page has its name there once. Elsewhere it is text."""
    chapters = ("Geld", "Geld", "Groen", "Groen", "Techniek", "Zorg", "Zorg")
    pages = [page_with(number, words_at(name, 400, 30, 8)) for number, name in enumerate(chapters, start=1)]
    assert texts(read(*pages), "furniture") == list(chapters)
    pages[4] = page_with(5, words_at("Techniek", 400, 30, 9))
    assert "Techniek" in texts(read(*pages), "body")
    pages[4] = page_with(5, words_at("Techniek", 408, 30, 8))
    assert "Techniek" in texts(read(*pages), "body")


def test_numbered_headings_say_their_own_level() -> None:
    """By number where there is one, by look elsewhere."""
    pages = [
        page_with(
            n,
            words_at(f"{n} Bekostiging", 70, 100, 18, bold=True),
            words_at(f"{n}.1 Tarief", 70, 150, 12, bold=True),
            words_at("Opslagen", 70, 270, 10, bold=True),
        )
        for n in (1, 2)
    ]
    found = [(h.level, h.text, h.page) for h in read(*pages).headings]
    assert found[:3] == [(1, "1 Bekostiging", 1), (2, "1.1 Tarief", 1), (3, "Opslagen", 1)]


def test_a_heading_over_two_lines_is_one() -> None:
    """And the hyphen between its lines goes."""
    words = words_at("4.2 Opslag voor deelname aan de regio-", 70, 100, 13, bold=True)
    words += words_at("nale tafel", 70, 116, 13, bold=True)
    (heading,) = read(page_with(1, words)).headings
    assert heading.text == "4.2 Opslag voor deelname aan de regionale tafel"


def test_bold_cells_and_captions_are_no_headings() -> None:
    """A header row shares its line with others, a caption says Tabel."""
    words = words_at("Prestatie", 70, 100, bold=True) + words_at("Percentage", 300, 100, bold=True)
    words += words_at("Tabel 3: Tarieven in 2024", 70, 84, bold=True)
    reading = read(page_with(1, words))
    assert reading.headings == ()
    assert texts(reading, "caption") == ["Tabel 3: Tarieven in 2024"]


def test_a_contents_page_is_recognised_by_its_leaders() -> None:
    """Its entries are no headings."""
    entries = [
        w for n in range(1, 9) for w in words_at(f"{n} Hoofdstuk {'. ' * 30} {n + 2}", 70, 60 + 20 * n, bold=True)
    ]
    contents = page_of(words_at("Inhoud", 70, 50, 16, bold=True) + entries, 1)
    reading = read(contents, *(page_with(n) for n in range(2, 11)))
    assert reading.pages[0].contents
    assert len(texts(reading, "contents")) == 8
    assert [h.text for h in reading.headings] == ["Inhoud"]


@pytest.mark.parametrize(
    ("title", "ends", "contents"), [("Inhoud", 8, True), ("Regio's", 8, False), ("Inhoud", 5, False)]
)
def test_below_its_title_a_number_alone_ends_an_entry(title: str, ends: int, contents: bool) -> None:
    """Where most lines do, with no more than a word space before it."""
    names = ("Wonen", "Zorg", "Geld", "Groen", "Reizen", "Leren", "Bouwen", "Vragen")
    entries = [
        word
        for n, name in enumerate(names)
        for word in words_at(f"{n + 1} {name} en leven{f' {n + 2}' if n < ends else ''}", 70, 90 + 20 * n, bold=True)
    ]
    first = page_of(words_at(title, 70, 50, 16, bold=True) + entries, 1)
    assert read(first, *(page_with(n) for n in range(2, 12))).pages[0].contents == contents


def test_a_list_that_ends_in_numbers_is_no_contents() -> None:
    """Numbers that do not rise, or point beyond the document, are figures."""
    lines = [w for n in range(8) for w in words_at(f"Regio {'. ' * 20} {900 - n}", 70, 60 + 20 * n)]
    assert not read(page_of(lines)).pages[0].contents


def test_notes_at_the_foot_and_their_marks_leave_the_sentence() -> None:
    """The mark is dropped, the note is a note."""
    body = paragraph(PROSE * 3, 70, 600, 450)
    mark = Word("1", Rect(300, 598, 303, 604), "Serif", 6.0)
    sentence = [*words_at("Dit geldt voor behandeling.", 70, 560), replace(mark, rect=Rect(211, 558, 214, 564))]
    note = words_at("1 Zie de beleidsregel van de NZa.", 70, 780, 8)
    reading = read(page_of([*sentence, *body, *note]))
    assert texts(reading, "footnote") == ["1 Zie de beleidsregel van de NZa."]
    assert "Dit geldt voor behandeling." in texts(reading, "body")


def test_paragraph_numbers_in_the_margin_are_apart() -> None:
    """They make no column and stand in no sentence."""
    words = paragraph(PROSE * 3, 120, 100, 400) + words_at("3.1.2", 70, 100, 8)
    reading = read(page_of(words))
    assert texts(reading, "margin") == ["3.1.2"]
    assert texts(reading, "body")[0].startswith("Wij kopen")


def test_list_items_begin_blocks_of_their_own() -> None:
    """Odd bullets become one sign; a second line belongs to its item."""
    words = words_at("\uf0b7 eerste punt dat doorloopt op de regel", 80, 100)
    words += words_at("hieronder", 90, 113) + words_at("\uf0b7 tweede punt", 80, 126)
    lines = [line for line in read(page_with(1, words)).pages[0].lines if line.box.top < 140]
    assert [line.text[0] for line in lines] == ["•", "h", "•"]
    assert [line.role for line in lines] == ["bullet", "body", "bullet"]
    assert lines[0].block == lines[1].block != lines[2].block


def test_text_on_a_shading_or_between_rules_is_beside_the_flow() -> None:
    """A box in the middle of a page does not run into the sentence around it."""
    box = paragraph(PROSE, 80, 110, 400)
    boxes: list[dict[str, Any]] = [
        {"fills": (Fill(Rect(70, 100, 500, 160), "#eeeeff"),)},
        {"rules": (Rule(Rect(70, 100, 500, 100.5)), Rule(Rect(70, 160, 500, 160.5)))},
    ]
    for drawn in boxes:
        page = replace(page_with(1, box), **drawn)
        assert " ".join(texts(read(page), "aside")).startswith("Wij kopen")


def test_a_page_without_text_is_named() -> None:
    """It is not taken for an empty page in silence."""
    from pipeline.model import Box

    scan = Page(2, 595, 842, images=(Box(2, 0, 0, 595, 842),))
    reading = read(page_with(1), scan)
    assert reading.pages[1].unread
    assert reading.findings == (Finding("scan", 2),)


def test_notes_in_the_margin_are_apart_from_the_lines_beside_them() -> None:
    """Left or right, of several words and lines: the paragraph reads on as if they were not there."""
    for text_x, note_x in ((180, 50), (60, 480)):
        body = paragraph(PROSE * 4, text_x, 100, 360)
        note = words_at("Wachttijd en bezetting", note_x, 101, 7) + words_at("per kwartaal", note_x, 109, 7)
        reading = read(page_of([*body, *note]))
        assert texts(reading, "margin") == ["Wachttijd en bezetting", "per kwartaal"]
        assert " ".join(texts(reading, "body")).split() == [word.text for word in body]


def test_a_small_table_that_is_wider_than_the_text_is_no_note() -> None:
    """Its first cells stand in the margin, but other cells stand beside them in the same type."""
    body = paragraph(PROSE * 4, 150, 100, 300)
    rows = [w for n in range(4) for w in words_at("Regio", 60, 300 + 12 * n, 8) + words_at("12", 300, 300 + 12 * n, 8)]
    assert texts(read(page_of([*body, *rows])), "margin") == []


def test_the_number_of_a_heading_may_hang_in_the_margin() -> None:
    """It is of one type with its title, unlike a paragraph number."""
    words = words_at("3.1", 70, 80, 14, bold=True) + words_at("Tarief", 120, 80, 14, bold=True)
    reading = read(page_of(words + paragraph(PROSE * 4, 120, 110, 400)))
    assert [(h.level, h.text) for h in reading.headings] == [(2, "3.1 Tarief")]


def test_a_title_that_each_chapter_has_is_no_furniture() -> None:
    """It stands at the same height, but on pages far apart."""
    titled = {2, 7, 12}
    pages = [
        page_with(n, words_at("In het kort", 70, 60, 14, bold=True) if n in titled else words_at(f"{PROSE}", 70, 90))
        for n in range(1, 14)
    ]
    assert [h.page for h in read(*pages).headings] == sorted(titled)


def test_a_chapter_that_was_named_in_a_list_before_keeps_its_title() -> None:
    """Its title is larger than the list; what says it again in smaller type on the next page is no heading."""
    titles = ["1. Veiligheid", "2. Onderwijs", "3. Sociaal domein"]
    named = [words_at(title, 70, 80 + 90 * n, 10, bold=True) for n, title in enumerate(titles)]
    pages = [page_with(1, paragraph(PROSE * 4, 70, 80, 450)), page_with(2, *named)]
    for title in titles:
        pages.append(page_with(len(pages) + 1, words_at(title, 70, 80, 14, bold=True)))
        pages.append(page_with(len(pages) + 1, words_at(title, 70, 130, 11, bold=True)))
    reading = read(*pages)
    assert [h.page for h in reading.headings if h.text in titles] == [2, 2, 2, 3, 5, 7]
    assert [line.box.page for page in reading.pages for line in page.lines if line.role == "furniture"] == [4, 6, 8]


def test_a_first_line_that_two_pages_share_is_text() -> None:
    """The rest of its paragraph follows at once."""
    begins = ["Wij kopen zorg in bij aanbieders", "Wij kopen zorg in bij aanbieders"]
    goes_on = ["die dat kunnen en willen in de regio", "met wie afspraken over wachttijden lopen"]
    pages = [
        page_of([*words_at(first, 70, 60), *words_at(second, 70, 73), *paragraph(PROSE * 3, 70, 86, 450)], n)
        for n, first, second in zip((1, 2), begins, goes_on, strict=True)
    ]
    reading = read(*pages)
    assert texts(reading, "furniture") == []


def test_a_bold_line_is_a_heading_also_where_it_fills_its_line() -> None:
    """The text below it follows without a gap, in plain type."""
    title = words_at(
        "Administratieve lasten en uitzicht op de toekomst: " + "een basis met verborgen risico", 70, 80, bold=True
    )
    reading = read(page_of(title + paragraph(PROSE * 4, 70, 93, 460)))
    assert [h.text for h in reading.headings] == [" ".join(word.text for word in title)]


def test_the_second_line_of_a_caption_is_no_heading() -> None:
    """However bold and short."""
    words = words_at(
        "Tabel 33 - Welke geldstromen gebruikt u en hoe zwaar is de last? (2023: n=104, 2024:", 70, 80, bold=True
    )
    words += words_at("n=107)", 70, 93, bold=True)
    reading = read(page_with(1, words))
    assert reading.headings == ()
    assert len(texts(reading, "caption")) == 2


def test_the_rows_of_a_table_at_the_foot_of_a_page_are_no_notes() -> None:
    """They are small and begin with figures, but stand between rules."""
    rows = [w for n in range(4) for w in words_at(f"{n} Dagbesteding en vervoer", 70, 702 + 20 * n, 8)]
    rules = tuple(Rule(Rect(70, 698 + 20 * n, 500, 698 + 20 * n)) for n in range(5))
    page = replace(page_of([*paragraph(PROSE * 6, 70, 100, 450), *rows]), rules=rules)
    assert texts(read(page), "footnote") == []


def test_numbers_that_begin_anew_under_each_title_say_no_level() -> None:
    """Goals stand below the title that they are counted under, whatever the points in their numbers."""
    pages = [
        page_with(
            n,
            words_at("Programma" + " extra" * n, 70, 140, 16, bold=True),
            words_at("Wat wij willen bereiken", 70, 170, 12, bold=True),
            words_at("1.1 Vergroten van de veiligheid", 70, 200, 10, bold=True),
            words_at("2.1 Zorgen voor handhaving", 70, 230, 10, bold=True),
        )
        for n in (1, 2)
    ]
    assert [h.level for h in read(*pages).headings] == [1, 2, 3, 3] * 2


def test_titles_that_differ_little_are_known_by_those_with_a_number() -> None:
    """Italics: '2.1 Aanbod' shows what titles look like, so that '2 Regio' and 'Voorwoord' are titles, too."""

    def italic(text: str, top: float) -> list[Word]:
        return [replace(word, italic=True) for word in words_at(text, 70, top)]

    pages = [
        page_with(n, italic(f"{n} {title}", 140), italic(f"{n}.1 Over {title}", 180), italic(f"Slot {title}", 270))
        for n, title in enumerate(("Regio", "Tarief", "Kwaliteit"), 1)
    ]
    first, second, third = read(*pages).headings[:3]
    assert [(h.level, h.text) for h in (first, second)] == [(1, "1 Regio"), (2, "1.1 Over Regio")]
    assert third.text == "Slot Regio"
    alone = read(page_with(1, italic("1.1 Aanbod", 140), italic("Let op de termijn", 270)))
    assert [h.text for h in alone.headings] == ["1.1 Aanbod"]


def test_a_section_between_underlined_titles_is_no_frame() -> None:
    """The rules belong to the titles; a frame ends with its own text."""
    words = [
        *words_at("1.1 Tarief", 70, 100, 12, bold=True),
        *paragraph(PROSE * 3, 70, 130, 450),
        *words_at("1.2 Volume", 70, 250, 12, bold=True),
        *paragraph(PROSE * 3, 70, 280, 450),
    ]
    rules = (Rule(Rect(70, 114, 525, 115)), Rule(Rect(70, 264, 525, 265)))
    assert texts(read(replace(page_of(words), rules=rules)), "aside") == []
    framed = (Rule(Rect(70, 122, 525, 123)), Rule(Rect(70, 240, 525, 241)))
    assert texts(read(replace(page_of(words), rules=framed)), "aside")
