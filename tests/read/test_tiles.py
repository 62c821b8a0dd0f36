"""Tiles: figures in large type side by side are read one by one, each with the legend below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from pipeline.config import ReadSettings, TableSettings
from pipeline.model import Curve, Fill, Page, Rect, Rule, Word
from pipeline.read import read_pages
from pipeline.tables import find_tables
from pipeline.themes.paragraphs import paragraphs_of
from tests.read.pages import page_of, paragraph, words_at

ABOVE = "Wij kopen zorg in bij aanbieders die dat kunnen en die daarover afspraken met ons maken in de regio."
BELOW = "De hoogte van het tarief is bepaald na een onderzoek naar de kosten, waaraan honderd aanbieders meededen."
TOLD = (
    ("31%", "van de thuiswonende ouderen heeft een kastje voor medicijnen"),
    ("7 van 52", "huizen delen hun plan in het openbaar"),
    ("€ 1,5 mln", "gaat er om in proeven die niemand vervolgt"),
)
Told = Sequence[tuple[str, str]]


def centred(words: Sequence[Word], middle: float) -> list[Word]:
    """A line of words moved so that its middle is there."""
    by = middle - (words[0].rect.x0 + words[-1].rect.x1) / 2
    return [replace(w, rect=replace(w.rect, x0=w.rect.x0 + by, x1=w.rect.x1 + by)) for w in words]


def at_left(x0: float, figure: str, legend: str, size: float) -> list[Word]:
    """Figure and legend begin at one place."""
    return [*words_at(figure, x0, 240, size, bold=True), *paragraph(legend, x0, 240 + size + 8, 125)]


def in_the_middle(x0: float, figure: str, legend: str, size: float) -> list[Word]:
    """Every line is set in the middle."""
    lines: dict[float, list[Word]] = {}
    for word in at_left(x0, figure, legend, size):
        lines.setdefault(word.rect.top, []).append(word)
    return [word for line in lines.values() for word in centred(line, x0 + 62)]


def read_of(words: Sequence[Word], drawn: Callable[[Page], Page] = lambda page: page, low: float = 350) -> list[str]:
    """The paragraphs of a page with these words between two paragraphs across."""
    page = page_of([*paragraph(ABOVE, 70, 180, 440), *words, *paragraph(BELOW, 70, low, 440)])
    return [one.text for one in paragraphs_of(read_pages([drawn(page)], ReadSettings()), [])]


@pytest.mark.parametrize("set_as", [at_left, in_the_middle])
@pytest.mark.parametrize("size", [16.0, 26.0])
@pytest.mark.parametrize("count", [2, 3])
def test_each_tile_is_a_paragraph_of_its_own(
    set_as: Callable[[float, str, str, float], list[Word]], size: float, count: int
) -> None:
    """Its figure with its legend; the text goes on below them."""
    words = [w for n, (figure, legend) in enumerate(TOLD[:count]) for w in set_as(70 + 150 * n, figure, legend, size)]
    assert read_of(words) == [ABOVE, *(" ".join(told) for told in TOLD[:count]), BELOW]


def plates(page: Page) -> Page:
    """A plate behind each figure alone: the legend stands below it."""
    return replace(
        page, fills=tuple(Fill(Rect(66 + 150 * n, 234, 200 + 150 * n, 270), colour="#2f5d62") for n in (0, 1, 2))
    )


def buttons(page: Page) -> Page:
    """The same with round corners."""

    def curve(x0: float) -> Curve:
        across = (x0 + 6, x0 + 128, x0 + 134, x0 + 134, x0 + 128, x0 + 6, x0, x0)
        down = (234.0, 234.0, 240.0, 264.0, 270.0, 270.0, 264.0, 240.0)
        return Curve(tuple(zip(across, down, strict=True)), "#2f5d62")

    return replace(page, curves=tuple(curve(66.0 + 150 * n) for n in (0, 1, 2)))


@pytest.mark.parametrize("drawn", [plates, buttons])
def test_a_plate_behind_the_figures_alone_keeps_no_legend_from_its_figure(drawn: Callable[[Page], Page]) -> None:
    """The box holds the figure and not what it is for."""
    words = [w for n, (figure, legend) in enumerate(TOLD) for w in in_the_middle(70 + 150 * n, figure, legend, 24)]
    assert read_of(words, drawn) == [ABOVE, *(" ".join(told) for told in TOLD), BELOW]


def test_text_across_right_below_the_legends_is_none_of_theirs() -> None:
    """Where it begins, the legends end."""
    words = [w for n, (figure, legend) in enumerate(TOLD) for w in at_left(70 + 150 * n, figure, legend, 20)]
    low = max(word.rect.bottom for word in words) + 3
    assert read_of(words, low=low)[1:4] == [" ".join(told) for told in TOLD]


HEADS = (("2024", "12 18 30"), ("2025", "14 19 33"), ("2026", "15 22 37"))
CHAPTERS = (("2 Zorg thuis", TOLD[0][1]), ("3 Tarieven", TOLD[1][1]))


@pytest.mark.parametrize(
    ("told", "size"),
    [
        pytest.param(TOLD, 10.0, id="figures no larger than the text"),
        pytest.param(HEADS, 16.0, id="figures below figures: a table"),
        pytest.param(CHAPTERS, 16.0, id="numbers of headings"),
        pytest.param([(f"{n} uur", " ".join([TOLD[0][1]] * 4)) for n in (1, 2)], 16.0, id="columns of text"),
        pytest.param([("Thuis", TOLD[0][1]), ("Verblijf", TOLD[1][1])], 16.0, id="titles without a figure"),
    ],
)
def test_what_is_no_row_of_tiles_is_left_as_it_is(told: Told, size: float) -> None:
    """Nothing of it is set apart."""
    words = [w for n, (figure, legend) in enumerate(told) for w in at_left(70 + 150 * n, figure, legend, size)]
    (page,) = read_pages([page_of([*paragraph(ABOVE, 70, 180, 440), *words])], ReadSettings()).pages
    assert not any(line.role == "aside" for line in page.lines)


def test_a_line_below_the_figures_makes_them_heads() -> None:
    """It runs under several of them, as it does in a table."""
    words = [w for n, (figure, legend) in enumerate(TOLD) for w in at_left(70 + 150 * n, figure, legend, 16)]
    page = replace(page_of([*paragraph(ABOVE, 70, 180, 440), *words]), rules=(Rule(Rect(70, 260, 510, 260)),))
    (read,) = read_pages([page], ReadSettings()).pages
    assert not any(line.role == "aside" for line in read.lines)


def test_tiles_are_no_table_and_lose_no_word() -> None:
    """Lines of legends that stand level are no rows; each word of the page is in one line."""
    words = [w for n, (figure, legend) in enumerate(TOLD) for w in at_left(70 + 150 * n, figure, legend, 20)]
    reading = read_pages([page_of([*paragraph(ABOVE, 70, 180, 440), *words])], ReadSettings())
    (read,) = reading.pages
    assert sorted(str(w) for line in read.lines for w in line.words) == sorted(map(str, read.words))
    assert find_tables(reading, TableSettings()) == []
