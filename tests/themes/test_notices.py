"""What a document says of an earlier one: that it adds to it, replaces it, repeals a part or mends a figure."""

from __future__ import annotations

import pytest

from pipeline.model import Cell, Clause, Notice, Table
from pipeline.themes import find_clauses, notices_of, with_corrections
from tests.themes.paper import paper, policy, settings, themes


def said(text: str, *tables: Table) -> list[Notice]:
    """The notices of a document whose first page is a plain title page."""
    return list(notices_of(paper("# Inkoopbeleid 2025", f"# 4 Tarieven\n\n{text}"), tables, settings()))


@pytest.mark.parametrize(
    ("title", "kinds"),
    [
        ("# Aanvulling op het inkoopbeleid 2024-2026", ["adds"]),
        ("# Inkoopbeleid Wlz 2025\n\n# Addendum", ["adds"]),
        ("# Nota van Inlichtingen", ["adds"]),
        ("# Wijzigingen in het inkoopbeleid", ["adds"]),
        ("# Inkoopbeleid Wlz 2025-2027", []),
        ("# Regionale aanvulling op het landelijk inkoopkader", []),
    ],
)
def test_a_title_page_tells_whether_a_document_adds_to_another(title: str, kinds: list[str]) -> None:
    """Not every 'aanvulling' is one: the whole policy may be an addition to the joint framework."""
    reading = paper(title, "# 1 Zorg\n\nWij kopen zorg in.")
    assert [notice.kind for notice in notices_of(reading, (), settings())] == kinds


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Wat in deze aanvulling niet wordt genoemd, blijft onverkort gelden.", "adds"),
        ("De overige bepalingen blijven ongewijzigd van kracht.", "adds"),
        ("Deze aanvulling hoort bij ons beleid voor verpleging en verzorging.", "adds"),
        ("Dit document vervangt het inkoopbeleid 2024 volledig.", "whole"),
        ("Bepalingen die hier niet terugkomen, gelden niet meer.", "whole"),
        ("De opslag voor innovatie komt te vervallen.", "repeals"),
        ("Paragraaf 4.2 wordt ingetrokken.", "repeals"),
        ("Het richttarief van 95,5% moet worden gelezen als 96,0%.", "corrects"),
    ],
)
def test_sentences_that_speak_of_an_earlier_document(text: str, kind: str) -> None:
    """Each with its own words and the lines that they stand on."""
    (notice,) = said(text)
    assert (notice.kind, notice.text, notice.page) == (kind, text, 2)
    assert notice.boxes


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Als u niet tekent, vervalt de opslag.", id="a condition of today"),
        pytest.param("De opslag vervalt zodra het contract eindigt.", id="a condition that follows"),
        pytest.param("De korting komt dan automatisch te vervallen.", id="what happens by itself"),
        pytest.param("Een aanbod moet ten minste 3% lager zijn.", id="one figure mends nothing"),
        pytest.param("Het plan moet op 1 mei binnen zijn.", id="a demand"),
    ],
)
def test_sentences_that_only_look_like_it(text: str) -> None:
    """They state the policy of today."""
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "sections", "within"),
    [
        pytest.param("Paragraaf 4.2 vervalt.", ("4.2",), False, id="a section"),
        pytest.param("De paragrafen 4.2 en 4.3 komen te vervallen.", ("4.2", "4.3"), False, id="two"),
        pytest.param("In paragraaf C.4 vervalt de opslag voor reistijd.", ("C.4",), True, id="something in it"),
        pytest.param("Het bepaalde in artikel 12 vervalt.", ("12",), False, id="what it says"),
        pytest.param("De opslag voor reistijd vervalt.", (), True, id="none named"),
    ],
)
def test_which_sections_lapse(text: str, sections: tuple[str, ...], within: bool) -> None:
    """As a whole, or something in them."""
    (notice,) = said(text)
    assert (notice.sections, notice.within) == (sections, within)


def test_a_correction_of_two_sentences_is_one() -> None:
    """'Dit moet zijn' says nothing without the sentence before it; both figures are known."""
    (notice,) = said("In paragraaf C.3 is een toeslag van 3,5% genoemd. Dit moet zijn: 3,4%.")
    assert (notice.kind, notice.sections, [fact.value for fact in notice.facts]) == ("corrects", ("C.3",), [3.5, 3.4])


def test_a_row_of_a_table_of_changes_repeals() -> None:
    """The number of a section in one cell, 'vervalt' in another."""
    grid = (("Paragraaf", "Wijziging"), ("4.2", "vervalt"), ("4.3", "nieuwe tekst"))
    table = Table("t", "Tabel 1", "", "", 2, 2, (), ("Wijzigingen",), 1, grid, tuple[Cell, ...]())
    (notice,) = said("Wij kopen zorg in.", table)
    assert (notice.kind, notice.sections, notice.text) == ("repeals", ("4.2",), "4.2 – vervalt")


@pytest.mark.parametrize(
    ("page", "sections"),
    [
        pytest.param(
            "# 4 Vervallen\n\nParagraaf 2.1 van het inkoopbeleid vervalt.", [("2.1",)], id="a list of what lapses"
        ),
        pytest.param("# 4 Wat vervalt\n\nParagraaf 2.1 vervalt.", [("2.1",)], id="in other words"),
        pytest.param("# 4 Vervallen\n\n# 5 Tarieven\n\nWij kopen zorg in.", [("4",)], id="over nothing"),
        pytest.param("# 4 De opslag vervalt\n\nWij kennen haar niet meer toe.", [("4",)], id="names what lapses"),
    ],
)
def test_a_heading_repeals_the_section_of_its_number_unless_it_lists_what_lapses(
    page: str, sections: list[tuple[str, ...]]
) -> None:
    """A chapter 'Vervallen' is numbered within the supplement: chapter 4 of the policy stays in force."""
    reading = paper("# Aanvulling 2025", page)
    notices = notices_of(reading, (), settings())
    assert [notice.sections for notice in notices if notice.kind == "repeals"] == sections


def corrected(title: str, text: str) -> tuple[list[Clause], list[Clause]]:
    """The clauses of a document, and those with its corrections."""
    reading = paper(f"# {title}", f"# 4 Tarieven\n\n{text}")
    clauses = find_clauses(policy(), reading, (), themes(), settings())
    notices = notices_of(reading, (), settings())
    return clauses, with_corrections(policy(), clauses, notices, themes()[-1].id, settings())


def test_a_correction_is_a_statement_that_can_be_reviewed() -> None:
    """With an id, all its words and its place; half of it is no statement beside it. What it mends is known later."""
    text = "In paragraaf C.3 staat 3,5%. Dit moet zijn: 3,4%."
    before, after = corrected("Nota van Inlichtingen", text)
    (made,) = [clause for clause in after if clause.text == text]
    assert made not in before
    assert not [clause for clause in after if clause.text in text and clause is not made]
    assert len({clause.id for clause in after}) == len(after)
    assert (made.page, made.in_table, bool(made.boxes)) == (2, False, True)


def test_a_document_that_adds_to_nothing_corrects_nothing() -> None:
    """In a whole edition 'moet zijn' is a demand or a step from year to year."""
    before, after = corrected("Inkoopbeleid 2025", "In paragraaf C.3 staat 3,5%. Dit moet zijn: 3,4%.")
    assert after == before
