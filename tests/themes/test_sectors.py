"""Policies for other sectors: other words, the same themes, no noise."""

from __future__ import annotations

import pytest

from pipeline.model import Clause
from tests.themes.paper import clauses

GHZ = """# 1 Onze visie op gehandicaptenzorg

Wij kiezen voor een gewoon leven voor mensen met een verstandelijke beperking, zo veel mogelijk in de eigen wijk.

# 2 Kwaliteit

Zorgaanbieders werken met het kwaliteitskader gehandicaptenzorg en bespreken de uitkomsten met de cliëntenraad.

# 3 Behandeling

U zorgt dat een AVG en een gedragswetenschapper dag en nacht bereikbaar zijn voor cliënten met een LVG-profiel.

# 4 Tarieven

Voor dagbesteding vergoeden wij 94% van het maximumtarief. Nieuwe aanbieders ontvangen in het eerste jaar 2% minder.

In 2019 gold een opslag van 3% voor logeeropvang.

# 5 Technologie

Wij stimuleren zorgtechnologie zoals slimme sensoren in woningen voor mensen met een ernstig meervoudige beperking.

# 6 Bezwaarprocedure

Bezwaar dient u binnen twintig dagen in bij de rechtbank."""

GGZ = """# 1 Uitgangspunten van ons beleid

Wij willen dat mensen met een psychische kwetsbaarheid kunnen herstellen in hun eigen omgeving.

# 2 Kwaliteit van de langdurige ggz

De zorgaanbieder heeft een kwaliteitsstatuut en voert elk jaar een dialoog met ervaringsdeskundigen.

# 3 Behandeling

Zorgaanbieders borgen dat een psychiater als regiebehandelaar bij verblijf met behandeling betrokken is.

# 4 Bekostiging

Voor de zwaarste zorgprofielen geldt een toeslag van € 12,50 per dag. Wij contracteren geen nieuwe plaatsen beschermd
wonen.

De NZa stelt dat de tarieven hoger moeten.

# 5 Duurzaamheid

Zorgaanbieders leveren voor 1 juli 2025 een CO2-routekaart aan.

# 6 Crisis

Elke zorgaanbieder houdt een bed vrij voor crisisopname."""


@pytest.mark.parametrize(
    ("text", "sector", "themes"),
    [
        pytest.param(
            GHZ, "ghz", {"algemeen", "kwaliteit", "behandeling", "bekostiging", "technologie"}, id="gehandicaptenzorg"
        ),
        pytest.param(
            GGZ, "ggz", {"algemeen", "kwaliteit", "behandeling", "bekostiging", "duurzaamheid", "overig"}, id="ggz"
        ),
    ],
)
def test_every_theme_is_found(text: str, sector: str, themes: set[str]) -> None:
    """Each chapter gives its theme at least one statement in the table, and no other theme any."""
    assert {clause.theme for clause in clauses(text, sector=sector) if clause.in_table} == themes


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        pytest.param(GHZ, "In 2019 gold", id="an earlier period"),
        pytest.param(GHZ, "rechtbank", id="procedure"),
        pytest.param(GGZ, "De NZa stelt", id="somebody else"),
    ],
)
def test_noise_stays_out(text: str, absent: str) -> None:
    """The same traps as in other sectors."""
    assert not [clause.text for clause in clauses(text) if absent in clause.text]


def test_figures_have_the_subjects_of_the_sector() -> None:
    """Percentages, points and amounts are told apart as ever."""
    assert facts(clauses(GHZ)) >= {("tarief", 94.0, "dagbesteding"), ("afslag", -2.0, "nieuwe aanbieders")}
    assert ("tarief", 12.5, "") in facts(clauses(GGZ)) or ("bedrag", 12.5, "") in facts(clauses(GGZ))


def facts(found: list[Clause]) -> set[tuple[str, float | str, str]]:
    """Kind, value and subject of all figures."""
    return {(fact.kind, fact.value, fact.subject) for clause in found for fact in clause.facts}
