"""Native line charts beside the table on sheet Monitor; the table itself stays one strict table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.publish.charts import COLOURS, LineChart
from pipeline.publish.excel import INK, Book
from pipeline.publish.text import cut

_WIDTH, _HEIGHT, _GAP = 640, 300, 16  # pixels
_DASHES = ("solid", "dash", "round_dot", "long_dash", "dash_dot", "square_dot")
_MARKERS = ("circle", "square", "diamond", "triangle", "x", "star")
_TITLE, _NAME, _DESCRIPTION = 180, 60, 2_000  # characters that a chart can show, and that a reader listens to


def write_charts(
    book: Book, sheet: Any, charts: Sequence[LineChart], header_row: int, column: int, columns: Mapping[str, int]
) -> None:
    """Place charts below each other from `column`, level with the header; `columns` has the column of each year."""
    for number, chart in enumerate(charts):
        drawn = book.workbook.add_chart({"type": "line"})
        for place, line in enumerate(chart.lines):
            drawn.add_series(_series(sheet.name, chart, place, header_row + 1 + line.row, header_row, columns))
        font = {"name": book.font, "size": 9, "color": INK}
        drawn.set_title({"name": cut(chart.title, _TITLE), "name_font": {**font, "size": 10, "bold": True}})
        drawn.set_x_axis({"num_font": font, "name": "jaar", "name_font": font})
        drawn.set_y_axis({"num_font": font, "name": chart.unit, "name_font": font, **_range(chart),
                          "major_gridlines": {"visible": True, "line": {"color": "#DDE4EA"}}})  # fmt: skip
        drawn.set_legend({"position": "bottom", "font": font})
        drawn.show_blanks_as("gap")
        drawn.set_size({"width": _WIDTH, "height": _HEIGHT})
        sheet.insert_chart(
            header_row, column, drawn,
            {"y_offset": number * (_HEIGHT + _GAP), "object_position": 3,
             "description": cut(chart.description, _DESCRIPTION)},
        )  # fmt: skip


def _series(
    sheet: str, chart: LineChart, place: int, row: int, header_row: int, columns: Mapping[str, int]
) -> dict[str, Any]:
    """A line over the cells of its own row, from the first to the last year of the chart."""
    first, last = columns[chart.years[0]], columns[chart.years[-1]]
    colour = COLOURS[place % len(COLOURS)]
    return {
        "name": cut(chart.lines[place].name, _NAME),
        "categories": [sheet, header_row, first, header_row, last],
        "values": [sheet, row, first, row, last],
        "line": {"color": colour, "width": 1.75, "dash_type": _DASHES[place % len(_DASHES)]},
        "marker": {"type": _MARKERS[place % len(_MARKERS)], "size": 6, "fill": {"color": colour},
                   "border": {"color": colour}},
    }  # fmt: skip


def _range(chart: LineChart) -> dict[str, Any]:
    """Shares start at nothing; the rest as the program sees fit."""
    return {"min": 0, "num_format": "0"} if chart.unit in ("%", "aantal") else {"num_format": "0.0#"}
