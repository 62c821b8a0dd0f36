"""Own positions told from all else, by the rules that come with the program."""

from __future__ import annotations

import pytest

from pipeline.themes.own import judged, own_position, own_positions
from pipeline.themes.place import leanings_of
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


def test_what_stands_beside_a_passage_counts_within_its_section() -> None:
    """The one before it and the one after it; the first and the last of a section have nothing there."""
    leanings = leanings_of([("1",), ("1",), ("2",), ("1",)], [4.0, -4.0, 9.0, 0.0])
    rounded = [tuple(round(lean, 2) for lean in some) for some in leanings]
    assert rounded == [(0.0, -0.96), (0.96, 0.0), (0.0, 0.0), (-0.96, 0.0)]


def test_a_sentence_among_policy_is_likelier_policy_than_the_same_among_background() -> None:
    """And why says what that is worth; by itself it is judged as it was."""
    given = settings()
    given = given.model_copy(update={"learned": given.learned.model_copy(update={"before": 0.5, "after": 0.25})})
    own = "Wij verwachten dat u een plan maakt en met ons bespreekt."
    other = "In 2019 telde de regio volgens het CBS 12.000 ouderen."
    middle = "Het plan staat op de website."
    among = [
        judged([passage(text, "3 Zorg") for text in (beside, middle, beside)], given)[1] for beside in (own, other)
    ]
    by_itself = own_position(passage(middle, "3 Zorg"), given)
    assert among[0].points > by_itself.points > among[1].points
    told = [next(one.points for one in verdict.why if one.rule == "buren") for verdict in among]
    assert told[0] > 0 > told[1]
    assert among[0].why[0].points == round(among[0].points, 2)
    [alone] = judged([passage(middle, "3 Zorg")], given)
    assert (alone.points, alone.why) == (by_itself.points, by_itself.why)
