"""Heads and titles of groups: what goes with the rows below, what stretches over columns, and what is left as it is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from pipeline.config import TableSettings
from pipeline.model import Rule, Word
from pipeline.tables import find_tables
from tests.tables.made import PROSE, by_reportlab, by_weasyprint, colors, table_of, tables_in
from tests.tables.page_kit import across, middle, page, prose, reading, right, text

ENDS = [300.0, 380.0, 460.0, 530.0]  # right sides of the columns of figures
ROWS = [("Zeeland", 1204), ("Twente", 980), ("Drenthe", 2310), ("Veluwe", 415), ("Peel", 77), ("Kempen", 12640)]


def figures(rows: Sequence[tuple[str, int]], top: float, step: float = 13) -> list[Word]:
    """Rows of a label and a figure in each column."""
    words: list[Word] = []
    for i, (label, value) in enumerate(rows):
        words += text(label, 62, top + step * i)
        for k, end in enumerate(ENDS):
            words += right(str(value + 10**k), end, top + step * i)
    return words


def grids(words: list[Word], rules: Sequence[Rule] = ()) -> list[list[list[str]]]:
    """The grids that are read from a page."""
    found = find_tables(reading(page([*prose(60), *words, *prose(700)], rules)), TableSettings())
    return [[list(row) for row in table.grid] for table in found]


@pytest.mark.parametrize(
    ("white", "title", "joined"),
    [
        pytest.param(4, "", True, id="right below"),
        pytest.param(4, "Noordelijke provincies", True, id="a title of a group between"),
        pytest.param(60, "", False, id="far below: a table of its own"),
    ],
)
def test_heads_between_lines_go_with_the_rows_right_below_them(white: float, title: str, joined: bool) -> None:
    """A bulletin draws a line above and below its heads, and none below the rows."""
    rules = [across(150, 60, 532), across(184, 60, 532), across(167, 265, 382), across(167, 425, 532)]
    words = [*text("Regio", 62, 170), *middle("Plaatsen", 320, 154), *middle("Cliënten", 480, 154)]
    for end, head in zip(ENDS, ("2024", "2025") * 2, strict=True):
        words += right(head, end, 170)
    top = 184 + white
    if title:
        words += text(title, 62, top)
        top += 13
    found = grids([*words, *figures(ROWS, top)], rules)
    whole = [grid for grid in found if "2024" in grid[1] and any("Kempen" in row for row in grid)]
    assert bool(whole) == joined
    if joined:
        assert whole[0][:2] == [
            ["Regio", "Plaatsen", "Plaatsen", "Cliënten", "Cliënten"],
            ["Regio", "2024", "2025", "2024", "2025"],
        ]
        assert whole[0][-1][:2] == ["Kempen", "12641"]


GROUPED = [
    ["Regio", "Verblijf", "", "Thuis", ""],
    ["", "2026", "2027", "2026", "2027"],
    ["Noord", "", "", "", ""],
    ["Waddenkust", "1.204", "1.198", "310", "355"],
    ["Hunzedal", "980", "1.002", "275", "291"],
    ["Zuid", "", "", "", ""],
    ["Maasoever", "2.310", "2.298", "640", "702"],
    ["Geuldal", "415", "420", "98", "101"],
]
HEAD = [
    ("SPAN", (0, 0), (0, 1)),
    ("SPAN", (1, 0), (2, 0)),
    ("SPAN", (3, 0), (4, 0)),
    ("GRID", (0, 0), (-1, 1), 0.5, colors.black),
    ("ALIGN", (1, 1), (-1, -1), "RIGHT"),
]
BANDS = [("BACKGROUND", (0, r), (-1, r), colors.lightblue) for r in (2, 5)]
LINES = [("LINEBELOW", (0, r), (-1, r), 0.5, colors.grey) for r in (3, 4, 6, 7)]


def test_a_shaded_row_of_a_group_goes_on_with_its_table(tmp_path: Path) -> None:
    """A closed head, lines below rows, and shading below the titles of groups: one table."""
    table = table_of(GROUPED, *HEAD, *BANDS, *LINES, widths=[120, 70, 70, 70, 70])
    (found,) = tables_in(by_reportlab(tmp_path / "a.pdf", PROSE, table, PROSE))
    assert [row[0] for row in found.grid] == ["Regio", "Regio", *(row[0] for row in GROUPED[2:])]
    assert list(found.grid[-1]) == GROUPED[-1]


def test_a_shaded_box_of_text_below_a_closed_grid_is_none_of_it(tmp_path: Path) -> None:
    """What is said in a box as wide as the table, with white between, stays apart."""
    grid = table_of(GROUPED[:2] + GROUPED[3:5], *HEAD, ("GRID", (0, 0), (-1, -1), 0.5, colors.black), widths=[80] * 5)
    box = table_of([["Let op: deze cijfers zijn voorlopig."]], ("BACKGROUND", (0, 0), (-1, -1), colors.lightblue))
    box._argW[0] = 400
    (found,) = tables_in(by_reportlab(tmp_path / "a.pdf", PROSE, grid, PROSE[:60], box, PROSE))
    assert found.grid[-1][0] == "Hunzedal"


def test_a_head_stretches_to_the_lines_at_its_sides(tmp_path: Path) -> None:
    """At the left side of its two columns, far from the middle of them, it is still the head of both."""
    table = table_of(GROUPED, *HEAD, *BANDS, *LINES, widths=[120, 70, 70, 70, 70])
    (found,) = tables_in(by_reportlab(tmp_path / "a.pdf", PROSE, table, PROSE))
    assert list(found.grid[0]) == ["Regio", "Verblijf", "Verblijf", "Thuis", "Thuis"]


def test_a_title_in_the_middle_parts_from_the_head_where_another_comes_again() -> None:
    """What stands alone in the middle below the heads is the title of a group when another stands so further down.

    The unit of all columns stands so once: `unit_below_heads` of the bulletin.
    """
    words, top = [*text("Regio", 62, 150, bold=True)], 163.0
    for end, head in zip(ENDS, ("2022", "2023", "2024", "2025"), strict=True):
        words += right(head, end, 150, bold=True)
    titles = ("Binnen de regio", "Buiten de regio")
    for title, rows in zip(titles, (ROWS[:3], ROWS[3:]), strict=True):
        words += [*middle(title, (62 + 530) / 2, top), *figures(rows, top + 13)]
        top += 13 * (len(rows) + 1)
    (grid,) = grids(words)
    assert grid[0] == ["Regio", "2022", "2023", "2024", "2025"]
    assert [grid[1], grid[5]] == [[title] * 5 for title in titles]
    assert len(grid) == 9


@pytest.mark.parametrize("short", [0, 2, 4], ids=["by no cell", "by two cells", "by four cells"])
def test_a_title_of_a_group_is_no_cell_where_it_meets_a_ragged_side_by_chance(short: int) -> None:
    """Figures are set right: that some begin where the title does tells nothing."""
    words = [*text("Regio", 62, 150, bold=True)]
    for end, head in zip(ENDS, ("2022", "2023", "2024", "2025"), strict=True):
        words += right(head, end, 150, bold=True)
    titles, top = ("Buiten de stad om", "Binnen de stad zo"), 163.0
    left = middle(titles[0], 294.2, 0)[0].rect.x0  # some figures of the column begin just there
    for n, title in enumerate(titles):
        words += middle(title, 294.2, top)
        for i, (label, value) in enumerate(ROWS):
            y = top + 13 * (i + 1)
            words += text(label, 62, y)
            for k, end in enumerate(ENDS):
                meets = k == 0 and 3 * n + i % 3 < short and i < 3
                words += text("1" * round((end - left) / 5), left, y) if meets else right(str(value), end, y)
        top += 13 * 7
    (grid,) = grids(words)
    assert [row for row in grid if row[0] == row[-1]] == [[title] * 5 for title in titles]


APRIL = (("1 april", "2010"), ("1 april", "2000"), ("Verschil", "in %"), ("Aantal",), ("Verschil", "in %"))


@pytest.mark.parametrize(
    ("under", "expected"),
    [
        pytest.param(APRIL, ["Inwoners"] * 3, id="lines in the middle: by chance"),
        pytest.param(
            [(lines[-1],) for lines in APRIL],
            ["", "Inwoners", ""],
            id="one line: it heads that column alone",
        ),
    ],
)
def test_a_head_is_in_line_with_one_below_only_where_the_lines_of_that_one_are(
    under: Sequence[tuple[str, ...]], expected: list[str]
) -> None:
    """'Inwoners' ends where the head of the middle column does; one line is drawn under both upper heads."""
    rules = [across(150, 60, 532), across(165, 170, 532), across(192, 60, 532), across(290, 60, 532)]
    centres = (200.0, 280.0, 350.0, 430.0, 510.0)
    words = [*text("Gemeente", 62, 153), *middle("Woningen", 470, 153)]
    for lines, centre in zip(under, centres, strict=True):
        for i, line in enumerate(reversed(lines)):
            words += middle(line, centre, 180 - 12 * i)
    words += right(
        "Inwoners", max(w.rect.x1 for w in words if w.rect.x0 < centres[1] < w.rect.x1 and w.rect.top > 160), 153
    )
    for i, (label, value) in enumerate(ROWS):
        words += text(label, 62, 196 + 13 * i)
        for k, centre in enumerate(centres):
            words += right(str(value + 10**k), centre + 12, 196 + 13 * i)
    (grid,) = grids(words, rules)
    assert grid[0][1:4] == expected


SHADED = [
    ["Stelling", "Eens", "Oneens", "n"],
    ["Verpleging en verzorging", "", "", ""],
    ["Wij kennen de wensen van onze cliënten", "68%", "32%", "64"],
    ["De samenwerking met het zorgkantoor leidt tot betere afspraken over de inkoop", "34%", "66%", "86"],
    ["Wijkverpleging", "", "", ""],
    ["Wij kennen de wensen van onze cliënten", "79%", "21%", "57"],
    ["Ons vastgoed past bij de vraag", "58%", "42%", "90"],
    ["De samenwerking met het zorgkantoor leidt tot betere afspraken over de inkoop", "45%", "55%", "79"],
    ["De administratie is lichter geworden", "71%", "29%", "101"],
]


@pytest.mark.parametrize(
    "line", ["", "thead{border-bottom:1pt solid #345}"], ids=["shading only", "a line below the head"]
)
def test_shaded_titles_of_groups_are_no_frame_around_their_table(tmp_path: Path, line: str) -> None:
    """The head above the first of them and the rows below the last stay, figures in the middle beside two lines too."""
    body = "".join(
        f"<tr><td class=g colspan=4>{row[0]}</tr>" if not row[1] else f"<tr><td>{'<td>'.join(row)}</tr>"
        for row in SHADED[1:]
    )
    css = (
        "table{width:100%} td,th{padding:3pt;text-align:right} td:first-child,th:first-child{text-align:left;width:8cm}"
    )
    css += f" td.g{{background:#e4edf5;font-weight:bold}} {line}"
    head = f"<thead><tr><th>{'<th>'.join(SHADED[0])}</tr></thead>"
    path = by_weasyprint(tmp_path / "a.pdf", f"<p>{PROSE}<table>{head}{body}</table><p>{PROSE}", css)
    (found,) = tables_in(path)
    assert [list(row) for row in found.grid] == SHADED


@pytest.mark.parametrize(
    ("white", "bold", "headed"),
    [
        pytest.param(9, True, True, id="as far above its line as rows are"),
        pytest.param(30, True, False, id="far above"),
        pytest.param(9, False, False, id="not in bold: text above a table"),
    ],
)
def test_a_head_of_two_lines_stands_as_far_above_its_line_as_rows_do(white: float, bold: bool, headed: bool) -> None:
    """No line is drawn above it, and only one of its cells has a second line."""
    steps = [
        [("Vaste teams voor de", "zorgkantoor en", "2026, eerste"), ("nacht en de dienst", "aanbieders", "helft")],
        [("Eén meldpunt", "gemeenten", "2025")],
        [("Scholing van wie", "welzijn", "vanaf 2026"), ("helpt in de buurt", "", "")],
    ]
    xs, top, words, rules = (62.0, 230.0, 400.0), 200.0, [], [across(200, 60, 532)]
    for head, second, x in zip(("Maatregel", "Betrokken", "Planning"), ("", "partijen", ""), xs, strict=True):
        words += text(head, x, 200 - white - 22, bold=bold)
        words += text(second, x, 200 - white - 10, bold=bold) if second else []
    for row in steps:
        for line in row:
            top += 12
            for cell, x in zip(line, xs, strict=True):
                words += text(cell, x, top - 8) if cell else []
        top += 12
        rules.append(across(top, 60, 532))
    first = [grid[0] for grid in grids(words, rules) if any("Eén meldpunt" in row for row in grid)]
    assert (["Maatregel", "Betrokken partijen", "Planning"] in first) == headed
