"""A table that runs over the end of a page, and one that only stands where it would."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.config import Config, TableSettings
from pipeline.model import Line, Page, Rect, Rule, Table, Word
from pipeline.tables import find_tables
from tests.tables.page_kit import across, down, page, reading, right, text

XS = (60.0, 260.0, 330.0, 400.0)
LABELS = ("Verblijf", "Vervoer", "Logeren", "Advies", "Herstel", "Wonen")


def sheet(number: int, top: float, head: tuple[str, str, str] | None, colour: str = "#ffffff") -> Page:
    """A page with a closed grid of rows from `top` to the foot, under a head in a colour of its own or none."""
    words: list[Word] = []
    if head:
        cells = (*text(head[0], 64, top + 5), *right(head[1], 326, top + 5), *right(head[2], 396, top + 5))
        words += [replace(w, colour=colour) for w in cells]
    first = top + 20 * bool(head)
    count = int((780 - first) // 20)
    for i in range(count):
        y = first + 20 * i + 5
        words += [*text(LABELS[i % 6], 64, y), *right(f"{i}{number}%", 326, y), *right(f"{i + 7}%", 396, y)]
    bottom = first + 20 * count
    rules: list[Rule] = [across(top + 20 * i, 60, 400) for i in range(round((bottom - top) / 20) + 1)]
    rules += [down(x, top, bottom) for x in XS]
    return page(words, rules, number=number)


def with_running_head(shown: Page, name: str) -> Page:
    """The page with a head of its own at its top, as reading tells it: another one on each page."""
    words = tuple(text(name, 60, 30))
    box = Rect.around(w.rect for w in words).on(shown.number)
    line = Line(name, box, words, role="furniture")
    return replace(shown, words=(*words, *shown.words), lines=(line,))


def tables(*pages: Page) -> list[Table]:
    """The tables of a document of these pages."""
    return find_tables(reading(*pages), TableSettings())


def test_a_running_head_that_differs_by_chapter_does_not_part_a_table() -> None:
    """What reading knows as furniture stands on the page, not above the table."""
    one = with_running_head(sheet(1, 100, ("Onderdeel", "Oud", "Nieuw")), "Start > Tarieven")
    two = with_running_head(sheet(2, 100, None), "Start > Bijlage")
    found = tables(one, two)
    assert [(t.page, t.page_end) for t in found] == [(1, 2)]


def test_another_head_in_the_colour_of_heads_begins_another_table() -> None:
    """The same columns, right where the table before was cut: its own texts, in a colour that no row below has."""
    one = sheet(1, 100, ("Onderdeel", "Oud", "Nieuw"))
    assert len(tables(one, sheet(2, 60, ("Locatie", "Bedden", "Plaatsen")))) == 2
    assert len(tables(one, sheet(2, 60, ("Onderdeel", "Oud", "Nieuw")))) == 1


def test_a_row_of_words_in_the_colour_of_the_rest_goes_on() -> None:
    """Without a look of its own it is a row like the others."""
    one = sheet(1, 100, ("Onderdeel", "Oud", "Nieuw"))
    assert len(tables(one, sheet(2, 60, ("Nachtzorg", "nee", "ja"), colour=""))) == 1


def with_caption(shown: Page, caption: str, top: float) -> Page:
    """The page with a line of words right above its table."""
    return replace(shown, words=(*text(caption, 60, top), *shown.words))


@pytest.mark.parametrize(
    ("second", "count"),
    [
        pytest.param("Tabel 1 (vervolg)", 1, id="its number, said to go on"),
        pytest.param("Tabel 1 Kamers", 2, id="its number only"),
        pytest.param("Tabel 2 (vervolg)", 2, id="another number"),
    ],
)
def test_a_caption_says_that_a_table_goes_on(second: str, count: int, config: Config) -> None:
    """With the number of the table before and a word for it; the words are those of rules/tables.yaml."""
    one = with_caption(sheet(1, 100, ("Onderdeel", "Oud", "Nieuw")), "Tabel 1 Tarieven", 84)
    two = with_caption(sheet(2, 80, None), second, 64)
    assert len(find_tables(reading(one, two), config.tables)) == count
    assert len(tables(one, two)) == 2  # without these words
