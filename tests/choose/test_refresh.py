"""Last period's table guides the choice of clauses."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from pipeline.choose.earlier import EarlierTable, Statement
from pipeline.choose.likeness import alike, held
from pipeline.choose.refresh import (
    FAMILIAR,
    STRANGE,
    Guidance,
    behind,
    chosen_beside,
    followed,
    guide,
    likeness_of,
    pairs_of,
)
from pipeline.config.themes import Refresh
from pipeline.model import Box, Clause, Document, Fact
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
    own, other = "Opslag van 1,5% voor regels.", "Nachtzorg met aanbieders in de wijk."
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


def plain_statement(text: str, zorgkantoor: str = "vgz", theme: str = "kwaliteit") -> Statement:
    """A statement of last period's table."""
    return Statement("tabel-2023", zorgkantoor, theme, text)


def made(number: int, text: str, theme: str = "kwaliteit", facts: tuple[Fact, ...] = (), **also: float) -> Clause:
    """A clause with this text on the page of its number."""
    return Clause(
        f"c{number}", "beleid", "vgz", "2024", theme, {theme: 5.0, **also}, text, text, number,
        (Box(number, 0, 0, 1, 1),), ("1 Kwaliteit",), "eis", False, facts=facts, points=1.0,
    )  # fmt: skip


def test_theme_and_figure_in_common_add_to_the_words_in_common() -> None:
    """By what the settings say: a weaker theme by half, a figure without its sign, and nothing for another unit."""
    settings_ = settings()
    weights = settings_.refresh
    up, hours = Fact("opslag", 2.0, "%", "2%"), Fact("termijn", 2.0, "uur", "2 uur")
    off = Fact("afslag", -2.0, "%", "-2%")
    found = [
        made(1, "Xyz"), made(2, "Xyz", "overig"), made(3, "Xyz", "overig", kwaliteit=1.0), made(4, "Xyz", facts=(up,)),
        made(5, "Xyz", facts=(off,)), made(6, "Xyz", facts=(hours,)),
    ]  # fmt: skip
    [row] = likeness_of(found, [plain_statement("Een afslag van 2%")], [], settings_)
    theme, figure = weights.theme, weights.figure
    assert row.tolist() == pytest.approx([theme, 0, theme / 2, theme + figure, theme + figure, theme])


def test_a_clause_gets_points_for_what_it_shares_and_more_for_what_it_succeeds() -> None:
    """As learned: the nearest statement counts for every clause, the one that it succeeds on top."""
    found = [made(1, "Vraagt een plan voor de nacht"), made(2, "Vraagt een plan voor de dag en de nacht")]
    said = [plain_statement("Vraagt een plan voor de nacht")]
    likeness = likeness_of(found, said, [one.whole for one in said], settings())[0]
    chosen, lost = chosen_beside(found, said, said, settings())
    learned = settings().learned
    follows, further = followed(likeness[None, :]), round(float(likeness[0] - likeness[1]), 9)
    less = round(learned.behind * follows * further, 2)
    assert follows > 0 > less
    assert chosen[0].points == pytest.approx(1 + follows * (learned.near + learned.pair) * likeness[0])
    assert chosen[1].points == pytest.approx(1 + follows * learned.near * likeness[1] + less)
    assert [(reason.rule, reason.points) for reason in chosen[1].reasons if reason.part == "vorige"] == [
        ("ander-nader", less),
        ("nabij", pytest.approx(follows * learned.near * likeness[1])),
    ]
    assert (chosen[0].succession, chosen[0].predecessor) == ("opvolger", said[0].whole)
    assert (chosen[1].predecessor, lost) == ("", [])


def test_others_give_points_by_how_alike_the_texts_are() -> None:
    """The nearest of them, and whose it is; without others nothing is added."""
    found = [made(1, "Vraagt een plan voor de nacht")]
    own = plain_statement("Vraagt een plan voor de dag en de nacht")
    others = [plain_statement("Zwembad", "cz"), plain_statement("Vraagt een plan voor de nacht", "dsw")]
    [chosen], _ = chosen_beside(found, [own], [own, *others], settings())
    [reason] = [reason for reason in chosen.reasons if reason.rule == "anderen"]
    assert reason.about == ("Vraagt een plan voor de nacht", "dsw")
    follows = followed(likeness_of(found, [own], [one.whole for one in (own, *others)], settings()))
    assert 0 < reason.points == pytest.approx(follows * settings().learned.others)
    [alone], _ = chosen_beside(found, [own], [own], settings())
    assert [reason.rule for reason in alone.reasons if reason.part == "vorige"] == ["opvolger"]


@pytest.mark.parametrize(
    ("likeness", "follows"),
    [
        ([[STRANGE, 0.0]], 0.0),
        ([[FAMILIAR, 0.0]], 1.0),
        ([[9.0, 9.0]], 1.0),
        ([[0.0, 0.45], [0.2, 0.0]], 0.25),
        ([[0.7] * 10 + [0.0] * 5] * 12, 1.0),
        ([[0.7] * 5 + [0.0] * 10] * 12, 0.3),
    ],
)
def test_how_much_a_policy_follows_a_table_is_told_by_its_nearest_passages(
    likeness: list[list[float]], follows: float
) -> None:
    """As many as there are statements, ten at most: nothing when they are strangers, all when they are close."""
    assert followed(np.array(likeness)) == pytest.approx(follows)


def test_a_clause_stands_behind_the_one_that_is_liker_to_its_statement() -> None:
    """By how much; the nearest stands behind none."""
    assert behind(np.array([[0.5, 0.2, 0.0], [0.1, 0.1, 0.3]])).tolist() == pytest.approx([0, 0.3, 0])


@pytest.mark.parametrize(("likeness", "pairs"), [(0.18, {0: 0}), (0.17, {})])
def test_a_pair_is_alike_enough_or_none(likeness: float, pairs: dict[int, int]) -> None:
    """From the likeness that the settings say, that one included."""
    assert pairs_of(np.array([[likeness, 0.0]]), 0.18) == pairs


def test_what_is_gone_shows_the_nearest_first_and_only_what_has_something_in_common() -> None:
    """A few at most, with how alike they are; its place is the one it had in the table."""
    few = settings().refresh.nearest
    found = [made(n, f"Plan {'nacht ' * n}") for n in range(1, few + 2)] + [made(9, "Xyz", "overig")]
    said = [plain_statement("Q", theme="overig"), plain_statement("Zwembad", theme="bekostiging")]
    _, lost = chosen_beside(found, said, said, settings().model_copy(update={"refresh": strict()}))
    assert [(one.text, one.place, len(one.nearest)) for one in lost] == [("Q", 0, 1), ("Zwembad", 1, 0)]
    assert [(one.clause, one.page, one.likeness) for one in lost[0].nearest] == [("c9", 9, settings().refresh.theme)]
    near = [plain_statement("Plan voor de nacht")]
    _, [gone] = chosen_beside(found, near, near, settings().model_copy(update={"refresh": strict()}))
    assert len(gone.nearest) == few
    assert [one.likeness for one in gone.nearest] == sorted((one.likeness for one in gone.nearest), reverse=True)


def strict() -> Refresh:
    """Settings under which nothing succeeds anything."""
    return settings().refresh.model_copy(update={"from_": 9.0})


@pytest.mark.parametrize(
    ("years", "year", "guides"),
    [
        pytest.param(("2022", "2023"), "2024", "2023", id="the newest"),
        pytest.param(("2023", "2024"), "2024", "2024", id="of the same year"),
        pytest.param(("2025", "2026"), "2024", "2025", id="all are newer: the oldest"),
        pytest.param(("2022", "2026"), "", "2026", id="a policy without a year"),
    ],
)
def test_one_table_guides_a_policy(years: tuple[str, ...], year: str, guides: str) -> None:
    """The last one that is not newer than it."""
    guided = guidance(*(old("Nachtzorg per wijk met aanbieders.", one) for one in years), of=document(year))
    sources = {r.about[0] for c in guided.clauses["beleid"] for r in c.reasons if r.rule in ("nabij", "opvolger")}
    assert sources == {f"tabel-{guides}"}


def test_a_table_that_was_cut_in_parts_is_one() -> None:
    """Its parts guide together."""
    guided = guidance(old("Afspraken over nachtzorg per wijk met andere aanbieders."), old("Betrek de cliëntenraad."))
    assert about(guided, "Nachtzorg").predecessor
    assert about(guided, "cliëntenraad").predecessor


def test_only_a_policy_with_statements_is_guided() -> None:
    """Another kind of document is not, nor one in which nothing was found."""
    report = replace(document(), kind="rapport")
    assert guidance(old("Nachtzorg per wijk met aanbieders."), of=report) == Guidance({})
    nothing = guide([document()], {}, [old("Nachtzorg per wijk.")], config().zorgkantoren, config().themes, settings())
    assert nothing == Guidance({})


def test_a_long_statement_is_quoted_in_part() -> None:
    """Cut between words; one of ninety characters is quoted whole."""
    whole, longer = "a" * 40 + " " + "b" * 49, "a" * 40 + " " + "b" * 50
    for text, quoted in ((whole, whole), (longer, "a" * 40 + " …")):
        said = [plain_statement(text)]
        [clause], _ = chosen_beside([made(1, "Xyz")], said, said, settings())
        assert next(reason for reason in clause.reasons if reason.part == "vorige").about[1] == quoted


def test_shares_of_a_text_are_one_together() -> None:
    """Whoever holds all of it holds 1; a part that no text of the kind lacks weighs little, a rare one much."""
    background = ["de bewoner"] * 8
    whole, common, rare = held(["de bewoner zwemt", "de bewoner", "zwemt"], ["de bewoner zwemt"], background)[:, 0]
    assert whole == pytest.approx(1)
    assert common + rare == pytest.approx(1)
    assert rare > 0.9


def test_a_word_that_is_said_again_weighs_more_but_not_twice_as_much() -> None:
    """By the logarithm of how often."""
    once, twice = (held(["nacht"], [text])[0, 0] for text in ("nacht wonen", "nacht nacht wonen"))
    assert once < twice
    grown = (1 + math.log(2)) ** 2
    assert twice / (1 - twice) == pytest.approx(grown * once / (1 - once))


def test_a_short_word_is_a_part_of_its_own() -> None:
    """Up to four letters with its edges; figures and marks are no parts."""
    assert held(["zorg"], ["zorg"])[0, 0] == pytest.approx(1)
    assert held(["de"], ["de"])[0, 0] == pytest.approx(1)
    assert held(["u"], ["u"])[0, 0] == pytest.approx(1)
    assert held(["2024"], ["2024"])[0, 0] == 0
    assert held(["ab"], ["abc"])[0, 0] == 0
