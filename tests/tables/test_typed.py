"""Tables of typewriters and accounts: dashes for lines, dots that lead, labels beside lines, tables side by side."""

from __future__ import annotations

from dataclasses import replace

from pipeline.config import TableSettings
from pipeline.model import Fill, Page, Rect, Table, Word
from pipeline.tables import find_tables
from pipeline.tables.regions.typed import as_drawn
from pipeline.tables.text import rows_of
from tests.tables.page_kit import across, page, prose, reading, right, text, word

FIGURES = ("1.204", "998", "23.410", "87", "5.021", "640")
LABELS = ("Wijkverpleging", "Dagbesteding", "Vervoer", "Logeren", "Hulpmiddelen", "Huishouden")


def tables(*pages: Page) -> list[Table]:
    """The tables of a document of these pages."""
    return find_tables(reading(*pages), TableSettings())


def typed(line: str, x0: float, top: float) -> list[Word]:
    """A line in typewriter type: every character six points wide, spaces too."""
    words, at = [], 0
    for part in line.split(" "):
        if part:
            x = x0 + 6 * at
            words.append(Word(part, Rect(x, top, x + 6 * len(part), top + 10), font="Courier", size=10))
        at += len(part) + 1
    return words


def lines(texts: list[str], top: float) -> list[Word]:
    """Typewriter lines below each other."""
    return [w for i, line in enumerate(texts) for w in typed(line, 60, top + 12 * i)]


def test_typewriter_table_between_rows_of_dashes() -> None:
    """Dashes are lines: under some heads they group them; a space between two words parts no cells."""
    body = [f"{label + ' zorg':<28}{a:>8}{b:>12}" for label, a, b in zip(LABELS, FIGURES, FIGURES[::-1], strict=True)]
    found = tables(
        page(
            lines(
                [
                    "De bedragen zijn die van de opgave aan het einde van het jaar.",
                    "Zij zijn afgerond op hele euro's en daarna opgeteld per groep.",
                    "",
                    "-" * 50,
                    "                             IN HET JAAR",
                    "                            --------------------",
                    "SOORT ZORG                      2023        2024",
                    "-" * 50,
                    *body,
                    "-" * 50,
                ],
                60,
            )
        )
    )
    (table,) = found
    assert table.grid[0][1:] == ("IN HET JAAR", "IN HET JAAR")
    assert table.grid[1] == ("SOORT ZORG", "2023", "2024")
    assert [row[0] for row in table.grid[2:]] == [f"{label} zorg" for label in LABELS]
    assert not any("--" in text for row in table.grid for text in row)


def led_rows(top: float, dots: str) -> list[Word]:
    """Rows of a label, dots that lead, and a figure."""
    words: list[Word] = []
    for i, (label, figure) in enumerate(zip(LABELS, FIGURES, strict=True)):
        words += [word(f"{label}{dots}", 90, top + 14 * i), *right(figure, 400, top + 14 * i)]
    return words


def test_dots_that_lead_make_a_table_of_two_columns() -> None:
    """Rows in which dots lead to a figure are a table, also without head, caption or line."""
    (table,) = tables(page([*prose(60), *led_rows(130, ".........")]))
    assert [row[1] for row in table.grid] == list(FIGURES)
    assert [row[0].rstrip(".") for row in table.grid] == list(LABELS)


def test_dots_that_lead_to_page_numbers_are_contents() -> None:
    """The same rows with numbers that only go up are a list of contents."""
    words = list(prose(60))
    for i, label in enumerate(LABELS):
        words += [word(f"{label}.........", 90, 130 + 14 * i), *right(str(3 + 2 * i), 400, 130 + 14 * i)]
    assert tables(page(words)) == []


def test_dots_in_cells_lead_nowhere() -> None:
    """'..' for 'not known' stays in its cell; dots close behind a label belong to it and take no room."""
    row = [word("Ierland", 60, 60), word("..", 200, 60), word("..", 260, 60), word("..", 320, 60)]
    assert as_drawn(page(row), row, rows_of(row))[1] == tuple(row)
    led = [word("Ierland", 60, 60), word(".", 97, 60), word(".", 104, 60), word(".", 111, 60), word(".", 118, 60)]
    (label,) = as_drawn(page(led), led, rows_of(led))[1]
    assert (label.text, label.rect) == ("Ierland . . . .", led[0].rect)


def test_bars_below_each_other_are_upright_lines() -> None:
    """Bars in three rows are lines of the page and no words; a single one is a word."""
    bars = [word("|", 100, 60 + 12 * i) for i in range(3)]
    shown, words, _ = as_drawn(page(bars), bars, rows_of(bars))
    assert words == ()
    assert [rule.horizontal for rule in shown.rules] == [False, False, False]
    assert as_drawn(page(bars[:1]), bars[:1], rows_of(bars[:1]))[1] == tuple(bars[:1])


def test_labels_beside_lines_that_are_drawn_under_figures_only() -> None:
    """Accounts rule off their columns of figures: the labels to the left belong to the rows, the heads above too."""
    words = [*prose(60), *text("In duizenden", 60, 140), *right("2023", 330, 140), *right("2024", 420, 140)]
    for i, (label, figure) in enumerate(zip(LABELS, FIGURES, strict=True)):
        y = 158 + 14 * i
        words += [*text(label, 60, y), *right(figure, 330, y), *right(FIGURES[-1 - i], 420, y)]
    rules = [across(y, x0, x0 + 70) for y in (153, 225) for x0 in (262, 352)]
    (table,) = tables(page(words, rules))
    assert table.grid[0] == ("In duizenden", "2023", "2024")
    assert [row[0] for row in table.grid[1:]] == list(LABELS)


def test_table_over_the_whole_page_is_not_cut_where_the_white_is() -> None:
    """Columns of figures to the right of the middle go on with the rows on the left."""
    words = list(prose(60, 2))
    columns = (250, 330, 420, 510)
    for i, label in enumerate(("Regio", *LABELS, *(f"{label} extra" for label in LABELS))):
        figures = [f"{(i * 37 + k * 11) % 97}" for k in range(4)] if i else ["2021", "2022", "2023", "2024"]
        words += [
            *text(label, 60, 120 + 15 * i),
            *(w for f, x in zip(figures, columns, strict=True) for w in right(f, x, 120 + 15 * i)),
        ]
    (table,) = tables(page(words))
    assert (len(table.grid), len(table.grid[0])) == (13, 5)


def test_two_tables_side_by_side_with_a_title_each() -> None:
    """Each has its own title, labels and figures: two tables, whatever their columns have in common."""
    words = list(prose(60, 2))
    for x, title in ((60, "Verwacht aantal bezoeken"), (310, "Gemeten aantal bezoeken")):
        words += text(title, x, 120)
        for i, label in enumerate(("Regio", *LABELS)):
            figure = FIGURES[i - 1] if i else "Aantal"
            words += [
                *text(label, x, 136 + 14 * i),
                *right(figure, x + 140, 136 + 14 * i),
                *right(str(90 - i) if i else "Deel", x + 190, 136 + 14 * i),
            ]
    found = tables(page(words))
    assert [(len(t.grid), len(t.grid[0])) for t in found] == [(7, 3), (7, 3)]


def test_title_and_source_in_the_frame_of_a_table_are_no_rows() -> None:
    """A frame around a table may hold its title and the source as well."""
    words = text("Kader 2. Meldingen in het derde kwartaal van dit jaar", 70, 110, bold=True)
    for i, label in enumerate(("Soort", *LABELS)):
        a, b = (FIGURES[i - 1], str(30 + i)) if i else ("Gemeld", "Gesloten")
        words += [*text(label, 70, 128 + 14 * i), *right(a, 330, 128 + 14 * i), *right(b, 420, 128 + 14 * i)]
    words += text("Bron: register van meldingen", 70, 128 + 14 * 7)
    (table,) = tables(page([*prose(50), *words], fills=[Fill(Rect(60, 105, 440, 245), stroked=True)]))
    assert table.grid[0] == ("Soort", "Gemeld", "Gesloten")
    assert [row[0] for row in table.grid[1:]] == list(LABELS)


def test_title_of_the_first_group_is_no_head() -> None:
    """Below a head with a blank corner a line by itself titles a group when its rows are set in, as further down."""
    words = [*prose(60), *right("Nu", 330, 130), *right("Straks", 400, 130)]
    y = 145
    for group in ("Kantoor", "Buitendienst"):
        words += text(group, 60, y)
        for label, figure in zip(LABELS[:3], FIGURES, strict=False):
            y += 14
            words += [*text(label, 72, y), *right(figure, 330, y), *right(figure, 400, y)]
        y += 14
    (table,) = tables(page(words))
    assert table.grid[:2] == (("", "Nu", "Straks"), ("Kantoor", "", ""))


def test_words_of_a_picture_are_in_no_ruled_table() -> None:
    """Lines that cross a pictured chart make no table of the words that were recognised in it."""
    chart = [replace(w, font="OCR") for i in range(3) for w in text("Ja 12 Nee 34", 80, 300 + 20 * i)]
    rules = [across(y, 60, 400) for y in (295, 315, 335, 355)]
    assert tables(page([*prose(60), *chart], rules)) == []


def test_table_that_goes_on_in_the_next_column_under_the_same_head() -> None:
    """Its halves begin level, below a text over both columns, and neither has a title of its own: one table."""
    words, rules = list(prose(60, 2)), []
    for x, some in ((60, LABELS[:3]), (310, LABELS[3:])):
        rules += [across(y, x, x + 220) for y in (118, 136, 136 + 16 * 3 + 4)]
        words += [*text("Begrip", x, 123, bold=True), *text("Betekenis", x + 100, 123, bold=True)]
        for i, label in enumerate(some):
            words += [*text(label, x, 140 + 16 * i), *text("wat het is", x + 100, 140 + 16 * i)]
    (table,) = tables(page(words, rules))
    assert [row[0] for row in table.grid] == ["Begrip", *LABELS]
