"""Last period's table guides the choice of clauses."""

from __future__ import annotations

import pytest

from pipeline.choose.earlier import EarlierTable
from pipeline.choose.likeness import alike, held
from pipeline.choose.refresh import Guidance, guide
from pipeline.model import Clause, Document
from tests.support import told
from tests.themes.paper import clauses, config, settings

POLICY = (
    "# 1 Kwaliteit\n\nWij verwachten dat u de cliëntenraad betrekt bij het kwaliteitsplan.\n\n"
    "Het verslag stuurt u binnen tien werkdagen via de website toe.\n\n"
    "Nachtzorg regelt u met aanbieders uit dezelfde wijk.\n\n"
    "# 2 Tarieven\n\nWij betalen een opslag van 1,5% voor zorg thuis."
)
COLUMNS = ("", "VGZ", "DSW")


def document(year: str = "2024", zorgkantoor: str = "vgz", sector: str = "vv") -> Document:
    """The policy that is guided."""
    return Document("beleid", "beleid.pdf", "0", "inkoopbeleid", "", zorgkantoor, year, sector, "Beleid", 1)


def guidance(*tables: EarlierTable, of: Document | None = None) -> Guidance:
    """What the tables change in the policy."""
    found = {"beleid": clauses(POLICY)}
    return guide([of or document()], found, tables, config().zorgkantoren, config().themes, settings())


def old(cell: str, year: str = "2023", theme: str = "Kwaliteit", sector: str = "") -> EarlierTable:
    """A table in which VGZ says this."""
    return EarlierTable(f"tabel-{year}", year, (COLUMNS, (theme, cell, "")), sector)


def about(guided: Guidance, word: str) -> Clause:
    """The one clause with this word."""
    [clause] = [clause for clause in guided.clauses["beleid"] if word in clause.text]
    return clause


def test_a_counterpart_is_raised_and_says_so() -> None:
    """Meaning rather than wording: the clause that says what the statement said gets points, and `why` quotes it."""
    before = next(clause for clause in clauses(POLICY) if "Nachtzorg" in clause.text)
    after = about(guidance(old("Afspraken over nachtzorg per wijk met andere aanbieders.")), "Nachtzorg")
    assert after.score > before.score
    assert after.in_table
    assert any("opvolger van 'Afspraken over nachtzorg per wijk" in line for line in told(after))
    assert after.succession != "nieuw"


def test_a_figure_in_common_binds() -> None:
    """Hardly a word in common, the same figure."""
    after = about(guidance(old("Thuis: +1,5%", theme="Bekostiging en tarieven")), "opslag")
    assert any("opvolger van 'Thuis: +1,5%'" in line for line in told(after))


def test_what_others_were_shown_for_counts_a_little() -> None:
    """A subject in another zorgkantoor's column: less than a predecessor of its own, and `why` says whose."""
    own, other = "Iets heel anders.", "Nachtzorg met aanbieders in de wijk."
    plain = about(
        guidance(
            EarlierTable("t", "2023", (COLUMNS, ("Kwaliteit", own, ""))),
        ),
        "Nachtzorg",
    )
    raised = about(guidance(EarlierTable("t", "2023", (COLUMNS, ("Kwaliteit", own, other)))), "Nachtzorg")
    succeeds = about(guidance(old(other)), "Nachtzorg")
    assert plain.score < raised.score < succeeds.score
    assert any("lijkt op 'Nachtzorg met aanbieders in de wijk.' van dsw" in line for line in told(raised))


def test_what_is_gone_is_a_finding_with_the_nearest_passages() -> None:
    """A statement without counterpart is listed with where it was looked for."""
    [lost] = guidance(old("Zwembaden krijgen voorrang bij vakantieparken.", theme="Overig")).lost
    assert (lost.zorgkantoor, lost.theme, lost.document, lost.source) == ("vgz", "overig", "beleid", "tabel-2023")
    assert lost.text.startswith("Zwembaden")
    assert len(lost.nearest) <= settings().refresh.nearest
    assert all(one.likeness < settings().refresh.from_ for one in lost.nearest)


def test_what_is_new_says_so() -> None:
    """A clause in the table without predecessor is marked, one that is not shown is not."""
    guided = guidance(old("Afspraken over nachtzorg per wijk met andere aanbieders."))
    assert about(guided, "opslag").succession == "nieuw"
    assert all(clause.in_table for clause in guided.clauses["beleid"] if clause.succession == "nieuw")


def test_each_statement_has_one_successor() -> None:
    """One-to-one: two clauses never succeed the same statement."""
    guided = guidance(old("Betrek de cliëntenraad bij het kwaliteitsplan. Nachtzorg met aanbieders uit de wijk."))
    said = [line for clause in guided.clauses["beleid"] for line in told(clause) if "opvolger van" in line]
    assert len(said) == 2
    assert len({line.split("opvolger van ")[1].rsplit(" (", 1)[0] for line in said}) == 2


@pytest.mark.parametrize(
    "of",
    [
        pytest.param(document(zorgkantoor="menzis"), id="a zorgkantoor without a column"),
        pytest.param(document(sector="ghz"), id="another sector"),
    ],
)
def test_other_policies_are_left_alone(of: Document) -> None:
    """Without statements of its own a policy keeps its choice."""
    assert guidance(old("Nachtzorg per wijk met aanbieders.", sector="vv"), of=of).clauses == {}


def test_the_newest_table_before_the_policy_guides_it() -> None:
    """Of several tables the last one that is not newer than the policy."""
    cell = "Nachtzorg per wijk met aanbieders."
    guided = guidance(old(cell, "2022"), old(cell, "2023"), old(cell, "2025"))
    assert any("(tabel-2023)" in line for line in told(about(guided, "Nachtzorg")))


def test_guiding_twice_changes_nothing_more_in_the_outcome_lines() -> None:
    """The outcome of the first choice is replaced, not kept beside the second."""
    guided = guidance(old("Nachtzorg per wijk met aanbieders."))
    for clause in guided.clauses["beleid"]:
        assert sum(line.startswith(("in de tabel", "niet in de tabel")) for line in told(clause)) == 1


def test_rare_parts_of_words_weigh_most() -> None:
    """An inflected compound is found again; words that every text has say little."""
    shares = held(
        ["Bekostigen van de zorgtechnologie in de wijk"],
        ["De zorgtechnologieën worden in de wijk bekostigd.", "De bewoners eten in de wijk."],
        ["In de wijk wonen mensen.", "De wijk is van ons."],
    )
    assert shares[0, 0] > 2 * shares[0, 1]
    assert 0 <= shares.min() <= shares.max() <= 1


def test_likeness_looks_at_both_texts() -> None:
    """The same text is wholly alike; one that says much more is less so; one with nothing in common not at all."""
    text = "Bekostigen van de zorgtechnologie"
    likeness = alike([text], [text, f"{text} en daarnaast nog heel veel andere bijzonderheden", "Xyz"])
    assert likeness[0, 0] == pytest.approx(1)
    assert 0 < likeness[0, 1] < 0.9
    assert likeness[0, 2] == 0
