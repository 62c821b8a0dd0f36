"""A table of paragraphs in many columns, as last period's table is, cut at the ends of pages."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from pipeline.model import Rect, Word
from pipeline.tables.regions.edges import page_edges
from pipeline.tables.regions.open_rows import with_row_begun_before, with_row_that_goes_on
from pipeline.tables.regions.region import Region
from tests.tables.made import by_weasyprint, tables_in
from tests.tables.page_kit import across, page, prose, text

HEADS = ["Thema", "VGZ", "CZ", "Menzis", "Zilveren Kruis", "DSW", "Salland", "Zorg en Zekerheid"]
THEMES = ["Kwaliteit", "Duurzaamheid", "Tarieven", "Wachttijden", "Digitalisering", "Regionale samenwerking"]
WORDS = "zorgkantoor vraagt aanbieder om plannen met doelen voor kwaliteit in de regio zodat hulp".split()  # noqa: SIM905


def statements(seed: int) -> list[list[list[str]]]:
    """For each theme the paragraphs of each column, some without any."""
    chance = random.Random(seed)

    def paragraph() -> str:
        words = [chance.choice(WORDS) for _ in range(chance.randint(8, 22))]
        return " ".join(words).capitalize() + "."

    return [[[paragraph() for _ in range(chance.randint(k % 3 == 0, 4))] for k in range(7)] for _ in THEMES]


def html_of(rows: list[list[list[str]]]) -> str:
    """The table, its head repeated on each page."""
    head = "<tr>" + "".join(f"<th>{name}" for name in HEADS) + "</tr>"
    body = ""
    for theme, row in zip(THEMES, rows, strict=True):
        body += f"<tr><td>{theme}" + "".join("<td>" + "".join(f"<p>{p}" for p in cell) for cell in row) + "</tr>"
    return f"<table><thead>{head}</thead>{body}</table>"


@pytest.mark.parametrize("seed", [1, 3, 4])
@pytest.mark.parametrize(
    "cell",
    [
        pytest.param("border:.5pt solid", id="a closed grid"),
        pytest.param("border-bottom:.5pt solid", id="lines below rows"),
    ],
)
def test_a_table_of_paragraphs_cut_by_pages_is_read_whole(tmp_path: Path, cell: str, seed: int) -> None:
    """One table; the rest of a row that is cut stands in that row, whichever lines are drawn."""
    rows = statements(seed)
    css = "@page{size:A4 landscape;margin:1.5cm} body{font-size:7pt} table{width:100%;table-layout:fixed}"
    css += "p{margin:0 0 4pt}"
    css += f"td,th{{vertical-align:top;padding:3pt;{cell}}}"
    (found,) = tables_in(by_weasyprint(tmp_path / "a.pdf", html_of(rows), css))
    assert found.page_end > found.page
    want = [HEADS, *([theme, *(" ".join(c) for c in row)] for theme, row in zip(THEMES, rows, strict=True))]
    assert [list(row) for row in found.grid] == want


COLUMNS = (60, 200, 400)


def region_of(top: float, bottom: float) -> Region:
    """A table of three columns between two heights, a line above and below its two rows."""
    words = tuple(w for y in (top + 3, top + 15) for x in COLUMNS for w in text("een twee", x, y))
    edges = page_edges(page(words, [across(top, 58, 530), across(bottom, 58, 530)]), 10, 1)
    return Region(Rect(58, top, 530, bottom).on(2), words, edges)


CUT = [w for y in (122, 134) for x in COLUMNS[1:] for w in text("drie vier vijf", x, y)]


def test_what_keeps_to_the_columns_is_the_rest_of_a_row() -> None:
    """Below the last line, or above the first."""
    below = with_row_that_goes_on(region_of(90, 118), CUT, region_of(90, 118).edges)
    above = with_row_begun_before(region_of(150, 178), CUT, region_of(150, 178).edges)
    for grown in (below, above):
        assert set(CUT) < set(grown.words)
    assert below.box.bottom > 144
    assert above.box.top < 122


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(prose(122), id="running text"),
        pytest.param(text("Bron: opgave van de aanbieders", 60, 122), id="a note"),
        pytest.param([*CUT, *prose(150, 1)], id="cells with running text below them"),
        pytest.param([w for x in COLUMNS[1:] for w in text("drie vier", x, 160)], id="far off"),
        pytest.param([w for x in COLUMNS[1:] for w in text("drie vier", x + 25, 122)], id="out of line"),
        pytest.param([w for x in COLUMNS[1:] for w in text("drie vier", x, 122, size=7)], id="small type"),
    ],
)
def test_what_does_not_keep_to_them_is_none(words: list[Word]) -> None:
    """The region stays as it is."""
    region = region_of(90, 118)
    assert with_row_that_goes_on(region, words, region.edges) == region


def test_a_region_without_words_stays_without() -> None:
    """There are no columns to keep to."""
    empty = Region(Rect(0, 0, 100, 100).on(1))
    assert with_row_that_goes_on(empty, CUT, empty.edges) == empty
