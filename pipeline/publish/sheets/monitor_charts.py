"""Native line charts on sheet Grafieken, beside the table whose cells they read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.publish.charts import COLOURS, LineChart
from pipeline.publish.sheets.excel import INK, Book
from pipeline.publish.words.text import cut

_WIDTH, _HEIGHT, _GAP = 600, 320, 16  # pixels
_BESIDE = 2  # charts next to each other
_DASHES = ("solid", "dash", "round_dot", "long_dash", "dash_dot", "square_dot")
_MARKERS = ("circle", "square", "diamond", "triangle", "x", "star")
_TITLE, _NAME, _DESCRIPTION = 180, 60, 2_000  # characters that a chart can show, and that a reader listens to


@dataclass(frozen=True, slots=True)
class ChartRows:
    """Where the figures of the charts stand on their sheet; rows and columns counted from 0."""

    header: int  # row
    first: tuple[int, ...]  # per chart the row of its first line; the others follow it
    columns: Mapping[str, int]  # year -> column


def write_charts(book: Book, sheet: Any, charts: Sequence[LineChart], lines: ChartRows, column: int) -> None:
    """Place the charts from `column`, level with the header, two beside each other."""
    for number, chart in enumerate(charts):
        drawn = book.workbook.add_chart({"type": "line"})
        for place in range(len(chart.lines)):
            drawn.add_series(_series(sheet.name, chart, place, lines.first[number] + place, lines))
        font = {"name": book.font, "size": 9, "color": INK}
        title = cut(f"{number + 1}. {chart.title}", _TITLE)
        drawn.set_title({"name": title, "name_font": {**font, "size": 10, "bold": True}})
        drawn.set_x_axis({"num_font": font, "label_position": "low"})  # below what is negative, too
        drawn.set_y_axis({"num_font": font, "name": chart.unit, "name_font": font, **_range(chart),
                          "major_gridlines": {"visible": True, "line": {"color": "#DDE4EA"}}})  # fmt: skip
        drawn.set_legend({"position": "bottom", "font": font})
        drawn.show_blanks_as("gap")
        drawn.set_size({"width": _WIDTH, "height": _HEIGHT})
        down, beside = divmod(number, _BESIDE)
        sheet.insert_chart(
            lines.header, column, drawn,
            {"x_offset": beside * (_WIDTH + _GAP), "y_offset": down * (_HEIGHT + _GAP), "object_position": 3,
             "description": cut(chart.description, _DESCRIPTION)},
        )  # fmt: skip


def _series(sheet: str, chart: LineChart, place: int, row: int, lines: ChartRows) -> dict[str, Any]:
    """A line over the cells of its own row, from the first to the last year of the chart."""
    first, last = lines.columns[chart.years[0]], lines.columns[chart.years[-1]]
    colour = COLOURS[place % len(COLOURS)]
    return {
        "name": cut(chart.lines[place].name, _NAME),
        "categories": [sheet, lines.header, first, lines.header, last],
        "values": [sheet, row, first, row, last],
        "line": {"color": colour, "width": 1.75, "dash_type": _DASHES[place % len(_DASHES)]},
        "marker": {"type": _MARKERS[place % len(_MARKERS)], "size": 6, "fill": {"color": colour},
                   "border": {"color": colour}},
    }  # fmt: skip


def _range(chart: LineChart) -> dict[str, Any]:
    """Shares start at nothing; the rest as the program sees fit."""
    return {"min": 0, "num_format": "0"} if chart.unit in ("%", "aantal") else {"num_format": "0.0#"}
