"""One question in several reports: by its words, or by what was answered."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest

from pipeline.compare import align_answers, align_questions, monitor_figures
from pipeline.compare.caution import with_cautions
from pipeline.compare.headers import Heads
from pipeline.config import Config, Zorgkantoor
from pipeline.model import Document, GroupKind, MonitorFigure, Table
from pipeline.publish.series import Series, is_everyone, series
from tests.themes.paper import config as shipped

LIKE = 0.85  # likeness of two wordings
TREND = ("Ik verwacht dat de wachtlijst groeit", "Ik verwacht dat de wachtlijst krimpt", "Anders, namelijk")
SHORT = ("Wachtlijst groeit naar verwachting sterk", "Wachtlijst krimpt naar verwachting sterk", "Anders")


def _asked(
    year: str, question: str, answers: Sequence[str], table: str = "T1", kind: GroupKind = "geen", sector: str = "vv",
    unit: str = "%",
) -> list[MonitorFigure]:  # fmt: skip
    """A figure for each answer of a table of the report of a year."""
    return [
        MonitorFigure(f"m-{year}", year, sector, table, question, "", answer, kind, year if kind == "jaar" else "", 9.0,
                      unit, "", 3)
        for answer in answers
    ]  # fmt: skip


def _ids(*tables: list[MonitorFigure]) -> list[str]:
    """The question id of each table."""
    found = align_questions([figure for table in tables for figure in table], LIKE)
    return [found[sum(map(len, tables[:number]))].question_id for number in range(len(tables))]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param(("Wachtlijsten", TREND), ("Hoe ontwikkelen de wachtlijsten zich in 2025?", TREND), True,
                     id="a heading and a question, with telling answers"),
        pytest.param(("Wachtlijsten", TREND), ("Wat vindt u van het tarief?", TREND), False, id="about something else"),
        pytest.param(("Wachtlijsten", TREND), ("Hoe lang is de wachtlijst?", SHORT), False, id="other answers"),
        pytest.param(("Beroep op hardheidsclausule", ("Ja", "Nee")),
                     ("Heeft u een beroep gedaan op de hardheidsclausule?", ("Ja, want", "Nee")), True,
                     id="plain answers, and every word of the heading"),
        pytest.param(("Beroep op hardheidsclausule", ("Ja", "Nee")),
                     ("Kent u de hardheidsclausule?", ("Ja", "Nee")), False, id="plain answers and half of its words"),
        pytest.param(("Beroep op hardheidsclausule", ("Ja", "Nee", "Ten dele")),
                     ("Heeft u een beroep gedaan op de hardheidsclausule?", ("Ja", "Nee")), False,
                     id="plain answers, not all of them"),
    ],
)  # fmt: skip
def test_slides_and_reports_ask_one_question(
    one: tuple[str, Sequence[str]], other: tuple[str, Sequence[str]], same: bool
) -> None:
    """A report of slides has headings where another has whole questions."""
    first, second = _ids(_asked("2022", *one), _asked("2025", *other, kind="jaar"))
    assert (first == second) is same


@pytest.mark.parametrize(
    ("kind", "sector", "unit"),
    [
        pytest.param("zorgkantoor", "vv", "%", id="other groups"),
        pytest.param("geen", "ghz", "%", id="another sector"),
        pytest.param("geen", "vv", "score", id="another unit"),
    ],
)
def test_alike_answers_are_not_enough(kind: GroupKind, sector: str, unit: str) -> None:
    """What cannot make one series is not one question."""
    other = _asked("2025", "Hoe ontwikkelen de wachtlijsten zich?", TREND, kind=kind, sector=sector, unit=unit)
    assert len(set(_ids(_asked("2022", "Wachtlijsten", TREND), other))) == 2


def test_heading_that_fits_two_questions_fits_none() -> None:
    """Both are left as they are rather than guessed."""
    answers = ("Ja", "Ten dele", "Nee")
    ids = _ids(
        _asked("2022", "Gesprek met zorgkantoor", answers),
        _asked("2025", "Verliep het gesprek met het zorgkantoor over het tarief goed?", answers, "T1"),
        _asked("2025", "Verliep het gesprek met het zorgkantoor over de uitbreiding goed?", answers, "T2"),
    )
    assert len(set(ids)) == 3


def test_one_report_asks_two_questions_in_nearly_the_same_words() -> None:
    """Of the same groups: it has a reason to. Of other groups it is one question, split."""
    one = _asked("2025", "Gesprek met het zorgkantoor", ("Ja", "Nee"), "T1")
    other = _asked("2025", "In gesprek met het zorgkantoor", ("Ja", "Nee"), "T2")
    assert len(set(_ids(one, other))) == 2
    assert len(set(_ids(one, [replace(figure, group_kind="omzet", group="Klein") for figure in other]))) == 1


def test_net_promoter_scores_of_one_subject_are_one_question() -> None:
    """However a report captions them; those about something else are another."""
    rows = ("NPS 2023", "NPS 2024")
    ids = _ids(
        _asked("2022", "Trend aanbeveling zorgkantoren", rows, unit="NPS"),
        _asked("2025", "Zou u uw zorgkantoor aanbevelen?", ("NPS",), kind="jaar", unit="NPS"),
        _asked("2025", "Score onder medewerkers", ("NPS",), "T2", unit="NPS"),
    )
    assert ids[0] == ids[1] != ids[2]


@pytest.mark.parametrize(
    ("answers", "count"),
    [
        pytest.param(("Tussen 10 en 50 miljoen", "Tussen 50 en 100 miljoen"), 2, id="only figures tell them apart"),
        pytest.param(("Nee, omdat het te duur is", "Nee, omdat het te laat was"), 2, id="only the reason does"),
        pytest.param(("NPS 2023", "NPS 2024"), 1, id="rows of years"),
    ],
)
def test_rows_of_one_table_are_told_apart(answers: Sequence[str], count: int) -> None:
    """By as much of their words as it takes."""
    found = align_answers(align_questions(_asked("2025", "Vraag", answers), LIKE), LIKE)
    assert len({figure.answer_id for figure in found}) == count


def _monitor(year: str, *tables: Table) -> list[MonitorFigure]:
    zorgkantoren = [Zorgkantoor(id="cz", name="CZ"), Zorgkantoor(id="vgz", name="VGZ")]
    document = Document(f"m-{year}", "m.pdf", "", "monitor", "B", "", year, "vv", "", 9)
    return monitor_figures(document, tables, Heads(zorgkantoren, shipped().compare.columns))


def _table(caption: str, grid: tuple[tuple[str, ...], ...], *, chart: bool = False) -> Table:
    label = caption.partition(" - ")[0] if caption.startswith("Tabel") else ""
    kind: Literal["table", "chart"] = "chart" if chart else "table"
    return Table(caption, label, caption, "9", 1, 1, (), ("1 Kop",), int(not chart), grid, kind=kind)


def test_chart_per_year_under_one_caption_is_a_series() -> None:
    """The name of the chart is its year; n is that of the newest."""
    grid = (("Ja", "60%"), ("Nee", "40%"))
    charts = [_table(f"Tabel 1 - Vraag (n=9) – {year}", grid, chart=True) for year in ("2016", "2017")]
    found = _monitor("2017", *charts)
    assert {(f.question, f.group_kind, f.group, f.n) for f in found} == {
        ("Vraag", "jaar", "2016", ""), ("Vraag", "jaar", "2017", "9")
    }  # fmt: skip


def test_caption_that_slides_repeat_takes_its_heading() -> None:
    """Two charts named 'Gesprek' under two headings are two questions."""
    grid = (("Ja", "60%"), ("Nee", "40%"))
    charts = [
        replace(_table("Gesprek", grid, chart=True), id=f"g{page}", page=page, section=(heading,))
        for page, heading in ((3, "Tarieven"), (5, "Capaciteit"))
    ]
    assert {f.question for f in _monitor("2022", *charts)} == {"Tarieven: Gesprek", "Capaciteit: Gesprek"}


def test_small_groups_and_groups_of_unknown_size_are_told() -> None:
    """With the n of each group the small ones; without it all of them."""
    with_n = (("", "CZ", "VGZ"), ("NPS 2025", "+5", "+6"), ("Totaal (N)", "4", "16"))
    without = (("", "CZ", "VGZ"), ("Ja", "50%", "60%"))
    found = _monitor("2025", _table("Tabel 1 - NPS", with_n), _table("Tabel 2 - Vraag", without))
    cautions = {(f.answer, f.group): f.caution for f in with_cautions(found, 10)}
    assert cautions["NPS 2025", "CZ"] == "small-group"
    assert cautions["NPS 2025", "VGZ"] == ""
    assert cautions["Ja", "CZ"] == cautions["Ja", "VGZ"] == "group-size-unknown"


def test_words_of_the_report_go_with_its_figures() -> None:
    """As they stand."""
    table = replace(_table("Tabel 1 - NPS", (("", "CZ"), ("NPS 2025", "+5"))), caution="Lees met zorg.")
    assert [figure.remark for figure in _monitor("2025", table)] == ["Lees met zorg."]


def _given(reference: Path, report: str, config: Config) -> list[MonitorFigure]:
    given = json.loads((reference / "truth" / f"{report}.json").read_text("utf-8"))
    about = given["document"]
    document = Document(about["id"], "", "", "monitor", "", "", about["year"], about["sector"], "", about["pages"])
    tables = [
        Table(t["id"], t["label"], t["caption"], t["n"], t["page"], t["page_end"], (), tuple(t["section"]),
              t["header_rows"], tuple(map(tuple, t["grid"])))
        for t in given["tables"]
    ]  # fmt: skip
    return monitor_figures(document, tables, Heads(config.zorgkantoren, config.compare.columns))


def test_scores_of_two_real_reports_make_one_series_and_disagree(reference: Path, config: Config) -> None:
    """Six years of recommending per zorgkantoor; over all respondents the reports differ on two years."""
    figures = [figure for report in ("actiz-2022", "actiz-2025") for figure in _given(reference, report, config)]
    found = series(align_answers(align_questions(figures, LIKE), LIKE))
    scores = [one for one in found if one.shown.unit == "NPS"]
    assert _values(scores, "CZ") == [{"2020": -4, "2021": 17, "2022": 7, "2023": 7, "2024": -12, "2025": 7}]
    assert [(one.values, one.disputed) for one in scores if is_everyone(one.shown)] == [
        ({"2020": 12, "2021": 24, "2022": 8}, True),
        ({"2020": 5, "2021": 25, "2022": 8, "2023": 15, "2024": -3, "2025": 5}, True),
    ]


def _values(found: Sequence[Series], group: str) -> list[dict[str, float]]:
    return [one.values for one in found if one.shown.group == group]
