"""A page that kills or hangs whoever draws it costs the pictures of its document, not the run."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.config import RunSettings
from pipeline.model import Box
from pipeline.publish import Drawing, Drawn
from pipeline.publish.page.pictures import drawn_here
from pipeline.run.drawing import drawn_apart, drawn_once
from tests.publish.material import clause, document


def drawn_badly(drawing: Drawing) -> Drawn:
    """Draws as PDFium may on a hostile page: it dies, or does not end."""
    from pipeline.publish.page.pictures import drawn

    if drawing.path.stem == "dood":
        os._exit(139)
    if drawing.path.stem == "hangt":
        time.sleep(600)
    return drawn(drawing)


def test_a_page_that_cannot_be_drawn_costs_the_pictures_of_its_document(
    monkeypatch: pytest.MonkeyPatch, demo: Path, tmp_path: Path
) -> None:
    """The others have theirs, in the order in which they were asked for."""
    monkeypatch.setattr("pipeline.publish.drawn", drawn_badly, raising=False)
    one = replace(clause(document("vgz", "2024"), 1, "tekst"), boxes=(Box(1, 50, 100, 250, 112),))
    sources = [tmp_path / "dood.pdf", demo / "vgz-2024.pdf", tmp_path / "hangt.pdf", demo / "dsw-2024.pdf"]
    settings = RunSettings(time_limit=5, jobs=2)
    found = drawn_apart(settings, 0)([Drawing(path, (one,)) for path in sources])
    assert [sorted(some) for some in found] == [[], [one.id], [], [one.id]]


def test_a_passage_is_drawn_again_only_when_it_stands_elsewhere(demo: Path, tmp_path: Path) -> None:
    """Its pictures are the same as before; of another document, or in another place, they are drawn."""
    asked: list[list[str]] = []

    def draw(drawings: Sequence[Drawing]) -> list[Drawn]:
        asked.append([clause.id for one in drawings for clause in one.clauses])
        return drawn_here(drawings)

    one, two = (
        replace(
            clause(document("vgz", "2024"), number, "tekst"), boxes=(Box(1, 50, 100 * number, 250, 100 * number + 12),)
        )
        for number in (1, 2)
    )
    without_place = replace(clause(document("vgz", "2024"), 3, "tekst"), boxes=())
    path = Path(shutil.copy(demo / "vgz-2024.pdf", tmp_path / "beleid.pdf"))
    again = drawn_once(tmp_path / "cache", draw)
    (first,) = again([Drawing(path, (one, without_place))])
    assert first[one.id]
    assert again([Drawing(path, (one, without_place))]) == [first]
    (both,) = again([Drawing(path, (one, two))])
    assert both[one.id] == first[one.id]
    assert both[two.id]
    shutil.copy(demo / "dsw-2024.pdf", path)
    again([Drawing(path, (one,))])
    assert asked == [[one.id], [two.id], [one.id]]
