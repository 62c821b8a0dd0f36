"""Line charts of survey figures: which there are, what they point at, and how they read without being seen."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.model import Comparison, GroupKind, MonitorFigure
from pipeline.publish import write_html, write_workbook
from pipeline.publish.charts import LINES, line_charts
from pipeline.publish.series import series
from tests.publish.material import CONFIG, RUN, comparison


def figure(
    year: str, value: float, answer: str = "Ja", document: str = "actiz-2025", kind: GroupKind = "jaar", group: str = ""
) -> MonitorFigure:
    """A figure of one question; `year` is that of its column."""
    group = group or year
    return MonitorFigure(document, year, "vv", "Tabel 3", "Bent u tevreden?", "tevreden", answer, kind, group, value,
                         "%", "", 5, answer.lower())  # fmt: skip


def surveyed(*figures: MonitorFigure) -> Comparison:
    """The small comparison with these figures only."""
    return replace(comparison(), monitor=figures)


def test_two_years_make_no_chart() -> None:
    """Three years or more do; an answer that was asked less often stays out."""
    yes = [figure("2023", 44), figure("2024", 43)]
    assert line_charts(series(yes)) == []
    (chart,) = line_charts(series([*yes, figure("2025", 63), figure("2024", 19, "Nee"), figure("2025", 16, "Nee")]))
    assert (chart.years, [line.name for line in chart.lines]) == (("2023", "2024", "2025"), ["Ja"])
    assert chart.description == ("Lijngrafiek bij de vraag 'Bent u tevreden?'. Ja: 44% (2023), 43% (2024), 63% (2025).")


def test_reports_that_disagree_have_a_line_each() -> None:
    """Each line names its report."""
    one = [figure(year, value) for year, value in (("2023", 44), ("2024", 43), ("2025", 63))]
    other = [figure(year, value, document="actiz-2024") for year, value in (("2023", 40), ("2024", 41))]
    (chart,) = line_charts(series([*one, *other]))
    assert [line.name for line in chart.lines] == ["Ja (actiz-2025)", "Ja (actiz-2024)"]


def test_zorgkantoren_are_lines_of_one_chart_per_answer() -> None:
    """So that they can be compared."""
    figures = [
        figure(y, 5, "NPS", kind="zorgkantoor", group=z) for z in ("CZ", "VGZ") for y in ("2023", "2024", "2025")
    ]
    (chart,) = line_charts(series(figures))
    assert (chart.title, [line.name for line in chart.lines]) == ("Bent u tevreden? – NPS", ["CZ", "VGZ"])


def test_many_answers_are_spread_over_charts() -> None:
    """No more lines than can be told apart."""
    figures = [figure(y, 5, f"Antwoord {'x' * n}") for n in range(1, LINES + 3) for y in ("2023", "2024", "2025")]
    charts = line_charts(series(figures))
    assert [len(chart.lines) for chart in charts] == [LINES, 2]
    assert charts[1].title == "Bent u tevreden? (2 van 2)"


def test_native_chart_points_at_the_row_of_its_answer(tmp_path: Path) -> None:
    """Read back: years and values are cells of the table, the chart stands outside it, and says what it shows."""
    nee = [figure(year, value, "Nee") for year, value in (("2023", 19), ("2024", 23), ("2025", 16))]
    path = tmp_path / "t.xlsx"
    write_workbook(path, surveyed(figure("2025", 63), *nee), CONFIG, RUN)
    sheet = load_workbook(path)["Grafieken"]
    assert isinstance(sheet, Worksheet)
    (chart,) = sheet._charts  # type: ignore[attr-defined]
    (line,) = chart.series
    assert _cells(sheet, line.val.numRef.f) == [19, 23, 16]
    assert _cells(sheet, line.cat.strRef.f) == ["Jaar 2023", "Jaar 2024", "Jaar 2025"]
    (table,) = sheet.tables.values()
    last = sheet[table.ref.split(":")[1]].column
    assert chart.anchor._from.col >= last
    with zipfile.ZipFile(path) as archive:
        drawing = next(name for name in archive.namelist() if name.startswith("xl/drawings/drawing"))
        assert "Nee: 19% (2023), 23% (2024), 16% (2025)" in archive.read(drawing).decode()


def _cells(sheet: Worksheet, reference: str) -> list[object]:
    """What stands in the cells of a row."""
    (row,) = sheet[re.sub(r"^.*!|\$", "", reference)]
    return [cell.value for cell in row]


def test_page_draws_the_chart_and_tells_its_figures(tmp_path: Path) -> None:
    """A drawing without words that anyone could inject, hidden from who cannot see it; a table with every figure."""
    figures = [figure(y, v, "<b>Ja</b> &") for y, v in (("2021", 44), ("2022", 43.5), ("2024", 63))]
    write_html(tmp_path / "t.html", surveyed(*figures), CONFIG, RUN)
    page = (tmp_path / "t.html").read_text("utf-8")
    (drawing,) = re.findall(r"<figure>.*?(<svg.*?</svg>)", page, re.DOTALL)
    assert drawing.count("<circle") == 3
    (path,) = re.findall(r'd="(M[^"]*)" fill="none"', drawing)
    assert (path.count("M"), path.count("L")) == (2, 1)  # broken at 2023, which no report has
    assert "2023" in drawing
    assert re.findall(r"<td>(.*?)</td>", page) == ["44%", "43,5%", "63%"]
    assert "&lt;b&gt;Ja&lt;/b&gt; &amp;" in page


def test_totals_of_reports_that_disagree_stand_in_one_chart() -> None:
    """A total of a division over zorgkantoren is a line like that of all respondents, not a zorgkantoor."""
    total = [
        figure(y, v, "NPS", "a-2022", "zorgkantoor", "Totaal") for y, v in (("2020", 12), ("2021", 24), ("2022", 8))
    ]
    overall = [figure(y, v, "NPS", "b-2025") for y, v in (("2020", 5), ("2021", 25), ("2022", 8), ("2023", 15))]
    (chart,) = line_charts(series([*total, *overall]))
    assert [line.name for line in chart.lines] == ["NPS (a-2022)", "NPS (b-2025)"]
    assert chart.disputed


def test_page_says_where_reports_disagree(tmp_path: Path) -> None:
    """Below the drawing; nothing where they agree."""
    figures = [figure(y, v) for y, v in (("2023", 44), ("2024", 43), ("2025", 63))]
    other = [figure("2023", 40, document="actiz-2024")]
    pages = []
    for shown in (figures, [*figures, *other]):
        write_html(tmp_path / "t.html", surveyed(*shown), CONFIG, RUN)
        pages.append("geeft over een of meer jaren een ander cijfer" in (tmp_path / "t.html").read_text("utf-8"))
    assert pages == [False, True]
