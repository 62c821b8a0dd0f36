"""Judgements of compare by themselves: a case on either side of each threshold."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.compare.headers import Heads, SurveyColumn, read_columns
from pipeline.compare.lapse import corrected_by, lapsed_by
from pipeline.compare.supplement import is_supplement
from pipeline.config import Zorgkantoor
from pipeline.model import Box, Change, Clause, Fact, Notice, Table
from tests.themes.paper import config

OFFICES = (Zorgkantoor(id="cz", name="CZ", aliases=("CZ groep",)), Zorgkantoor(id="dsw", name="DSW"))
HEADS = Heads(OFFICES, config().compare.columns)
BOX = Box(1, 0, 0, 1, 1)


def clause(number: int, text: str, *section: str, fact: float | None = None, in_table: bool = True) -> Clause:
    """A statement of an edition, under these headings."""
    facts = (Fact("percentage", fact, "%", f"{fact}%"),) if fact is not None else ()
    return Clause(
        f"c{number}", "d", "dsw", "2024", "kwaliteit", {}, text, text, 1, (BOX,), section, "eis", in_table, facts=facts
    )


def under(headings: Sequence[str]) -> list[Clause]:
    """A statement under each of these headings, below the title of the document."""
    return [clause(n, f"Uitspraak nummer {n}.", "Inkoopbeleid", heading) for n, heading in enumerate(headings)]


CHAPTERS = ["Wonen", "Koken", "Vervoer", "Nachten"]


@pytest.mark.parametrize(
    ("old", "new", "adds"),
    [
        pytest.param(CHAPTERS, ["Wonen"], True, id="one chapter of four"),
        pytest.param(CHAPTERS, ["Wonen", "Koken"], False, id="half of the chapters"),
        pytest.param([*CHAPTERS, "Tuinen"], ["Wonen", "Koken"], True, id="fewer than half of the chapters"),
        pytest.param(CHAPTERS, ["Bakken"], False, id="no chapter of the old one"),
        pytest.param(CHAPTERS, ["Wonen", "Wonen"], True, id="half as many statements"),
        pytest.param(CHAPTERS, ["Wonen", "Wonen", "Wonen"], False, id="more than half as many statements"),
        pytest.param(CHAPTERS[:3], ["Wonen"], True, id="three chapters tell"),
        pytest.param([*CHAPTERS[:2], *CHAPTERS[:2]], ["Bakken"], False, id="two chapters tell nothing"),
    ],
)
def test_a_supplement_is_short_and_touches_few_chapters(old: list[str], new: list[str], adds: bool) -> None:
    """A title that stands over everything is no chapter."""
    assert is_supplement(under(old), under(new), []) is adds


def test_a_chapter_is_touched_by_a_counterpart_of_one_of_its_statements() -> None:
    """Under another heading as well; a new statement without a counterpart touches none."""
    old, new = under(CHAPTERS), under(["Bakken"])
    change = Change("dsw", "kwaliteit", "changed", "d", "e", "c0", "c0", "a", "b", 1, 1, 0.9)
    fresh = Change("dsw", "kwaliteit", "new", "d", "e", "", "c0", "", "b", None, 1, 0.0)
    assert is_supplement(old, new, [change])
    assert not is_supplement(old, new, [fresh])


def table(*grid: tuple[str, ...], header_rows: int = 1) -> Table:
    """A survey table."""
    return Table("t1", "", "", "", 1, 1, (BOX,), (), header_rows, grid)


@pytest.mark.parametrize(
    ("grid", "header_rows", "first"),
    [
        pytest.param((("", "2023", "2024"), ("ja", "40%", "50%")), 1, (1, 1), id="one row"),
        pytest.param((("", "eens", "oneens"), ("ja", "40%", "50%")), 0, (1, 1), id="a row of words that was not found"),
        pytest.param((("a", "10%", "20%"), ("ja", "40%", "50%")), 0, (0, 1), id="no header"),
        pytest.param(
            (("", "2023", "2024"), ("", "CZ", "DSW"), ("ja", "40%", "50%")), 1, (2, 1), id="a second row of words"
        ),
        pytest.param((("", "2023", "2024"), ("", "40%", "50%"), ("ja", "4%", "5%")), 1, (1, 1), id="figures below"),
        pytest.param((("", "2023"), ("", "CZ")), 1, (1, 1), id="the last row is no header"),
        pytest.param((("", "soort", "2024"), ("ja", "groot", "50%")), 1, (1, 2), id="two columns of labels"),
        pytest.param((("", "soort", "2024"), ("ja", "", "50%")), 1, (1, 1), id="an empty column is none"),
        pytest.param((("", "soort"), ("ja", "groot")), 1, (1, 1), id="the last column holds data"),
    ],
)
def test_where_the_data_of_a_survey_table_begins(
    grid: tuple[tuple[str, ...], ...], header_rows: int, first: tuple[int, int]
) -> None:
    """Below the rows and right of the columns that hold words only."""
    assert read_columns(table(*grid, header_rows=header_rows), HEADS)[0] == first


@pytest.mark.parametrize(
    ("heads", "columns"),
    [
        pytest.param(("2023", "2024 (n)"), [SurveyColumn("jaar", "2023"), SurveyColumn("jaar", "2024")], id="years"),
        pytest.param(
            ("Zorgkantoor CZ groep (11)", "DSW*", "Totaal"),
            [
                SurveyColumn("zorgkantoor", "CZ"),
                SurveyColumn("zorgkantoor", "DSW"),
                SurveyColumn("zorgkantoor", "Totaal"),
            ],
            id="zorgkantoren and all of them",
        ),
        pytest.param(
            ("tot € 5 mln", "vanaf € 5 mln", "Alle"),
            [
                SurveyColumn("omzet", "tot € 5 mln"),
                SurveyColumn("omzet", "vanaf € 5 mln"),
                SurveyColumn("omzet", "Alle"),
            ],
            id="sizes",
        ),
        pytest.param(
            ("tot € 5 mln", "Totaal"),
            [SurveyColumn("geen", "tot € 5 mln"), SurveyColumn("geen", "Totaal")],
            id="one amount alone",
        ),
        pytest.param(
            ("Aantal", "%"),
            [SurveyColumn("geen", "", "aantal", measure=True), SurveyColumn("geen", "", "%", measure=True)],
            id="how was counted",
        ),
        pytest.param(
            ("Eens", "Oneens"), [SurveyColumn("geen", "Eens"), SurveyColumn("geen", "Oneens")], id="anything else"
        ),
    ],
)
def test_what_the_columns_of_a_survey_table_are_about(heads: tuple[str, ...], columns: list[SurveyColumn]) -> None:
    """Years, zorgkantoren, sizes; 'Totaal' goes with its neighbours, one amount is no division."""
    grid = (("", *heads), ("ja", *("40%" for _ in heads)))
    assert read_columns(table(*grid), HEADS)[1] == columns


def notice(text: str, *sections: str, within: bool = True, fact: float | None = None) -> Notice:
    """What a supplement says of an earlier edition."""
    facts = (Fact("percentage", fact, "%", f"{fact}%"),) if fact is not None else ()
    return Notice("repeals", text, 2, (BOX,), (), sections, within, facts)


EARLIER = [
    clause(1, "De huur van elektrische bakfietsen wordt vergoed.", "3 Vervoer"),
    clause(2, "Een kok bereidt elke avond verse maaltijden.", "4 Koken"),
    clause(3, "Een tweede kok komt op zondag in elke keuken.", "4.1 Weekend"),
    clause(4, "De tuin is open voor de buurt.", "40 Tuinen"),
]


@pytest.mark.parametrize(
    ("said", "lapsed"),
    [
        pytest.param(notice("Paragraaf 4 vervalt.", "4", within=False), ["c2", "c3"], id="a section with its parts"),
        pytest.param(notice("Iets uit paragraaf 3 vervalt.", "3"), ["c1"], id="the only statement there"),
        pytest.param(
            notice("In paragraaf 4 vervalt: ‘Een tweede kok komt op zondag’.", "4"), ["c3"], id="between quotes"
        ),
        pytest.param(notice("De vergoeding van elektrische bakfietsen vervalt."), ["c1"], id="the likest by far"),
        pytest.param(notice("De kok vervalt.", "4"), [], id="two that are as like"),
        pytest.param(notice("De regeling voor daken vervalt."), [], id="nothing like it"),
        pytest.param(notice("vervalt"), [], id="no words of its own"),
    ],
)
def test_what_lapses_by_a_notice(said: Notice, lapsed: list[str]) -> None:
    """By section, by quoted words or by clear likeness; else nothing."""
    assert [one.id for one in lapsed_by(said, EARLIER)] == lapsed


def test_nothing_lapses_in_an_edition_without_statements() -> None:
    """Nor fails."""
    assert lapsed_by(notice("De kok vervalt."), []) == []


@pytest.mark.parametrize(
    ("statements", "mended"),
    [
        pytest.param([clause(1, "Opslag van 3%.", fact=3.0)], None, id="no figure in common"),
        pytest.param(
            [Clause("c1", "d", "dsw", "2024", "kwaliteit", {}, "t", "t", 1, (BOX,), (), "eis", True,
                    facts=(Fact("percentage", 4.0, "%", "4%"), Fact("percentage", 6.0, "%", "6%")))],
            "c1", id="one right figure and one that lacks",
        ),
        pytest.param(
            [Clause("c1", "d", "dsw", "2024", "kwaliteit", {}, "t", "t", 1, (BOX,), (), "eis", True,
                    facts=(Fact("percentage", 4.0, "%", "4%"), Fact("percentage", 5.0, "%", "5%")))],
            None, id="both figures are right",
        ),
    ],
)  # fmt: skip
def test_the_statement_that_a_correction_mends(statements: list[Clause], mended: str | None) -> None:
    """It has one of the figures that the notice names, and lacks the other."""
    said = Notice(
        "corrects", "Niet 4% maar 5%.", 2, (BOX,), (), (), True,
        (Fact("percentage", 4.0, "%", "4%"), Fact("percentage", 5.0, "%", "5%")),
    )  # fmt: skip
    found = corrected_by(said, statements)
    assert (found.id if found else None) == mended
