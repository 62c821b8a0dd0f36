"""Charts whose figures are text: paired where the drawing bears it out, named in a warning where it does not."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.charts import tables_and_charts
from pipeline.charts.labels import PROSE, is_prose
from pipeline.config import TableSettings
from pipeline.model import Fill, Page, Reading, Rect, Table, Word
from tests.tables.page_kit import middle, text

BLUE = "#336699"


def lying_bars(values: Sequence[int], labels: Sequence[str], lengths: Sequence[float]) -> Page:
    """Labels at the left, a bar each of `lengths`, the figure behind it."""
    words: list[Word] = text("Redenen om geen afspraak te maken", 60, 80, bold=True)
    fills = []
    for row, (value, label, length) in enumerate(zip(values, labels, lengths, strict=True)):
        top = 120 + 30 * row
        words += text(label, 60, top) + text(f"{value}%", 204 + length, top)
        fills.append(Fill(Rect(200, top - 3, 200 + length, top + 13), BLUE))
    return Page(1, 595, 842, words=tuple(words), fills=tuple(fills))


def standing_bars(values: Sequence[int], labels: Sequence[str]) -> Page:
    """A bar each on one base line, the figure above it, the label under it."""
    words: list[Word] = []
    fills = []
    for column, (value, label) in enumerate(zip(values, labels, strict=True)):
        x, height = 100 + 90 * column, 2.0 * value
        words += middle(f"{value}%", x + 20, 400 - height - 14) + middle(label, x + 20, 408)
        fills.append(Fill(Rect(x, 400 - height, x + 40, 400), BLUE))
    return Page(1, 595, 842, words=tuple(words), fills=tuple(fills))


def charts_of(page: Page) -> list[Table]:
    """The charts that are found on a page."""
    return [table for table in tables_and_charts(Reading((page,)), TableSettings())[0] if table.kind == "chart"]


def series(page: Page) -> list[tuple[str, str]]:
    """Label and figure of every chart on a page."""
    return [(row[0], row[-1]) for chart in charts_of(page) for row in chart.grid]


LABELS = ["Te weinig tijd", "Geen budget", "Geen personeel", "Anders"]


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(lying_bars([45, 30, 15, 10], LABELS, [180, 120, 60, 40]), id="lying"),
        pytest.param(standing_bars([45, 30, 15, 10], LABELS), id="standing"),
    ],
)
def test_bars_give_a_label_and_a_figure_each(page: Page) -> None:
    """As a small series, and not as a table too."""
    assert series(page) == list(zip(LABELS, ["45%", "30%", "15%", "10%"], strict=True))
    assert {table.kind for table in tables_and_charts(Reading((page,)), TableSettings())[0]} == {"chart"}


@pytest.mark.parametrize(
    ("label", "prose"),
    [
        ("Anders, incl. hulp van naasten", False),
        ("Huizen als St. Jan in de stad", False),
        ("Dit is de norm. Wij betalen het.", True),
        (" ".join(["woord"] * PROSE), False),
        (" ".join(["woord"] * (PROSE + 1)), True),
    ],
)
def test_sentences_beside_figures_are_no_labels(label: str, prose: bool) -> None:
    """Tiles with great figures above running text are no chart of it: the text would be lost."""
    assert is_prose(label) is prose


def test_what_has_sentences_for_labels_is_no_chart() -> None:
    """However well its figures agree with what is drawn."""
    labels = ["Te duur", "Te ver", "Te laat"]
    assert charts_of(lying_bars([45, 30, 15], labels, [180, 120, 60]))
    assert not charts_of(lying_bars([45, 30, 15], [*labels[:2], "Dan. Wij zijn er"], [180, 120, 60]))


def test_figures_that_the_bars_deny_are_not_guessed() -> None:
    """The longest bar cannot bear the smallest figure."""
    page = lying_bars([5, 30, 15, 50], LABELS, [180, 60, 120, 20])
    assert charts_of(page) == []


def test_bars_without_labels_are_named_in_a_warning() -> None:
    """Figures stand there, but what they are of cannot be told."""
    page = standing_bars([45, 30, 15, 10], LABELS)
    bare = Page(1, 595, 842, words=tuple(w for w in page.words if "%" in w.text), fills=page.fills)
    assert charts_of(bare) == []
    _, (finding,) = tables_and_charts(Reading((bare,)), TableSettings())
    assert (finding.kind, finding.page, finding.facts) == ("grafiek", 1, ("1",))


@settings(max_examples=30)
@given(st.lists(st.integers(4, 60), min_size=3, max_size=5, unique=True))
def test_every_figure_is_used_at_most_once(values: list[int]) -> None:
    """And what comes out is what was drawn."""
    labels = ["Noord", "Oost", "Zuid", "West", "Midden"][: len(values)]
    found = series(standing_bars(values, labels))
    assert len(found) == len(set(found))
    assert set(found) <= {(label, f"{value}%") for label, value in zip(labels, values, strict=True)}
