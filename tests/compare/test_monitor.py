"""Survey tables as tidy figures."""

from __future__ import annotations

import pytest

from pipeline.compare import align_answers, align_questions, monitor_figures
from pipeline.compare.captions import question_of
from pipeline.compare.figures import is_figure_like, read_figures, read_n
from pipeline.compare.headers import Heads
from pipeline.config import Zorgkantoor
from pipeline.model import Document, Grid, MonitorFigure, Table
from tests.themes.paper import config

ZORGKANTOREN = (
    Zorgkantoor(id="cz", name="CZ", aliases=("CZ groep",)),
    Zorgkantoor(id="zilveren-kruis", name="Zilveren Kruis", aliases=("Achmea Zorgkantoor",)),
)
HEADS = Heads(ZORGKANTOREN, config().compare.columns)


def _figures(grid: Grid, caption: str = "Tabel 3 - Bent u tevreden? (n=40)", n: str = "n=40", year: str = "2025",
             header_rows: int = 1) -> list[MonitorFigure]:  # fmt: skip
    document = Document(f"actiz-{year}", "m.pdf", "", "monitor", "ActiZ", "", year, "vv", "Monitor", 9)
    table = Table("tabel-3", "Tabel 3", caption, n, 5, 5, (), (), header_rows, grid)
    return monitor_figures(document, [table], HEADS)


@pytest.mark.parametrize(
    ("cell", "figures"),
    [
        ("49%", [(49, "%")]),
        ("3,89", [(3.89, "")]),
        ("3.91%", [(3.91, "%")]),
        ("+5", [(5, "")]),
        ("-/- 2%", [(-2, "%")]),
        ("\u22124", [(-4, "")]),
        ("1.109.000 euro", [(1_109_000, "EUR")]),
        ("\u20ac 2.500", [(2500, "EUR")]),
        ("8 (25%)", [(8, ""), (25, "%")]),
        ("1 234 567", [(1_234_567, "")]),
        ("12\u202f345", [(12_345, "")]),
        ("12 345 (10%)", [(12_345, ""), (10, "%")]),
        ("49\u00b9", [(49, "")]),
        ("49 [1]", [(49, "")]),
        ("(1.234)", [(-1234, "")]),
        ("(987)", [(-987, "")]),
        ("-1 234", [(-1234, "")]),
        ("+2,5 procentpunt", [(2.5, "procentpunt")]),
        ("3 %-punt", [(3, "procentpunt")]),
        ("0,5 pp", [(0.5, "procentpunt")]),
        ("104 (2015=100)", [(104, "")]),
        ("\u20ac 3,4 mln", [(3_400_000, "EUR")]),
        ("0.123", [(0.123, "")]),
        ("8 / 25%", [(8, ""), (25, "%")]),
        ("3,4 (n=12)", [(3.4, ""), (12, "")]),
        ("49 1", []),
        ("49%2", []),
        ("(3)", []),
        ("1-2", []),
        ("10 \u2013 12", []),
        ("5 -10", []),
        ("12-15%", []),
        ("12/40", []),
        ("< 5", []),
        ("ca. 7", []),
        ("1.000.5", []),
        ("12.500.50%", []),
        ("n.v.t.", []),
        ("\u2013", []),
        ("Ja/Nee", []),
        ("2 van de 3", []),
        ("", []),
    ],
)
def test_figures_of_a_cell(cell: str, figures: list[tuple[float, str]]) -> None:
    """A cell with words in it holds no figure, nor does a range, a bound or an estimate."""
    assert [(figure.value, figure.unit) for figure in read_figures(cell)] == figures


@pytest.mark.parametrize("cell", ["1-2", "< 5", "ca. 7", "n.v.t.", "-", "49 1", "12 - 15%", "3 procentpunt"])
def test_a_cell_for_a_figure_is_no_label(cell: str) -> None:
    """A column of ranges is one of figures that cannot be read, not a second column of labels."""
    assert is_figure_like(cell)
    assert not is_figure_like(f"{cell} of meer")


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("n=39", {"": "39"}),
        ("39", {"": "39"}),
        ("2023: n=104, 2024: n=107", {"2023": "104", "2024": "107"}),
        ("2025: n vari\u00ebrend van 58 tot 107, afhankelijk van de vraag", {"2025": "58-107"}),
        ("", {}),
    ],
)
def test_n_as_reports_word_it(text: str, n: dict[str, str]) -> None:
    """One n for the table, one a year, or a range."""
    assert read_n(text) == n


@pytest.mark.parametrize(
    ("grid", "expected"),
    [
        pytest.param(
            (("", "2024", "2025 (n)"), ("Ja, want \u2026.", "60%", "75% (3)")),
            [("Ja, want", "jaar", "2024", 60, "%", ""), ("Ja, want", "jaar", "2025", 75, "%", "40"),
             ("Ja, want", "jaar", "2025", 3, "aantal", "40")],
            id="years",
        ),
        pytest.param(
            (("", "Wlz-uitvoerder CZ groep", "Achmea (3)", "Overig", "Totaal"), ("NPS 2025", "+5", "-4", "0", "+2"),
             ("Totaal (N)", "20", "15", "5", "40")),
            [("NPS 2025", "zorgkantoor", "CZ", 5, "NPS", "20"),
             ("NPS 2025", "zorgkantoor", "Zilveren Kruis", -4, "NPS", "15"),
             ("NPS 2025", "zorgkantoor", "Overig", 0, "NPS", "5"),
             ("NPS 2025", "zorgkantoor", "Totaal", 2, "NPS", "40"),
             ("Totaal (N)", "zorgkantoor", "CZ", 20, "aantal", "20"),
             ("Totaal (N)", "zorgkantoor", "Zilveren Kruis", 15, "aantal", "15"),
             ("Totaal (N)", "zorgkantoor", "Overig", 5, "aantal", "5"),
             ("Totaal (N)", "zorgkantoor", "Totaal", 40, "aantal", "40")],
            id="zorgkantoren, with a row for n",
        ),
        pytest.param(
            (("", "Minder dan 40 miljoen euro", "Meer dan 40 miljoen euro", "Totaal"), ("Ja", "1%", "2%", "2%")),
            [("Ja", "omzet", "Minder dan 40 miljoen euro", 1, "%", "40"),
             ("Ja", "omzet", "Meer dan 40 miljoen euro", 2, "%", "40"), ("Ja", "omzet", "Totaal", 2, "%", "40")],
            id="size of the organisation",
        ),
        pytest.param(
            (("", "Beter", "Gelijk", "Slechter"), ("De dialoog is open", "20%", "50%", "31%")),
            [("Beter", "stelling", "De dialoog is open", 20, "%", "40"),
             ("Gelijk", "stelling", "De dialoog is open", 50, "%", "40"),
             ("Slechter", "stelling", "De dialoog is open", 31, "%", "40")],
            id="statements: a row adds up to the whole",
        ),
        pytest.param(
            (("", "Deelnemend", "Niet-deelnemend"), ("Traag", "25%", "64%")),
            [("Traag", "geen", "Deelnemend", 25, "%", "40"), ("Traag", "geen", "Niet-deelnemend", 64, "%", "40")],
            id="another division",
        ),
        pytest.param(
            (("Jaaromzet", "2025", "2025"), ("", "Aantal", "%"), ("Klein", "14", "18"), ("Lasten", "", ""),
             ("Hoog", "3", "4,5%")),
            [("Klein", "jaar", "2025", 14, "aantal", "40"), ("Klein", "jaar", "2025", 18, "%", "40"),
             ("Lasten: Hoog", "jaar", "2025", 3, "aantal", "40"), ("Lasten: Hoog", "jaar", "2025", 4.5, "%", "40")],
            id="two header rows, of which one was found, and a heading between rows",
        ),
        pytest.param((("", "Ja", "Nee"), ("Vindt u dat?", "", "")), [], id="an empty questionnaire"),
        pytest.param(
            (("", "Klein", "Groot"), ("Lasten", "", ""), ("Hoger", "10%", "20%")),
            [("Hoger", "geen", "Klein", 10, "%", "40"), ("Hoger", "geen", "Groot", 20, "%", "40")],
            id="a title below the header",
        ),
        pytest.param((("2017", "", "2016"), ("16% 65%", "41%", "")), [], id="a chart that was read as a table"),
    ],
)  # fmt: skip
def test_columns_tell_whom_a_figure_is_about(grid: Grid, expected: list[tuple[object, ...]]) -> None:
    """Years, zorgkantoren, sizes and statements are told by the header and by what adds up."""
    found = [(f.answer, f.group_kind, f.group, f.value, f.unit, f.n) for f in _figures(grid)]
    assert found == expected


def test_n_of_this_survey_is_not_that_of_earlier_years() -> None:
    """A row about another year has the n that is given for that year, or none."""
    nps = (("", "CZ", "VGZ"), ("NPS 2024", "+5", "+6"), ("NPS 2025", "+7", "+8"), ("Totaal (N)", "20", "15"))
    assert [f.n for f in _figures(nps)][::2] == ["", "20", "20"]
    grid = (("", "2024", "2025"), ("Ja", "60%", "75%"))
    assert [f.n for f in _figures(grid, n="2024: n=9, 2025: n=20")] == ["9", "20"]
    assert [f.n for f in _figures(grid, n="n=20")] == ["", "20"]


@pytest.mark.parametrize(
    ("label", "caption", "question"),
    [
        ("Tabel 3", "Tabel 3 \u2013 Bent u tevreden? (2023: n=104, 2024: n=107", "Bent u tevreden?"),
        ("Tabel B12", "Tabel B12 \u2013 Aantal plekken (persoonsgebonden budget)? (n=21)",
         "Aantal plekken (persoonsgebonden budget)?"),
        ("Tabel 1.17", "1.17 \u2013inkoopbeleid 2017 t.o.v. 2016 (n=127)", "inkoopbeleid 2017 t.o.v. 2016"),
        ("Tabel 1.5", "Tabel 1.5 \u2013 Knelpunten (n=45))", "Knelpunten"),
    ],
)  # fmt: skip
def test_question_is_the_caption_without_label_and_n(label: str, caption: str, question: str) -> None:
    """Brackets that are part of the question stay."""
    table = Table("t", label, caption, "", 1, 1, (), ("Kop",), 1, (("",),))
    assert question_of(table) == question


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Bent u tevreden over het tarief voor 2024?", "Bent u tevreden over het tarief voor 2025?", True),
        ("Is het beleid ondersteunend bij de innovatie?", "Is het beleid ondersteunend in de innovatie?", True),
        ("Herschikking afspraken intramuraal", "Herschikking afspraken extramuraal", False),
        ("Onredelijke eisen", "Omgaan met onredelijke eisen", False),
    ],
)
def test_one_question_in_two_reports_has_one_id(one: str, other: str, same: bool) -> None:
    """Year and small words may differ; one content word for another makes another question."""
    figures = [
        *_figures((("", "2024"), ("Ja", "1%")), one, year="2024"),
        *_figures((("", "2025"), ("Ja", "2%")), other, year="2025"),
    ]
    ids = {figure.question_id for figure in align_questions(figures, 0.85)}
    assert (len(ids) == 1) is same


def test_n_of_a_survey_about_last_year_is_that_of_the_newest_column() -> None:
    """A survey of 2025 may ask about 2024: its n belongs to that year."""
    assert [f.n for f in _figures((("", "2023", "2024"), ("Ja", "60%", "75%")), n="n=20")] == ["", "20"]


@pytest.mark.parametrize(
    ("grid", "question", "count"),
    [
        pytest.param((("Oordeel", "Aantal", "%"), ("Beter", "3", "30%")), "Oordeel", 2, id="a column that counts"),
        pytest.param((("", "CZ", "Totaal"), ("NPS 2025", "+3", "+5")), "Aanbeveling", 2, id="zorgkantoren"),
        pytest.param((("3%", "", ""), ("Beperkt 4%", "", "Geheel eens")), "", 0, id="a box of layout"),
    ],
)
def test_table_without_caption_speaks_by_its_header(grid: Grid, question: str, count: int) -> None:
    """Slides have tables without captions: the header tells whether they hold figures."""
    document = Document("m", "m.pdf", "", "monitor", "ActiZ", "", "2025", "vv", "Monitor", 9)
    table = Table("p5-1", "", "", "", 5, 5, (), ("Kop", "Aanbeveling"), 1, grid)
    found = monitor_figures(document, [table], HEADS)
    assert len(found) == count
    assert {figure.question for figure in found} == ({question} if count else set())


@pytest.mark.parametrize(
    ("one", "other", "pairs"),
    [
        pytest.param(["Ja", "Nee"], ["Ja, want", "Nee, omdat"], [(0, 0), (1, 1)], id="room to fill in"),
        pytest.param(["Ja"], ["Ja, geheel"], [], id="more than room to fill in"),
        pytest.param(["Ik verwacht problemen"], ["Ik verwacht geen problemen"], [], id="turned round"),
        pytest.param(["In grote mate"], ["In beperkte mate"], [], id="another content word"),
        pytest.param(["Afspraak over het tarief 2024"], ["Afspraak over tarief 2025"], [(0, 0)], id="a small word"),
    ],
)
def test_one_answer_in_two_reports_has_one_id(one: list[str], other: list[str], pairs: list[tuple[int, int]]) -> None:
    """Lightly reworded is the same answer; one that turns or adds content is another."""
    figures = [
        figure
        for year, answers in (("2024", one), ("2025", other))
        for figure in _figures((("", year), *((answer, "5%") for answer in answers)), year=year)
    ]
    ids = [figure.answer_id for figure in align_answers(align_questions(figures, 0.85), 0.85)]
    first, second = ids[: len(one)], ids[len(one) :]
    assert [(i, j) for i, a in enumerate(first) for j, b in enumerate(second) if a == b] == pairs


def test_two_rows_of_one_table_are_two_answers() -> None:
    """However alike they are."""
    rows = (("", "2025"), ("Geen afspraak gemaakt over tarief", "5%"), ("Geen afspraak gemaakt over het tarief", "6%"))
    assert len({figure.answer_id for figure in align_answers(_figures(rows), 0.85)}) == 2
