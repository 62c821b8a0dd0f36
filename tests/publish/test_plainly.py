"""Why a statement stands where it stands, for who only wants to read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model import Reason
from pipeline.publish.words.plainly import plainly
from pipeline.publish.words.reasons import WEIGHED
from tests.publish.material import clause, document

SAYS = {("eigen", "eigen-stem"): "het zorgkantoor spreekt zelf"}
VOICE = Reason("eigen", "eigen-stem", 0.3, ("wij",))


@pytest.mark.parametrize("rule", ["totaal", *WEIGHED])
def test_what_a_model_weighs_is_no_reason_to_read(rule: str) -> None:
    """However heavy: the rule that says something is told, without points."""
    reasons = (Reason("thema", "vooraan", 0.4, (), "kwaliteit"), Reason("eigen", rule, 4.0, ("lengte",)), VOICE)
    one = replace(clause(document("cz", "2025"), 1, "Wij zijn er."), reasons=reasons)
    said = plainly(one, SAYS)
    assert said == (
        "Bij dit thema door de plaats vooraan in het stuk. Eigen standpunt: het zorgkantoor spreekt zelf ('wij')."
    )


def test_without_a_rule_nothing_is_said_of_it() -> None:
    """A model alone gives no sentence: what it weighs stands a click further."""
    one = replace(clause(document("cz", "2025"), 1, "Zorg."), reasons=(Reason("eigen", "bouw", 2.0, ("begin",)),))
    assert plainly(one, SAYS) == ""
