"""What kind of statement a clause is."""

from __future__ import annotations

import pytest

from pipeline.themes.stance import stance_of
from tests.themes.paper import passage, settings


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Nieuwe intramurale zorg voor VV4 kopen wij niet meer in.", "uitsluiting"),
        ("Voor deze groep geldt een tariefpercentage van 93%.", "tarief"),
        ("Zorgaanbieders moeten een visie op personeel hebben.", "eis"),
        ("Wij verwachten dat partijen elkaar opzoeken.", "verwachting"),
        ("Wij stimuleren vernieuwing in de wijk.", "stimulans"),
        ("Wij willen toewerken naar zorg over de domeinen heen.", "ambitie"),
        ("Elk jaar bezoeken wij een locatie.", "werkwijze"),
    ],
)
def test_stance(text: str, stance: str) -> None:
    """Each stance is recognised, and why names the words."""
    found, why = stance_of(passage(text), settings())
    assert found == stance
    assert (why.part, why.choice) == ("houding", stance)
