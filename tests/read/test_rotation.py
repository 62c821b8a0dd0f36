"""Pages on their side are read upright, and boxes lead to where a person sees the words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from pipeline.config import ReadSettings
from pipeline.model import Box, Heading, Page, Rect
from pipeline.read import read_document
from pipeline.read.pdf.marks import Face, Glyph, Printed, Shape
from pipeline.read.pdf.rotation import as_shown, set_upright

SERIF = Face("Serif", 10.0)
TEXT = "zorgkantoren kopen zorg in bij aanbieders die passende zorg leveren aan hun cliënten en naasten"


def printed(direction: str) -> Printed:
    """An A5 page with one line of text that runs this way, and a rule above its beginning."""
    face = replace(SERIF, upright=direction in ("right", "left"))
    width, height = (420, 595) if face.upright else (595, 420)
    glyphs = []
    for place, letter in enumerate(TEXT):
        along, other = 30 + 4 * place, 50
        x, y = {
            "right": (along, other),
            "left": (width - along - 4, height - other - 10),
            "up": (other, height - along - 4),
            "down": (width - other - 10, along),
        }[direction]
        size = (4, 10) if face.upright else (10, 4)
        if letter != " ":
            glyphs.append(Glyph(letter, x, y, x + size[0], y + size[1], face))
    return Printed(
        1, width, height, glyphs, [Shape("line", Rect(10, 20, 60, 20), 1, False, True)], (Box(1, 0, 0, 90, 30),)
    )


@pytest.mark.parametrize(("direction", "turns"), [("right", 0), ("up", 1), ("left", 2), ("down", 3)])
def test_text_runs_to_the_right_after_it(direction: str, turns: int) -> None:
    """Whichever way a page lies, its letters come to stand where they stand on an upright one."""
    upright, turned = set_upright(printed(direction))
    assert turned == turns
    assert (upright.width, upright.height) == (420, 595)
    assert [glyph[:5] for glyph in upright.glyphs] == [glyph[:5] for glyph in printed("right").glyphs]
    assert all(glyph.face.upright for glyph in upright.glyphs)


def test_rules_and_pictures_turn_along() -> None:
    """A rule across a page on its side is a rule down it."""
    upright, _ = set_upright(printed("up"))
    assert upright.shapes[0].rect == Rect(400, 10, 400, 60)
    assert upright.images == (Box(1, 390, 0, 420, 90),)


def test_a_few_letters_on_their_side_turn_no_page() -> None:
    """A table's header or a note along the edge is no reason."""
    few = printed("up")
    assert set_upright(replace(few, glyphs=few.glyphs[:20]))[1] == 0
    mixed = [*printed("right").glyphs, *few.glyphs]
    assert set_upright(replace(few, glyphs=mixed))[1] == 0


def test_boxes_lead_back_to_the_page_as_shown() -> None:
    """Turning forth and back gives the same place, at any depth; boxes of other pages stay."""
    for direction in ("up", "left", "down"):
        page = printed(direction)
        upright, turned = set_upright(replace(page, images=(Box(1, 10, 20, 60, 90),)))
        pages = [Page(1, upright.width, upright.height, turned=turned), Page(2, 420, 595)]
        headings = (Heading(1, "Zorg", 1, upright.images[0]), Heading(1, "Zorg", 2, Box(2, 1, 2, 3, 4)))
        assert [heading.box for heading in as_shown(headings, pages)] == [Box(1, 10, 20, 60, 90), Box(2, 1, 2, 3, 4)]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_document_that_is_shown_on_its_side(turn: int, demo: Path, tmp_path: Path) -> None:
    """The words of the page, in their order, whatever /Rotate says."""
    source, target = demo / "salland-2024.pdf", tmp_path / "turned.pdf"
    whole, pdf = (pypdfium2.PdfDocument(source) for _ in range(2))
    upright, sideways = (pypdfium2.PdfDocument.new() for _ in range(2))
    upright.import_pages(whole, [2])
    upright.save(tmp_path / "upright.pdf")
    pdf[2].set_rotation(turn)
    sideways.import_pages(pdf, [2])
    sideways.save(target)
    for document in (whole, pdf, upright, sideways):
        document.close()
    straight, turned = (read_document(tmp_path / name, ReadSettings()) for name in ("upright.pdf", "turned.pdf"))
    was, now = ([line.text for line in reading.pages[0].lines] for reading in (straight, turned))
    assert sum(line in now for line in was) >= 0.9 * len(was)
    assert turned.pages[0].turned == (4 - turn // 90) % 4
