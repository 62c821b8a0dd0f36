"""Running text as passages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model import Box, Cell, Line, Rect, Word
from pipeline.themes.passages import Passage, passages_of, stands_alone
from tests.themes.paper import paper, settings, table


def passages(*pages: str) -> list[Passage]:
    """The passages of a small document."""
    return passages_of(paper(*pages), [], settings())


def texts(*pages: str) -> list[str]:
    """Their texts."""
    return [passage.text for passage in passages(*pages)]


def test_a_sentence_names_the_lines_that_it_stands_on() -> None:
    """One box a line, and only the lines of the sentence itself."""
    first, second = passages(
        "# 1 Tarief\n\nWij volgen het model. Dat doen\nwij samen met andere\nkantoren in de regio."
    )
    assert [round(box.top) for box in first.boxes] == [74]
    assert [round(box.top) for box in second.boxes] == [74, 88, 102]


def test_text_around_a_chart_is_running_text() -> None:
    """Its box may hold lines that are neither label nor figure; short ones are its axis and its legend."""
    said = "# 1 Tarief\n\nWij betalen in dit jaar voor elke cliënt een opslag.\n\nNiet tevreden"
    reading = paper(said)
    around = replace(table("Oordeel", ("Tevreden", "40%"), ("Anders", "60%")), kind="chart")
    around = replace(around, boxes=(Box(1, 0, 0, 595, 842),))
    assert [one.text for one in passages_of(reading, [around], settings())] == [
        "Wij betalen in dit jaar voor elke cliënt een opslag."
    ]
    whole = replace(around, cells=(Cell(0, 0, 1, 1, Box(1, 0, 0, 595, 842)),))
    assert passages_of(reading, [whole], settings()) == []
    assert passages_of(reading, [replace(around, kind="table")], settings()) == []
    [line] = [line for line in reading.pages[0].lines if len(line.words) > 2 and line.role == "body"]
    halves = [Rect.around(w.rect for w in part).on(1) for part in (line.words[:5], line.words[5:])]
    labels = replace(around, cells=tuple(Cell(0, column, 1, 1, box) for column, box in enumerate(halves)))
    assert passages_of(reading, [labels], settings()) == []


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        pytest.param("Wij vragen zorgaanbie-\nders om mee te doen.", "zorgaanbieders", id="broken by the typesetter"),
        pytest.param("Wij kennen een VPT-\nopslag toe.", "VPT-opslag", id="hyphen of the word itself"),
    ],
)
def test_line_ends(lines: str, text: str) -> None:
    """A word that a line end cuts in two is whole again."""
    assert text in texts(f"# 1 Tarief\n\n{lines}")[0]


def test_a_paragraph_runs_on_over_a_page_break() -> None:
    """A sentence that a page cuts in two is one passage with boxes on both pages."""
    [passage] = passages("# 1 Zorg\n\nWij vragen van iedere", "aanbieder een plan voor de nacht.")
    assert passage.text == "Wij vragen van iedere aanbieder een plan voor de nacht."
    assert [box.page for box in passage.boxes] == [1, 2]


@pytest.mark.parametrize(
    ("sizes", "parts"),
    [((10.0, 10.0), 1), ((10.0, 10.5), 1), ((10.0, 10.7), 2), ((13.0, 10.0), 2), ((0.0, 10.0), 1)],
)
def test_another_size_is_another_text(sizes: tuple[float, float], parts: int) -> None:
    """A quotation in larger type at the foot of a page does not run on into the text of the next; 0 is not known."""
    reading = paper("# 1 Zorg\n\nZo was het altijd (teamleider)", "Wij kopen zorg in.")
    pages = [
        replace(page, lines=tuple(replace(one, words=_sized(one, size)) for one in page.lines))
        for page, size in zip(reading.pages, sizes, strict=True)
    ]
    assert len(passages_of(replace(reading, pages=tuple(pages)), [], settings())) == parts


def _sized(line: Line, size: float) -> tuple[Word, ...]:
    return tuple(replace(word, size=size) for word in line.words)


@pytest.mark.parametrize("end", [".”", "?’", "!)", ".')", ":»"])
def test_a_sentence_may_end_in_closing_marks(end: str) -> None:
    """What begins on the next page is another paragraph."""
    assert len(texts(f"# 1 Zorg\n\nZij zei dat het zo goed is{end}", "Wij kopen zorg in.")) == 2


def test_notes_do_not_land_inside_a_sentence() -> None:
    """A footnote between the halves of a sentence is left out."""
    assert texts("# 1 Zorg\n\nWij vragen van iedere\n\n~ 1. Zie de bijlage.", "aanbieder een plan.") == [
        "Wij vragen van iedere aanbieder een plan."
    ]


def test_a_table_is_no_running_text() -> None:
    """Lines within a table's box are left to the table."""
    reading = paper("# 1 Tarief\n\nDit is tekst van ons.")
    line = reading.pages[0].lines[1].box
    over = table("Tarieven", ("Prestatie", "Tarief"), ("VPT", "95%"))
    moved = type(over)(**{**{f: getattr(over, f) for f in over.__dataclass_fields__}, "boxes": (line,)})
    assert passages_of(reading, [moved], settings()) == []


@pytest.mark.parametrize(
    ("lead_in", "bullet", "joined"),
    [
        ("Aanbieders dienen:", "een CO2-routekaart vast te stellen;", True),
        ("Wij vragen van zorgaanbieders:", "aantoonbare inzet op preventie;", True),
        ("De aanvraag bevat:", "een begroting voor twee jaar;", True),
        ("Voor de dialoog geldt het volgende:", "iedere aanbieder ontvangt ons een keer per jaar;", False),
        ("Onze uitgangspunten zijn deze.", "wij kiezen voor zorg thuis;", False),
    ],
)
def test_a_bullet_has_its_lead_in_where_it_cannot_stand_alone(lead_in: str, bullet: str, joined: bool) -> None:
    """A bullet without a verb of its own, or under a lead-in left hanging, is one clause with the lead-in."""
    assert stands_alone(bullet, lead_in, settings()) is not joined


def test_bullets_keep_the_boxes_of_their_lead_in() -> None:
    """The words of the lead-in are traceable too."""
    bullet = passages("# 1 Groen\n\nAanbieders dienen:\n\n* een plan voor energie te hebben;\n\n* afval te scheiden.")[
        1
    ]
    assert bullet.text == "Aanbieders dienen: een plan voor energie te hebben;"
    assert len(bullet.boxes) == 2


def test_sections_follow_the_numbers_of_headings() -> None:
    """'4.2' stands under '4', whatever the columns of the page put between them."""
    found = passages("# 4 Tarief\n\n## 4.1 Basis\n\nEen.\n\n# 5 Zorg\n\n## 4.2 Opslag\n\nTwee.")
    assert [passage.section for passage in found] == [("4 Tarief", "4.1 Basis"), ("4 Tarief", "4.2 Opslag")]


def test_text_in_a_frame_is_marked_and_kept_apart() -> None:
    """A frame between two halves of a paragraph does not get into it."""
    found = passages("# 1 Zorg\n\nWij vragen van\n\n> Mevrouw Jansen woont thuis.", "iedereen een plan.")
    assert [(passage.text, passage.aside) for passage in found] == [
        ("Wij vragen van iedereen een plan.", False),
        ("Mevrouw Jansen woont thuis.", True),
    ]


def test_the_title_page_is_no_text() -> None:
    """What stands before the first heading is left out."""
    assert texts("Wij kopen passende zorg in.", "# 1 Zorg\n\nWij kiezen voor thuis.") == ["Wij kiezen voor thuis."]


def test_a_bullet_of_two_sentences_is_two_passages() -> None:
    """Each is judged by itself: background in the second says nothing of the first."""
    first, second = passages("# 1 Dialoog\n\n* Het zorgkantoor voert een dialoog. In 2022 vonden er tien plaats.")
    assert (first.text, second.text) == ("Het zorgkantoor voert een dialoog.", "In 2022 vonden er tien plaats.")
    assert second.before == first.text


def test_a_section_stands_under_no_other_chapter_than_its_number_says() -> None:
    """Where the line of chapter 4 was not seen, 4.1 is not a part of chapter 3."""
    (one,) = passages("# 3 Onze regio\n\n## 4.1 De basis\n\nWij vragen kwaliteit.")
    assert one.section == ("4.1 De basis",)


@pytest.mark.parametrize(
    ("bullet", "first"),
    [
        pytest.param("Behandeling. Het plan zegt wie haar levert.", "Behandeling. Het plan zegt", id="a name"),
        pytest.param("Groei is mogelijk. Het plan zegt hoe.", "Groei is mogelijk.", id="a short sentence"),
        pytest.param("Zorg thuis voor wie dat wil. Het plan zegt hoe.", "Zorg thuis voor wie dat wil.", id="longer"),
    ],
)
def test_the_name_of_a_bullet_stays_with_its_first_sentence(bullet: str, first: str) -> None:
    """It says nothing by itself; a sentence does, however short."""
    assert texts(f"# 1 Groei\n\n* {bullet}")[0].startswith(first)
    assert len(texts(f"# 1 Groei\n\n* {bullet}")) == (1 if bullet.startswith("Behandeling") else 2)


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("Wij sluiten overeenkomsten voor drie jaar", True),
        ("3.1 Een opslag van hooguit 0,5 procent", True),
        ("Artikel 5.2 Opslagen op het tarief in 2029", False),
        ("Wij betalen meer", False),
        ("Wat betalen wij volgend jaar voor zorg?", False),
        ("De opbouw van het tarief", False),
    ],
)
def test_a_heading_that_says_something_is_a_passage(heading: str, said: bool) -> None:
    """With a finite verb or a figure and enough words, under itself; its number is not of it; questions do not."""
    found = passages(f"# {heading}\n\nU vindt de bedragen in de bijlage.")
    texts = [one.text for one in found if one.kind == "kop"]
    assert texts == ([heading.removeprefix("3.1 ")] if said else [])
    assert all(one.section == (heading,) for one in found)
    assert found[-1].text == "U vindt de bedragen in de bijlage."


def test_the_title_of_a_box_tells_how_its_list_is_meant() -> None:
    """It is the lead-in of what a dash or a bullet begins, and no part of it; a dash before a figure is a minus."""
    reading = paper("# 1 Zorg\n\nWat wij bieden\n\n– Een digicoach per regio\n\n• € 20 per dag\n\n– 2% minder")
    boxed = [
        replace(page, lines=tuple(replace(one, role="aside") if one.role != "heading" else one for one in page.lines))
        for page in reading.pages
    ]
    title, coach, euros, less = passages_of(replace(reading, pages=tuple(boxed)), [], settings())
    assert (title.text, title.lead_in) == ("Wat wij bieden", "")
    assert [(one.text, one.lead_in, one.kind) for one in (coach, euros)] == [
        ("Een digicoach per regio", "Wat wij bieden", "punt"),
        ("€ 20 per dag", "Wat wij bieden", "punt"),
    ]
    assert (less.text, less.kind, less.lead_in) == ("– 2% minder", "zin", "")
