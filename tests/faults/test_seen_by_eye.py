"""What was seen by eye to be read wrongly on pages of browsers, office programs and typesetters, made small."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from fpdf import FPDF

from tests.faults.made import PROSE, by_fpdf2, by_typst, by_weasyprint, lines_in, tables_in

Rows = Sequence[Sequence[str]]
PAGES = Path(__file__).parents[1] / "styles" / "documents" / "pdf"


def grids_in(path: Path) -> list[list[list[str]]]:
    """The texts of the tables of a file."""
    return [[list(row) for row in table.grid] for table in tables_in(path)]


def html_rows(rows: Rows, tag: str = "td") -> str:
    """Rows of a table in HTML."""
    return "".join("<tr>" + "".join(f"<{tag}>{cell}" for cell in row) + "</tr>" for row in rows)


CARDS: tuple[tuple[str, str], ...] = (
    ("Eerst thuis", "Zorg in huis gaat voor een plaats erbij"),
    ("Minder papier", "Wij vragen om één plan"),
)
CARDS += (("Samen de nacht in", "Per gemeente is er één nachtteam, dat u met uw buren regelt"),)


def cards_by_weasyprint(path: Path) -> Path:
    """Three boxes with round corners, white on blue."""
    boxes = "".join(f"<div><b>{title}</b><br>{text}</div>" for title, text in CARDS)
    css = "main{display:flex;gap:12pt} div{flex:1;background:#004f71;color:#fff;border-radius:5pt;padding:9pt}"
    return by_weasyprint(path, f"<p>{PROSE}</p><main>{boxes}</main><p>{PROSE}</p>", css)


def cards_by_typst(path: Path) -> Path:
    """The same on a pale ground, at the end of the page."""
    boxes = ", ".join(f"rect(fill: luma(230), inset: 9pt, width: 100%)[*{t}* \\ {text}]" for t, text in CARDS)
    return by_typst(path, f"{PROSE}\n\n#v(1fr)\n#grid(columns: (1fr, 1fr, 1fr), gutter: 12pt, {boxes})")


def cards_by_fpdf2(path: Path) -> Path:
    """The same in frames with round corners of many small bends."""

    def draw(pdf: FPDF) -> None:
        pdf.multi_cell(0, 14, PROSE)
        pdf.set_fill_color(222, 235, 242)
        for i, (title, text) in enumerate(CARDS):
            pdf.rect(40 + 175 * i, 120, 160, 90, style="F", round_corners=True, corner_radius=8)
            pdf.set_xy(50 + 175 * i, 130)
            pdf.multi_cell(140, 14, f"{title}\n{text}", align="LEFT")

    return by_fpdf2(path, draw)


@pytest.mark.parametrize("make", [cards_by_weasyprint, cards_by_typst, cards_by_fpdf2])
def test_cards_side_by_side_are_no_table_and_are_read_one_by_one(tmp_path: Path, make: object) -> None:
    """Their lines are level, yet no rows."""
    assert callable(make)
    path = make(tmp_path / "a.pdf")
    assert tables_in(path) == []
    whole = " ".join(lines_in(path))
    assert all(f"{title} {text}" in whole for title, text in CARDS)


def test_the_menu_bar_of_a_website_is_no_table(tmp_path: Path) -> None:
    """A name on two lines stands beside links on one, all in the middle of one bar."""
    links = "".join(f"<span>{link}</span>" for link in ("Home", "Contracteren", "Declareren", "Actueel", "Inloggen"))
    css = "nav{display:flex;gap:14pt;align-items:center;background:#004f71;color:#fff;padding:9pt} b{width:90pt}"
    path = by_weasyprint(tmp_path / "a.pdf", f"<nav><b>De Wit<br>Zorg in huis</b>{links}</nav><p>{PROSE * 3}</p>", css)
    assert tables_in(path) == []


def test_a_website_printed_from_a_browser_has_the_tables_that_it_shows() -> None:
    """Neither its menu bar nor its cards are one, and the head above the first stripe is the table's."""
    found = tables_in(PAGES / "webtekst.pdf")
    assert [(t.page, len(t.grid), len(t.grid[0])) for t in found] == [(2, 6, 3), (6, 7, 3)]
    assert found[1].grid[0] == ("Zorg", "In 2026", "In 2027")


def test_a_head_in_the_margin_stays_whole_below_the_band_of_a_chapter() -> None:
    """No line of the text begins with its first words."""
    lines = lines_in(PAGES / "agenda.pdf")
    assert {"Wachten en", "plaatsen"} <= set(lines)
    assert not any(line.startswith("Wachten en –") for line in lines)


HEADS = [["Locatie", "Plaatsen in 2026", "Bezetting in 2026", "Tarief per dag"]]
UNITS = [["", "(aantal)", "(%)", "(€)"]]
FIGURES = [
    ["Avondster", "48", "97,2", "231,50"],
    ["Berkel", "36", "95,8", "228,10"],
    ["Dommel", "112", "98,9", "240,00"],
]


@pytest.mark.parametrize("ruled", [True, False])
def test_units_in_a_type_of_their_own_below_heads_of_two_lines_are_a_row(tmp_path: Path, ruled: bool) -> None:
    """With lines above and below the table, and without any."""
    heads = html_rows([[cell.replace(" in ", "<br>in ").replace(" per ", "<br>per ") for cell in HEADS[0]]], "th")
    css = "td+td,th+th{text-align:right} .u td{font-style:italic} th{vertical-align:bottom}"
    lines = "table{border-top:1pt solid;border-bottom:1pt solid} .u td{border-bottom:.5pt solid}" if ruled else ""
    units = html_rows(UNITS).replace("<tr>", "<tr class=u>")
    table = f"<table>{heads}{units}{html_rows(FIGURES)}</table>"
    (grid,) = grids_in(by_weasyprint(tmp_path / "a.pdf", f"<p>{PROSE}</p>{table}<p>{PROSE}</p>", css + lines))
    assert [row[1:] for row in grid] == [row[1:] for row in [*HEADS, *UNITS, *FIGURES]]


GROUPS = {
    "Verblijf": [["met behandeling", "96,2%"], ["zonder behandeling", "94,9%"], ["logeren", "98,0%"]],
    "Thuis": [["volledig pakket", "96,1%"], ["modulair pakket", "97,3%"], ["huishouden", "92,5%"]],
    "Dag": [["groep", "94,0%"], ["vervoer", "99,5%"]],
}


@pytest.mark.parametrize("place", ["top", "middle"])
@pytest.mark.parametrize("line", ["", "border-right:.5pt solid"])
def test_labels_of_groups_part_where_stripes_draw_no_line_beside_them(tmp_path: Path, place: str, line: str) -> None:
    """Each label stands for its own rows, at their top or in the middle of them."""
    rows, n = "", 0
    for name, group in GROUPS.items():
        for k, cells in enumerate(group):
            label = f"<td rowspan={len(group)} class=l>{name}" if k == 0 else ""
            rows += f"<tr class={'z' if n % 2 else 'w'}>{label}" + "".join(f"<td>{cell}" for cell in cells) + "</tr>"
            n += 1
    head = html_rows([["Soort", "Vorm", "In 2027"]], "th")
    css = f".l{{vertical-align:{place};{line}}} .z td:not(.l){{background:#e8eef4}} th{{background:#246;color:#fff}}"
    (grid,) = grids_in(by_weasyprint(tmp_path / "a.pdf", f"<p>{PROSE}</p><table>{head}{rows}</table>", css))
    assert grid[1:] == [[name, *cells] for name, group in GROUPS.items() for cells in group]


SIGNS = [["●", "Kwaliteitsplan", "ontvangen op 12 mei", "ja"], ["▲", "Jaarrekening", "nog niet ontvangen", "nee"]]
SIGNS = [*SIGNS, ["✖", "Meldcode", "staat op de website", "ja"], ["●", "Klachtenregeling", "van 2021", "deels"]]


@pytest.mark.parametrize("ticks", [True, False])
@pytest.mark.parametrize("ruled", [True, False])
def test_a_column_of_icons_needs_no_head(tmp_path: Path, ticks: bool, ruled: bool) -> None:
    """The heads of the other columns are the table's, with lines below the rows and without."""
    rows = [["✓" if ticks else row[0], *row[1:]] for row in SIGNS]
    head = [["", "Stuk", "Stand", "Akkoord"]]
    css = "td{border-bottom:.5pt solid #aaa} th{border-bottom:1pt solid}" if ruled else ""
    table = f"<table>{html_rows(head, 'th')}{html_rows(rows)}</table>"
    (grid,) = grids_in(by_weasyprint(tmp_path / "a.pdf", f"<p>{PROSE}</p>{table}<p>{PROSE}</p>", css))
    assert grid == [*head, *rows]


def test_a_head_above_figures_set_right_stands_by_itself_where_its_neighbour_has_long_texts(tmp_path: Path) -> None:
    """As a sheet of LibreOffice Calc prints it: texts cut at the cell's edge reach up to the figures."""
    cut = [["Avondster", "Verbouwing van de noordv", "125000", "2026"], ["Berkel", "Domotica", "48000", "2026"]]
    cut += [["Dommel", "Aanleg van een belevings", "36500", "2027"], ["Eemland", "Panelen op het dak", "92000", "2027"]]
    head = ["Naam", "Omschrijving", "Bedrag", "Jaar"]

    def draw(pdf: FPDF) -> None:
        for i, row in enumerate([head, *cut]):
            pdf.text(58, 80 + 13 * i, row[0])
            pdf.text(128, 80 + 13 * i, row[1])
            pdf.text(242 if i == 0 else 296 - pdf.get_string_width(row[2]), 80 + 13 * i, row[2])
            pdf.text(316, 80 + 13 * i, row[3])

    assert grids_in(by_fpdf2(tmp_path / "a.pdf", draw)) == [[head, *cut]]
