"""What the cells of the table show."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from pipeline.config import ClauseSettings
from pipeline.config.themes import Selection
from pipeline.model import Clause, Reason
from pipeline.themes import facts_in
from pipeline.themes.place import Place
from pipeline.themes.selection import SHOWN, Stated, choose, rated, room_for, table_signs
from tests.support import told
from tests.themes.paper import clauses, passage, settings


def chosen(texts: list[str], theme: str = "kwaliteit", **changes: Any) -> list[Clause]:
    """The clauses of one theme after selection, with these settings of it changed."""
    selection: Selection = settings().selection.model_copy(update=changes)
    rules: ClauseSettings = settings().model_copy(update={"selection": selection})
    found = [_clause(number, text, theme) for number, text in enumerate(texts)]
    return choose(rated(found, rules), rules)


def _clause(number: int, text: str, theme: str) -> Stated:
    at = passage(text, "4 Kwaliteit", f"4.{number} Paragraaf")
    clause = Clause(
        id=f"c{number}", document="d", zorgkantoor="vgz", year="2024", theme=theme, themes={theme: 1.0}, text=text,
        short=text, page=1, boxes=at.boxes, section=at.section, stance="eis", in_table=False,
        facts=tuple(facts_in(text, settings())),
    )  # fmt: skip
    return Stated(at, clause)


def test_a_choice_goes_before_a_detail() -> None:
    """What distinguishes is shown before how it is carried out."""
    detail = "Het verslag stuurt u binnen tien werkdagen via de website toe."
    choice = "Wij kiezen voor het kwaliteitskompas als vertrekpunt van de dialoog."
    assert [c.in_table for c in chosen([detail, choice], most=1)] == [False, True]


def test_what_says_the_same_is_shown_once() -> None:
    """Near-duplicates are merged; the reason names the other one."""
    one = "Wij vragen iedere zorgaanbieder om een plan voor kwaliteit van zorg."
    other = "Wij vragen iedere zorgaanbieder om één plan voor de kwaliteit van zorg."
    [left_out] = [c for c in chosen([one, other], most=9) if not c.in_table]
    assert "zegt hetzelfde als c" in told(left_out)[-1]


def test_other_figures_are_no_duplicates() -> None:
    """Two statements that differ in a figure say different things."""
    texts = [f"De opslag voor deze groep zorgaanbieders in de regio bedraagt {n}%." for n in (1, 2)]
    assert [c.in_table for c in chosen(texts, most=9)] == [True, True]


def test_a_cell_holds_no_more_than_it_can_show() -> None:
    """Clauses and characters of a cell are limited, and the reason says so."""
    texts = [f"Wij kiezen bij onderwerp {name} voor iets heel eigens." for name in ("nacht", "weekend", "maaltijden")]
    few = chosen(texts, most=9, per_cell=1, duplicate=100)
    assert sum(c.in_table for c in few) == 1
    assert all(c.in_table or "niet meer dan 1 standpunten" in told(c)[-1] for c in few)
    assert sum(c.in_table for c in chosen(texts, most=9, characters=60, duplicate=100)) == 1


def test_no_theme_is_left_empty_while_it_has_a_clause() -> None:
    """A theme's best clause is shown, however modest."""
    shown = clauses(
        "# 1 Tarieven\n\n" + " ".join(f"Wij kiezen voor een opslag van {n}% in groep {n}." for n in range(2, 9))
        + "\n\n# 2 Duurzaamheid\n\nZorgaanbieders scheiden afval en melden dit per kwartaal."
    )  # fmt: skip
    assert {c.theme for c in shown if c.in_table} == {"bekostiging", "duurzaamheid"}


def test_how_much_is_shown_follows_the_document() -> None:
    """The more a policy states, and the surer it is, the more is shown, but ever fewer more, unless a number is set."""
    [(_, clause, _)] = [_clause(0, "Wij kiezen voor iets heel eigens.", "kwaliteit")]
    sure, unsure = (replace(clause, reasons=(Reason("eigen", "totaal", points),)) for points in (4.0, -0.5))
    rooms = [room_for([sure] * number, settings()) for number in (5, 15, 30, 60, 400)]
    assert rooms == sorted(set(rooms))
    assert rooms[-1] <= round(settings().learned.most)
    assert rooms[1] - rooms[0] > rooms[4] - rooms[3] > 0
    assert rooms[0] == 5
    assert room_for([unsure] * 30, settings()) < rooms[2]
    fixed = settings().selection.model_copy(update={"most": 3})
    assert room_for([sure] * 60, settings().model_copy(update={"selection": fixed})) == 3


def test_the_place_among_own_statements_is_a_sign() -> None:
    """What opens a section, what stands beside it and how much is stated in it count beside the words."""
    found = _clause(0, "Wij kiezen voor iets heel eigens.", "kwaliteit")
    first, second, between, later = (
        table_signs(found._replace(place=Place(earlier=earlier, section=4.0, before=0.5)), (), settings())
        for earlier in (0.0, 1.0, 1.5, 9.0)
    )
    assert first["s:eerste"] == second["s:tweede"] == 2 * between["s:tweede"] == 2 * between["s:derde"] > 0
    assert not {"s:tweede", "s:derde", "s:verder"} & first.keys()
    assert not {"s:eerste", "s:tweede", "s:derde"} & later.keys()
    assert later["s:verder"] == first["s:eerste"]
    assert later["s:gezelschap"] == first["s:gezelschap"] > 0
    assert first["s:ervoor"] > 0
    assert not {"s:gezelschap", "s:ervoor", "s:erna", "s:aandeel"} & table_signs(found, (), settings()).keys()


def test_what_opens_a_paragraph_and_what_kind_it_is_are_signs() -> None:
    """Beside its place in the section: an essay has few sections, and chooses at the head of a paragraph."""
    found = _clause(0, "Wij kiezen voor iets heel eigens.", "kwaliteit")
    first, third = (
        table_signs(found._replace(place=Place(earlier=2.0, inside=inside)), (), settings()) for inside in (0.0, 2.0)
    )
    assert first["s:opent alinea"] == third["s:derde in alinea"] > 0
    assert not {"s:derde in alinea", "s:verder in alinea"} & first.keys()
    assert first[f"s:{found.clause.stance}"] > 0


def test_every_clause_says_whether_and_why() -> None:
    """What is left out stays a clause, with its reason; scores are shares."""
    shown = chosen(["Wij kiezen voor samen.", "U stuurt het verslag binnen tien dagen toe."])
    assert [c.outcome == SHOWN for c in shown] == [c.in_table for c in shown]
    assert all(c.in_table or told(c)[-1].startswith("niet in de tabel: ") for c in shown)
    assert all(0 < c.score < 1 for c in shown)


def test_the_score_says_how_far_points_are_above_those_that_do() -> None:
    """One half is just enough; however many points, the score stays a share."""
    [clause] = chosen(["Wij kiezen voor samen."])
    scores = [replace(clause, points=points).score for points in (-99, -1, 0, 1.9, 2.0, 99)]
    assert scores == sorted(set(scores))
    assert scores[2] == 0.5
    assert 0 < scores[0] < scores[-1] < 1


def _found(theme: str, count: int, points: float, first: int = 0) -> list[Clause]:
    """So many statements of a theme, all different, of falling weight."""
    return [
        replace(
            _clause(first + n, f"Wij kiezen voor {'abcdefghijklmnopqrstuvwxyz'[first + n] * 9}.", theme)[1],
            points=points - n / 100,
        )
        for n in range(count)
    ]  # fmt: skip


def _shown(clauses: list[Clause], **changes: Any) -> Counter[str]:
    selection = settings().selection.model_copy(update=changes)
    rules = settings().model_copy(update={"selection": selection})
    return Counter(clause.theme for clause in choose(clauses, rules) if clause.in_table)


@pytest.mark.parametrize(
    ("found", "shown"),
    [
        pytest.param(17, 3, id="much was found"),
        pytest.param(10, 2, id="some"),
        pytest.param(4, 1, id="little"),
    ],
)
def test_a_theme_has_a_fair_share_before_any_limit_on_the_whole(found: int, shown: int) -> None:
    """A strong chapter that fills the document's room leaves the others a fifth of what was found, three at most."""
    strong, weak = _found("kwaliteit", 5, 9), _found("technologie", found, -4, first=5)
    limits = {"most": 5, "fewest": 0, "at_least": 1, "share": 0.2, "share_most": 3}
    assert _shown([*strong, *weak], **limits) == {"kwaliteit": 5, "technologie": shown}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        pytest.param("Dat uitgangspunt laten wij los.", "verwijst", id="refers"),
        pytest.param("En bij ziekte regelen wij vervanging.", "vervolgt", id="goes on"),
        pytest.param("Wij toetsen ieder verzoek aan vijf uitgangspunten:", "lijst", id="announces"),
        pytest.param("Dit contracteerbeleid geldt voor alle aanbieders.", "getoond", id="the document itself"),
        pytest.param("Wij bezoeken locaties en dat doen wij jaarlijks.", "getoond", id="refers to what it says"),
        pytest.param(
            "Die bijdrage krijgt vorm: wij betalen een deel van de nacht.", "verwijst", id="refers, with colon"
        ),
        pytest.param("Dezelfde verwachting geldt voor behandeling.", "verwijst", id="the same as what"),
        pytest.param("Dezelfde eisen gelden voor vpt als voor verblijf.", "getoond", id="says the same as what"),
        pytest.param("in hoeverre lost hij knelpunten in de regio op", "vervolgt", id="point of what is asked"),
        pytest.param("welke afspraken u met huisartsen hebt gemaakt;", "vervolgt", id="another"),
        pytest.param(
            "Hoe u werkt aan preventie, beschrijft u in uw plan.", "getoond", id="a sentence that begins alike"
        ),
        pytest.param("de zorgaanbieder meldt zich binnen zes weken;", "getoond", id="a point that is a sentence"),
    ],
)
def test_a_statement_in_the_table_can_be_understood_alone(text: str, rule: str) -> None:
    """What cannot stays out, however many points it has, and says why."""
    other = "Wij kiezen voor het kwaliteitskompas als vertrekpunt van de dialoog."
    (found, *_) = chosen([text, other], at_least=2)
    assert found.outcome is not None
    assert (found.outcome.rule, found.in_table) == (rule, rule == "getoond")
