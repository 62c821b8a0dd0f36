"""Themes of a passage."""

from __future__ import annotations

import pytest

from pipeline.themes.scoring import theme_scores
from tests.themes.paper import passage, settings, themes


def scores(text: str, *section: str, lead_in: str = "") -> dict[str, float]:
    """Theme -> score, strongest first."""
    found = theme_scores(passage(text, *section, lead_in=lead_in), themes(), settings())
    return {score.theme: score.score for score in found}


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("Aanbieders investeren in duurzame inzetbaarheid van teams.", "duurzaamheid"),
        ("Een duurzame relatie vinden wij van belang.", "duurzaamheid"),
        ("Wij gaan duurzame samenwerking aan met vaste partners.", "duurzaamheid"),
        ("Het duurzaam gescheiden leven van partners telt mee.", "duurzaamheid"),
        ("De behandeling van uw bezwaar duurt even.", "behandeling"),
        ("Wij nemen uw verzoek niet in behandeling.", "behandeling"),
        ("Scholing over behandeling van decubitus is uw zaak.", "behandeling"),
        ("De kwaliteit van de aangeleverde gegevens controleren wij.", "kwaliteit"),
        ("Wij letten op de kwaliteit van de onderbouwing.", "kwaliteit"),
        ("Aan gegevenskwaliteit stellen wij geen eis.", "kwaliteit"),
    ],
)
def test_look_alikes_say_nothing(text: str, theme: str) -> None:
    """A word that only looks like a theme's does not count for it."""
    assert theme not in scores(text)


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("Zorgaanbieders beperken hun energieverbruik en CO2-uitstoot.", "duurzaamheid"),
        ("Wij verwachten een groene routekaart voor het vastgoed.", "duurzaamheid"),
        ("Voor elke cliënt is een behandelaar oproepbaar.", "behandeling"),
        ("De huisarts kan een specialist ouderengeneeskunde raadplegen.", "behandeling"),
        ("Beeldzorg en slimme sensoren zijn gewoon.", "technologie"),
        ("De cliëntenraad beoordeelt het kwaliteitsplan.", "kwaliteit"),
        ("Het richttariefpercentage geldt voor elke prestatie.", "bekostiging"),
        ("De inzet van PNIL loopt terug.", "overig"),
        ("Onze missie is zorg die toegankelijk blijft.", "algemeen"),
    ],
)
def test_terms_and_compounds(text: str, theme: str) -> None:
    """Without a heading the words decide, in compounds too."""
    assert next(iter(scores(text))) == theme


def test_the_heading_is_the_strongest_sign() -> None:
    """A tariff word under the heading of another theme does not move the clause."""
    assert (
        next(iter(scores("Daarvoor geldt geen apart tarief.", "8 Innovatie", "8.1 Bewezen technologie")))
        == "technologie"
    )


def test_what_a_heading_names_first_is_what_it_is_about() -> None:
    """'Behandeling en samenwerking in de regio' is about behandeling."""
    assert next(iter(scores("Iedereen doet mee.", "7 Behandeling en samenwerking in de regio"))) == "behandeling"


def test_a_bullet_takes_the_terms_of_its_lead_in() -> None:
    """What a bullet leaves unsaid its lead-in says."""
    assert (
        next(iter(scores("een plan voor de gebouwen;", lead_in="Voor de verduurzaming vragen wij:"))) == "duurzaamheid"
    )


def test_what_no_theme_speaks_for_goes_to_the_rest() -> None:
    """An own position is never lost for want of a theme."""
    assert list(scores("Wij doen wat wij zeggen.")) == ["overig"]
