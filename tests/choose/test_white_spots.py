"""An empty cell is a finding."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.choose.left_out import could_stand
from pipeline.choose.white_spots import NEAREST, untouched, white_spots
from pipeline.model import Box, Clause, Document, Heading, Reason, WhiteSpot
from tests.themes.paper import clauses, paper, themes

POLICY = (
    "# 1 Kwaliteit\n\nWij kiezen voor het kwaliteitskompas. Wij vragen elk jaar een dialoog met de cliëntenraad.\n\n"
    "# 2 Vervoer\n\nIn de regio wonen ruim 12.000 mensen van 75 jaar en ouder."
)


def document() -> Document:
    """The policy with its headings."""
    headings = paper(POLICY).headings
    return Document("beleid", "beleid.pdf", "0", "inkoopbeleid", "", "vgz", "2024", "vv", "Beleid", 1, headings)


def test_an_empty_cell_tells_what_was_looked_for() -> None:
    """Theme, words of the theme, and how much the cell shows."""
    spots = {spot.theme: spot for spot in white_spots([document()], {"beleid": clauses(POLICY)}, themes())}
    assert spots["duurzaamheid"].shown == 0
    assert "green deal" in spots["duurzaamheid"].looked_for
    assert all(spot.document == "beleid" and spot.shown < 2 for spot in spots.values())


def test_the_nearest_passages_are_those_the_cell_does_not_show() -> None:
    """Passages that the theme speaks for a little, strongest first."""
    found = clauses(POLICY + "\n\n# 3 Tarieven\n\nWij betalen een opslag van 1% aan aanbieders die verduurzamen.")
    [spot] = [one for one in white_spots([document()], {"beleid": found}, themes()) if one.theme == "duurzaamheid"]
    assert any("verduurzamen" in one.text for one in spot.nearest)
    likeness = [one.likeness for one in spot.nearest]
    assert likeness == sorted(likeness, reverse=True)


def test_a_section_without_statements_is_listed() -> None:
    """By its heading and page; a section with a statement in the table is not."""
    listed = [(one.heading, one.page) for one in untouched([document()], {"beleid": clauses(POLICY)})]
    assert listed == [("2 Vervoer", 1)]


def statement(number: int, theme: str = "kwaliteit", placed: bool = False, **other: float) -> Clause:
    """A statement on the page of its number; `other` are themes that speak for it too."""
    text = f"Wij doen {number}."
    return Clause(
        f"c{number}", "beleid", "vgz", "2024", theme, {theme: 5.0, **other}, text, text, number,
        (Box(number, 0, 0, 1, 1),), ("1 Kwaliteit",), "eis", placed,
    )  # fmt: skip


def cell(*found: Clause, theme: str = "kwaliteit") -> WhiteSpot | None:
    """What is told of this theme's cell; None when it is neither empty nor thin."""
    spots = white_spots([document()], {"beleid": found}, themes())
    return next((spot for spot in spots if spot.theme == theme), None)


@pytest.mark.parametrize(("placed", "shown"), [(0, 0), (1, 1), (2, None)])
def test_a_cell_is_thin_below_two_statements(placed: int, shown: int | None) -> None:
    """What stands in it is counted by its theme, not by themes that speak for it too."""
    found = [statement(n, placed=n <= placed) for n in range(1, 5)]
    elsewhere = statement(9, "technologie", placed=True, kwaliteit=4.0)
    spot = cell(*found, elsewhere)
    assert (spot.shown if spot else None) == shown


def test_a_few_passages_are_shown_with_a_thin_cell() -> None:
    """Those for which the theme speaks most, wherever they stand now; what the cell shows is not among them."""
    found = [
        statement(1, placed=True), statement(2), statement(3, "technologie", placed=True, kwaliteit=7.5),
        statement(4, "technologie"), statement(5, "technologie", kwaliteit=0.5), statement(6),
    ]  # fmt: skip
    spot = cell(*found)
    assert spot is not None
    assert [(one.clause, one.page, one.likeness) for one in spot.nearest] == [
        ("c3", 3, 7.5),
        ("c2", 2, 5),
        ("c6", 6, 5),
    ]
    assert len(spot.nearest) == NEAREST


@pytest.mark.parametrize(
    ("outcome", "reviewed", "stands"),
    [
        pytest.param("", "", True, id="never judged"),
        pytest.param("vol", "", True, id="no room"),
        pytest.param("zelfde", "", False, id="said already"),
        pytest.param("over-document", "", False, id="about the document"),
        pytest.param("vervangen", "", False, id="replaced"),
        pytest.param("vervallen", "", False, id="repealed"),
        pytest.param("vol", "vervalt", False, id="a reviewer took it out"),
        pytest.param("vol", "niet-in-tabel", False, id="a reviewer keeps it from the table"),
        pytest.param("vol", "akkoord", True, id="a reviewer agreed"),
    ],
)
def test_what_may_still_be_put_in_counts_as_found(outcome: str, reviewed: str, stands: bool) -> None:
    """What the table says already or must not say does not."""
    one = statement(1)
    if outcome:
        one = replace(one, outcome=Reason("uitkomst", outcome))
    if reviewed:
        one = replace(one, reasons=(Reason("oordeel", reviewed, 0, ("Jan",)),))
    assert could_stand(one) is stands
    spot = cell(one, statement(2, placed=True), statement(3, "technologie"))
    assert spot is not None
    assert spot.found == 1 + stands
    assert not could_stand(replace(one, in_table=True))


def test_a_chapter_with_sections_is_untouched_only_section_by_section() -> None:
    """The lowest level holds the text; what is taken from a section does not touch its neighbour."""
    headings = tuple(
        Heading(level, text, page, None)
        for page, (level, text) in enumerate([(1, "1 A"), (2, "1.1 B"), (2, "1.2 C"), (1, "2 D"), (1, "3 E")], start=1)
    )
    taken = replace(statement(2, placed=True), section=("1 A", "1.1 B"))
    not_taken = replace(statement(5), section=("3 E",))
    told = untouched([replace(document(), headings=headings)], {"beleid": (taken, not_taken)})
    assert [(one.document, one.heading, one.page) for one in told] == [
        ("beleid", "1.2 C", 3), ("beleid", "2 D", 4), ("beleid", "3 E", 5),
    ]  # fmt: skip
