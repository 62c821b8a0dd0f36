"""A caption without the word 'Tabel', and the headings beside a table."""

from __future__ import annotations

import pytest

from pipeline.config import TableSettings
from pipeline.model import Box, Heading, Line, Page, Reading, Rule, Word
from pipeline.tables import find_tables
from pipeline.tables.parts.name import section_of
from tests.tables.page_kit import SIZE, across, down, middle, page, prose, right, text

LABELS = ("Ja, geheel", "In beperkte mate", "Nee")


def _table(top: float, caption: str) -> tuple[list[Word], list[Rule]]:
    """A ruled table of three answers with a caption above it."""
    words = [*text(caption, 60, top - 18, size=9)]
    words += [*text("Antwoord", 64, top + 5, bold=True), *right("2023", 326, top + 5, bold=True)]
    for i, label in enumerate(LABELS):
        y = top + 25 + 20 * i
        words += [*text(label, 64, y), *right(f"{i + 30}%", 326, y)]
    lines = [across(top + 20 * i, 60, 330) for i in range(5)] + [down(x, top, top + 80) for x in (60, 260, 330)]
    return words, lines


def _document(captions: tuple[str, ...], headings: tuple[Heading, ...] = ()) -> list[tuple[str, str, str, str]]:
    """Id, label, caption and n of the tables of a document with a table a page."""
    pages = []
    for number, caption in enumerate(captions, start=1):
        words, lines = _table(200, caption)
        pages.append(page([*prose(60), *words, *prose(340)], lines, number=number))
    found = find_tables(Reading(tuple(pages), headings, body_size=SIZE), TableSettings())
    return [(t.id, t.label, t.caption, t.n) for t in found]


FIRST, LAST = "Tabel 1.4 - Eerste vraag (n=9)", "Tabel 1.6 - Derde vraag (n=7)"


@pytest.mark.parametrize("dash", ["–", "-", ":"])
def test_missing_number_is_the_caption(dash: str) -> None:
    """Between 1.4 and 1.6, a table below '1.5 – ...' is Tabel 1.5; its words stay as they stand."""
    caption = f"1.5 {dash} Tweede vraag (n=8)"
    found = _document((FIRST, caption, LAST))
    assert found[1] == ("tabel-1-5", "Tabel 1.5", caption, "8")


@pytest.mark.parametrize(
    "captions",
    [
        pytest.param((FIRST, "1.5 Tweede vraag", LAST), id="a number without a dash"),
        pytest.param((FIRST, "1.9 – Tweede vraag", LAST), id="another number"),
        pytest.param((FIRST, "1.5 – Tweede vraag", "Derde vraag"), id="no number after it"),
        pytest.param((FIRST, "Tabel 1.5 – Tweede vraag", LAST), id="with the word"),
    ],
)
def test_number_alone_is_no_proof(captions: tuple[str, ...]) -> None:
    """What the numbering does not ask for is no caption of a table."""
    assert _document(captions)[1][1] == ("Tabel 1.5" if "Tabel" in captions[1] else "")


def test_numbered_heading_is_no_caption() -> None:
    """A paragraph may have the number that is missing, too."""
    heading = Heading(2, "1.5 – Tweede vraag", 2)
    assert _document((FIRST, "1.5 – Tweede vraag", LAST), (heading,))[1][1] == ""


def _line(line: str, x0: float, top: float) -> Line:
    words = tuple(text(line, x0, top))
    return Line(line, Box(1, x0, top, words[-1].rect.x1, top + SIZE), words)


@pytest.mark.parametrize(
    ("beside", "section"),
    [
        pytest.param("Links een kop", ("Links een kop",), id="the other column has text of its own"),
        pytest.param("", ("Links een kop", "Rechts"), id="a centred heading over a narrow table"),
    ],
)
def test_heading_of_the_column_to_the_right(beside: str, section: tuple[str, ...]) -> None:
    """It is over what stands to the right, even where the page is read from block to block."""
    upper = _line("Links een kop", 60, 100 if beside else 60)
    right_hand, row = _line("Rechts", 330, 100), _line("NPS 2024 5 6 7", 60, 300)
    on_page = Page(1, 595, 842, tuple(middle("x", 60, 800)), (), (), lines=(upper, right_hand, row))
    headings = (Heading(1, "Links een kop", 1, upper.box), Heading(2, "Rechts", 1, right_hand.box))
    assert section_of(Box(1, 55, 290, 250, 320), on_page, headings) == section
