"""Sheet Grafieken: native line charts, and the table of figures that they read."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.publish.charts import ChartLine, LineChart, line_charts
from pipeline.publish.series import series
from pipeline.publish.sheets.excel import Book, Cell, SheetColumn, header_row, write_table
from pipeline.publish.sheets.monitor_charts import ChartRows, write_charts
from pipeline.publish.view import View

NAME = "Grafieken"
_NOTES = (
    "Reeksen uit de monitors over drie jaar of meer. Rechts van de tabel staan de grafieken, in dezelfde volgorde.",
    "De grafieken lezen de cellen van deze tabel: sorteren of filteren op dit blad verplaatst of verbergt hun lijnen. "
    "Op het blad Monitor kan dat zonder gevolgen. Een lege cel: geen cijfer over dat jaar.",
)
_FIRST = (SheetColumn("Grafiek (vraag)", 74), SheetColumn("Lijn (antwoord)", 44), SheetColumn("Eenheid", 9))


def write_grafieken(book: Book, view: View) -> None:
    """Write the sheet; without a series that is long enough it says so."""
    charts = line_charts(series(view.comparison.monitor))
    years = sorted({year for chart in charts for year in chart.years})
    columns = [*_FIRST, *(SheetColumn(f"Jaar {year}", 7.5, "number") for year in years)]
    rows = [
        _row(f"{n}. {chart.title}", line, chart, years) for n, chart in enumerate(charts, 1) for line in chart.lines
    ]
    if not rows:
        rows = [["(geen reeks over drie jaar of meer)", *[""] * (len(columns) - 1)]]
    sheet = write_table(book, NAME, "Grafieken bij de monitors", _NOTES, columns, rows)
    top = header_row(NAME, _NOTES)
    write_charts(book, sheet, charts, _lines(charts, top, years), len(columns) + 1)


def _row(title: str, line: ChartLine, chart: LineChart, years: Sequence[str]) -> list[Cell]:
    return [title, line.name, chart.unit, *(line.values.get(year, "") for year in years)]


def _lines(charts: Sequence[LineChart], top: int, years: Sequence[str]) -> ChartRows:
    """The row of the first line of each chart, and the columns of its years, from 0."""
    row, rows = top + 1, []
    for chart in charts:
        rows.append(row)
        row += len(chart.lines)
    return ChartRows(top, tuple(rows), {year: number for number, year in enumerate(years, start=len(_FIRST))})
