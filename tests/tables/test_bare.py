"""Tables without any line that a page cuts, with heads of several lines, with blank first cells."""

from __future__ import annotations

from pipeline.config import TableSettings
from pipeline.model import Page, Table, Word
from pipeline.tables import find_tables
from tests.tables.page_kit import page, prose, reading, right, text

XS = (360.0, 420.0, 480.0)
YEARS = ("2023", "2024", "2025")


def tables(*pages: Page) -> list[Table]:
    """The tables of a document of these pages."""
    return find_tables(reading(*pages), TableSettings())


def row(label: str, top: float, values: tuple[str, ...] = ("12%", "13%", "14%"), *, bold: bool = False) -> list[Word]:
    """A label and values set right."""
    values_there = [w for x, value in zip(XS, values, strict=True) for w in right(value, x, top, bold=bold)]
    return [*text(label, 60, top, bold=bold), *values_there]


def heads(top: float) -> list[Word]:
    """Years in bold."""
    return [w for x, year in zip(XS, YEARS, strict=True) for w in right(year, x, top, bold=True)]


def test_a_head_and_one_row_at_the_foot_are_taken_up_by_the_next_page() -> None:
    """Its head comes back there; by itself it would be too little to be a table."""
    one = page([*prose(60, lines=45), *heads(760), *row("Verblijf", 777)])
    words = [*heads(60), *row("Vervoer", 77), *row("Logeren", 94), *row("Advies", 111), *prose(160)]
    (table,) = tables(one, page(words, number=2))
    assert table.page == 1
    assert [r[0] for r in table.grid] == ["", "Verblijf", "Vervoer", "Logeren", "Advies"]
    assert table.grid[1] == ("Verblijf", "12%", "13%", "14%")


def test_one_row_at_the_top_of_a_page_ends_the_table_before() -> None:
    """One row does not show where its columns part; it keeps to those above."""
    one = page([*prose(60, lines=42), *heads(720), *row("Verblijf", 737), *row("Vervoer", 754), *row("Wonen", 771)])
    two = page([*row("Niet van toepassing, want het aanbod was te klein", 60), *prose(120)], number=2)
    (table,) = tables(one, two)
    assert table.page_end == 2
    assert table.grid[-1][1:] == ("12%", "13%", "14%")


def test_three_lines_of_a_label_above_its_figures_are_one_row() -> None:
    """Also in the middle of the table, where no two rows of figures follow each other."""
    words, top = [*prose(60), *heads(130)], 150.0
    for _ in range(3):
        words += [*text("Wij hebben dit jaar nog", 60, top), *text("geen enkele afspraak", 60, top + 12)]
        words += row("over vervoer gemaakt", top + 24)
        top += 24 + 20
    (table,) = tables(page(words))
    assert [r[0] for r in table.grid[1:]] == ["Wij hebben dit jaar nog geen enkele afspraak over vervoer gemaakt"] * 3


def test_a_label_that_begins_the_page_keeps_its_first_line() -> None:
    """No head stands above it, and its figures stand beside its last line."""
    words = [*text("Er is overeenstemming over", 60, 150), *row("de tarieven", 162), *row("Vervoer", 182)]
    (table,) = tables(page([*prose(60), *words, *row("Logeren", 202), *row("Advies", 222)]))
    assert table.grid[0][0] == "Er is overeenstemming over de tarieven"


def test_a_title_close_above_a_head_is_no_row() -> None:
    """It begins as far left as the head does, and its sentence does not go on."""
    words = [*text("Overzicht", 60, 150), *row("Plek", 163, ("Een", "Twee", "Drie"))]
    words += [w for i in range(4) for w in row(f"Locatie {i}", 176 + 13 * i)]
    (table,) = tables(page([*prose(60), *words]))
    assert table.grid[0][0] == "Plek"


def test_labels_of_groups_stand_in_a_column_of_their_own() -> None:
    """Rows below them begin where the second column does: their first cell is blank."""
    words = [*prose(60), *heads(130)]
    for i, label in enumerate(("Urgent", "Actief", "Wacht", "Urgent", "Actief", "Wacht")):
        top = 150 + 17 * i
        words += text(("V&V", "GHZ")[i // 3], 60, top) if i % 3 == 0 else []
        words += [*text(label, 90, top), *(w for x in XS for w in right(f"{i}2", x, top))]
    (table,) = tables(page(words))
    assert len(table.grid[0]) == 5
    assert [r[0] for r in table.grid[1:]] == ["V&V", "", "", "GHZ", "", ""]


def test_a_justified_line_is_no_row() -> None:
    """Wide white of one width between its words, close below a table."""
    words, x = [*prose(60), *heads(130), *row("Verblijf", 147), *row("Vervoer", 164), *row("Logeren", 181)], 60.0
    for name in ("Zorgaanbieders", "die", "nog", "geen", "overeenkomst", "met", "ons", "hadden"):
        words += text(name, x, 200)
        x = words[-1].rect.x1 + 14
    (table,) = tables(page(words))
    assert [r[0] for r in table.grid] == ["", "Verblijf", "Vervoer", "Logeren"]


def test_years_at_even_distances_are_no_justified_line() -> None:
    """They are all of one width, as no words of a line are."""
    at = [200.0 + 50 * i for i in range(7)]
    words = [*prose(60), *(w for i, x in enumerate(at) for w in right(str(2019 + i), x, 130, bold=True))]
    for k, label in enumerate(("Ja", "Nee", "Deels")):
        words += [*text(label, 60, 147 + 17 * k), *(w for x in at for w in right(f"{k + 3}0%", x, 147 + 17 * k))]
    (table,) = tables(page(words))
    assert table.grid[0] == ("", *(str(2019 + i) for i in range(7)))


def test_a_head_of_three_lines_with_a_figure_in_it() -> None:
    """'1 september 2024' on three lines, closer to each other than the rows below them."""
    words = [*prose(60), *text("Regio", 60, 154, bold=True)]
    for x, year in zip(XS, YEARS, strict=True):
        words += [*right("1", x, 130, bold=True), *right("mei", x, 142, bold=True), *right(year, x, 154, bold=True)]
    words += [w for i, label in enumerate(("Noord", "Oost", "Zuid", "West")) for w in row(label, 176 + 20 * i)]
    (table,) = tables(page(words))
    assert table.grid[0] == ("Regio", "1 mei 2023", "1 mei 2024", "1 mei 2025")


def test_heads_a_row_apart_are_two_rows() -> None:
    """White as between the rows below parts them; lines of one head stand closer."""
    words = [*prose(60), *row("Afspraak", 130, ("Vanaf", "Tot", "Nee"), bold=True), *text("Lasten", 60, 150, bold=True)]
    words += [w for i, label in enumerate(("Beter", "Gelijk", "Slechter")) for w in row(label, 170 + 20 * i)]
    (table,) = tables(page(words))
    assert [r[0] for r in table.grid] == ["Afspraak", "Lasten", "Beter", "Gelijk", "Slechter"]


def test_a_head_to_the_left_of_its_figures_is_not_joined_to_the_head_before() -> None:
    """Heads set left over figures set right: the white before and after a head is equally clear."""
    words = [*prose(60), *text("Prestatie", 60, 130, bold=True)]
    words += [*text("Bestaand", 240, 130, bold=True), *text("Nieuw", 400, 130, bold=True)]
    for i, label in enumerate(("Verblijf", "Vervoer", "Logeren", "Advies")):
        words += [
            *text(label, 60, 150 + 17 * i),
            *right("96,2%", 385, 150 + 17 * i),
            *right("94,2%", 525, 150 + 17 * i),
        ]
    (table,) = tables(page(words))
    assert table.grid[0] == ("Prestatie", "Bestaand", "Nieuw")
    assert table.grid[1] == ("Verblijf", "96,2%", "94,2%")


def test_a_text_column_far_from_the_middle_does_not_run_through_the_rows_beside_it() -> None:
    """As on a slide: its lines are closer than the rows of the table, so that some are level with them and some not."""
    words = [
        *text("Regeling", 60, 60, bold=True),
        *right("Gebruik", 240, 60, bold=True),
        *right("Last", 330, 60, bold=True),
    ]
    for i, label in enumerate(("Meerzorg", "Stagefonds", "Opleiding", "Praktijkleren", "Zzp", "Vpt", "Mpt", "Sector")):
        words += [
            *text(label, 60, 78 + 18 * i),
            *right(f"{97 - i}%", 240, 78 + 18 * i),
            *right(f"3,{i}", 330, 78 + 18 * i),
        ]
    words += prose(55, lines=16, x0=400, x1=560)
    (table,) = tables(page(words))
    assert len(table.grid) == 9
    assert table.grid[1] == ("Meerzorg", "97%", "3,0")


def test_a_head_over_the_last_columns_stands_as_far_above_as_rows_do() -> None:
    """One chunk in a row of its own, over the head of the column where it begins."""
    words = [*prose(60), *text("Van toepassing op wie", 340, 130, bold=True)]
    words += [
        *text("Onderwerp", 60, 150, bold=True),
        *text("Oud", 340, 150, bold=True),
        *text("Nieuw", 430, 150, bold=True),
    ]
    for i, label in enumerate(("Plan", "Visie", "Cijfers", "Verklaring")):
        words += [*text(label, 60, 170 + 20 * i), *text("ja", 340, 170 + 20 * i), *text("nee", 430, 170 + 20 * i)]
    (table,) = tables(page(words))
    assert table.grid[0][1:] == ("Van toepassing op wie", "Van toepassing op wie")
    assert table.grid[1] == ("Onderwerp", "Oud", "Nieuw")


def test_a_figure_on_the_second_line_of_its_cell_ends_no_row() -> None:
    """'hooguit', and '+0,4%' below it: closer to each other than rows are."""
    words, top = [*prose(60), *text("Soort", 60, 150, bold=True)], 172.0
    words += [*text("Maat", 200, 150, bold=True), *text("Nodig", 300, 150, bold=True)]
    for label, first, second in (("Rust", "+0,3%", ""), ("Groei", "hooguit", "+0,4%"), ("Vaart", "+0,2%", "")):
        words += [*text(label, 60, top), *text(first, 200, top), *text("Een plan met doelen", 300, top)]
        words += [*text(second, 200, top + 12), *text("en met een begroting", 300, top + 12)]
        top += 34
    (table,) = tables(page(words))
    assert [r[1] for r in table.grid] == ["Maat", "+0,3%", "hooguit +0,4%", "+0,2%"]
    assert table.grid[2][2] == "Een plan met doelen en met een begroting"


def test_a_head_broken_after_a_number_is_no_row_of_figures() -> None:
    """Heads set left over figures set right: '75-' with 'plussers' below it stays in the column of its figures."""
    words = [*prose(60), *text("75-", 200, 150), *text("plussers", 200, 162), *text("Wachtend", 320, 150)]
    words += text("Wijk", 60, 150)
    for i, label in enumerate(("Haven", "Markt", "Singel", "Zuidpoort", "Kade", "Plein", "Wal")):
        top = 184 + 20 * i
        words += [*text(label, 60, top), *right(f"4.{7 * i % 10}20", 268, top), *right(f"3{3 * i % 10}0", 400, top)]
    (table,) = tables(page(words))
    assert table.grid[0] == ("Wijk", "75-plussers", "Wachtend")
    assert table.grid[1] == ("Haven", "4.020", "300")


def test_panels_under_the_same_heads_are_one_table_where_one_caption_names_them() -> None:
    """Names only, level with each other on both sides of the middle of the page; the caption stands below the left."""
    words = prose(60, lines=6)
    for x, y in ((60, 170), (310, 420)):
        words += [*text("Bureau", x, 150, bold=True), *text("Plaats", y, 150, bold=True)]
    left = [("Noord", "Delfzijl"), ("", "Veendam"), ("", "Zuidlaren"), ("Oost", "Losser"), ("", "Borculo")]
    others = [("Zuid", "Roermond"), ("", "Sittard"), ("West", "Alkmaar"), ("", "Edam"), ("", "Hoorn")]
    for i, ((a, b), (c, d)) in enumerate(zip(left, others, strict=True)):
        top = 172 + 18 * i
        words += [*text(a, 60, top), *text(b, 170, top), *text(c, 310, top), *text(d, 420, top)]
    words += text("Tabel 3 - Bureaus en plaatsen", 60, 270)
    (table,) = tables(page([*words, *prose(320, lines=6)]))
    assert table.grid[0] == ("Bureau", "Plaats") * 2
    assert table.grid[2] == ("", "Veendam", "", "Sittard")
