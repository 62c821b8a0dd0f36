"""What zorgkantoren have in common and where they differ: nothing is compared that is not surely for the same thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from pipeline.compare.differ import differences_of
from pipeline.config import Config
from pipeline.model import (
    Box,
    Clause,
    Comparison,
    Document,
    Fact,
    FactKind,
    FigureDifference,
    MatrixCell,
    Stance,
    TableColumn,
    TopicDifference,
)

NAMES = ("vgz", "cz", "dsw", "menzis")
CONFIG = Config.model_validate(
    {
        "zorgkantoren": [{"id": name, "name": name.upper()} for name in NAMES],
        "themes": [
            {"id": "bekostiging", "title": "Bekostiging", "strong": ["*tarief*"]},
            {
                "id": "kwaliteit",
                "title": "Kwaliteit",
                "strong": ["cliëntenra*", "*cliëntenraad", "kwaliteit*", "vergoed*", "generalistisch*", "zorgen dat"],
            },
        ],
        "clauses": {
            "subjects": [
                {"name": "nieuwe aanbieders", "when": ["nieuwe *aanbieder*", "voor het eerst"]},
                {"name": "meerzorg", "when": ["meerzorg*"]},
                {"name": "crisiszorg", "when": ["crisis*"]},
                {"name": "overeenkomst", "when": ["*overeenkomst*"]},
            ]
        },
    }
)


def fact(kind: FactKind, value: float, unit: str, text: str, subject: str = "") -> Fact:
    """A figure."""
    return Fact(kind, value, unit, text, subject)


def clause(
    zorgkantoor: str,
    text: str,
    *facts: Fact,
    year: str = "2024",
    theme: str = "bekostiging",
    stance: Stance = "eis",
    in_table: bool = True,
) -> Clause:
    """A statement."""
    return Clause(
        f"{zorgkantoor}-{year}-{text}", f"{zorgkantoor}-{year}", zorgkantoor, year, theme, {}, text, text, 7,
        (Box(7, 0, 0, 1, 1),), (), stance, in_table, facts=facts,
    )  # fmt: skip


def comparison(clauses: Sequence[Clause]) -> Comparison:
    """The statements as policies that are all in force, those for the table in their cells."""
    documents = {
        c.document: Document(
            c.document, f"{c.document}.pdf", "00", "inkoopbeleid", "", c.zorgkantoor, c.year, "vv", "", 9
        )
        for c in clauses
    }
    cells: dict[tuple[str, str], list[Clause]] = {}
    for one in clauses:
        if one.in_table:
            cells.setdefault((one.theme, one.zorgkantoor), []).append(one)
    return Comparison(
        documents=tuple(documents.values()),
        tables=(),
        clauses=tuple(clauses),
        current=tuple(documents),
        matrix=tuple(MatrixCell(*key, tuple(some)) for key, some in cells.items()),
        changes=(),
        monitor=(),
        columns=tuple(TableColumn(d.zorgkantoor, d.id) for d in documents.values()),
    )


def rows(*clauses: Clause) -> list[FigureDifference]:
    """The rows of figures."""
    return list(differences_of(comparison(clauses), CONFIG).figures)


def topics(*clauses: Clause) -> list[TopicDifference]:
    """The rows of topics."""
    return list(differences_of(comparison(clauses), CONFIG).topics)


def marks(row: FigureDifference) -> dict[str, list[tuple[str, int]]]:
    """How the figures of each compare, and among how many."""
    return {name: [(one.mark, one.among) for one in some] for name, some in row.stated.items()}


def tariff(zorgkantoor: str, value: float, subject: str = "vpt", *, year: str = "2024", text: str = "") -> Clause:
    """A statement with a tariff of a table."""
    said = text or f"Het tarief volgt uit tabel {zorgkantoor}."
    return clause(zorgkantoor, said, fact("tarief", value, "%", f"{value}%", subject), year=year)


def test_lowest_and_highest_are_marked_among_all_of_one_subject() -> None:
    """Whoever is between them is compared, too."""
    (row,) = rows(tariff("vgz", 94.0), tariff("cz", 95.5, "VPT"), tariff("dsw", 97.0))
    assert marks(row) == {"vgz": [("lowest", 3)], "cz": [("between", 3)], "dsw": [("highest", 3)]}
    assert row.outcome == "differs"


def test_what_all_state_alike_is_the_same_and_not_an_extreme() -> None:
    """No lowest and no highest."""
    (row,) = rows(tariff("vgz", 95.5), tariff("cz", 95.5))
    assert (row.outcome, marks(row)) == ("same", {"vgz": [("same", 2)], "cz": [("same", 2)]})


def test_two_years_stand_in_one_row_but_are_never_compared() -> None:
    """The extremes are those of each year by itself."""
    (row,) = rows(tariff("vgz", 94.0), tariff("cz", 95.5), tariff("dsw", 90.0, year="2025"))
    assert marks(row) == {"vgz": [("lowest", 2)], "cz": [("highest", 2)], "dsw": [("", 0)]}
    assert row.years == ("2024", "2025")
    (other,) = rows(tariff("vgz", 94.0), tariff("dsw", 90.0, year="2025"))
    assert (other.outcome, marks(other)) == ("apart", {"vgz": [("", 0)], "dsw": [("", 0)]})


def test_a_figure_without_a_year_is_not_compared() -> None:
    """It may be of any year."""
    (row,) = rows(tariff("vgz", 94.0, year=""), tariff("cz", 95.5, year=""))
    assert row.outcome == "apart"


def test_a_column_of_a_table_may_give_the_year() -> None:
    """'vpt, 2025' of a policy of 2024 stands beside another's of 2025."""
    (row,) = rows(tariff("vgz", 94.0, "vpt, 2025"), tariff("cz", 95.5, year="2025"))
    assert row.outcome == "differs"


def test_units_stay_apart() -> None:
    """A percentage is no amount."""
    amount = clause("cz", "Het tarief is € 95.", fact("tarief", 95.0, "EUR", "€ 95", "vpt"))
    assert all(len(row.stated) == 1 for row in rows(tariff("vgz", 94.0), amount))


def test_who_states_several_figures_of_a_year_is_not_compared() -> None:
    """It is not told which of them stands beside the others; the others still are."""
    several = (tariff("dsw", 93.5, text="Tabel een."), tariff("dsw", 97.5, text="Tabel twee."))
    (row,) = rows(tariff("vgz", 94.0), tariff("cz", 95.5), *several)
    assert marks(row) == {"vgz": [("lowest", 2)], "cz": [("highest", 2)], "dsw": [("", 0), ("", 0)]}
    (other,) = rows(tariff("vgz", 94.0), *several)
    assert other.outcome == "apart"


def test_a_figure_under_a_condition_is_not_set_against_those_without() -> None:
    """It is shown with its condition."""
    given = clause("dsw", "Het tarief staat in tabel 1, mits u meedoet.", fact("tarief", 97.0, "%", "tabel 1", "vpt"))
    level = [replace(tariff(name, value), facts=(fact("richttarief", value, "%", "", "vpt"),)) for name, value in (
        ("vgz", 94.0), ("cz", 95.5)
    )]  # fmt: skip
    said = replace(given, facts=(fact("richttarief", 97.0, "%", "tabel 1", "vpt"),))
    (row,) = rows(*level, said)
    assert marks(row)["dsw"] == [("", 0)]
    assert row.stated["dsw"][0].quoted.condition == "mits u meedoet"


def test_a_tariff_in_a_sentence_is_not_set_against_one_of_a_table() -> None:
    """What the sentence says of it may be something else."""
    empty = clause("cz", "Een vpt dat leeg staat vergoeden wij voor 70%.", fact("tarief", 70.0, "%", "70%", "vpt"))
    assert rows(tariff("vgz", 94.0), empty) == []


def stay(zorgkantoor: str, said: str, value: float, unit: str, *, text: str = "Een crisisopname duurt {}.") -> Clause:
    """A term of a crisis."""
    return clause(zorgkantoor, text.format(said), fact("termijn", value, unit, said.split(" ", 1)[-1], "crisiszorg"))


def test_two_weeks_and_fourteen_days_are_the_same() -> None:
    """A unit that is a whole number of another is counted in it."""
    (row,) = rows(stay("vgz", "maximaal 14 dagen", 14, "dag"), stay("cz", "maximaal twee weken", 2, "week"))
    assert row.outcome == "same"


def test_days_and_working_days_stay_apart() -> None:
    """Nobody can tell how many of one the other is."""
    found = rows(stay("vgz", "maximaal 14 dagen", 14, "dag"), stay("cz", "maximaal tien werkdagen", 10, "werkdag"))
    assert [list(row.stated) for row in found] == [["vgz"], ["cz"]]


def test_limits_of_another_kind_stay_apart() -> None:
    """'At most' is not 'at least', however alike the sentences are."""
    found = rows(stay("vgz", "maximaal 14 dagen", 14, "dag"), stay("cz", "minimaal 14 dagen", 14, "dag"))
    assert [list(row.stated) for row in found] == [["vgz"], ["cz"]]


def test_sentences_about_something_else_stay_apart_and_it_is_said_that_there_is_more() -> None:
    """The same subject and unit are not enough; yet it cannot be said that the other has none."""
    other = stay("cz", "maximaal 30 dagen", 30, "dag", text="Crisisplaatsen staan {} leeg voordat wij ze toewijzen.")
    found = rows(stay("vgz", "maximaal 14 dagen", 14, "dag"), other)
    assert [(list(row.stated), set(row.elsewhere)) for row in found] == [(["vgz"], {"cz"}), (["cz"], {"vgz"})]


def test_newcomers_are_not_set_against_the_others() -> None:
    """Sentences that name other subjects are not for the same thing, though their words are nearly the same."""
    found = rows(
        clause("vgz", "Wij sluiten een overeenkomst voor drie jaar.", fact("termijn", 3, "jaar", "drie jaar")),
        clause(
            "cz",
            "Met nieuwe aanbieders sluiten wij een overeenkomst voor één jaar.",
            fact("termijn", 1, "jaar", "één jaar"),
        ),
    )
    assert [list(row.stated) for row in found] == [["vgz"], ["cz"]]


def test_a_figure_that_is_stated_twice_has_one_row() -> None:
    """In a sentence and in a table below it."""
    opslag = fact("opslag", 0.3, "%", "0,3%")
    found = rows(
        clause("vgz", "Wie zich verbindt aan de regiotafel krijgt een opslag van 0,3%.", opslag),
        clause("vgz", "Opslag regiotafel: 0,3%", opslag),
        clause("cz", "Wij kennen geen toeslagen."),
    )
    assert [(row.outcome, list(row.stated)) for row in found] == [("single", ["vgz"])]


def test_what_one_zorgkantoor_has_alone_is_told_when_the_table_shows_it() -> None:
    """Else the sheet would be as long as the policies."""
    alone = fact("opslag", 0.3, "%", "0,3%")
    shown, hidden = (
        clause("vgz", f"De opslag voor {what} is 0,3%.", alone, in_table=kept)
        for what, kept in (("duurzaam vervoer", True), ("scholing van koks", False))
    )
    found = rows(shown, hidden, clause("cz", "Wij kennen geen toeslagen."))
    assert [row.words for row in found] == ["De opslag voor duurzaam vervoer is …"]


def test_figures_of_examples_are_left_out() -> None:
    """They promise nothing."""
    example = clause("vgz", "Stel: een aanbieder krijgt een opslag van 2%.", fact("opslag", 2, "%", "2%"))
    assert rows(example, clause("cz", "Wij kennen geen toeslagen.")) == []


def test_one_policy_alone_has_no_differences() -> None:
    """There is nothing to compare it with."""
    assert rows(tariff("vgz", 94.0)) == []


def test_positions_on_a_topic_stand_most_binding_first() -> None:
    """One that is not there says nothing; a word of the theme is looked for in the statements of every theme."""
    (row,) = topics(
        clause("vgz", "Wij horen de cliëntenraad.", theme="kwaliteit", stance="werkwijze"),
        clause("vgz", "U vraagt de cliëntenraad om advies.", theme="kwaliteit", stance="eis"),
        clause("cz", "Wij belonen een sterke cliëntenraad.", stance="stimulans"),
        clause("dsw", "U meet de tevredenheid.", theme="kwaliteit"),
    )
    said = {name: [one.stance for one in some] for name, some in row.said.items()}
    assert (row.theme, row.topic, said) == (
        "kwaliteit", "cliëntenraad", {"vgz": ["eis", "werkwijze"], "cz": ["stimulans"]},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("texts", "stance", "wanted"),
    [
        pytest.param(("U vergoedt dat.", "Wij vergoeden reizen."), "eis", [], id="something that is done"),
        pytest.param(("Het tarief daalt.", "Het tarief stijgt."), "tarief", [], id="a matter of money"),
        pytest.param(("U toont dat zij zorgen dat.", "Wij zorgen dat."), "eis", [], id="cut off"),
        pytest.param(
            ("U levert de generalistische zorg.", "Wij kopen generalistische zorg."), "eis", ["generalistische zorg"],
            id="an adjective with its noun",
        ),
    ],
)  # fmt: skip
def test_a_topic_is_a_thing(texts: tuple[str, str], stance: Stance, wanted: list[str]) -> None:
    """What is no thing, or is told by figures, has no row."""
    some = [clause(name, text, theme="kwaliteit", stance=stance) for name, text in zip(NAMES, texts, strict=False)]
    assert [row.topic for row in topics(*some)] == wanted


def test_a_word_of_the_theme_itself_is_no_topic() -> None:
    """When nearly every statement has it, it does not tell them apart."""
    many = [clause(name, f"Kwaliteit is de norm voor punt {n}.", theme="kwaliteit") for n in range(6) for name in NAMES]
    assert topics(*many) == []
