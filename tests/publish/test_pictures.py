"""Passages as pictures: cut where the words stand, marked, small."""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from pipeline.model import Box
from pipeline.publish import write_html
from pipeline.publish.page.pictures import Picture, passage_pictures, pieces
from tests.publish.material import CONFIG, RUN, clause, comparison, document
from tests.web.material import pdf

SMALL = 8_000  # bytes of a picture of two lines


def _line(page: int, top: float, x0: float = 50, x1: float = 250) -> Box:
    return Box(page, x0, top, x1, top + 12)


@pytest.mark.parametrize(
    ("boxes", "count"),
    [
        pytest.param([_line(1, 100), _line(1, 114)], 1, id="lines below each other"),
        pytest.param([_line(1, 100, 180, 250), _line(1, 114, 50, 90)], 1, id="begins and ends within a line"),
        pytest.param([_line(1, 700), _line(1, 80, 300, 500)], 2, id="over to the next column"),
        pytest.param([_line(1, 100), _line(1, 107, 300, 500)], 2, id="over to the next column, half a line lower"),
        pytest.param([_line(1, 700), _line(2, 80)], 2, id="over to the next page"),
        pytest.param([_line(1, 100), _line(1, 300)], 2, id="a table between"),
    ],
)
def test_a_passage_is_cut_where_it_is_broken(boxes: list[Box], count: int) -> None:
    """What stands together makes one picture."""
    assert len(pieces(boxes)) == count


def _pictured(demo: Path, boxes: tuple[Box, ...]) -> list[Picture]:
    one = replace(clause(document("vgz", "2024"), 1, "tekst"), boxes=boxes)
    return passage_pictures(demo / "vgz-2024.pdf", [one])[one.id]


def test_picture_shows_the_region_with_its_words_marked(demo: Path) -> None:
    """As large as the boxes with some room around; the mark lies where the box is, the room is left as it was."""
    (shown,) = _pictured(demo, (_line(1, 100), _line(1, 114)))
    saved = base64.b64decode(shown.address.removeprefix("data:image/png;base64,"))
    assert len(saved) < SMALL
    picture = Image.open(BytesIO(saved)).convert("RGB")
    assert picture.size == (shown.width, shown.height)
    assert picture.size == pytest.approx((220 * 1.5, 46 * 1.5), abs=2)
    corner, inside = picture.getpixel((3, 3)), picture.getpixel((18, 17))
    assert isinstance(corner, tuple)
    assert isinstance(inside, tuple)
    assert corner[2] - inside[2] > 40  # less blue: yellow


def test_picture_shows_whole_lines_of_which_the_words_are_marked(tmp_path: Path) -> None:
    """A sentence that begins and ends within a line is not cut from what stands beside it; another column is."""
    (tmp_path / "vgz-2024.pdf").write_bytes(pdf([["Eerste zin. Tweede zin. Derde zin." + " " * 40 + "Andere kolom."]]))
    shown, *_ = _pictured(tmp_path, (Box(1, 132, 61, 190, 74),))
    picture = Image.open(BytesIO(base64.b64decode(shown.address.partition(",")[2]))).convert("RGB")
    assert picture.width == pytest.approx((165 + 20) * 1.5, abs=6)  # of the three sentences, with room around
    yellow = [x for x in range(picture.width) if _blue(picture, x, picture.height // 2 - 9) < 200]
    assert (yellow[0] / 1.5, yellow[-1] / 1.5) == pytest.approx((132 - 72 + 10, 190 - 72 + 10), abs=2)


def _blue(picture: Image.Image, x: int, y: int) -> int:
    colour = picture.getpixel((x, y))
    assert isinstance(colour, tuple)
    return int(colour[2])


def test_what_cannot_be_drawn_costs_its_picture_only(monkeypatch: pytest.MonkeyPatch, demo: Path) -> None:
    """A page that PDFium cannot open (another reader read it), and one that says that it is miles wide."""
    real = pypdfium2.PdfDocument.__getitem__

    def second_is_broken(pdf: pypdfium2.PdfDocument, index: int) -> object:
        if index == 1:
            raise pypdfium2.PdfiumError("Failed to load page.")
        page = real(pdf, index)
        if index == 2:
            page.set_mediabox(0, 0, 1e6, 1e6)
        return page

    monkeypatch.setattr(pypdfium2.PdfDocument, "__getitem__", second_is_broken)
    assert _pictured(demo, (_line(2, 100),)) == []
    assert _pictured(demo, (_line(3, 100, 0, 1e6),)) == []
    assert len(_pictured(demo, (_line(1, 100), _line(2, 100)))) == 1


def test_no_picture_of_what_is_not_there(demo: Path, tmp_path: Path) -> None:
    """A PDF that is gone or broken, a page beyond the last, a box outside the page."""
    (tmp_path / "kapot.pdf").write_bytes(b"geen pdf")
    one = clause(document("vgz", "2024"), 1, "tekst")
    assert passage_pictures(tmp_path / "weg.pdf", [one]) == {}
    assert passage_pictures(tmp_path / "kapot.pdf", [one]) == {}
    assert _pictured(demo, (_line(999, 100),)) == []
    assert _pictured(demo, (_line(1, 9000),)) == []


def test_page_holds_the_pictures_of_statements_in_the_table(demo: Path, tmp_path: Path) -> None:
    """Inside the page itself, with words for who cannot see them."""
    shown = comparison()
    sources = tuple(replace(one, source="vgz-2024.pdf") for one in shown.documents)
    moved = tuple(
        replace(cell, clauses=tuple(replace(c, page=1, boxes=(_line(1, 100),)) for c in cell.clauses))
        for cell in shown.matrix
    )
    run = replace(RUN, corpus=str(demo))
    write_html(tmp_path / "t.html", replace(shown, documents=sources, matrix=moved), CONFIG, run)
    page = (tmp_path / "t.html").read_text("utf-8")
    assert page.count('<img class="cut" src="data:image/png;base64,') == sum(len(cell.clauses) for cell in moved)
    assert set(re.findall(r'alt="([^"]*)"', page)) == {
        "Uitsnede van pagina 1 met de passage gemarkeerd; de tekst staat hierboven."
    }
