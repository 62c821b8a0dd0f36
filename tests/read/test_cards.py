"""Cards: boxes side by side are read one by one, and what stands below them follows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from pipeline.config import ReadSettings
from pipeline.model import Curve, Fill, Page, Rect, Rule, Word
from pipeline.read import read_pages
from pipeline.themes.paragraphs import paragraphs_of
from tests.read.pages import page_of, paragraph, words_at

ABOVE = "Wij kopen zorg in bij aanbieders die dat kunnen en die daarover afspraken met ons maken in de regio."
BELOW = "De hoogte van het tarief is bepaald na een onderzoek naar de kosten, waaraan honderd aanbieders meededen."
TOLD = ("94,1%", "van het maximum is de basis"), ("+ 1,3%", "komt er bij voor een regioplan"), ("- 0,9%", "gaat er af")


def card(x0: float, figure: str, told: str, width: float = 130, top: float = 250) -> list[Word]:
    """A figure in larger type with what it is for below it; in type that is larger still it is a tile without a box."""
    return [*words_at(figure, x0 + 10, top, 13, bold=True), *paragraph(told, x0 + 10, top + 30, width - 20)]


def row_of_cards(gap: float = 20, width: float = 130, top: float = 240) -> tuple[list[Word], list[Rect]]:
    """Three cards side by side; the words in them and their boxes."""
    left = [70 + n * (width + gap) for n in range(len(TOLD))]
    words = [word for x0, (figure, told) in zip(left, TOLD, strict=True) for word in card(x0, figure, told, width)]
    return words, [Rect(x0, top, x0 + width, top + 80) for x0 in left]


def filled(rects: Sequence[Rect]) -> Callable[[Page], Page]:
    """Boxes with straight corners."""
    return lambda page: replace(page, fills=tuple(Fill(rect, colour="#2f5d62") for rect in rects))


def rounded(rects: Sequence[Rect]) -> Callable[[Page], Page]:
    """Boxes with round corners, as a browser draws them."""

    def curve(r: Rect, by: float = 6) -> Curve:
        sides = [(r.x0 + by, r.top), (r.x1 - by, r.top), (r.x1, r.top + by), (r.x1, r.bottom - by)]
        sides += [(r.x1 - by, r.bottom), (r.x0 + by, r.bottom), (r.x0, r.bottom - by), (r.x0, r.top + by)]
        return Curve(tuple(sides), "#2f5d62")

    return lambda page: replace(page, curves=tuple(map(curve, rects)))


def framed(rects: Sequence[Rect]) -> Callable[[Page], Page]:
    """Boxes with a border only."""
    return lambda page: replace(page, fills=tuple(Fill(rect, stroked=True) for rect in rects))


def read_of(words: Sequence[Word], drawn: Callable[[Page], Page]) -> list[str]:
    """The paragraphs of a page with these words between two paragraphs across."""
    page = page_of([*paragraph(ABOVE, 70, 180, 440), *words, *paragraph(BELOW, 70, 350, 440)])
    reading = read_pages([drawn(page)], ReadSettings())
    return [one.text for one in paragraphs_of(reading, [])]


@pytest.mark.parametrize("shape", [filled, rounded, framed])
def test_each_card_is_a_paragraph_of_its_own(shape: Callable[[Sequence[Rect]], Callable[[Page], Page]]) -> None:
    """Its figure with what it is for, whatever the box is drawn with; the text goes on below the cards."""
    words, rects = row_of_cards()
    assert read_of(words, shape(rects)) == [ABOVE, *(f"{figure} {told}" for figure, told in TOLD), BELOW]


def test_cards_of_unlike_height_are_read_one_by_one() -> None:
    """Each is as high as its own text."""
    words, rects = row_of_cards()
    heights = [80, 65, 50]
    uneven = [replace(rect, bottom=rect.top + height) for rect, height in zip(rects, heights, strict=True)]
    assert read_of(words, filled(uneven)) == [ABOVE, *(f"{figure} {told}" for figure, told in TOLD), BELOW]


def test_a_panel_around_cards_is_none() -> None:
    """Of boxes within boxes the inner ones are read."""
    words, rects = row_of_cards()
    panel = Rect(60, 230, 530, 330)
    assert read_of(words, filled([panel, *rects])) == [ABOVE, *(f"{figure} {told}" for figure, told in TOLD), BELOW]


@pytest.mark.parametrize(
    "boxes",
    [
        pytest.param(lambda rects: [], id="no boxes"),
        pytest.param(lambda rects: rects[:1], id="one box"),
        pytest.param(lambda rects: [replace(r, x1=r.x1 + 18) for r in rects], id="cells that nearly touch"),
        pytest.param(lambda rects: [replace(r, x0=r.x0 + 60) for r in rects], id="a box through the words"),
    ],
)
def test_what_is_no_row_of_cards_is_read_across(boxes: Callable[[list[Rect]], list[Rect]]) -> None:
    """A single box, the shaded cells of a table, a box that does not hold its words."""
    words, rects = row_of_cards()
    assert "94,1% + 1,3% - 0,9%" in " ".join(read_of(words, filled(boxes(rects))))


def test_no_word_is_lost_or_doubled() -> None:
    """Cards in cards, cards below cards: each word of the page is in one line."""
    words, rects = row_of_cards()
    lower = [
        replace(word, rect=replace(word.rect, top=word.rect.top + 200, bottom=word.rect.bottom + 200)) for word in words
    ]
    inner = [Rect(r.x0 + 5, r.top + 5, r.x1 - 5, r.bottom - 5) for r in rects]
    low = [replace(r, top=r.top + 200, bottom=r.bottom + 200) for r in rects]
    page = filled([*rects, *inner, *low])(page_of([*words, *paragraph(BELOW, 70, 350, 440), *lower]))
    page = replace(page, rules=(Rule(Rect(70, 345, 510, 345)),))
    (read,) = read_pages([page], ReadSettings()).pages
    told = [word for line in read.lines for word in line.words]
    assert sorted(map(str, told)) == sorted(map(str, page.words))


def test_the_bar_on_top_of_a_card_holds_its_title() -> None:
    """It lies on the box and is as wide; read across, the titles became one line. A wider bar is another thing."""
    words, boxes = row_of_cards(top=250)
    heads = [words_at(name, box.x0 + 10, 236, 10, bold=True) for name, box in zip("abc", boxes, strict=True)]
    bars = [Rect(box.x0, 232, box.x1, 250) for box in boxes]
    below = [Rect(box.x0, 250, box.x1, box.bottom) for box in boxes]
    texts = read_of([*words, *(word for head in heads for word in head)], filled([*bars, *below]))
    assert [text for text in texts if text in ("a", "b", "c")] == ["a", "b", "c"]
    assert texts.index("b") > texts.index("a") + 1
    across = Rect(boxes[0].x0, 232, boxes[-1].x1, 250)
    assert "a b c" in read_of([*words, *(word for head in heads for word in head)], filled([across, *below]))
