"""What holds for every grid, whatever the page: hypothesis draws the pages."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.config import TableSettings
from pipeline.model import Rule, Word
from pipeline.tables import find_tables, table_spans
from pipeline.tables.grid.merge import boxes
from pipeline.tables.regions.bars import without_bars
from pipeline.tables.regions.edges import Edge, cluster, joined, snapped
from pipeline.tables.regions.index import WordIndex
from tests.tables.page_kit import across, down, page, reading, right, text

Bond = tuple[tuple[int, int], tuple[int, int]]


@st.composite
def bonds(draw: st.DrawFn) -> tuple[int, int, list[Bond]]:
    """A grid and neighbours in it that belong together."""
    rows, cols = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    found: list[Bond] = []
    for _ in range(draw(st.integers(0, 8))):
        r, c = draw(st.integers(0, rows - 1)), draw(st.integers(0, cols - 1))
        down_, right_ = draw(st.booleans()), draw(st.booleans())
        found.append(((r, c), (min(rows - 1, r + down_), min(cols - 1, c + right_))))
    return rows, cols, found


@given(bonds())
def test_boxes_tile_the_grid_and_keep_bonds(case: tuple[int, int, list[Bond]]) -> None:
    """Merged cells are rectangles that cover each place once, and bonded places share one."""
    rows, cols, pairs = case
    places = [
        (r, c, box)
        for box in boxes(rows, cols, pairs)
        for r in range(box[0], box[2] + 1)
        for c in range(box[1], box[3] + 1)
    ]
    assert sorted((r, c) for r, c, _ in places) == [(r, c) for r in range(rows) for c in range(cols)]
    home = {(r, c): box for r, c, box in places}
    assert all(home[a] == home[b] for a, b in pairs)


@given(
    st.integers(2, 6),
    st.integers(2, 5),
    st.sampled_from(["grid", "rules", "none"]),
    st.data(),
)
@settings(max_examples=25)
def test_each_word_stands_in_one_cell(n_rows: int, n_cols: int, drawn: str, data: st.DataObject) -> None:
    """The grid is rectangular, its cells tile it, and every word of the region is in exactly one of them."""
    left, width, step = 60.0, 90.0, 18.0
    values = data.draw(st.lists(st.integers(0, 9999), min_size=n_rows * n_cols, max_size=n_rows * n_cols))
    words: list[Word] = list(text("Tabel 1: Een tabel", left, 180, bold=True))
    for r in range(n_rows):
        words += text(f"rij{r}", left + 4, 204 + step * r)
        for c in range(1, n_cols):
            words += right(str(values[r * n_cols + c]), left + width * (c + 1) - 4, 204 + step * r)
    x1, bottom = left + width * n_cols, 200 + step * n_rows
    rules: list[Rule] = []
    if drawn != "none":
        rules += [across(200 + step * r, left, x1) for r in range(n_rows + 1)]
    if drawn == "grid":
        rules += [down(left + width * c, 200, bottom) for c in range(n_cols + 1)]
    (table,) = find_tables(reading(page(words, rules)), TableSettings())
    assert (len(table.grid), len(table.grid[0])) == (n_rows, n_cols)
    got = sorted(cell for row in table.grid for cell in row)
    assert got == sorted(w.text for w in words[4:])
    assert table_spans(table) == []
    for cell in table.cells:
        assert cell.box is not None
        assert cell.box.x1 > cell.box.x0
        assert cell.box.bottom > cell.box.top


edges = st.builds(
    lambda at, lo, length: Edge(at, lo, lo + length), st.floats(0, 50), st.floats(0, 50), st.floats(0.1, 50)
)


@given(st.lists(edges, max_size=20))
def test_snapping_moves_no_edge_further_than_asked(some: list[Edge]) -> None:
    """Snapping keeps every edge and moves it by no more than the distance; joining never adds length."""
    out = snapped(some, 2.0)
    assert len(out) == len(some)
    by_ends = sorted((e.lo, e.hi) for e in some)
    assert sorted((e.lo, e.hi) for e in out) == by_ends
    assert all(min(abs(e.at - s.at) for s in some) <= 2.0 + 1e-6 for e in out)
    assert len(joined(out, 0.5)) <= len(out)


@given(st.lists(st.floats(0, 100), max_size=20))
def test_clusters_are_apart_and_in_order(values: list[float]) -> None:
    """Each value lies near a cluster, and clusters come in order."""
    found = cluster(values, 3.0)
    assert found == sorted(found)
    assert all(min(abs(v - x) for x in found) <= 3.0 for v in values)


def test_no_fill_is_a_bar_without_others() -> None:
    """A single band is kept."""
    assert without_bars([], WordIndex([]), 10.0) == []
