"""Tables as two typesetters draw them, each kind at several places: what stood wrong once, with its right value."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import typst

from tests.tables.made import (
    GRID,
    PROSE,
    ROW_LINES,
    Canvas,
    Spacer,
    by_reportlab,
    by_weasyprint,
    colors,
    table_of,
    tables_in,
)

FIGURES = [
    ["Zzp vv", "93,5%", "97,5%", "91,0%"],
    ["Vpt", "92,5%", "96,5%", "90,0%"],
    ["Mpt", "91,5%", "95,5%", "89,0%"],
]
LINES_BELOW_HEAD = ("LINEBELOW", (0, 1), (-1, -1), 0.5, colors.black)
SPANNED = [["", "Bestaande aanbieder", "", ""], ["Prestatie", "ondergrens", "bovengrens", "Nieuwe aanbieder"], *FIGURES]


def html_rows(rows: list[list[str]], tag: str = "td") -> str:
    """Rows of cells."""
    return "".join("<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in row) + "</tr>" for row in rows)


@pytest.mark.parametrize(
    "styles",
    [
        pytest.param([("LINEBELOW", (1, 0), (2, 0), 0.5, colors.black), LINES_BELOW_HEAD], id="a line under it"),
        pytest.param([GRID], id="a closed grid"),
        pytest.param([ROW_LINES, ("BACKGROUND", (0, 0), (-1, 1), colors.lightgrey)], id="a shaded head"),
    ],
)
@pytest.mark.parametrize("above", [2, 14], ids=["on top", "at the foot of the page"])
def test_a_head_over_some_of_the_columns_is_not_lumped_with_the_others(
    tmp_path: Path, styles: list[Any], above: int
) -> None:
    """'Bestaande aanbieder' stands over two of four columns, and each column keeps its own head."""
    centred = [("SPAN", (1, 0), (2, 0)), ("ALIGN", (1, 0), (2, 0), "CENTER"), *styles]
    table = table_of(SPANNED, *centred, widths=[160, 90, 90, 120])
    (found,) = tables_in(by_reportlab(tmp_path / "a.pdf", *[PROSE] * above, table))
    assert list(found.grid[1]) == ["Prestatie", "ondergrens", "bovengrens", "Nieuwe aanbieder"]
    assert found.grid[0][1:3] == ("Bestaande aanbieder",) * 2
    assert "Bestaande" not in found.grid[0][3]
    assert found.grid[2:] == tuple(map(tuple, FIGURES))


def test_a_head_over_some_of_the_columns_by_another_typesetter(tmp_path: Path) -> None:
    """The same in HTML, the label and the last head over two rows."""
    head = "<tr><th rowspan=2>Prestatie<th colspan=2>Bestaande aanbieder<th rowspan=2>Nieuwe aanbieder</tr>"
    head += "<tr><th>ondergrens<th>bovengrens</tr>"
    css = "th,td{border-bottom:.5pt solid} td{text-align:right}"
    (found,) = tables_in(by_weasyprint(tmp_path / "a.pdf", f"<p>{PROSE}<table>{head}{html_rows(FIGURES)}</table>", css))
    assert list(found.grid[1]) == ["Prestatie", "ondergrens", "bovengrens", "Nieuwe aanbieder"]
    assert found.grid[0][1:3] == ("Bestaande aanbieder",) * 2


GROUPED = [
    ["Onderwerp", "2023", "2024"],
    ["Contractering", "", ""],
    ["Tijdigheid", "12%", "14%"],
    ["Overleg", "22%", "24%"],
]


@pytest.mark.parametrize("above", [1, 9], ids=["on top", "further down"])
def test_the_head_stays_when_a_group_comes_right_below_it(tmp_path: Path, above: int) -> None:
    """Each row but the head has a line above it; the first of them has a title only."""
    lines = [("LINEABOVE", (0, 1), (-1, -1), 0.5, colors.black), ("LINEBELOW", (0, -1), (-1, -1), 0.5, colors.black)]
    bold = ("FONTNAME", (0, 0), (-1, 1), "Helvetica-Bold")
    (found,) = tables_in(by_reportlab(tmp_path / "a.pdf", *[PROSE] * above, table_of(GROUPED, *lines, bold)))
    assert found.grid[0] == ("Onderwerp", "2023", "2024")
    assert found.grid[1][0] == "Contractering"
    assert found.grid[2:] == (("Tijdigheid", "12%", "14%"), ("Overleg", "22%", "24%"))


LONG_TITLE = "Tarieven en bekostiging in de regio Midden-IJssel en omgeving van het land"


@pytest.mark.parametrize("bold", [True, False], ids=["bold", "plain"])
def test_a_long_title_of_a_group_is_a_row_of_a_table_without_lines(tmp_path: Path, bold: bool) -> None:
    """It is as long as a line of running text, but in step with the rows."""
    rows = [["Onderwerp", "2023", "2024"], *([f"Deel {n}", f"{n}2%", f"{n}4%"] for n in (1, 2, 3))]
    rows.insert(3, [LONG_TITLE, "", ""])
    style = [("FONTNAME", (0, 3), (0, 3), "Helvetica-Bold" if bold else "Helvetica")]
    table = table_of(rows, *style, widths=[230, 115, 115])
    (found,) = tables_in(by_reportlab(tmp_path / "a.pdf", PROSE, PROSE, table, PROSE))
    assert [row[0] for row in found.grid] == ["Onderwerp", "Deel 1", "Deel 2", LONG_TITLE, "Deel 3"]


def test_one_line_of_text_between_two_tables_is_no_row(tmp_path: Path) -> None:
    """It stands further off than rows do."""
    rows = [["Onderwerp", "2023", "2024"], *([f"Deel {n}", f"{n}2%", f"{n}4%"] for n in (1, 2, 3))]
    parts = [table_of(rows, widths=[230, 115, 115]), Spacer(1, 8), LONG_TITLE, Spacer(1, 8)]
    found = tables_in(by_reportlab(tmp_path / "a.pdf", PROSE, *parts, table_of(rows, widths=[230, 115, 115])))
    assert LONG_TITLE not in [row[0] for table in found for row in table.grid]


@pytest.mark.parametrize("filled", [False, True], ids=["lines", "a shaded head"])
@pytest.mark.parametrize("rows", [35, 36, 37])
def test_a_row_cut_by_the_page_between_lines_is_one_row(tmp_path: Path, rows: int, filled: bool) -> None:
    """The label goes on at the head of the next page, below the head that is repeated."""
    label = (
        "Modulair pakket thuis voor cliënten met een indicatie voor verpleging en een aanvullende toeslag in de nacht"
    )
    body = [[f"Onderdeel {n}", f"{n},5%", str(10 + n)] for n in range(1, rows)]
    body += [[label, "71,5%", "12"], ["Volledig pakket thuis", "80,0%", "13"], ["Logeren", "81,0%", "14"]]
    head = "<thead><tr><th>Prestatie<th>2024<th>2025</thead>"
    css = "td,th{border-bottom:.5pt solid;width:4.5cm;vertical-align:top}" + ("th{background:#ddd}" if filled else "")
    (found,) = tables_in(by_weasyprint(tmp_path / "a.pdf", f"<table>{head}{html_rows(body)}</table>", css))
    assert found.page_end == 2
    assert found.grid[0] == ("Prestatie", "2024", "2025")
    assert found.grid[1:] == tuple(map(tuple, body))


def test_phrases_in_a_closed_grid_are_a_table(tmp_path: Path) -> None:
    """No cell ends in a full stop, but lines part all of them."""
    rows = [
        [
            "Buurtteam Oost: gesprek met het gezin binnen een week",
            "Het team voert het thuis en legt de vragen vast",
        ],
        [
            "Vaste begeleider voor elk gezin met meer dan een vraag",
            "De begeleider blijft aan zolang er hulp in huis komt",
        ],
        [
            "Overdracht naar school bij het einde van de hulp",
            "De begeleider draagt de afspraken over",
        ],
        ["Evaluatie met ouders na zes maanden thuis", "De aanbieder vraagt ouders wat de hulp heeft opgeleverd"],
    ]
    css = "td{border:.5pt solid;width:8cm}"
    (one,) = tables_in(by_weasyprint(tmp_path / "a.pdf", f"<p>{PROSE}<table>{html_rows(rows)}</table><p>{PROSE}", css))
    (two,) = tables_in(by_reportlab(tmp_path / "b.pdf", PROSE, table_of(rows, GRID, widths=[250, 250]), PROSE))
    shaded = ("BACKGROUND", (0, 0), (0, -1), colors.HexColor("#e0eef8"))
    (three,) = tables_in(
        by_reportlab(tmp_path / "c.pdf", *[PROSE] * 10, table_of(rows, GRID, shaded, widths=[250, 250]))
    )
    assert one.grid == two.grid == three.grid == tuple(map(tuple, rows))


@pytest.mark.parametrize("filled", [False, True], ids=["lines", "shaded heads"])
def test_tables_below_headings_of_their_own_stay_apart(tmp_path: Path, filled: bool) -> None:
    """Lines as wide, heads alike: the heading between them begins a new table."""
    css = "table{width:100%} td,th{border-top:.5pt solid;border-bottom:.5pt solid;font-weight:normal}"
    css += "h3{font-size:10pt;margin:16pt 0 4pt}" + ("th{background:#def}" if filled else "")
    head = "<tr><th>Onderdeel<th>Soort<th>Wat er verandert</tr>"
    bodies = [
        [["Algemeen", "Wijziging", "Verwijzingen vervallen"]],
        [
            ["2.1", "Aanvulling", "De aanbieder meldt de start voortaan in het portaal"],
            ["2.4", "Vervallen", "De bijlage is vervallen"],
        ],
        [["3.2", "Correctie", "Het jaartal is hersteld"], ["4.1", "Aanvulling", "Er is een voorbeeld gekomen"]],
    ]
    parts = [f"<h3>Wijzigingen in versie {5 - i}</h3><table>{head}{html_rows(b)}</table>" for i, b in enumerate(bodies)]
    found = tables_in(by_weasyprint(tmp_path / "a.pdf", f"<p>{PROSE}{''.join(parts)}", css))
    assert [len(t.grid) for t in found] == [2, 3, 3]
    assert [list(row) for t in found for row in t.grid[1:]] == [row for body in bodies for row in body]


def test_marked_words_and_underlined_links_are_no_cells(tmp_path: Path) -> None:
    """The ground of some words, and a line as wide as its cell under each line of a link."""
    link = '<span style="display:block;border-bottom:.6pt solid #00c">Raadsstuk 2023, nr. 810,</span>'
    rows = [
        ["1", 'Plan, opmerkingen van <mark style="background:#ff0">de werkgroep</mark> in juni', "openbaar"],
        ["2", "Brief aan de aanbieders over de opdracht", "deels openbaar"],
        ["3", f"Motie over wachttijden {link}{link.replace('810,', '811')}", "openbaar"],
    ]
    css = "td,th{border:.5pt solid} mark{color:inherit}"
    table = f"<table><tr><th>Nr<th>Naam<th>Oordeel</tr>{html_rows(rows)}</table>"
    (found,) = tables_in(by_weasyprint(tmp_path / "a.pdf", f"<p>{PROSE}{table}", css))
    assert (len(found.grid), len(found.grid[0])) == (4, 3)
    assert found.grid[1][1] == "Plan, opmerkingen van de werkgroep in juni"
    assert found.grid[3][1] == "Motie over wachttijden Raadsstuk 2023, nr. 810, Raadsstuk 2023, nr. 811"


@pytest.mark.parametrize("frame", [True, False], ids=["in a frame", "free"])
def test_tables_on_slides_that_follow_each_other_are_not_one(tmp_path: Path, frame: bool) -> None:
    """Each slide has room below its table: the page did not cut it."""
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(720, 405))
    for title in ("Looptijd aanpassen", "Budget aanpassen", "Omvang aanpassen"):
        if frame:
            canvas.setFillColor(colors.HexColor("#ebf2fa"))
            canvas.rect(150, 60, 540, 320, stroke=0, fill=1)
            canvas.setFillColor(colors.black)
        canvas.setFont("Helvetica-Bold", 18)
        canvas.drawString(210, 340, title)
        canvas.setFont("Helvetica", 11)
        for i, label in enumerate(("Toewijzing", "Ingangsdatum", "Einddatum", "Budget")):
            canvas.setFont("Helvetica-Bold", 11)
            canvas.drawString(212, 280 - 30 * i, label)
            canvas.setFont("Helvetica", 11)
            canvas.drawString(390, 280 - 30 * i, "overnemen uit het bericht" if i else "leeg laten")
        canvas.drawString(160, 32, "Terug naar het overzicht")
        canvas.showPage()
    canvas.save()
    assert {(t.page, t.page_end) for t in tables_in(tmp_path / "a.pdf")} <= {(1, 1), (2, 2), (3, 3)}


@pytest.mark.parametrize(
    "styles", [[GRID], [ROW_LINES, ("LINEABOVE", (0, 0), (-1, 0), 1, colors.black)]], ids=["grid", "rows"]
)
def test_a_title_block_on_each_page_does_not_part_a_table(tmp_path: Path, styles: list[Any]) -> None:
    """It stands close above the head, with the table's first line between them."""
    rows = [["Nr.", "Naam van het stuk", "Oordeel"]]
    rows += [[str(n), f"Brief met kenmerk 19-{1000 + 7 * n}", "openbaar"] for n in range(1, 120)]

    def block(canvas: Any, _: Any) -> None:
        for i, line in enumerate(("BIJLAGE 1", "LIJST VAN STUKKEN", "4.2023.0808.001")):
            canvas.setFont("Helvetica-Bold", 8)
            canvas.drawString(76, 800 - 10 * i, line)

    (found,) = tables_in(
        by_reportlab(tmp_path / "a.pdf", table_of(rows, *styles, widths=[60, 250, 100]), on_page=block)
    )
    assert (found.page, len(found.grid)) == (1, 120)
    assert found.page_end >= 4


@pytest.mark.parametrize("colour", ["#33801a", "#eeeeee"])
def test_the_foot_of_a_web_site_is_no_table(tmp_path: Path, colour: str) -> None:
    """Columns of links on a band that runs off the page."""
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(595, 842))
    canvas.setFont("Helvetica", 10)
    for i in range(12):
        canvas.drawString(57, 780 - 14 * i, PROSE[:90])
    canvas.setFillColor(colors.HexColor(colour))
    canvas.rect(0, 0, 595, 150, stroke=0, fill=1)
    canvas.setFillColor(colors.black)
    columns = {
        60: ["Portaal"],
        300: ["Service", "Contact", "Archief", "Vacatures"],
        420: ["Site", "Privacy", "Cookies", "Kaart"],
    }
    for x, names in columns.items():
        for i, name in enumerate(names):
            canvas.setFont("Helvetica" if i else "Helvetica-Bold", 9)
            canvas.drawString(x, 120 - 14 * i, name)
    canvas.save()
    assert tables_in(tmp_path / "a.pdf") == []


def test_tables_beside_each_other_are_read_from_left_to_right(tmp_path: Path) -> None:
    """However long each is."""
    css = ".t{float:left;width:5cm;margin-right:.5cm} td,th{border:.5pt solid}"
    body = f"<p>{PROSE}"
    for name, n in (("Aanvraag", 6), ("Toewijzing", 3), ("Antwoord", 4)):
        rows = html_rows([[f"Veld {i}", f"{name[:2]}{i}"] for i in range(n)])
        body += f"<div class=t><table><tr><th>{name}<th>Waarde</tr>{rows}</table></div>"
    found = tables_in(by_weasyprint(tmp_path / "a.pdf", body, css))
    assert [t.grid[0][0] for t in found] == ["Aanvraag", "Toewijzing", "Antwoord"]
    assert [len(t.grid) for t in found] == [7, 4, 5]


def test_a_letter_beside_a_margin_column_is_no_table(tmp_path: Path) -> None:
    """Its sentences run on from line to line."""
    css = ".m{float:right;width:4cm;font-size:7pt;line-height:1.7} .l{width:11cm}"
    margin = "<b>Afdeling Juridische zaken</b><br>en inkoop<br><br><b>Ons kenmerk</b><br>2023.077<br>"
    margin += "<b>Uw brief van</b><br>4 april 2023"
    letter = f"<p><b>Bezwaar</b><br>{PROSE}<p>{PROSE}{PROSE}"
    assert (
        tables_in(by_weasyprint(tmp_path / "a.pdf", f"<div class=m>{margin}</div><div class=l>{letter}</div>", css))
        == []
    )


def test_figures_with_a_unit_make_a_table_of_two_columns_without_lines(tmp_path: Path) -> None:
    """Over three pages, with its head on each."""
    rows = [["Plek", "Omvang"], *([f"Locatie {n}", f"{3 * n} plaatsen"] for n in range(1, 90))]
    table = table_of(rows, widths=[150, 200], repeatRows=1)
    (found,) = tables_in(by_reportlab(tmp_path / "a.pdf", "Overzicht", table))
    assert found.grid == tuple(map(tuple, rows))
    assert found.page_end - found.page >= 2


@pytest.mark.parametrize("number", ["19.171.02", "1000.5.2", "12.500.50%", "9" * 5000, "1.000.5", "²"])
def test_no_number_stops_a_document(tmp_path: Path, number: str) -> None:
    """Beside bars, where figures are looked for, it stays text."""
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(595, 842))
    canvas.setFont("Helvetica", 8)
    for i in range(4):
        canvas.rect(100, 600 - 30 * i, 60 + 40 * i, 14, stroke=0, fill=1)
        canvas.drawString(40, 603 - 30 * i, f"Deel {i}")
        canvas.drawString(170 + 40 * i, 603 - 30 * i, number)
    canvas.save()
    assert all(number not in table.grid for table in tables_in(tmp_path / "a.pdf"))


@pytest.mark.parametrize("aside", [2, 18], ids=["values under the text", "values at the left of the cell"])
def test_turned_heads_belong_to_their_columns(tmp_path: Path, aside: float) -> None:
    """Text that runs up at the middle of narrow columns."""
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(595, 842))
    names = ("Zilveren Kruis", "VGZ", "Menzis", "CZ")
    for x in (60, 200, 240, 280, 320, 360):
        canvas.line(x, 700, x, 546)
    for y in (700, 600, 582, 564, 546):
        canvas.line(60, y, 360, y)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(64, 634, "Eis")
    for i, name in enumerate(names):
        canvas.saveState()
        canvas.translate(224 + 40 * i, 604)
        canvas.rotate(90)
        canvas.drawString(0, 0, name)
        canvas.restoreState()
    for k, label in enumerate(("Kwaliteitsplan", "Locatiebezoek", "Duurzaamheid")):
        canvas.drawString(64, 587 - 18 * k, label)
        for i in range(4):
            canvas.drawString(222 - aside + 40 * i, 587 - 18 * k, str(4 * k + i + 1))
    canvas.save()
    (found,) = tables_in(tmp_path / "a.pdf")
    assert found.grid[0] == ("Eis", *names)
    assert found.grid[1] == ("Kwaliteitsplan", "1", "2", "3", "4")


@pytest.mark.parametrize("last", ["Logeren", "Vervoer naar de dagbesteding"], ids=["one line", "two lines"])
@pytest.mark.parametrize("make", ["typst", "weasyprint"])
def test_the_last_white_stripe_of_a_zebra_keeps_all_lines_of_its_cells(tmp_path: Path, make: str, last: str) -> None:
    """Nothing is drawn around it, and the text in its middle column runs over three lines."""
    why = "Dit gaat alleen als het wijkteam het vooraf goed vindt en de familie het zelf niet kan regelen"
    rows = [["Soort", "Wanneer", "Hoogte"], ["Wonen", why, "94%"], ["Advies", why, "91%"]]
    rows += [["Begeleiding", why, "93%"], [last, why, "92%"]]
    path = tmp_path / "a.pdf"
    if make == "typst":
        cells = ", ".join(f"[{cell}]" for row in rows for cell in row)
        fill = 'fill: (_, y) => if calc.odd(y) { rgb("#eeeeee") }'
        options = f"columns: (80pt, 160pt, 60pt), stroke: none, {fill}"
        source = f"#set text(size: 9pt)\n{PROSE}\n\n#table({options}, {cells})\n\n{PROSE}"
        path.write_bytes(typst.compile(source.encode()))
    else:
        stripes = "tr:nth-child(even) td{background:#eee} td{vertical-align:top}"
        stripes += " td:nth-child(2){width:150pt} td:first-child{width:75pt}"
        by_weasyprint(path, f"<p>{PROSE}<table>{html_rows(rows)}</table><p>{PROSE}", stripes)
    (found,) = tables_in(path)
    assert [list(row) for row in found.grid] == rows


def test_the_last_line_of_a_head_in_the_middle_is_no_level_of_its_own(tmp_path: Path) -> None:
    """A narrow column in the middle has a head of three lines, all heads have theirs in the middle of the cell."""
    rows = [["Klasse", "Woorden", "Eens in de hoeveel jaar", "Kans"]]
    rows += [[str(i), word, f"{i} jaar", f"{90 - 9 * i}%"] for i, word in enumerate(("vaak", "soms", "zelden"), 1)]
    css = "td{border:.5pt solid;text-align:center;width:90pt} td:nth-child(3){width:45pt} table{table-layout:fixed}"
    (found,) = tables_in(by_weasyprint(tmp_path / "a.pdf", f"<p>{PROSE}<table>{html_rows(rows)}</table>", css))
    assert [list(row) for row in found.grid] == rows
