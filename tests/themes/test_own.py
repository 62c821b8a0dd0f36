"""Own positions told from all else, by the rules that come with the program."""

from __future__ import annotations

import pytest

from pipeline.themes.own import own_position, own_positions
from tests.themes.paper import passage, settings


@pytest.mark.parametrize(
    "heading", ["3 Inkoopprocedure", "Bijlage 2 Begrippenlijst", "3.4 Bezwaar", "2 De regio in beeld"]
)
def test_sections_without_policy(heading: str) -> None:
    """Under the heading of a procedure, a glossary or a region's figures even 'wij' does not count, and why says so."""
    verdict = own_position(passage("Wij vragen u het formulier te ondertekenen.", heading), settings())
    assert verdict.points < settings().own_threshold
    assert any(one.rule == "sectie" and one.about == (heading,) and one.points < 0 for one in verdict.why)


def test_why_names_rule_and_words() -> None:
    """A reviewer reads which rule counted, for how much and because of which words."""
    verdict = own_position(passage("De NZa stelt dat wij moeten wachten.", "3 Zorg"), settings())
    assert any(one.rule == "ander-aan-zet" and one.points < 0 and "De NZa" in one.about[0] for one in verdict.why)


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


@pytest.mark.parametrize(
    ("text", "stated"),
    [("Richttarief: 94,2%", True), ("Looptijd: drie jaar", True), ("Richttarief: zie hieronder", False)],
)
def test_a_name_with_its_figure_is_a_statement_however_few_its_words(text: str, stated: bool) -> None:
    """In bullets of two words a policy tells what matters most; a name without a figure says too little."""
    assert bool(own_positions([passage(text, "4 Tarieven")], settings())) is stated
