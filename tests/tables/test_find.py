"""Tables of hand-drawn pages: each layout gives the grid that a reader sees."""

from __future__ import annotations

import pytest

from pipeline.charts import tables_and_charts
from pipeline.config import TableSettings
from pipeline.model import Fill, Page, Rect, Rule, Table, Word
from pipeline.tables import find_tables, table_spans, uncovered_grid
from tests.tables.page_kit import across, down, middle, page, prose, reading, right, text, word

ROWS = [("Ja, geheel", "35%", "39%"), ("In beperkte mate", "12%", "13%"), ("Nee", "53%", "48%")]
GRID = (("Antwoord", "2023", "2024"), *ROWS)
X0, X1, XS = 60.0, 400.0, (60.0, 260.0, 330.0, 400.0)


def tables(*pages: Page) -> list[Table]:
    """The tables of a document of these pages."""
    return find_tables(reading(*pages), TableSettings())


def rows(top: float, step: float = 20, lines: list[tuple[str, str, str]] | None = None) -> list[Word]:
    """Rows of a label and two figures, the first `step` points below `top`."""
    words: list[Word] = []
    for i, (label, one, two) in enumerate(lines or ROWS):
        y = top + i * step
        words += [*text(label, 64, y), *right(one, 326, y), *right(two, 396, y)]
    return words


def head(top: float) -> list[Word]:
    """The head of the table, in bold."""
    names = ((text, 64.0, "Antwoord"), (right, 326.0, "2023"), (right, 396.0, "2024"))
    return [w for put, x, name in names for w in put(name, x, top, bold=True)]


def grid_lines(top: float, bottom: float, step: float = 20) -> list[Rule]:
    """Every line of the grid."""
    count = round((bottom - top) / step)
    return [
        *(across(top + i * step, X0, X1) for i in range(count + 1)),
        *(down(x, top, bottom) for x in XS),
    ]


CAPTION = "Tabel 7 - Is er overeenstemming bereikt? (2023: n=99, 2024: n=101)"


@pytest.mark.parametrize(
    ("rules", "fills"),
    [
        pytest.param(grid_lines(200, 280), [], id="full grid"),
        pytest.param([across(y, X0, X1) for y in (200, 220, 240, 260, 280)], [], id="horizontal rules only"),
        pytest.param([across(y, X0, X1) for y in (200, 220, 280)], [], id="rules around head and body only"),
        pytest.param([], [Fill(Rect(X0, 200, X1, 220), "#00788a")], id="head band only"),
        pytest.param([], [Fill(Rect(X0, y, X1, y + 20), "#eeeeee") for y in (200, 240)], id="zebra"),
        pytest.param([across(220, X0, X1)], [], id="one rule below the head"),
        pytest.param([*grid_lines(200, 280)[:5], down(260, 200, 280), down(330, 200, 280)], [], id="no outer border"),
        pytest.param([], [], id="no line at all"),
    ],
)
def test_layouts_of_one_table(rules: list[Rule], fills: list[Fill]) -> None:
    """However a table is drawn, its grid is the same."""
    words = [*prose(60), *head(205), *rows(225), *text(CAPTION, 60, 292, size=9), *prose(340)]
    (table,) = tables(page(words, rules, fills))
    assert table.grid == GRID
    assert (table.id, table.label, table.caption) == ("tabel-7", "Tabel 7", CAPTION)
    assert table.n == "2023: n=99, 2024: n=101"
    assert table.header_rows == 1


def test_caption_of_two_lines_above() -> None:
    """A caption is complete over its lines, and its n comes from its last brackets."""
    words = [
        *prose(60),
        *text("Tabel 8: Bent u het eens met de stelling dat het gesprek", 60, 170, size=9, bold=True),
        *text("goed verliep? (n=112)", 60, 181, size=9, bold=True),
        *head(205),
        *rows(225),
        *prose(340),
    ]
    (table,) = tables(page(words, grid_lines(200, 280)))
    assert table.caption == "Tabel 8: Bent u het eens met de stelling dat het gesprek goed verliep? (n=112)"
    assert table.n == "112"


def test_label_over_three_lines_is_one_string() -> None:
    """A wrapped label joins the row of its figures, and a hyphen at a line end goes."""
    words = [*prose(60), *head(205), *rows(225, lines=[ROWS[0]])]
    for i, line in enumerate(
        ("Een hoger tarief dan in het regionaal", "inkoopbeleid beschreven tarief, name-", "lijk het volgende")
    ):
        words += text(line, 64, 243 + 11.5 * i)
    words += [*right("3%", 326, 243), *right("2%", 396, 243), *rows(285, lines=[ROWS[2]])]
    words += [*text(CAPTION, 60, 305, size=9), *prose(340)]
    (table,) = tables(page(words))
    label = "Een hoger tarief dan in het regionaal inkoopbeleid beschreven tarief, namelijk het volgende"
    assert table.grid == (GRID[0], ROWS[0], (label, "3%", "2%"), ROWS[2])


def test_head_of_two_levels_spans_its_columns() -> None:
    """A head centred over two columns stands in both; the label beside it stands over both levels."""
    xs = (60.0, 200.0, 260.0, 320.0, 380.0, 440.0)
    words = [*prose(60), *text("Jaaromzet", 64, 205, bold=True)]
    words += [*middle("2017", 260, 205, bold=True), *middle("2016", 380, 205, bold=True)]
    for i, name in enumerate(("Aantal", "%", "Aantal", "%")):
        words += right(name, xs[i + 2] - 4, 220, bold=True)
    for r, label in enumerate(("Klein", "Middel", "Groot")):
        words += text(label, 64, 245 + 20 * r)
        for i in range(4):
            words += right(str(10 * r + i), xs[i + 2] - 4, 245 + 20 * r)
    rules = [across(y, 60, 440) for y in (200, 240, 260, 280, 300)]
    (table,) = tables(page(words, rules))
    assert table.grid[:2] == (
        ("Jaaromzet", "2017", "2017", "2016", "2016"),
        ("Jaaromzet", "Aantal", "%", "Aantal", "%"),
    )
    assert table.header_rows == 2
    assert sorted(table_spans(table)) == [[0, 0, 1, 0], [0, 1, 0, 2], [0, 3, 0, 4]]
    assert uncovered_grid(table)[0] == ["Jaaromzet", "2017", None, "2016", None]


def test_label_cell_over_rows_of_its_group() -> None:
    """Where a line parts the other columns but not the first, the first cell goes on."""
    words: list[Word] = [*prose(60)]
    for i, (group, label, figure) in enumerate(
        (
            ("Sector", "Status", "2023"),
            ("VV", "Urgent", "210"),
            ("", "Actief", "498"),
            ("GHZ", "Urgent", "3"),
            ("", "Actief", "13"),
        )
    ):
        y = 205 + 20 * i
        words += [
            *text(group, 64, y, bold=i == 0),
            *text(label, 144, y, bold=i == 0),
            *right(figure, 296, y, bold=i == 0),
        ]
    rules = [across(y, 60, 300) for y in (200, 220, 260, 300)] + [across(y, 140, 300) for y in (240, 280)]
    (table,) = tables(page(words, rules))
    assert [row[0] for row in table.grid] == ["Sector", "VV", "VV", "GHZ", "GHZ"]


def test_table_over_two_pages_is_one_with_one_head() -> None:
    """A repeated head appears once, and each page has its box."""
    first = [*prose(600), *head(745), *rows(765, lines=ROWS[:2])]
    second = [*head(65), *rows(85, lines=ROWS[2:]), *text(CAPTION, 60, 112, size=9), *prose(150)]
    (table,) = tables(page(first, grid_lines(740, 800)), page(second, grid_lines(60, 100), number=2))
    assert table.grid == GRID
    assert (table.page, table.page_end) == (1, 2)
    assert [box.page for box in table.boxes] == [1, 2]
    assert table.caption == CAPTION
    assert {cell.box.page for cell in table.cells if cell.row == 3 and cell.box} == {2}


def test_row_cut_by_the_page_end_is_one_row() -> None:
    """What goes on without a label belongs to the last row of the page before."""
    xs = (60.0, 160.0, 400.0)

    def lines(top: float, bottoms: list[float]) -> list[Rule]:
        return [*(across(y, 60, 400) for y in (top, *bottoms)), *(down(x, top, bottoms[-1]) for x in xs)]

    first = [*text("Thema", 64, 705, bold=True), *text("Beleid", 164, 705, bold=True)]
    first += [*text("Kwaliteit", 64, 725), *text("kwaliteit gaat voor", 164, 725)]
    first += [*text("Tarief", 64, 745), *text("het tarief is ten", 164, 745), *text("hoogste 95,5% en", 164, 757)]
    second = [*text("nooit minder dan 90%", 164, 65), *text("Overig", 64, 85), *text("geen afspraken", 164, 85)]
    (table,) = tables(
        page([*prose(400), *first], lines(700, [720, 740, 772])),
        page([*second, *prose(300)], lines(60, [80, 100]), number=2),
    )
    assert table.grid[2:] == (
        ("Tarief", "het tarief is ten hoogste 95,5% en nooit minder dan 90%"),
        ("Overig", "geen afspraken"),
    )


def test_tables_side_by_side_are_two() -> None:
    """Two grids with white between them are two tables, the left one first."""
    words = [*prose(60)]
    rules: list[Rule] = []
    for x in (60.0, 330.0):
        for r in range(3):
            words += [*text(f"rij {r}", x + 4, 205 + 20 * r), *right(str(r), x + 196, 205 + 20 * r)]
        rules += [across(200 + 20 * i, x, x + 200) for i in range(4)] + [down(x + d, 200, 260) for d in (0, 100, 200)]
    found = tables(page(words, rules))
    assert [(t.boxes[0].x0, len(t.grid), len(t.grid[0])) for t in found] == [(60, 3, 2), (330, 3, 2)]


def two_columns_of_prose() -> Page:
    """Running text in two columns."""
    return page([*prose(60, 30, 60, 280), *prose(60, 30, 310, 530)])


def boxed_text() -> Page:
    """Running text on a coloured ground."""
    return page([*prose(60), *prose(205, 5, 70, 520), *prose(400)], [], [Fill(Rect(60, 200, 530, 280), "#eeeeee")])


def bullets() -> Page:
    """A list."""
    items = ("geen eigen bijdrage", "wel een plan", "ten minste 3 jaar", "niet meer dan 5%")
    return page(
        [
            *prose(60),
            *(w for i, item in enumerate(items) for w in (word("•", 60, 205 + 14 * i), *text(item, 75, 205 + 14 * i))),
        ]
    )


def bar_chart() -> Page:
    """Bars with their figures, gridlines and names."""
    bars = [Fill(Rect(100 + 60 * i, 300 - h, 130 + 60 * i, 300), "#7a3b90") for i, h in enumerate((30, 60, 90, 20))]
    figures = [w for i, h in enumerate((30, 60, 90, 20)) for w in middle(f"{h}%", 115 + 60 * i, 285 - h)]
    names = [w for i, name in enumerate(("Ja", "Deels", "Nee", "N.v.t.")) for w in middle(name, 115 + 60 * i, 305)]
    return page([*prose(60), *figures, *names], [across(y, 90, 340) for y in (220, 260, 300)], bars)


def contents_page() -> Page:
    """Headings with the page that they are on."""
    entries = [(f"{i} Hoofdstuk over een onderwerp", str(3 + 4 * i)) for i in range(1, 12)]
    return page(
        [
            w
            for i, (name, at) in enumerate(entries)
            for w in (*text(name, 60, 100 + 20 * i), *right(at, 530, 100 + 20 * i))
        ]
    )


@pytest.mark.parametrize("draw", [two_columns_of_prose, boxed_text, bullets, bar_chart, contents_page])
def test_what_is_no_table(draw: object) -> None:
    """Prose in columns, boxes, lists, charts and contents pages give no table."""
    assert callable(draw)
    assert [table for table in tables(draw()) if table.kind == "table"] == []


def test_pages_are_told_one_by_one() -> None:
    """`on_page` hears of each page, also of those without a table."""
    heard: list[int] = []
    tables_and_charts(reading(page(prose(60)), page([], number=2)), TableSettings(), heard.append)
    assert heard == [1, 2]


@pytest.mark.parametrize("labels", [0.0, 7.0], ids=["at the top", "in the middle"])
def test_heads_above_the_first_line_are_of_the_table_where_cells_have_several_lines(labels: float) -> None:
    """Wherever the label stands beside a cell of two lines: a browser sets it in the middle."""
    names = [
        *text("Onderdeel", 64, 204, bold=True),
        *text("Eis", 160, 204, bold=True),
        *text("Bewijs", 440, 204, bold=True),
    ]
    cells = [
        *text("Kwaliteit", 64, 222 + labels),
        *text("een plan voor iedere locatie dat elk jaar", 160, 222),
        *text("bijgewerkt is", 160, 236),
        *text("Verslag", 440, 222 + labels),
        *text("Duurzaam", 64, 260),
        *text("een routekaart", 160, 260),
        *text("Kaart", 440, 260),
    ]
    rules = [across(y, 60, 530) for y in (218, 253, 278)]
    [found] = tables(page([*prose(60), *names, *cells], rules))
    assert found.grid == (
        ("Onderdeel", "Eis", "Bewijs"),
        ("Kwaliteit", "een plan voor iedere locatie dat elk jaar bijgewerkt is", "Verslag"),
        ("Duurzaam", "een routekaart", "Kaart"),
    )


def test_a_label_of_two_lines_around_its_figure_is_a_row_above_the_last_line() -> None:
    """The figure stands in the middle beside it: neither line of the label has a cell at its own height."""
    words = [*head(204), *rows(224), *text("Weet nog niet, vanwege", 64, 284), *text("de regio", 64, 296)]
    words += right("8%", 396, 290)
    (table,) = tables(page(words, [across(y, X0, X1) for y in (200, 220, 240, 260, 280, 310)]))
    assert table.grid[-1] == ("Weet nog niet, vanwege de regio", "", "8%")


def test_a_last_cell_of_many_lines_does_not_end_the_table() -> None:
    """Lines that go on below a cell, and end where the next one would begin, are of its row."""
    words = [*head(204), *rows(224)[:4], *text("Ten dele", 64, 244), *right("7%", 326, 244)]
    words += [w for i in range(5) for w in text("zie de bijlage", 335, 244 + 12 * i)]
    words += [*text("Nee", 64, 310), *right("53%", 326, 310), *right("48%", 396, 310)]
    (table,) = tables(page(words, [across(y, X0, X1) for y in (200, 220, 240, 306, 326)]))
    assert [row[0] for row in table.grid] == ["Antwoord", "Ja, geheel", "Ten dele", "Nee"]


def test_lines_with_running_text_wider_than_they_are_between_them_are_of_two_tables() -> None:
    """One has a line below its head only; text over the whole page follows it, and another table."""
    words = [*head(204), *rows(224), *prose(300, lines=2, x0=30, x1=565), *head(344), *rows(364)]
    lines = [across(220, X0, X1), *grid_lines(340, 420)]
    assert [len(table.grid) for table in tables(page(words, lines))] == [4, 4]
