"""A heading of the text below a line of the page is no row of the table that follows it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.config import ReadSettings, TableSettings
from pipeline.model import Fill, Rect, Rule, Word
from pipeline.read import read_pages
from pipeline.tables import find_tables
from tests.read.pages import page_of, paragraph, words_at
from tests.tables.page_kit import across

PROSE = "Wij kopen zorg in bij aanbieders die dat kunnen en die daarover afspraken met ons maken in de regio."
ROWS = [
    ("Verblijf", "538", "509"),
    ("Pakket thuis", "64", "118"),
    ("Dagbesteding", "210", "214"),
    ("Logeren", "31", "40"),
]
LEFT = (60, 260, 420)


def grid(
    title: str, *, at: float = 60, below: str = "", parted: bool = False, shade: tuple[float, float] | None = None
) -> list[list[str]]:
    """The table between lines as wide as the one under the title of the page, with this heading above its head.

    `shade` is a coloured band from one height to another.
    """
    words: list[Word] = [*words_at("Wonen en leven", 60, 70, 20), *words_at(title, at, 104, 12, bold=True)]
    words += words_at(below, 60, 120, 10) if below else []
    words += [
        w
        for x0, head in zip(LEFT, ("Vorm", "2026", "2028"), strict=True)
        for w in words_at(head, x0, 138, 10, bold=True)
    ]
    rules: list[Rule] = [across(96, 60, 512), across(152, 60, 512)] + ([across(133, 60, 512)] if parted else [])
    for number, row in enumerate(ROWS):
        words += [w for x0, cell in zip(LEFT, row, strict=True) for w in words_at(cell, x0, 157 + 20 * number, 10)]
        rules.append(across(172 + 20 * number, 60, 512))
    page = replace(page_of([*words, *paragraph(PROSE * 3, 60, 300, 450)]), rules=tuple(rules))
    if shade:
        page = replace(page, fills=(Fill(Rect(60, shade[0], 512, shade[1]), colour="#007a5c"),))
    [table] = find_tables(read_pages([page], ReadSettings()), TableSettings())
    return [list(row) for row in table.grid]


@pytest.mark.parametrize("below", ["", "Op 1 januari van het jaar."])
def test_it_is_left_out_with_what_follows_on_it(below: str) -> None:
    """The table begins with its head."""
    assert grid("Cliënten naar vorm van zorg", below=below) == [["Vorm", "2026", "2028"], *map(list, ROWS)]


def test_the_ground_of_the_head_does_not_part_it_from_the_heading() -> None:
    """It begins between them."""
    assert grid("Cliënten naar vorm", shade=(134, 152))[0] == ["Vorm", "2026", "2028"]


def test_a_row_of_its_own_and_a_line_of_a_head_stay() -> None:
    """Where a line parts it from the head, and where it stands over later columns only."""
    assert "Cliënten naar vorm" in grid("Cliënten naar vorm", parted=True)[0][0]
    assert any("Op 1 januari" in cell for cell in grid("Op 1 januari", at=260)[0])
