"""Tables and what only looks like one: each fault once more as other typesetters write it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from fpdf import FPDF

from tests.faults.made import (
    PROSE,
    by_fpdf2,
    by_reportlab,
    by_typst,
    by_weasyprint,
    fpdf2_table,
    lines_in,
    table_of,
    tables_in,
    typst_table,
)
from tests.tables.made import GRID, colors

Make = Callable[[Path], Path]


STEPS = [["Begin", "overnemen"], ["Einde", "zelf invullen"], ["Omvang", "uit het besluit"], ["Prijs", "leeg laten"]]
LEFT = [["Vraag", "Ja", "Nee"], ["Is er een plan", "12", "8"], ["Is er een team", "14", "6"], ["Is er tijd", "9", "11"]]
RIGHT = [["Plaats", "2023", "2024"], ["Delft", "31", "36"], ["Edam", "27", "22"], ["Hoorn", "18", "29"]]


def slides_by_typst(path: Path) -> Path:
    """Wide pages, a title in large type, a framed table."""
    table = typst_table(STEPS, "(200pt, 320pt)")
    slides = [f"#text(size: 28pt)[Stap {i}]\n\n#text(size: 16pt)[{table}]" for i in (1, 2, 3)]
    return by_typst(path, "#set page(width: 960pt, height: 540pt)\n" + "\n#pagebreak()\n".join(slides))


def slides_by_fpdf2(path: Path) -> Path:
    """The same with a filled first row and lines between rows."""

    def draw(pdf: FPDF) -> None:
        for i in range(3):
            if i:
                pdf.add_page()
            pdf.set_font("helvetica", size=28)
            pdf.cell(text=f"Stap {i + 1}", new_x="LMARGIN", new_y="NEXT")
            pdf.ln(30)
            pdf.set_font("helvetica", size=16)
            fpdf2_table(pdf, [["Veld", "Inhoud"], *STEPS], [200, 320], "HORIZONTAL_LINES", fill=True)

    return by_fpdf2(path, draw, (960, 540))


def slides_by_weasyprint(path: Path) -> Path:
    """The same by rows of a grid, with a subtitle under the title."""
    rows = "".join(f"<tr><td>{a}<td>{b}</tr>" for a, b in STEPS)
    one = f"<section><h1>Stap</h1><p>Wat u invult</p><table>{rows}</table></section>"
    css = "@page{size:960pt 540pt} section{break-after:page;font-size:16pt} td{border:1pt solid #888;width:220pt}"
    return by_weasyprint(path, one * 3, css)


@pytest.mark.parametrize(
    "make",
    [
        slides_by_typst,
        slides_by_fpdf2,
        slides_by_weasyprint,
    ],
)
def test_like_tables_on_slides_that_follow_each_other_stay_apart(tmp_path: Path, make: Make) -> None:
    """Half of each slide is white below its table: no page cut it."""
    found = tables_in(make(tmp_path / "a.pdf"))
    assert [(t.page, t.page_end) for t in found] == [(1, 1), (2, 2), (3, 3)]
    assert all([list(row) for row in t.grid][-4:] == STEPS for t in found)


def foot_by_typst(path: Path) -> Path:
    """Columns of links on a dark band at the foot."""
    links = ["Contact", "Over ons", "Privacy", "Werken bij", "Storing melden", "Toegankelijkheid", "Pers", "Archief"]
    items = ", ".join(f'[#text(fill: white)[#link("https://voorbeeld.test")[{link}]]]' for link in links)
    band = (
        f'#block(fill: rgb("#123456"), width: 100%, inset: 12pt, grid(columns: (1fr, 1fr), row-gutter: 8pt, {items}))'
    )
    return by_typst(path, f"{PROSE}\n\n{PROSE}\n\n#v(1fr)\n{band}")


def foot_by_fpdf2(path: Path) -> Path:
    """Links in three columns on a light band, at the end of the second page."""

    def draw(pdf: FPDF) -> None:
        pdf.multi_cell(0, 14, PROSE * 3)
        pdf.add_page()
        pdf.multi_cell(0, 14, PROSE)
        pdf.set_fill_color(238, 238, 238)
        pdf.rect(0, 700, 596, 110, style="F")
        for i, link in enumerate(("Contact", "Over ons", "Privacy", "Werken bij ons", "Storing melden", "Pers")):
            pdf.text(60 + 180 * (i % 3), 730 + 24 * (i // 3), link)

    return by_fpdf2(path, draw)


def foot_by_weasyprint(path: Path) -> Path:
    """Links in rows of four on a dark band that runs off the paper, below the text of the last page."""
    links = ("Contact", "Over ons", "Privacy", "Werken bij", "Storing", "Toegankelijk", "Pers", "Archief")
    css = "@page{margin:0} body{margin:0} main{padding:2cm} footer{position:absolute;left:0;right:0;bottom:0}"
    css += " footer{background:#123456;color:#fff}"
    row = "footer div{display:grid;grid-template-columns:repeat(4,1fr);padding:20pt}"
    items = "".join(f"<span>{link}</span>" for link in links)
    return by_weasyprint(path, f"<main><p>{PROSE * 8}</p></main><footer><div>{items}</div></footer>", css + row)


@pytest.mark.parametrize("make", [foot_by_typst, foot_by_fpdf2, foot_by_weasyprint])
def test_links_at_the_foot_of_a_web_page_are_no_table(tmp_path: Path, make: Make) -> None:
    """They stand in columns on a coloured band."""
    assert tables_in(make(tmp_path / "a.pdf")) == []


def beside_by_typst(path: Path) -> Path:
    """Two closed grids in the cells of a layout."""
    left, right = (typst_table(rows, "(100pt, 45pt, 45pt)") for rows in (LEFT, RIGHT))
    return by_typst(path, f"{PROSE}\n\n#grid(columns: 2, gutter: 30pt, [{left}], [{right}])\n\n{PROSE}")


def beside_by_reportlab(path: Path) -> Path:
    """The same with shaded heads, at the end of the page."""
    shaded = ("BACKGROUND", (0, 0), (-1, 0), colors.lightgrey)
    both = [[table_of(rows, GRID, shaded, widths=[100, 45, 45]) for rows in (LEFT, RIGHT)]]
    return by_reportlab(path, *[PROSE] * 12, table_of(both, widths=[240, 240]))


def beside_by_weasyprint(path: Path) -> Path:
    """The same with lines between the rows only."""
    tables = []
    for rows in (LEFT, RIGHT):
        cells = "".join("<tr>" + "".join(f"<td>{cell}" for cell in row) + "</tr>" for row in rows)
        tables.append(f"<table>{cells}</table>")
    css = "main{display:flex;gap:40pt} td{border-bottom:.5pt solid} tr:first-child td{font-weight:bold}"
    return by_weasyprint(path, f"<p>{PROSE}</p><main>{''.join(tables)}</main><p>{PROSE}</p>", css)


@pytest.mark.parametrize("make", [beside_by_typst, beside_by_reportlab, beside_by_weasyprint])
def test_two_tables_beside_each_other_are_read_from_left_to_right(tmp_path: Path, make: Make) -> None:
    """Their rows are level, and neither goes on with the other."""
    assert [[list(row) for row in t.grid] for t in tables_in(make(tmp_path / "a.pdf"))] == [LEFT, RIGHT]


MARGIN = ("Behandeld door", "A. de Wit", "Telefoon", "010 123 45 67", "Kenmerk", "2024-118", "Bijlagen", "2")
LETTER = (
    "U vraagt om meer uren hulp bij het huishouden. Wij hebben uw vraag met het wijkteam besproken. Het team "
    "kent uw huis en weet wat u zelf nog kunt. Daarom krijgt u elke week een uur extra, tot het eind van het jaar. "
)


def letter_by_typst(path: Path) -> Path:
    """The margin column is the second cell of a layout."""
    small = "#text(size: 8pt)[" + " \\ ".join(MARGIN) + "]"
    text = f"{LETTER}\n\n" * 4
    return by_typst(path, f"#grid(columns: (330pt, 100pt), gutter: 25pt, [{text}], [{small}])")


def letter_by_fpdf2(path: Path) -> Path:
    """The margin column stands to the left."""

    def draw(pdf: FPDF) -> None:
        pdf.set_font("helvetica", size=8)
        for i, line in enumerate(MARGIN):
            pdf.text(50, 70 + 14 * i, line)
        pdf.set_font("helvetica", size=10)
        pdf.set_xy(170, 56)
        pdf.multi_cell(350, 14, LETTER * 3)

    return by_fpdf2(path, draw)


def letter_by_weasyprint(path: Path) -> Path:
    """The margin column floats to the right, on a pale ground."""
    aside = "<aside>" + "<br>".join(MARGIN) + "</aside>"
    css = "aside{float:right;width:100pt;margin-left:25pt;font-size:8pt;background:#f4f4f4}"
    return by_weasyprint(path, f"{aside}<p>{LETTER}</p><p>{LETTER}</p><p>{LETTER}</p>", css)


@pytest.mark.parametrize(
    "make",
    [letter_by_typst, letter_by_fpdf2, letter_by_weasyprint],
)
def test_the_margin_column_of_a_letter_makes_no_table_of_it(tmp_path: Path, make: Make) -> None:
    """And no line of the letter has words of the margin in it."""
    path = make(tmp_path / "a.pdf")
    assert tables_in(path) == []
    letter = [line for line in lines_in(path) if "huishouden" in line or "wijkteam" in line]
    assert letter
    assert not any(note in line for line in letter for note in MARGIN[:6])


def plain(count: int) -> list[list[str]]:
    """Labels and prices, each other than the rest."""
    return [[f"Hulp soort {i}", f"€ {20 + i * 7 % 60},{10 + i * 13 % 90}"] for i in range(1, count + 1)]


def long_by_typst(path: Path) -> Path:
    """Two columns without a line, over three pages, the head on each."""
    cells = ", ".join(f"[{cell}]" for row in plain(90) for cell in row)
    head = "table.header[*Hulp*][*Prijs per uur*]"
    return by_typst(path, f"#table(columns: (200pt, 120pt), stroke: none, align: (left, right), {head}, {cells})")


def long_by_weasyprint(path: Path) -> Path:
    """The same by a page's own head."""
    rows = "".join(f"<tr><td>{a}<td>{b}</tr>" for a, b in plain(90))
    css = "th,td{width:180pt} td+td{text-align:right}"
    return by_weasyprint(path, f"<table><thead><tr><th>Hulp<th>Prijs per uur</tr></thead>{rows}</table>", css)


def long_by_fpdf2(path: Path) -> Path:
    """The same with a head on each page, prices set left."""
    return by_fpdf2(path, lambda p: fpdf2_table(p, [["Hulp", "Prijs per uur"], *_ascii(plain(90))], [200, 120], "NONE"))


def _ascii(rows: list[list[str]]) -> list[list[str]]:
    return [[a, b.replace("€ ", "EUR ")] for a, b in rows]


@pytest.mark.parametrize(
    "make",
    [long_by_typst, long_by_weasyprint, long_by_fpdf2],
)
def test_two_columns_without_lines_are_one_table_over_pages(tmp_path: Path, make: Make) -> None:
    """90 rows and one head, however many times that is repeated."""
    (found,) = tables_in(make(tmp_path / "a.pdf"))
    assert [row[0] for row in found.grid] == ["Hulp", *(row[0] for row in plain(90))]
    assert found.page_end > found.page
