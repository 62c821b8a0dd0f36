"""Own positions told from all else, by the rules that come with the program."""

from __future__ import annotations

import pytest

from pipeline.themes.own import own_position, own_positions
from tests.themes.paper import passage, settings

TRAPS = {
    "last period": [
        "In de vorige inkoopperiode kregen aanbieders een opslag van 1%.",
        "Tot en met 2023 hanteerden wij een eigen basistarief.",
        "Het eerdere beleid ging uit van groei van het aantal bedden.",
        "Wij kenden destijds een toeslag voor kleine aanbieders toe.",
    ],
    "somebody else": [
        "De NZa stelt dat tarieven kostendekkend moeten zijn.",
        "Volgens VWS moet de zorg in 2030 hybride zijn.",
        "Zorgverzekeraars Nederland wil dat aanbieders meer samenwerken.",
        "ActiZ pleit voor een tarief van 100%.",
        "De zorgkantoren hebben samen een model laten maken.",
        "Huisartsen geven aan dat zij de zorg niet kunnen dragen.",
        "De IGJ verwacht dat bestuurders toezien op veilige zorg.",
    ],
    "definition": [
        "Onder een crisisplaats verstaan wij een plaats voor spoed.",
        "Meerzorg is bedoeld voor cliënten met een uitzonderlijke zorgvraag.",
        "Met regio bedoelen wij het werkgebied van het zorgkantoor.",
    ],
    "procedure": [
        "Vragen stelt u via het berichtenportaal.",
        "De behandeling van uw bezwaar duurt tien werkdagen.",
        "Een te late inschrijving nemen wij niet in behandeling.",
        "Wij controleren de bestuursverklaring die u bij de inschrijving voegt.",
        "Storingen meldt u bij de helpdesk.",
    ],
    "cross-reference": [
        "In tabel 3 staan de tarieven per prestatie.",
        "De voorwaarden vindt u in bijlage 2.",
        "Hoofdstuk 5 beschrijft hoe wij met kwaliteit omgaan.",
    ],
    "background": [
        "Uit een enquête blijkt dat 60% van de medewerkers overweegt te stoppen.",
        "De arbeidsmarkt is krap en steeds meer ouderen wonen thuis.",
        "Deze regeling van het ministerie loopt buiten ons om.",
    ],
}


@pytest.mark.parametrize(
    "text", [pytest.param(t, id=f"{k} {n}") for k, some in TRAPS.items() for n, t in enumerate(some)]
)
def test_traps(text: str) -> None:
    """What is not the zorgkantoor's own position is recognised in several wordings."""
    assert own_position(passage(text, "3 Zorg"), settings()).points < settings().own_threshold


@pytest.mark.parametrize(
    "text",
    [
        "Wij kennen een opslag toe aan wie in de regio samenwerkt.",
        "Nieuwe verblijfsplaatsen spreken we niet meer af.",
        "Zorgaanbieders moeten hun plannen met de gemeente afstemmen.",
        "U levert het plan uiterlijk op 1 maart aan.",
        "Het zorgkantoor geeft voorrang aan zorg thuis.",
        "Een toeslag is alleen mogelijk als de cliëntenraad instemt.",
        "De zorgaanbieder bespreekt de wensen van de cliënt bij de start.",
        "De zorgkantoren hebben samen een percentage bepaald, dat ook wij hanteren: maximaal 95%.",
        "Nieuwe cliënten met zorgprofiel VV4 krijgen hun zorg thuis.",
    ],
)
def test_own_positions(text: str) -> None:
    """Choices, requirements, offers and limits are."""
    assert own_position(passage(text, "3 Zorg"), settings()).points >= settings().own_threshold


@pytest.mark.parametrize(
    "heading", ["3 Inkoopprocedure", "Bijlage 2 Begrippenlijst", "3.4 Bezwaar", "2 De regio in beeld"]
)
def test_sections_without_policy(heading: str) -> None:
    """Under the heading of a procedure, a glossary or a region's figures even 'wij' does not count, and why says so."""
    verdict = own_position(passage("Wij vragen u het formulier te ondertekenen.", heading), settings())
    assert verdict.points < settings().own_threshold
    assert verdict.why[0].about == (heading,)


def test_why_names_rule_and_words() -> None:
    """A reviewer reads which rule counted, for how much and because of which words."""
    verdict = own_position(passage("De NZa stelt dat wij moeten wachten.", "3 Zorg"), settings())
    assert any((one.rule, one.points) == ("ander-aan-zet", -4) and "De NZa" in one.about[0] for one in verdict.why)


def test_a_sentence_that_follows_an_own_position_needs_less() -> None:
    """What goes on in the same section is mostly policy; elsewhere it is not."""
    plain = "De weging gebeurt door twee inkopers."
    own = passage("Wij wegen ieder voorstel.", "3 Zorg")
    assert len(own_positions([own, passage(plain, "3 Zorg")], settings())) == 2
    assert len(own_positions([own, passage(plain, "4 Cijfers van de sector")], settings())) == 1


def test_a_sentence_that_needs_the_one_before_is_one_clause_with_it() -> None:
    """'Zij ...' cannot be understood by itself."""
    first = passage("Wij sluiten met nieuwe aanbieders een overeenkomst voor één jaar.", "3 Zorg")
    second = passage(
        "Zij tonen aan dat zij in een tekort voorzien dat de regio zelf noemt.", "3 Zorg", before=first.text
    )
    [(clause, _)] = own_positions([first, second], settings())
    assert clause.text == f"{first.text} {second.text}"


@pytest.mark.parametrize(
    "text", ["Daarbij geldt:", "Voor de afspraken met ons geldt in de regio het volgende:", "Samenwerking."]
)
def test_what_only_announces_is_no_clause(text: str) -> None:
    """A lead-in without content, or a word or two, is left out."""
    assert own_positions([passage(text, "3 Zorg")], settings()) == []
