"""From a reading to clauses."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest

from pipeline.themes import clauses_and_findings, find_clauses, ungrounded_words
from tests.support import told
from tests.themes.paper import clauses, paper, policy, settings, table, themes

POLICY = """# 4 Kwaliteit

## 4.1 Dialoog

In 2022 voerden wij 40 gesprekken. Wij kiezen voor een dialoog met iedere zorgaanbieder
en zijn cliëntenraad. Een bezoek aan een van de locaties kondigen wij twee weken van tevoren aan.

# 6 Tarieven

Ons richttariefpercentage is 95,5% van het maximumtarief. Zorgaanbieders dienen:

* een plan voor de inzet van behandelaren te hebben;

* hun declaraties binnen zes weken in te dienen."""


def test_clauses_of_a_document() -> None:
    """Own positions come out in reading order with theme, stance, facts and place; background does not."""
    found = clauses(POLICY)
    assert [(c.theme, c.page, len(c.boxes)) for c in found] == [
        ("kwaliteit", 1, 2), ("kwaliteit", 1, 1), ("bekostiging", 1, 1), ("bekostiging", 1, 2), ("bekostiging", 1, 2),
    ]  # fmt: skip
    assert found[0].text == "Wij kiezen voor een dialoog met iedere zorgaanbieder en zijn cliëntenraad."
    assert [(f.kind, f.value) for f in found[2].facts] == [("richttarief", 95.5)]
    assert found[3].text.startswith("Zorgaanbieders dienen: een plan")
    assert len({c.id for c in found}) == len(found)


def test_every_clause_tells_why() -> None:
    """Theme, stance, own position and selection are all accounted for."""
    for clause in clauses(POLICY):
        assert [line.split()[0] for line in (told(clause)[0], told(clause)[1], told(clause)[-2])] == [
            "thema", "houding", "selectie",
        ]  # fmt: skip
        assert any(line.startswith("eigen standpunt") for line in told(clause))
        assert told(clause)[-1].startswith("in de tabel" if clause.in_table else "niet in de tabel: ")


def test_the_same_document_gives_the_same_clauses() -> None:
    """Nothing depends on chance or on what was read before."""
    assert clauses(POLICY) == clauses(POLICY)


@pytest.mark.parametrize("kind", ["monitor", "rapport", "thema-tabel", ""])
def test_other_kinds_have_no_clauses(kind: str) -> None:
    """Only an inkoopbeleid states policy."""
    assert find_clauses(policy(kind), paper(POLICY), [], themes(), settings()) == []


def test_every_word_stands_in_the_boxes() -> None:
    """A clause that its boxes do not hold is refused, with a warning that names words and page."""
    reading = paper(POLICY)
    assert all(not ungrounded_words(c, reading) for c in clauses(POLICY))
    clause = clauses(POLICY)[0]
    assert ungrounded_words(replace(clause, text=f"{clause.text} Gratis."), reading) == ["Gratis"]
    assert "cliëntenraad" in ungrounded_words(replace(clause, boxes=clause.boxes[:1]), reading)
    backwards = " ".join(reversed(clause.text.split()))
    assert ungrounded_words(replace(clause, text=backwards), reading)


def test_a_row_whose_words_are_elsewhere_is_refused() -> None:
    """The words of a table that the page does not show are not published."""
    rows = table(
        "Opslagen", ("Wat", "Hoogte", "Voorwaarde"), ("Samenwerking", "+0,3%", "Deelname aan de regionale tafel")
    )
    found, findings = clauses_and_findings(policy(), paper(POLICY), [rows], themes(), settings())
    assert not any("Samenwerking" in c.text for c in found)
    [refused] = findings
    assert (refused.kind, refused.page) == ("geweigerd", 1)


def test_years_before_the_document_are_background() -> None:
    """What opens with an earlier year is not this policy; the same words a year later may be."""
    text = "# 2 Zorg\n\nIn 2024 nemen wij deel aan het regionale overleg over de nacht."
    assert len(clauses(text, year="2024")) == 1
    assert clauses(text, year="2026") == []


@pytest.mark.parametrize(
    ("sector", "text", "theme"),
    [
        (
            "ghz",
            "# 3 Tarieven\n\nVoor begeleid wonen vragen wij een plan met de ouders; de opslag is 2%.",
            "bekostiging",
        ),
        (
            "ghz",
            "# 5 Kwaliteit van bestaan\n\nDe instelling voldoet aan het kwaliteitskompas gehandicaptenzorg.",
            "kwaliteit",
        ),
        ("ggz", "# 4 Behandeling\n\nWij verwachten dat de regiebehandelaar een herstelplan maakt.", "behandeling"),
    ],
)
def test_other_sectors(sector: str, text: str, theme: str) -> None:
    """Policies for disability and mental health care go through with sensible themes."""
    assert [c.theme for c in clauses(text, sector=sector)] == [theme]


def test_an_empty_document_has_no_clauses() -> None:
    """A scan without text is no error."""
    assert find_clauses(policy(), paper("Zorg."), [], themes(), settings()) == []


def test_importing_is_cheap() -> None:
    """No large library is loaded before a document needs it."""
    code = "import sys, pipeline.themes; sys.exit(bool({'scipy', 'pandas', 'openpyxl', 'sklearn'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
