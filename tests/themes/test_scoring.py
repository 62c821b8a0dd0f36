"""Themes of a passage."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.themes.chapters import chapters_of
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
    """'Behandeling en digitalisering' is about behandeling first."""
    found = scores("Iedereen doet mee.", "7 Behandeling en digitalisering")
    assert found["behandeling"] > found["technologie"]


def test_a_bullet_takes_the_terms_of_its_lead_in() -> None:
    """What a bullet leaves unsaid its lead-in says."""
    assert (
        next(iter(scores("een plan voor de gebouwen;", lead_in="Voor de verduurzaming vragen wij:"))) == "duurzaamheid"
    )


def test_what_no_theme_speaks_for_is_never_lost() -> None:
    """An own position without a sign goes to a theme that asks for none: a general one, or the rest."""
    assert next(iter(scores("Wij doen wat wij zeggen."))) in {"algemeen", "overig"}
    open_themes = [theme for theme in themes() if theme.rest]
    assert [one.theme for one in theme_scores(passage("Wij doen wat wij zeggen."), open_themes, settings())] == [
        "overig"
    ]
    assert (
        theme_scores(passage("Wij doen wat wij zeggen."), [t for t in themes() if t.id == "kwaliteit"], settings())
        == []
    )


POLICY = [
    passage("Wij zetten in op wonen.", "1 Waar wij naartoe willen"),
    passage("Elke regio maakt keuzes.", "1 Waar wij naartoe willen"),
    passage("Het richttarief is 95%.", "2 Geld", "2.1 Wat u krijgt"),
    passage("De opslag is 2%.", "2 Geld", "2.1 Wat u krijgt"),
    passage("Wij betalen vooraf.", "2 Geld", "2.2 Wanneer u het krijgt"),
    passage("Zonnepanelen en minder afval sparen het klimaat.", "3 Later"),
    passage("Ook de auto blijft staan.", "3 Later"),
]


@pytest.mark.parametrize(
    ("place", "theme"),
    [
        pytest.param(1, "algemeen", id="what stands first in a document is general"),
        pytest.param(4, "bekostiging", id="the chapter speaks of tariffs"),
        pytest.param(6, "duurzaamheid", id="the section speaks of the climate"),
    ],
)
def test_a_sentence_without_a_sign_follows_its_chapter(place: int, theme: str) -> None:
    """No heading here names a theme; what the other sentences of a chapter say does."""
    chapters = chapters_of(POLICY, themes(), settings().words)
    best = theme_scores(POLICY[place], themes(), settings(), chapters)[0]
    assert best.theme == theme
    assert best.why


def test_a_title_over_everything_is_no_chapter() -> None:
    """A heading that most of a document stands under tells nothing, nor does the place of what is nearly all of it."""
    titled = [replace(one, section=("Inkoop", *one.section)) for one in POLICY]
    chapters = chapters_of(titled, themes(), settings().words)
    assert chapters.chapter[titled[4].section] == ("Inkoop", "2 Geld")
    assert theme_scores(titled[4], themes(), settings(), chapters)[0].theme == "bekostiging"
    whole = chapters_of([replace(one, section=("Inkoop",)) for one in POLICY], themes(), settings().words)
    assert whole.edges(("Inkoop",)) == (0.0, 0.0)


def test_a_weight_of_the_configuration_goes_before_what_was_learned() -> None:
    """An adviser may say that a heading counts for more than all else."""
    at = passage("Daarvoor geldt een apart tarief met een opslag.", "8 Innovatie")
    weights = settings().weights.model_copy(update={"heading": 9.0})
    other = settings().model_copy(update={"weights": weights})
    assert theme_scores(at, themes(), settings())[0].theme == "bekostiging"
    assert theme_scores(at, themes(), other)[0].theme == "technologie"


def test_a_chapter_called_after_a_theme_is_not_general_where_it_stands_first() -> None:
    """A policy may begin with its chapter on quality."""
    other = [passage("Het richttarief is 95%.", f"{n} Tarieven") for n in range(2, 12)]
    first = [passage("Dat doen wij samen.", "1 Kwaliteit"), *other]
    unnamed = [passage("Dat doen wij samen.", "1 Zo zien wij het"), *other]
    best = [theme_scores(some[0], themes(), settings(), chapters_of(some, themes(), settings().words))[0].theme
            for some in (first, unnamed)]  # fmt: skip
    assert best == ["kwaliteit", "algemeen"]


def test_the_rest_stands_back_for_a_theme_that_as_much_speaks_for() -> None:
    """Who adds a theme with words of the rest gets the statements that they name."""
    rest = next(theme for theme in themes() if theme.rest)
    twin = rest.model_copy(update={"id": "nieuw", "rest": False})
    at = passage("De inzet van PNIL loopt terug.", "9 Personeel")
    assert theme_scores(at, [rest, twin], settings())[0].theme == "nieuw"
