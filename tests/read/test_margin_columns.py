"""Notes that stand close beside the text are read apart from its lines, whoever set the page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.config import ReadSettings, TableSettings
from pipeline.model import Line, Page, Rect, Rule, Word
from pipeline.read import read_document, read_pages
from pipeline.tables import find_tables
from tests.read.margin_pages import LAYOUTS, NOTE, PRODUCERS, Layout, woven
from tests.read.pages import page_of, paragraph, words_at

PROSE = (
    "wij vragen van iedere aanbieder een plan dat past bij de mensen die daar wonen en werken want zorg begint thuis"
)


def is_note(line: Line) -> bool:
    """Whether a line holds words of notes only; a word that is broken at its end counts for its part."""
    words = [word.strip(".-").lower() for word in line.text.split()]
    return all(any(one.startswith(word) or one.endswith(word) for one in NOTE) for word in words if len(word) > 3)


@pytest.mark.parametrize("producer", PRODUCERS)
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_notes_and_text_never_share_a_line(layout: Layout, producer: str, tmp_path: Path) -> None:
    """Six layouts by three typesetters: nothing woven, notes in the margin, no word of the text among them."""
    path = tmp_path / "pages.pdf"
    PRODUCERS[producer](layout, path)
    lines = [line for page in read_document(path, ReadSettings()).pages for line in page.lines]
    assert sum(line.role == "margin" for line in lines) >= 12
    assert woven([line.text for line in lines]) == []
    assert [line.text for line in lines if (line.role == "margin") and not is_note(line)] == []
    beside = {word.strip(".").lower() for line in lines if line.role != "margin" for word in line.text.split()}
    assert beside.isdisjoint(NOTE)


def lines_on(words: list[Word]) -> list[tuple[str, str]]:
    """Roles and words of one page as it is read."""
    page: Page = read_pages([page_of(words)], ReadSettings()).pages[0]
    return [(line.role, line.text) for line in page.lines]


def test_the_number_of_a_step_is_no_part_of_its_sentence() -> None:
    """Bold and smaller, before text that hangs; the first cell of a row is no such number."""
    words = []
    for number in range(3):
        top = 100 + 60 * number
        words += words_at(str(number + 1), 60, top + 0.5, 9, bold=True)
        words += paragraph(PROSE, 80, top, 200)
    assert [text for role, text in lines_on(words) if role == "margin"] == ["1", "2", "3"]
    cells = [
        w for n in range(4) for w in (*words_at(f"{n}", 60, 100 + 14 * n), *words_at("ja nee soms", 100, 100 + 14 * n))
    ]
    assert all(role != "margin" for role, _ in lines_on(cells))


def test_the_last_word_of_a_small_paragraph_is_no_note() -> None:
    """It stands alone left of where most of the column begins, in the size of the line above it."""
    small = words_at("Vraag het eerst aan de balie in de buurt en kom pas daarna hier", 60, 300, 8.5)
    last = words_at("weg.", 60, 312, 8.5)
    assert ("margin", "weg.") not in lines_on(paragraph(PROSE * 3, 90, 100, 200) + small + last)


def test_a_caption_beside_a_note_names_its_table() -> None:
    """The note ends less than a word's height before it."""
    rows = [("Zorg", "2026", "2027"), ("Verblijf", "95%", "94%"), ("Thuis", "92%", "91%"), ("Dag", "90%", "89%")]
    cells = [
        word
        for n, row in enumerate(rows)
        for x, cell in zip((94, 260, 360), row, strict=True)
        for word in words_at(cell, x, 320 + 20 * n)
    ]
    rules = tuple(Rule(Rect(92, 316 + 20 * n, 500, 316 + 20 * n)) for n in range(5))
    text = paragraph(PROSE * 4, 92, 100, 400)
    note = words_at("kort bijschrift", 24, 299.5, 7.6) + words_at("over de regio", 24, 310, 7.6)
    page = replace(page_of(text + cells + note + words_at("Tabel 4: Tarieven", 92, 300)), rules=rules)
    tables = find_tables(read_pages([page], ReadSettings()), TableSettings())
    assert [(table.caption, len(table.grid)) for table in tables] == [("Tabel 4: Tarieven", 4)]
