"""Tables by lines alone beside tables by text: which of the two is taken, and what is said of it."""

from __future__ import annotations

from itertools import pairwise

import pytest

from pipeline.charts import tables_and_charts
from pipeline.config import TableSettings
from pipeline.model import Finding, Rule, Table, Word
from pipeline.publish.words.findings import finding_words
from pipeline.tables.drawn.contest import contest
from pipeline.tables.drawn.lattice import lattices
from pipeline.tables.regions.edges import page_edges
from pipeline.tables.regions.systems import systems_of
from tests.tables.page_kit import across, down, middle, page, prose, reading, text

XS = (60.0, 260.0, 360.0, 460.0)
TOP, STEP = 200.0, 20.0


def grid(rows: int, open_in: dict[int, int] | None = None) -> list[Rule]:
    """The lines of a grid of three columns; `open_in` names, by row, a line between columns that is not drawn."""
    rules = [across(TOP + STEP * i, XS[0], XS[-1]) for i in range(rows + 1)]
    for i in range(rows):
        for k, x in enumerate(XS):
            if (open_in or {}).get(i) != k:
                rules.append(down(x, TOP + STEP * i, TOP + STEP * (i + 1)))
    return rules


def row(number: int, label: str, *values: str) -> list[Word]:
    """A row of the grid: a label and figures set in the middle of their columns."""
    top = TOP + STEP * number + 5
    words = text(label, XS[0] + 4, top)
    for value, (lo, hi) in zip(values, pairwise(XS[1:]), strict=True):
        words += middle(value, (lo + hi) / 2, top) if value else []
    return words


def read(words: list[Word], rules: list[Rule]) -> tuple[list[Table], list[Finding]]:
    """Tables and findings of one page."""
    return tables_and_charts(reading(page([*prose(60), *words], rules)), TableSettings())


SOUND = [*row(0, "Prestatie", "Oud", "Nieuw"), *row(1, "Verblijf", "95,5%", "93,5%"), *row(2, "Vervoer", "94%", "92%")]


def test_where_both_readings_agree_nothing_is_said() -> None:
    """A full grid of lines around columns of text."""
    (table,), findings = read([*SOUND, *row(3, "Logeren", "91%", "90%")], grid(4))
    assert len(table.grid) == 4
    assert findings == []


@pytest.mark.parametrize("x", [356.0, 362.0, 366.0])
def test_a_figure_over_two_columns_is_that_of_both(x: float) -> None:
    """No line parts the two cells below it, wherever in them it stands: by the text it would be one column's figure."""
    (table,), findings = read([*SOUND, *row(3, "Logeren", "", ""), *text("100%", x, 265)], grid(4, {3: 2}))
    assert table.grid[3] == ("Logeren", "100%", "100%")
    assert {f.kind for f in findings} <= {"tabel-naar-lijnen"}


def test_wide_white_within_a_drawn_cell_is_the_text_s_to_judge() -> None:
    """Lines that part no columns of figures, as in a frame around a table, do not glue its cells together."""
    rules = [rule for rule in grid(4) if rule.horizontal or rule.rect.x0 in (XS[0], XS[1], XS[-1])]
    (table,), findings = read([*SOUND, *row(3, "Logeren", "91%", "90%")], rules)
    assert table.grid[1] == ("Verblijf", "95,5%", "93,5%")
    assert findings == []


def test_the_line_under_a_heading_is_no_row_of_the_grid_below_it() -> None:
    """As wide as the table, with the table's title between them."""
    rules = [*grid(3), across(TOP - 35, XS[0], XS[-1])]
    (table,), _ = read([*text("Overzicht tarieven", XS[0], TOP - 20), *SOUND], rules)
    assert table.grid[0] == ("Prestatie", "Oud", "Nieuw")
    assert len(table.grid) == 3


def test_stacked_bars_are_no_grid() -> None:
    """Their segments hold figures only: no head, no labels."""
    places = [(x, TOP + STEP * i + 5) for i in range(4) for x in (310, 410)]
    shown = page([w for x, top in places for w in middle("30", x, top)], grid(4))
    found = lattices(1, shown.words, systems_of(page_edges(shown, 10, 2), 3), 10)
    assert len(found) == 1
    assert contest([], found, frozenset()) == ([], [])


def test_a_grid_with_an_open_side_is_none() -> None:
    """Lines alone tell a table only when they close every cell."""
    shown = page(SOUND, [rule for rule in grid(3) if rule.horizontal or rule.rect.x0 != XS[-1]])
    assert lattices(1, shown.words, systems_of(page_edges(shown, 10, 2), 3), 10) == []


def test_places_that_hang_together_round_a_corner_are_no_cell() -> None:
    """Two lines that are missing where a third ends within."""
    rules = [rule for rule in grid(3, {1: 1}) if not (rule.horizontal and rule.rect.top == TOP + STEP)]
    rules += [across(TOP + STEP, XS[1], XS[-1])]
    shown = page(SOUND, rules)
    assert lattices(1, shown.words, systems_of(page_edges(shown, 10, 2), 3), 10) == []


@pytest.mark.parametrize("kind", ["tabel-naar-lijnen", "tabel-betwist"])
def test_both_sizes_are_told(kind: str) -> None:
    """So that whoever looks knows what to look for."""
    said = finding_words(Finding(kind, 4, facts=("4 x 3", "4 x 2")), "nl")
    assert "4 x 3" in said
    assert "4 x 2" in said
