"""The judgements that tables rest on, each by itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model import Fill, Rect
from pipeline.tables.captions.caption import captions_of, label_of, n_of
from pipeline.tables.regions.bars import without_bars
from pipeline.tables.regions.columns import white_separators
from pipeline.tables.regions.frame import without_pictured
from pipeline.tables.regions.index import WordIndex
from pipeline.tables.text import is_figure, is_year, rows_of
from tests.tables.page_kit import prose, text


@pytest.mark.parametrize(
    "value", ["35%", "+ 54%", "-/- 2%", "€ 1.250,50", "8 (25%)", "n.v.t.", "-", "4,13", "< 5", "2.109"]
)
def test_figures(value: str) -> None:
    """A figure may have a sign, a unit, a share in brackets; a stand-in counts as one."""
    assert is_figure(value)


@pytest.mark.parametrize("value", ["", "Ja, geheel", "ZZP4", "1 september 2021", "score van 75 punten of meer"])
def test_no_figures(value: str) -> None:
    """Words with a number in them are words."""
    assert not is_figure(value)


def test_years_may_be_heads() -> None:
    """A year or a span of years can head a column; a percentage cannot."""
    assert is_year("2024")
    assert is_year("2024-2026")
    assert not is_year("24%")


@pytest.mark.parametrize(
    ("caption", "label", "n"),
    [
        pytest.param("Tabel 12 - Vraag? (2023: n=99, 2024: n=101)", "Tabel 12", "2023: n=99, 2024: n=101", id="years"),
        pytest.param("Tabel B10 – Vraag (meer antwoorden)? (n=112)", "Tabel B10", "112", id="appendix"),
        pytest.param("Tabel 0.1 – Respons", "Tabel 0.1", "", id="no n"),
        pytest.param(
            "Tabel 5 Vraag (2025: n variërend van 5 tot 17)", "Tabel 5", "2025: n variërend van 5 tot 17", id="in words"
        ),
        pytest.param("Toelichting bij de cijfers", "", "", id="no label"),
    ],
)
def test_label_and_n(caption: str, label: str, n: str) -> None:
    """Label and n as the caption words them."""
    assert (label_of(caption), n_of(caption)) == (label, n)


def test_reference_in_running_text_is_no_caption() -> None:
    """A line that begins with 'Tabel 3 laat zien' is prose."""
    rows = rows_of(text("Tabel 3 laat zien dat het aandeel stijgt", 60, 100))
    assert captions_of(1, rows, 10.0) == []


def test_list_of_tables_has_no_captions() -> None:
    """Captions close below each other are a list of tables."""
    rows = rows_of(w for i in range(5) for w in text(f"Tabel {i + 1}: Onderwerp", 60, 100 + 14 * i))
    assert captions_of(1, rows, 10.0) == []


def test_head_that_hangs_over_does_not_move_the_column() -> None:
    """White that the figures have in common parts columns, though a head runs through it."""
    words = [*text("Herschikking van afspraken 2016", 60, 100)]
    for i in range(4):
        words += [*text("Geheel", 60, 120 + 15 * i), *text("50%", 200, 120 + 15 * i)]
    (separator,) = white_separators(rows_of(words))
    assert 90 < separator < 200


def test_bars_go_and_cells_stay() -> None:
    """Standing bars of different height are taken out; shaded cells side by side are kept."""
    bars = [Fill(Rect(100 + 40 * i, 300 - h, 120 + 40 * i, 300), "#334455") for i, h in enumerate((20, 60, 90))]
    cells = [Fill(Rect(100 + 40 * i, 400, 140 + 40 * i, 415), "#eeeeee") for i in range(3)]
    assert without_bars([*bars, *cells], WordIndex([]), 10.0) == cells


def test_words_of_a_picture_are_no_table_on_a_page_of_text() -> None:
    """The labels of a pictured chart keep to columns; on a scanned page all words are recognised, and stay."""
    printed, chart = prose(60), [replace(w, font="OCR") for w in text("Ja Nee Deels", 80, 300)]
    assert without_pictured([*printed, *chart]) == printed
    assert without_pictured([*text("Tabel 1", 80, 60), *chart]) == [*text("Tabel 1", 80, 60), *chart]
