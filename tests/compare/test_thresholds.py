"""Scopes, questions, losses and thin figures: a case on either side of each threshold."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.compare.caution import with_cautions
from pipeline.compare.lost import lost_from_columns
from pipeline.compare.questions import content_stems, question_id, same_question
from pipeline.compare.scope import with_scope
from pipeline.config import CompareSettings
from pipeline.model import Box, Clause, Comparison, Fact, GroupKind, LostStatement, MonitorFigure, TableColumn

SETTINGS = CompareSettings(
    landelijk_from=0.85, landelijk_phrases=("alle zorgkantoren",), landelijk_unless=("in afwijking",)
)
MANY = "wilt u dat wij u ook nu en dan in de week zien"
SAID = "Elke aanbieder maakt ieder jaar een plan voor de nacht."


def statement(zorgkantoor: str, text: str = SAID, *facts: Fact) -> Clause:
    """A statement of a zorgkantoor."""
    return Clause(
        f"{zorgkantoor}/{text}", f"{zorgkantoor}-2026", zorgkantoor, "2026", "kwaliteit", {}, text, text, 1,
        (Box(1, 0, 0, 1, 1),), (), "eis", True, facts=facts,
    )  # fmt: skip


def scopes(*clauses: Clause, settings: CompareSettings = SETTINGS) -> list[str]:
    """Whose each statement is."""
    return [clause.scope for clause in with_scope(clauses, settings)]


@pytest.mark.parametrize(
    ("other", "scope"),
    [
        pytest.param(statement("dsw"), "landelijk", id="word for word"),
        pytest.param(statement("dsw", SAID.replace("maakt", "maakte")), "landelijk", id="nearly"),
        pytest.param(statement("dsw", "Wij bezoeken elke week een andere locatie."), "eigen", id="something else"),
        pytest.param(statement("vgz"), "eigen", id="the same zorgkantoor twice"),
        pytest.param(statement("dsw", SAID, Fact("termijn", 2.0, "dag", "2 dagen")), "eigen", id="another figure"),
    ],
)
def test_what_several_say_is_landelijk(other: Clause, scope: str) -> None:
    """With the same figures, nearly in the same words; both of them are."""
    assert scopes(statement("vgz"), other) == [scope, scope]


@pytest.mark.parametrize(("text", "scope"), [("Wij maken een plan nu.", "landelijk"), ("Wij maken een plan.", "eigen")])
def test_short_statements_are_alike_by_chance(text: str, scope: str) -> None:
    """Five words are enough."""
    assert scopes(statement("vgz", text), statement("dsw", text)) == [scope, scope]


def test_as_many_zorgkantoren_as_the_settings_ask_make_it_landelijk() -> None:
    """Those who say it too are named."""
    three = SETTINGS.model_copy(update={"landelijk_zorgkantoren": 3})
    assert scopes(statement("vgz"), statement("dsw"), settings=three) == ["eigen", "eigen"]
    found = with_scope([statement("vgz"), statement("dsw"), statement("cz")], three)
    assert [(one.scope, one.reasons[-1].about) for one in found] == [
        ("landelijk", ("cz", "dsw")), ("landelijk", ("cz", "vgz")), ("landelijk", ("dsw", "vgz")),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Dit vragen Alle Zorgkantoren.", "landelijk"),
        ("Dit vragen wij in afwijking van alle zorgkantoren.", "eigen"),
        ("Dit vragen wij.", "eigen"),
    ],
)
def test_words_ascribe_a_statement_to_the_joint_framework(text: str, scope: str) -> None:
    """Unless it says that it departs from it."""
    assert scopes(statement("vgz", text)) == [scope]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("bent u tevreden over ons", "bent u tevreden over ons", True, id="the same"),
        pytest.param("bent u tevreden over ons", "bent u tevreden met ons", True, id="a small word"),
        pytest.param("is uw zorg intramuraal of niet", "is uw zorg extramuraal of niet", False, id="a word is traded"),
        pytest.param("bent u tevreden over het zorgkantoor", "bent u tevredener over zorgkantoren", True, id="forms"),
        pytest.param("bent u klaar", "hebt u een hond en een kat", False, id="other words"),
        pytest.param(f"{MANY} zo", f"{MANY} morgen", True, id="one word more among many"),
        pytest.param("wilt u dat wij u zien", "wilt u dat wij u zien morgen", False, id="one more among few"),
    ],
)  # fmt: skip
def test_two_wordings_are_one_question(one: str, other: str, same: bool) -> None:
    """Nearly the same letters, and no content word traded for another; whichever comes first."""
    assert same_question(one, other, 0.8) is same
    assert same_question(other, one, 0.8) is same


def test_words_of_five_letters_carry_content() -> None:
    """By their first five, which inflections share."""
    assert content_stems("bent tevreden tevredener over zorg regio") == {"tevre", "regio"}


@pytest.mark.parametrize(
    ("question", "identity"),
    [
        ("Bent u tevreden in 2024?", "bent-u-tevreden-in-x"),
        ("???", "vraag"),
        ("Eén café", "een-cafe"),
        ("woord " * 20, ("woord-" * 20)[:60].strip("-")),
    ],
)
def test_the_id_of_a_question_can_be_read(question: str, identity: str) -> None:
    """Its words, years masked, up to sixty characters."""
    assert question_id(question) == identity


def figure(n: str = "", kind: GroupKind = "zorgkantoor", group: str = "CZ", answer: str = "Ja") -> MonitorFigure:
    """A figure of a monitor."""
    return MonitorFigure("m", "2025", "vv", "t", "Vraag", "vraag", answer, kind, group, 40.0, "%", n, 3)


def test_a_figure_of_few_is_thin() -> None:
    """Fewer than the settings say; a report that gives one n for all groups tells of none how many they were."""
    given = [figure("9"), figure("10", group="DSW"), figure("20", "geen", ""), figure("", "geen", "", "Nee")]
    given += [figure("40", answer="Nee"), figure("40", group="DSW", answer="Nee")]
    assert [one.caution for one in with_cautions(given, 10)] == [
        "small-group", "", "", "", "group-size-unknown", "group-size-unknown",
    ]  # fmt: skip


def test_what_a_supplement_says_again_is_not_lost() -> None:
    """Lost is what neither the edition nor any supplement of the column has; without a column nothing is lost."""
    column = TableColumn("vgz", "vgz-2026", ("vgz-extra",))
    both = [LostStatement("vgz", "kwaliteit", "Oud.", "t.pdf", name, (), 1) for name in ("vgz-2026", "vgz-extra")]
    base_only = LostStatement("vgz", "kwaliteit", "Ouder.", "t.pdf", "vgz-2026", (), 2)
    other_theme = replace(both[0], theme="overig")
    elsewhere = replace(both[0], zorgkantoor="cz", document="cz-2026")
    data = Comparison((), (), (), (), (), (), (), columns=(column,), lost=(*both, base_only, other_theme, elsewhere))
    assert lost_from_columns(data) == [both[0]]
    alone = replace(data, columns=(TableColumn("vgz", "vgz-2026"),))
    assert lost_from_columns(alone) == [both[0], base_only, other_theme]
