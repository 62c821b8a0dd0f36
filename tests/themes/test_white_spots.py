"""An empty cell is a finding."""

from __future__ import annotations

from pipeline.choose.white_spots import untouched, white_spots
from pipeline.model import Document
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
