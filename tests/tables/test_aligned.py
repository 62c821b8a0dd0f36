"""Tables that alignment alone shows: labels of many lines, heads that stand alone, answers, columns of paragraphs."""

from __future__ import annotations

import pytest

from pipeline.config import TableSettings
from pipeline.model import Page, Table, Word
from pipeline.tables import find_tables
from pipeline.tables.regions.edges import Edges
from pipeline.tables.regions.paragraphs import paragraph_regions
from pipeline.tables.text import rows_of
from tests.tables.page_kit import across, middle, page, prose, reading, right, text

X = (60, 150, 240, 330, 420)  # where columns of paragraphs begin


def tables(*pages: Page) -> list[Table]:
    """The tables of a document of these pages."""
    return find_tables(reading(*pages), TableSettings())


def test_first_line_of_a_long_label_is_no_running_text() -> None:
    """A label as long as a line of text belongs to the figures beside its last line."""
    labels = [
        "Wij hebben met het zorgkantoor lang en",
        "Wij vonden na het eerste gesprek toch nog",
        "Er is geen enkele afspraak tot stand die",
    ]
    words = list(prose(60, x1=300))
    for i, label in enumerate(labels):
        y = 150 + 40 * i
        words += [*text(label, 60, y), *text("vaak gesproken", 60, y + 12)]
        words += [w for k, x in enumerate((360, 420, 480)) for w in right(f"{10 + 7 * i + k}%", x, y + 12)]
    words += [w for x, year in ((360, "2022"), (420, "2023"), (480, "2024")) for w in right(year, x, 125)]
    (table,) = tables(page(words))
    assert [row[0] for row in table.grid[1:]] == [f"{label} vaak gesproken" for label in labels]


def test_head_that_stands_alone_over_the_figures() -> None:
    """A year over the only column of figures, under a caption, is the head."""
    words = [*prose(60), *text("Tabel 3: Antwoorden", 60, 122), *right("2025", 300, 142)]
    for i, (label, figure) in enumerate((("Ja", "63%"), ("Ten dele", "27%"), ("Nee", "10%"))):
        words += [*text(label, 60, 158 + 15 * i), *right(figure, 300, 158 + 15 * i)]
    (table,) = tables(page(words))
    assert table.grid[0] == ("", "2025")


def test_first_line_of_a_head_of_two_lines() -> None:
    """'Zilveren' over 'Kruis': the line above the head is in line with one column only, and part of its head."""
    words = [*prose(60), *text("Tabel 3: Antwoorden", 60, 122), *right("Zilveren", 250, 140)]
    for k, name in enumerate(("Kruis", "Menzis", "VGZ")):
        words += right(name, 250 + 80 * k, 151)
    for i, label in enumerate(("Ja", "Ten dele", "Nee")):
        words += [
            *text(label, 60, 168 + 15 * i),
            *(w for k in range(3) for w in right(f"{20 + i + k}%", 250 + 80 * k, 168 + 15 * i)),
        ]
    (table,) = tables(page(words))
    assert table.grid[0] == ("", "Zilveren Kruis", "Menzis", "VGZ")


def test_head_to_the_left_and_figures_to_the_right_are_one_column() -> None:
    """White between a head and its own figures, in every row, parts no columns."""
    words = [*prose(60), *text("Tabel 3: Kerncijfers", 60, 122)]
    for y, heads in ((140, ("Oude-", "Zorg-")), (152, ("ren", "klanten"))):
        words += [w for k, head in enumerate(heads) for w in text(head, 200 + 110 * k, y)]
    words += text("Regio", 60, 140)
    for i, label in enumerate(("Noord", "Midden", "Zuid", "West", "Oost")):
        y = 172 + 15 * i
        words += [*text(label, 60, y), *right(f"{36 + i}.{900 - i}", 285, y), *right(f"{8 + i}.{150 + i}", 395, y)]
    (table,) = tables(page(words))
    assert {len(row) for row in table.grid} == {3}


def answers(column: list[str]) -> list[Word]:
    """Six rows of a number, a text and an answer, without head in bold, caption or line."""
    words = list(prose(60))
    texts = ("Plan", "Begroting", "Verklaring", "Visie op zorg", "Kaart", "Lijst")
    for i, (label, answer) in enumerate(zip(texts, column, strict=True)):
        words += [
            *text(str(i + 1), 60, 150 + 16 * i),
            *text(label, 100, 150 + 16 * i),
            *text(answer, 300, 150 + 16 * i),
        ]
    return words


def test_rows_of_answers_need_no_other_sign() -> None:
    """Every row fills every column, in line, and the same answers come back: a table."""
    (table,) = tables(page(answers(["ja", "nee", "ja", "ja", "nee", "ja"])))
    assert [row[2] for row in table.grid] == ["ja", "nee", "ja", "ja", "nee", "ja"]


def test_names_in_columns_are_no_table() -> None:
    """Names set in three columns stand in line as well."""
    names = ["Anna", "Bert", "Carla", "Daan", "Eva", "Frits"]
    words = [
        w
        for i, name in enumerate(names)
        for k, x in enumerate((60, 200, 340))
        for w in text(f"{name} {'ABC'[k]}. Jansen", x, 150 + 16 * i)
    ]
    assert tables(page([*prose(60), *words])) == []


def test_short_words_on_both_sides_of_the_middle_are_one_table() -> None:
    """Rows of words that go on level at the right, under one caption, are not cut at the white in the middle."""
    left = (
        ("Kruis", "Zwolle"),
        ("", "Drenthe"),
        ("", "Utrecht"),
        ("", "Gooi"),
        ("CZ", "Zeeland"),
        ("", "Limburg"),
        ("", "Breda"),
        ("", "Venlo"),
    )
    right_side = (
        ("Menzis", "Arnhem"),
        ("", "Twente"),
        ("", "Assen"),
        ("VGZ", "Tilburg"),
        ("", "Nijmegen"),
        ("", "Waard"),
        ("DSW", "Delft"),
        ("", "Vlaar"),
    )
    words = [
        w for k, head in enumerate(("Naam", "Regio", "Naam", "Regio")) for w in text(head, (60, 150, 310, 400)[k], 60)
    ]
    for i, (one, two) in enumerate(zip(left, right_side, strict=True)):
        words += [
            w for t, x in zip((*one, *two), (60, 150, 310, 400), strict=True) if t for w in text(t, x, 78 + 16 * i)
        ]
    words += text("Tabel 4: Namen en regio's", 60, 78 + 16 * 8 + 4)
    (table,) = tables(page(words))
    assert {len(row) for row in table.grid} == {4}


def paragraphs(top: float, label: str, lines: int, first: str = "Wij") -> list[Word]:
    """A row of paragraphs in all columns, its label beside the first line, as Word sets a table without borders."""
    words = text(label, X[0], top) if label else []
    for i in range(lines):
        for x in X[1:]:
            words += text(f"{first if i == 0 else 'gaan'} samen door", x, top + 12 * i)
    return words


def heads(top: float) -> list[Word]:
    """The head of a table of paragraphs."""
    return [w for name, x in zip(("Thema", "A", "B", "C", "D"), X, strict=True) for w in text(name, x, top, bold=True)]


def test_table_of_paragraphs_without_lines_over_pages() -> None:
    """Five columns of paragraphs: labels begin rows, and a row that the page cuts goes on, its head repeated or not."""
    one = page([*heads(60), *paragraphs(78, "Tarief", 5), *paragraphs(138, "Plan", 50)])
    two = page([*paragraphs(60, "", 6, "gaan"), *paragraphs(132, "Wacht", 4), *paragraphs(180, "Overig", 3)], number=2)
    (table,) = tables(one, two)
    assert [row[0] for row in table.grid] == ["Thema", "Tarief", "Plan", "Wacht", "Overig"]
    assert (table.page, table.page_end) == (1, 2)
    assert table.grid[2][1].count("samen") == 56


@pytest.mark.parametrize("columns", [X, X[1:]], ids=["as many labels as lines", "no labels"])
def test_texts_side_by_side_are_no_table_of_paragraphs(columns: tuple[float, ...]) -> None:
    """Boxes of text with a heading each have no labels beside them, and columns of text have lines all the way."""
    words = [w for x in X for w in text("Punt", x, 60, bold=True)]
    words += [w for i in range(12) for x in columns for w in text("gaan samen door", x, 78 + 12 * i)]
    assert paragraph_regions(page(words), rows_of(words), Edges(), 10.0) == []


def test_sentences_between_a_label_and_an_answer_are_cells() -> None:
    """Between two short cells a long one is no running text, and its further lines go with it."""
    words = [
        *prose(60, x1=330),
        *(w for t, x in (("Plan", 60), ("Stand van zaken", 150), ("Klaar", 400)) for w in text(t, x, 130, bold=True)),
    ]
    for i, label in enumerate(("Dak", "Tuin", "Hal", "Lift")):
        y = 150 + 36 * i
        words += [
            *text(label, 60, y),
            *text("Het werk is in de zomer begonnen en loopt", 150, y),
            *text("ja" if i % 2 else "nee", 400, y),
        ]
        words += text("door tot het einde van dit jaar of zo lang", 150, y + 12)
    (table,) = tables(page(words))
    sentence = "Het werk is in de zomer begonnen en loopt door tot het einde van dit jaar of zo lang"
    assert table.grid[1:] == tuple(
        (t, sentence, a) for t, a in (("Dak", "nee"), ("Tuin", "ja"), ("Hal", "nee"), ("Lift", "ja"))
    )


@pytest.mark.parametrize(
    ("title", "centre", "covered"),
    [
        pytest.param("Vrouwen", 246, (0, 3), id="over all columns"),
        pytest.param("(in duizenden euro's)", 275, (1, 3), id="over all but the first"),
        pytest.param("Zeer", 287, (2, 2), id="in line with its own column"),
    ],
)
def test_what_stands_in_the_middle_of_a_row_by_itself(title: str, centre: float, covered: tuple[int, int]) -> None:
    """A group's title or a unit in the middle of the columns stands over them all; a cell in line is a cell."""
    columns = (180, 300, 430)
    words = [*prose(60), *text("Tabel 1: Leeftijd", 60, 122), *text("Jaar", 60, 142)]
    words += [w for name, x in zip(("Aantal", "Deel", "Verschil"), columns, strict=True) for w in right(name, x, 142)]
    for i in range(6):
        y = 160 + 15 * (i + (i > 2))
        words += [
            *text(f"{i}-{i + 4}", 60, y),
            *(w for k, x in enumerate(columns) for w in right(f"{900 * (i + 1) + k}", x, y)),
        ]
    words += right(title, 300, 205) if covered == (2, 2) else middle(title, centre, 205)
    (table,) = tables(page(words, [across(y, 58, 434) for y in (138, 155, 267)]))
    (row,) = [row for row in table.grid if title in row]
    first, last = covered
    assert row == tuple(title if first <= i <= last else "" for i in range(4))
