"""Titles of groups, phrases, marked words and turned heads in tables: each fault as other typesetters write it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from fpdf import FPDF

from tests.faults.made import PROSE, by_fpdf2, by_typst, by_weasyprint, fpdf2_table, tables_in, typst_table

Make = Callable[[Path], Path]
Rows = Sequence[Sequence[str]]

GROUPED = [
    ["Onderwerp", "2024", "2025"],
    ["Samenwerking", "", ""],
    ["Overleg in de wijk", "41%", "44%"],
    ["Gedeeld dossier", "18%", "25%"],
    ["Vervoer", "", ""],
    ["Eigen bus", "62%", "58%"],
    ["Taxi op afroep", "12%", "15%"],
]
LONG = "Afspraken over vervoer en dagbesteding in de gemeenten langs de Linge en de Merwede"
PHRASES = [
    [
        "Wijkteam Zuid: kennismaken met de familie binnen tien dagen",
        "Het team komt thuis langs en schrijft de wensen op",
    ],
    ["Eén gezicht voor wie meer dan twee soorten hulp krijgt", "De begeleider is op werkdagen zelf bereikbaar"],
    ["Overdracht aan het ziekenhuis bij een opname", "De verpleegkundige belt dezelfde dag met de afdeling"],
    ["Terugkijken met de familie na drie maanden", "De aanbieder vraagt wat beter kan en doet dat"],
]


def on_typst(rows: Rows, more: str, before: str = "") -> Make:
    """Below running text, or at the foot of the page."""
    columns = f"({', '.join(['180pt', *['80pt'] * (len(rows[0]) - 1)])})" if len(rows[0]) > 2 else "(220pt, 220pt)"
    return lambda path: by_typst(path, f"{PROSE}\n\n{before}\n{typst_table(rows, columns, more)}\n\n{PROSE}")


def on_fpdf2(rows: Rows, layout: str, *, fill: bool = False, low: float = 0) -> Make:
    """The same with the lines of `layout`; `low` points further down."""

    def draw(pdf: FPDF) -> None:
        pdf.multi_cell(0, 13, PROSE, new_x="LMARGIN", new_y="NEXT")
        pdf.ln(14 + low)
        pdf.set_font("helvetica", size=9)
        fpdf2_table(pdf, rows, [200, *[90] * (len(rows[0]) - 1)] if len(rows[0]) > 2 else [230, 230], layout, fill)

    return lambda path: by_fpdf2(path, draw)


def on_weasyprint(rows: Rows, css: str, before: str = "") -> Make:
    """The same in HTML, the head in cells of its own kind."""
    tags = ["th", *["td"] * (len(rows) - 1)]
    body = "".join(
        "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in row) + "</tr>"
        for tag, row in zip(tags, rows, strict=True)
    )
    return lambda path: by_weasyprint(path, f"<p>{PROSE}</p>{before}<table>{body}</table><p>{PROSE}</p>", css)


ROW_LINES = "stroke: (x, y) => if y > 0 { (top: 0.5pt) }"


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(on_typst(GROUPED, ROW_LINES), id="typst"),
        pytest.param(on_typst(GROUPED, f"{ROW_LINES}, fill: (x, y) => if y == 0 {{ luma(220) }}"), id="typst, filled"),
        pytest.param(on_typst(GROUPED, ROW_LINES, "#v(1fr)"), id="typst, at the foot of the page"),
        pytest.param(on_fpdf2(GROUPED, "HORIZONTAL_LINES"), id="fpdf2"),
        pytest.param(on_fpdf2(GROUPED, "HORIZONTAL_LINES", fill=True, low=520), id="fpdf2, filled, at the foot"),
        pytest.param(on_weasyprint(GROUPED, "td{border-top:.5pt solid;padding:2pt 40pt 2pt 4pt}"), id="weasyprint"),
        pytest.param(on_weasyprint(GROUPED, "td,th{padding:2pt 40pt 2pt 4pt} th{background:#ddd}"), id="no lines"),
    ],
)
def test_the_head_stays_where_a_title_of_a_group_comes_right_below_it(tmp_path: Path, make: Make) -> None:
    """And the titles of groups are rows."""
    (found,) = tables_in(make(tmp_path / "a.pdf"))
    grid = [list(row) for row in found.grid]
    assert [row[0] for row in grid] == [row[0] for row in GROUPED]
    assert grid[0] == GROUPED[0]
    assert [grid[n] for n in (2, 3, 5, 6)] == [GROUPED[n] for n in (2, 3, 5, 6)]


LONG_ROWS = [*GROUPED[:4], [LONG, "", ""], *GROUPED[5:]]


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(
            lambda path: by_typst(
                path,
                f"{PROSE}\n\n#table(columns: (180pt, 80pt, 80pt), stroke: none, inset: (y: 3pt), "
                + ", ".join(
                    f"table.cell(colspan: 3)[{row[0]}]" if row[0] == LONG else ", ".join(f"[{cell}]" for cell in row)
                    for row in [*LONG_ROWS[:1], *LONG_ROWS[2:]]
                )
                + f")\n\n{PROSE}",
            ),
            id="typst, over all columns",
        ),
        pytest.param(
            lambda path: by_weasyprint(
                path,
                f"<p>{PROSE}<p>{PROSE}<table>"
                + "".join(
                    f"<tr><td colspan=3>{row[0]}</tr>" if row[0] == LONG else f"<tr><td>{'<td>'.join(row)}</tr>"
                    for row in [*LONG_ROWS[:1], *LONG_ROWS[2:]]
                )
                + f"</table><p>{PROSE}",
                "td{width:4.8cm;font-size:8pt}",
            ),
            id="weasyprint, over all columns",
        ),
    ],
)
def test_a_long_title_of_a_group_in_the_middle_is_a_row(tmp_path: Path, make: Make) -> None:
    """Without lines it looks like a line of running text."""
    (found,) = tables_in(make(tmp_path / "a.pdf"))
    assert [row[0] for row in found.grid] == [row[0] for row in (*LONG_ROWS[:1], *LONG_ROWS[2:])]
    assert found.grid[-1] == tuple(LONG_ROWS[-1])


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(on_typst(PHRASES, ""), id="typst"),
        pytest.param(
            on_typst(PHRASES, "fill: (x, y) => if x == 0 { luma(230) }", "#v(1fr)"), id="typst, filled, at the foot"
        ),
        pytest.param(on_fpdf2(PHRASES, "ALL"), id="fpdf2"),
        pytest.param(on_fpdf2(PHRASES, "ALL", low=480), id="fpdf2, at the foot"),
    ],
)
def test_phrases_in_a_closed_grid_by_others_are_a_table(tmp_path: Path, make: Make) -> None:
    """No cell ends in a full stop, but lines part all of them."""
    (found,) = tables_in(make(tmp_path / "a.pdf"))
    assert found.grid == tuple(map(tuple, PHRASES))


BODIES = [
    [["1.1", "Aanvulling", "De naam van het loket is gewijzigd"]],
    [["2.3", "Vervallen", "De oude bijlage geldt niet meer"], ["2.5", "Correctie", "Het bedrag is hersteld"]],
    [["4.2", "Wijziging", "De termijn loopt nu per maand"], ["4.4", "Aanvulling", "Een voorbeeld is toegevoegd"]],
]
BODY_HEAD = ["Paragraaf", "Soort", "Wat er verandert"]


def headed_by_typst(path: Path, fill: str = "none") -> Path:
    """Three tables, each below a heading."""
    parts = []
    for n, body in enumerate(BODIES):
        more = f"stroke: (x, y) => (top: 0.5pt, bottom: 0.5pt), fill: (x, y) => if y == 0 {{ {fill} }}"
        parts.append(
            f"*Wijzigingen per versie {n + 2}*\n\n{typst_table([BODY_HEAD, *body], '(80pt, 90pt, 280pt)', more)}"
        )
    return by_typst(path, f"{PROSE}\n\n" + "\n\n".join(parts))


def longer(n: int) -> list[list[str]]:
    """As many rows as tell the last one, which has no line below it, from text below a table."""
    return [
        [f"{n + 1}.{i}", "Aanvulling" if i % 2 else "Correctie", f"Punt {i} is {n + 1} keer gewijzigd"]
        for i in range(6)
    ]


def headed_by_fpdf2(path: Path) -> Path:
    """The same with lines between rows only, the last table near the foot of the page."""

    def draw(pdf: FPDF) -> None:
        pdf.ln(250)
        for n, body in enumerate(map(longer, range(3))):
            pdf.set_font("helvetica", "B", 10)
            pdf.cell(text=f"Wijzigingen per versie {n + 2}", new_x="LMARGIN", new_y="NEXT")
            pdf.ln(4)
            pdf.set_font("helvetica", size=9)
            fpdf2_table(pdf, [BODY_HEAD, *body], [80, 90, 300], "HORIZONTAL_LINES")
            pdf.ln(14)

    return by_fpdf2(path, draw)


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(headed_by_typst, id="typst"),
        pytest.param(lambda path: headed_by_typst(path, "luma(225)"), id="typst, shaded heads"),
        pytest.param(headed_by_fpdf2, id="fpdf2, at the foot"),
    ],
)
def test_tables_below_headings_by_others_stay_apart(tmp_path: Path, make: Make) -> None:
    """Lines as wide, heads alike: the heading between them begins a new table."""
    found = tables_in(make(tmp_path / "a.pdf"))
    bodies = BODIES if len(found[0].grid) == 2 else [longer(n) for n in range(3)]
    assert [[list(row) for row in table.grid] for table in found] == [[BODY_HEAD, *body] for body in bodies]


LISTED = [
    ["1", "Verslag van het overleg met ", "de cliëntenraad", " in maart", "openbaar"],
    ["2", "Brief aan de gemeenten over ", "het vervoer", " na de zomer", "deels openbaar"],
    ["3", "Nota over de ", "wachttijden in de regio", " per kwartaal", "openbaar"],
]


def marked_by_typst(path: Path, mark: str, before: str = "") -> Path:
    """Some words of a cell have a ground or a line of their own."""
    cells = ", ".join(f"[{n}], [{a}#{mark}[{b}]{c}], [{d}]" for n, a, b, c, d in LISTED)
    table = f"#table(columns: (30pt, 190pt, 90pt), [Nr], [Naam van het stuk], [Oordeel], {cells})"
    return by_typst(path, f"{PROSE}\n\n{before}\n{table}")


def marked_by_weasyprint(path: Path, css: str) -> Path:
    """The same in HTML."""
    cells = "".join(f"<tr><td>{n}<td>{a}<u>{b}</u>{c}<td>{d}</tr>" for n, a, b, c, d in LISTED)
    table = f"<table><tr><th>Nr<th>Naam van het stuk<th>Oordeel</tr>{cells}</table>"
    return by_weasyprint(path, f"<p>{PROSE}</p>{table}", f"td,th{{border:.5pt solid}} td{{max-width:6cm}} {css}")


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda path: marked_by_typst(path, "highlight(fill: yellow)"), id="typst, marked"),
        pytest.param(lambda path: marked_by_typst(path, "underline"), id="typst, underlined"),
        pytest.param(lambda path: marked_by_typst(path, "underline", "#v(1fr)"), id="typst, underlined, at the foot"),
        pytest.param(lambda path: marked_by_weasyprint(path, "u{background:#ff0}"), id="weasyprint, both"),
        pytest.param(lambda path: marked_by_weasyprint(path, "u{color:#00c;border-bottom:1pt solid}"), id="weasyprint"),
    ],
)
def test_words_with_a_ground_or_a_line_of_their_own_are_no_cells(tmp_path: Path, make: Make) -> None:
    """Neither columns nor rows begin at them."""
    (found,) = tables_in(make(tmp_path / "a.pdf"))
    assert [list(row) for row in found.grid[1:]] == [[n, f"{a}{b}{c}", d] for n, a, b, c, d in LISTED]


NAMES = ["Wijkteam Noord", "Wijkteam Oost", "Thuiszorg", "Ziekenhuis"]
TURNED = [["Overleg", "4", "7", "1", "9"], ["Dossier", "3", "5", "8", "2"], ["Vervoer", "6", "1", "4", "4"]]


def turned_by_typst(path: Path, more: str = "", before: str = "") -> Path:
    """Heads that run up, in narrow columns."""
    heads = ", ".join(f"rotate(-90deg, reflow: true)[{name}]" for name in NAMES)
    cells = ", ".join(f"[{cell}]" for row in TURNED for cell in row)
    table = f"#table(columns: (110pt, 34pt, 34pt, 34pt, 34pt), {more}align: bottom, [Taak], {heads}, {cells})"
    return by_typst(path, f"{PROSE}\n\n{before}\n{table}")


def turned_by_fpdf2(path: Path) -> Path:
    """The same without upright lines."""

    def draw(pdf: FPDF) -> None:
        pdf.text(60, 290, "Taak")
        for k, name in enumerate(NAMES):
            with pdf.rotation(90, 200 + 40 * k, 290):
                pdf.text(200 + 40 * k, 290, name)
        for y in (200, 296, 314, 332, 350):
            pdf.line(56, y, 350, y)
        for r, row in enumerate(TURNED):
            for k, cell in enumerate(row):
                pdf.text(60 if not k else 154 + 40 * k, 309 + 18 * r, cell)

    return by_fpdf2(path, draw)


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(turned_by_typst, id="typst"),
        pytest.param(
            lambda path: turned_by_typst(path, "fill: (x, y) => if y == 0 { luma(225) }, ", "#v(1fr)"), id="filled"
        ),
        pytest.param(
            lambda path: turned_by_typst(path, "stroke: (x, y) => (bottom: 0.5pt), "), id="typst, lines across"
        ),
        pytest.param(turned_by_fpdf2, id="fpdf2, lines across"),
    ],
)
def test_heads_that_run_up_by_others_belong_to_their_columns(tmp_path: Path, make: Make) -> None:
    """Each stands above its own figures."""
    (found,) = tables_in(make(tmp_path / "a.pdf"))
    assert [list(row) for row in found.grid] == [["Taak", *NAMES], *TURNED]
