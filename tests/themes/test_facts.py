"""Figures of a statement as facts."""

from __future__ import annotations

import pytest
from babel.dates import get_month_names
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Fact
from pipeline.themes import facts_in
from tests.themes.paper import settings


def facts(text: str, around: str = "") -> list[tuple[str, float | str, str]]:
    """Kind, value and unit of each fact, in order."""
    return [(fact.kind, fact.value, fact.unit) for fact in facts_in(text, settings(), around)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ons richttariefpercentage is 95,5% van het NZa-tarief.", [("richttarief", 95.5, "%")]),
        ("Nieuwe aanbieders krijgen een tarief van 93,5%.", [("tarief", 93.5, "%")]),
        ("Voor deze groep is een opslag van 0,3% mogelijk.", [("opslag", 0.3, "%")]),
        ("Wij verhogen het tarief met twee procent.", [("opslag", 2.0, "%")]),
        ("Het tarief ligt twee procent lager.", [("afslag", -2.0, "%")]),
        ("Een nieuwe aanbieder krijgt 2% onder het richttarief.", [("afslag", -2.0, "%")]),
        ("De bandbreedte loopt van -2% tot +1%.", [("afslag", -2.0, "%"), ("opslag", 1.0, "%")]),
        ("De opslag bedraagt 0,5 tot 1%.", [("opslag", 0.5, "%"), ("opslag", 1.0, "%")]),
        ("Een korting van 0,5 procentpunt volgt.", [("afslag", -0.5, "%")]),
        ("Effect op het tarief: – 1,5%.", [("afslag", -1.5, "%")]),
        ("Groei kan tot een plafond van 80%.", [("plafond", 80.0, "%")]),
        ("Het aandeel inhuur is ten hoogste 10%.", [("plafond", 10.0, "%")]),
        ("Wij reserveren 1% van de contracteerruimte.", [("percentage", 1.0, "%")]),
        ("De NHC vergoeden wij voor 100%.", [("percentage", 100.0, "%")]),
        ("Per project is € 150.000 beschikbaar.", [("bedrag", 150000.0, "EUR")]),
        ("Ten hoogste € 1,5 miljoen per jaar.", [("plafond", 1500000.0, "EUR")]),
        ("Het uurtarief bedraagt € 65,50 per uur.", [("tarief", 65.5, "EUR")]),
        ("De overeenkomst duurt drie jaar.", [("termijn", 3.0, "jaar")]),
        ("U sluit een driejarige overeenkomst.", [("termijn", 3.0, "jaar")]),
        ("Meld dit binnen vijfentwintig werkdagen.", [("termijn", 25.0, "werkdag")]),
        ("Een opname duurt twee tot zes weken.", [("termijn", 2.0, "week"), ("termijn", 6.0, "week")]),
        ("Opname binnen 24 uur na de melding.", [("termijn", 24.0, "uur")]),
        ("Binnen een half jaar volgt een gesprek.", [("termijn", 0.5, "jaar")]),
        ("Uiterlijk 1 juli 2024 is het plan gereed.", [("datum", "2024-07-01", "")]),
        ("Inleveren kan tot 31-12-2024.", [("datum", "2024-12-31", "")]),
        ("De verdeling is 80-20 over thuis en instelling.", [("ratio", 80.0, "%")]),
        ("Minimaal 3 klanten per postcodegebied.", [("ratio", 3.0, "klanten")]),
        ("Wij spreken ten hoogste 12 plaatsen af.", [("plafond", 12.0, "plaatsen")]),
    ],
)
def test_kind_value_and_unit(text: str, expected: list[tuple[str, float | str, str]]) -> None:
    """A figure comes out with its kind, its signed value and its unit."""
    assert facts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Inwoners van 75 jaar en ouder.", id="an age"),
        pytest.param("De bezetting is vóór 10.00 uur bekend.", id="a time of day"),
        pytest.param("Elke locatie krijgt eens per twee jaar bezoek.", id="how often"),
        pytest.param("De Green Deal 3.0 geldt.", id="a version"),
        pytest.param("Het beleid geldt voor 2024-2026.", id="years"),
        pytest.param("Bel 0570-123456 voor vragen.", id="a telephone number"),
    ],
)
def test_what_is_no_fact(text: str) -> None:
    """Ages, times of day, frequencies, versions and years are no facts."""
    assert facts(text) == []


def test_the_lead_in_tells_what_a_bare_figure_is() -> None:
    """Under a lead-in about opslagen a bullet's percentage is one."""
    assert facts("0,4% bij deelname aan de tafel", "Op het tarief kennen wij opslagen toe:") == [("opslag", 0.4, "%")]


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("Voor nieuwe zorgaanbieders geldt een tarief van 93%.", ["nieuwe aanbieders"]),
        ("De toeslag op MPT is 3,5%.", ["MPT"]),
        ("Voor een nieuwe zorgaanbieder geldt een afslag van 2% op het richttarief.", ["nieuwe aanbieders"]),
        ("Er is een opslag van 0,4% op het vpt en van 3,5% op het mpt.", ["VPT", "MPT"]),
        ("De toeslagen op VPT (0,4%) en MPT (3,5%) blijven.", ["VPT", "MPT"]),
        pytest.param("Wij betalen 95,5%, exclusief NHC en NIC.", [""], id="left out"),
        pytest.param("Wij betalen 95,5%, waarbij de NHC buiten beschouwing blijft.", [""], id="left out behind it"),
        pytest.param("Het tarief is 95,5%. De NHC vergoeden wij.", [""], id="of the next sentence"),
        pytest.param("Voor het vpt geldt een tarief van 96,6% en voor het mpt 97%.", ["VPT", "MPT"], id="each its own"),
        pytest.param("Met een overeenkomst geldt een tarief van 94%.", [""], id="of no such kind"),
    ],
)
def test_subject(text: str, subjects: list[str]) -> None:
    """Each figure says what it is for."""
    assert [fact.subject for fact in facts_in(text, settings())] == subjects


@given(st.integers(0, 9999), st.integers(0, 99))
def test_percentages_round_trip(whole: int, decimals: int) -> None:
    """A percentage written the Dutch way comes back as the number that it was."""
    [fact] = facts_in(f"Het aandeel is {whole},{decimals:02}% van het geheel.", settings())
    assert (fact.value, fact.unit) == (round(whole + decimals / 100, 2), "%")


@given(st.integers(1, 999_999_999))
def test_amounts_round_trip(amount: int) -> None:
    """Thousands are set apart by points."""
    dutch = f"{amount:,}".replace(",", ".")
    assert Fact("bedrag", float(amount), "EUR", f"€ {dutch}") in facts_in(f"Er is € {dutch} over.", settings())


@given(st.dates())
def test_dates_round_trip(date: object) -> None:
    """A date in words is an ISO date."""
    year, month, day = str(date).split("-")
    text = f"Het geldt vanaf {int(day)} {get_month_names(locale='nl_NL')[int(month)]} {year}."
    assert (("datum", str(date), "")) in facts(text)
