"""How near a caption must be to its table, and what may stand between; which columns a head of two levels spans."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.model import Box, Word
from pipeline.tables.captions.caption import Caption
from pipeline.tables.grid.lines import Placed
from pipeline.tables.grid.spans import shared_out
from pipeline.tables.parts.assign import assigned
from pipeline.tables.parts.part import Part
from pipeline.tables.text import chunk
from tests.tables.page_kit import text

EM = 10.0
TABLE = Part((Box(1, 100, 300, 400, 400),), (("a", "b"), ("1", "2")), (), 1, (100, 250, 400), True, False, EM)


def _captioned(bottom: float, between: Sequence[Word] = (), x0: float = 100) -> bool:
    """Whether a caption that ends at `bottom`, in points, is that of the table from 300 down."""
    caption = Caption(Box(1, x0, bottom - EM, x0 + 200, bottom), ("Tabel 1 Tarieven",), "Tabel 1", ())
    (found,) = assigned([((TABLE,), (caption,), tuple(between))], EM)
    return found.caption_of(TABLE) is caption


@pytest.mark.parametrize(
    ("bottom", "between", "x0", "meant"),
    [
        pytest.param(261, [], 100, True, id="just within four em"),
        pytest.param(259, [], 100, False, id="just beyond"),
        pytest.param(309, [], 100, True, id="a little into the table"),
        pytest.param(311, [], 100, False, id="well into it"),
        pytest.param(261, [], 399, True, id="over a corner of it"),
        pytest.param(261, [], 400, False, id="beside it"),
        pytest.param(250, text("een noot", 110, 270, size=8), 100, False, id="five em, less eight points of a note"),
        pytest.param(253, text("een noot", 110, 270, size=8), 100, True, id="the height of a note is no white"),
        pytest.param(262, text("lopende tekst", 110, 270), 100, False, id="running text between"),
        pytest.param(262, text("ernaast", 401, 270), 100, True, id="running text that is beside the table"),
        pytest.param(262, text("ernaast", 65, 270), 100, True, id="and that ends where the table begins"),
    ],
)
def test_a_caption_is_near_its_table(bottom: float, between: list[Word], x0: float, meant: bool) -> None:
    """White counts, notes do not, running text parts; the table is 300 points wide."""
    assert _captioned(bottom, between, x0) == meant


def _heads(*columns: tuple[str, int, float]) -> list[Placed]:
    """Heads by text, column and left side in points."""
    return [Placed(chunk(text(name, x0, 100)), column, column) for name, column, x0 in columns]


XS = (60.0, 160.0, 220.0, 280.0, 340.0, 400.0)


@pytest.mark.parametrize(
    ("upper", "spans"),
    [
        pytest.param([("Oud", 1, 210), ("Nieuw", 3, 330)], [(1, 2), (3, 4)], id="two over four"),
        pytest.param([("Alles", 2, 270)], [(1, 4)], id="one over four"),
        pytest.param([("Oud", 1, 180), ("Meer", 2, 240), ("Nieuw", 3, 300), ("Later", 4, 360)],
                     [(1, 1), (2, 2), (3, 3), (4, 4)], id="as many as there are columns"),
        pytest.param([("Naam", 0, 65)], [(0, 0)], id="only over the labels"),
        pytest.param([("2023", 1, 180), ("Nieuw", 3, 330)], [(1, 1), (3, 3)], id="in line with the head of one column"),
    ],
)  # fmt: skip
def test_heads_are_shared_out(upper: list[tuple[str, int, float]], spans: list[tuple[int, int]]) -> None:
    """Each head over the middle of its columns, in order; where one heads one column only, none is shared out."""
    under = _heads(("2023", 1, 180), ("2024", 2, 240), ("2025", 3, 300), ("2026", 4, 360))
    assert [(one.first, one.last) for one in shared_out(_heads(*upper), under, XS, EM)] == spans
